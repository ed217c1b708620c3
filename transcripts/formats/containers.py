"""What is no text at all: media, documents, archives, programs. Told by first bytes."""

import re
import struct

from .document import Document, NotATranscript, called

_OFFICE = (
    (b"xl/", "a spreadsheet, which is not read; save its sheet as CSV and add that"),
    (b"ppt/", "slides, which are not read; save their text as plain text and add that"),
)
_TEXT_OUT = "save it as plain text and add that"
_TRANSCRIBE = "transcribe it first, to SRT, VTT or Whisper's JSON, and add that"
_UNPACK = "unpack it and add what is inside"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "copy its text out, or export it as text, and add that"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", _TEXT_OUT),
    (b"{\\rtf", "a rich text document", _TEXT_OUT),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", _UNPACK),
    (b"\x89PNG", "a picture", "add its text"),
    (b"\xff\xd8\xff", "a picture", "add its text"),
    (b"GIF8", "a picture", "add its text"),
    (b"\x7fELF", "a program", "add a transcript"),
    (b"MZ\x90", "a program", "add a transcript"),
    (b"\xca\xfe\xba\xbe", "a program", "add a transcript"),
    (b"SQLite format 3", "a database", "export its text and add that"),
    (b"ooBinaryFile", "a binary Praat file", "save it in Praat as a text file and add that"),
)
_PLAIN = (b"%PDF", b"{\\rtf")
"""Signatures of what may go on as plain characters; words could begin with the others."""
_MEDIA: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"ID3[\x02-\x04][^\xff].[\x00-\x7f]{4}", "audio"),
        (rb"OggS\x00", "audio"),
        (rb"fLaC[\x00\x80]\x00", "audio"),
        (rb"RIFF.{4}WAVE|RF64.{4}WAVE|FORM.{4}AIF[FC]|caff\x00|#!AMR", "audio"),
        (rb"RIFF.{4}AVI |FLV\x01|\x00\x00\x01[\xb3\xba]", "video"),
        (rb"\x1aE\xdf\xa3|\x30\x26\xb2\x75\x8e\x66\xcf\x11", "audio or video"),
        (rb"\x00\x00.{2}ftyp", "audio or video"),
    )
)
_MEDIA_IF_BINARY: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\xff[\xfb\xfa\xf3\xf2\xe3\xf1\xf9]"), "audio"),
    (re.compile(rb".{4}(?:moov|mdat|wide|free|skip)", re.DOTALL), "audio or video"),
    (re.compile(rb"G.{187}G.{187}G", re.DOTALL), "video"),
)
"""Beginnings that words in some encoding could have too: a frame of MP3 or AAC, an old
QuickTime file, a transport stream."""
_ODD = re.compile("[\\x00-\\x08\\x0e-\\x14\\x16-\\x1a\\x1c-\\x1f\\x7f-\\x9f\\ufffd]")
"""What text holds none of. \\x15 stands around the times in CHAT, so there can be many."""
_SAMPLE = 65_536
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ZIP_END = struct.Struct("<4s4H2LH")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_EBU_STL = re.compile(rb"[\d ]{3}STL\d\d\.\d\d")


def is_ebu_stl(data: bytes) -> bool:
    """Whether bytes begin as EBU STL subtitles do, which are read though they are no text."""
    return _EBU_STL.match(data) is not None and len(data) >= 1024


def document_kind(data: bytes) -> str:
    """Which document that is read an archive is, "docx" or "odt": by the names of its parts,
    or, where it is cut off, by its first bytes. Empty where it is none."""
    if not data.startswith(b"PK\x03\x04"):
        return ""
    if data[30 : 30 + len(_ODT)] == _ODT and data[30 + len(_ODT) :][:9] != b"-template":
        return "odt"
    end = archive_end(data)
    names = data[max(end[0] - end[2], 0) : end[0]] if end else data[:_SAMPLE]
    return "docx" if b"word/document" in names and b"[Content_Types].xml" in names else ""


def archive_end(data: bytes) -> tuple[int, int, int] | None:
    """Where the record at the end of a zip archive stands, the number of parts that it
    states, and the bytes of their list, which stands before it; None where there is none."""
    place = data.rfind(b"PK\x05\x06", max(len(data) - _SAMPLE - _ZIP_END.size, 0))
    if place < 0 or place + _ZIP_END.size > len(data):
        return None
    fields = _ZIP_END.unpack_from(data, place)
    return place, fields[4], fields[5]


def check(data: bytes, name: str) -> None:
    """Raise NotATranscript where the first bytes are those of something that is no text."""
    who = called(name)
    if not data:
        raise NotATranscript(f"{who} is empty.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise NotATranscript(f"{who} is {_zip(data)}.")
    if kind := media_kind(data):
        raise NotATranscript(f"{who} is {kind}; {_TRANSCRIBE}.")
    if data.startswith(b"\xd0\xcf\x11\xe0") and _LOCKED in data:
        raise NotATranscript(
            f"{who} is an Office document with a password; save it without one and add that."
        )
    for signature, what, advice in _SIGNATURES:
        if data.startswith(signature) and (signature in _PLAIN or _is_binary(data)):
            raise NotATranscript(f"{who} is {what}; {advice}.")


def media_kind(data: bytes) -> str | None:
    """What to call a recording that begins with these bytes; None where they begin none."""
    for pattern, kind in _MEDIA:
        if pattern.match(data):
            return kind
    for pattern, kind in _MEDIA_IF_BINARY:
        if pattern.match(data) and _is_binary(data):
            return kind
    return None


def _zip(data: bytes) -> str:
    head, tail = data[:_SAMPLE], data[-_SAMPLE:]
    for part, what in _OFFICE:
        if part in head or part in tail:
            return what
    return f"a zip archive; {_UNPACK}"


def _is_binary(data: bytes) -> bool:
    sample = data[:4096]
    control = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b" for byte in sample)
    return control > len(sample) * 0.01


def check_text(document: Document) -> None:
    """Raise NotATranscript where the decoded text is mostly no characters of any script."""
    head = document.head
    odd = len(_ODD.findall(head))
    if odd > max(len(head) * 0.05, 1):
        raise NotATranscript(
            f"{document.called} holds data, not text; if it is a transcript, name its "
            "encoding with --encoding."
        )
