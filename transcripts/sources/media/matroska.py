"""Title, length, chapters and tags of Matroska and WebM files: elements inside elements, each
with its number and size (RFC 8794, RFC 9559)."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from .recording import Damaged, Part, Recording, exactly, number

_LARGEST = 16 * 1024 * 1024
_MOST = 200_000
"""Elements of the whole that are passed over: the pictures and sound of a day."""
_EBML, _SEGMENT = 0x1A45DFA3, 0x18538067
_INFO, _CHAPTERS, _TAGS = 0x1549A966, 0x1043A770, 0x1254C367
_SCALE, _LENGTH, _TITLE = 0x2AD7B1, 0x4489, 0x7BA9
_EDITION, _ATOM, _ATOM_HIDDEN, _EDITION_HIDDEN = 0x45B9, 0xB6, 0x98, 0x45BD
_START, _END, _DISPLAY, _STRING = 0x91, 0x92, 0x80, 0x85
_TAG, _TARGETS, _SIMPLE, _NAME, _VALUE = 0x7373, 0x63C0, 0x67C8, 0x45A3, 0x4487
_OF_A_PART = {0x63C5, 0x63C9, 0x63C4, 0x63C6}
"""A tag's target is a track, an edition, a chapter or an attachment, not the whole."""
_NANOSECONDS = 10**9
_NAMES = {"date_released": "date"}


class _Element(NamedTuple):
    id: int
    data: bytes


def read(file: BinaryIO) -> Recording:
    """What a file says that begins where `file` stands. Raises Damaged."""
    id, size = _head(file)
    if id != _EBML or size is None:
        raise Damaged
    file.seek(size, 1)
    id, _ = _head(file)
    if id != _SEGMENT:
        raise Damaged
    tags: dict[str, str] = {}
    parts: tuple[Part, ...] = ()
    for element in _top(file):
        if element.id == _INFO:
            tags = {**tags, **_info(element.data)}
        elif element.id == _CHAPTERS:
            parts = parts or tuple(_chapters(element.data))
        else:
            tags = {**_tags(element.data), **tags}
    return Recording(tags, parts, tags.pop("lyrics", ""))


def _top(file: BinaryIO) -> Iterator[_Element]:
    """The elements that tell of the whole; sound and pictures are passed over."""
    for _ in range(_MOST):
        try:
            id, size = _head(file)
        except Damaged:
            return  # the end, or what a recorder left when it was stopped
        if size is None:
            return
        if id in (_INFO, _CHAPTERS, _TAGS) and size <= _LARGEST:
            yield _Element(id, exactly(file, size))
        else:
            file.seek(size, 1)


def _head(file: BinaryIO) -> tuple[int, int | None]:
    """Number and size of the next element; a size of None lasts until something ends it."""
    first = exactly(file, 1)[0]
    width = 9 - first.bit_length()
    if width > 4:
        raise Damaged
    id = number(bytes([first]) + exactly(file, width - 1))
    first = exactly(file, 1)[0]
    width = 9 - first.bit_length()
    if width > 8:
        raise Damaged
    size = number(bytes([first]) + exactly(file, width - 1)) & (1 << 7 * width) - 1
    return id, None if size == (1 << 7 * width) - 1 else size


def _inside(data: bytes) -> Iterator[_Element]:
    at = 0
    while at < len(data):
        width = 9 - data[at].bit_length()
        id = number(data[at : at + width])
        at += width
        if at >= len(data) or width > 4:
            return
        width = 9 - data[at].bit_length()
        size = number(data[at : at + width]) & (1 << 7 * width) - 1
        at += width
        if width > 8 or at + size > len(data):
            return
        yield _Element(id, data[at : at + size])
        at += size


def _value(data: bytes, id: int) -> bytes:
    """The content of the first element `id`; empty where there is none."""
    return next((one.data for one in _inside(data) if one.id == id), b"")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip("\0 ")


def _info(data: bytes) -> dict[str, str]:
    length, scale = _value(data, _LENGTH), number(_value(data, _SCALE)) or 1_000_000
    tags = {"title": _text(_value(data, _TITLE))}
    if len(length) in (4, 8):
        (units,) = struct.unpack(">f" if len(length) == 4 else ">d", length)
        seconds = units * scale / _NANOSECONDS
        if 0 < seconds < 1e7:
            tags["duration"] = f"{seconds:.6f}".rstrip("0").rstrip(".")
    return {key: text for key, text in tags.items() if text}


def _chapters(data: bytes) -> Iterator[Part]:
    """The chapters of the first edition that is shown, with those inside others."""
    editions = [one.data for one in _inside(data) if one.id == _EDITION]
    shown = [one for one in editions if not number(_value(one, _EDITION_HIDDEN))] or editions
    yield from _atoms(shown[0], 0) if shown else ()


def _atoms(data: bytes, depth: int) -> Iterator[Part]:
    for atom in _inside(data):
        if atom.id != _ATOM or depth > 8:
            continue
        start, end = _value(atom.data, _START), _value(atom.data, _END)
        if not number(_value(atom.data, _ATOM_HIDDEN)):
            title = _text(_value(_value(atom.data, _DISPLAY), _STRING))
            stop = number(end) / _NANOSECONDS if end else None
            yield Part(number(start) / _NANOSECONDS, stop, title)
        yield from _atoms(atom.data, depth + 1)


def _tags(data: bytes) -> dict[str, str]:
    """The tags of the whole, their names in small letters as ffmpeg has them."""
    found: dict[str, str] = {}
    for tag in _inside(data):
        targets = {one.id for one in _inside(_value(tag.data, _TARGETS))}
        if tag.id != _TAG or targets & _OF_A_PART:
            continue
        for simple in _inside(tag.data):
            if simple.id == _SIMPLE:
                name = _text(_value(simple.data, _NAME)).casefold()
                found.setdefault(_NAMES.get(name, name), _text(_value(simple.data, _VALUE)))
    return found
