import pytest

from reader.layout import Layout
from reader.page import LIKELY, UNSURE
from reader.themes import PALETTES, PLAIN
from reader.widgets.ribbon import Ribbon, Speaking, speaking
from transcripts.columns import NOBODY


@pytest.fixture
def layout(page_of):
    """Four turns of about a quarter of the page each."""
    page = page_of([(who, "Silt rises. " * 40) for who in ("Ada", "Bo", "Ada", None)])
    for element, turn in enumerate(page.turns):
        page.degrees[element] = {2: LIKELY, 3: UNSURE}.get(turn, 0)
    return Layout(page, 40)


def test_each_share_is_whose_words_it_mostly_is(layout):
    assert speaking(layout, 4) == [
        Speaking(0),
        Speaking(1),
        Speaking(0, doubted=True),
        Speaking(NOBODY),
    ]


def test_an_empty_page_has_nobody(page_of):
    assert speaking(Layout(page_of([]), 40), 3) == [Speaking(NOBODY)] * 3


@pytest.mark.parametrize("palette", [*PALETTES.values(), PLAIN], ids=lambda palette: palette.name)
async def test_what_is_unsure_is_fainter_and_dotted(stage, layout, palette):
    ribbon = Ribbon(palette)
    app = stage(ribbon)
    async with app.run_test(size=(80, 4)) as pilot:
        ribbon.set_layout(layout)
        await pilot.pause()
        ribbon.set_view(0, 1)
        rows = [ribbon.render_line(y) for y in range(4)]
        assert [row.text[1:].strip() for row in rows] == ["┃", "│", "┆", "│"]
        sure, unsure = (list(rows[y])[1].style for y in (0, 2))
        assert unsure.dim if palette.ansi else unsure.color != sure.color
        ribbon.set_view(0, layout.rows)
        bars = [ribbon.render_line(y).text[1:] for y in range(4)]
        assert [bar.strip() for bar in bars] == ["┃", "┃", "┇", "┃"]
        # Without colours the second voice stands aside of the first.
        assert bars[1] == (" ┃" if palette is PLAIN else "┃ ")
        assert bars[0] == bars[3] == "┃ "
