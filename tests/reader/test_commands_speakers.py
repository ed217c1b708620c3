"""`tapelog speakers`: stated, worked out, or not to be told."""

import io
import json
import re
import sys
from array import array
from pathlib import Path

import pytest

from reader import services
from reader.commands.main import run
from reader.commands.speakers_shown import say_json_of, say_who
from reader.transcript_json import transcript_json
from transcripts.changes import Words
from transcripts.formats import read
from transcripts.library.transcripts import build
from transcripts.model import Person, Place, Source, Span
from transcripts.speakers.attribution import Attribution
from transcripts.speakers.inferring import infer

STATED = (
    "Ann Bell: Is the tide in?\nBen Cole: It is.\nAnn Bell: And the boats?\nBen Cole: Out, all.\n"
)

_SUMMARY = "They talk at some length about the bell that this chapter is named for, and move on."
PAGE = f"""Skip to content
Bell TalkBell Talk

Ada Byte: Bells | Bell Talk #7

Eve HillhostAda Byteguest
Mar 4, 20211h 5mWatch on YouTube

CHAPTERS

  1. Bells: a beginning

    {_SUMMARY}

    • First point
    • Second point
  2. Clay

    {_SUMMARY}

    • Third point
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))


@pytest.fixture
def unnamed(tmp_path: Path, interview: str) -> Path:
    """An interview without names, the answers broken at their sentences."""
    path = tmp_path / "talk.txt"
    path.write_text(interview)
    return path


def test_stated_speakers_are_named_with_their_shares(tmp_path: Path, capsys):
    (tmp_path / "talk.txt").write_text(STATED)
    assert run(["speakers", str(tmp_path / "talk.txt")]) == 0
    out = capsys.readouterr().out
    assert out.splitlines() == [
        "words  turns",
        "  64%    50%  Ann Bell",
        "  36%    50%  Ben Cole",
    ]


def test_unnamed_talk_gets_two_voices_that_are_said_to_be_worked_out(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Worked out from the words; the source does not say who speaks.")
    assert re.search(r"Of \d+ lines \d+ sure, \d+ likely, \d+ unsure\.", out)


def test_each_line_has_its_number_a_speaker_and_a_degree(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed), "--lines"]) == 0
    for line in capsys.readouterr().out.splitlines():
        assert re.fullmatch(r"\d+\t[^\t]+\t(sure|likely|unsure|-)", line)


def test_json_says_what_is_inferred(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert all(person["words"] and person["turns"] for person in told["people"])
    assert told["doubts"] == []
    assert told["attribution"] == "inferred"
    assert all(person["inferred"] for person in told["people"])
    assert {line["degree"] for line in told["lines"]} <= {"sure", "likely", "unsure", None}


def test_what_is_worked_out_is_never_as_certain_as_what_a_person_said(interview: str, capsys):
    talk = build(Source("talk.txt", "0" * 64), read(interview.encode(), "talk.txt"), infer)
    assert talk.inference is not None
    surest = array("f", [1.0, 0.8999999]) + talk.inference.confidences[2:]
    talk = talk._replace(inference=talk.inference._replace(confidences=surest))
    assert say_json_of(talk) == 0
    lines = json.loads(capsys.readouterr().out)["lines"]
    said = [(line["degree"], line["confidence"]) for line in lines[:2]]
    assert said == [("sure", 0.999), ("likely", 0.899)]
    turns = transcript_json(talk)["turns"]
    assert all(turn["confidence"] < 1 for turn in turns)


def test_the_reasons_for_a_line_are_told(unnamed: Path, capsys):
    assert run(["speakers", str(unnamed), "--why", "5"]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 1
    assert run(["speakers", str(unnamed), "--why", "9999"]) == 2


def test_a_line_without_any_strong_reason_says_so(unnamed: Path, capsys, monkeypatch):
    monkeypatch.setattr("transcripts.speakers.inferring.evidence", lambda *_, **__: ())
    assert run(["speakers", str(unnamed), "--why", "5"]) == 0
    head, *reasons = capsys.readouterr().out.splitlines()
    unsure = head.endswith("unsure")
    weak = "little speaks for either voice" if unsure else "no word weighs much alone"
    assert reasons == [f"  {weak}"]


def test_where_words_cannot_tell_nobody_is_attributed(tmp_path: Path, capsys):
    (tmp_path / "notes.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n")
    assert run(["speakers", str(tmp_path / "notes.srt")]) == 1
    assert "not worked out" in capsys.readouterr().out


def test_why_nobody_speaks_a_line_is_told_and_is_nothing_found(tmp_path: Path, imported, capsys):
    path = tmp_path / "notes.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nGood morning.\n"
    )
    reason = "2 lines are too few to tell voices apart"
    assert run(["speakers", str(path), "--why", "1"]) == 1
    assert capsys.readouterr().out == f"nobody\n  who speaks is not worked out: {reason}\n"
    assert run(["show", str(path)]) == 0
    assert capsys.readouterr().out.count(f"Who speaks is not worked out: {reason}.") == 1
    assert run(["add", str(path)]) == 0
    imported(path, "2\tAnn\n")
    assert run(["show", str(path)]) == 0
    assert f"Who else speaks is not worked out: {reason}." in capsys.readouterr().out
    assert run(["speakers", str(path), "--why", "2"]) == 0
    assert capsys.readouterr().out == "Ann\n  you said so\n"


def test_a_line_that_the_source_leaves_open_says_so(tmp_path: Path, capsys):
    path = tmp_path / "talk.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann>Hello there.</v>\n\n"
        "00:03.000 --> 00:04.000\n[music plays]\n\n00:05.000 --> 00:06.000\nWell, well.\n"
    )
    for number, said in ((1, "Ann\n  the source says so\n"), (3, "nobody\n  the source does")):
        assert run(["speakers", str(path), "--why", str(number)]) == int(number == 3)
        assert capsys.readouterr().out.startswith(said)


@pytest.fixture
def kept(unnamed: Path, capsys) -> Path:
    """The interview in the library."""
    assert run(["add", str(unnamed)]) == 0
    capsys.readouterr()
    return unnamed


@pytest.fixture
def stated(tmp_path: Path, capsys) -> Path:
    """A talk with names in the library."""
    path = tmp_path / "tide.txt"
    path.write_text(STATED)
    assert run(["add", str(path)]) == 0
    capsys.readouterr()
    return path


@pytest.fixture
def exported(capsys):
    """The labels of a transcript, as the command writes them."""

    def export(ref: Path) -> str:
        capsys.readouterr()
        assert run(["speakers", str(ref), "--export", "-"]) == 0
        return str(capsys.readouterr().out)

    return export


@pytest.fixture
def imported(tmp_path: Path, capsys):
    """Takes labels into a transcript; gives the exit code and what was said, on either
    stream."""

    def take(ref: Path, labels: str | bytes) -> tuple[int, str]:
        path = tmp_path / "labels.tsv"
        path.write_bytes(labels.encode() if isinstance(labels, str) else labels)
        capsys.readouterr()
        code = run(["speakers", str(ref), "--import", str(path)])
        out, err = capsys.readouterr()
        assert (err == "") == (code == 0)
        assert "Traceback" not in out + err
        return code, out + err

    return take


@pytest.fixture
def turns_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is worked out to speak is the other one, where a person says so of most lines
    they speak for: so these tests do not lean on what was fitted."""

    def attribute(lines, *, fixed, **_: object) -> Attribution:
        asks = [int("?" not in line) for line in lines]
        against = sum(asks[at] != who for at, who in fixed.items())
        turned = int(2 * against > len(fixed))
        return Attribution(
            tuple(fixed.get(at, who ^ turned) for at, who in enumerate(asks)),
            tuple(1.0 if at in fixed else 0.8 for at in range(len(asks))),
            (Person(None, "host"), Person(None, "guest")),
        )

    monkeypatch.setattr("transcripts.speakers.inferring.attribute", attribute)


