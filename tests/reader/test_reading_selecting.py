"""Selecting by keys and by the mouse."""

import pytest
from textual.events import MouseDown, MouseMove, MouseUp

LINES = [
    ("Ada Quist", "One two three. Four five six."),
    ("Rui Tal", "Seven eight nine. Ten eleven."),
    ("Ada Quist", "Twelve, of a length that does not fit on one line of a screen of eighty cells."),
    ("Rui Tal", "日本語の文 and 👍🏽 wide. Last."),
]


@pytest.fixture
def talks(keep, reading_of):
    return keep(reading_of(LINES))


SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("v", "One two three."),
        ("vl", "One two three. Four"),
        ("v2l", "One two three. Four five"),
        ("vlh", "One two three. "),
        ("vh", "One two "),
        ("v)", "One two three. Four five six."),
        ("v)(", "One two three. "),
        ("v}", "One two three. Four five six."),
        ("v}}", "One two three. Four five six. Seven eight nine. Ten eleven."),
        ("V", "One two three. Four five six."),
        ("V}{", "One two three. Four five six. "),
        (")vo(", "One two three. Four five six."),
        (")vol", "five six."),
        ("vj", "One two three. Four five six. Seven eight nine. Ten eleven."),
        ("lvk", "One two three. Four five six. "),
        ("vv", ""),
        ("vq", ""),
        ("v<Escape>", ""),
    ],
)
async def test_the_keys_of_a_selection(reader, talks, keys, words):
    async with reader(talks) as r:
        keys = keys.replace("<Escape>", "\x1b")
        await r.press(*("escape" if key == "\x1b" else key for key in keys))
        assert r.selected.strip() == words.strip()
        if words:
            count = len(words.split())
            assert r.said == f"{count} words selected · y copies, m keeps, v leaves"


async def test_a_selection_is_shown_on_the_words_alone(reader, talks):
    async with reader(talks) as r:
        await r.press("v", "l")
        _, y = r.cell("One two")
        ground = r.view._look.selection.bgcolor
        lit = "".join(s.text for s in r.view.render_line(y) if s.style.bgcolor == ground)
        assert lit == "One two three. Four"


async def test_a_selection_is_kept_and_left(reader, talks, library):
    async with reader(talks) as r:
        await r.press("v", "l", "m")
        assert [b.words for b in library.all_bookmarks()] == ["One two three. Four"]
        assert r.selected == ""
        await r.press("j", "q")


async def test_a_long_selection_scrolls_with_its_end(reader, keep, reading_of, talk):
    async with reader(keep(reading_of(talk(80)))) as r:
        await r.press("v", "9", "}")
        row = r.view.page_layout.row_of(r.view.marking.head - 1)
        assert r.view.top_row <= row < r.view.top_row + r.view.size.height
        await r.press("o", "h")
        assert r.view.top_row <= 1


async def drag(r, *cells):
    """Press at the first cell of the view, move over the others and let go."""
    region = r.view.region
    for kind, (x, y) in (
        (MouseDown, cells[0]),
        *((MouseMove, cell) for cell in cells[1:]),
        (MouseUp, cells[-1]),
    ):
        x, y = x + region.x, y + region.y
        event = kind(None, x, y, 0, 0, 0 if kind is MouseMove else 1, False, False, False, x, y)
        r.app.post_message(event)
        await r.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_drag_selects_from_cell_to_cell(reader, talks, size):
    async with reader(talks, size) as r:
        x, y = r.cell("One two")
        await drag(r, (x + 4, y), (x + 6, y), (x + 13, y))
        assert r.selected == "two three"
        u, w = r.cell("Seven")
        await drag(r, (u + 5, w), (x, y))
        assert r.selected == "One two three. Four five six. Seven"
        assert w > y


async def test_a_drag_from_the_gutter_and_over_gaps_takes_words_only(reader, talks):
    async with reader(talks) as r:
        x, y = r.cell("One two")
        u, w = r.cell("Seven eight")
        await drag(r, (1, y), (2, y + 1), (u + 11, w))
        assert r.selected == "One two three. Four five six. Seven eight"
        await drag(r, (3, w), (1, w - 1), (0, w))
        assert r.selected == ""
        await drag(r, (x, y + 1), (u + 5, w))  # from the blank row above the turn
        assert r.selected == "Seven"
        await drag(r, (u, w), (r.view.size.width - 1, w))
        assert r.selected == "Seven eight nine. Ten eleven."


async def test_a_drag_goes_on_over_the_edge(reader, keep, reading_of, talk):
    async with reader(keep(reading_of(talk(80)))) as r:
        height = r.view.size.height
        await drag(r, (20, 5), (20, height + 1), (20, height + 2), (20, height + 3))
        assert r.view.top_row == 3
        assert len(r.selected) > 300


async def test_wide_characters_are_met_where_they_are_painted(reader, talks):
    async with reader(talks) as r:
        y = next(y for y, row in enumerate(r.text_rows()) if "日本語" in row)
        x = r.view.geometry.text
        await drag(r, (x + 2, y), (x + 6, y))
        assert r.selected == "本語"


@pytest.mark.parametrize(
    ("times", "words"),
    [(2, "five"), (3, "Four five six."), (4, "One two three. Four five six.")],
)
async def test_clicks_take_word_sentence_turn(reader, talks, times, words):
    async with reader(talks) as r:
        x, y = r.cell("five six")
        await r.pilot.click(r.view, offset=(x + 1, y), times=times)
        await r.settle()
        assert r.selected.strip() == words


async def test_one_click_makes_a_sentence_current(reader, talks):
    async with reader(talks) as r:
        await r.press("v")
        x, y = r.cell("Ten eleven")
        await r.pilot.click(r.view, offset=(x + 1, y))
        await r.settle()
        assert r.sentence == "Ten eleven."
        assert r.selected == ""
        await r.press("y")


async def test_the_wheel_scrolls_three_rows(reader, keep, reading_of, talk):
    from textual.events import MouseScrollDown, MouseScrollUp

    async with reader(keep(reading_of(talk(80)))) as r:
        region = r.view.region

        async def wheel(kind):
            x, y = region.x + 5, region.y + 5
            r.app.post_message(kind(None, x, y, 0, 0, 0, False, False, False, x, y))
            await r.settle()

        await wheel(MouseScrollDown)
        await wheel(MouseScrollDown)
        assert r.view.top_row == 6
        assert 0 <= r.cursor_row < r.view.size.height
        await wheel(MouseScrollUp)
        assert r.view.top_row == 3


async def test_the_mouse_copies_what_it_selected(reader, talks, clips):
    async with reader(talks) as r:
        x, y = r.cell("Seven eight")
        await drag(r, (x, y), (x + 11, y))
        await r.press("y")
        await r.settle()
        assert clips == ["“Seven eight” — Rui Tal, talk.txt, line 2"]
