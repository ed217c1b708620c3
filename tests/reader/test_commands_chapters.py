"""`tapelog chapters`: printed, written, edited and read back, made and forgotten."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reader.commands.main import run
from reader.commands.names import COMMANDS, HELP
from reader.locations import library_path
from reader.services.correcting import take_back
from transcripts.changes import AddChapter, RenameChapter
from transcripts.library import Library
from transcripts.model import Place, Span

TOPICS: tuple[tuple[str, ...], ...] = (
    ("bells", "clay", "bronze", "mould", "foundry"),
    ("tides", "harbour", "silt", "estuary", "moon"),
    ("bread", "flour", "oven", "yeast", "crust"),
    ("maps", "paper", "compass", "survey", "contour"),
)
OTHERS: tuple[tuple[str, ...], ...] = (
    ("violins", "varnish", "spruce", "bridge", "bow"),
    ("sheep", "wool", "pasture", "fence", "dog"),
    ("clocks", "spring", "pendulum", "wheel", "dial"),
    ("ink", "gall", "vitriol", "quill", "parchment"),
)


def lines(topics: tuple[tuple[str, ...], ...]) -> list[tuple[str, str]]:
    """A talk of some 1,200 words, a subject after the other."""
    found = []
    for name, one, two, three, four in topics:
        found.append(("Ann Bell", f"Now let us talk about {name}. How did you begin with {name}?"))
        for n in range(9):
            found.append(
                (
                    "Ben Cole",
                    f"Well, with {name} you need {one} and {two}, and in year {n} the {three} was "
                    f"gone, so we took {four} and more {one} for the {name} until it held.",
                )
            )
            if n % 3 == 2:
                found.append(("Ann Bell", f"And what did the {two} do to the {three}?"))
    return found


UNTIMED = "".join(f"{who}: {said}\n" for who, said in lines(TOPICS))
TIMED = "WEBVTT\n\n" + "".join(
    f"00:{n // 6:02}:{n % 6 * 10:02}.500 --> 00:{n // 6:02}:{n % 6 * 10 + 9:02}.000\n"
    f"<v {who}>{said}\n\n"
    for n, (who, said) in enumerate(lines(OTHERS))
)
STATED = """# The harbour

## Stones

**Ann Bell:** How did the stones come here?

**Ben Cole:** By barge.

## Money

> *Summary, not verbatim:* They speak of money.

**Ann Bell:** Who paid?

