from collections.abc import Callable

import pytest

from transcripts.corrections import AddChapter, Rename, Speaks, Title, Words
from transcripts.library import Kept, Library
from transcripts.model import Place, Reading, Span, Transcript

Keep = Callable[..., Kept]
ReadingOf = Callable[..., Reading]
NETS = Span(Place(3, 31), Place(3, 35))


@pytest.fixture
def transcript(library: Library, keep: Keep) -> Transcript:
    found = library.transcript(keep().id)
    assert found is not None
    return found


def shown(library: Library, id: str) -> Transcript:
    found = library.transcript(id)
    assert found is not None
    return found


def test_a_correction_shows_at_once_and_its_undoing_too(
    library: Library, transcript: Transcript
) -> None:
    id = transcript.id
    before = library.fingerprints()[id]
    made = library.correct(transcript, Title("Nets, mended"), None)
    assert shown(library, id).name == "Nets, mended"
    assert library.entry(id).title == "Nets, mended"  # type: ignore[union-attr]
    assert library.fingerprints()[id] != before
    library.undo(id, [made])
    assert shown(library, id).name == "Mending nets"
    assert library.fingerprints()[id] == before
    library.redo(id, [made])
    assert library.entry(id).title == "Nets, mended"  # type: ignore[union-attr]
    assert [c.id for c in library.corrections(id)] == [made.id]


def test_every_kind_comes_back_from_the_library(library: Library, transcript: Transcript) -> None:
    span = Span(Place(3, 0), Place(3, 10))
    changes = [
        (Speaks("Guest"), span),
        (Rename(0, "Ines"), None),
        (Words("knots"), NETS),
        (AddChapter("Craft"), span),
    ]
    made = [library.correct(transcript, change, at) for change, at in changes]
    assert library.corrections(transcript.id) == made


def test_bookmarks_and_positions_keep_to_their_words_when_words_before_are_corrected(
    library: Library, transcript: Transcript
) -> None:
    span = Span(Place(3, 44), Place(3, 53))
    mark = library.add_bookmark(transcript, span)
    assert mark.words == "was a boy"
    library.correct(transcript, Words("many large nets"), NETS)
    corrected = shown(library, transcript.id)
    (found,) = library.bookmarks(corrected)
    start, end = (corrected.blocks.offset(p) for p in (found.span.start, found.span.end))
    assert corrected.text[start:end] == "was a boy"
    again = library.add_bookmark(corrected, found.span)
    assert [m.span for m in library.all_bookmarks()] == [span, span]
    assert again.words == "was a boy"


def test_the_source_never_changes(library: Library, transcript: Transcript) -> None:
    library.correct(transcript, Words("knots"), NETS)
    corrected = shown(library, transcript.id)
    assert "mending knots" in corrected.text
    assert corrected.version.reading.blocks.text == transcript.text
    assert library.source_bytes(transcript.id) == b"nets"


def test_corrections_are_carried_to_a_new_version_and_doubtful_ones_leave_force(
    library: Library, transcript: Transcript, keep: Keep, reading_of: ReadingOf
) -> None:
    library.correct(transcript, Words("knots"), NETS)
    library.correct(transcript, Words("ropes"), Span(Place(5, 9), Place(5, 13)))
    keep(
        reading=reading_of(
            (
                (0, "A line that was not there."),
                (1, "Thank you. I have been mending nets since I was a boy."),
            ),
            number=2,
        )
    )
    corrected = shown(library, transcript.id)
    assert "mending knots since" in corrected.text
    assert "ropes" not in corrected.text
    assert len(library.corrections(transcript.id)) == 1
    assert len(library.corrections(transcript.id, undone=True)) == 2


def test_corrections_wait_for_a_removed_transcript(
    library: Library, transcript: Transcript, keep: Keep
) -> None:
    library.correct(transcript, Words("knots"), NETS)
    assert library.marks(transcript.id) == (0, 1)
    library.remove(transcript.id)
    keep()
    assert "mending knots" in shown(library, transcript.id).text
