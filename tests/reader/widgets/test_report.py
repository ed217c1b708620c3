from array import array
from pathlib import Path

import pytest

from reader.report_text import report_lines
from reader.screens.report import ReportScreen
from transcripts.attributed import NOT_YET
from transcripts.model import Details, Inference, Report, Source


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


def test_it_tells_what_was_worked_out_and_what_is_in_doubt(transcript_of):
    transcript = transcript_of([("Ada", "How so?"), ("Bo", "Because."), ("Ada", "I see.")])
    ada, bo = (person._replace(inferred=True) for person in transcript.people)
    people = (ada._replace(role="host", evidence="“with Ada”"), bo)
    found = Inference(
        transcript.blocks.speakers, array("f", [0.95, 0.8, 0.4]), people, doubts=((2, 0),)
    )
    shown = transcript._replace(inference=found, details=transcript.details._replace(people=people))
    told = report_lines(Details(), Report(), Source("talk.txt", "0"), shown)
    assert "  who speaks, from the words: 1 line sure, 1 likely, 1 unsure" in told
    assert "  Ada, host: “with Ada”" in told
    assert told[-2:] == [
        "Kept as they are, though by now their words tell another speaker:",
        "  line 2: Bo, by now Ada",
    ]


def test_it_tells_why_nobody_is_attributed(transcript_of):
    transcript = transcript_of([(None, "so what"), (None, "well")])
    nobody = Inference(
        transcript.blocks.speakers, array("f", [0, 0]), (), "the lines have no punctuation"
    )
    told = report_lines(
        Details(), Report(), Source("talk.txt", "0"), transcript._replace(inference=nobody)
    )
    assert "  who speaks, because the lines have no punctuation" in told
    not_yet = transcript._replace(inference=nobody._replace(reason=NOT_YET))
    assert not any(
        "nobody" in line
        for line in report_lines(Details(), Report(), Source("talk.txt", "0"), not_yet)
    )


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
