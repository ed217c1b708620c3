"""XML and HTML are read whatever is wrong with them, soon, and nothing comes from outside."""

from time import perf_counter

import pytest

from transcripts.decoding import decode
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.entities import unescape
from transcripts.formats.hypertext import html
from transcripts.formats.markup import attributes, content, each, xml

MILLION = 1_000_000


def document(text: str) -> Document:
    return Document(b"", text, "utf-8", False, "talk.xml")


def test_xml_is_read_whatever_stands_before_it_and_whatever_encoding_it_claims() -> None:
    tree = xml(document("\ufeff\n <?xml version='1.0' encoding='utf-16'?><a>Zoë</a>"))
    assert content(tree.root) == "Zoë"
    assert tree.damaged is None


def test_a_bare_ampersand_a_name_of_html_and_a_control_character_are_mended() -> None:
    tree = xml(document("<a>Q&A&nbsp;&eacute;&#0;\x01&amp;&bogus;<![CDATA[R&D]]> &lt;</a>"))
    assert content(tree.root) == "Q&A\xa0é\ufffd\ufffd&&bogus;R&D <"


def test_what_stands_before_a_cut_is_kept_and_the_cut_is_known() -> None:
    tree = xml(document("<a>\n<p>One.</p>\n<p>Tw"))
    assert [content(p) for p in each(tree.root, "p")] == ["One.", "Tw"]
    assert tree.damaged == 3


def test_names_are_compared_without_their_namespaces() -> None:
    tree = xml(document("<t:a xmlns:t='urn:x'><t:p t:who='Ann' when='1'>Hi.</t:p></t:a>"))
    (p,) = each(tree.root, "p")
    assert attributes(p) == {"who": "Ann", "when": "1"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>', "defines entities"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "defines entities"),
        ("<a>" * 50_000, "nested too deeply"),
        ("<" * MILLION, "damaged from the beginning"),
        ("plain words", "damaged from the beginning"),
    ],
)
def test_hostile_xml_is_refused_soon_in_one_sentence(text: str, words: str) -> None:
    begin = perf_counter()
    with pytest.raises(NotATranscript) as caught:
        xml(document(text))
    assert words in str(caught.value)
    assert str(caught.value).startswith("talk.xml holds XML")
    assert perf_counter() - begin < 10


def test_an_outside_document_type_is_passed_over() -> None:
    tree = xml(document('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a>Hi.</a>'))
    assert content(tree.root) == "Hi."


def test_an_impossible_character_reference_is_no_crash() -> None:
    assert unescape("a &#" + "9" * 5000 + "; b &#39;&amp;") == "a \ufffd b '&"


def test_html_closes_what_its_writer_left_open() -> None:
    page = html("<ul><li>One<li>Two</ul><p>Three<p>Four<div>Five</div><table><tr><td>6<td>7")
    assert [node.words for node in page.each("li", "p", "div", "td")] == [
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "6",
        "7",
    ]


def test_an_end_tag_without_a_beginning_ends_nothing() -> None:
    page = html("<div>One</p></span><b>two</div>three</b>")
    (div,) = page.each("div")
    assert div.words == "Onetwo"


def test_scripts_hold_no_tags_and_their_quotes_end_nothing() -> None:
    page = html("<script>if (a < b) '<p>'</script><p>Hi</p><title>A &amp; <b></title>")
    assert [node.words for node in page.each("p", "title")] == ["Hi", "A & <b>"]
    assert page.first("script") is not None


def test_attributes_are_read_with_any_quotes_or_none() -> None:
    page = html("<A HREF='x y' data-m=15 hidden Title=\"a&amp;b\" href=second>")
    (link,) = page.each("a")
    assert link.attributes == {"href": "x y", "data-m": "15", "hidden": "", "title": "a&b"}


@pytest.mark.parametrize(
    "piece",
    ["<", "<!--", "<!", "</", "<a ", "<a b='", '<a b="', "<![CDATA[", "<?", "<script>", "<p>",
     "<div>", "<b>", "<ul><li>", "&", "&#9", "<a a=", "<title></", "<table><tr><td>", "= "],
)  # fmt: skip
def test_a_megabyte_of_anything_is_read_soon(piece: str) -> None:
    begin = perf_counter()
    page = html(piece * (MILLION // len(piece)))
    assert page.words is not None
    assert perf_counter() - begin < 10


def test_fifty_thousand_elements_in_one_another_are_no_crash() -> None:
    page = html("<div>" * 50_000 + "Hi" + "</div>" * 50_000 + "<p>Ho</p>")
    assert [node.words for node in page.each("p")] == ["Ho"]
    assert "Hi" in page.words


def test_the_encoding_that_a_source_declares_goes_before_a_guess() -> None:
    for declared, codec in (
        ("<?xml version='1.0' encoding='windows-1251'?><tt>", "cp1251"),
        ('<html><meta http-equiv="x" content="text/html; charset=iso-8859-5">', "iso8859-5"),
        ("<html><meta charset=koi8-r>", "koi8-r"),
    ):
        decoded = decode((declared + "Привет, как дела").encode(codec))
        assert decoded.text.endswith("Привет, как дела")
        assert not decoded.guessed


def test_a_declaration_that_cannot_be_true_is_passed_over() -> None:
    assert decode("<meta charset=utf-8>Zoë said so".encode("cp1252")).text.endswith("Zoë said so")
