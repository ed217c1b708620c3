"""No way out gives what is written about a talk out as something a person said.

Every formatter and export that is registered is walked, and each new one with it.
"""

import ast
import json
import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reader
import transcripts
from reader.transcript_json import transcript_json
from reader.transcript_text import transcript_lines
from transcripts.chapters.questions import questions
from transcripts.columns import DESCRIPTION, EVENT, NOBODY, POINT, SPEECH, SUMMARY, BlocksBuilder
from transcripts.exports import FORMATS, NotExportable, export
from transcripts.formats import read
from transcripts.model import (
    Chapter,
    Details,
    Gist,
    Inference,
    OutlineEntry,
    Person,
    Place,
    Point,
    Reading,
    Source,
    Span,
    Transcript,
    Version,
)
from transcripts.quotes.copying import FORMATTERS, quotation
from transcripts.quotes.markdown import bookmarks_markdown
from transcripts.turns import group

MARK = "Zyx"
"""A word that stands only in what nobody says."""
NAMES = ("Emily Chang", "Mark Ames", "Speaker 3")
PEOPLE = (Person(NAMES[0], "host"), Person(NAMES[1], "guest", inferred=True), Person(None))
ROWS = [
    (f"Emily Chang: a talk of {MARK}description with Mark Ames.", DESCRIPTION, NOBODY),
    (f"0:10 {MARK}outline", DESCRIPTION, NOBODY),
    (f"They talk of {MARK}summary.", SUMMARY, NOBODY),
    (f"{MARK}point one", POINT, NOBODY),
    (f"Mark Ames: {MARK}point two", POINT, 1),
    ("How do you build a harbour like that?", SPEECH, 0),
    ("laughter", EVENT, NOBODY),
    ("You begin with the stones, and then you wait for a very long time.", SPEECH, 1),
    (f"{MARK}summary of the second", SUMMARY, 1),
    ("Who waits?", SPEECH, 0),
    ("We do.", SPEECH, 2),
    (f"{MARK}point alone", POINT, NOBODY),
    ("Good night.", SPEECH, NOBODY),
]


MODEL = "small:8b, x"
GIST = Gist(f"{MARK}gist of it", (Point(f"{MARK}gist one", ()), Point(f"{MARK}gist two", ())))


def page(rows=ROWS, *, timed=True):
    builder = BlocksBuilder()
    for number, (words, kind, speaker) in enumerate(rows):
        start = 10.0 * number if timed else None
        builder.add(words, kind=kind, speaker=speaker, start=start, line=number + 1)
    blocks = builder.build()
    used = len(rows) == len(ROWS)
    chapters = (
        Chapter(f"{MARK}title stated", 3, 20.0, (3,), (4, 5)),
        Chapter(f"{MARK}title made", 6, 50.0, origin="inferred"),
        Chapter(f"{MARK}title modelled", 9, 80.0, (9,), origin=MODEL, gist=GIST),
    )
    entry = OutlineEntry(f"{MARK}outline", 10.0, Span(Place(2, 5), Place(2, 15)))
    details = Details(
        title="Tides",
        show="Talks",
        published=date(2024, 7, 23),
        people=PEOPLE,
        outline=(entry,) if used else (),
        chapters=chapters if used else (),
    )
    version = Version(0, Source("page.txt", "0" * 64), Reading("test", 1, blocks, details))
    cuts = [blocks.offsets[chapter.block - 1] for chapter in details.chapters]
    return Transcript("t", version, details, blocks, group(blocks, cuts=cuts))


def marks(transcript):
    """Bookmarks on everything, some of which is not there any more."""
    blocks = transcript.blocks
    kept = []
    for number in range(1, len(blocks) + 1):
        span = Span(Place(number, 0), Place(number, len(blocks[number - 1].text)))
        for there, words in (
            (span, blocks[number - 1].text),
            (None, blocks[number - 1].text),
            (span, f"{blocks[number - 1].text} once"),
        ):
            anchor = SimpleNamespace(exact=words)
            kept.append(
                SimpleNamespace(span=there, note=None, tags=(), created=None, anchor=anchor)
            )
    return kept


QUOTED = [
    re.compile(r"“[^“”\n]*”"),
    re.compile(r'"[^"\n]*"'),
    re.compile(r"«[^«»\n]*»"),
    re.compile(r"„[^„“\n]*“"),
    re.compile(r"‘[^‘’\n]*’"),
]
LABEL = re.compile(
    r"(Summary|Description|Outline)( by .*?)?, not (verbatim|speech)|perhaps not speech"
)


