"""Debates of parliaments as text, as Hansard prints them: "Mr Bob Roe (Northtown) (Con):",
"The Prime Minister (Ann Lee):", "Hon. Members:". A member is named in full once and by the
surname after that. Columns are left out, and so are times: they are times of day.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, BlocksBuilder
from transcripts.formats.cues import is_event
from transcripts.formats.document import Document
from transcripts.formats.registry import Format
from transcripts.model import Chapter, Details, Person, Reading, Report
from transcripts.times import find_date

_READER = 1
_SURE = 0.93
_OFFICES = (
    r"The (?:(?:Deputy |Acting |Assistant |Temporary |Madam |First |Parliamentary |Under-|Prime )*"
    r"(?:Speaker|Chair(?:man|person)?|President|Minister|Secretary|Chancellor|Leader|Attorney"
    r"|Solicitor|Lord|Lady|Earl|Duke|Bishop|Archbishop|Advocate|Comptroller|Treasurer|Paymaster"
    r"|Clerk|Viscount|Countess|Marquess|Vice|Premier|Taoiseach|Tánaiste|Member)\b[^:()]{0,90})"
)
_TITLED = (
    r"(?:(?:Right |Rt\.? )?Hon(?:ourable)?\.?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Earl"
    r"|Viscount|Senator|Deputy|Professor|Madam|Mx|Rev|Prof|Hon)\.? [^:()\n]{1,60}?"
)
_NAME = re.compile(
    rf"[ \t]{{0,8}}(?:\d{{1,3}}\. )?({_OFFICES}|{_TITLED}"
    rf"|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){{1,3}}"
    r"|(?:Several |Some |An )?[Hh]on\.? (?:Members?|Senators?))"
    r"((?: ?\([^()]{1,80}\)){0,3})[ \t]?:(?:[ \t]+|$)"
)
_BARE = re.compile(
    rf"({_TITLED}|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){{1,3}})((?: ?\([^()]{{1,60}}\)){{2}})$"
)
_HELD = re.compile(rf"({_OFFICES}) ?(\([A-Z][^()]{{1,60}}\))$")
_ALONE = re.compile(
    r"(?:Mr|Madam|Mr\.) (?:Deputy )?Speaker"
    r"|The (?:Deputy )?(?:Speaker|Prime Minister|Chair(?:man)?)"
    r"|(?:Several h|H)on\.? Members"
)
_GROUP = re.compile(r"(?:Several |Some |An )?hon\.? (?:Members?|Senators?)$", re.IGNORECASE)
_OF_THE_HOUSE = re.compile(
    r"\b[Hh]on(?:ourable)?\.? (?:Members?|Friend|Gentleman|Lady|and learned|Senators?)\b"
    r"|\bMr\.? Speaker\b"
    r"|\bMadam (?:Deputy )?Speaker\b|\bDeputy Speaker\b|\bMy Lords\b|\bnoble Lord\b|\bthe House\b"
    r"|\bPrime Minister\b|\bColumn \d|\(Con\)|\(Lab\)|\(LD\)|\(SNP\)"
)
_COLUMN = re.compile(
    r"[ \t]*(?:(?:\d{1,2} [A-Z][a-z]+ \d{4} ?: ?)?[Cc]ol(?:umn"
    r"|\.)? ?(?:number )?\d{1,5}[A-Z]{0,3}(?:-continued)?"
    r"|\[?Page \d{1,5}\]?|\d{1,5})[ \t]*$"
)
_TIME_OF_DAY = re.compile(
    r"[ \t]*[\[(]?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|noon|midnight)?(?:\s?hours)?[\])]?[ \t]*$",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"(?:Question (?:put|again|accordingly|agreed)|The House (?:divided|met|having|adjourned"
    r"|proceeded)"
    r"|The Committee divided|Division No|Motion made|Bill (?:accordingly )?read|Resolved[,.]"
    r"|Ordered[,.]"
    r"|Amendment (?:proposed|made|negatived|agreed)|(?:Several|Some) hon\.? Members|Tellers for"
    r"|[A-Z][^.:]{1,60} rose[—–-]|Motion agreed|Sitting suspended|On resuming)",
    re.IGNORECASE,
)


@dataclass
class _Debate:
    """Collects what the lines say."""

    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    people: list[Person] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    joined: dict[str, str] = field(default_factory=dict)
    speaker: int = NOBODY
    begun: bool = False
    bare: bool = False
    """Whether names stand on lines of their own, so that known ones do without a colon."""
    _index: dict[str, int] = field(default_factory=dict)

    def line(self, text: str, number: int, *, heads: bool) -> None:
        found = _label(text) or (self.bare and self.alone(text))
        if found:
            name, more, words = found
            self.begun = True
            self.speaker = NOBODY if _GROUP.fullmatch(name) else self.person(name, more)
            if words:
                self.say(words, number)
        elif _COLUMN.match(text):
            self.left["columns and numbers of pages"] += 1
        elif _TIME_OF_DAY.match(text):
            self.left["times of day"] += 1
        elif heads:
            self.headings.append((text, len(self.builder) + 1))
        elif not self.begun and not is_event(text):
            self.builder.add(text, kind=DESCRIPTION, line=number)
        else:
            self.say(text, number)

    def alone(self, text: str) -> tuple[str, str, str] | None:
        """An office, or somebody who has spoken before, on a line of its own."""
        if len(text) > 80 or text[-1] in ".?!:;,":
            return None
        known = text.casefold() in self._index or _ALONE.fullmatch(text) is not None
        return (text, "", "") if known else None

    def say(self, text: str, number: int) -> None:
        happens = is_event(text) or (_label(text) is None and _HAPPENS.match(text) is not None)
        self.builder.add(
            text,
            kind=EVENT if happens else SPEECH,
            line=number,
            speaker=NOBODY if happens else self.speaker,
        )

    def person(self, name: str, more: str) -> int:
        """The index of a speaker; a surname is joined to the one full name that it ends."""
        key = name.casefold()
        number = self._index.get(key)
        if number is None and not more:
            number = self._in_full(name)
            if number is not None:
                self.joined[name] = self.people[number].name or ""
        if number is None:
            number = len(self.people)
            if number >= 32_000:
                return NOBODY
            office = f" {more}" if more and name.startswith("The ") else ""
            stated = f"{name} {more}" if more and not office else None
            self.people.append(Person(name + office, evidence=stated))
        self._index[key] = number
        return number

    def _in_full(self, name: str) -> int | None:
        words = name.split()
        if len(words) != 2:
            return None
        title, surname = (word.casefold().rstrip(".") for word in words)
        found = [
            number
            for known, number in self._index.items()
            if len(parts := known.split()) > 2
            and parts[0].rstrip(".") == title
            and parts[-1] == surname
        ]
        return found[0] if len(found) == 1 else None


def _label(text: str) -> tuple[str, str, str] | None:
    """A member's name, what stands in parentheses after it, and the words."""
    if match := _NAME.match(text[:300]):
        return " ".join(match[1].split()), match[2].strip(), text[match.end() :].strip()
    if match := _BARE.match(text[:160]) or _HELD.match(text[:160]):
        return " ".join(match[1].split()), match[2].strip(), ""
    return None