def edited(labels: str, **speakers: str) -> str:
    """Labels with other speakers at some lines: `line_3="Speaker 1"`."""
    rows = dict(row.split("\t") for row in labels.splitlines())
    rows |= {at.removeprefix("line_"): who for at, who in speakers.items()}
    return "".join(f"{at}\t{who}\n" for at, who in rows.items())


def other(labels: str, line: int) -> str:
    """The voice that does not speak in a line."""
    speaker = dict(row.split("\t") for row in labels.splitlines())[str(line)]
    return "Speaker 2" if speaker == "Speaker 1" else "Speaker 1"


def corrections() -> int:
    """How many corrections the one transcript in the library has."""
    with services.open_library() as library:
        return len(library.corrections(library.entries()[0].id))


def test_labels_taken_in_as_they_were_written_confirm_every_line(
    kept: Path, exported, imported, capsys
):
    before = exported(kept)
    lines = before.count("\n")
    code, said = imported(kept, before)
    assert code == 0
    assert said == f"Nothing differs: {lines} lines are confirmed, and count as said by you.\n"
    assert exported(kept) == before
    assert run(["speakers", str(kept)]) == 0
    assert f", {lines} as you said." in capsys.readouterr().out
    assert imported(kept, before) == (0, "Nothing differs: every line is whose the labels say.\n")


