from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import locations, services
from reader.problem import Problem
from reader.services import adding
from transcripts.columns import DESCRIPTION, NOBODY, POINT, SPEECH, SUMMARY
from transcripts.library import Library
from transcripts.library.transcripts import build
from transcripts.model import BlocksBuilder, Chapter, Details, Person, Reading, Source
from transcripts.sources import Found, Refused

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\nBob: They do.\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("TAPELOG_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture
def library(home: Path) -> Iterator[Library]:
    with services.open_library() as library:
        yield library


@pytest.fixture
def talk(tmp_path: Path) -> str:
    (tmp_path / "talk.txt").write_text(TALK)
    return str(tmp_path / "talk.txt")


def test_one_folder_holds_everything_if_it_is_named(home: Path) -> None:
    assert locations.library_path() == home / "library.db"
    places = (locations.index_dir(), locations.state_dir(), locations.config_path())
    assert all(place.is_relative_to(home) for place in places)
    assert services.existing_library() is None
    assert not locations.library_path().exists()


def test_adding_says_what_was_understood(library: Library, talk: str) -> None:
    added = adding.add(library, Found("talk.txt", talk))
    assert (added.ok, added.new, added.speakers, added.turns) == (True, True, 2, 4)
    again = adding.add(library, Found("talk.txt", talk))
    assert (again.ok, again.new, again.id) == (True, False, added.id)
    assert [e.id for e in library.find(talk)] == [added.id]


def test_what_cannot_be_read_is_refused_with_a_reason(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    for name in ("empty.txt", "binary.txt"):
        added = adding.add(library, Found(name, str(tmp_path / name)))
        assert not added.ok
        assert added.error
        assert added.error.startswith("it ")
    assert adding.add(library, Refused("x", "there is no such file")).error
    assert library.entries() == []


def test_opening_a_file_keeps_it_and_showing_one_does_not(library: Library, talk: str) -> None:
    shown = services.show(library, talk)
    assert library.entries() == []
    opened = services.open_ref(library, talk)
    assert opened.transcript is not None
    assert opened.added is not None
    assert opened.added.new
    assert opened.transcript.id == shown.id == library.entries()[0].id


def test_words_open_one_several_or_none(library: Library, tmp_path: Path) -> None:
    for name in ("winter one.txt", "winter two.txt"):
        (tmp_path / name).write_text(TALK + f"Ann: {name}\n")
        adding.add(library, Found(name, str(tmp_path / name)))
    opened = services.open_ref(library, "winter two")
    assert opened.transcript is not None
    assert opened.transcript.name == "winter two.txt"
    assert len(services.open_ref(library, "winter").several) == 2
    with pytest.raises(Problem, match="nothing in the library is called 'summer'"):
        services.open_ref(library, "summer")
    with pytest.raises(Problem, match="may be 2 transcripts"):
        services.show(library, "winter")
    with pytest.raises(Problem, match="is a folder"):
        services.open_ref(library, str(tmp_path))


def test_a_changed_file_is_not_taken_for_the_old_one(library: Library, talk: str) -> None:
    first = services.open_ref(library, talk).transcript
    Path(talk).write_text(TALK + "Ann: And more.\n")
    second = services.show(library, talk)
    assert first is not None
    assert second.id != first.id
    assert "And more." in second.text


def reading() -> Reading:
    builder = BlocksBuilder()
    builder.add("About boats.", kind=DESCRIPTION, line=1)
    builder.add("And nets.", kind=DESCRIPTION, line=2)
    builder.add("Boats", kind=SUMMARY, line=3)
    builder.add("They float.", kind=POINT, line=4)
    builder.add("Do they", line=5, start=1.5, end=3.0, speaker=0)
    builder.add("float?", line=6, start=3.0, end=4.0, speaker=0)
    builder.add("Yes.", line=7, speaker=1)
    builder.add("Mostly.", line=8, start=9.0, end=None, speaker=NOBODY)
    details = Details(
        people=(Person(None, "host"), Person("Tor", "guest", True, "“Tor, welcome”")),
        chapters=(
            Chapter("A", 3, None, (3,), (4,)),
            Chapter("B", 5),
            Chapter("C", 7),
            Chapter("D", 8, 8.0, origin="outline"),
        ),
    )
    return Reading("named", 1, builder.build(), details)


def test_the_json_has_every_key_and_null_where_nothing_is_said() -> None:
    shown = services.show_json(build(Source("boats.txt", "ab" * 32), reading()))
    assert {key: shown[key] for key in ("title", "show", "date", "duration", "language")} == {
        "title": None,
        "show": None,
        "date": None,
        "duration": None,
        "language": None,
    }
    assert shown["source"] == {"path": None, "url": None, "format": "named", "sha256": "ab" * 32}
    assert shown["description"] == "About boats.\nAnd nets."
    assert shown["people"][0] == {"name": None, "role": "host", "inferred": False, "evidence": None}
    assert shown["attribution"] == "source"
    assert shown["links"] == shown["outline"] == []
    assert len(shown["id"]) == 6


def test_the_times_of_chapters_are_never_invented() -> None:
    shown = services.show_json(build(Source("boats.txt", "ab" * 32), reading()))
    times = [(c["time"], c["start"], c["between"]) for c in shown["chapters"]]
    assert times == [
        ("none", None, None),
        ("exact", 1.5, None),
        ("between", None, [3.0, 9.0]),
        ("exact", 8.0, None),
    ]
    first = shown["chapters"][0]
    assert (first["number"], first["summary"], first["points"]) == (1, "Boats", ["They float."])
    assert [c["turn"] for c in shown["chapters"]] == [3, 5, 6, 7]
    assert [c["origin"] for c in shown["chapters"]] == ["source", "source", "source", "outline"]


def test_turns_are_made_of_pieces_of_the_sources_lines() -> None:
    turns = services.show_json(build(Source("boats.txt", "ab" * 32), reading()))["turns"]
    assert [t["kind"] for t in turns] == [
        "description",
        "description",
        "summary",
        "point",
        "speech",
        "speech",
        "speech",
    ]
    asked = turns[4]
    assert (asked["number"], asked["speaker"], asked["role"]) == (5, "Speaker 1", "host")
    assert (asked["start"], asked["end"], asked["chapter"]) == (1.5, 4.0, 2)
    assert asked["text"] == "Do they float?"
    assert asked["pieces"] == [
        {"block": 5, "line": 5, "from": 0, "to": 7, "text": "Do they"},
        {"block": 6, "line": 6, "from": 0, "to": 6, "text": "float?"},
    ]
    assert (turns[5]["speaker"], turns[5]["inferred"], turns[5]["start"]) == ("Tor", True, None)
    assert (turns[6]["speaker"], turns[6]["role"], turns[6]["end"]) == (None, None, None)
    assert turns[0]["chapter"] is None
    assert all(set(t) == set(asked) for t in turns)
    assert SPEECH == 0


def test_corrected_words_are_told_and_pieces_are_the_sources(corrected) -> None:
    heard = build(Source("boats.txt", "ab" * 32), reading())
    turn = services.show_json(corrected(heard, ("Do they", "Would those")))["turns"][4]
    assert turn["text"] == "Would those float?"
    assert turn["corrected"] == [{"from": 0, "to": 11, "heard": "Do they", "said": "Would those"}]
    assert turn["pieces"] == services.show_json(heard)["turns"][4]["pieces"]
    assert services.show_json(heard)["turns"][4]["corrected"] == []
