"""The first page is, character for character, what the reader then shows."""

import io
import os
import re
from unicodedata import normalize

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import prepaint
from reader.first_page import pack, unpack
from reader.frame import Frame
from reader.layout import Geometry
from reader.locations import library_file
from reader.page import LIKELY, UNSURE
from reader.themes import PALETTES
from transcripts.columns import DESCRIPTION, EVENT, POINT, SUMMARY
from transcripts.library.pages import open_quickly
from transcripts.model import Chapter

SIZES = [(80, 24), (120, 36), (60, 12), (200, 50)]


@pytest.fixture
def river(keep, reading_of, talk):
    chapters = (Chapter("The source", 2), Chapter("The mouth", 30), Chapter("The end", 92))
    lines = [
        (None, "All about it. In words.", DESCRIPTION),
        *talk(90),
        (None, "They speak of the river and of silt.", SUMMARY),
        (None, "Silt rises " * 12, POINT),
        (None, "Herons stay", POINT),
        (None, "applause", EVENT),
        ("Ada Quist", "日本語の文 and e\u0301 wide."),
        (None, "Somebody said this."),
    ]
    return keep(reading_of(lines, title="The river", show="Field Notes", chapters=chapters))


class Output(io.StringIO):
    def fileno(self) -> int:
        return 1


@pytest.fixture
def painted(monkeypatch, library):
    """painted(id, columns, rows): the rows that the first page writes, the sidebar's columns
    and the ribbon's left out; None where it paints nothing."""

    def paint(id, columns, rows):
        output, size = Output(), os.terminal_size((columns, rows))
        connection = open_quickly(library_file())
        assert connection is not None
        with monkeypatch.context() as patched:
            patched.setattr(prepaint.sys, "stdout", output)
            patched.setattr(prepaint.os, "get_terminal_size", lambda *_: size)
            done = prepaint.paint_first_page(connection, id)
        connection.close()
        if not done:
            assert output.getvalue() == ""
            return None
        screen = pyte.Screen(columns, rows)
        pyte.Stream(screen).feed(output.getvalue())
        left = Frame(columns, rows).sidebar
        assert all(not row[:left].strip() for row in screen.display)
        return [row[left:].rstrip() for row in screen.display[:-1]]

    return paint


async def shown_then(reader, id, size, *keys):
    """Read up to somewhere, leave, and come back: the rows of the reader's first frame."""
    async with reader(id, size) as r:
        await r.press(*keys)
        r.screen.save_position()
    async with reader(id, size) as r:
        return [normalize("NFC", row) for row in r.text_rows()]  # pyte joins marks and letters


PLACES = [(), ("j",), ("2", "j"), ("4", "j"), ("9", "j"), ("5", "space"), ("2", "L", "k"), ("G",)]


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("keys", PLACES)
async def test_it_is_what_the_reader_shows(reader, river, painted, size, keys):
    rows = await shown_then(reader, river, size, *keys)
    assert painted(river, *size) == rows


@pytest.mark.parametrize("size", SIZES[2:])
async def test_at_odd_sizes_too(reader, river, painted, size):
    rows = await shown_then(reader, river, size, "3", "space")
    assert painted(river, *size) == rows


async def test_a_measure_of_ones_own(reader, river, painted, library):
    library.remember("measure", "48")
    rows = await shown_then(reader, river, (120, 36), "3", "space")
    assert painted(river, 120, 36) == rows
    for nonsense in ("nonsense", "9999", ""):
        library.remember("measure", nonsense)
        rows = await shown_then(reader, river, (120, 36))
        assert painted(river, 120, 36) == rows


async def test_times_and_line_numbers_where_they_are_wanted(reader, river, painted, library):
    library.remember("times", "on")
    rows = await shown_then(reader, river, (80, 24), "3", "space")
    assert any(re.fullmatch(r" +\d+", row) for row in rows)
    assert painted(river, 80, 24) == rows


async def test_the_end_on_a_taller_terminal(reader, river, painted):
    await shown_then(reader, river, (80, 24), "G")
    kept = painted(river, 80, 40)
    async with reader(river, size=(80, 40)) as r:
        assert kept == [normalize("NFC", row) for row in r.text_rows()]


async def test_speakers_who_are_not_sure(reader, painted, worked_out):
    ada, bo = "Ada Wintergreen", "Bo Quarterstaff"
    voices = ((ada, 0.95), (bo, 0.8), (ada, 0.3), (bo, 0.8)) * 9
    lines = [(who, f"They said so in week {n}.", sure) for n, (who, sure) in enumerate(voices)]
    id = worked_out(lines)
    for size in ((120, 36), (80, 24), (50, 12), (40, 12)):
        rows = await shown_then(reader, id, size, "l")
        assert painted(id, *size) == rows
        # A cut name keeps its mark, and the bars stand below one another.
        named = [row for row in rows if "week" in row]
        assert any("?" in row for row in named) == (size[0] >= 50)
        assert {row[row.index("They") - 2] for row in named} == set("▎▏┆")
        assert len({row.index("They") for row in named}) == 1