def test_what_a_source_states_needs_no_confirming(stated: Path, exported, imported):
    assert imported(stated, exported(stated))[1].startswith("Nothing differs: every line")
    assert corrections() == 0


@pytest.mark.usefixtures("turns_round")
def test_confirmed_lines_stay_when_the_rest_is_worked_out_again_later(
    kept: Path, exported, imported
):
    before = exported(kept)
    rows = before.splitlines(keepends=True)
    assert "5 lines are confirmed" in imported(kept, "".join(rows[:5]))[1]
    code, said = imported(kept, "".join(f"{n}\t{other(before, n)}\n" for n in range(10, 21)))
    assert code == 0
    assert "11 lines given" in said
    after = exported(kept).splitlines(keepends=True)
    assert after[:5] == rows[:5]
    assert all(one != two for one, two in zip(rows[5:], after[5:], strict=True))


def test_what_confirms_is_taken_back_with_the_rest_of_the_import(kept: Path, exported, imported):
    before = exported(kept)
    imported(kept, edited(before, line_3=other(before, 3)))
    with services.open_library() as library:
        id = library.entries()[0].id
        act = library.last_act(id)
        assert act is not None
        # A stretch of one speaker is one correction, whatever was given in it or confirmed.
        assert len(act.made) < before.count("\n")
        library.undo(id, act.made)
    assert exported(kept) == before
    assert corrections() == 0


def test_nobody_is_not_confirmed(tmp_path: Path, exported, imported):
    path = tmp_path / "notes.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n")
    assert run(["add", str(path)]) == 0
    assert imported(path, exported(path))[1].startswith("Nothing differs: every line")
    assert corrections() == 0


def test_edited_labels_are_given_out_again_as_they_were_edited(kept: Path, exported, imported):
    before = exported(kept)
    labels = edited(before, line_5=other(before, 5), line_6=other(before, 6), line_20="-")
    labels = labels.replace("\n9\t", f"\n8:10\t{other(before, 8)}\n9\t")
    code, said = imported(kept, labels)
    assert code == 0
    assert re.match(r"4 lines given, \d+ confirmed, 0 more changed", said)
    assert exported(kept) == labels


@pytest.mark.usefixtures("turns_round")
def test_lines_that_labels_leave_out_are_worked_out_again(kept: Path, exported, imported):
    before = exported(kept)
    rows = [f"{n}\t{other(before, n)}\n" for n in range(1, 16)]
    code, said = imported(kept, "".join(rows))
    assert code == 0
    changed = re.search(r"15 lines given, (\d+) more changed", said)
    assert changed
    after = exported(kept)
    assert after.splitlines()[:15] == "".join(rows).splitlines()
    pairs = list(zip(before.splitlines(), after.splitlines(), strict=True))[15:]
    assert sum(old != new for old, new in pairs) == int(changed[1]) > 0


