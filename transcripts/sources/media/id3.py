"""ID3v2 tags at the beginning of a file (https://id3.org/id3v2.4.0-structure), with the frames
for chapters (https://id3.org/id3v2-chapters-1.0). 2.2, 2.3 and 2.4 differ in the size of their
headers and in how numbers are written; 2.4 is often written wrongly, as iTunes does."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from .recording import Damaged, Part, Recording, exactly, number

_LARGEST = 64 * 1024 * 1024
"""Bytes of a tag that are looked at; pictures make it large."""
_UNPACKED = 4 * 1024 * 1024
_MOST = 20_000
_NAMES = {
    "TIT2": "title",
    "TPE1": "artist",
    "TALB": "album",
    "TPE2": "album_artist",
    "TDRC": "date",
    "TDRL": "released",
    "TYER": "year",
    "TDAT": "day",
    "TLAN": "language",
    "TDES": "description",
    "TLEN": "length",
    "TT2": "title",
    "TP1": "artist",
    "TAL": "album",
    "TP2": "album_artist",
    "TYE": "year",
    "TDA": "day",
    "TLA": "language",
    "TLE": "length",
}
_FREE = {"description", "synopsis", "purl", "show", "podcast", "comment"}
"""Names of a person's own frames (TXXX) that count."""
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")


class _Frame(NamedTuple):
    name: str
    data: bytes


class _Kind(NamedTuple):
    """What a version's frames look like."""

    version: int
    unsynchronised: bool

    @property
    def header(self) -> int:
        return 6 if self.version == 2 else 10


def read(file: BinaryIO) -> Recording:
    """The tag at the place where `file` stands. Raises Damaged."""
    header = exactly(file, 10)
    version, flags = header[3], header[5]
    if header[:3] != b"ID3" or version not in (2, 3, 4) or max(header[6:]) > 127:
        raise Damaged
    size = _syncsafe(header[6:])
    data = exactly(file, min(size, _LARGEST))
    file.seek(size - len(data), 1)
    kind = _Kind(version, bool(flags & 0x80))
    if kind.unsynchronised and version < 4:
        data = _synchronised(data)
    if flags & 0x40 and version > 2 and len(data) >= 4:
        extended = _syncsafe(data[:4]) if version == 4 else number(data[:4]) + 4
        data = data[extended:]
    return _recording(_frames(data, kind), kind)


def _syncsafe(data: bytes) -> int:
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
    return value


def _synchronised(data: bytes) -> bytes:
    return data.replace(b"\xff\x00", b"\xff")


def _frames(data: bytes, kind: _Kind) -> Iterator[_Frame]:
    at = 0
    for _ in range(_MOST):
        head = data[at : at + kind.header]
        if len(head) < kind.header or not _is_name(head[: 3 if kind.version == 2 else 4]):
            return
        name = head[: 3 if kind.version == 2 else 4].decode("ascii")
        at += kind.header
        size = _size(data, at, head, kind)
        body = data[at : at + size]
        at += size
        frame = _body(body, head[9] if kind.version > 2 else 0, kind)
        if frame is not None:
            yield _Frame(name, frame)


def _is_name(name: bytes) -> bool:
    return name.isalnum() and name.upper() == name


def _size(data: bytes, at: int, head: bytes, kind: _Kind) -> int:
    """The size of a frame whose body begins at `at`."""
    if kind.version == 2:
        return number(head[3:6])
    plain = number(head[4:8])
    if kind.version == 3 or plain < 128:
        return plain
    safe = _syncsafe(head[4:8])
    if max(head[4:8]) > 127:
        return plain
    # Whichever of the two leads to another frame, or to the end, is meant.
    return plain if not _follows(data, at + safe) and _follows(data, at + plain) else safe


def _follows(data: bytes, at: int) -> bool:
    """Whether the end, padding or another frame of 2.4 begins at `at`."""
    if at >= len(data) or not data[at]:
        return at <= len(data)
    head = data[at : at + 10]
    return len(head) == 10 and _is_name(head[:4]) and not (head[8] & 0x8F or head[9] & 0xB0)


def _body(body: bytes, flags: int, kind: _Kind) -> bytes | None:
    """What is in a frame; None where it is encrypted or does not unpack."""
    if kind.version == 2:
        return body
    if kind.version == 3:
        packed, encrypted, grouped, counted = flags & 0x80, flags & 0x40, flags & 0x20, flags & 0x80
    else:
        packed, encrypted, grouped, counted = flags & 0x08, flags & 0x04, flags & 0x40, flags & 0x01
    if encrypted:
        return None
    if kind.version == 4 and (flags & 0x02 or kind.unsynchronised):
        body = _synchronised(body)
    if kind.version == 4:
        body = body[bool(grouped) :]
        body = body[4 * bool(counted) :]
    else:
        body = body[4 * bool(counted) :]
        body = body[bool(grouped) :]
    if not packed:
        return body
    try:
        return zlib.decompressobj().decompress(body, _UNPACKED)
    except zlib.error:
        return None


def _text(data: bytes) -> str:
    """The first text of a text frame."""
    if not data or data[0] > 3:
        return ""
    return data[1:].decode(_ENCODINGS[data[0]], "replace").lstrip("\ufeff").split("\0")[0].strip()


def _described(data: bytes) -> tuple[str, str]:
    """Description and text of a frame that has both, each in its encoding."""
    if not data or data[0] > 3:
        return "", ""
    text = data[1:].decode(_ENCODINGS[data[0]], "replace")
    description, _, rest = text.partition("\0")
    return description.strip("\ufeff "), rest.strip("\ufeff\0 ")


def _recording(frames: Iterator[_Frame], kind: _Kind) -> Recording:
    tags: dict[str, str] = {}
    parts: list[Part] = []
    lyrics = ""
    for name, data in frames:
        if name in _NAMES:
            tags.setdefault(_NAMES[name], _text(data))
        elif name == "CHAP":
            part = _chapter(data, kind)
            if part is not None:
                parts.append(part)
        elif name in ("TXXX", "TXX"):
            key, text = _described(data)
            if key.casefold() in _FREE:
                tags.setdefault(key.casefold(), text)
        elif name in ("COMM", "COM", "USLT", "ULT") and len(data) > 4:
            description, text = _described(data[:1] + data[4:])
            if name in ("USLT", "ULT"):
                lyrics = lyrics or text
            elif not description:
                tags.setdefault("comment", text)
    return Recording(_dated(tags), tuple(parts), lyrics)


def _dated(tags: dict[str, str]) -> dict[str, str]:
    """`tags` with one date made of the several that the versions have."""
    year, day = tags.pop("year", ""), tags.pop("day", "")
    if len(year) == 4 and len(day) == 4 and (year + day).isdigit():
        year = f"{year}-{day[2:]}-{day[:2]}"
    found = tags.get("date") or tags.get("released") or year
    tags.pop("released", None)
    length = tags.pop("length", "")
    if length.isdigit() and 0 < len(length) <= 12:
        tags["duration"] = f"{int(length) / 1000:g}"
    if found:
        tags["date"] = found
    return tags


def _chapter(data: bytes, kind: _Kind) -> Part | None:
    """A chapter frame: an id, four numbers (milliseconds, and places in the file), frames."""
    _, mark, rest = data.partition(b"\0")
    if not mark or len(rest) < 16:
        return None
    start, end = number(rest[:4]), number(rest[4:8])
    title = ""
    for name, inner in _frames(rest[16:], kind._replace(unsynchronised=False)):
        if name in ("TIT2", "TT2"):
            title = _text(inner)
            break
    return Part(start / 1000, end / 1000 if end > start else None, title)
