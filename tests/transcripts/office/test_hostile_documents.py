"""Documents that are hostile, damaged or locked: one clear sentence, soon, or their words."""

import struct
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pytest

from transcripts.formats import NotATranscript, read

from .checks import words
from .making import WORD, docx, odt, packed, par, table

TALK = [par("Ann: Hello there."), par("Bob: Hi you."), par("Ann: So."), par("Bob: It was.")]
SAID = [("Ann", "Hello there."), ("Bob", "Hi you."), ("Ann", "So."), ("Bob", "It was.")]
WHOLE = docx(*TALK)
MILLION = 1_000_000


def refusal(data: bytes, name: str = "talk.docx") -> str:
    with pytest.raises(NotATranscript) as caught:
        read(data, name)
    message = str(caught.value)
    assert message.startswith(f"{name} ")
    assert message.endswith(".")
    assert "\n" not in message
    return message


def fields_of(data: bytes, part: bytes, offset: int, form: str, value: int) -> bytes:
    """`data` with a field changed in the entry of `part` in the list of parts."""
    changed = bytearray(data)
    at = -1
    while (at := data.find(b"PK\1\2", at + 1)) >= 0:
        length = struct.unpack_from("<H", data, at + 28)[0]
        if data[at + 46 : at + 46 + length] == part:
            struct.pack_into(form, changed, at + offset, value)
    return bytes(changed)


def document(body: str, before: str = "") -> bytes:
    text = f"{before}<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": "", "word/document.xml": text})


@pytest.mark.parametrize(
    "data",
    [WHOLE[: len(WHOLE) // 2], WHOLE[:-10], WHOLE[:60] + b"\xff" * 40 + WHOLE[100:]],
    ids=["half", "without its end", "overwritten"],
)
def test_a_damaged_archive_is_told_so(data: bytes) -> None:
    assert "damaged or cut off" in refusal(data)


def test_words_before_damage_in_the_text_are_kept() -> None:
    text = f"<w:document {WORD}><w:body>{''.join(TALK)}<w:p><w:r"
    reading = read(packed({"[Content_Types].xml": "", "word/document.xml": text}))
    assert words(reading) == SAID
    assert "what stands after the damage in the document" in reading.report.left_out


def test_a_document_with_a_password_is_told_so() -> None:
    assert "password" in refusal(fields_of(WHOLE, b"word/document.xml", 8, "<H", 1))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "password" in refusal(ole + bytes(600))


def test_old_and_other_documents_are_refused_by_name() -> None:
    assert "old Office document" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "spreadsheet" in refusal(packed({"[Content_Types].xml": "", "xl/workbook.xml": ""}))


def test_twenty_thousand_parts_are_not_opened() -> None:
    parts = {"[Content_Types].xml": "", "word/document.xml": "x"}
    many = parts | {f"m{n}": "" for n in range(20_000)}
    begin = perf_counter()
    assert "more parts than any has" in refusal(packed(many))
    assert perf_counter() - begin < 5


def test_more_parts_than_the_archive_states_are_no_way_in() -> None:
    many = packed(
        {"[Content_Types].xml": "", "word/document.xml": "x"} | {f"m{n}": "" for n in range(20_000)}
    )
    end = many.rfind(b"PK\5\6")
    lying = bytearray(many)
    struct.pack_into("<HH", lying, end + 8, 2, 2)
    assert "more parts than any has" in refusal(bytes(lying))


BOMBS = {
    "blanks": lambda: document(TALK[0] + " " * 40 * MILLION),
    "a comment": lambda: document(f"{TALK[0]}<!--{'x' * 40 * MILLION}-->"),
    "words": lambda: document(f"<w:p><w:r><w:t>{'a ' * 2 * MILLION}</w:t></w:r></w:p>"),
    "paragraphs": lambda: document(TALK[0] * 100_000),
    "empty paragraphs": lambda: document("<w:p/>" * MILLION),
    "deleted elements": lambda: document(f"{TALK[0]}<w:del>{'<w:r/>' * 2 * MILLION}</w:del>"),
    "cells": lambda: document(table(("a",) * 100_000)),
    "nested paragraphs": lambda: document("<w:p>" * 100_000 + "</w:p>" * 100_000),
    "an OpenDocument of words": lambda: odt(f"<text:p>{'a ' * 2 * MILLION}</text:p>"),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_soon(kind: str) -> None:
    """Within two seconds on an idle machine; ten here, for a busy one."""
    data = BOMBS[kind]()
    assert len(data) < MILLION
    begin = perf_counter()
    assert "more in it than any transcript has" in refusal(data)
    assert perf_counter() - begin < 10


HEAVY = {
    "headings": lambda: document(
        (par("a", style="Heading1") + par("Ann: Hello you.")) * 25_000,
    ),
    "nested tables": lambda: document("<w:tbl><w:tr><w:tc>" * 100_000),
    "attributes": lambda: document(
        TALK[0] + "<w:p " + " ".join(f'a{n}="x"' for n in range(200_000)) + "/>"
    ),
    "breaks": lambda: document("<w:p><w:r>" + "<w:t>a</w:t><w:br/>" * 200_000 + "</w:r></w:p>"),
    "rows": lambda: docx(table(*[("Ann", "Hello you.")] * 25_000)),
    "styles": lambda: docx(*TALK, parts={"word/styles.xml": '<w:style w:type="a" ' * 150_000}),
    "properties": lambda: docx(*TALK, parts={"docProps/core.xml": "<dc:title " * 150_000}),
    "relations": lambda: docx(*TALK, parts={"_rels/.rels": "<Relationship " * 100_000}),
    "edges": lambda: docx(
        *TALK, parts={f"word/header{n}.xml": "<w:x>" * 300_000 for n in range(40)}
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", HEAVY)
def test_what_is_heavy_is_read_or_refused_soon(kind: str) -> None:
    data = HEAVY[kind]()
    begin = perf_counter()
    with suppress(NotATranscript):
        read(data)
    assert perf_counter() - begin < 10


def test_sizes_that_lie_are_no_way_in() -> None:
    """A part that unpacks to more than it states is never unpacked whole."""
    lying = fields_of(document(TALK[0] * 100_000), b"word/document.xml", 24, "<L", 100)
    refusal(lying)


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/hosts">'],
)
def test_entities_are_refused(entity: str) -> None:
    body = "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
    assert "defines entities" in refusal(document(body, f"<!DOCTYPE w:document [{entity}]>"))


def test_names_of_parts_become_no_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    parts = {"../../evil": "x", str(tmp_path / "evil"): "x", "word/../../../evil": "x"}
    assert words(read(docx(*TALK, parts=parts))) == SAID
    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["a", "b"]


def test_documents_inside_stay_closed() -> None:
    inner = docx(par("Cy: Not me."), par("Di: Nor me."), par("Cy: No."), par("Di: No."))
    assert words(read(docx(*TALK, parts={"word/embeddings/a.docx": inner}))) == SAID
    store = BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("talk.docx", inner)
    assert "zip archive; unpack it" in refusal(store.getvalue(), "talks.zip")


def test_a_part_packed_in_an_unusual_way_is_told_so() -> None:
    assert "unusual way" in refusal(fields_of(WHOLE, b"word/document.xml", 10, "<H", 12))
