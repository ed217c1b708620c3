"""Vorbis comments (https://xiph.org/vorbis/doc/v-comment.html) of Ogg and FLAC files, with
chapters as `CHAPTER001=00:01:02.500` and `CHAPTER001NAME=…`
(https://wiki.xiph.org/Chapter_Extension)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from transcripts.times import clock

from .recording import Damaged, Part, Recording, exactly, number

_LARGEST = 16 * 1024 * 1024
"""Bytes at the beginning of an Ogg file in which the comments are looked for, and of one
block of a FLAC file; pictures stand among them."""
_HEADS = (b"\x03vorbis", b"OpusTags", b"\x81theora", b"OVP80\x02 ")
"""What comments begin with, by the codec."""
_NAMES = {"LYRICS": "lyrics", "UNSYNCEDLYRICS": "lyrics", "ALBUMARTIST": "album_artist"}
_CHAPTER = re.compile(r"CHAPTER(\d{1,4})(NAME)?")
_COMMENT_BLOCK = 4


def read_flac(file: BinaryIO) -> Recording:
    """The comments of a FLAC file that begins where `file` stands. Raises Damaged."""
    if exactly(file, 4) != b"fLaC":
        raise Damaged
    found = Recording()
    last = False
    while not last:
        head = exactly(file, 4)
        last, kind, size = bool(head[0] & 0x80), head[0] & 0x7F, number(head[1:])
        if kind == _COMMENT_BLOCK and size <= _LARGEST:
            found = found.completed_by(_comments(exactly(file, size)))
        else:
            file.seek(size, 1)
    return found


def read_ogg(file: BinaryIO) -> Recording:
    """The comments of the streams of an Ogg file. Raises Damaged."""
    found = Recording()
    first: dict[int, bytes] = {}
    for serial, packet in _packets(file):
        beginning = first.setdefault(serial, packet[:8])
        for head in _HEADS:
            if packet.startswith(head):
                found = found.completed_by(_comments(packet[len(head) :]))
        if packet[:8] == beginning:
            continue
        if beginning == b"Speex   ":
            found = found.completed_by(_comments(packet))
            first[serial] = b""
        elif beginning.startswith(b"\x7fFLAC") and packet[:1] and packet[0] & 0x7F == 4:
            found = found.completed_by(_comments(packet[4:]))
    return found


def _packets(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The first packets of each stream, with the stream's number, as long as headers last."""
    open_packets: dict[int, bytearray] = {}
    seen: dict[int, int] = {}
    read = 0
    while read < _LARGEST:
        head = file.read(27)
        if len(head) < 27 or head[:4] != b"OggS":
            if not read:
                raise Damaged
            return
        serial = int.from_bytes(head[14:18], "little")
        sizes = exactly(file, head[26])
        body = exactly(file, sum(sizes))
        read += 27 + len(sizes) + len(body)
        # A page of sound: its position in time has left zero.
        sound = int.from_bytes(head[6:14], "little") not in (0, 2**64 - 1)
        if sound and all(count >= 2 for count in seen.values()):
            return
        packet = open_packets.setdefault(serial, bytearray())
        at = 0
        for size in sizes:
            packet += body[at : at + size]
            at += size
            if size < 255:
                seen[serial] = seen.get(serial, 0) + 1
                yield serial, bytes(packet)
                packet.clear()


def _comments(data: bytes) -> Recording:
    """Length and name of the maker, a count, and as many `KEY=value`. Raises Damaged."""
    at = 4 + int.from_bytes(data[:4], "little")
    count = int.from_bytes(data[at : at + 4], "little")
    at += 4
    tags: dict[str, str] = {}
    for _ in range(min(count, 100_000)):
        size = int.from_bytes(data[at : at + 4], "little")
        comment = data[at + 4 : at + 4 + size]
        if len(comment) < size or len(data) < at + 4:
            raise Damaged
        at += 4 + size
        key, equals, value = comment.partition(b"=")
        if equals and len(value) < _LARGEST // 4:
            tags.setdefault(
                key.decode("ascii", "replace").upper(), value.decode("utf-8", "replace")
            )
    chapters: dict[int, dict[bool, str]] = {}
    plain: dict[str, str] = {}
    for name, text in tags.items():
        if match := _CHAPTER.fullmatch(name):
            chapters.setdefault(int(match[1]), {})[bool(match[2])] = text.strip()
        else:
            plain.setdefault(_NAMES.get(name, name.lower()), text)
    lyrics = plain.pop("lyrics", "")
    timed = [(clock(one.get(False, "")), one.get(True, "")) for one in chapters.values()]
    parts = tuple(Part(start, None, title) for start, title in timed if start is not None)
    return Recording(plain, parts, lyrics)
