"""Adding what belongs to a conversation that is there already, or comes with its files."""

import json
import os
import pty
import select
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from reader.commands.lines import line as as_line
from reader.commands.main import run
from reader.problem import Problem
from reader.report_text import report_lines
from reader.services import open_library
from reader.services.adding import Adding, add, add_paths
from reader.services.joining import How
from reader.services.reading_sources import read_bytes
from transcripts.model import Chapter, Details, Report, Source
from transcripts.sources import Fetched, Found, expand

LINES = (
    "Welcome back to the harbour, I am glad that you could come today.",
    "Thank you. I have been mending nets since I was a boy of seven.",
    "My father taught me, and his mother taught him in her time.",
    "How many nets does a boat need in one winter on this coast?",
    "Three if the weather is kind, and five if it is not so kind.",
    "And who mends them when the crew is out at sea for the whole week?",
)
WHO = ("Ines", "Tor", "Tor", "Ines", "Tor", "Ines")
NAMED = "\n".join(f"{who}: {line}" for who, line in zip(WHO, LINES, strict=True))
VTT = "WEBVTT\n\n" + "\n".join(
    f"00:00:{n * 8:02}.000 --> 00:00:{n * 8 + 7:02}.000\n{line}\n" for n, line in enumerate(LINES)
)
CHAPTERS = json.dumps(
    {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "title": "Nets"}, {"startTime": 24, "title": "Winter"}],
    }
)
VOICES = "\n".join(
    f"SPEAKER talk 1 {n * 8}.0 7.0 <NA> <NA> {who} <NA> <NA>" for n, who in enumerate(WHO)
)
LIKELY = "\n".join(
    (
        "Well come back to our harbour, I am very glad you could come today.",
        "Thank you. I have been mending nets since I was a child of about seven.",
        "My father taught me and then his mother taught him in her own time.",
        "How many of the nets does a boat need in one winter on this cold coast?",
        "Three when the weather is kind, and five if it is not so very kind.",
        "So who mends them all when the crew is out at sea for a whole week?",
    )
)


@pytest.fixture(autouse=True)
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    folder = tmp_path / "talks"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def tapelog(capsys: pytest.CaptureFixture[str]) -> Any:
    def called(*arguments: str) -> tuple[int, list[str], list[str]]:
        code = run(list(arguments))
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return called


@pytest.fixture
def added(tapelog: Any) -> Any:
    """added(*arguments): what `tapelog add --json` says, an object a source."""

    def called(*arguments: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in tapelog("add", "--json", *arguments)[1]]

    return called


@pytest.fixture
def show(tapelog: Any) -> Any:
    def called(ref: str) -> dict[str, Any]:
        return dict(json.loads(tapelog("show", ref, "--json")[1][0]))

    return called


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem.replace('__', '.')}.{suffix}").write_text(text)


def read_until(terminal: int, words: bytes) -> bytes:
    """What a terminal shows until `words` stand there."""
    said = b""
    while words not in said:
        ready, _, _ = select.select([terminal], [], [], 20)
        assert ready, said
        said += os.read(terminal, 1024)
    return said


def count() -> int:
    with open_library() as library:
        return len(library.entries())


def test_chapters_given_with_their_talk_join_it(talks: Path, added: Any, show: Any) -> None:
    write(talks, talk_vtt=VTT, talk__chapters_json=CHAPTERS)
    talk, chapters = added("talk.chapters.json", "talk.vtt")
    assert (talk["source"], talk["new"], talk["chapters"]) == ("talk.vtt", True, 2)
    assert (chapters["ok"], chapters["id"], chapters["joined"]) == (True, talk["id"], "chapters")
    found = show(talk["id"])
    assert [(c["title"], c["start"], c["block"]) for c in found["chapters"]] == [
        ("Nets", 0.0, 1),
        ("Winter", 24.0, 4),
    ]
    assert found["times"] == "source"
    assert "2 chapters of talk.chapters.json" in found["report"]["understood"]


def test_what_lies_beside_a_talk_comes_along(talks: Path, added: Any) -> None:
    write(talks, talk_vtt=VTT, talk__chapters_json=CHAPTERS, talk_rttm=VOICES)
    (talk,) = added("talk.vtt")
    assert (talk["chapters"], talk["speakers"]) == (2, 2)
    assert [one["id"] for one in added("talk.rttm", "talk.chapters.json")] == [talk["id"]] * 2