@pytest.mark.usefixtures("turns_round")
def test_lines_stay_as_labelled_and_those_whose_words_tell_otherwise_are_listed(
    kept: Path, exported, imported
):
    before = exported(kept)
    rows = [
        f"{n}\t{other(before, n) if n < 16 else row.split(chr(9))[1]}\n"
        for n, row in enumerate(before.splitlines(), 1)
    ]
    code, said = imported(kept, "".join(rows))
    assert code == 0
    first, *doubts = said.splitlines()
    assert first == f"15 lines given, {len(rows) - 15} confirmed, 0 more changed in their light."
    assert "In doubt: lines 16, 19" in doubts[0]
    assert "though their words tell" in doubts[0]
    assert exported(kept) == "".join(rows)


def test_what_is_in_doubt_has_who_is_kept_and_whom_the_words_tell(interview: str, capsys):
    talk = build(Source("talk.txt", "0" * 64), read(interview.encode(), "talk.txt"), infer)
    assert talk.inference is not None
    who = talk.inference.speakers[2]
    talk = talk._replace(inference=talk.inference._replace(doubts=((3, 1 - who),)))
    assert say_json_of(talk) == 0
    kept, now = (talk.speaker_name(speaker) for speaker in (who, 1 - who))
    doubts = json.loads(capsys.readouterr().out)["doubts"]
    assert doubts == [{"line": 3, "kept": kept, "now": now}]


def test_labels_that_a_person_gave_are_as_they_said(kept: Path, exported, imported, capsys):
    labels = exported(kept)
    imported(kept, f"3\t{other(labels, 3)}\n")
    assert run(["speakers", str(kept), "--lines"]) == 0
    assert f"3\t{other(labels, 3)}\t-" in capsys.readouterr().out.splitlines()
    assert run(["speakers", str(kept), "--why", "3"]) == 0
    assert "you said so" in capsys.readouterr().out
    assert run(["speakers", str(kept)]) == 0
    assert ", 1 as you said." in capsys.readouterr().out


def test_an_import_is_one_act_to_take_back(kept: Path, exported, imported):
    labels = exported(kept)
    imported(kept, edited(labels, line_3=other(labels, 3), line_9=other(labels, 9)))
    with services.open_library() as library:
        act = library.last_act(library.entries()[0].id)
        assert act is not None
        assert len(act.made) == corrections() > 0


def test_neighbouring_lines_of_one_speaker_are_one_correction(stated: Path, imported):
    code, said = imported(stated, "2\tAnn Bell\n3\tDan\n4\tDan\n")
    assert code == 0
    assert "New in it: Dan." in said
    assert "3 lines given" in said
    assert corrections() == 2


def test_a_new_name_is_a_new_person_with_those_lines(stated: Path, exported, imported):
    labels = "1\tAnn Bell\n2\tDan Dell\n3\tAnn Bell\n3:4\tEve\n4\tBen Cole\n"
    assert imported(stated, labels)[0] == 0
    assert exported(stated) == labels
    assert imported(stated, labels.replace("Eve", "dan dell"))[0] == 0
    assert exported(stated) == labels.replace("Eve", "Dan Dell")


def test_a_new_name_for_all_lines_of_a_speaker_renames_them(kept: Path, exported, imported):
    before = exported(kept)
    labels = before.replace("Speaker 1", "Ann Bell")
    code, said = imported(kept, labels)
    assert code == 0
    assert "Speaker 1 is Ann Bell now." in said
    assert exported(kept) == labels
    assert f"{len(labels.splitlines())} confirmed" in said
    labels = labels.replace("Speaker 2", "Ben Cole").replace("\nAnn Bell", "\nBen Cole", 1)
    assert imported(kept, edited(labels, line_4="Ann Bell"))[0] == 0
    assert exported(kept) == edited(labels, line_4="Ann Bell")


