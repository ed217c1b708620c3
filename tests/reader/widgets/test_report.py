from pathlib import Path

import pytest

from reader.report_text import report_lines
from reader.screens.report import ReportScreen
from transcripts.model import Details, Report, Source


def lines(left_out: tuple[str, ...] = ()) -> list[str]:
    report = Report(("the speakers' names",), ("the encoding, cp1252",), left_out)
    return report_lines(Details(), report, Source("talk.srt", "", str(Path("/x/talk.srt"))))


async def test_it_tells_what_was_understood_guessed_and_left_out(stage):
    app = stage(screen=ReportScreen(lines()))
    async with app.run_test(size=(80, 24)):
        shown = app.picture()
        for words in ("talk.srt", "Understood", "the speakers' names", "Guessed", "cp1252"):
            assert words in shown
        assert shown.index("Left out") < shown.index("nothing")


async def test_long_lines_are_wrapped_and_many_can_be_scrolled(stage):
    long = tuple(f"note {number} " + "of the editor " * 12 for number in range(30))
    app = stage(screen=ReportScreen(lines(long)))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "…" not in app.picture()
        assert "note 29" not in app.picture()
        for _ in range(12):
            await pilot.press("d")
        assert "note 29" in app.picture()


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_close_it(stage, key):
    app = stage(screen=ReportScreen(lines()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert app.dismissed == [None]