@pytest.mark.parametrize("places", ["on", "off"])
async def test_chapters_made_here_say_so(reader, keep, reading_of, talk, painted, library, places):
    library.remember("times", places)
    chapters = tuple(Chapter(f"Part {n}", n, origin="inferred") for n in (1, 4, 7))
    id = keep(reading_of(talk(30), chapters=chapters))
    for size in ((80, 24), (40, 20)):
        rows = await shown_then(reader, id, size)
        assert sum(row.strip().endswith("made here") for row in rows) >= 2
        assert ("4" in {row.strip() for row in rows}) == (places == "on")
        assert painted(id, *size) == rows


async def test_the_name_below_a_heading_within_a_turn(reader, keep, reading_of, painted):
    lines = [("Ada Quist", "It rose."), ("Ada Quist", "It fell."), ("Rui Tal", "It stood.")]
    id = keep(reading_of(lines, chapters=(Chapter("Ebb", 2),)))
    for size in ((80, 24), (40, 20)):
        rows = await shown_then(reader, id, size)
        assert any("Quist ▎ It fell." in row for row in rows) == (size[0] >= 50)
        assert painted(id, *size) == rows


async def test_nothing_is_painted_before_there_is_a_place(painted, river):
    assert painted(river, 80, 24) is None
    assert painted("nobody", 80, 24) is None


@pytest.mark.parametrize("name", list(PALETTES))
async def test_every_theme_paints(reader, river, painted, library, name):
    library.remember("theme", name)
    rows = await shown_then(reader, river, (80, 24), "space")
    assert painted(river, 80, 24) == rows


ENVIRONMENTS = [
    ({"TERM": "xterm", "NO_COLOR": "1", "COLORTERM": "truecolor"}, r""),
    ({"TERM": "xterm"}, r""),
    ({"TERM": "xterm-256color"}, r"[34]8;5;\d+"),
    ({"TERM": "xterm", "COLORTERM": "truecolor"}, r"[34]8;2;\d+;\d+;\d+"),
]


@pytest.mark.parametrize(("environment", "colour"), ENVIRONMENTS)
def test_colours_are_those_that_the_terminal_has(environment, colour):
    code = prepaint.colours(environment)("#102030", "#ffffff", True)
    assert re.fullmatch(r"\x1b\[0(;1)?((;" + (colour or "x") + r"){2})?m", code)
    assert bool(re.search(r"[34]8;", code)) == bool(colour)


def test_a_name_is_bold_where_its_speaker_is_sure(page_of):
    page = page_of([("Ada", "One."), ("Bo", "Two."), ("Ada", "Three.")])
    page.degrees[1], page.degrees[2] = LIKELY, UNSURE
    geometry = Geometry(page, 80, 72)
    window = prepaint.Window(page, geometry.text_width, 0, 0, 23)
    code = prepaint.colours({"NO_COLOR": "1"})
    screen = prepaint.paint(page, window, geometry, Frame(80, 24), PALETTES["dark"], code)
    for gutter, bold in (("Ada ▎", True), ("Bo ▏", False), (r"Ada\? ┆", False)):
        assert re.search(rf"\[0{';1' * bold}m *{gutter}", screen)


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_every_colour_has_a_neighbour_among_256(red, green, blue):
    code = prepaint.colours({"TERM": "x-256color"})(
        f"#{red:02x}{green:02x}{blue:02x}", "#000000", 0
    )
    number = re.search(r"38;5;(\d+)", code)
    assert number
    assert 16 <= int(number[1]) <= 255


@given(data=st.data())
def test_the_piece_kept_paints_as_the_whole_page_would(page_of, talk, data):
    page = page_of(talk(700), title="T", chapters=(Chapter("One", 5), Chapter("Two", 400)))
    top = data.draw(st.integers(0, len(page.text) - 1))
    above = data.draw(st.integers(0, 6))
    piece, at, rows = unpack(pack(page, top, above))
    geometry = Geometry(page, 80, 72)
    again = Geometry(piece, 80, 72)
    assert (again.text, again.text_width) == (geometry.text, geometry.text_width)
    screens = [
        prepaint.paint(
            which,
            prepaint.Window(which, geometry.text_width, position, above, 23),
            geometry,
            Frame(80, 24),
            PALETTES["dark"],
            prepaint.colours({}),
        )
        for which, position in ((page, top), (piece, at))
    ]
    assert rows == above
    assert screens[0] == screens[1]


@pytest.mark.parametrize("data", [b"", b"x" * 8, b"x" * 400])
def test_a_damaged_piece_is_refused(data):
    with pytest.raises(ValueError, match="not a"):
        unpack(data)
