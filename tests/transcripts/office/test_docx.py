"""Word documents: paragraphs, names set off in every way, headings, what is left out."""

from datetime import date

import pytest

from transcripts.formats import NotATranscript, read
from transcripts.model import Link

from .checks import described, said, titles, words
from .making import WORD, bold, docx, packed, par, run

TALK = [
    par("Ann: Hello there."),
    par("Bob: Hi you."),
    par("Ann: So tell me."),
    par("Bob: It was long ago."),
]
SAID = [
    ("Ann", "Hello there."),
    ("Bob", "Hi you."),
    ("Ann", "So tell me."),
    ("Bob", "It was long ago."),
]


def test_paragraphs_with_names_are_read_as_a_text_is() -> None:
    reading = read(docx(par("Date: 3 March 1999"), *TALK), "talk.docx")
    assert reading.format == "docx"
    assert words(reading) == SAID
    assert reading.details.published == date(1999, 3, 3)


def test_a_document_has_no_lines() -> None:
    assert {block.line for block in read(docx(*TALK)).blocks} == {None}


def test_a_name_is_joined_from_its_runs() -> None:
    split = [par(run("A"), bold("nn"), run(":"), " Hello", run(" there.")), *TALK[1:]]
    assert words(read(docx(*split))) == SAID


def test_bold_names_need_no_colon() -> None:
    body = [
        par(bold("Ann Lee"), " Hello there."),
        par(bold("Bob Roe"), run("\tHi you.")),
        par(bold("Ann Lee"), " So."),
        par(bold("Bob Roe"), " It was."),
    ]
    assert words(read(docx(*body))) == [
        ("Ann Lee", "Hello there."),
        ("Bob Roe", "Hi you."),
        ("Ann Lee", "So."),
        ("Bob Roe", "It was."),
    ]


def test_bold_names_may_stand_above_their_words() -> None:
    body = [
        par(bold("Ann Lee")),
        par("Hello there, I am here."),
        par(bold("Bob Roe")),
        par("Hi and welcome."),
        par("More of it."),
        par(bold("Ann Lee")),
        par("So tell me."),
        par(bold("Bob Roe")),
        par("It was."),
    ]
    assert words(read(docx(*body)))[1:4] == [
        ("Bob Roe", "Hi and welcome."),
        ("Bob Roe", "More of it."),
        ("Ann Lee", "So tell me."),
    ]


def test_headings_are_chapters_and_the_only_one_above_is_the_title() -> None:
    body = [
        par("The Long Talk", style="Heading1"),
        par("Beginnings", style="Heading2"),
        *TALK[:2],
        par("Endings [00:10:00]", style="Heading2"),
        *TALK[2:],
        par("Appendix", style="Heading2"),
    ]
    reading = read(docx(*body))
    assert reading.details.title == "The Long Talk"
    assert titles(reading) == [("Beginnings", 1, None), ("Endings", 3, 600.0)]
    assert words(reading) == SAID
    assert "the heading “Appendix”, under which nothing stands" in reading.report.left_out


def test_headings_are_known_in_every_language() -> None:
    styles = (
        '<w:styles xmlns:w="x"><w:style w:type="paragraph" w:styleId="berschrift2">'
        '<w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="Titel">'
        '<w:name w:val="Title"/></w:style></w:styles>'
    )
    body = [par("Gespräch", style="Titel"), par("Anfang", style="berschrift2"), *TALK]
    reading = read(docx(*body, parts={"word/styles.xml": styles}))
    assert reading.details.title == "Gespräch"
    assert titles(reading) == [("Anfang", 1, None)]


def test_times_under_headings_are_times() -> None:
    body = [
        par("00:00:10", style="Heading3"),
        *TALK[:2],
        par("00:05:00", style="Heading3"),
        *TALK[2:],
    ]
    assert [start for start, _, _ in said(read(docx(*body)))] == [10.0, None, 300.0, None]


