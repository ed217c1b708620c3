"""Odd transcripts, odd terminals, and text that means harm."""

import pytest

from reader.themes import PALETTES
from transcripts.columns import DESCRIPTION, POINT, SUMMARY
from transcripts.model import Chapter

KEYS = (
    *("j", "k", "space", "b", "d", "u", "G", "g", "l", "h", ")", "(", "L", "H"),
    *("v", "l", "h", ")", "(", "}", "{", "j", "k", "o", "v", "V", "q", "f", "escape"),
    *("n", "N", "*", "plus", "minus", "=", "a", "z", "z", "5", "0", "%", "backspace", "\\"),
)


def talks(reading_of):
    return {
        "empty": reading_of([]),
        "title alone": reading_of([], title="A title"),
        "one word": reading_of([("Ada", "Yes")]),
        "one letter": reading_of([(None, "a")]),
        "blank blocks": reading_of([("Ada", ""), ("Rui", " "), ("Ada", "Hm.")]),
        "no speech": reading_of(
            [(None, "Of it.", DESCRIPTION), (None, "Sum.", SUMMARY), (None, "Point", POINT)],
            title="T",
            chapters=(Chapter("C", 2, summary=(2,), points=(3,)),),
        ),
    }


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("empty", (80, 24)),
        ("title alone", (120, 40)),
        ("one word", (40, 10)),
        ("one letter", (80, 24)),
        ("blank blocks", (80, 24)),
        ("no speech", (120, 40)),
    ],
)
async def test_nearly_nothing_can_be_read(reader, keep, reading_of, clips, name, size):
    id = keep(talks(reading_of)[name])
    async with reader(id, size) as r:
        await r.press(*KEYS)
        assert r.said
        for command in ("37", "0:10", "50%", "chapter 1", "top", "bottom"):
            await r.do(command)
            assert r.said
        await r.burst("/", "a", "<Enter>", "n", "y")
    async with reader(id, size) as r:
        assert r.said


@pytest.mark.parametrize("text", ["x" * 1_000_000, "word " * 200_000, "日本" * 200_000])
async def test_a_line_of_a_million_characters(reader, keep, reading_of, text):
    id = keep(reading_of([("Ada", text)]))
    async with reader(id) as r:
        await r.press("space", "l", ")", "G", "k", "b", "g", "V", "v", "f", "escape")
        await r.burst("/", "xx", "<Enter>", "n")
        await r.press("plus", "G")
        assert r.view.top_row == r.view.last_top
        assert any(row.strip() for row in r.text_rows())


@pytest.mark.parametrize("pane", ["", "t", "B", "s", ":", "M"])
async def test_any_size_of_terminal_and_back(reader, keep, reading_of, talk, pane):
    id = keep(reading_of(talk(60), title="The river", chapters=(Chapter("One", 3),)))
    async with reader(id, (80, 24)) as r:
        await r.do("30")
        sentence, row = r.sentence, r.cursor_row
        if pane:
            await r.burst(pane)
        for size in ((40, 10), (10, 3), (1, 1), (200, 60), (80, 24)):
            await r.pilot.resize_terminal(*size)
            await r.settle()
        assert r.sentence == sentence
        assert 0 <= r.cursor_row < r.view.size.height
        if not pane:
            assert abs(r.cursor_row - row) <= 12


async def test_forty_columns_and_ten_rows_can_be_read(reader, keep, reading_of, talk):
    id = keep(reading_of(talk(60), title="The river"))
    async with reader(id, (40, 10)) as r:
        seen = []
        for _ in range(6):
            seen += r.text_rows()
            await r.press("space")
        assert "A heron" in " ".join(seen)
        assert all(len(row) <= 40 for row in r.picture())
        await r.press("t", "q", "?", "q")


HOSTILE = [
    "\x1b]0;owned\x07 \x1b[2J \x9b31m C1",
    "\u202egnp.exe\u202c \u2066bidi\u2069",
    "[bold]loud[/bold] [/] [/nothing] [",
    "[@click=app.quit]press me[/] [link=http://x]y[/link]",
    "$ground {braces} %s \\[escaped]",
    "\x00\x08\x7f\ud800 lone",
]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_text_is_shown_and_does_nothing(
    reader, keep, reading_of, library, clips, hostile
):
    from transcripts.text import make_safe

    safe = make_safe(hostile)
    chapters = (Chapter(safe, 1), Chapter(safe, 2))
    id = keep(reading_of([(safe, hostile), ("Rui", hostile)], title=safe, chapters=chapters))
    async with reader(id, (160, 40)) as r:
        assert any(safe in row for row in r.text_rows())
        x, y = r.cell(safe[:12])
        await r.pilot.click(r.view, offset=(x + 3, y))
        await r.press("m")
        await r.burst("M", "[bold]note[/]", "<Tab>", "[x]", "<Enter>")
        await r.burst("B")
        await r.burst("q")
        await r.burst("/", "[bold]", "<Enter>")
        await r.burst(":", "[bold]", "<Enter>")
        assert "[bold]" in r.said
        await r.press("y")
        await r.settle()
        whole = "\n".join(r.picture())
        assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in whole)
        assert "\u202e" not in whole
        assert clips
        assert "\x1b" not in clips[0]
        assert r.app.is_running


@pytest.mark.parametrize("name", list(PALETTES))
@pytest.mark.parametrize("colourless", [False, True])
async def test_every_theme_and_no_colour_at_all(
    reader, keep, reading_of, talk, monkeypatch, name, colourless
):
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    id = keep(reading_of(talk(60), title="The river", chapters=(Chapter("One", 3),)))
    async with reader(id, (120, 40)) as r:
        await r.do(f"theme {name}")
        assert r.said == f"Theme: {name}."
        await r.press("m", "v", ")", "m", "f", "a", "t", "t")
        await r.burst("B")
        await r.burst("q")
        await r.burst("/", "heron", "<Enter>")
        assert any("heron" in row for row in r.picture())
        await r.press("?", "?", "q")


async def test_the_next_theme_without_a_name(reader, keep, reading_of, talk):
    async with reader(keep(reading_of(talk(9)))) as r:
        for name in [*list(PALETTES)[1:], next(iter(PALETTES))]:
            r.screen.act("theme")
            await r.settle()
            assert r.said == f"Theme: {name}."
