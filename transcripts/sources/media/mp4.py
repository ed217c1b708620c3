"""Tags and chapters of MP4, M4A, M4B and QuickTime files: boxes inside boxes (ISO/IEC
14496-12). Chapters stand in a text track that another track refers to with `chap` (QuickTime
File Format, "Chapter Lists"), or in Nero's `chpl` box; the track knows more and goes first."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from .recording import Damaged, Part, Recording, exactly, number

_LARGEST = 64 * 1024 * 1024
"""Bytes of the index of a file (`moov`) that is read."""
_MOST = 20_000
"""Boxes in one, and chapters, at most."""
_TITLE = 65_536
_NERO_UNIT = 10_000_000
_FULL = 4
"""Bytes of version and flags before the content of many boxes."""
_ITEMS = {
    b"\xa9nam": "title",
    b"\xa9ART": "artist",
    b"\xa9alb": "album",
    b"\xa9day": "date",
    b"\xa9cmt": "comment",
    b"\xa9lyr": "lyrics",
    b"aART": "album_artist",
    b"tvsh": "show",
    b"desc": "description",
    b"ldes": "synopsis",
}
_TEXT_TRACKS = (b"text", b"sbtl", b"subt")


class _Box(NamedTuple):
    name: bytes
    data: memoryview


class _Track(NamedTuple):
    number: int
    kind: bytes
    chapters: tuple[int, ...]
    """Numbers of the tracks that hold this one's chapters."""
    scale: int
    """Units of its times in a second."""
    late: float
    """Seconds by which it begins after the whole."""
    table: memoryview


def read(file: BinaryIO) -> Recording:
    """What a file says that begins where `file` stands. Raises Damaged."""
    moov = _boxes(_index(file))
    tags: dict[str, str] = {}
    scale, duration = _header(_first(moov, b"mvhd"))
    if duration:
        tags["duration"] = f"{duration:.6f}".rstrip("0").rstrip(".")
    nero: list[Part] = []
    for box in moov:
        if box.name == b"udta":
            tags |= _tags(box.data)
            nero += _nero(_first(_boxes(box.data), b"chpl"))
        elif box.name == b"meta":
            tags |= _items(box.data)
    tracks = [_track(box.data, scale) for box in moov if box.name == b"trak"]
    parts = _from_track(file, tracks) or nero
    lyrics = tags.pop("lyrics", "")
    return Recording(tags, tuple(parts), lyrics)


def _index(file: BinaryIO) -> memoryview:
    """The `moov` box, wherever in the file it stands; what comes before it is skipped."""
    for _ in range(_MOST):
        begin = file.tell()
        head = file.read(8)
        if len(head) < 8:
            break
        size, header = number(head[:4]), 8
        if size == 1:
            size, header = number(exactly(file, 8)), 16
        if head[4:] == b"moov":
            rest = size - header if size else _LARGEST
            if rest > _LARGEST or rest < 0:
                raise Damaged
            return memoryview(exactly(file, rest) if size else file.read(rest))
        if not size or size < header:
            break
        file.seek(begin + size)
    raise Damaged


def _boxes(data: memoryview) -> list[_Box]:
    return list(_each(data))


def _each(data: memoryview) -> Iterator[_Box]:
    at = 0
    for _ in range(_MOST):
        if at + 8 > len(data):
            return
        size, header = number(data[at : at + 4]), 8
        name = bytes(data[at + 4 : at + 8])
        if size == 1:
            size, header = number(data[at + 8 : at + 16]), 16
        elif not size:
            size = len(data) - at
        if size < header or at + size > len(data):
            return
        yield _Box(name, data[at + header : at + size])
        at += size


def _first(boxes: list[_Box], name: bytes) -> memoryview:
    """The content of the first box called `name`; empty where there is none."""
    return next((box.data for box in boxes if box.name == name), memoryview(b""))


def _inside(data: memoryview, *names: bytes) -> memoryview:
    for name in names:
        data = _first(_boxes(data), name)
    return data


def _header(data: memoryview) -> tuple[int, float]:
    """Units a second and length in seconds, of `mvhd` and `mdhd` alike; 1 and 0 where they
    are not told."""
    wide = bool(data and data[0] == 1)
    at = _FULL + (16 if wide else 8)
    scale = number(data[at : at + 4])
    length = number(data[at + 4 : at + (12 if wide else 8)])
    unknown = length in (2**32 - 1, 2**64 - 1)
    return (scale, 0.0 if unknown else length / scale) if scale else (1, 0.0)


def _tags(udta: memoryview) -> dict[str, str]:
    tags: dict[str, str] = {}
    for box in _boxes(udta):
        if box.name == b"meta":
            tags |= _items(box.data)
        elif box.name in _ITEMS and len(box.data) > 4:
            # QuickTime's own form: a length, a language, the text.
            size = number(box.data[:2])
            tags.setdefault(_ITEMS[box.name], _decoded(bytes(box.data[4 : 4 + size])))
    return tags


