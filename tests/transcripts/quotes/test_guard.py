"""The one door for words: what nobody said leaves only behind what says so."""

import dataclasses

import pytest

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, POINT, SPEECH, SUMMARY
from transcripts.model import Chapter, Gist, Person, Place, Point, Span
from transcripts.quotes import guard
from transcripts.quotes.guard import Guard, Sound, Speech, Title, Writing

ROWS = [
    ("They talk.", SUMMARY, NOBODY, None),
    ("Hello.", SPEECH, 0, None),
    ("laughter", EVENT, NOBODY, None),
    ("Hm.", SPEECH, 1, None),
    ("It ends.", POINT, NOBODY, None),
    ("About it.", DESCRIPTION, NOBODY, None),
]


@pytest.fixture
def parts(transcript_of):
    transcript = transcript_of(ROWS)
    return list(Guard(transcript).parts(0, len(transcript.text)))


def test_each_kind_of_words_is_a_part_of_its_own(parts):
    assert [type(part) for part in parts] == [Writing, Speech, Sound, Speech, Writing, Writing]
    assert [part.name for part in parts if isinstance(part, Speech)] == [
        "Emily Chang",
        "Mark Ames (attributed)",
    ]
    assert [part.labelled() for part in parts if isinstance(part, Writing)] == [
        "Summary by the page’s author, not verbatim: They talk.",
        "Summary by the page’s author, not verbatim: It ends.",
        "Description by the page’s author, not speech: About it.",
    ]
    assert parts[2].words == "[laughter]"


def test_nobody_else_can_make_a_part(parts):
    with pytest.raises(TypeError):
        Speech(key=object(), turn=0, start=0, end=1, words="x", name="Emily Chang")
    with pytest.raises(TypeError):
        Title(key=None, _words="x", made=None)
    summary, speech = parts[0], parts[1]
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(speech, words="They talk.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        speech.words = "They talk."
    with pytest.raises((TypeError, ValueError)):
        dataclasses.replace(summary, label="Emily Chang")


def test_writing_has_no_words_of_its_own_to_give(parts):
    assert not hasattr(parts[0], "words")
    assert not hasattr(parts[0], "quoted")


@pytest.mark.parametrize(
    "form",
    [
        "{words}",
        "{words} {label}",
        "“{label} {words}”",
        '{label}: "{words}"',
        "{label}: «{words}»",
        "{label}",
        "",
    ],
)
def test_a_form_without_the_label_before_the_words_or_with_quotation_marks_is_refused(parts, form):
    with pytest.raises(ValueError, match="behind its label"):
        parts[0].labelled(form)


@pytest.mark.parametrize("form", ["{words}", "“{words}”", '> "{words}"', "Ann: {words}", ""])
def test_words_stand_under_their_label_only_in_a_form_that_speech_has_not(parts, form):
    with pytest.raises(ValueError, match="under its label"):
        parts[0].under(form)
    assert parts[0].under("> - {words}") == "> - They talk."


def test_a_name_never_stands_beside_what_nobody_says(transcript_of):
    transcript = transcript_of([("They talk.", SUMMARY, 0, None), ("laughter", EVENT, 0, None)])
    both = list(Guard(transcript).parts(0, len(transcript.text)))
    assert [type(part) for part in both] == [Writing, Sound]
    assert "Emily" not in both[0].labelled()


def test_what_a_model_wrote_is_the_models(transcript_of):
    transcript = transcript_of(ROWS[:2], address="https://podpages.example/1")
    chapters = (Chapter("All", 1, summary=(1,), origin="small-model"),)
    transcript = transcript._replace(details=transcript.details._replace(chapters=chapters))
    (part,) = Guard(transcript).parts(0, 5)
    assert part.label == "Summary by small-model, not verbatim"
    gist = Gist("They talk.", (Point("Long.", ()),))
    written = guard.gist(Chapter("All", 1, origin="small-model", gist=gist))
    assert [part.labelled() for part in written] == [
        "Summary by small-model, not verbatim: They talk.",
        "Summary by small-model, not verbatim: Long.",
    ]
    assert guard.gist(chapters[0]) == ()


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ("source", "Tea"),
        ("outline", "Tea"),
        ("person", "Tea"),
        ("inferred", "Tea (made here)"),
        ("small-model", "Tea (by small-model)"),
    ],
)
def test_a_title_that_was_made_says_so(origin, shown):
    assert guard.title(Chapter("Tea", 1, origin=origin)).shown() == shown


def test_a_kept_span_over_a_summary_is_labelled_and_one_of_speech_is_not(transcript_of):
    blocks = transcript_of(ROWS).blocks
    assert guard.label_over(blocks, Span(Place(1, 0), Place(1, 3))) == "Summary, not verbatim"
    assert guard.label_over(blocks, Span(Place(2, 0), Place(4, 3))) is None
    assert guard.label_over(blocks, Span(Place(4, 0), Place(99, 3))) == "Summary, not verbatim"


def test_kept_words_that_are_gone_are_speech_only_where_nothing_else_can_have_been(transcript_of):
    mixed, spoken = transcript_of(ROWS), transcript_of(ROWS[1:4], people=[Person("A")] * 2)
    assert Guard(mixed).kept("Gone.", None).label == "Kept from this page, perhaps not speech"
    assert Guard(mixed).kept("Gone.", 0).label == "Summary by the page’s author, not verbatim"
    said = Guard(spoken).kept("Gone.", None)
    assert isinstance(said, Speech)
    assert said.name is None
