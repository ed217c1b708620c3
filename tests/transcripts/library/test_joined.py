"""Several sources of one conversation in the library: joined, told apart, carried along."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from transcripts.columns import DESCRIPTION
from transcripts.corrections import Rename, Words
from transcripts.formats import read, understand
from transcripts.joining.chapters import CannotJoin
from transcripts.library import Library, Position
from transcripts.library.ids import digest
from transcripts.model import (
    BlocksBuilder,
    Companion,
    Details,
    Place,
    Reading,
    Source,
    Span,
    Transcript,
)

LINES = (
    "Welcome back to the harbour, I am glad that you could come today.",
    "Thank you. I have been mending nets since I was a boy of seven.",
    "My father taught me, and his mother taught him in her time.",
    "How many nets does a boat need in one winter on this coast?",
    "Three if the weather is kind, and five if it is not so kind.",
    "And who mends them when the crew is out at sea for the whole week?",
)
WHO = ("Ines", "Tor", "Tor", "Ines", "Tor", "Ines")
NAMED = "\n".join(f"{who}: {line}" for who, line in zip(WHO, LINES, strict=True)).encode()
PLAIN = "\n".join(LINES).replace("a boy of seven", "a child of seven").encode()


def _cue(number: int, text: str) -> str:
    return f"00:00:{number * 8:02}.000 --> 00:00:{number * 8 + 7:02}.000\n{text}\n"


VTT = ("WEBVTT\n\n" + "\n".join(_cue(n, line.lower()) for n, line in enumerate(LINES))).encode()
WHISPER = json.dumps(
    {
        "text": " ".join(LINES),
        "segments": [
            {
                "id": number,
                "start": number * 8.0,
                "end": number * 8 + 7.5,
                "text": line,
                "words": [
                    {
                        "word": f" {word}",
                        "start": number * 8 + at / 5,
                        "end": number * 8 + at / 5 + 0.1,
                        "probability": 0.9,
                    }
                    for at, word in enumerate(line.split())
                ],
            }
            for number, line in enumerate(LINES)
        ],
        "language": "en",
    }
).encode()
CHAPTERS = (
    b'{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Nets"}, '
    b'{"startTime": 24, "title": "Winter"}]}'
)
VOICES = "\n".join(
    f"SPEAKER talk 1 {n * 8}.0 7.0 <NA> <NA> {who} <NA> <NA>" for n, who in enumerate(WHO)
).encode()


def source(data: bytes, name: str) -> Source:
    return Source(name, digest(data), f"/talks/{name}")


@pytest.fixture
def keep(library: Library) -> Callable[[bytes, str], str]:
    def kept(data: bytes, name: str) -> str:
        return library.keep(source(data, name), data, read(data, name)).id

    return kept


@pytest.fixture
def join(library: Library) -> Callable[[str, bytes, str], Any]:
    def joined(id: str, data: bytes, name: str) -> Any:
        return library.join(id, source(data, name), data, understand(data, name))

    return joined


def shown(library: Library, id: str) -> Transcript:
    found = library.transcript(id)
    assert found is not None
    return found


def span(transcript: Transcript, words: str) -> Span:
    at = transcript.text.index(words)
    end = transcript.blocks.place(at + len(words) - 1)
    return Span(transcript.blocks.place(at), Place(end.block, end.char + 1))


def words_of(library: Library, id: str) -> list[tuple[str, float]]:
    found, text = library.words(id), shown(library, id).text
    assert found is not None
    return [(text[a:b], t) for a, b, t in zip(found.starts, found.ends, found.times, strict=True)]


def everything(library: Library) -> list[Any]:
    tables = ("transcripts", "versions", "sources", "parts", "bookmarks", "corrections", "turns")
    return [library.connection.execute(f"SELECT * FROM {t}").fetchall() for t in tables]


def test_a_joined_version_has_the_words_of_one_and_the_times_of_the_other(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    done = join(id, VTT, "talk.vtt")
    assert (done.role, done.changed, done.doubtful) == ("times", True, ())
    found = shown(library, id)
    assert [block.start for block in found.blocks] == [0.0, 8.0, 16.0, 24.0, 32.0, 40.0]
    assert found.details.times == "aligned"
    assert found.version.source.name == "talk.txt"
    assert [found.speaker_name(s) for s in found.turns.speakers] == [
        "Ines",
        "Tor",
        "Ines",
        "Tor",
        "Ines",
    ]
    (entry,) = library.entries()
    assert (entry.format, entry.speakers) == ("named-lines", 2)


def test_every_source_is_kept_byte_for_byte_once_and_known_by_its_hash(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    join(id, VTT, "talk.vtt")
    join(id, CHAPTERS, "talk.json")
    for data in (NAMED, VTT, CHAPTERS):
        assert library.known(digest(data)) == id
        assert library.holds(id, digest(data))
    assert library.connection.execute("SELECT count(*) FROM sources").fetchone() == (3,)
    assert library.source_bytes(id) == NAMED
    roles = library.connection.execute(
        "SELECT role FROM parts p JOIN transcripts t ON t.current = p.version ORDER BY number"
    ).fetchall()
    assert roles == [("text",), ("times",), ("chapters",)]


def test_chapters_and_voices_join_a_timed_talk(library: Library, keep: Any, join: Any) -> None:
    id = keep(VTT, "talk.vtt")
    assert join(id, CHAPTERS, "talk.json").role == "chapters"
    assert join(id, VOICES, "talk.rttm").role == "speakers"
    found = shown(library, id)
    assert [(c.title, c.block, c.start) for c in found.details.chapters] == [
        ("Nets", 1, 0.0),
        ("Winter", 4, 24.0),
    ]
    assert [found.people[s].name for s in found.blocks.speakers] == list(WHO)


def test_what_does_not_fit_leaves_everything_as_it_was(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    library.add_bookmark(shown(library, id), span(shown(library, id), "mending nets"))
    before = everything(library)
    with pytest.raises(CannotJoin):
        join(id, VOICES, "talk.rttm")
    assert everything(library) == before
    with pytest.raises(CannotJoin):
        join("nobody", VTT, "talk.vtt")
    assert everything(library) == before


def test_a_crash_in_the_middle_of_joining_leaves_everything_as_it_was(
    library: Library, keep: Any, join: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = keep(NAMED, "talk.txt")
    before = everything(library)

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr("transcripts.library.carrying.carry", fail)
    with pytest.raises(sqlite3.OperationalError):
        join(id, VTT, "talk.vtt")
    assert everything(library) == before


def test_marks_corrections_and_the_place_are_carried(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    old = shown(library, id)
    library.add_bookmark(old, span(old, "Three if the weather is kind"), "winter")
    library.correct(old, Words("lad"), span(old, "boy"))
    library.correct(shown(library, id), Rename(1, "Tor Vik"), None)
    old = shown(library, id)
    here = span(old, "How many nets").start
    library.save_position(old, Position(here, here, 2, 0.4))
    library.join(id, source(VTT, "talk.vtt"), VTT, understand(VTT, "talk.vtt"))
    builder = BlocksBuilder()
    builder.add("Tor has mended nets for fifty years.", kind=DESCRIPTION)
    page = Reading("page", 1, builder.build(), Details(title="Nets"))
    library.join(id, source(b"page", "page.txt"), b"page", page)
    new = shown(library, id)
    assert len(new.blocks) > len(old.blocks)
    (mark,) = library.bookmarks(new)
    assert (mark.words, mark.certainty, mark.note) == (
        "Three if the weather is kind",
        "exact",
        "winter",
    )
    at = new.blocks.offset(mark.span.start)
    assert new.text[at:].startswith("Three if the weather is kind")
    assert "I was a lad of seven" in new.text
    assert new.speaker_name(new.turns.speakers[-2]) == "Tor Vik"
    position = library.position(new)
    assert position is not None
    assert new.text[new.blocks.offset(position.place) :].startswith("How many nets")
    assert position.fraction == 0.4


def test_marks_whose_words_are_gone_are_told_of_and_kept(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    library.add_bookmark(shown(library, id), span(shown(library, id), "My father taught me"))
    other = NAMED.replace(b"My father taught me, and his mother taught him in her time.", b"No.")
    done = join(id, other, "talk-corrected.txt")
    assert done.doubtful == ("the bookmark \u201cMy father taught me\u201d",)
    (mark,) = library.bookmarks(shown(library, id))
    assert mark.certainty in ("doubtful", "lost")
    assert mark.words == "My father taught me"


def test_a_source_that_carries_no_more_makes_no_version(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    number = shown(library, id).version.id
    export = "\n\n".join(f"**{w}:** {t}" for w, t in zip(WHO, LINES, strict=True)).encode()
    done = join(id, export, "talk.md")
    assert not done.changed
    assert shown(library, id).version.id == number
    assert library.known(digest(export)) == id


def test_an_export_with_the_names_a_person_gave_carries_no_more(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    library.correct(shown(library, id), Rename(1, "Tor Vik"), None)
    export = NAMED.replace(b"Tor:", b"Tor Vik:")
    assert not join(id, export, "talk.md").changed


def test_words_have_their_times_when_chapters_have_come_among_them(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(WHISPER, "talk.json")
    before = words_of(library, id)
    assert before[:2] == [("Welcome", 0.0), ("back", 0.2)]
    join(id, CHAPTERS, "talk.chapters.json")
    assert words_of(library, id) == before


def test_words_of_a_text_have_the_times_of_the_same_words_in_another_source(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(WHISPER, "talk.json")
    join(id, NAMED.replace(b"boy", b"lad"), "talk.txt")
    assert library.source_bytes(id) != WHISPER
    timed = dict(words_of(library, id))
    assert timed["Welcome"] == 0.0
    assert timed["mending"] == pytest.approx(8 + 5 / 5)
    assert "lad" not in timed


def test_a_changed_file_keeps_what_other_sources_gave(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(VTT, "talk.vtt")
    join(id, CHAPTERS, "talk.json")
    changed = VTT.replace(b"boy", b"lad")
    library.renew(id, source(changed, "talk.vtt"), changed, read(changed, "talk.vtt"))
    found = shown(library, id)
    assert "lad" in found.text
    assert [chapter.title for chapter in found.details.chapters] == ["Nets", "Winter"]
    assert library.source_bytes(id) == changed


def test_a_changed_file_takes_its_own_place_and_not_a_second_one(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(VTT, "talk.vtt")
    join(id, CHAPTERS, "talk.json")
    assert join(id, CHAPTERS.replace(b"Winter", b"Storms"), "talk.json").changed
    found = shown(library, id)
    assert [chapter.title for chapter in found.details.chapters] == ["Nets", "Storms"]
    assert found.version.reading.report.left_out == ()


def test_what_was_taken_out_of_a_file_does_not_come_back_from_its_old_version(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    assert join(id, "\n".join(LINES).encode(), "talk.txt").changed
    assert shown(library, id).attribution == "none"


def test_turns_are_worked_out_anew_for_a_version_of_the_same_format(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(NAMED, "talk.txt")
    shown(library, id)
    changed = NAMED.replace(b"Tor: My", b"Ines: My").replace(b"harbour", b"harbour town")
    assert join(id, changed, "talk2.txt").changed
    found = shown(library, id)
    assert "harbour town" in found.text[found.turns.starts[0] : found.turns.ends[0]]
    assert found.text[found.turns.starts[2] :].startswith("My father")
    assert found.speaker_name(found.turns.speakers[2]) == "Ines"


def test_lines_that_get_times_stay_lines(library: Library, keep: Any, join: Any) -> None:
    id = keep(PLAIN, "talk.txt")
    join(id, VTT, "talk.vtt")
    assert len(shown(library, id).turns) == len(LINES)


def test_the_index_is_told_of_a_joined_version(library: Library, keep: Any, join: Any) -> None:
    id = keep(VTT, "talk.vtt")
    before = library.fingerprints()[id]
    join(id, CHAPTERS, "talk.json")
    after = library.fingerprints()[id]
    assert after != before
    assert library.fingerprints()[id] == after


def test_a_transcript_of_its_own_goes_into_the_one_it_joins(
    library: Library, keep: Any, join: Any
) -> None:
    id, apart = keep(NAMED, "talk.txt"), keep(VTT, "talk.vtt")
    other = shown(library, apart)
    library.add_bookmark(other, span(other, "how many nets"), "carry me")
    join(id, VTT, "talk.vtt")
    assert [entry.id for entry in library.entries()] == [id]
    (mark,) = library.bookmarks(shown(library, id))
    assert mark.note == "carry me"
    assert library.known(digest(VTT)) == id


def test_removing_a_joined_transcript_takes_all_its_sources_out(
    library: Library, keep: Any, join: Any
) -> None:
    id = keep(VTT, "talk.vtt")
    join(id, CHAPTERS, "talk.json")
    assert library.remove(id)
    assert library.known(digest(CHAPTERS)) is None
    for table in ("versions", "sources", "parts", "sketches", "runs"):
        assert library.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert keep(VTT, "talk.vtt") == id


def test_the_same_conversation_is_found(library: Library, keep: Any) -> None:
    id = keep(NAMED, "talk.txt")
    keep(b"Ann: Something else.\nBob: Yes, and at some length, too.\nAnn: So?\nBob: So.", "b.txt")
    same = library.same_as(read(PLAIN, "x.txt"), "x.txt")
    assert same is not None
    assert (same.id, same.title, same.certainty) == (id, "talk.txt", "certain")
    assert same.reasons
    exact = library.same_as(read(VTT, "y.vtt"), "y.vtt")
    assert exact is not None
    assert (exact.id, exact.certainty) == (id, "same")


def test_nothing_is_the_same_as_what_says_other_things(library: Library, keep: Any) -> None:
    keep(NAMED, "talk.txt")
    other = b"Ann: Good morning to all of you.\nBob: It is.\nAnn: It was.\nBob: It will be again."
    assert library.same_as(read(other, "talk.txt"), "talk.txt") is None


@pytest.fixture
def old_library(library_path: Path) -> Iterator[Library]:
    """A library whose sources were kept before there were sketches."""
    with Library(library_path) as made:
        made.keep(source(NAMED, "talk.txt"), NAMED, read(NAMED, "talk.txt"))
        made.connection.execute("DELETE FROM sketches")
        made.connection.execute("DELETE FROM runs")
    with Library(library_path) as opened:
        yield opened


def test_what_was_kept_before_is_found_too(old_library: Library) -> None:
    same = old_library.same_as(read(PLAIN, "x.txt"), "x.txt")
    assert same is not None
    assert same.certainty == "certain"


def test_a_source_without_words_is_read_again_for_what_it_tells(
    library: Library, keep: Any, join: Any
) -> None:
    """Who speaks when is not kept apart from the source."""
    id = keep(VTT, "talk.vtt")
    join(id, VOICES, "talk.rttm")
    assert isinstance(understand(VOICES, "talk.rttm"), Companion)
    join(id, CHAPTERS, "talk.json")
    found = shown(library, id)
    assert [found.people[s].name for s in found.blocks.speakers] == list(WHO)
    assert len(found.details.chapters) == 2
