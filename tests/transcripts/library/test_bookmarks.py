from collections.abc import Callable

import pytest

from transcripts.library import Kept, Library, Position
from transcripts.model import Place, Reading, Span, Transcript

Keep = Callable[..., Kept]
ReadingOf = Callable[..., Reading]
LEARNT = Span(Place(4, 0), Place(4, 20))  # My father taught me


@pytest.fixture
def transcript(library: Library, keep: Keep) -> Transcript:
    found = library.transcript(keep().id)
    assert found is not None
    return found


def test_a_bookmark_keeps_words_note_and_tags(library: Library, transcript: Transcript) -> None:
    made = library.add_bookmark(transcript, LEARNT, "a *note*", ["family", " craft ", "family", ""])
    assert made.words == "My father taught me,"
    assert made.tags == ("family", "craft")
    assert made.anchor.start == 20.0
    assert library.bookmarks(transcript) == [made]
    assert library.entry(transcript.id).bookmarks == 1  # type: ignore[union-attr]


def test_a_bookmark_is_there_for_another_process_at_once(
    library: Library, transcript: Transcript
) -> None:
    made = library.add_bookmark(transcript, LEARNT)
    with Library(library.path) as other:
        assert other.all_bookmarks() == [made]


def test_bookmarks_are_listed_in_the_transcripts_order(
    library: Library, transcript: Transcript
) -> None:
    late = library.add_bookmark(transcript, Span(Place(6, 0), Place(6, 5)))
    early = library.add_bookmark(transcript, Span(Place(2, 0), Place(2, 7)))
    assert [m.id for m in library.bookmarks(transcript)] == [early.id, late.id]


def test_a_bookmark_is_edited_deleted_and_brought_back(
    library: Library, transcript: Transcript
) -> None:
    made = library.add_bookmark(transcript, LEARNT, "first")
    edited = library.edit_bookmark(transcript, made, note="second", tags=["x"])
    assert (edited.note, edited.tags, edited.words) == ("second", ("x",), made.words)
    longer = library.edit_bookmark(transcript, edited, span=Span(Place(4, 0), Place(4, 47)))
    assert longer.words == "My father taught me, and his mother taught him."
    assert library.bookmarks(transcript) == [longer]
    assert library.delete_bookmark(made.id)
    assert library.bookmarks(transcript) == library.all_bookmarks() == []
    assert library.undelete_bookmark(made.id)
    assert library.bookmarks(transcript) == [longer]
    assert not library.delete_bookmark(made.id + 1)


def test_marks_wait_for_a_removed_transcript_and_come_back_with_it(
    library: Library, transcript: Transcript, keep: Keep
) -> None:
    made = library.add_bookmark(transcript, LEARNT, "keep me")
    library.save_position(transcript, Position(Place(4, 0), Place(3, 0), 2, 0.5))
    library.remove(transcript.id)
    (orphans,) = library.orphans()
    assert (orphans.transcript, orphans.name) == (transcript.id, "Mending nets")
    assert orphans.bookmarks == (made,)
    assert library.all_bookmarks() == []
    assert keep().id == transcript.id
    assert library.orphans() == []
    assert library.bookmarks(transcript) == [made]
    assert library.position(transcript).rows_above == 2  # type: ignore[union-attr]


def test_orphans_are_put_into_another_version_where_their_words_are(
    library: Library, transcript: Transcript, keep: Keep, reading_of: ReadingOf
) -> None:
    found = library.add_bookmark(transcript, LEARNT, "one")
    library.add_bookmark(transcript, Span(Place(6, 0), Place(6, 52)), "two")
    library.remove(transcript.id)
    lines = (
        (0, "Something new was said at the start of this one."),
        (1, "Thank you. I have been mending nets since I was a boy."),
        (1, "My father taught me, and his mother taught him."),
    )
    into = keep(b"other", reading_of(lines))
    assert library.restore(transcript.id, into.id) == (1, 1)
    (back,) = library.all_bookmarks()
    assert (back.id, back.note, back.transcript) == (found.id, "one", into.id)
    target = library.transcript(into.id)
    assert target is not None
    start, end = (target.blocks.offset(p) for p in (back.span.start, back.span.end))
    assert target.text[start:end] == "My father taught me,"
    (left,) = library.orphans()
    assert [m.note for m in left.bookmarks] == ["two"]


def test_bookmarks_follow_their_words_into_a_new_version(
    library: Library, transcript: Transcript, keep: Keep, reading_of: ReadingOf
) -> None:
    library.add_bookmark(transcript, LEARNT, "moved")
    gone = library.add_bookmark(transcript, Span(Place(6, 0), Place(6, 52)), "gone")
    better = reading_of(
        (
            (0, "Welcome back to the harbour, I am glad that you could come."),
            (1, "Thank you."),
            (1, "I have been mending nets since I was a boy."),
            (1, "My father taught me; and his mother taught him."),
        ),
        number=2,
    )
    keep(reading=better)
    shown = library.transcript(transcript.id)
    assert shown is not None
    moved, lost = library.bookmarks(shown)
    assert moved.span.start == Place(5, 0)
    assert moved.certainty == "likely"
    assert (lost.id, lost.certainty) == (gone.id, "lost")
    assert lost.words == "Three if the weather is kind, and five if it is not."


def test_a_position_is_kept_and_what_was_read_stays_read(
    library: Library, transcript: Transcript
) -> None:
    assert library.position(transcript) is None
    library.save_position(transcript, Position(Place(6, 3), Place(5, 0), 1, 0.99))
    library.save_position(transcript, Position(Place(2, 3), Place(2, 0), 0, 0.2))
    found = library.position(transcript)
    assert found is not None
    assert (found.place, found.top, found.rows_above) == (Place(2, 3), Place(2, 0), 0)
    assert found.fraction == 0.99
    assert found.at > 0


def test_settings_are_remembered_and_forgotten(library: Library) -> None:
    library.remember("measure", "66")
    assert library.setting("measure") == "66"
    library.remember("measure", None)
    assert library.setting("measure") is None