def test_showing_a_file_shows_what_lies_beside_it_and_keeps_nothing(
    talks: Path, show: Any, tapelog: Any
) -> None:
    write(talks, talk_vtt=VTT, talk__chapters_json=CHAPTERS, talk_rttm=VOICES)
    found = show("talk.vtt")
    assert [chapter["title"] for chapter in found["chapters"]] == ["Nets", "Winter"]
    assert found["turns"][0]["speaker"] == "Ines"
    assert not (talks.parent / "home").exists()
    assert tapelog("show", "talk.rttm")[2][0].startswith("tapelog: talk.rttm: it holds who speaks")


def test_chapters_of_another_name_join_the_one_talk_they_were_given_with(
    talks: Path, added: Any
) -> None:
    write(talks, talk_vtt=VTT, marks_json=CHAPTERS)
    talk, marks = added("marks.json", "talk.vtt")
    assert (marks["id"], marks["joined"], talk["id"]) == (talk["id"], "chapters", marks["id"])


def test_chapters_that_come_later_find_their_talk_by_its_name(talks: Path, added: Any) -> None:
    write(talks, talk_vtt=VTT)
    (talk,) = added("talk.vtt")
    write(talks, talk__chapters_json=CHAPTERS)
    (chapters,) = added("talk.chapters.json")
    assert (chapters["id"], chapters["joined"]) == (talk["id"], "chapters")


def test_chapters_alone_are_refused_with_what_to_do(talks: Path, tapelog: Any) -> None:
    write(talks, marks_json=CHAPTERS)
    code, out, err = tapelog("add", "marks.json")
    assert code == 2
    assert out[0] == (
        "marks.json: refused, it holds chapters and no talk; add it together with its "
        "transcript, or say which one it belongs to with --as"
    )
    assert len(err) == 1
    assert count() == 0


def test_a_folder_brings_talks_and_what_belongs_to_them(talks: Path, tapelog: Any) -> None:
    write(talks, a_vtt=VTT, a__chapters_json=CHAPTERS, stray_rttm=VOICES)
    code, out, _ = tapelog("add", ".")
    assert code == 0
    assert out[-1] == "1 added, 1 joined, 0 already there, 1 refused"


def test_as_says_what_a_source_belongs_to(talks: Path, added: Any, tapelog: Any) -> None:
    write(talks, talk_vtt=VTT, marks_json=CHAPTERS)
    (talk,) = added("talk.vtt")
    (marks,) = added("marks.json", "--as", talk["id"])
    assert (marks["id"], marks["joined"], marks["chapters"]) == (talk["id"], "chapters", 2)
    code, _, err = tapelog("add", "marks.json", "--as", "nothing")
    assert (code, err) == (2, ["tapelog: nothing in the library is called 'nothing'"])
    assert tapelog("add", "marks.json", "--as", talk["id"], "--new")[0] == 2


def test_what_does_not_fit_is_refused_and_nothing_changes(
    talks: Path, added: Any, show: Any
) -> None:
    write(talks, talk_txt=NAMED, voices_rttm=VOICES)
    (talk,) = added("talk.txt")
    before = show(talk["id"])
    (voices,) = added("voices.rttm", "--as", talk["id"])
    assert not voices["ok"]
    assert voices["error"] == "it tells who speaks when, but the talk names its speakers already"
    assert show(talk["id"]) == before


def test_a_corrected_file_is_a_new_version_and_keeps_its_bookmarks(
    talks: Path, added: Any, show: Any
) -> None:
    write(talks, talk_txt=NAMED, talk_fixed_txt=NAMED.replace("boy", "lad"))
    (talk,) = added("talk.txt")
    (fixed,) = added("talk_fixed.txt")
    assert (fixed["id"], fixed["new"], fixed["joined"]) == (talk["id"], False, "text")
    assert fixed["doubtful"] == []
    assert "a lad of seven" in show(talk["id"])["turns"][1]["text"]
    assert count() == 1


def test_the_same_words_again_are_already_there(talks: Path, added: Any) -> None:
    write(
        talks,
        talk_txt=NAMED,
        other_md=NAMED.replace("Ines:", "**Ines:**").replace("Tor:", "**Tor:**"),
    )
    (talk,) = added("talk.txt")
    (other,) = added("other.md")
    assert (other["id"], other["new"], other["joined"]) == (talk["id"], False, None)
    assert other["same_as"] is None


def test_what_is_only_likely_stays_apart_and_is_told_of(
    talks: Path, added: Any, tapelog: Any
) -> None:
    write(talks, talk_txt="\n".join(LINES), heard_txt=LIKELY)
    (talk,) = added("talk.txt")
    (heard,) = added("heard.txt")
    assert heard["new"]
    assert heard["id"] != talk["id"]
    same = heard["same_as"]
    assert (same["id"], same["title"], same["certainty"]) == (talk["id"], "talk.txt", "likely")
    assert same["reasons"]
    with open_library() as library:
        library.remove(heard["id"])
    line = tapelog("add", "heard.txt")[1][0]
    assert f"tapelog add heard.txt --as {talk['id']} joins them" in line
    (joined,) = added("heard.txt", "--as", talk["id"])
    assert joined["joined"] == "text"
    assert count() == 1


