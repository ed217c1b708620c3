"""Corrected words: both readings find the place, which is shown as it was corrected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.documents import as_heard, documents
from index.search import Hit, Search
from index.writer import Updated, update
from transcripts.hearing import corrections_of, occurrences
from transcripts.library import Library
from transcripts.library.ids import digest
from transcripts.model import Source, Transcript

Talk = Callable[..., Transcript]
SearchIn = Callable[..., Search]
IndexOf = Callable[..., Updated]
Corrected = Callable[..., Transcript]

LINES = [
    ("Ann", "Nobody spoke of the harbour."),
    ("Ben", "They trained LAMA on open AI gear, said Maltman."),
    ("Ann", "It was good, and the tide was low."),
    ("Ben", "Then we went home for tea."),
    ("Ann", "And slept."),
]


PAIRS = {"LAMA": "Llama", "open AI": "OpenAI", "Maltman": "Sam Altman himself"}


@pytest.fixture
def beasts(talk: Talk, corrected: Corrected) -> Transcript:
    return corrected(talk("beasts", LINES), *PAIRS.items())


def marked(hit: Hit) -> list[str]:
    return [hit.text[a:b] for a, b in hit.spans]


@pytest.mark.parametrize(
    ("query", "match", "words"),
    [
        ("llama", "exact", ["Llama"]),
        ("LAMA", "heard-as", ["Llama"]),
        ("lam*", "heard-as", ["Llama"]),
        ("maltman", "heard-as", ["Sam Altman himself"]),
        ("altman", "exact", ["Altman"]),
        ('"open ai"', "heard-as", ["OpenAI"]),
        ('"trained lama on open"', "heard-as", ["trained Llama on OpenAI"]),
        ('"trained llama on openai gear"', "exact", ["trained Llama on OpenAI gear"]),
        ('"gear said maltman it was"', "heard-as", ["gear, said Sam Altman himself. It was"]),
        ('"harbour they trained lama"', "heard-as", ["harbour. They trained Llama"]),
        ("llama maltman", "heard-as", ["Llama", "Sam Altman himself"]),
        ("lama gear speaker:ben", "heard-as", ["Llama", "gear"]),
        ("lama -tide", "heard-as", ["Llama"]),
        ("gear", "exact", ["gear"]),
        ("gear -lama", "exact", ["gear"]),
        ("gear -llama", None, []),
        ("gear -altman", None, []),
        ("himself maltman gear", "heard-as", ["gear", "Sam Altman himself"]),
    ],
)
def test_either_reading_finds_the_place_once(
    beasts: Transcript, search_in: SearchIn, query: str, match: str | None, words: list[str]
) -> None:
    found = search_in(beasts).search(query)
    assert found.problem is None
    assert found.total == len(found.hits) == (0 if match is None else 1)
    for hit in found.hits:
        assert hit.match == match
        assert marked(hit) == words
        start = beasts.blocks.offsets[hit.block - 1] + hit.from_
        assert beasts.text.startswith(hit.text, start)
        assert "LAMA" not in hit.text


def test_what_was_not_corrected_is_found_once_wherever_it_stands(
    beasts: Transcript, search_in: SearchIn
) -> None:
    search = search_in(beasts)
    for query, count in (
        ("the", 2),
        ("t*", 4),
        ("kind:speech", 5),
        ("speaker:ann", 3),
        ("it OR lama", 2),
    ):
        found = search.search(query)
        assert (query, found.total, len(found.hits)) == (query, count, count)
    assert search.search('"good and the tide"').hits[0].match == "exact"


def test_words_that_are_shown_come_before_words_that_were_heard(
    beasts: Transcript, talk: Talk, search_in: SearchIn
) -> None:
    other = talk("other", LINES)
    hits = search_in(beasts, other).search("LAMA").hits
    assert [(hit.transcript, hit.match) for hit in hits] == [
        ("other", "exact"),
        ("beasts", "heard-as"),
    ]


def test_what_was_heard_stays_found_when_segments_are_joined(
    beasts: Transcript, talk: Talk, tmp_path: Path, index_of: IndexOf
) -> None:
    others = [talk(f"t{number}", LINES[:1]) for number in range(12)]
    for count in range(len(others)):
        index_of(tmp_path, [*others[:count], beasts], {"beasts": str(count % 2)})
    found = Search(tmp_path).search("LAMA")
    assert [(hit.match, marked(hit)) for hit in found.hits] == [("heard-as", ["Llama"])]
    assert Search(tmp_path).search("gear").total == 1
    assert Search(tmp_path).search('"harbour they trained lama"').total == 1


def test_only_places_around_corrected_words_are_kept_twice(talk: Talk, beasts: Transcript) -> None:
    assert list(as_heard(talk("plain", LINES))) == []
    found = list(as_heard(beasts))
    assert [(number, document.runs_on) for number, document in found] == [
        (0, False),
        (1, True),
        (2, True),
    ]
    own = list(documents(beasts))
    assert all(d.block == own[n].block for n, d in found)
    assert found[1][1].text == LINES[1][1]
    heard, shown = found[1][1].text, own[1].text
    assert [(heard[a:b], shown[c:d]) for a, b, c, d in found[1][1].heard or ()] == list(
        PAIRS.items()
    )


def test_a_long_turn_with_many_corrections_keeps_its_readings_apart(
    talk: Talk, search_in: SearchIn, corrected: Corrected
) -> None:
    lines = [("Ann", " ".join(f"It is LAMA in week {n}." for n in range(400)))]
    long = corrected(talk("long", lines), ("LAMA", "Llama"))
    search = search_in(long)
    assert search.search('"lama in week 397"').hits[0].match == "heard-as"
    assert search.search('"lama in week 397"').total == 1
    assert search.search('"llama in week 397"').total == 1
    assert search.search("lama").total == search.search("llama").total > 5


def test_a_correction_makes_only_its_own_transcript_be_indexed_again(
    talk: Talk, tmp_path: Path
) -> None:
    loaded: list[str] = []
    with Library(tmp_path / "library.db") as library:
        for name in ("one", "two"):
            data = name.encode()
            reading = talk(name, LINES).version.reading
            library.keep(Source(f"{name}.txt", digest(data)), data, reading)

        def load(id: str) -> Transcript:
            loaded.append(id)
            transcript = library.transcript(id)
            assert transcript is not None
            return transcript

        def bring() -> Updated:
            return update(tmp_path / "index", library.fingerprints(), load)

        bring()
        id = loaded[0]
        loaded.clear()
        transcript = library.transcript(id)
        assert transcript is not None
        places = occurrences(transcript, "LAMA")
        changes, _ = corrections_of(transcript, places, "LAMA", "Llama")
        made = library.correct_all(transcript, changes)
        assert bring() == Updated(changed=1)
        assert loaded == [id]
        search = Search(tmp_path / "index")
        assert {(h.transcript == id, h.match) for h in search.search("lama").hits} == {
            (True, "heard-as"),
            (False, "exact"),
        }
        library.undo(id, made[:1])
        assert bring() == Updated(changed=1)
        assert loaded == [id, id]
        search.refresh()
        assert {h.match for h in search.search("lama").hits} == {"exact"}
        assert search.search("llama").total == 0
