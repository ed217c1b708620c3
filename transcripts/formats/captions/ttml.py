"""TTML captions, with their older names and narrower kin: DFXP, SMPTE-TT, EBU-TT, IMSC
(https://www.w3.org/TR/ttml2/, https://www.w3.org/TR/ttml-imsc1.2/); and the TTML of Apple
Podcasts, whose times are bare seconds and whose words stand without blanks."""

from dataclasses import dataclass

from transcripts.formats.cues import Cue, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.markup import Tree, attributes, each, local, root_name, xml
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.text import make_safe
from transcripts.words import Words

from .decoded import divided
from .languages import one_language
from .ttml_body import Body
from .ttml_cues import by_word, cues
from .ttml_head import Head, read_head
from .ttml_times import Rates, rates, seconds

_READER = 1


def _detect(document: Document) -> float:
    return CERTAIN if root_name(document) == "tt" and not _is_apples(document) else 0.0


def _detect_apples(document: Document) -> float:
    return CERTAIN if root_name(document) == "tt" and _is_apples(document) else 0.0


def _is_apples(document: Document) -> bool:
    """Whether spans are marked as sentences and words, as Apple's are."""
    head = document.head
    return "podcasts:unit=" in head or "ttml-internal" in head


@dataclass(frozen=True)
class _File:
    """One file, read as far as blocks and details need."""

    head: Head
    body: Body
    tree: Tree
    rates: Rates
    cues: list[Cue]
    language: str
    left: tuple[str, ...]


def _file(document: Document, *, words: bool) -> _File:
    tree = xml(document)
    if local(tree.root.tag) != "tt":
        raise NotATranscript(f"{document.called} holds XML that is no TTML.")
    counted = rates(attributes(tree.root))
    head = read_head(tree.root)
    body = Body(tree.root, head, counted)
    spoken = cues(body, apart=_is_apples(document), words=words)
    if not spoken:
        raise NotATranscript(f"{document.called} holds TTML captions without a single word.")
    kept, language, left = one_language(spoken)
    if not by_word(body):
        kept = divided(kept)
    kept = _from_start(kept, seconds(head.start, counted) if head.start else None)
    return _File(head, body, tree, counted, kept, language, left)


def _from_start(cues: list[Cue], start: float | None) -> list[Cue]:
    """Times from the beginning of the programme, where the file states its time code."""
    if not start or any(cue.start is not None and cue.start < start for cue in cues):
        return cues
    return [
        cue._replace(
            start=None if cue.start is None else cue.start - start,
            end=None if cue.end is None else cue.end - start,
        )
        for cue in cues
    ]


def _read_as(document: Document, name: str) -> Reading:
    file = _file(document, words=False)
    blocks, people, known, _ = to_blocks(_without_day_times(file))
    root = attributes(file.tree.root)
    length = next((attributes(body).get("dur", "") for body in each(file.tree.root, "body")), "")
    details = Details(
        title=file.head.title,
        show=file.head.show,
        duration=seconds(length, file.rates) or None,
        language=make_safe(file.language or root.get("lang", ""))[:40].strip() or None,
        people=people,
    )
    understood = known if not file.head.title else (*known, "the title")
    return Reading(name, _READER, blocks, details, Report(understood, (), _left_out(file)))


def _without_day_times(file: _File) -> list[Cue]:
    if not _of_day(file):
        return file.cues
    return [cue._replace(start=None, end=None, words=()) for cue in file.cues]


def _of_day(file: _File) -> bool:
    """Whether times are those of a clock on the wall, and so not from the beginning."""
    return attributes(file.tree.root).get("timeBase") == "clock"


def _left_out(file: _File) -> tuple[str, ...]:
    left = [f"the captions in {make_safe(name) or 'no stated language'}" for name in file.left]
    if file.body.hidden:
        left.append(f"captions that are not shown ({file.body.hidden})")
    if file.body.translated:
        left.append(f"translations inside lines ({file.body.translated})")
    if _of_day(file):
        left.append("the times, which are times of the day")
    if file.tree.damaged is not None:
        left.append(f"what stands after the damage in line {file.tree.damaged}")
    return tuple(left)


def _read(document: Document) -> Reading:
    return _read_as(document, "ttml")


def _read_apples(document: Document) -> Reading:
    return _read_as(document, "apple-ttml")


def _words(document: Document) -> Words | None:
    file = _file(document, words=True)
    kept = _without_day_times(file)
    return timed_words(kept) if any(cue.words for cue in kept) else None


FORMATS = (
    Format(
        "apple-ttml",
        "TTML of Apple Podcasts",
        _READER,
        _detect_apples,
        _read_apples,
        (".ttml",),
        _words,
    ),
    Format("ttml", "TTML captions", _READER, _detect, _read, (".ttml", ".dfxp", ".xml"), _words),
)
