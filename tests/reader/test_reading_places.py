"""What stays where it is: over another width, another measure, and the next day."""

import pytest

from transcripts.columns import DESCRIPTION
from transcripts.model import Chapter

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def river(keep, reading_of, talk):
    chapters = (Chapter("One", 2), Chapter("Two", 60))
    lines = [(None, "All about it. In words.", DESCRIPTION), *talk(120)]
    return keep(reading_of(lines, title="The river", chapters=chapters))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [2, 5, 11])
async def test_another_width_leaves_the_current_sentence_on_its_row(reader, river, size, count):
    async with reader(river, size) as r:
        await r.do("50")
        await r.press(*str(count), "j")
        row, sentence = r.cursor_row, r.sentence
        for columns in (60, 140, 47, size[0]):
            await r.pilot.resize_terminal(columns, size[1])
            await r.settle()
            assert (r.sentence, r.cursor_row) == (sentence, row)


async def test_another_measure_leaves_it_on_its_row(reader, river):
    async with reader(river, (120, 40)) as r:
        await r.do("70")
        row, sentence = r.cursor_row, r.sentence
        for key in ("minus", "minus", "minus", "plus", "=", "t"):
            await r.press(key)
            assert (r.sentence, r.cursor_row) == (sentence, row)


async def test_the_measure_has_bounds_and_says_how_wide_it_is(reader, river, library):
    async with reader(river, (200, 24)) as r:
        await r.press("minus")
        assert r.said == "Lines of 68 columns."
        assert r.view.geometry.text_width == 68
        await r.do("measure 30")
        assert r.said == "Lines of 40 columns."
        await r.do("measure 199")
        assert r.said == "Lines of 120 columns."
        await r.do("measure")
        assert r.said == "Lines of 72 columns."
        assert library.setting("measure") == "72"
        await r.pilot.resize_terminal(80, 24)
        await r.press("=")
        assert r.said.startswith("Lines of 72 columns; here is room for ")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "keys", [("1", "7", "j"), ("3", "space", "(", "("), ("G",), ("5", "L", "k")]
)
async def test_it_opens_again_at_the_very_row_and_sentence(reader, river, size, keys):
    async with reader(river, size) as r:
        await r.press(*keys)
        left = (r.view.top_row, r.view.cursor, r.text_rows())
        await r.press("Q")
    assert r.app.return_value == 0
    async with reader(river, size) as r:
        assert (r.view.top_row, r.view.cursor, r.text_rows()) == left


async def test_furniture_at_the_upper_edge_comes_back_too(reader, river):
    async with reader(river) as r:
        await r.press("1", "j")  # the title's row is gone, the byline's not yet
        seen = []
        for _ in range(6):
            seen.append((r.view.top_row, r.text_rows()))
            r.screen.save_position()
            opened = r.app.desk.open(river)
            r.view.show(opened.page, opened.cursor, opened.top, opened.above)
            assert (r.view.top_row, r.text_rows()) == seen[-1]
            await r.press("j")


async def test_another_size_on_the_next_day_shows_the_same_sentence(reader, river):
    async with reader(river, (120, 40)) as r:
        await r.do("90")
        await r.press("5", ")")
        sentence = r.sentence
    async with reader(river, (50, 12)) as r:
        assert r.sentence == sentence
        assert 0 <= r.cursor_row < r.view.size.height


async def test_each_transcript_has_a_place_of_its_own(reader, river, keep, reading_of, talk):
    other = keep(reading_of(talk(60)), "other.txt")
    async with reader(river) as r:
        await r.do("80")
        place = (r.view.top_row, r.view.cursor)
        r.app._read(other)
        await r.settle()
        await r.do("20")
        r.app._read(river)
        await r.settle()
        assert (r.view.top_row, r.view.cursor) == place


async def test_settings_are_there_the_next_day(reader, river):
    async with reader(river, (120, 40)) as r:
        await r.press("minus", "a", "t")
        await r.do("theme light")
    async with reader(river, (120, 40)) as r:
        assert r.view.geometry.text_width == 68
        assert r.app.theme == "tapelog-light"
        assert not r.screen.side.shown
        assert r.view.over.places


async def test_times_or_lines_stand_in_the_margin_when_asked_for(reader, river, keep, reading_of):
    async with reader(river) as r:
        await r.press("space")
        assert not any(row.strip().isdigit() for row in r.text_rows())
        await r.press("a")
        assert r.said == "Line numbers shown."
        assert any(row.strip().isdigit() for row in r.text_rows())
    timed = keep(reading_of([("Ada", "Hello."), ("Rui", "Yes.")], times=True), "timed.vtt")
    async with reader(timed) as r:
        assert any(row.strip() == "0:10" for row in r.text_rows())
        await r.press("a")
        assert r.said == "Times hidden."
        assert not any(row.strip() == "0:10" for row in r.text_rows())


async def test_a_chapters_number_is_not_taken_for_that_of_the_line_below_it(
    reader, keep, reading_of, talk
):
    lines = [(None, text) for _, text in talk(40)]
    chapters = (Chapter("One", 1), Chapter("Two", 20))
    async with reader(keep(reading_of(lines, chapters=chapters))) as r:
        await r.press("L", "a")
        rows = r.text_rows()
        heading = next(y for y, row in enumerate(rows) if "Two" in row)
        assert rows[heading].split() == ["2.", "Two"]
        assert rows[heading + 1].strip() == "20"


async def test_places_are_shown_where_names_have_no_room(reader, keep, reading_of):
    timed = keep(reading_of([("Ada", "Hello."), ("Rui", "Yes.")], times=True), "timed.vtt")
    async with reader(timed, (40, 12)) as r:
        await r.press("a")
        x, y = r.cell("0:10")
        assert r.cell("Yes.") == (x, y + 1)
