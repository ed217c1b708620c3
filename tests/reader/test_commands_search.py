import json
from pathlib import Path
from typing import Any

import pytest

from reader.commands.main import run
from reader.commands.search import snippet
from reader.locations import library_path
from transcripts.hearing import corrections_of, occurrences
from transcripts.library import Library

TALK = "Ann: We cut the nets in winter.\nBob: In winter?\nAnn: Nets are cheap.\nBob: Not mine.\n"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    (tmp_path / "nets.txt").write_text(TALK)
    (tmp_path / "tea.txt").write_text(TALK.replace("nets", "tea").replace("Nets", "Pots"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def tapelog(capsys: pytest.CaptureFixture[str]) -> Any:
    def called(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = run(list(arguments))
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return called


def test_an_empty_library_has_nothing_to_find(tapelog: Any, home: Path) -> None:
    code, out, err = tapelog("search", "nets")
    assert (code, out, len(err)) == (1, [], 1)
    assert not home.exists()


def test_what_was_added_is_found_and_what_was_removed_is_not(tapelog: Any) -> None:
    tapelog("add", "nets.txt", "tea.txt")
    code, out, _ = tapelog("search", "nets", "--json")
    hits = [json.loads(line) for line in out]
    assert code == 0
    assert {hit["block"] for hit in hits} == {1, 3}
    keys = [
        "transcript",
        "title",
        "show",
        "turn",
        "block",
        "from",
        "to",
        "speaker",
        "inferred",
        "kind",
        "match",
        "start",
        "chapter",
        "text",
        "spans",
        "score",
    ]
    assert all(set(keys) <= set(hit) for hit in hits)
    assert {hit["speaker"] for hit in hits} == {"Ann"}
    for hit in hits:
        assert {hit["text"][a:b].lower() for a, b in hit["spans"]} == {"nets"}
    assert tapelog("search", "winter", "--count")[1] == ["4"]
    tapelog("remove", "nets.txt")
    assert tapelog("search", "winter", "--count")[1] == ["2"]
    assert tapelog("search", "nets")[0] == 1


def test_a_search_can_be_limited_to_a_transcript_and_a_number(tapelog: Any) -> None:
    tapelog("add", "nets.txt", "tea.txt")
    assert tapelog("search", "winter", "--in", "tea", "--count")[1] == ["2"]
    assert len(tapelog("search", "winter", "--limit", "1", "--json")[1]) == 1
    code, _, err = tapelog("search", "winter", "--in", "rain")
    assert (code, len(err)) == (2, 1)


def test_hits_are_grouped_under_their_transcript(tapelog: Any) -> None:
    tapelog("add", "nets.txt")
    _, out, _ = tapelog("search", "nets")
    assert "nets.txt" in out[0]
    assert sorted(out[1:]) == [
        "  ¶1  Ann: We cut the nets in winter.",
        "  ¶3  Ann: Nets are cheap.",
    ]


def test_words_left_out_may_follow_the_query(tapelog: Any) -> None:
    tapelog("add", "nets.txt")
    assert tapelog("search", "nets", "-cheap", "--count")[1] == ["1"]


@pytest.mark.parametrize("query", ['"', "*", "[", "~~~", "x" * 10_000])
def test_a_query_that_means_nothing_is_one_line(tapelog: Any, query: str) -> None:
    tapelog("add", "nets.txt")
    code, out, err = tapelog("search", query)
    assert code in (1, 2)
    assert (out, len(err)) == ([], 1)


def test_a_deleted_or_damaged_index_is_built_again_unasked(tapelog: Any, home: Path) -> None:
    tapelog("add", "nets.txt")
    assert tapelog("search", "cheap")[0] == 0
    for file in (home / "index").rglob("*"):
        if file.is_file() and file.suffix != ".LOCK":
            file.write_bytes(b"rubbish")
    assert tapelog("search", "cheap")[0] == 0


def test_snippets_are_short_and_hold_the_words() -> None:
    text = " ".join(["word"] * 100 + ["needle"] + ["word"] * 100)
    at = text.index("needle")
    cut = snippet(text, [(at, at + 6)])
    assert "needle" in cut
    assert cut.startswith("… word ")
    assert cut.endswith(" word …")
    assert len(cut) <= 170
    assert snippet("short", []) == "short"
    assert len(snippet("x" * 1000, [(500, 501)])) <= 170


def test_words_corrected_since_are_found_as_they_were_heard(tapelog: Any, home: Path) -> None:
    tapelog("add", "nets.txt")
    with Library(library_path()) as library:
        (entry,) = library.entries()
        transcript = library.transcript(entry.id)
        assert transcript is not None
        changes, _ = corrections_of(transcript, occurrences(transcript, "cut"), "cut", "mended all")
        library.correct_all(transcript, changes)
    _, out, _ = tapelog("search", "cut", "--json")
    (hit,) = [json.loads(line) for line in out]
    assert (hit["match"], hit["text"]) == ("heard-as", "We mended all the nets in winter.")
    assert hit["spans"] == [[3, 13]]
    assert (hit["block"], hit["from"], hit["to"]) == (1, 3, 6)
    _, out, _ = tapelog("search", "nets winter", "--json")
    (hit,) = [json.loads(line) for line in out]
    assert (hit["match"], hit["block"], hit["from"], hit["to"]) == ("exact", 1, 11, 15)
    _, out, _ = tapelog("search", "cut")
    assert out[1] == "  ¶1  Ann  (as heard): We mended all the nets in winter."
