"""CHAT (`.cha`), the transcripts of TalkBank and CHILDES, after the CHAT manual
(https://talkbank.org/0info/manuals/CHAT.html). Read and never written.

Headers begin with `@`, utterances with `*` and a speaker's code, what depends on an
utterance with `%`; a line that begins with a blank goes on with the one before it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, BlocksBuilder
from transcripts.formats.document import Document
from transcripts.formats.registry import CERTAIN, LIKELY, Format
from transcripts.formats.understood import those_there
from transcripts.model import Chapter, Details, Person, Reading, Report, Role
from transcripts.text import make_safe
from transcripts.times import stated_date
from transcripts.words import Word, Words, laid_over

from . import chat_codes

_READER = 1
_FIRST = re.compile(
    r"@(?:UTF8|Begin|Font|PID|Window|Color words|Languages|Participants|Loc)\b", re.IGNORECASE
)
_SPEAKER = re.compile(r"\*([A-Za-z0-9_$'-]{1,20})[ ]?(?::|(?=\t))[ \t]*")
_NAMED = re.compile(r"([@%])([^:\t]{1,60})(?::[ \t]*|\t|$)")
_MEDIA = re.compile(r"\"([^\"]{1,2000})\"|([^,]{1,2000})")
_WORD = re.compile(
    r"(\S{1,200})\s{1,5}(?:[\x15•\u2415](\d{1,9})_(\d{1,9})[\x15•\u2415]|(\d{1,9})_(\d{1,9})(?!\S))"
)
_HOSTS = frozenset(["host", "interviewer", "investigator", "moderator", "examiner"])
_GUESTS = frozenset(["guest", "interviewee", "informant"])
_MOST = 32_000
"""Speakers that an index can count."""


class _Tier(NamedTuple):
    """A header, an utterance or a dependent tier, its lines joined."""

    sort: str
    """`@`, `*` or `%`."""
    name: str
    text: str
    line: int


def _detect(document: Document) -> float:
    if not _FIRST.match(document.start):
        return 0.0
    head = document.head
    if re.search(r"^@Begin\b", head, re.MULTILINE):
        return CERTAIN
    return LIKELY if re.search(r"^\*\w{1,20}:", head, re.MULTILINE) else 0.0


def _tiers(document: Document) -> Iterator[_Tier]:
    held: list[str] = []
    sort, name, first = "", "", 0
    for number, line in enumerate(document.text.lstrip("\ufeff").split("\n"), 1):
        speaker = _SPEAKER.match(line) if line.startswith("*") else None
        named = _NAMED.match(line) if line.startswith(("@", "%")) else None
        if not speaker and not named:
            if line.strip():
                held.append(line.strip())
            continue
        if sort:
            yield _Tier(sort, name, " ".join(held), first)
        match = speaker or named
        assert match is not None
        sort, name = ("*", match[1]) if speaker else (match[1], match[2].strip())
        held, first = [line[match.end() :].strip()], number
    if sort:
        yield _Tier(sort, name, " ".join(held), first)


@dataclass
class _Talk:
    """Collects what the tiers say, in order."""

    people: dict[str, Person] = field(default_factory=dict)
    """By their codes, as the source lists them."""
    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    spoken: list[Sequence[Word]] = field(default_factory=list)
    """For each block the times of its words."""
    headings: list[tuple[str, int]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    codes: int = 0
    timed: bool = False
    _order: dict[str, int] = field(default_factory=dict)
    _last: int | None = None

    def add(self, text: str, tier: _Tier, kind: int = SPEECH, speaker: int = NOBODY) -> None:
        start, end, _ = chat_codes.times(tier.text) if tier.sort == "*" else (None, None, "")
        self.builder.add(text, kind=kind, line=tier.line, start=start, end=end, speaker=speaker)
        self.spoken.append(())

    def speaker(self, code: str) -> int:
        if code not in self._order and len(self._order) >= _MOST:
            return NOBODY
        return self._order.setdefault(code, len(self._order))

    def utterance(self, tier: _Tier) -> None:
        start, _, text = chat_codes.times(tier.text)
        said = chat_codes.said(text)
        self.codes += said.codes
        self.timed |= start is not None
        self._last = None
        if said.text:
            self._last = len(self.spoken)
            self.add(said.text, tier, speaker=self.speaker(tier.name))
        for code, words in said.asides:
            self.add(words, tier, speaker=self.speaker(code))
        for event in said.events:
            self.add(event, tier, kind=EVENT)

    def dependent(self, tier: _Tier) -> None:
        if tier.name != "wor":
            self.left[tier.name] += 1
        elif self._last is not None:
            self.spoken[self._last] = tuple(_words(tier.text))

    def speakers(self) -> tuple[Person, ...]:
        """Those who speak, in the order of their first words, then the others listed."""
        codes = [*self._order, *(code for code in self.people if code not in self._order)]
        return tuple(self.people.get(code, Person(make_safe(code))) for code in codes)


def _words(tier: str) -> Iterator[Word]:
    for match in _WORD.finditer(tier):
        start, end = int(match[2] or match[4]) / 1000, int(match[3] or match[5]) / 1000
        yield Word(chat_codes.word(match[1]), start, end if end >= start else None)


def _participants(text: str) -> dict[str, Person]:
    """`CHI Ross Target_Child, MOT Mother`: a code, a name where it is told, and a role."""
    found: dict[str, Person] = {}
    for entry in make_safe(text).split(","):
        code, *rest = entry.split()[:12] or [""]
        if not code:
            continue
        role = rest[-1].replace("_", " ") if rest else ""
        name = " ".join(rest[:-1]).replace("_", " ") or role or code
        found[code] = Person(name, _role(role), evidence=entry.strip())
    taken = Counter(person.name for person in found.values())
    return {
        code: person
        if taken[person.name] == 1
        else Person(f"{person.name} {code}", person.role, evidence=person.evidence)
        for code, person in found.items()
    }


def _role(role: str) -> Role | None:
    if not role:
        return None
    word = role.casefold()
    return "host" if word in _HOSTS else "guest" if word in _GUESTS else "other"


def _talk(document: Document) -> tuple[_Talk, dict[str, str]]:
    talk, headers = _Talk(), dict[str, str]()
    for tier in _tiers(document):
        name = tier.name.casefold()
        if tier.sort == "*":
            talk.utterance(tier)
        elif tier.sort == "%":
            talk.dependent(tier)
        elif name in ("g", "bg") and tier.text:
            talk.headings.append((make_safe(tier.text), len(talk.builder) + 1))
        elif name == "participants":
            talk.people.update(_participants(tier.text))
        elif name == "situation" and not talk.builder:
            talk.add(make_safe(tier.text), tier, kind=DESCRIPTION)
        elif name == "comment":
            talk.left["comment"] += 1
        headers.setdefault(name, tier.text)
    return talk, headers


def _read(document: Document) -> Reading:
    talk, headers = _talk(document)
    blocks = talk.builder.build()
    media = headers.get("media", "")
    named = _MEDIA.match(media)
    languages = re.split(r"[,\s]+", make_safe(headers.get("languages", "")))
    details = Details(
        published=stated_date(headers.get("date", "").replace("-", " ")),
        language=languages[0] or None,
        media=make_safe(named[1] or named[2]).strip() if named else None,
        people=talk.speakers(),
        chapters=tuple(
            Chapter(title, block) for title, block in talk.headings if block <= len(blocks)
        ),
    )
    return Reading("chat", _READER, blocks, details, _report(talk, details))


def _report(talk: _Talk, details: Details) -> Report:
    understood = those_there(
        {
            "the speakers' names and roles": talk.people,
            "the times": talk.timed,
            "the times of words": any(talk.spoken),
            "the date": details.published,
            "the titled stretches as chapters": details.chapters,
        }
    )
    comments = talk.left.pop("comment", 0)
    left = []
    if talk.left:
        names = ", ".join(f"%{make_safe(name)}" for name in list(talk.left)[:6])
        left.append(f"{talk.left.total():,} dependent tiers ({names})")
    if talk.codes:
        left.append(f"{talk.codes:,} codes of the transcription inside utterances")
    if comments:
        left.append(f"{comments:,} comment{'s' * (comments != 1)}")
    kept = {chapter.title for chapter in details.chapters}
    for title in [title for title, _ in talk.headings if title not in kept][:6]:
        left.append(f"the titled stretch “{title[:60]}”, in which nothing is said")
    return Report(understood, (), tuple(left))


def _timed_words(document: Document) -> Words | None:
    talk, _ = _talk(document)
    if not any(talk.spoken):
        return None
    blocks = talk.builder.build()
    return laid_over(blocks.text, blocks.offsets, talk.spoken)


FORMAT = Format("chat", "a CHAT transcript", _READER, _detect, _read, (".cha",), _timed_words)