def test_a_name_once_given_can_be_somebody_elses_after_a_renaming(stated: Path, exported, imported):
    imported(stated, "1\tDan\n")
    assert run(["speakers", str(stated), "--rename", "Dan=Eve"]) == 0
    assert imported(stated, "2\tDan\n")[0] == 0
    rows = exported(stated).splitlines()
    assert rows[:2] == ["1\tEve", "2\tDan"]
    assert imported(stated, "3\tDan\n")[0] == 0
    assert exported(stated).splitlines()[2] == "3\tDan"


def test_speakers_of_one_name_are_labelled_by_number(tmp_path: Path, exported, imported, capsys):
    path = tmp_path / "talk.json"
    path.write_text(json.dumps({"segments": [
        {"start": n, "end": n + 1, "text": f"It is number {n} of them.", "speaker": who}
        for n, who in enumerate(["-", "Ann", "-", "Ann"])
    ]}))  # fmt: skip
    assert run(["add", str(path)]) == 0
    before = exported(path)
    assert "\t-\n" not in before
    assert imported(path, before)[1].startswith("Nothing differs")


def test_labels_come_from_standard_input(stated: Path, exported, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"2\tAnn Bell\r\n")))
    assert run(["speakers", str(stated), "--import", "-"]) == 0
    assert exported(stated).splitlines()[1] == "2\tAnn Bell"


def test_blank_rows_notes_and_marks_of_order_say_nothing(stated: Path, exported, imported):
    assert imported(stated, "\ufeff# who\r\n\r\n 2 \t Ann  Bell \r\n# more\t5\n")[0] == 0
    assert exported(stated).splitlines()[1] == "2\tAnn Bell"


def test_captions_are_counted_by_block(tmp_path: Path, exported):
    path = tmp_path / "talk.srt"
    path.write_text(
        "7\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"
        "9\n00:00:03,000 --> 00:00:04,000\nGood morning.\n"
    )
    assert exported(path) == "1\t-\n2\t-\n"


@pytest.mark.parametrize(
    ("labels", "because"),
    [
        ("5\tAnn Bell\n", "there is no line 5, the last one that is spoken is 4"),
        ("1\tAnn Bell\n" * 2, "row 2 (line 1) does not come after row 1 (line 1)"),
        ("2\tAnn Bell\n1\tAnn Bell\n", "does not come after"),
        ("1:5\tAnn Bell\n1:3\tBen Cole\n", "(line 1, character 3) does not come after"),
        ("1:15\tAnn Bell\n", "line 1 has 15 characters, and none of number 15"),
        ("1 Ann Bell\n", "row 1 has no TAB"),
        ("one\tAnn Bell\n", "row 1 does not begin with a line's number"),
        ("-1\tAnn Bell\n", "row 1 does not begin with a line's number"),
        ("1\t\n", "row 1 names nobody"),
        ("1\tAnn Bell\tsure\n", "row 1 has more than a line and a speaker"),
        ("1\tSpeaker 3\n", "there is no Speaker 3 in it; there are Ann Bell, Ben Cole"),
        ("1\t0\n", "there is no Speaker 0 in it"),
        ("1\t" + "n" * 121, "a name of more than 120 characters"),
        (b"1\tAnn\n2\t\xe9\n", "row 2 is not UTF-8"),
        (b"\x7fELF\0\0\0", "it is no text"),
        ("1\tAnn\n".encode("utf-16"), "it is no text"),
        ("", "it holds no labels"),
        ("# only\n\n", "it holds no labels"),
        (b"1\tAnn Bell\n" * 1_000_000, "it is larger than 8 MB"),
        ("9" * 5_000_000, "row 1 has no TAB"),
    ],
)
def test_labels_that_do_not_fit_are_refused_and_nothing_is_written(
    stated: Path, exported, imported, labels, because
):
    before = exported(stated)
    code, said = imported(stated, labels)
    assert code == 2
    assert because in said
    assert said.count("\n") == 1
    assert exported(stated) == before
    assert corrections() == 0