def _items(meta: memoryview) -> dict[str, str]:
    # In QuickTime files `meta` is a plain box, elsewhere one with version and flags.
    plain = bytes(meta[4:8]) == b"hdlr"
    tags = {}
    for item in _boxes(_inside(meta if plain else meta[_FULL:], b"ilst")):
        value = _first(_boxes(item.data), b"data")
        if item.name in _ITEMS and len(value) > 8 and number(value[:4]) & 0xFFFFFF in (0, 1, 2):
            encoding = "utf-16-be" if number(value[:4]) & 0xFFFFFF == 2 else "utf-8"
            tags[_ITEMS[item.name]] = bytes(value[8:]).decode(encoding, "replace").strip("\0 ")
    return tags


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace").strip("\0")


def _nero(data: memoryview) -> list[Part]:
    """`chpl`: a count, then for each chapter when it begins and its title."""
    if not data:
        return []
    at = _FULL + (4 if data[0] else 0)
    count = number(data[at : at + 1])
    at += 1
    found = []
    for _ in range(count):
        if at + 9 > len(data):
            break
        start, size = number(data[at : at + 8]), data[at + 8]
        title = bytes(data[at + 9 : at + 9 + size]).decode("utf-8", "replace")
        found.append(Part(start / _NERO_UNIT, None, title.strip("\0")))
        at += 9 + size
    return found


def _track(trak: memoryview, movie_scale: int) -> _Track:
    boxes = _boxes(trak)
    header = _first(boxes, b"tkhd")
    at = _FULL + (16 if header and header[0] == 1 else 8)
    mdia = _boxes(_first(boxes, b"mdia"))
    references = _inside(_first(boxes, b"tref"), b"chap")
    return _Track(
        number(header[at : at + 4]),
        bytes(_first(mdia, b"hdlr")[8:12]),
        tuple(number(references[i : i + 4]) for i in range(0, len(references) - 3, 4)),
        _header(_first(mdia, b"mdhd"))[0],
        _late(_inside(_first(boxes, b"edts"), b"elst"), movie_scale),
        _inside(_first(mdia, b"minf"), b"stbl"),
    )


def _late(elst: memoryview, movie_scale: int) -> float:
    """Seconds of nothing at the beginning of a track: an edit that shows no media."""
    wide = bool(elst and elst[0] == 1)
    size = 8 if wide else 4
    length, media = elst[8 : 8 + size], elst[8 + size : 8 + 2 * size]
    nothing = len(media) == size and number(media) == (1 << 8 * size) - 1
    return number(length) / movie_scale if nothing else 0.0


def _from_track(file: BinaryIO, tracks: list[_Track]) -> list[Part]:
    """The chapters of the first text track that another one names as its chapters."""
    named = {number for track in tracks for number in track.chapters}
    for track in tracks:
        if track.number in named and track.kind in _TEXT_TRACKS:
            return list(_samples(file, track))
    return []


def _samples(file: BinaryIO, track: _Track) -> Iterator[Part]:
    boxes = _boxes(track.table)
    sizes = _sizes(_first(boxes, b"stsz"))
    places = _places(boxes, sizes)
    begin = 0
    for size, place, length in zip(sizes, places, _lengths(_first(boxes, b"stts")), strict=False):
        start, end = begin / track.scale, (begin + length) / track.scale
        begin += length
        if size:
            file.seek(place)
            title = _title(file.read(min(size, _TITLE)))
            yield Part(start + track.late, end + track.late if end > start else None, title)


def _title(sample: bytes) -> str:
    size = number(sample[:2])
    return _decoded(sample[2 : 2 + size]).strip()


def _sizes(stsz: memoryview) -> list[int]:
    same, count = number(stsz[4:8]), min(number(stsz[8:12]), _MOST)
    if same:
        return [same] * count
    return [number(stsz[i : i + 4]) for i in range(12, min(12 + 4 * count, len(stsz) - 3), 4)]


def _lengths(stts: memoryview) -> Iterator[int]:
    """How long each sample lasts, in units of the track."""
    for at in range(8, len(stts) - 7, 8):
        for _ in range(min(number(stts[at : at + 4]), _MOST)):
            yield number(stts[at + 4 : at + 8])


def _places(boxes: list[_Box], sizes: list[int]) -> Iterator[int]:
    """Where in the file each sample stands: samples lie in chunks, one after the other."""
    wide = any(box.name == b"co64" for box in boxes)
    table, width = _first(boxes, b"co64" if wide else b"stco"), 8 if wide else 4
    runs = _first(boxes, b"stsc")
    steps = {
        number(runs[i : i + 4]): number(runs[i + 4 : i + 8]) for i in range(8, len(runs) - 11, 12)
    }
    each, sample = 1, 0
    for chunk, at in enumerate(range(8, len(table) - width + 1, width), 1):
        each = steps.get(chunk, each)
        place = number(table[at : at + width])
        for _ in range(min(each, len(sizes) - sample)):
            yield place
            place += sizes[sample]
            sample += 1
        if sample >= len(sizes):
            return
