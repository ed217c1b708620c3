"""WebVTT by the letter: a table of cases made from the parsing rules of the standard
(https://www.w3.org/TR/webvtt1/#parsing): the file's blocks, its times, its cues' text."""
# Samples stand as they are written.
# ruff: noqa: E501

import pytest

from transcripts.formats import NotATranscript, read

from .conftest import Row, Said

A = "00:01.000 --> 00:02.000\n"
B = "00:02.000 --> 00:03.500\n"


def a(text: str, speaker: str | None = None) -> Row:
    return (1.0, 2.0, speaker, text)


def b(text: str, speaker: str | None = None) -> Row:
    return (2.0, 3.5, speaker, text)


RULES: list[tuple[str, str, list[Row]]] = [
    # The file: its signature, its header, its lines.
    ("signature alone on its line", f"WEBVTT\n\n{A}One", [a("One")]),
    ("signature, blank, words", f"WEBVTT - a talk\n\n{A}One", [a("One")]),
    ("signature, tab, words", f"WEBVTT\tfor you\n\n{A}One", [a("One")]),
    ("byte order mark", f"\ufeffWEBVTT\n\n{A}One", [a("One")]),
    ("line ends CR", f"WEBVTT\n\n{A}One\nTwo\n".replace("\n", "\r"), [a("One Two")]),
    ("line ends CR LF", f"WEBVTT\n\n{A}One\nTwo\n".replace("\n", "\r\n"), [a("One Two")]),
    ("line ends mixed", "WEBVTT\r\n\n00:01.000 --> 00:02.000\rOne\r\n\r00:02.000 --> 00:03.500\nTwo", [a("One"), b("Two")]),
    ("header of several lines", f"WEBVTT\nKind: captions\nx: y\n\n{A}One", [a("One")]),
    ("cue right after the signature", f"WEBVTT\n{A}One", [a("One")]),
    ("cue right after the header", f"WEBVTT\nKind: captions\n{A}One", [a("One")]),
    ("times in the signature's line", f"WEBVTT 00:05.000 --> 00:06.000\nlost\n\n{A}One", [a("One")]),
    ("many empty lines", f"WEBVTT\n\n\n\n{A}One\n\n\n\n{B}Two\n\n\n", [a("One"), b("Two")]),
    ("no line end at the end", f"WEBVTT\n\n{A}One", [a("One")]),
    ("NUL becomes a stand-in", f"WEBVTT\n\n{A}O\0e", [a("O\ufffde")]),
    # Blocks: what begins and ends a cue.
    ("an empty line ends a cue", f"WEBVTT\n\n{A}One\n\nlost\n\n{B}Two", [a("One"), b("Two")]),
    ("a line of a blank does not", f"WEBVTT\n\n{A}One\n \nTwo", [a("One Two")]),
    ("no empty line between cues", f"WEBVTT\n\n{A}One\n{B}Two", [a("One"), b("Two")]),
    ("an arrow ends a cue", f"WEBVTT\n\n{A}One\nx --> y\nlost\n\n{B}Two", [a("One"), b("Two")]),
    ("an arrow without times, then times", f"WEBVTT\n\n-->\n{A}One\nfoo-->\n{B}Two", [a("One"), b("Two")]),
    ("a cue without text", f"WEBVTT\n\n{A}\n{B}Two", [b("Two")]),
    ("a cue without text at the end", f"WEBVTT\n\n{A}One\n\n{B}", [a("One")]),
    ("text of several lines", f"WEBVTT\n\n{A}One\ntwo\nthree", [a("One two three")]),
    ("blanks around text", f"WEBVTT\n\n{A}   One\t", [a("One")]),
    ("an identifier", f"WEBVTT\n\nintro\n{A}One\n\n2\n{B}Two", [a("One"), b("Two")]),
    ("an identifier like an arrow", f"WEBVTT\n\n-- >\n{A}One\n\n->\n{B}Two", [a("One"), b("Two")]),
    ("an identifier of a blank", f"WEBVTT\n\n \n{A}One", [a("One")]),
    ("two lines before the times", f"WEBVTT\n\nlost\nid\n{A}One", [a("One")]),
    ("a comment", f"WEBVTT\n\nNOTE not said\n\n{A}One", [a("One")]),
    ("a comment of several lines", f"WEBVTT\n\nNOTE\nnot\nsaid\n\n{A}One", [a("One")]),
    ("a comment between and at the end", f"WEBVTT\n\n{A}One\n\nNOTE x\n\n{B}Two\n\nNOTE y", [a("One"), b("Two")]),
    ("NOTE as text", f"WEBVTT\n\n{A}NOTE\nOne", [a("NOTE One")]),
    ("NOTE right above times names the cue", f"WEBVTT\n\nNOTE\n{A}One", [a("One")]),
    ("a style", f"WEBVTT\n\nSTYLE\n::cue {{ color: red }}\n\n{A}One", [a("One")]),
    ("a region", f"WEBVTT\n\nREGION\nid:fred\nwidth:40%\n\n{A}One", [a("One")]),
    ("a region of old", f"WEBVTT\nRegion: id=fred\n\nREGION: id=x\n\n{A}One", [a("One")]),
    ("a style after cues", f"WEBVTT\n\n{A}One\n\nSTYLE\n::cue {{}}\n\n{B}Two", [a("One"), b("Two")]),
    # Times.
    ("hours", "WEBVTT\n\n01:00:00.500 --> 01:00:01.000\nOne", [(3600.5, 3601.0, None, "One")]),
    ("hours of one digit", "WEBVTT\n\n1:00:00.500 --> 1:00:01.000\nOne", [(3600.5, 3601.0, None, "One")]),
    ("hours of many digits", "WEBVTT\n\n00012345:00:00.000 --> 12345:00:01.000\nOne", [(44442000.0, 44442001.0, None, "One")]),
    ("sixty hours", "WEBVTT\n\n60:00:00.000 --> 60:00:01.000\nOne", [(216000.0, 216001.0, None, "One")]),
    ("sixty minutes are none", f"WEBVTT\n\n60:00.000 --> 61:00.000\nlost\n\n{A}One", [a("One")]),
    ("sixty minutes of an hour are none", f"WEBVTT\n\n00:60:00.000 --> 00:61:00.000\nlost\n\n{A}One", [a("One")]),
    ("sixty seconds are none", f"WEBVTT\n\n00:60.000 --> 00:61.000\nlost\n\n{A}One", [a("One")]),
    ("hours with and without", "WEBVTT\n\n00:01.000 --> 00:00:02.000\nOne", [a("One")]),
    ("no blanks at the arrow", "WEBVTT\n\n00:01.000-->00:02.000\nOne", [a("One")]),
    ("blanks, tabs and form feeds", "WEBVTT\n\n  \t00:01.000\t-->\f00:02.000 \nOne", [a("One")]),
    ("vertical tabs are no blanks", f"WEBVTT\n\n\v00:01.000 --> 00:02.000\nlost\n\n{A}One", [a("One")]),
    ("NUL is no blank", f"WEBVTT\n\n00:01.000\0--> 00:02.000\nlost\n\n{A}One", [a("One")]),
    ("settings", "WEBVTT\n\n00:01.000 --> 00:02.000 line:0 position:20% size:60% align:start\nOne", [a("One")]),
    ("settings right after the time", "WEBVTT\n\n00:01.000 --> 00:02.000align:end\nOne", [a("One")]),
    ("settings that are none", "WEBVTT\n\n00:01.000 --> 00:02.000 #foo a:b:c %\nOne", [a("One")]),
    ("an end before the beginning", "WEBVTT\n\n00:02.000 --> 00:01.000\nOne", [(2.0, None, None, "One")]),
    ("one time for both", "WEBVTT\n\n00:01.000 --> 00:01.000\nOne", [(1.0, 1.0, None, "One")]),
    ("cues out of order", f"WEBVTT\n\n{B}Two\n\n{A}One", [b("Two"), a("One")]),
    # Text: tags and character references.
    ("tags", f"WEBVTT\n\n{A}<b>One</b> <i.foreign>two</i> <c.a.b>three</c> <u>four</u>", [a("One two three four")]),
    ("a tag of another sort", f"WEBVTT\n\n{A}<blink>One</blink> <lang en-GB>two</lang>", [a("One two")]),
    ("ruby", f"WEBVTT\n\n{A}<ruby>One<rt>two</rt></ruby>", [a("Onetwo")]),
    ("a tag nobody closes", f"WEBVTT\n\n{A}<b>One", [a("One")]),
    ("an end of a tag nobody opened", f"WEBVTT\n\n{A}One</b>", [a("One")]),
    ("times inside", f"WEBVTT\n\n{A}One<00:01.500> two<00:00:01.700>", [a("One two")]),
    ("a tag over two lines", f"WEBVTT\n\n{A}<c.a\n.b>One</c>", [a("One")]),
    ("references", f"WEBVTT\n\n{A}&lt;b&gt; &amp; &quot;x&quot; &#65;&#x42;", [a('<b> & "x" AB')]),
    ("a reference that is none", f"WEBVTT\n\n{A}Q&A & you &foo;", [a("Q&A & you &foo;")]),
    ("a reference read once", f"WEBVTT\n\n{A}&amp;lt;", [a("&lt;")]),
    ("marks of direction are stood in for", f"WEBVTT\n\n{A}x&lrm;y", [a("x\ufffdy")]),
    # Voices.
    ("a voice", f"WEBVTT\n\n{A}<v Ann Lee>One</v>", [a("One", "Ann Lee")]),
    ("a voice with classes", f"WEBVTT\n\n{A}<v.loud.first Ann>One</v>", [a("One", "Ann")]),
    ("a voice nobody closes", f"WEBVTT\n\n{A}<v Ann>One", [a("One", "Ann")]),
    ("a name with a reference and blanks", f"WEBVTT\n\n{A}<v  Ann &amp;  Co >One</v>", [a("One", "Ann & Co")]),
    ("two voices in a cue", f"WEBVTT\n\n{A}<v Ann>One</v>\n<v Bob>Two</v>", [a("One", "Ann"), a("Two", "Bob")]),
    ("two voices, none closed", f"WEBVTT\n\n{A}<v Ann>One\n<v Bob>Two", [a("One", "Ann"), a("Two", "Bob")]),
    ("a voice inside a voice", f"WEBVTT\n\n{A}<v Ann>One <v Bob>two</v> three</v>", [a("One ", "Ann"), a("two", "Bob"), a("three", "Ann")]),
    ("words after a voice", f"WEBVTT\n\n{A}<v Ann>One</v> two", [a("One", "Ann"), a("two")]),
    ("words before a voice", f"WEBVTT\n\n{A}zero <v Ann>One</v>", [a("zero"), a("One", "Ann")]),
    ("a voice without a name", f"WEBVTT\n\n{A}<v>One</v>\n\n{B}<v >Two</v>", [a("One"), b("Two")]),
    ("a voice holds for its cue", f"WEBVTT\n\n{A}<v Ann>One</v>\n\n{B}Two", [a("One", "Ann"), b("Two")]),
    ("tags inside a voice", f"WEBVTT\n\n{A}<v Ann><i>One</i> two</v>", [a("One two", "Ann")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [rule[1:] for rule in RULES], ids=[r[0] for r in RULES]
)
def test_webvtt_is_read_by_the_rules(text: str, expected: list[Row], said: Said) -> None:
    found = said(text, "x.vtt")
    assert [(*row[:3], row[3].strip()) for row in found] == [
        (*row[:3], row[3].strip()) for row in expected
    ]


ZERO, ONE = "00:00:00.000", "00:00:01.000"
DAMAGED = [
    "00::00:00.000", "00:000:00.000", "00:00::00.000", "00:00:000.000", "00:00:00..000",
    "00:00:00.0000", "00:00.0000", "000:00.000", "00::00.000", "00:000.000", "00:00..000",
    "0000:00.000", "00:0:00.000", "00:0000.000", "00:00:0.000", "00:00:00000", "00:00:00.00",
    "00:00:00.0", "00:00:00.", "00:00:00", "00:00:0", "00:00:", "00:00", "00:0", "00:", "00", "0",
    "", "0:00.000", "0000.000", "00:0.000", "00:00000", "00:00.00", "00:00.", ":00.", "00.", ".",
    "x00:00:00.000", "0x0:00:00.000", "00x:00:00.000", "00:x00:00.000", "00:00:00x.000",
    "00:00:00.x000", "-00:00:00.000", "٠٠:٠٠.٠٠٠", "00：00.000", "00:00:00·000",
]  # fmt: skip


@pytest.mark.parametrize("time", DAMAGED)
def test_a_time_that_is_none_makes_no_cue(time: str, said: Said) -> None:
    good = f"{ZERO} --> {ONE}\nkept\n"
    text = f"WEBVTT\n\n{time} --> {ONE}\nlost\n\n{good}\n{ZERO} --> {time}\nlost\n"
    assert said(text) == [(0.0, 1.0, None, "kept")]


@pytest.mark.parametrize("arrow", ["-a -->", "--a", "- -", "->", "-- >", "- ->", "→", "–>"])
def test_an_arrow_that_is_none_makes_no_cue(arrow: str, said: Said) -> None:
    text = f"WEBVTT\n\n{ZERO} {arrow} {ONE}\nlost\n\n{ZERO} --> {ONE}\nkept\n"
    assert said(text) == [(0.0, 1.0, None, "kept")]


@pytest.mark.parametrize(
    "text", ["WEBVTT", "WEBVTT\n", "WEBVTT\n\nNOTE x\n", f"WEBVTT {ZERO} --> {ONE}\nx"]
)
def test_a_file_without_cues_is_refused_by_name(text: str) -> None:
    with pytest.raises(NotATranscript, match=r"^talk\.vtt holds WebVTT captions without"):
        read(text.encode(), "talk.vtt")


@pytest.mark.parametrize("start", ["webvtt", "WEBVT", "WEBVTTX", "WEB VTT"])
def test_another_signature_is_none_of_webvtt(start: str) -> None:
    assert read(f"{start}\n\n{ZERO} --> {ONE}\nOne\n".encode()).format != "webvtt"