def passes_for_speech(text):
    """Lines in which a mark stands as if somebody said it: in quotation marks, behind a
    speaker's cue, in a caption's voice, or without anything that tells what it is."""
    found = []
    labelled = False
    for line in text.splitlines():
        plain = line.replace("\\", "").replace("*", "")
        if MARK not in plain:
            labelled = labelled and (not plain or plain == ">")
            continue
        label = LABEL.search(plain)
        heading = re.match(r"#+ |Chapter \d+: ", plain)
        under = labelled and re.match(r"> |- ", plain)
        quoted = any(MARK in one for each in QUOTED for one in each.findall(plain))
        before = plain[: label.start()] if label else plain
        cue = re.search(rf"(?:{'|'.join(NAMES)})[^:]*:", before) and not (heading or under)
        if quoted or cue or "<v" in plain or not (label or heading or under):
            found.append(line)
        labelled = bool(label or under)
    return found


@pytest.mark.parametrize(
    "leak",
    [
        f"“{MARK} is so” — Emily Chang, Tides",
        f"Emily Chang: {MARK} is so",
        f"**Mark Ames (attributed):** {MARK} is so",
        f"Speaker 3: {MARK} is so",
        f"<v Emily Chang>{MARK} is so</v>",
        f"{MARK} is so",
        f"- {MARK} under nothing",
        f"> {MARK} under nothing",
        f"Summary by a.example, not verbatim: they talk\n\nSaid\n- {MARK} is so",
        f"Emily Chang: so, Summary by a.example, not verbatim: {MARK}",
        f"Summary by a.example, not verbatim: “{MARK}”",
    ],
)
def test_the_measure_sees_a_leak(leak):
    assert passes_for_speech(leak)


def json_passes_for_speech(value, key=None):
    """Objects in which a mark is what a speaker says, or has nothing that tells what it is."""
    found = []
    if isinstance(value, dict):
        words = str(value.get("text", "")) + str(value.get("body", ""))
        if MARK in words and (value.get("speaker") or not value.get("label", key == "pieces")):
            found.append(value)
        for name, inner in value.items():
            found += json_passes_for_speech(inner, name)
    elif isinstance(value, list):
        for inner in value:
            found += json_passes_for_speech(inner, key)
    return found


@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("timed", [True, False])
def test_no_export_gives_out_writing_as_speech(form, timed):
    transcript = page(timed=timed)
    if not timed and form in ("srt", "vtt"):
        with pytest.raises(NotExportable):
            export(transcript, form)
        return
    made = export(transcript, form)
    if form == "json":
        top = json.loads(made.text)
        assert not json_passes_for_speech(top)
        assert not any(MARK in segment["body"] for segment in top["segments"])
    else:
        assert not passes_for_speech(made.text)
    assert "How do you build a harbour like that?" in made.text


@pytest.mark.parametrize("form", ["srt", "vtt", "text"])
def test_formats_of_speech_alone_leave_writing_out_and_say_so(form):
    made = export(page(), form)
    assert MARK not in made.text
    assert any("description and summary" in one for one in made.left_out)
    assert "what a model wrote of 1 chapter" in made.left_out


def test_what_a_model_wrote_is_the_models_wherever_it_stands():
    transcript = page()
    for text in (
        export(transcript, "markdown").text.replace("*", ""),
        "\n".join(transcript_lines(transcript)),
    ):
        assert f"Summary by {MODEL}, not verbatim: {MARK}gist of it" in text.replace("\\", "")
        assert f"- {MARK}gist two" in text
    again = read(export(transcript, "markdown").text.encode(), "again.md").blocks
    said = [block.text for block in again if block.kind == SPEECH]
    assert not any(MARK in words for words in said)
    assert any(block.text == f"{MARK}gist of it" and block.kind == SUMMARY for block in again)


@pytest.mark.parametrize("form", list(FORMATTERS))
def test_no_copy_of_any_stretch_gives_out_writing_as_speech(form):
    transcript = page()
    offsets = [*transcript.blocks.offsets, len(transcript.text)]
    for start in offsets:
        for end in offsets:
            assert not passes_for_speech(quotation(transcript, start, end, form))


def test_no_bookmark_gives_out_writing_as_speech():
    transcript = page()
    assert not passes_for_speech(bookmarks_markdown(transcript, marks(transcript)))


