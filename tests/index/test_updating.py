"""Only what is new or changed is indexed; whatever happens to the folder, it heals."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from index import schema, writer
from index.search import Search
from index.writer import Updated, update
from transcripts.model import Transcript

Talk = Callable[..., Transcript]
IndexOf = Callable[..., Updated]


def texts(search: Search, query: str) -> list[str]:
    return sorted(hit.text for hit in search.search(query, limit=100).hits)


def test_a_second_run_loads_nothing(tmp_path: Path, talk: Talk):
    loaded: list[str] = []

    def load(id: str) -> Transcript:
        loaded.append(id)
        return talk(id, [("Ann", f"The tape of {id}.")])

    assert update(tmp_path, {"a": "1", "b": "1"}, load) == Updated(added=2)
    assert update(tmp_path, {"a": "1", "b": "1"}, load) == Updated()
    assert update(tmp_path, {"a": "2", "c": "1"}, load) == Updated(added=1, changed=1, removed=1)
    assert loaded == ["a", "b", "a", "c"]
    assert Search(tmp_path).fingerprints == {"a": "2", "c": "1"}


def test_a_changed_transcript_is_found_by_its_new_words_only(
    tmp_path: Path, talk: Talk, index_of: IndexOf
):
    index_of(tmp_path, [talk("a", [("Ann", "An old tape.")]), talk("b", [("Ben", "Old.")])])
    search = Search(tmp_path)
    index_of(tmp_path, [talk("a", [("Ann", "A new tape.")])], {"a": "2"})
    assert texts(search, "old") == ["An old tape.", "Old."]  # until it looks again
    assert search.refresh()
    assert not search.refresh()
    assert texts(search, "old") == []
    assert texts(search, "tape") == ["A new tape."]
    assert search.search("tape").total == 1


def test_progress_counts_what_is_due(tmp_path: Path, talk: Talk):
    told: list[tuple[int, int]] = []
    wanted = {"a": "1", "b": "1"}
    update(tmp_path, wanted, lambda id: talk(id, [("A", id)]), lambda *t: told.append(t))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_a_cancelled_run_keeps_what_it_did(tmp_path: Path, talk: Talk):
    done: list[str] = []

    def load(id: str) -> Transcript:
        done.append(id)
        return talk(id, [("A", f"word{id}")])

    wanted = {str(n): "1" for n in range(10)}
    update(tmp_path, wanted, load, cancelled=lambda: len(done) >= 3)
    search = Search(tmp_path)
    assert sorted(search.fingerprints) == ["0", "1", "2"]
    assert update(tmp_path, wanted, load) == Updated(added=7)


def test_a_transcript_that_cannot_be_loaded_does_not_stop_the_others(tmp_path: Path, talk: Talk):
    def load(id: str) -> Transcript:
        if id == "bad":
            raise OSError(id)
        return talk(id, [("A", "tape")])

    assert update(tmp_path, {"bad": "1", "good": "1"}, load) == Updated(added=1, failed=("bad",))
    assert Search(tmp_path).search("tape").total == 1


def test_many_small_commits_make_few_segments(tmp_path: Path, talk: Talk, index_of: IndexOf):
    transcripts = [
        talk(f"t{n}", [("A", f"tape {n}"), ("B", "open"), ("C", "sea")]) for n in range(30)
    ]
    for count in range(1, len(transcripts) + 1):
        index_of(tmp_path, transcripts[:count])
    assert len(list(tmp_path.glob("*.pst"))) <= writer.MANY_SMALL + 1
    search = Search(tmp_path)
    assert search.search("tape").total == 30
    assert search.search('"open sea"').total == 30
    assert search.search('"sea tape"').total == 0
    assert search.search("17").hits[0].transcript == "t17"


@example(
    states=[
        {"a": "1", "b": "1", "c": "1"},
        {"a": "1", "d": "1"},
        {"a": "1", "d": "1", "b": "1"},
        {"a": "1", "b": "1"},
    ]
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    states=st.lists(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("123")), max_size=8)
)
def test_after_any_changes_the_index_is_as_if_built_afresh(
    tmp_path: Path, states: list[dict[str, str]], talk: Talk, index_of: IndexOf
):
    folder = tmp_path / "index"
    shutil.rmtree(folder, ignore_errors=True)
    for state in states:
        transcripts = [
            talk(id, [("A", f"the tape {id}"), ("B", f"of version {print_} ends")])
            for id, print_ in state.items()
        ]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writer, "MANY_SMALL", 2)
            index_of(folder, transcripts, state)
        search = Search(folder)
        for id, print_ in state.items():
            results = search.search(f'"tape {id} of version {print_}"')
            assert [hit.transcript for hit in results.hits] == [id]
        assert search.search("the").total == search.search("the*").total == len(state)
        assert search.search('"ends the"').total == 0


def _delete_all(folder: Path) -> None:
    shutil.rmtree(folder)


def _delete_postings(folder: Path) -> None:
    next(folder.glob("*.pst")).unlink()


def _empty_contents(folder: Path) -> None:
    next(folder.glob("*.toc")).write_bytes(b"")


def _garble_contents(folder: Path) -> None:
    path = next(folder.glob("*.toc"))
    path.write_bytes(path.read_bytes()[::-1])


def _cut_terms(folder: Path) -> None:
    path = next(folder.glob("*.trm"))
    path.write_bytes(path.read_bytes()[:100])


def _garble_terms(folder: Path) -> None:
    path = next(folder.glob("*.trm"))
    path.write_bytes(b"\xff" * path.stat().st_size)


def _cut_stored(folder: Path) -> None:
    path = next(folder.glob("*.col"))
    path.write_bytes(path.read_bytes()[:10])


@pytest.fixture(
    params=[
        _delete_all,
        _delete_postings,
        _empty_contents,
        _garble_contents,
        _cut_terms,
        _garble_terms,
        _cut_stored,
    ]
)
def damage(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    chosen: Callable[[Path], None] = request.param
    return chosen


def test_a_damaged_index_is_told_and_built_again(
    tmp_path: Path, talk: Talk, index_of: IndexOf, damage: Callable[[Path], None]
):
    folder = tmp_path / "index"
    transcripts = [talk("a", [("Ann", "The tape.")]), talk("b", [("Ben", "A tape.")])]
    index_of(folder, transcripts)
    damage(folder)
    results = Search(folder).search("tape")
    assert not results.ready
    assert results.problem
    assert results.hits == ()
    assert index_of(folder, transcripts).added == 2
    assert Search(folder).search("tape").total == 2
    assert index_of(folder, transcripts) == Updated()


def test_damage_met_in_mid_search_is_told_and_built_again(
    tmp_path: Path, talk: Talk, index_of: IndexOf
):
    transcripts = [talk("a", [("Ann", "The tape.")])]
    index_of(tmp_path, transcripts)
    path = next(tmp_path.glob("*.pst"))
    path.write_bytes(b"\xff" * path.stat().st_size)
    search = Search(tmp_path)
    assert not search.search("tape").ready
    assert not search.search("tape").ready
    assert index_of(tmp_path, transcripts).added == 1
    assert search.search("tape").total == 1


def test_an_index_of_another_version_is_built_again(
    tmp_path: Path, talk: Talk, index_of: IndexOf, monkeypatch: pytest.MonkeyPatch
):
    transcripts = [talk("a", [("Ann", "The tape.")])]
    for module in ("index.folder", "index.storage", "index.schema"):
        monkeypatch.setattr(f"{module}.NAME", "tapelog0")
    index_of(tmp_path, transcripts)
    monkeypatch.undo()
    assert schema.NAME != "tapelog0"
    assert not Search(tmp_path).ready
    assert index_of(tmp_path, transcripts).added == 1
    assert Search(tmp_path).search("tape").total == 1
    assert not list(tmp_path.glob("*tapelog0*.toc"))


def test_other_peoples_files_in_the_folder_are_left_alone(
    tmp_path: Path, talk: Talk, index_of: IndexOf
):
    (tmp_path / "notes.txt").write_text("mine")
    index_of(tmp_path, [talk("a", [("Ann", "The tape.")])])
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_while_another_process_writes_the_index_is_left_to_it(
    tmp_path: Path, talk: Talk, index_of: IndexOf
):
    transcripts = [talk("a", [("Ann", "The tape.")])]
    index_of(tmp_path, transcripts)
    other = SegmentWriter(FileIndex(FileStorage(str(tmp_path)), schema.schema(), schema.NAME))
    try:
        assert index_of(tmp_path, [*transcripts, talk("b", [("Ben", "Tape.")])]).busy
    finally:
        other.cancel()
    assert Search(tmp_path).search("tape").total == 1


def test_a_search_of_nothing_says_that_it_is_being_built(tmp_path: Path):
    results = Search(tmp_path / "nothing").search("tape")
    assert not results.ready
    assert results.problem
    assert results.problem.endswith(".")


def test_threads_may_search_while_the_index_changes(tmp_path: Path, talk: Talk, index_of: IndexOf):
    """Every answer is that of one commit: each has all paragraphs of each transcript."""
    transcripts = [
        talk(f"t{n}", [("AB"[m % 2], f"the tape ran {n} times") for m in range(20)])
        for n in range(24)
    ]
    index_of(tmp_path, transcripts[:2])
    search = Search(tmp_path)
    wrong: list[object] = []
    stop: list[bool] = []

    def ask() -> None:
        while not stop:
            results = search.search('"the tape"', limit=1000)
            if results.problem or results.total % 20 or len(results.hits) != results.total:
                wrong.append(results)
            search.refresh()

    threads = [Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for count in range(3, len(transcripts) + 1):
            index_of(tmp_path, transcripts[:count])
        index_of(tmp_path, transcripts[5:])
    finally:
        stop.append(True)
        for thread in threads:
            thread.join()
    assert not wrong
    search.refresh()
    assert search.search("tape").total == 20 * 19


def test_an_open_search_sees_an_index_that_was_built_anew(
    tmp_path: Path, talk: Talk, index_of: IndexOf
):
    """Although the new one has had as many commits as the old one."""
    index_of(tmp_path, [talk("a", [("Ann", "An old tape.")])])
    search = Search(tmp_path)
    shutil.rmtree(tmp_path)
    index_of(tmp_path, [talk("a", [("Ann", "A new tape.")])])
    assert search.refresh()
    assert texts(search, "tape") == ["A new tape."]


def test_positions_begin_anew_before_they_run_out(
    tmp_path: Path, talk: Talk, index_of: IndexOf, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(writer, "LAST_POSITION", 100)
    transcripts = [talk(f"t{n}", [("Ann", "the tape " * 30)]) for n in range(3)]
    index_of(tmp_path, transcripts[:2])
    assert index_of(tmp_path, transcripts).added == 3
    assert Search(tmp_path).search('"the tape"').total == 3