def test_deleted_words_are_left_out_and_inserted_ones_stay() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>never </w:delText></w:r></w:del>'
    inserted = '<w:ins w:id="2"><w:r><w:t>always </w:t></w:r></w:ins>'
    moved = '<w:moveFrom w:id="3"><w:r><w:t>moved</w:t></w:r></w:moveFrom>'
    reading = read(docx(par("Ann: I ", deleted, inserted, "said.", moved), *TALK[1:]))
    assert words(reading)[0] == ("Ann", "I always said.")
    assert reading.report.left_out == (
        "stretches deleted in tracked changes (1)",
        "stretches moved away in tracked changes (1)",
    )


def test_words_stand_once_where_a_document_holds_them_twice() -> None:
    twice = (
        "<mc:AlternateContent><mc:Choice><w:r><w:t>Hello</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>Hello</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert words(read(docx(par("Ann: ", twice), *TALK[1:])))[0] == ("Ann", "Hello")


def test_hidden_text_text_boxes_and_fields_are_left_out() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    box = f"<w:r><w:pict><w:txbxContent>{par('aside')}</w:txbxContent></w:pict></w:r>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    reading = read(docx(par("Ann: Hello", hidden, box, code, "."), *TALK[1:]))
    assert words(reading)[0] == ("Ann", "Hello.")
    assert reading.report.left_out == ("stretches of hidden text (1)", "text boxes (1)")


def test_notes_comments_and_edges_of_pages_are_counted() -> None:
    parts = {
        "word/comments.xml": '<w:comments><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>',
        "word/footnotes.xml": '<w:footnotes><w:footnote w:type="separator" w:id="0"/>'
        '<w:footnote w:id="1"/></w:footnotes>',
        "word/header1.xml": "<w:hdr><w:t>Page</w:t></w:hdr>",
        "word/footer1.xml": "<w:ftr/>",
    }
    assert read(docx(*TALK, parts=parts)).report.left_out == (
        "comments (2)",
        "footnotes (1)",
        "headers of pages (1)",
    )


def core(title: str, created: str = "2013-12-23T23:15:00Z") -> dict[str, str]:
    return {
        "docProps/core.xml": f'<cp:coreProperties><dc:title xml:lang="x">{title}</dc:title>'
        f"<dc:creator>Zed</dc:creator><dcterms:created>{created}</dcterms:created>"
        "</cp:coreProperties>"
    }


def test_the_title_comes_from_the_properties_and_the_files_date_from_nowhere() -> None:
    details = read(docx(*TALK, parts=core("Ann &amp; Bob"))).details
    assert details.title == "Ann & Bob"
    assert details.published is None
    assert [person.name for person in details.people] == ["Ann", "Bob"]


@pytest.mark.parametrize("title", ["Microsoft Word - x", "talk.docx", "Untitled", "Document1"])
def test_titles_that_programs_give_are_none(title: str) -> None:
    assert read(docx(*TALK, parts=core(title))).details.title is None


def test_links_with_words_of_their_own_are_kept() -> None:
    relations = (
        '<Relationships><Relationship Id="rId7" TargetMode="External" Type="http://x/hyperlink" '
        'Target="https://a.example/?a=1&amp;b=2"/></Relationships>'
    )
    linked = '<w:hyperlink r:id="rId7"><w:r><w:t>the site</w:t></w:r></w:hyperlink>'
    timed = '<w:hyperlink r:id="rId7"><w:r><w:t>00:01</w:t></w:r></w:hyperlink>'
    body = [par("Ann: See ", linked, "."), par("Bob: ", timed, " Yes."), *TALK[2:]]
    reading = read(docx(*body, parts={"word/_rels/document.xml.rels": relations}))
    assert words(reading)[0] == ("Ann", "See the site.")
    assert reading.details.links == (Link("the site", "https://a.example/?a=1&b=2"),)


def test_the_text_is_found_where_the_archive_says_it_is() -> None:
    relations = (
        '<Relationships><Relationship Id="r" Target="/word/document2.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
        "</Relationships>"
    )
    text = f"<w:document {WORD}><w:body>{''.join(TALK)}</w:body></w:document>"
    other = packed(
        {"[Content_Types].xml": "", "_rels/.rels": relations, "word/document2.xml": text}
    )
    assert words(read(other)) == SAID


def test_the_strict_form_is_read_too() -> None:
    text = (
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
        f"{''.join(TALK)}</w:body></w:document>"
    )
    found = packed({"[Content_Types].xml": "", "word/document.xml": text})
    assert words(read(found)) == SAID


def test_dictation_of_word_names_its_recording() -> None:
    relations = (
        '<Relationships><Relationship Id="r1" Type="x/hyperlink" Target="https://a.example/i.mp3"/>'
        "</Relationships>"
    )
    body = [
        par("Audio file"),
        par('<w:hyperlink r:id="r1"><w:r><w:t>interview.mp3</w:t></w:r></w:hyperlink>'),
        par("Transcript"),
        par("00:00:01 Speaker 1"),
        par("Hello there you."),
        par("00:00:05 Speaker 2"),
        par("I'm fine, thanks."),
        par("00:00:09 Speaker 1"),
        par("So tell me."),
    ]
    reading = read(docx(*body, parts={"word/_rels/document.xml.rels": relations}))
    assert said(reading) == [
        (1.0, "Speaker 1", "Hello there you."),
        (5.0, "Speaker 2", "I'm fine, thanks."),
        (9.0, "Speaker 1", "So tell me."),
    ]
    assert described(reading) == []
    assert reading.details.title is None
    assert reading.details.media == "https://a.example/i.mp3"


def test_empty_paragraphs_part_what_was_pasted() -> None:
    pasted = "Ann Lee\nHello there, it is me again.\n\nBob Roe\nHi you, that is good to hear.\n\n"
    pasted += pasted.replace("Hello there", "Well then").replace("Hi you", "Yes") * 2
    body = [par(line) if line else "<w:p/>" for line in pasted.split("\n")]
    assert words(read(docx(*body))) == words(read(pasted.encode()))


def test_names_alone_in_paragraphs_stand_above_their_words() -> None:
    lines = ["Host", "Hello there and welcome.", "Ann Lee", "Thank you for having me."]
    lines += ["Host", "So tell me about it all.", "Ann Lee", "It was long ago, I think."]
    names = [who for who, _ in words(read(docx(*map(par, lines))))]
    assert names == ["Host", "Ann Lee", "Host", "Ann Lee"]


@pytest.mark.parametrize("ends", ["\n\n", "\n"])
@pytest.mark.parametrize("head", ["", "WEBVTT"])
def test_captions_pasted_into_a_document_are_captions(head: str, ends: str) -> None:
    cues = ["00:00:01.000 --> 00:00:02.000\nHello there.", "00:00:03.000 --> 00:00:04.000\nBye."]
    lines = ends.join([head, *cues] if head else cues).split("\n")
    body = [par(run(line)) if line else "<w:p/>" for line in lines]
    assert said(read(docx(*body))) == [(1.0, None, "Hello there."), (3.0, None, "Bye.")]


def test_a_document_without_words_is_told_so() -> None:
    with pytest.raises(
        NotATranscript, match=r"^talk.docx is a document without any words in it\.$"
    ):
        read(docx("<w:p/>"), "talk.docx")
    with pytest.raises(NotATranscript, match="damaged from the beginning"):
        read(packed({"[Content_Types].xml": "", "word/document.xml": "<w:document"}))


def test_chapters_of_a_document_are_no_talk() -> None:
    lines = [par("00:00:00 Intro"), par("00:01:00 The middle"), par("00:20:00 The end")]
    with pytest.raises(NotATranscript, match="chapters"):
        read(docx(*lines))