def test_showing_gives_out_nothing_as_speech():
    transcript = page()
    assert not passes_for_speech("\n".join(transcript_lines(transcript)))
    assert not json_passes_for_speech(transcript_json(transcript)["turns"])


def test_made_titles_say_so_wherever_they_stand():
    transcript = page()
    for text in (
        export(transcript, "markdown").text.replace("\\", ""),
        export(transcript, "json").text,
        "\n".join(transcript_lines(transcript)),
    ):
        assert f"{MARK}title made (made here)" in text
        assert f"{MARK}title modelled (by {MODEL})" in text
        assert f"{MARK}title stated (" not in text


def test_a_question_and_its_answer_copied_together_keep_both_voices():
    transcript = page()
    first = questions(transcript)[0]
    assert quotation(transcript, *first.whole).splitlines() == [
        "Emily Chang: How do you build a harbour like that?",
        "[laughter]",
        "Mark Ames (attributed): You begin with the stones, and then you wait for a very long "
        "time.",
        "— Tides (Talks), 23 July 2024, 0:50",
    ]


@pytest.mark.parametrize("form", list(FORMATS))
def test_a_file_with_worked_out_speakers_says_so_where_it_has_a_place(form):
    stated = page()
    speakers = stated.blocks.speakers
    chances = type(stated.blocks.starts)("f", [0.9] * len(speakers))
    worked_out = stated._replace(inference=Inference(speakers, chances, PEOPLE))
    text = export(worked_out, form).text
    said = "Speakers were worked out from the words"
    assert (said in text) == (form in ("vtt", "json", "markdown"))
    assert "Emily Chang (attributed)" in text.replace("\\", "")
    assert said not in export(stated, form).text


KINDS = st.sampled_from([SPEECH, DESCRIPTION, SUMMARY, POINT, EVENT])


@st.composite
def mixed(draw):
    rows = []
    for kind in draw(st.lists(KINDS, max_size=9)):
        words = draw(st.sampled_from(["Ja.", "Who? We.", "laughter", "One  two"]))
        speaker = draw(st.sampled_from([NOBODY, 0, 1, 2]))
        if kind in (DESCRIPTION, SUMMARY, POINT):
            words = f"{draw(st.sampled_from(['', 'Emily Chang: ', '- ', '> ']))}{MARK} {words}"
        rows.append((words, kind, speaker))
    return rows


@settings(max_examples=150, deadline=None)
@given(rows=mixed(), ends=st.tuples(st.integers(0, 200), st.integers(0, 200)))
def test_whatever_is_chosen_on_a_mixed_page_no_writing_passes_for_speech(rows, ends):
    transcript = page(rows)
    for form in FORMATTERS:
        assert not passes_for_speech(quotation(transcript, *sorted(ends), form))
    assert not passes_for_speech(bookmarks_markdown(transcript, marks(transcript)))
    assert not passes_for_speech("\n".join(transcript_lines(transcript)))
    assert not json_passes_for_speech(transcript_json(transcript)["turns"])
    for form in FORMATS:
        if form != "json" and transcript.has_speech:
            assert not passes_for_speech(export(transcript, form).text)


# The house: who may take words out of a transcript

QUOTES = Path(transcripts.__file__).parent / "quotes"
WAYS_OUT = [
    *sorted((Path(transcripts.__file__).parent / "exports").rglob("*.py")),
    *(
        path
        for path in sorted(QUOTES.glob("*.py"))
        if path.stem not in ("guard", "anchors", "normal")
    ),
    Path(reader.__file__).parent / "transcript_text.py",
    *(
        Path(reader.__file__).parent / "commands" / f"{name}.py"
        for name in ("export", "show", "chapters", "chapters_shown", "chapters_model")
    ),
]


@pytest.mark.parametrize("path", WAYS_OUT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_way_out_takes_words_past_the_guard(path):
    """Words, names and titles of chapters come from the guard, and with them the quotation
    marks around speech."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    past = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of = ast.unparse(node.value)
            if node.attr == "speaker_name" or (
                node.attr == "text" and re.search(r"\b(?:transcript|blocks?)\b", of)
            ):
                past.append(ast.unparse(node))
            if node.attr == "title" and re.search(r"\bchapter\b", of):
                past.append(ast.unparse(node))
        elif (
            isinstance(node, ast.Constant)
            and id(node) not in docstrings
            and isinstance(node.value, str)
            and set(node.value) & set("“”„«»")
        ):
            past.append(node.value)
    assert not past
