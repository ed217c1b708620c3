"""Documents of LibreOffice: the same as Word's, in their own words."""

import pytest

from transcripts.formats import NotATranscript, read
from transcripts.model import Link

from .checks import said, titles, words
from .making import odt, packed

BOLD = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Title"/>'
)


def named(name: str, words: str) -> str:
    return f'<text:p><text:span text:style-name="T1">{name}</text:span> {words}</text:p>'


TALK = (
    named("Ann Lee", "Hello there.")
    + named("Bob", "Hi you.")
    + named("Ann Lee", "So\n  we go on.")
    + named("Bob", "Yes.")
)
SAID = [
    ("Ann Lee", "Hello there."),
    ("Bob", "Hi you."),
    ("Ann Lee", "So we go on."),
    ("Bob", "Yes."),
]


def test_bold_names_and_blanks_are_understood() -> None:
    reading = read(odt(TALK, BOLD), "talk.odt")
    assert reading.format == "odt"
    assert words(reading) == SAID


def test_titles_and_headings_are_understood() -> None:
    body = (
        '<text:p text:style-name="P9">The Talk</text:p>'
        f'<text:h text:outline-level="2">One</text:h>{TALK}'
        f'<text:h text:outline-level="2">Two</text:h>{named("Bob", "More.")}'
    )
    reading = read(odt(body, BOLD))
    assert reading.details.title == "The Talk"
    assert titles(reading) == [("One", 1, None), ("Two", 5, None)]


def test_what_nobody_says_is_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:p>One 1</text:p></text:table-of-content>"
        '<text:p><text:span text:style-name="T1">Ann Lee</text:span> Hello<text:note>'
        "<text:note-body><text:p>n</text:p></text:note-body></text:note> there"
        "<office:annotation><text:p>c</text:p></office:annotation>.</text:p>"
    )
    reading = read(odt(body + TALK, BOLD))
    assert words(reading) == [SAID[0], *SAID]
    assert reading.report.left_out == (
        "stretches deleted in tracked changes (1)",
        "tables of contents (1)",
        "footnotes (1)",
        "comments (1)",
    )


def test_a_table_is_read() -> None:
    rows = (("0:01", "Ann", "Hello there you."), ("0:04", "Bob", "Hi."))
    body = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in rows
    )
    reading = read(odt(f"<table:table><table:table-column/>{body}</table:table>"))
    assert said(reading) == [(1.0, "Ann", "Hello there you."), (4.0, "Bob", "Hi.")]


def test_a_password_is_told() -> None:
    locked = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": "<m:file-entry><m:encryption-data/></m:file-entry>",
        "content.xml": b"\x93\x00\xff",
    }
    with pytest.raises(NotATranscript, match=r"^talk.odt .* password; .*\.$"):
        read(packed(locked), "talk.odt")


def test_the_title_and_links_are_kept() -> None:
    linked = '<text:p>Ann: See <text:a xlink:href="https://a.example/x">the site</text:a>.</text:p>'
    reading = read(odt(linked + TALK, BOLD, "<dc:title>T &amp; U</dc:title>"))
    assert reading.details.title == "T & U"
    assert reading.details.links == (Link("the site", "https://a.example/x"),)
