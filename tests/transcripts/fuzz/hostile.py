"""Sources made to cost a reader time or memory, or to make it open what it must not.

Each is about a megabyte unless what it tries needs more.
"""
# Samples stand as they are written.
# ruff: noqa: E501

import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple

from .samples import SAMPLES
from .samples_office import CONTENT_TYPES, DOCUMENTS, RELATIONS, WORD, packed

MILLION = 1_000_000


class Hostile(NamedTuple):
    file: str
    make: Callable[[], bytes]


HOSTILE: dict[str, Hostile] = {}


def put(name: str, file: str, make: Callable[[], str | bytes]) -> None:
    def data() -> bytes:
        made = make()
        return made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made

    HOSTILE[name] = Hostile(file, data)


def times(text: str, size: int = MILLION) -> str:
    return text * (size // len(text.encode("utf-8", "surrogatepass")) + 1)


# fmt: off

# JSON.

put("JSON lists 100,000 deep", "t.json", lambda: '{"segments":' + "[" * 100_000)
put("JSON closed lists 100,000 deep", "t.json", lambda: "[" * 100_000 + "]" * 100_000)
put("JSON objects 100,000 deep", "t.json", lambda: '{"a":' * 100_000 + "1" + "}" * 100_000)
put("JSON lists 900 deep in a text", "t.json", lambda: '{"segments": [{"start": 1, "end": 2, "text": ' + "[" * 900 + '"a"' + "]" * 900 + "}]}")
put("JSON number of 5,000 digits", "t.json", lambda: '{"segments":[{"start":' + "9" * 5000 + ',"end":1,"text":"hi"}]}')
put("JSON number of a million digits", "t.json", lambda: '{"segments":[{"start":' + "9" * MILLION + ',"end":1,"text":"hi"}]}')
put("JSON fraction of a million digits", "t.json", lambda: '{"segments":[{"start":0.' + "9" * MILLION + ',"end":1,"text":"hi"}]}')
put("JSON numbers that are none", "t.json", lambda: '{"language": "en", "segments":[' + ",".join(['{"start":NaN,"end":-Infinity,"text":"hi"}'] * 25_000) + "]}")
put("JSON of small lists", "t.json", lambda: "[" + times("[],") + "[]]")
put("JSON of small objects", "t.json", lambda: "[" + times("{},") + "{}]")
put("JSON objects one after another", "t.jsonl", lambda: times("{}\n"))
put("JSON objects after another, then rubbish", "t.jsonl", lambda: times('{"a":1}\n') + "x")
put("JSON of one word a segment", "t.json", lambda: '{"language": "en", "segments":[' + ",".join(f'{{"start":{n},"end":{n},"text":"a"}}' for n in range(30_000)) + "]}")
put("JSON words of one segment", "t.json", lambda: json.dumps({"language": "en", "segments": [{"start": 0, "end": 9, "text": "a " * 20_000, "words": [{"word": "a", "start": n, "end": n, "speaker": str(n % 2)} for n in range(20_000)]}]}))
put("JSON words that do not stand in the text", "t.json", lambda: json.dumps({"language": "en", "segments": [{"start": 0, "end": 9, "text": "b" * 400_000, "words": [{"word": "a", "start": n, "end": n} for n in range(12_000)]}]}))
put("JSON with 30,000 speakers", "t.json", lambda: '{"version":"1","segments":[' + ",".join(f'{{"speaker":"P{n}x","startTime":{n},"body":"Hi."}}' for n in range(25_000)) + "]}")
put("JSON keys by the ten thousand", "t.json", lambda: "{" + ",".join(f'"k{n}": [{{"text": "a b", "start": 1}}]' for n in range(25_000)) + "}")

# XML and HTML.

LAUGHS = "<!DOCTYPE r [<!ENTITY a0 \"ha\">" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
QUADRATIC = '<!DOCTYPE r [<!ENTITY a "' + "ha" * 50_000 + '">]>'
XML = ("ttml", "apple-ttml", "youtube-xml", "elan", "tei", "hansard-xml", "xml_chapters")


def with_doctype(sample: str, doctype: str, reference: str) -> str:
    """A sample that begins with a document type and refers to what it declares."""
    text = SAMPLES[sample].data.decode()
    begin = text.find("?>") + 2 if text.startswith("<?") else 0
    at = text.rfind("</")
    return text[:begin] + doctype + text[begin:at] + reference + text[at:]


for one in XML:
    file = SAMPLES[one].file
    put(f"{one}: a billion laughs", file, lambda one=one: with_doctype(one, LAUGHS, "&a11;"))
    put(f"{one}: one entity again and again", file, lambda one=one: with_doctype(one, QUADRATIC, "&a;" * 10_000))
    put(f"{one}: a file for an entity", file, lambda one=one: with_doctype(one, '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"))
    put(f"{one}: an address for an entity", file, lambda one=one: with_doctype(one, '<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', "&x;"))
    put(f"{one}: declarations elsewhere", file, lambda one=one: with_doctype(one, '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">', ""))
    put(f"{one}: an entity for declarations", file, lambda one=one: with_doctype(one, '<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', ""))
    put(f"{one}: 50,000 elements deep", file, lambda one=one: with_doctype(one, "", "<p>" * 50_000))
    put(f"{one}: small elements", file, lambda one=one: with_doctype(one, "", times("<p/>")))
    put(f"{one}: an attribute of 10 MB", file, lambda one=one: with_doctype(one, "", '<p begin="' + "1" * 10_000_000 + '"/>'))
    put(f"{one}: 50,000 attributes", file, lambda one=one: with_doctype(one, "", "<p " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>"))
    put(f"{one}: ampersands", file, lambda one=one: with_doctype(one, "", "&" * MILLION))
    put(f"{one}: open brackets", file, lambda one=one: with_doctype(one, "", "<" * MILLION))
    put(f"{one}: half open comments", file, lambda one=one: with_doctype(one, "", times("<!-- a ")))
put("XML declarations without end", "t.xml", lambda: "<?xml version='1.0'?>" + times("<!DOCTYPE tt ["))
put("XML instructions", "t.xml", lambda: times("<?a?>") + "<tt/>")
put("XML comments before the root", "t.xml", lambda: times("<!---->") + "<tt/>")
put("TTML with regions in regions", "t.ttml", lambda: "<tt><head><styling>" + "".join(f'<style id="s{n}" style="s{n + 1} s{n + 2}"/>' for n in range(15_000)) + '</styling></head><body><p style="s0">a</p></body></tt>')
put("ELAN tiers by the ten thousand", "t.eaf", lambda: "<ANNOTATION_DOCUMENT>" + "".join(f'<TIER TIER_ID="t{n}" PARENT_REF="t{n + 1}"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a{n}" ANNOTATION_REF="a{n + 1}"><ANNOTATION_VALUE>so it was</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>' for n in range(5_000)) + "</ANNOTATION_DOCUMENT>")


def page(inner: str) -> str:
    return SAMPLES["web-page"].data.decode().replace("</main>", inner + "</main>")


put("page 50,000 elements deep", "t.html", lambda: page("<div>" * 50_000 + "a"))
put("page 200,000 elements deep", "t.html", lambda: page("<b>" * 330_000))
put("page with an attribute of 10 MB", "t.html", lambda: page('<p class="' + "a" * 10_000_000 + '">a</p>'))
put("page with 100,000 classes", "t.html", lambda: page('<p class="' + times("speaker ") + '">a</p>'))
put("page with open comments", "t.html", lambda: page(times("<!--")))
put("page with open tags", "t.html", lambda: page(times("<a ")))
put("page with open quotes", "t.html", lambda: page(times('<a b="')))
put("page with attributes", "t.html", lambda: page("<p " + times("a=b ") + ">"))
put("page with slashes", "t.html", lambda: page("<p " + "/" * MILLION + ">"))
put("page with ends of nothing", "t.html", lambda: page(times("</p>")))
put("page with paragraphs", "t.html", lambda: page(times("<p>a")))
put("page with list items", "t.html", lambda: page(times("<li>a")))
put("page with cells", "t.html", lambda: page("<table>" + times("<td>a")))
put("page with scripts", "t.html", lambda: page(times("<script>")))
put("page with ends of scripts", "t.html", lambda: page("<script>" + times("</scrip")))
put("page with names and times", "t.html", lambda: page(times("<cite>Ann:</cite><time>0:01</time><p>a</p>")))
put("page with names alone", "t.html", lambda: page(times("<cite>Ann:</cite>")))
put("page with words and times", "t.html", lambda: page(times('<span data-m="1" data-d="2">a </span>')))
put("page with headings", "t.html", lambda: page(times("<h2>Transcript</h2>")))
put("page with names of transcripts", "t.html", lambda: page(times('<div class="transcript">')))
put("page with links", "t.html", lambda: page(times('<a href="#a">0:01</a>')))
put("page with JSON 100,000 deep", "t.html", lambda: page('<script type="application/ld+json">' + "[" * 100_000 + "</script>"))
put("page with JSON by the thousand", "t.html", lambda: page(times('<script type="application/ld+json">{"@type": "Episode"}</script>')))
put("page with references", "t.html", lambda: page(times("&#x110000;&nosuch;")))
put("page with marks", "t.html", lambda: page(times("<meta property=og:title content=a>")))
put("page with line breaks", "t.html", lambda: page(times("<br>")))
put("page with all in speakers and times", "t.html", lambda: page('<div class="speaker"><div class="timestamp">' * 90 + times("so it was ")))
put("page with all in speakers, by paragraphs", "t.html", lambda: page('<div class="speaker timestamp">' * 180 + times("<p>so it was and is</p>")))
put("page with all in transcripts", "t.html", lambda: page('<div class="transcript">' * 180 + times("<p>so it was and is</p>")))
put("page with all in cells", "t.html", lambda: page("<table><tr><td>" * 60 + times("<p>so it was and is</p>")))
put("page with all in headings", "t.html", lambda: page("<h2>" * 180 + times("so it was <b>and is</b> ")))
put("page with all in links", "t.html", lambda: page('<a href="https://youtu.be/x">' * 180 + times("so it was <b>and is</b> ")))
put("page with articles", "t.html", lambda: page("<article>" * 180 + times("<article>so it was</article>")))
put("page with Q and A", "t.html", lambda: page(times("<p><b>Q:</b> Was it so?</p><p><b>A:</b> It was.</p>")))
put("page with definitions", "t.html", lambda: page("<dl>" + times("<dt>Ann<dd>It was so.")))
put("page with rows", "t.html", lambda: page("<table>" + times("<tr><td>Ann<td>It was so.")))
put("page of a pasted page", "t.html", lambda: page(times("<html><body><main>")))
put("SAMI with open paragraphs", "t.smi", lambda: "<SAMI><BODY>" + times("<SYNC Start=1><P Class=A>a"))
put("SAMI with classes", "t.smi", lambda: "<SAMI><STYLE>" + times(".a { lang: en; }") + "</STYLE><BODY><SYNC Start=1><P Class=A>a")

# Archives.


def document(**parts: str | bytes) -> bytes:
    named = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    return packed({**DOCUMENTS["docx"], **named})


def lying() -> bytes:
    """A document whose text is said to be small and unpacks to 400 MB."""
    data = packed({**DOCUMENTS["docx"], "word/document.xml": WORD + " " * 400_000_000})
    size = struct.pack("<I", len(WORD) + 400_000_000)
    return data.replace(size, struct.pack("<I", len(WORD)))


def encrypted() -> bytes:
    data = bytearray(packed(DOCUMENTS["docx"]))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def flagged(flag: int, method: int | None = None) -> bytes:
    """A document whose parts bear a flag of the archive's, or a method of packing."""
    data = bytearray(packed(DOCUMENTS["docx"]))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place : at + place + 2] = struct.pack("<H", flag)
            if method is not None:
                data[at + place + 2 : at + place + 4] = struct.pack("<H", method)
            at = data.find(mark, at + 4)
    return bytes(data)


def crowded() -> bytes:
    parts: dict[str, str | bytes] = {**DOCUMENTS["docx"]}
    return packed(parts | {f"word/media/{n}.png": b"" for n in range(20_000)})


def nested() -> bytes:
    data = packed(DOCUMENTS["docx"])
    for _ in range(20):
        data = packed({**DOCUMENTS["docx"], "word/embeddings/again.docx": data})
    return data


def again() -> bytes:
    """Two parts of one name: the first harmless, the second a bomb."""
    store = BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in DOCUMENTS["docx"].items():
            archive.writestr(name, text)
        archive.writestr("word/document.xml ", WORD)
        archive.writestr("word/document.xml" + "\0x", " " * 60_000_000)
    return store.getvalue()


def overlapping() -> bytes:
    """An archive whose parts are all the same bytes: 2,000 of 20 MB each in one."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed_body = body.compress(b" " * 20_000_000) + body.flush()
    head = b"PK\3\4" + struct.pack("<5H3I2H", 20, 0, 8, 0, 0, 0, len(packed_body), 20_000_000, 17, 0) + b"word/document.xml"
    listed = b"".join(
        b"PK\1\2" + struct.pack("<6H3I5H2I", 20, 20, 0, 8, 0, 0, 0, len(packed_body), 20_000_000, len(name), 0, 0, 0, 0, 0, 0) + name
        for name in (b"word/document.xml", b"[Content_Types].xml", *(f"word/header{n}.xml".encode() for n in range(2_000)))
    )
    data = head + packed_body
    return data + listed + b"PK\5\6" + struct.pack("<4H2LH", 0, 0, 2_002, 2_002, len(listed), len(data), 0)


put("document that unpacks to 400 MB", "t.docx", lambda: document(word__document_xml=WORD + " " * 400_000_000))
put("document that lies about its size", "t.docx", lying)
put("document of 47 MB of blanks", "t.docx", lambda: document(word__document_xml=WORD[:-20] + " " * 47_000_000))
put("document of a million paragraphs", "t.docx", lambda: document(word__document_xml=WORD.replace("</w:body>", "<w:p/>" * 1_000_000 + "</w:body>")))
put("document of a million runs", "t.docx", lambda: document(word__document_xml=WORD.replace("</w:body>", "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 250_000 + "</w:p></w:body>")))
put("document of long paragraphs", "t.docx", lambda: document(word__document_xml=WORD.replace("</w:body>", ("<w:p><w:r><w:t>" + "a b " * 2_500 + "</w:t></w:r></w:p>") * 250 + "</w:body>")))
put("document of tables in tables", "t.docx", lambda: document(word__document_xml=WORD.replace("</w:body>", "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:body>")))
put("document 100,000 elements deep", "t.docx", lambda: document(word__document_xml=WORD.replace("</w:body>", "<w:p>" * 100_000 + "</w:body>")))
put("document with a billion laughs", "t.docx", lambda: document(word__document_xml=WORD.replace("?>", "?>" + LAUGHS, 1).replace("When", "&a11;")))
put("document with a file for an entity", "t.docx", lambda: document(word__document_xml=WORD.replace("?>", '?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 1).replace("When", "&x;")))
put("document that refers outside", "t.docx", lambda: document(_rels__=RELATIONS, word___rels__document_xml=RELATIONS.replace('Target="', 'TargetMode="External" Target="http://127.0.0.1:9/')))
put("document with slipping names", "t.docx", lambda: packed({**DOCUMENTS["docx"], "../../../../tmp/slipped.txt": "x", "/etc/slipped": "x", "..\\slipped": "x"}))
put("document whose text slips", "t.docx", lambda: packed({"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS.replace("word/document.xml", "../../../../etc/passwd"), "../../../../etc/passwd": WORD, "word/document.xml": WORD}))
put("document with 20,000 parts", "t.docx", crowded)
put("document in a document, twenty deep", "t.docx", nested)
put("document with parts of one name", "t.docx", again)
put("document of overlapping parts", "t.docx", overlapping)
put("document with a password", "t.docx", encrypted)
put("document strongly encrypted", "t.docx", lambda: flagged(0x40))
put("document of patches", "t.docx", lambda: flagged(0x20))
put("document packed with LZMA", "t.docx", lambda: flagged(0, 14))
put("document packed with nothing known", "t.docx", lambda: flagged(0, 99))
put("OpenDocument that unpacks to 400 MB", "t.odt", lambda: packed({**DOCUMENTS["odt"], "content.xml": DOCUMENTS["odt"]["content.xml"] + " " * 400_000_000}))
put("OpenDocument with blanks by the billion", "t.odt", lambda: packed({**DOCUMENTS["odt"], "content.xml": DOCUMENTS["odt"]["content.xml"].replace("<text:s/>", '<text:s text:c="999999999"/>' * 1_000)}))
put("OpenDocument with repeated cells", "t.odt", lambda: packed({**DOCUMENTS["odt"], "content.xml": DOCUMENTS["odt"]["content.xml"].replace("<office:text>", '<office:text><table:table xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table-row table:number-rows-repeated="999999999"><table:table-cell table:number-columns-repeated="999999999"><text:p>a</text:p></table:table-cell></table:table-row></table:table>')}))

# Texts.

ALIASES = "---\na: &a [x, x]\n" + "".join(f"{c}: &{c} [*{b}, *{b}, *{b}, *{b}]\n" for b, c in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True)) + "title: *q\n---\n"
put("front matter with aliases", "t.md", lambda: ALIASES + SAMPLES["markdown"].data.decode().partition("---\n\n")[2])
put("front matter without end", "t.md", lambda: "---\n" + times("a: b\n"))
put("front matter of lists", "t.md", lambda: "---\nspeakers:\n" + "  - Ann\n" * 1_900 + "---\n" + times("**Ann:** a\n"))
put("front matter with a long list", "t.md", lambda: "---\nspeakers: [" + times("'a', ") + "]\n---\n**Ann:** a\n**Bob:** b\n**Ann:** c\n")
put("front matter with open quotes", "t.md", lambda: "---\nspeakers: ['" + times('"a, ') + "]\n---\n**Ann:** a\n**Bob:** b\n**Ann:** c\n")
put("a line of a million characters", "t.txt", lambda: "Ann: Yes.\nBob: No.\nAnn: " + times("so it was and so it is, ") + "\nBob: Oh.\n")
put("a word of a million characters", "t.txt", lambda: "Ann: Yes.\nBob: No.\nAnn: " + "a" * MILLION + "\nBob: Oh.\n")
put("200,000 lines", "t.txt", lambda: "Ann: Yes.\nBob: No.\n" * 100_000)
put("200,000 lines of plain talk", "t.txt", lambda: "Well, I do say so.\nAnd so you do.\n" * 100_000)
put("200,000 names", "t.txt", lambda: "".join(f"Ann B{n}: Yes.\nAnn B{n}: No.\n" for n in range(50_000)))
put("a million empty lines", "t.txt", lambda: "Ann: Yes.\nBob: No.\n" * 5 + "\n" * MILLION)
put("a million empty cues", "t.vtt", lambda: "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n\n" * MILLION)
put("40,000 empty cues", "t.vtt", lambda: "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n\n" * 40_000)
put("a million empty cues of SRT", "t.srt", lambda: "1\n00:00:01,000 --> 00:00:02,000\n\n" * MILLION)
put("one cue in a million", "t.vtt", lambda: "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n\n" * MILLION + "00:01.000 --> 00:02.000\nHi.\n")
put("a table of a million cells", "t.csv", lambda: "speaker,start,text\n" + "a," * MILLION)
put("a table with an open quotation", "t.csv", lambda: 'speaker,start,text\nAnn,1,"' + times("a,\n"))
put("a table of small rows", "t.csv", lambda: "speaker,start,text\n" + times("Ann,1,a\n"))
put("headings", "t.md", lambda: "**Ann:** a\n**Bob:** b\n**Ann:** c\n" + times("# a\n"))
put("numbered lines", "t.txt", lambda: times("1. a\n"))
put("chapters by the ten thousand", "t.txt", lambda: "".join(f"{n // 3600}:{n // 60 % 60:02}:{n % 60:02} Title\n" for n in range(0, 300_000, 10)))
put("karaoke of a line of ASS", "t.ass", lambda: SAMPLES["ass"].data.decode().replace("Did any", times("{\\k1}a", 19_000) + "Did any"))
put("lines of ASS", "t.ass", lambda: SAMPLES["ass"].data.decode() + times("Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,a\n"))
put("text of SCC", "t.scc", lambda: "Scenarist_SCC V1.0\n\n00:00:00:00\t9420 " + times("6161 "))
put("tokens of a TextGrid", "t.TextGrid", lambda: SAMPLES["textgrid"].data.decode() + times("1 "))
put("open quotations of a TextGrid", "t.TextGrid", lambda: SAMPLES["textgrid"].data.decode() + times('" "'))
put("stamps of LRC", "t.lrc", lambda: "[ti:a]\n[00:01.00]a\n[00:02.00]b\n" + times("[00:01.00]"))
put("voices in a cue", "t.vtt", lambda: "WEBVTT\n\n00:01.000 --> 00:02.000\n" + times("<v Ann>a"))
put("times in a cue", "t.vtt", lambda: "WEBVTT\n\n00:01.000 --> 00:02.000\n" + times("a<00:00:01.000>"))
put("times of words in rolling captions", "t.vtt", lambda: "WEBVTT\nKind: captions\n\n00:00:01.000 --> 00:00:02.000 align:start position:0%\n \n" + times("a<00:00:01.000><c> b</c>"))
put("speakers in a cue", "t.vtt", lambda: "WEBVTT\n\n00:01.000 --> 00:02.000\n" + times(">> a ") + "\n\n00:03.000 --> 00:04.000\n>> b\n")
put("notes of WebVTT", "t.vtt", lambda: "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n" + times("NOTE\n\n"))
put("EBU STL of ones", "t.stl", lambda: SAMPLES["ebu-stl"].data[:1024] + b"\1" * MILLION)
put("EBU STL without a header", "t.stl", lambda: b"850STL25.01" + b"\xff" * MILLION)

# fmt: on


def halves() -> Iterator[tuple[str, bytes]]:
    """Every sample with the second half of it something else."""
    rubbish = bytes(n * 37 % 256 for n in range(4096))
    for name, sample in SAMPLES.items():
        middle = len(sample.data) // 2
        for kind, rest in (
            ("rubbish", rubbish),
            ("zeros", b"\0" * 4096),
            ("a picture", b"\x89PNG\r\n\x1a\n" + rubbish),
            ("UTF-16", sample.data[middle:].decode("latin-1").encode("utf-16")),
            ("Latin-1", "éüß’“ ".encode("cp1252") * 400),
        ):
            yield f"{name}, half {kind}", sample.data[:middle] + rest
