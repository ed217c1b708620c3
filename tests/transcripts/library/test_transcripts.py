from collections.abc import Callable
from pathlib import Path

from transcripts.library import Kept, Library
from transcripts.library.ids import digest, proposed_id
from transcripts.model import Person, Reading, Source, Transcript
from transcripts.paragraphs import cuts
from transcripts.turns import group

Keep = Callable[..., Kept]
ReadingOf = Callable[..., Reading]


def loaded(library: Library, id: str) -> Transcript:
    found = library.transcript(id)
    assert found is not None
    return found


def test_a_transcript_comes_back_as_it_was_read(
    library: Library, keep: Keep, reading: Reading
) -> None:
    found = loaded(library, keep().id)
    assert [b.text for b in found.blocks] == [b.text for b in reading.blocks]
    assert found.blocks.kinds == reading.blocks.kinds
    assert found.blocks.lines == reading.blocks.lines
    assert found.blocks.speakers == reading.blocks.speakers
    assert [b.start for b in found.blocks] == [b.start for b in reading.blocks]
    assert [b.end for b in found.blocks] == [b.end for b in reading.blocks]
    assert found.details == reading.details
    assert found.version.reading.report == reading.report
    assert found.version.reading.format == "named"


def test_turns_are_kept_as_they_are_worked_out(
    library: Library, keep: Keep, reading: Reading
) -> None:
    kept = loaded(library, keep().id).turns
    made = group(reading.blocks, None, cuts(reading.blocks, reading.details))
    assert [tuple(getattr(kept, name)) for name in kept.__slots__] == [
        tuple(getattr(made, name)) for name in made.__slots__
    ]


def test_the_source_is_kept_byte_for_byte(library: Library, keep: Keep) -> None:
    data = bytes(range(256)) * 40
    assert library.source_bytes(keep(data).id) == data


def test_the_same_bytes_are_one_transcript(library: Library, keep: Keep) -> None:
    first = keep(b"one")
    again = keep(b"one", name="copy.txt")
    assert again == Kept(first.id, False)
    assert len(library.entries()) == 1
    assert keep(b"two").id != first.id


def test_an_id_is_short_without_vowels_and_the_same_everywhere(tmp_path: Path, keep: Keep) -> None:
    made = keep(b"one").id
    assert made == proposed_id(digest(b"one"))
    assert len(made) == 6
    assert not set(made) & set("aeiou01l")
    assert made[0].isalpha()


def test_an_id_that_is_taken_is_not_given_twice() -> None:
    first = proposed_id(digest(b"one"))
    assert proposed_id(digest(b"one"), lambda id: id == first) != first


def test_lists_say_what_is_there(library: Library, keep: Keep, reading: Reading) -> None:
    keep()
    keep(b"b", reading._replace(details=reading.details._replace(title=None)), "b.srt")
    entry, other = sorted(library.entries(), key=lambda e: e.title is None)
    assert (entry.title, entry.show, entry.turns, entry.speakers) == (
        "Mending nets",
        "Harbour Lights",
        len(loaded(library, entry.id).turns),
        2,
    )
    assert (entry.published, entry.duration, entry.bookmarks) == (
        reading.details.published,
        49.5,
        0,
    )
    assert (other.title, other.name, other.state, other.fraction) == (None, "b.srt", "new", 0)


def test_words_of_title_show_or_name_find_a_transcript(
    library: Library, keep: Keep, reading: Reading
) -> None:
    nets = keep().id
    boats = keep(b"b", reading._replace(details=reading.details._replace(title="Boats")), "x.srt")
    assert [e.id for e in library.find("mend NETS")] == [nets]
    assert [e.id for e in library.find("harbour boats")] == [boats.id]
    assert {e.id for e in library.find("Harbour")} == {nets, boats.id}
    assert library.find("arbour") == []
    assert [e.id for e in library.find(nets.upper())] == [nets]
    assert library.find("") == library.find("  ") == library.find("\0") == []


def test_a_path_finds_its_transcript_even_when_the_file_is_gone(
    library: Library, reading: Reading, tmp_path: Path
) -> None:
    path = str(tmp_path / "gone \udcff.txt")
    kept = library.keep(Source("gone.txt", digest(b"x"), path), b"x", reading)
    assert [e.id for e in library.find(path)] == [kept.id]
    assert loaded(library, kept.id).version.source.path == path


def test_the_one_opened_last_is_the_one_last_read(library: Library, keep: Keep) -> None:
    a, b, c = (keep(data).id for data in (b"a", b"b", b"c"))
    assert library.last_read() is None
    library.opened(a)
    library.opened(b)
    library.opened(a)
    assert library.last_read() == a
    assert {e.id: e.state for e in library.entries()} == {
        a: "begun",
        b: "begun",
        c: "new",
    }


def test_removing_takes_everything_worked_out_with_it(library: Library, keep: Keep) -> None:
    kept = keep().id
    assert library.remove(kept)
    assert not library.remove(kept)
    assert library.transcript(kept) is None
    assert library.entries() == []
    for table in ("versions", "sources", "blocks", "turns"):
        (rows,) = library.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert rows == 0, table


def test_adding_that_fails_adds_nothing(library: Library, keep: Keep, reading: Reading) -> None:
    broken = reading._replace(format=None)  # type: ignore[arg-type]
    try:
        keep(b"x", broken)
    except Exception:
        pass
    else:
        raise AssertionError("the broken reading was kept")
    assert library.entries() == []
    assert library.known(digest(b"x")) is None
    assert not library.connection.in_transaction


def test_a_better_reader_makes_a_new_version_of_the_same_transcript(
    library: Library, keep: Keep, reading_of: ReadingOf
) -> None:
    first = keep()
    before = library.fingerprints()[first.id]
    better = reading_of(number=2)
    better = better._replace(
        details=better.details._replace(people=(Person("Ines Holm"), Person("Tor Vik", "guest"))),
    )
    assert keep(reading=better) == Kept(first.id, False)
    assert loaded(library, first.id).version.reading.reader == 2
    assert loaded(library, first.id).people[1].inferred is False
    assert library.fingerprints()[first.id] != before
    keep(reading=reading_of(number=1))
    assert loaded(library, first.id).version.reading.reader == 2


def test_a_fingerprint_is_the_same_until_something_changes(library: Library, keep: Keep) -> None:
    id = keep().id
    before = library.fingerprints()
    library.opened(id)
    assert library.fingerprints() == before
