from reader.widgets.panel import Panel, paged
from reader.widgets.rows import GAP, Row, row

CHOICES = [row("Who?"), GAP, *(row(f"choice {n}") for n in range(1, 21)), GAP, row("or none")]


def words(rows) -> list[str]:
    return [one.text for one in rows]


def test_where_there_is_room_there_is_air():
    rows = [row("a"), GAP, row("b")]
    assert words(paged(rows, 5)[0]) == ["", "a", "", "b", ""]
    assert words(paged(rows, 4)[0]) == ["a", "b"]


def test_what_has_no_room_is_on_further_pages_under_the_same_question():
    pages = paged(CHOICES, 9)
    assert all(len(page) <= 9 and page[0].text == "Who?" for page in pages)
    assert [page[-1].text for page in pages] == [f"space more, {n} of 3" for n in (1, 2, 3)]
    inner = [line for page in pages for line in words(page)[1:-1]]
    assert inner == [*(f"choice {n}" for n in range(1, 21)), "or none"]


def test_a_screen_without_room_shows_a_row_at_a_time():
    assert all(words(page)[1:-1] for page in paged(CHOICES, 0))


async def test_the_page_with_what_is_so_now_comes_first_and_the_others_after_it(stage):
    lit = [Row(one.left, lit=one.text == "choice 12") for one in CHOICES]
    app = stage(panel := Panel(lambda width: lit))
    async with app.run_test(size=(40, 12)) as pilot:
        assert "choice 12" in app.picture()
        assert panel.turn()
        await pilot.pause()
        assert "or none" in app.picture()
        assert panel.turn()
        await pilot.pause()
        assert "choice 1\n" in app.picture()


async def test_a_single_page_is_not_turned(stage):
    app = stage(panel := Panel(lambda width: [row("a")]))
    async with app.run_test(size=(40, 12)):
        assert not panel.turn()