**Ben Cole:** The town did.
"""
SHORT = "Ann Bell: Is the tide in?\nBen Cole: It is.\n"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def tapelog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("talk.txt", UNTIMED),
        ("talk.vtt", TIMED),
        ("stated.md", STATED),
        ("short.txt", SHORT),
    ):
        (tmp_path / name).write_text(text)

    def called(*arguments: str, given: bytes | None = None) -> Ran:
        if given is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = run(list(arguments))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(code, said.out, said.err)

    return called


@pytest.fixture
def kept(tapelog: Callable[..., Ran]) -> Callable[..., Ran]:
    """As `tapelog`, with all of the files in the library."""
    assert tapelog("add", "talk.txt", "talk.vtt", "stated.md", "short.txt").code == 0
    return tapelog


def chapters(tapelog: Callable[..., Ran], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(tapelog("chapters", name, "--json").out)["chapters"]
    return found


def test_the_command_is_among_the_others(tapelog):
    assert "chapters" in COMMANDS
    assert "chapters" in HELP
    assert "--import" in tapelog("chapters", "--help").out


# Printing


def test_chapters_made_here_have_a_line_each_with_their_place_and_say_so(tapelog):
    found = tapelog("chapters", "talk.txt")
    assert found.code == 0
    assert len(found.rows) > 1
    assert all(re.fullmatch(r"line \d+ +\S.* \(made here\)", row) for row in found.rows)
    assert not (Path("home") / "data").exists()


def test_a_talk_with_times_has_them(tapelog):
    found = tapelog("chapters", "talk.vtt")
    assert all(re.fullmatch(r"\d:\d\d +\S.* \(made here\)", row) for row in found.rows)


def test_key_quotes_stand_under_their_chapter_with_who_said_them_and_where(tapelog):
    found = tapelog("chapters", "talk.txt", "--full")
    quotes = [row for row in found.rows if row.startswith("    ")]
    assert quotes
    assert all(re.fullmatch(r"    “.*” — (Ann Bell|Ben Cole), line \d+", row) for row in quotes)


def test_what_is_written_of_a_chapter_is_labelled(tapelog):
    plain, full = tapelog("chapters", "stated.md"), tapelog("chapters", "stated.md", "--full")
    assert "They speak" not in plain.out
    (said,) = [row for row in full.rows if "They speak" in row]
    assert re.fullmatch(r"    Summary by .*, not verbatim: They speak of money\.", said)


def test_json_has_chapters_and_outline_as_show_has_them(tapelog):
    found = json.loads(tapelog("chapters", "talk.txt", "--json").out)
    shown = json.loads(tapelog("show", "talk.txt", "--json").out)
    assert found["chapters"] == shown["chapters"]
    assert found["outline"] == shown["outline"]
    assert {one["origin"] for one in found["chapters"]} == {"inferred"}


def test_a_short_talk_has_none_and_is_told_why(tapelog):
    for how in ([], ["--json"], ["--format", "json"], ["--format", "youtube"]):
        found = tapelog("chapters", "short.txt", *how)
        assert found.code == 1
        assert "has no chapters: it is short (6 words)" in found.err
        assert len(found.err.splitlines()) == 1


def test_a_page_with_two_lists_shows_both_and_no_range_as_a_time(tapelog):
    entries = ["Stones", "Barges", "Money and the town", "Who thanked it"]
    outline = "".join(f"{n * 7}:00 - {entry}\n" for n, entry in enumerate(entries))
    Path("page.md").write_text(
        "# The harbour\n\n> *Description, not speech:* About it\n>\n"
        + "".join(f"> {row}\n>\n" for row in outline.splitlines())
        + "\n## Where the stones of the mole came from\n\n"
        "> *Summary, not verbatim:* They speak of stones and barges.\n\n"
        "## Who paid for it, and who thanked the town\n\n"
        "> *Summary, not verbatim:* They speak of money and of the town.\n"
    )
    found = tapelog("chapters", "page.md")
    assert sum(row.startswith("    outline, ") for row in found.rows) == 4
    assert len(found.rows) == 6
    for row in found.rows:
        assert re.match(r"    outline, \d+:\d\d: |(line|block) \d+(, between .* and .*)?  ", row)


# Writing


def test_youtube_has_lines_of_times_and_titles(tapelog):
    found = tapelog("chapters", "talk.vtt", "--format", "youtube")
    assert found.code == 0
    assert all(re.fullmatch(r"\d+:\d\d \S.* \(made here\)", row) for row in found.rows)


@pytest.mark.parametrize("form", ["youtube", "ffmetadata"])
def test_without_times_there_is_no_list_of_times(tapelog, form):
    found = tapelog("chapters", "talk.txt", "--format", form)
    assert (found.code, found.out) == (2, "")
    assert "does not tell exactly when its chapters begin" in found.err


def test_a_file_is_written_by_its_ending_and_never_over_another(tapelog):
    assert tapelog("chapters", "talk.vtt", "-o", "c.json").code == 0
    before = Path("c.json").read_text()
    assert json.loads(before)["chapters"]
    refused = tapelog("chapters", "talk.txt", "-o", "c.json")
    assert refused.code == 2
    assert "is there already; --force writes over it" in refused.err
    assert Path("c.json").read_text() == before
    assert tapelog("chapters", "talk.txt", "-o", "c.json", "--force").code == 0
    assert Path("c.json").read_text() != before
    assert tapelog("chapters", "talk.vtt", "-o", "c.odd").code == 2


def test_one_thing_at_a_time(tapelog):
    assert tapelog("chapters", "talk.txt", "--json", "--make").code == 2
    assert tapelog("chapters", "talk.txt", "--yes").code == 2


# Reading edited chapters back


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("talk.txt", []),
        ("talk.txt", ["--full"]),
        ("talk.txt", ["--format", "json"]),
        ("talk.vtt", []),
        ("talk.vtt", ["--format", "youtube"]),
        ("talk.vtt", ["--format", "json"]),
        ("talk.vtt", ["--format", "ffmetadata"]),
        ("stated.md", []),
        ("stated.md", ["--full"]),
    ],
)
def test_what_was_printed_or_written_changes_nothing_when_it_is_read_back(kept, name, how):
    written = kept("chapters", name, *how).out
    found = kept("chapters", name, "--import", "-", given=written.encode())
    assert (found.code, found.out) == (0, "Nothing differs: its chapters are so already.\n")
    with Library(library_path()) as library:
        assert not any(library.corrections(entry.id) for entry in library.entries())


def edited(kept: Callable[..., Ran], name: str, rows: list[str]) -> Ran:
    return kept("chapters", name, "--import", "-", given="\n".join(rows).encode())


def test_renamed_moved_new_and_gone_chapters_are_so_and_are_taken_back_together(kept):
    before = kept("chapters", "talk.txt").rows
    assert len(before) >= 4
    first, second, third, *rest = before
    rows = [
        re.sub(r"  .*", "  The beginning", first),
        re.sub(r"line \d+", "line 9", second),
        "line 11  Quite new",
        *rest,
    ]
    found = edited(kept, "talk.txt", rows)
    assert found.code == 0
    assert found.out == (
        "Chapters: 1 renamed, 1 moved, 1 added, 1 taken out. U in the reader takes it back.\n"
    )
    after = kept("chapters", "talk.txt").rows
    assert re.fullmatch(r"line \d+ +The beginning", after[0])
    assert after[1].startswith("line 9 ")
    assert after[2] == "line 11  Quite new"
    assert third not in after
    with Library(library_path()) as library:
        (entry,) = library.find("talk.txt")
        act = library.last_act(entry.id)
        assert act is not None
        assert len(act.made) == 4
        take_back(library_path(), entry.id, act)
    assert kept("chapters", "talk.txt").rows == before


def test_chapters_that_move_in_a_row_or_change_places_all_arrive(kept):
    rows = [f"line {n}  {t}" for n, t in ((1, "A"), (5, "B"), (9, "C"), (13, "D"))]
    assert edited(kept, "talk.txt", rows).code == 0
    assert kept("chapters", "talk.txt").rows == [f"{r.split('  ')[0]:7}  {r[-1]}" for r in rows]
    moved = ["line 5  A", "line 9  B", "line 13  C", "line 20  D"]
    assert "4 moved" in edited(kept, "talk.txt", moved).out
    assert [row.split() for row in kept("chapters", "talk.txt").rows] == [r.split() for r in moved]
    swapped = ["line 5  B", "line 9  C", "line 13  A", "line 20  D"]
    assert "3 renamed" in edited(kept, "talk.txt", swapped).out
    assert [row[-1] for row in kept("chapters", "talk.txt").rows] == list("BCAD")
    onto = ["line 9  B", "line 20  D"]
    assert edited(kept, "talk.txt", onto).code == 0
    assert [row.split() for row in kept("chapters", "talk.txt").rows] == [r.split() for r in onto]


def test_times_become_the_words_that_are_said_then(kept):
    rows = ["0:00 A", "1:00 - B", "[2:10] C"]
    assert edited(kept, "talk.vtt", rows).code == 0
    assert [one["start"] for one in chapters(kept, "talk.vtt")] == [0.5, 60.5, 130.5]


def test_a_file_of_times_says_nothing_of_chapters_without_any(kept):
    Path("c.json").write_text(
        json.dumps({"chapters": [{"title": "A", "startTime": 0}, {"title": "B", "startTime": 60}]})
    )
    refused = kept("chapters", "talk.txt", "--import", "c.json")
    assert refused.code == 2
    assert "its words have no times: name a line or a block" in refused.err


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["line 5  A", "line 3  B"], "line 2 of it does not come after line 1"),
        (["line 5  A", "line 5  B"], "line 2 of it begins with the same words as line 1"),
        (["line 5  A", "line 9999  B"], "line 2 of it names line 9999, and there nothing begins"),
        (["block 5  A", "block 9999  B"], "line 2 of it names block 9999, and there are 52"),
        (["line 5  A", "line 9"], "line 2 of it has no title"),
        (["line 5  A", "99:99 B"], "line 2 of it begins with what is no time"),
        (["line 5  A", "9:00 B"], "line 2 of it has the time 9:00, and its words have no times"),
        (["line 5  A", "line 6  " + "B" * 400], "a title of more than 300 characters"),
        ([f"line {n}  T" for n in range(1, 10_001)], "10,000 chapters"),
        (["\0\0"], "it is no text"),
        ([""], "it holds no chapters"),
        (['{"chapters": 7}'], "it holds no chapters"),
        (['{"chapters": [{"title": "A", "bl'], "it is no whole JSON"),
    ],
)
def test_a_bad_file_is_refused_in_one_sentence_and_changes_nothing(kept, rows, said):
    before = kept("chapters", "talk.txt").out
    found = edited(kept, "talk.txt", rows)
    assert (found.code, found.out) == (2, "")
    assert said in found.err
    assert "nothing is changed" in found.err
    assert len(found.err.splitlines()) == 1
    assert kept("chapters", "talk.txt").out == before


def test_times_beyond_the_end_are_refused(kept):
    found = edited(kept, "talk.vtt", ["0:00 A", "1:30:00 B"])
    assert found.code == 2
    assert "line 2 of it begins at 1:30:00, after the end (8:39)" in found.err


def test_a_time_that_was_edited_beside_a_block_is_asked_about(kept):
    written = json.loads(kept("chapters", "talk.vtt", "--format", "json").out)
    written["chapters"][1]["startTime"] = 3.0
    found = kept("chapters", "talk.vtt", "--import", "-", given=json.dumps(written).encode())
    assert found.code == 2
    assert "leave one of them out" in found.err
    del written["chapters"][1]["block"]
    written["chapters"][1]["startTime"] = 31.0
    found = kept("chapters", "talk.vtt", "--import", "-", given=json.dumps(written).encode())
    assert "1 moved" in found.out


def test_places_in_other_words_are_not_taken_and_times_are(kept):
    for name in ("talk.txt", "talk.vtt"):
        written = json.loads(kept("chapters", name, "--format", "json").out)
        written["words"] = "0" * 64
        if name == "talk.vtt":
            written["chapters"][0]["block"] = 3
        found = kept("chapters", name, "--import", "-", given=json.dumps(written).encode())
        if name == "talk.txt":
            assert found.code == 2
            assert "written for other words" in found.err
        else:
            assert found.out == "Nothing differs: its chapters are so already.\n"


def test_a_missing_file_is_said(kept):
    found = kept("chapters", "talk.txt", "--import", "nothing.txt")
    assert found.code == 2
    assert "nothing.txt cannot be read" in found.err


@pytest.mark.parametrize("how", [["--make"], ["--drop"], ["--import", "x"], ["--model", "m"]])
def test_what_is_kept_needs_the_library(tapelog, how):
    found = tapelog("chapters", "talk.txt", *how)
    assert found.code == 2
    assert "tapelog add takes it in first" in found.err


# Making and dropping


def test_made_chapters_are_dropped_until_they_are_made_again(kept):
    before = kept("chapters", "talk.txt").out
    found = kept("chapters", "talk.txt", "--drop")
    assert found.code == 0
    assert found.out == f"{len(before.splitlines())} chapters forgotten; --make makes some again.\n"
    gone = kept("chapters", "talk.txt")
    assert (gone.code, gone.out) == (1, "")
    assert "--make makes them again" in gone.err
    assert kept("chapters", "talk.txt", "--drop").code == 1
    assert kept("chapters", "talk.txt", "--make") == Ran(0, before, "")
    assert kept("chapters", "talk.txt").out == before


def test_a_sources_own_chapters_stay_and_none_are_made_beside_them(kept):
    for how, code in (("--make", 2), ("--drop", 1)):
        assert kept("chapters", "stated.md", how).code == code
        assert [one["title"] for one in chapters(kept, "stated.md")] == ["Stones", "Money"]


@pytest.mark.parametrize("how", ["--make", "--drop"])
def test_what_a_person_changed_is_not_made_over_unasked(kept, how):
    made = kept("chapters", "talk.txt").rows
    with Library(library_path()) as library:
        (entry,) = library.find("talk.txt")
        transcript = library.transcript(entry.id)
        assert transcript is not None
        at = transcript.details.chapters[0].block
        library.correct(transcript, RenameChapter("Mine"), Span(Place(at, 0), Place(at, 3)))
        library.correct(transcript, AddChapter("New"), Span(Place(9, 0), Place(9, 3)))
    mine = kept("chapters", "talk.txt").out
    refused = kept("chapters", "talk.txt", how)
    assert refused.code == 2
    assert "has 2 changes of yours to its chapters; --force takes them back first" in refused.err
    assert kept("chapters", "talk.txt").out == mine
    assert kept("chapters", "talk.txt", how, "--force").code == 0
    assert kept("chapters", "talk.txt").rows == (made if how == "--make" else [])
    with Library(library_path()) as library:
        assert len(library.corrections(entry.id, undone=True)) == 2


def test_a_title_that_a_person_gave_is_not_said_to_be_made_here(kept):
    rows = kept("chapters", "talk.txt").rows
    rows[0] = re.sub(r"  .*", "  Mine (made here)", rows[0])
    assert "1 renamed" in edited(kept, "talk.txt", rows).out
    assert kept("chapters", "talk.txt").rows[0].endswith("  Mine")


def test_nothing_in_a_title_reaches_the_terminal(kept):
    assert edited(kept, "talk.txt", ["line 5  A\x1b[2J\u202eB\x07"]).code == 0
    for how in ([], ["--full"], ["--format", "json"]):
        assert not set(kept("chapters", "talk.txt", *how).out) & set("\x1b\u202e\x07")


def test_a_time_within_a_caption_is_told_to_be_that_of_the_caption(tmp_path: Path, tapelog):
    cues = "".join(
        f"00:{n // 6:02d}:{n % 6 * 10:02d}.000 --> 00:{n // 6:02d}:{n % 6 * 10 + 9:02d}.000\n"
        f"<v {'Ann' if n % 2 else 'Ben'}>Line {n} of what they say about the tide.\n\n"
        for n in range(30)
    )
    (tmp_path / "tide.vtt").write_text(f"WEBVTT\n\n{cues}")
    (tmp_path / "wanted.txt").write_text("0:00 Low water\n1:04 The turn\n3:00 High water\n")
    assert tapelog("add", "tide.vtt").code == 0
    told = tapelog("chapters", "tide", "--import", "wanted.txt")
    assert "3 added" in told.out
    assert "1 begins with the caption that is said then" in told.out
