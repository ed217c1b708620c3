"""Searches over small random libraries find what a plain scan finds."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.search import Search
from index.writer import Updated
from transcripts.model import Transcript

WORDS = ["to", "be", "or", "not", "tape", "tapes", "taper", "tap", "sea", "seam"]
Texts = list[list[list[str]]]

texts = st.lists(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
)
phrases = st.lists(st.sampled_from(WORDS), min_size=2, max_size=4)
word = st.sampled_from(WORDS)


def with_phrase(library: Texts, wanted: list[str]) -> set[tuple[str, int]]:
    """(transcript, line from 1) where `wanted` begins in the running words."""
    found = set()
    for id, lines in enumerate(library):
        running = [(number, w) for number, line in enumerate(lines, 1) for w in line]
        for at in range(len(running) - len(wanted) + 1):
            if [w for _, w in running[at : at + len(wanted)]] == wanted:
                found.add((f"t{id}", running[at][0]))
    return found


def with_word(library: Texts, fits: Callable[[str], bool]) -> set[tuple[str, int]]:
    return {
        (f"t{id}", number)
        for id, lines in enumerate(library)
        for number, line in enumerate(lines, 1)
        if any(map(fits, line))
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(library=texts, a=word, b=word, phrase=phrases, start=st.sampled_from(["t", "ta", "tape"]))
def test_a_search_finds_what_a_scan_finds(
    library: Texts,
    a: str,
    b: str,
    phrase: list[str],
    start: str,
    talk: Callable[..., Transcript],
    index_of: Callable[..., Updated],
):
    transcripts = [
        talk(f"t{id}", [("AB"[n % 2], " ".join(line)) for n, line in enumerate(lines)])
        for id, lines in enumerate(library)
    ]
    has_a, has_b = (with_word(library, w.__eq__) for w in (a, b))
    begins = with_word(library, lambda w: w.startswith(start))
    running = with_phrase(library, phrase)
    expected = {
        a: has_a,
        f"{a} {b}": has_a & has_b,
        f"{a} OR {b}": has_a | has_b,
        f"{a} -{b}": has_a - has_b,
        f"{start}*": begins,
        f"{a} {start}*": has_a & begins,
        f'"{" ".join(phrase)}"': running,
        f'{a} "{" ".join(phrase)}"': running & has_a,
        f'{a} -"{" ".join(phrase)}"': has_a - running,
        f'{b} OR "{" ".join(phrase)}"': running | has_b,
    }
    with tempfile.TemporaryDirectory() as folder:
        half = transcripts[: len(transcripts) // 2]
        index_of(Path(folder), half)  # two commits, and so two segments
        index_of(Path(folder), transcripts)
        search = Search(Path(folder))
        for query, places in expected.items():
            results = search.search(query, limit=100)
            assert {(hit.transcript, hit.block) for hit in results.hits} == places, query
            assert results.total == len(places), query
            assert results.transcripts == len({id for id, _ in places}), query
            assert all(hit.spans for hit in results.hits), query


@pytest.fixture(scope="module")
def healthy(
    tmp_path_factory: pytest.TempPathFactory,
    talk: Callable[..., Transcript],
    index_of: Callable[..., Updated],
) -> Search:
    folder = tmp_path_factory.mktemp("index")
    index_of(folder, [talk("a", [("Ann", "don't be open-source, C++ 3.1 naïve 東京 a b x*")])])
    return Search(folder)


signs = [
    *("OR", "NOT", "-", '"', "*", "speaker:", "kind:", "show:", "title:", "a", "b-c", "(", "~9"),
    *("[", "\\", "'", "’", "é", "“", "3.", "c+", "ann", "don't", "ı", "ß", "東", "\ud800", " "),
]


@settings(deadline=None)
@given(
    query=st.lists(st.sampled_from(signs), max_size=10).map("".join) | st.text(max_size=50),
    typing=st.booleans(),
)
def test_no_query_breaks_a_search(healthy: Search, query: str, typing: bool):
    results = healthy.search(query, typing=typing)
    assert results.ready
    assert results.problem is None or results.problem.endswith(".")