def test_what_joins_it_can_be_typed_as_it_stands(talks: Path, added: Any) -> None:
    write(talks, talk_txt="\n".join(LINES))
    (talk,) = added("talk.txt")
    (talks / "as heard.txt").write_text(LIKELY)
    with open_library() as library:
        (named,) = add_paths(library, ["as heard.txt"])
        library.remove(named.id or "")
        item = Fetched("As heard.txt", "https://example.org/1?a&b", LIKELY.encode())
        fetched = Adding(library).add(item)
        library.remove(fetched.id or "")
        typed = add(library, Found("standard input", None), standard_input=BytesIO(LIKELY.encode()))
    assert f": tapelog add 'as heard.txt' --as {talk['id']} joins" in as_line(named)
    assert f": tapelog add 'https://example.org/1?a&b' --as {talk['id']} joins" in as_line(fetched)
    assert f": tapelog add - --as {talk['id']} joins" in as_line(typed)


@pytest.mark.parametrize("name", ["", "short.vtt", "long " * 30 + ".vtt", "a\x1bb.vtt"])
def test_a_refusal_calls_its_source_it_for_its_name_is_said_before(talks: Path, name: str) -> None:
    with pytest.raises(Problem, match=r"^it is empty"):
        read_bytes(b"", name)


def test_new_never_joins(talks: Path, added: Any) -> None:
    write(talks, talk_txt=NAMED, fixed_txt=NAMED.replace("boy", "lad"))
    added("talk.txt")
    (fixed,) = added("fixed.txt", "--new")
    assert (fixed["new"], fixed["same_as"]) == (True, None)
    assert count() == 2


@pytest.mark.parametrize(("answer", "transcripts"), [(True, 1), (False, 2)])
def test_who_is_asked_decides(talks: Path, answer: bool, transcripts: int) -> None:
    write(talks, talk_txt="\n".join(LINES), heard_txt=LIKELY)
    asked = []

    def ask(source: str, same: Any) -> bool:
        asked.append((source, same.title))
        return answer

    with open_library() as library:
        done = [
            a for _, a in Adding(library, How(ask=ask)).add_all(expand(["talk.txt", "heard.txt"]))
        ]
    assert asked == [("heard.txt", "talk.txt")]
    assert count() == transcripts
    assert (done[1].joined == "text") is answer


@pytest.mark.parametrize(("key", "transcripts"), [("y", 1), ("n", 2), ("\r", 2)])
def test_one_key_answers_on_a_terminal(talks: Path, added: Any, key: str, transcripts: int) -> None:
    write(talks, talk_txt="\n".join(LINES), heard_txt=LIKELY)
    added("talk.txt")
    here, there = pty.openpty()
    process = subprocess.Popen(
        [Path(sys.executable).with_name("tapelog"), "add", "heard.txt"],
        stdin=there,
        stdout=there,
        stderr=there,
        env={**os.environ, "TERM": "xterm-256color"},
    )
    os.close(there)
    said = read_until(here, b"[y/N]")
    os.write(here, key.encode())
    read_until(here, b"refused")
    assert process.wait(20) == 0
    os.close(here)
    assert b"heard.txt may be of the same conversation as talk.txt" in said
    assert count() == transcripts


def test_marks_in_doubt_are_named_in_the_line(talks: Path, added: Any, tapelog: Any) -> None:
    from transcripts.model import Place, Span

    write(talks, talk_txt=NAMED, talk_fixed_txt=NAMED.replace(LINES[2], "Nobody did."))
    (talk,) = added("talk.txt")
    with open_library() as library:
        found = library.transcript(talk["id"])
        assert found is not None
        library.add_bookmark(found, Span(Place(3, 0), Place(3, 19)))
    line = tapelog("add", "talk_fixed.txt")[1][0]
    assert "look at the bookmark “My father taught me”" in line


