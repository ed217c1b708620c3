"""ELAN (`.eaf`), after its schema (https://www.mpi.nl/tools/elan/EAFv3.0.xsd).

Annotations stand on tiers, on slots of time or on other annotations. Which tiers hold what
was said is told by `tiers`; translations, glosses, notes and gestures are left out
and named.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from transcripts.formats.cues import Cue, timed_words, to_blocks
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.markup import Tree
from transcripts.formats.registry import CERTAIN, Format
from transcripts.model import Details, Reading, Report
from transcripts.words import Word, Words

from . import tree
from .tiers import Annotation, Talk, Tier, left_out, talk_tiers

_READER = 1
_DEEP = 20
"""Annotations that stand on one another at most."""


def _detect(document: Document) -> float:
    return CERTAIN if tree.root_name(document) == "annotation_document" else 0.0


class _File(NamedTuple):
    tree: Tree
    tiers: list[Tier]
    talk: list[Talk]
    left: list[Tier]


def _open(document: Document) -> _File:
    whole = tree.parse(document)
    tiers = _tiers(whole.root)
    talk, left = talk_tiers(tiers)
    if not talk:
        raise NotATranscript(
            f"{document.called} holds an ELAN file without any talk on its tiers; add the file "
            "that holds the transcription."
        )
    return _File(whole, tiers, talk, left)


def _slots(root: Element) -> dict[str, float | None]:
    """Seconds of each slot; None where a slot has no time of its own."""
    header = tree.child(root, "header")
    counted = header is None or tree.attribute(header, "time_units") in ("", "milliseconds")
    slots: dict[str, float | None] = {}
    for slot in root.iter("TIME_SLOT"):
        value = slot.get("TIME_VALUE", "")
        known = counted and value.isdecimal() and len(value) < 11
        slots[slot.get("TIME_SLOT_ID", "")] = int(value) / 1000 if known else None
    return slots


def _tiers(root: Element) -> list[Tier]:
    slots = _slots(root)
    order = {slot: place for place, slot in enumerate(slots)}
    kinds = {
        kind.get("LINGUISTIC_TYPE_ID", ""): kind.attrib for kind in root.iter("LINGUISTIC_TYPE")
    }
    tiers = []
    for element in root.iter("TIER"):
        kind = element.get("LINGUISTIC_TYPE_REF", "")
        facts = kinds.get(kind, {})
        annotations = [
            Annotation(
                one.get("ANNOTATION_ID", ""),
                tree.words_of(value) if (value := one.find("ANNOTATION_VALUE")) is not None else "",
                one.get("ANNOTATION_REF", ""),
                slots.get(one.get("TIME_SLOT_REF1", "")),
                slots.get(one.get("TIME_SLOT_REF2", "")),
                order.get(one.get("TIME_SLOT_REF1", ""), 0),
            )
            for one in element.iter()
            if one.tag in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
        ]
        tiers.append(
            Tier(
                tree.tidy(element.get("TIER_ID", "")),
                tree.tidy(element.get("PARTICIPANT", "")),
                kind,
                bool(facts.get("CONTROLLED_VOCABULARY_REF")),
                tree.tidy(element.get("PARENT_REF", "")),
                element.get("LANG_REF", ""),
                annotations,
            )
        )
    return tiers


def _cues(file: _File) -> list[Cue]:
    """The utterances in the order of their times, with the times of their words."""
    known = {one.id: one for tier in file.tiers for one in tier.annotations}
    tiers = {tier.id: tier for tier in file.tiers}
    placed: list[tuple[float, int, int, Cue]] = []
    for number, talk in enumerate(file.talk):
        above = tiers.get(talk.tier.parent) if talk.joined else None
        uttered = list(_utterances(talk.tier.annotations, known, above))
        words = _words(talk.words, [base for base, _ in uttered])
        last = 0.0
        for base, text in uttered:
            last = base.start if base.start is not None else last
            cue = Cue(base.start, base.end, talk.speaker, text, tuple(words.get(base.id, ())))
            placed.append((last, base.place, number, cue))
    placed.sort(key=lambda one: one[:3])
    return [cue for *_, cue in placed]


def _utterances(
    annotations: Iterable[Annotation], known: dict[str, Annotation], above: Tier | None
) -> Iterator[tuple[Annotation, str]]:
    """Each annotation that bears times, and the words on it: its own, or those of the
    annotations that stand on it or divide it, joined."""
    held: Annotation | None = None
    texts: list[str] = []
    over = above.annotations if above is not None else []
    starts = [annotation.place for annotation in over]
    for one in annotations:
        base = _base(one, known)
        if base is one and (at := bisect_right(starts, one.place)):
            base = over[at - 1]
        if held is not None and base is not held:
            yield held, " ".join(texts)
            texts = []
        held = base
        if one.text:
            texts.append(one.text)
    if held is not None:
        yield held, " ".join(texts)


def _base(one: Annotation, known: dict[str, Annotation]) -> Annotation:
    """The annotation with slots of time that one stands on in the end."""
    for _ in range(_DEEP):
        if one.on not in known:
            break
        one = known[one.on]
    return one


def _words(tier: Tier | None, bases: list[Annotation]) -> dict[str, list[Word]]:
    """The words with times that stand on each utterance."""
    found: dict[str, list[Word]] = {}
    timed = [base for base in bases if base.start is not None]
    timed.sort(key=lambda base: base.start or 0.0)
    starts = [base.start or 0.0 for base in timed]
    now = 0.0
    for one in tier.annotations if tier is not None else ():
        now = one.start if one.start is not None else now
        at = bisect_right(starts, now + 1e-6) - 1
        if at >= 0 and one.text:
            found.setdefault(timed[at].id, []).append(Word(one.text, one.start, one.end))
    return found


def _read(document: Document) -> Reading:
    file = _open(document)
    blocks, people, known, _ = to_blocks(_cues(file))
    languages = {talk.tier.language for talk in file.talk} - {""}
    left = (*tree.damage(file.tree), *left_out([tier.id for tier in file.left]))
    if any(talk.words for talk in file.talk):
        known += ("the times of words",)
    return Reading(
        "elan",
        _READER,
        blocks,
        Details(
            people=people,
            media=_media(file.tree.root),
            language=tree.tidy(languages.pop()) if len(languages) == 1 else None,
        ),
        Report(known, (), left),
    )


def _media(root: Element) -> str | None:
    """The first recording that the header names: its address, or else its path beside the
    file, which outlives the folders of one machine."""
    for element in root.iter("MEDIA_DESCRIPTOR"):
        address = tree.tidy(element.get("MEDIA_URL", ""))
        if address.startswith(("http://", "https://")):
            return address
        beside = tree.tidy(element.get("RELATIVE_MEDIA_URL", ""))
        if beside or address:
            return beside or address
    return None


def _timed_words(document: Document) -> Words | None:
    file = _open(document)
    return timed_words(_cues(file)) if any(talk.words for talk in file.talk) else None


FORMAT = Format("elan", "an ELAN transcript", _READER, _detect, _read, (".eaf",), _timed_words)
