"""EBU STL subtitles (EBU Tech 3264-E): a binary header of 1024 bytes, then blocks of 128,
one or more for each subtitle. The text of a block is decoded by ttconv (ISO 6937, teletext's
control codes); times, cumulative sets and comments are read here."""

from collections.abc import Iterator
from typing import NamedTuple

from transcripts.formats.containers import is_ebu_stl
from transcripts.formats.cues import Cue, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.text import one_line

from .decoded import divided
from .quiet import quiet

_READER = 1
_HEADER, _BLOCK, _TEXT = 1024, 128, 16
"""Bytes of the header, of a block, and of a block before its text."""
_RATES = {b"STL23.01": (24, 1.001), b"STL24.01": (24, 1.0), b"STL25.01": (25, 1.0),
          b"STL30.01": (30, 1.001), b"STL50.01": (50, 1.0)}  # fmt: skip
_PAGES = {b"437": "cp437", b"850": "cp850", b"860": "cp860", b"863": "cp863", b"865": "cp865"}
_NO_TEXT = bytes((*range(0x80, 0x86), 0x8F))
"""Italics, underlines and boxes, which take no place in a line; and unused places."""
_LAST = 0xFF
"""Number of the last block of a subtitle."""
_RESERVED = 0xF0
"""From here to below `_LAST`: blocks of a user's own data."""


class _Subtitle(NamedTuple):
    """One subtitle: its times in seconds, its text field, and whether it is a comment."""

    start: float | None
    end: float
    text: bytes
    comment: bool


def _detect(document: Document) -> float:
    return CERTAIN if is_ebu_stl(document.data) else 0.0


def _read(document: Document) -> Reading:
    quiet()
    data = document.data
    subtitles = list(_subtitles(data))
    comments = sum(subtitle.comment for subtitle in subtitles)
    raw = list(_raw(data, [subtitle for subtitle in subtitles if not subtitle.comment]))
    if not raw:
        raise NotATranscript(f"{document.called} holds EBU STL subtitles without a single word.")
    cues = divided(raw)
    blocks, people, known, _ = to_blocks(cues)
    programme, episode = (_field(data, at) or _field(data, at + 64) for at in (16, 48))
    details = Details(
        title=episode or programme,
        show=programme if episode else None,
        language=_language(data),
        people=people,
    )
    if details.title:
        known = (*known, "the title")
    left = (f"comments of the subtitler ({comments})",) if comments else ()
    return Reading("ebu-stl", _READER, blocks, details, Report(known, (), left))


def _subtitles(data: bytes) -> Iterator[_Subtitle]:
    """The subtitles of a file, each put together from its blocks. A cumulative set, whose
    lines come one after the other and go together, gives one for each line."""
    rate = _RATES.get(data[3:11], (25, 1.0))
    blocks = [data[at : at + _BLOCK] for at in range(_HEADER, len(data) - _TEXT, _BLOCK)]
    blocks = [block for block in blocks if not _RESERVED <= block[3] < _LAST]
    zero = _programme_start(data[256:264], blocks, rate)
    text = b""
    for block in blocks:
        text += block[_TEXT:].rstrip(b"\x8f")
        if block[3] == _LAST:
            start, end = (_seconds(block[at : at + 4], rate) - zero for at in (5, 9))
            yield _Subtitle(start if start >= 0 else None, end, text, block[15] == 1)
            text = b""


def _seconds(code: bytes, rate: tuple[int, float]) -> float:
    hours, minutes, seconds, frames = code
    count = (hours * 3600 + minutes * 60 + seconds) * rate[0] + frames
    return count * rate[1] / rate[0]


def _programme_start(stated: bytes, blocks: list[bytes], rate: tuple[int, float]) -> float:
    """The time code at which the programme starts, where the header states one that most
    subtitles come after."""
    if not stated.isdigit():
        return 0.0
    start = _seconds(bytes(int(stated[at : at + 2]) for at in (0, 2, 4, 6)), rate)
    after = sum(_seconds(block[5:9], rate) >= start for block in blocks)
    return start if after * 2 > len(blocks) else 0.0


def _raw(data: bytes, subtitles: list[_Subtitle]) -> Iterator[Cue]:
    teletext = data[11:12] in (b"1", b"2")
    for start, end, field, _ in subtitles:
        text = _decoded(field, teletext, data[12:14])
        if text:
            after = start is not None and end > start
            begin = None if start is None else round(start, 3)
            yield Cue(begin, round(end, 3) if after else None, None, text)


def _decoded(field: bytes, teletext: bool, page: bytes) -> str:
    """The lines of a text field."""
    from ttconv.model import Br, ContentDocument, P
    from ttconv.stl import tf

    paragraph = P(ContentDocument())
    tf.to_model(paragraph, teletext, page, field.translate(None, _NO_TEXT))
    lines = [""]
    for part in paragraph:
        if isinstance(part, Br):
            lines.append("")
        else:
            lines[-1] += "".join(text.get_text() for text in part)
    return "\n".join(tidy for line in lines if (tidy := " ".join(line.split())))


def _field(data: bytes, at: int) -> str | None:
    """A title of the header, in its own code page."""
    codec = _PAGES.get(data[:3], "cp850")
    return one_line(data[at : at + 32].decode(codec, "replace")) or None


def _language(data: bytes) -> str | None:
    from ttconv.stl.datafile import DataFile

    found: str = DataFile(data[:_HEADER]).get_language()
    return found or None


FORMAT = Format("ebu-stl", "EBU STL subtitles", _READER, _detect, _read, (".stl",))
