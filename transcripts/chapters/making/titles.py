"""What to call a chapter: the subject that somebody announces, the question that opens it,
the words said most in it and nowhere else; or else the words it opens with, as a quotation."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transcripts.text import sentences

from .cues import CUES
from .phrases import phrases
from .telling import Part
from .trimming import ASKS, LONGEST, heading, opened, question, shortened, tidied, without_tail
from .units import Unit
from .wording import SMALL

_OPENING_WORDS, _LATER_WORDS = 160, 450
"""Words of a chapter in which its subject is announced, and in which it is asked for."""
_ENOUGH = 1.9
_ENGLISH = 0.25
"""Share of small words in what people say in English, at least."""
_QUOTED_WORDS = 60
_SENTENCE = 700
"""Characters of a sentence that is looked at."""

_ANNOUNCED = re.compile(
    r"\b(?:(?:talk|chat|speak|hear|learn|think(?:ing)?|know|asking|ask(?: you)?|tell (?:us|me)"
    r"|curious|question|questions|conversation|discussion)"
    r"(?: (?:to (?:us|me|you)|with you|a (?:little )?(?:bit|more)|a lot|more|briefly|specifically"
    r"|now|today|some|further|again))* (?:about|on)"
    r"|(?:discuss|introduce|explain|cover|explore|review|define)"
    r"|(?:dive|dig|jump|delve|look|get)(?:ing)?(?: (?:a (?:little )?bit|deeper|more|further|right"
    r"|back))* into|(?:move|moving|shift|transition|switch|turn|turning|pivot)(?:ing)?"
    r"(?: (?:a (?:little )?bit|over|gears|now|our attention))*(?: on)? to"
    r"|(?:walk|take) (?:us|me) through|speaking of"
    r"|(?:next|first|last|second|third|final|another) (?:topic|item|subject|section|chapter)"
    r"(?: (?:is|will be|would be))"
    r")\s+(?P<what>[^.?!;:,–—]{3,90})",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:let's|let us|let me|want|wanted|wanna|like|love|when|going|gonna|we'll|i'll|can|could"
    r"|should|shall|before we|now|next|curious|wondering|question|tell|start|speaking|topic|item"
    r"|today)\b",
    re.IGNORECASE,
)
_ENDS_SUBJECT = re.compile(
    r"\s+(?:and (?:how|what|why|then|i|we|you|so|just|maybe|like|kind|see|if|is|that)|because|so"
    r"|if|but|since|before|right|like|which|here|today|now|really|actually|for a (?:second|minute"
    r"|bit|moment)|a (?:little )?(?:bit|more)|first|again|with you|as well|too|i think|you know"
    r"|or (?:something|whatever)|in (?:a|this) (?:second|minute|moment|bit|episode))\b.*$",
    re.IGNORECASE,
)
_SELLS = re.compile(
    r"\b(?:for free|free trial|check (?:it |them |us )?out|coupon|promo|discount|dot com"
    r"|sponsor\w*)\b",
    re.IGNORECASE,
)
_SUBJECT_OPENS = re.compile(
    r"^(?:(?:sort|kind) of|like|just|some of|a (?:little )?(?:bit|more)(?: more)?|more"
    r"|the fact that|maybe|actually|how about|also|the idea of)\s+",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\b(?:that|this|it|its|them|they|these|those|he|she|him|her|there|one|ones)\b", re.IGNORECASE
)
_TAGGED = re.compile(
    r"(?:\b(?:right|correct|yeah|no|okay|ok|huh|or no|or not|or what|you know)"
    r"|\b(?:is|are|was|were|do|does|did|has|have|can|could|would|should)(?:n['’]t| not)"
    r" (?:it|they|that|he|she|you|we|there))\?$"
    r"|^(?:when|where) (?:i|you|we|they|he|she|it)\b"
    r"|^(?:which|who) (?:is|was|are|were|i|you|we|means?|would|could|can|it|they|makes?|has"
    r"|have)\b",
    re.IGNORECASE,
)
_WRAPS = re.compile(r"\b(?:wrap(?:s|ping)? (?:it |this |things )?up|closing (?:thoughts|words))\b")
_WELCOMES = re.compile(r"\bwelcome (?:back )?to\b", re.IGNORECASE)
_OPEN = re.compile(r"(?:what|how|why|which|who|where|when|can you|could you|tell)\b", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    rf"(?:{_POINTS_BACK.pattern}|\b(?:is|are|was|were|be|been|do|did|does|have|has|i|we|you)\b)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:our (?:episode |show )?sponsors?|sponsored by|brought to you by|promo code|ad break)\b"
)


@dataclass(frozen=True)
class _Candidate:
    title: str
    worth: float


def titles(text: str, parts: Sequence[Part], asks: Mapping[int, float]) -> list[str]:
    """A title for each chapter, none twice where another can be found. `asks` tells of each
    speaker how much more often than others they ask (log)."""
    found: list[str] = []
    taken: set[str] = set()
    for number, part in enumerate(parts):
        place = "last" if number == len(parts) - 1 else "early" if number in (1, 2) else ""
        title = ""
        for title in _choices(text, part, asks, place if number else "first"):
            if title.casefold() not in taken:
                break
        taken.add(title.casefold())
        found.append(title)
    return found


def _choices(text: str, part: Part, asks: Mapping[int, float], place: str) -> Iterator[str]:
    """Titles, best first; the last one is always there."""
    usual = _usual(text, part, place)
    if usual:
        yield usual
    asked = sorted(_candidates(text, part, asks), key=lambda one: -one.worth)
    yield from (one.title for one in asked)
    length = sum(len(unit.words) for unit in part.units)
    if place == "last" and length < 500 and _closes(_said(text, part.units, length)):
        yield "Closing words"
    said = _most_said(text, part)
    if said:
        yield said
    if place == "first":
        yield "Opening"
    yield _opening_words(text, part)


def _usual(text: str, part: Part, place: str) -> str | None:
    """What nearly every talk has: a greeting, a word of sponsors, a farewell."""
    opening = _said(text, part.units, 120).lower().replace("’", "'")
    if place == "first" and len(set(CUES["greet"].findall(opening))) > 1:
        return "Introduction"
    if place == "early" and _WELCOMES.search(opening):
        return "Introduction"
    if _ROLE.search(opening) and sum(len(unit.words) for unit in part.units) < 400:
        return "Sponsor"
    if place == "last" and _WRAPS.search(opening):
        return "Wrapping up"
    if place == "last" and _closes(_said(text, part.units, 60)):
        return "Closing words"
    return None


def _closes(said: str) -> bool:
    return CUES["close"].search(said.lower().replace("’", "'")) is not None


def _said(text: str, units: Sequence[Unit], most: int) -> str:
    """The words of the first stretches, about `most` of them."""
    count, end = 0, units[0].end
    for unit in units:
        end, count = unit.end, count + len(unit.words)
        if count >= most:
            break
    return text[units[0].start : min(end, units[0].start + most * 12)]


def _candidates(text: str, part: Part, asks: Mapping[int, float]) -> list[_Candidate]:
    gone = 0
    found: list[_Candidate] = []
    for unit in part.units:
        if gone > _LATER_WORDS:
            break
        asker = max(-1.0, min(1.0, asks.get(unit.speaker, 0.0)))
        said = text[unit.start : min(unit.end, unit.start + _LATER_WORDS * 12)]
        for begin, end in sentences(said):
            sentence = said[begin : min(end, begin + _SENTENCE)]
            gone += len(sentence.split())
            if _SELLS.search(sentence):
                continue
            if gone <= _OPENING_WORDS:
                found += _subjects(sentence, part, gone, asker)
            if sentence.endswith(("?", "？")):
                found += _questions(sentence, part, gone, asker)
    return found


def _subjects(sentence: str, part: Part, gone: int, asker: float) -> list[_Candidate]:
    """Subjects that are announced: "let's talk about …"."""
    found = []
    for match in _ANNOUNCED.finditer(sentence):
        if not _LEADS.search(sentence, max(0, match.start() - 60), match.end()):
            continue
        what = _SUBJECT_OPENS.sub("", tidied(match["what"]))
        what = without_tail(_ENDS_SUBJECT.sub("", what))
        if len(what.split()) > 5:
            what = what.partition(" and ")[0]
        length = len(what.split())
        telling = part.weight(what)
        if not 1 <= length <= 9 or telling < 0.04 or _NO_SUBJECT.match(what):
            continue
        worth = 2.2 + min(telling, 2.0) + 0.4 * asker - gone / 150 - 0.15 * max(0, length - 6)
        worth -= 0.4 * len(_POINTS_BACK.findall(what)) + 0.4 * (length < 2 and what.islower())
        if worth > _ENOUGH:
            found.append(_Candidate(heading(what), worth))
    return found


def _questions(sentence: str, part: Part, gone: int, asker: float) -> list[_Candidate]:
    title = question(sentence)
    if not title:
        return []
    length, telling = len(title.split()), part.weight(title)
    if length < 3 or telling < 0.3 or _TAGGED.search(title):
        return []
    worth = 1.6 + min(telling, 2.0) + 0.6 * asker - gone / 220
    worth += 0.5 if _OPEN.match(title) else 0.0 if ASKS.match(title) else -1.2
    worth -= 0.5 * len(_POINTS_BACK.findall(title)) + 0.4 * (length < 5)
    return [_Candidate(title, worth)] if worth > _ENOUGH else []


def _most_said(text: str, part: Part) -> str | None:
    """Names and phrases that are said again and again in this chapter, two at most. Common
    words by themselves say too little."""
    if not _is_english(part):
        return None  # which words are small is known of English alone
    found = [one for one in phrases(text, part, 3) if " " in one or not one.islower()]
    return heading(", ".join(found[:2])) if found else None


def _is_english(part: Part) -> bool:
    said = [word.replace("’", "'") for unit in part.units[:200] for word in unit.words]
    return sum(word in SMALL for word in said) > _ENGLISH * len(said)


def _opening_words(text: str, part: Part) -> str:
    """The sentence of the first few that says most, word for word in quotation marks; what is
    left out at its beginning or end is marked."""
    gone = 0
    ranked: list[tuple[float, str]] = []
    for unit in part.units:
        said = text[unit.start : min(unit.end, unit.start + _SENTENCE)]
        for begin, end in sentences(said):
            sentence = said[begin:end]
            cut = opened(sentence)
            length = len(cut.split())
            if gone < _QUOTED_WORDS and length > 4:
                worth = part.weight(" ".join(cut.split()[:12])) - gone / 60
                worth -= 0.3 * (length > 14) + 0.6 * bool(_POINTS_BACK.match(cut))
                ranked.append((worth, f"…{cut}" if cut[:1].islower() else cut))
            gone += length
        if gone >= _QUOTED_WORDS:
            break
    first = text[part.units[0].start : part.units[0].end]
    best = max(ranked, key=lambda one: one[0])[1] if ranked else first.strip()
    return f"“{shortened(best, LONGEST - 2).rstrip('.')}”"
