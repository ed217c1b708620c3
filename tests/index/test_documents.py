"""A transcript as documents: one place is one of them, and says what it is."""

from collections.abc import Callable
from hashlib import sha256

from index.documents import documents
from transcripts.columns import DESCRIPTION, EVENT, POINT, SUMMARY, Place
from transcripts.formats import read
from transcripts.library.transcripts import build
from transcripts.model import Chapter, OutlineEntry, Source, Span, Transcript
from transcripts.speakers.inferring import infer

Talk = Callable[..., Transcript]


def test_each_document_stands_where_it_says(talk: Talk):
    long = "The tide was out. " * 120
    transcript = talk("harbour", [("Ann", long), ("Ben", "So it was."), (None, "Well.")])
    found = list(documents(transcript))
    assert len(found) > 4
    blocks = transcript.blocks
    for document in found:
        start = blocks.offset(Place(document.block, document.from_))
        end = blocks.offset(Place(document.to_block, document.to))
        assert transcript.text[start:end] == document.text
    assert [d.speaker for d in found[-2:]] == ["Ben", None]
    assert [d.turn for d in found[-2:]] == [2, 3]
    assert found[-2].start == 20.0


def test_phrases_run_on_through_speech_and_laughter_only(talk: Talk):
    lines = [
        ("Ann", "One."),
        (None, "[laughter]", EVENT),
        ("Ben", "Two."),
        (None, "About this talk", DESCRIPTION),
        ("Ben", "Three."),
    ]
    found = list(documents(talk("harbour", lines)))
    assert [(d.kind, d.runs_on) for d in found] == [
        ("speech", False),
        ("speech", True),
        ("speech", False),
        ("description", False),
    ]


def test_a_summary_page_is_summary_and_its_outline_is_outline(talk: Talk):
    outline_text = "More at our site. OUTLINE: 0:00 - Tides 0:30 - Boats SOCIAL: find us"
    lines = [
        (None, outline_text, DESCRIPTION),
        (None, "They talk of tides.", SUMMARY),
        (None, "Low water", POINT),
    ]
    first = outline_text.index("0:00")
    second = outline_text.index("0:30")
    outline = (
        OutlineEntry("Tides", 0.0, Span(Place(1, first), Place(1, first + 12))),
        OutlineEntry("Boats", 30.0, Span(Place(1, second), Place(1, second + 12))),
    )
    chapters = (Chapter("All about tides", 2, None, (2,), (3,)),)
    transcript = talk("harbour", lines, outline=outline, chapters=chapters)
    found = [(d.kind, d.text) for d in documents(transcript)]
    assert found == [
        ("outline", "Tides"),
        ("outline", "Boats"),
        ("description", "More at our site. OUTLINE:"),
        ("description", "SOCIAL: find us"),
        ("summary", "They talk of tides."),
        ("summary", "Low water"),
        ("summary", "All about tides"),
    ]
    assert [d.start for d in documents(transcript)][:2] == [0.0, 30.0]
    assert list(documents(transcript))[5].chapter_title == "All about tides"


def test_a_chapter_title_over_speech_is_outline_and_stands_once(talk: Talk):
    lines = [("Ann", "Good evening."), ("Ben", "The tide turned.")]
    own = talk("harbour", lines, chapters=(Chapter("Turning tides", 2, 20.0),))
    assert [(d.kind, d.text) for d in documents(own)][-1] == ("outline", "Turning tides")
    entry = OutlineEntry("Turning tides", 20.0, Span(Place(1, 0), Place(1, 4)))
    made = talk(
        "harbour",
        lines,
        outline=(entry,),
        chapters=(Chapter("Turning tides", 2, 20.0, origin="outline"),),
    )
    assert [d.text for d in documents(made)].count("Turning tides") == 1


def test_a_title_that_was_made_says_how(talk: Talk):
    lines = [("Ann", "Good evening."), ("Ben", "The tide turned."), ("Ann", "It did.")]
    chapters = (
        Chapter("Stated", 1),
        Chapter("Turning tides", 2, origin="inferred"),
        Chapter("It did", 3, origin="robot"),
    )
    found = [d for d in documents(talk("harbour", lines, chapters=chapters)) if d.kind == "outline"]
    assert [d.made for d in found] == [None, "made here", "by robot"]


def test_a_document_knows_how_sure_its_speaker_is(interview):
    data = interview.encode()
    source = Source("talk.txt", sha256(data).hexdigest())
    found = build(source, read(data, "talk.txt"), infer)
    spoken = [document for document in documents(found) if document.kind == "speech"]
    assert {document.degree for document in spoken} <= {"sure", "likely", "unsure"}
    assert len({document.degree for document in spoken}) > 1
    stated = b"Ann: Is the tide in?\nBen: It is.\n"
    plain = build(Source("t.txt", sha256(stated).hexdigest()), read(stated, "t.txt"), infer)
    assert {document.degree for document in documents(plain)} == {None}