def test_characters_are_those_of_the_text_as_corrected(stated: Path, exported, imported):
    with services.open_library() as library:
        transcript = services.show(library, str(stated))
        words = Span(Place(1, 7), Place(1, 11))
        library.correct(transcript, Words("high tide"), words)
    assert imported(stated, "1:17\tBen Cole\n")[0] == 0
    assert exported(stated).splitlines()[1] == "1:17\tBen Cole"
    code, said = imported(stated, "1:10\tAnn Bell\n")
    assert code == 2
    assert "inside words that were corrected" in said


def test_one_bad_row_keeps_the_others_out(stated: Path, imported):
    assert imported(stated, "1\tBen Cole\n2\tSpeaker 9\n")[0] == 2
    assert corrections() == 0


def test_more_new_people_than_speak_anywhere_are_refused(imported, tmp_path: Path):
    path = tmp_path / "long.txt"
    path.write_text("".join(f"Somebody said line {n} of it, I think.\n" for n in range(300)))
    assert run(["add", str(path)]) == 0
    code, said = imported(path, "".join(f"{n}\tPerson {n} x\n" for n in range(1, 301)))
    assert code == 2
    assert "the labels name 300 new people" in said


def test_labels_for_what_is_not_in_the_library_are_refused(unnamed: Path, exported, imported):
    labels = exported(unnamed)
    code, said = imported(unnamed, labels)
    assert code == 2
    assert "is not in the library" in said
    assert "tapelog add" in said


def test_a_file_of_labels_that_is_not_there_is_named(stated: Path, tmp_path: Path, capsys):
    for path in (tmp_path / "none.tsv", tmp_path):
        assert run(["speakers", str(stated), "--import", str(path)]) == 2
        assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "asked", [["--export", "-"], ["--import", "labels.tsv"], ["--rename", "1=Ann"]]
)
def test_a_page_without_speech_has_no_speakers_to_give(tmp_path: Path, capsys, asked):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    assert run(["add", str(path)]) == 0
    capsys.readouterr()
    assert run(["speakers", str(path), *asked]) == 2
    assert "holds no speech" in capsys.readouterr().err


def test_a_page_without_speech_tells_whom_it_names(tmp_path: Path, capsys):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)
    assert run(["speakers", str(path)]) == 1
    assert capsys.readouterr().out == (
        "Eve Hill (host) and Ada Byte (guest) are named, but it holds no speech.\n"
    )


def test_whom_a_source_names_is_told_where_words_cannot_tell_who_speaks(capsys):
    cues = "WEBVTT\n\n00:01.000 --> 00:03.000\nhello there\n\n00:03.000 --> 00:04.000\nwell\n"
    reading = read(cues.encode(), "talk.vtt")
    details = reading.details._replace(people=(Person("Eve Hill", "host"),))
    talk = build(Source("talk.vtt", "0" * 64), reading._replace(details=details), infer)
    assert say_who(talk, each=False) == 1
    assert capsys.readouterr().out == (
        "Eve Hill (host) is named, but who speaks is not worked out: "
        "2 lines are too few to tell voices apart.\n"
    )


def test_nobody_attributed_can_be_labelled_by_hand(tmp_path: Path, exported, imported, capsys):
    path = tmp_path / "notes.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nGood morning.\n"
    )
    assert run(["add", str(path)]) == 0
    labels = "1\tSpeaker 1\n2\tAnn\n"
    assert imported(path, labels)[0] == 0
    assert exported(path) == labels
    assert run(["speakers", str(path)]) == 0
    assert "Nobody else is named" in capsys.readouterr().out