def _detect(document: Document) -> float:
    lines = document.head_lines[:3000]
    labels = [found for line in lines if (found := _label(line))]
    if len(labels) < 3 or len(labels) < 0.08 * len(lines):
        return 0.0
    signs = sum(_OF_THE_HOUSE.search(line[:2000]) is not None for line in lines)
    placed = sum(bool(more) for _, more, _ in labels)
    groups = sum(_GROUP.fullmatch(name) is not None for name, _, _ in labels)
    named = placed + groups >= 2 or (placed + groups and signs >= 3)
    return _SURE if named and signs >= 2 and signs >= 0.03 * len(lines) else 0.0


def _read(document: Document) -> Reading:
    debate = _Debate(bare=sum(_BARE.match(line[:160]) is not None for line in document.lines) >= 2)
    filled = [(n, text) for n, line in enumerate(document.lines, 1) if (text := line.strip(" "))]
    blanks = {n for n, line in enumerate(document.lines, 1) if not line.strip(" ")}
    for place, (number, text) in enumerate(filled):
        below = filled[place + 1 : place + 4]
        apart = number + 1 in blanks and (number == 1 or number - 1 in blanks)
        heads = apart and _is_heading(text) and any(_label(one) for _, one in below)
        debate.line(text, number, heads=heads)
    blocks = debate.builder.build()
    texts = [block.text for block in blocks if block.kind == DESCRIPTION]
    details = Details(
        published=next(
            (found[0] for text in texts if len(text) <= 80 and (found := find_date(text))), None
        ),
        people=tuple(debate.people),
        chapters=tuple(
            Chapter(title, block) for title, block in debate.headings if block <= len(blocks)
        ),
    )
    understood = ["the speakers' names"]
    if details.published:
        understood.append("the date")
    if details.chapters:
        understood.append("the headings as chapters")
    guessed = tuple(f"that {short} is {full}" for short, full in list(debate.joined.items())[:20])
    left = tuple(f"{what} ({many:,})" for what, many in debate.left.items())
    return Reading("hansard", _READER, blocks, details, Report(tuple(understood), guessed, left))


def _is_heading(text: str) -> bool:
    return (
        len(text) <= 100
        and text[-1] not in ".?!:;,—–-"
        and text[0] not in "(["
        and any(char.isalpha() for char in text)
    )


FORMAT = Format("hansard", "a parliament's debates", _READER, _detect, _read, (".txt",))