def test_a_chapter_without_a_certain_place_says_between_which_times(
    talks: Path, added: Any, show: Any
) -> None:
    write(talks, talk_vtt=VTT)
    (talk,) = added("talk.vtt")
    with open_library() as library:
        kept = library.transcript(talk["id"])
        assert kept is not None
        chapters = (Chapter("Nets", 1), Chapter("Somewhere", 3, between=(2, 5)))

        reading = kept.version.reading
        reading = reading._replace(details=reading.details._replace(chapters=chapters))
        library.renew(kept.id, kept.version.source, VTT.encode(), reading)
    one, two = show(talk["id"])["chapters"]
    assert (one["time"], one["start"], one["certain"]) == ("exact", 0.0, True)
    assert (two["time"], two["start"], two["certain"]) == ("between", None, False)
    assert two["between"] == [8.0, 32.0]


def test_opening_further_files_joins_them_too(talks: Path) -> None:
    write(talks, talk_vtt=VTT, marks_json=CHAPTERS)
    with open_library() as library:
        done = list(add_paths(library, ["talk.vtt", "marks.json"]))
    assert [one.joined for one in done] == [None, "chapters"]


def recording(title: str) -> bytes:
    """An MP3 of no sound with a title and two chapters in its tag."""

    def frame(name: bytes, data: bytes) -> bytes:
        return name + len(data).to_bytes(4, "big") + b"\0\0" + data

    frames = frame(b"TIT2", b"\x03" + title.encode())
    for number, (start, end, chapter) in enumerate([(0, 24, b"Nets"), (24, 48, b"Winter")]):
        times = b"".join((n * 1000).to_bytes(4, "big") for n in (start, end)) + b"\xff" * 8
        named = frame(b"TIT2", b"\x03" + chapter)
        frames += frame(b"CHAP", b"c%d\0" % number + times + named)
    size = bytes(len(frames) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + frames + b"\xff\xfb\x90\0" + b"\0" * 4000


def test_a_recording_beside_a_talk_tells_its_chapters(
    talks: Path, added: Any, tapelog: Any
) -> None:
    (talks / "talk.mp3").write_bytes(recording("Mending nets"))
    line = tapelog("add", "talk.mp3")[1][0]
    assert "it is a recording with chapters and no captions in it; transcribe it" in line
    write(talks, talk_vtt=VTT)
    (talk,) = added("talk.vtt")
    assert talk["chapters"] == 2
    with open_library() as library:
        (entry,) = library.entries()
    assert entry.title == "Mending nets"
    assert added("talk.mp3")[0]["id"] == talk["id"]


def test_the_chapters_that_a_feed_tells_of_are_laid_over_the_talk() -> None:
    chapters = (Chapter("Nets", 0, 0.0), Chapter("Winter", 0, 24.0))
    told = Details(title="Nets", chapters=chapters)
    item = Fetched("nets.vtt", "https://example.org/nets.vtt", VTT.encode(), told)
    with open_library() as library:
        added = Adding(library).add(item)
        assert added.id is not None
        found = library.transcript(added.id)
    assert found is not None
    assert [(c.title, c.block) for c in found.details.chapters] == [("Nets", 1), ("Winter", 4)]
    assert "2 chapters of the feed" in added.understood


def test_what_a_feed_says_of_bytes_that_are_there_is_learned_once() -> None:
    url = "https://example.org/nets.vtt"
    told = Details(title="Nets", show="Tides", chapters=(Chapter("Winter", 0, 24.0),))
    with open_library() as library:
        adding = Adding(library)
        first = adding.add(Fetched("nets.vtt", url, VTT.encode()))
        again = adding.add(Fetched("nets.vtt", url, VTT.encode(), told))
        assert first.id is not None
        found = library.transcript(first.id)
        third = adding.add(Fetched("nets.vtt", url, VTT.encode(), told))
    assert found is not None
    assert (again.id, again.new, again.joined) == (first.id, False, "what is said of it")
    assert (found.details.title, found.details.show) == ("Nets", "Tides")
    assert [c.title for c in found.details.chapters] == ["Winter"]
    assert third.joined is None


def test_a_report_is_told_whole() -> None:
    report = Report(("the times",), ("the encoding",), ("3 comments", "a table"))
    details = Details(
        times="aligned",
        chapters=(Chapter("Nets", 1), Chapter("Winter", 2, between=(1, 3))),
    )
    assert report_lines(details, report, Source("talk.vtt", "0" * 64, "/talks/talk.vtt")) == [
        "talk.vtt",
        "/talks/talk.vtt",
        "",
        "Understood",
        "  the times",
        "",
        "Guessed",
        "  the encoding",
        "",
        "Left out",
        "  3 comments",
        "  a table",
        "",
        "The times are those of another record of the talk, by the words of both.",
        "Where 1 of 2 chapters begin is not certain:",
        "  Winter",
    ]
    assert report_lines(Details(), Report(), Source("-", "0" * 64))[3] == "  nothing"