def test_what_only_a_person_said_is_not_what_the_source_says(tmp_path: Path, imported, capsys):
    path = tmp_path / "notes.srt"
    path.write_text(
        "1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nGood morning.\n"
    )
    assert run(["add", str(path)]) == 0
    assert imported(path, "2\tAnn\n")[0] == 0
    assert run(["speakers", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["attribution"] == "person"
    assert run(["show", str(path), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["attribution"], shown["attributed_by"]) == ("source", "person")
    assert [person["name"] for person in shown["people"]] == ["Ann"]
    assert [(p["name"], p["inferred"], p["told"]) for p in said["people"]] == [("Ann", False, True)]
    assert run(["speakers", str(path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Of 2 lines 1 is somebody's, as you said; the shares are of that."
    assert said[2].split() == ["100%", "100%", "Ann"]
    assert sum("as you said" in line for line in said) == 1


def test_whom_a_person_added_is_told_apart_from_whom_the_source_names(
    stated: Path, imported, capsys
):
    assert imported(stated, "3\tDan\n")[0] == 0
    assert run(["speakers", str(stated), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["attribution"] == "source"
    assert {p["name"]: p["told"] for p in said["people"]} == {
        "Ann Bell": False,
        "Ben Cole": False,
        "Dan": True,
    }


def test_a_name_that_a_person_gave_is_told(kept: Path, capsys):
    assert run(["speakers", str(kept), "--rename", "1=Ann Bell"]) == 0
    capsys.readouterr()
    assert run(["speakers", str(kept), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["attribution"] == "inferred"
    assert [(p["name"], p["told"]) for p in said["people"]] == [
        ("Ann Bell", True),
        ("Speaker 2", False),
    ]


def test_a_written_file_is_written_over_only_by_force(stated: Path, tmp_path: Path, capsys):
    path = tmp_path / "labels.tsv"
    assert run(["speakers", str(stated), "--export", str(path)]) == 0
    path.write_text("mine\n")
    assert run(["speakers", str(stated), "--export", str(path)]) == 2
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "mine\n"
    assert run(["speakers", str(stated), "--export", str(path), "--force"]) == 0
    assert path.read_text().startswith("1\tAnn Bell\n")


def test_a_speaker_is_renamed_everywhere(kept: Path, exported, capsys):
    before = exported(kept)
    ask = ["speakers", str(kept), "--rename"]
    assert run([*ask, "Speaker 1=Ann Bell (host)", "--rename", "2=Ben"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"^Speaker 1 is Ann Bell \(host\) now, in \d+ lines\.$", out, re.MULTILINE)
    assert "Speaker 2 is Ben (guest) now" in out
    expected = before.replace("Speaker 1", "Ann Bell").replace("Speaker 2", "Ben")
    assert exported(kept) == expected
    assert run([*ask, "ann bell=Ann Bell"]) == 0
    assert "Nothing differs" in capsys.readouterr().out
    assert run([*ask, "Ann Bell=Ben", "--rename", "Ben=Ann Bell"]) == 0
    assert run([*ask, "Ben=-"]) == 0
    assert "Ben is Speaker 1 (host) now" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rename", "because"),
    [
        (["Dan=Eve"], "nobody is named Dan in it; there are Ann Bell, Ben Cole"),
        (["=Eve"], "nobody is named nothing in it"),
        (["Speaker 3=Eve"], "there is no Speaker 3 in it"),
        (["Ann Bell"], "takes OLD=NEW"),
        (["Ann Bell="], "does not say the new name"),
        (["Ann Bell=Ben Cole"], "Ben Cole is somebody else who speaks in it"),
        (["Ann Bell=Speaker 2", "2=-"], "Speaker 2 is somebody else"),
        (["Ann Bell=Eve", "1=Dan"], "Ann Bell is renamed twice"),
        (["Ann Bell=" + "n" * 121], "a name has at most 120 characters"),
    ],
)
def test_what_cannot_be_renamed_is_refused(stated: Path, capsys, rename, because):
    arguments = [part for one in rename for part in ("--rename", one)]
    assert run(["speakers", str(stated), *arguments]) == 2
    assert because in capsys.readouterr().err
    assert corrections() == 0


def test_one_thing_is_asked_at_a_time(stated: Path, capsys):
    assert run(["speakers", str(stated), "--lines", "--rename", "1=Eve"]) == 2
    assert "at a time" in capsys.readouterr().err
