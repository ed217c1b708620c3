"""What a line of a court's record is: a question, an answer, somebody's words, a heading,
what happens, or more of the line before."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_TITLES = frozenset(
    ["the", "mr", "ms", "mrs", "miss", "dr", "prof", "judge", "justice", "chief", "general", "rev"]
)
_NO_SPEAKERS = frozenset(
    [
        *("exhibit", "date", "time", "place", "location", "re", "case", "note", "page", "index"),
        *("appearances", "before", "reported", "taken", "job", "q", "a", "for", "also", "by"),
    ]
)
_BY = re.compile(
    r"[ \t]*(?:(?:FURTHER |CONTINUED )?(?:EXAMINATION|QUESTIONS|INTERROGATION) )?[Bb][Yy] "
    r"([A-Z][A-Za-z.'’\- ]{1,45}?)[ \t]*(?:\([A-Za-z ]{1,20}\))?[ \t]*:[ \t]*(.*)$"
)
_BY_WITHIN = re.compile(r"[(\[][Bb][Yy] ([A-Z][A-Za-z.'’\- ]{1,40})[)\]][ \t]*:?[ \t]*")
_SORT = r"(?:FURTHER|CONTINUED|VOIR DIRE|DIRECT|CROSS|RE-?DIRECT|RE-?CROSS|REBUTTAL|PRELIMINARY)"
_EXAMINATION = re.compile(
    rf"[\s\-–—]*((?:{_SORT}[ \-]{{1,3}}){{0,4}}EXAMINATION"
    r"(?:[ ,]+\(?(?:CONTINUED|RESUMED|CONTINUING)\)?)?"
    r"(?:[ ,]+BY [A-Z][A-Z.'’\- ]{1,40}?)?)[\s:\-–—]*$",
    re.IGNORECASE,
)
_ARGUMENT = re.compile(
    r"\s*((?:ORAL|REBUTTAL|OPENING|CLOSING) (?:ARGUMENT|STATEMENT)S?"
    r"(?: (?:OF|BY) [A-Z][A-Z.,'’\- ]{2,60})?)\s*$"
)
_LABEL = re.compile(
    r"[ \t]{0,40}([A-Z][A-Za-z0-9.,'’&#/\- ]{0,50}?)(?:[ ]\([A-Za-z. ]{1,30}\))?[ \t]*:(?:[ \t]+|$)"
)
_STYLES = {
    ".": re.compile(r"[ \t]{0,40}([QA])\.(?:[ \t]+|$)(.*)$"),
    ":": re.compile(r"[ \t]{0,40}([QA]):(?:[ \t]+|$)(.*)$"),
    "-": re.compile(r"[ \t]{0,40}([QA])[ \t]?[-–—][ \t]+(.*)$"),
    "  ": re.compile(r"[ \t]{0,40}([QA])[ \t]{2,}(\S.*)$"),
    " ": re.compile(r"[ \t]{0,40}([QA])[ \t](\S.*)$"),
}
_OATH = re.compile(
    r"\b(?:called (?:as|to|by|on)|as a witness|a witness (?:called|herein|produced)"
    r"|(?:duly|first|been|being) (?:sworn|affirmed|cautioned)|sworn,|recalled)\b|(?:, sworn)\.?$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[ \t]*([A-Z][A-Z.'’\-]+(?:[ \t]+[A-Z][A-Z.'’\-]*){1,4}"
    r"(?:,[ ](?:JR|SR|I{2,3}|M\.?D|PH\.?D|ESQ)\.?)?)[ \t]*,[ \t]*(.*)$"
)
_DEPOSITION = re.compile(
    r"\bDEPOSITION (?:UPON ORAL EXAMINATION )?OF:?[ ]([A-Z][A-Za-z.,'’\- ]{2,60})$", re.IGNORECASE
)
_ENDINGS = (
    *("CERTIFICATE", "REPORTERSCERTIFICATE", "CERTIFICATION", "REPORTERSCERTIFICATION", "JURAT"),
    *("COURTREPORTERSCERTIFICATE", "NOTARYSCERTIFICATE", "TRANSCRIBERSCERTIFICATE", "ERRATA"),
    *("ERRATASHEET", "WITNESSCERTIFICATE", "CHANGESANDSIGNATURE", "ACKNOWLEDGMENTOFDEPONENT"),
)


class Mark(NamedTuple):
    """Somebody's name at the beginning of a line, and the words after it."""

    name: str
    text: str


class Style(NamedTuple):
    """How a record marks questions and answers, and how many of each it marks so."""

    patterns: tuple[re.Pattern[str], ...]
    questions: int
    answers: int
    loose: bool
    """Whether one blank follows the letter, as it may follow the article "A"."""

    def mark(self, line: str) -> Mark | None:
        """`Q` or `A` and the words after it."""
        for pattern in self.patterns:
            if match := pattern.match(line):
                return Mark(match[1], match[2])
        return None


def style(lines: Iterable[str]) -> Style | None:
    """How questions and answers are marked; None where none are. A mark that no sentence
    begins with counts beside the usual one."""
    held = [line[:200] for line in lines if line[:60].lstrip()[:1] in ("Q", "A")]
    counts = {
        mark: Counter(match[1] for line in held if (match := pattern.match(line)))
        for mark, pattern in _STYLES.items()
    }
    best = max(counts, key=lambda mark: counts[mark]["Q"])
    if not counts[best]["Q"]:
        return None
    marks = dict.fromkeys((best, ".", ":", "  "))
    patterns = tuple(_STYLES[mark] for mark in marks)
    found = Counter(m[1] for line in held if (m := _first(patterns, line)))
    return Style(patterns, found["Q"], found["A"], best == " ")


def _first(patterns: Iterable[re.Pattern[str]], line: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.match(line))), None)


def examiner(line: str) -> Mark | None:
    """`BY MR. SMITH:`, with the words that stand after it."""
    match = _BY.match(line[:400])
    if not match or not _is_name(match[1]):
        return None
    return Mark(_name(match[1]), line[match.start(2) :].strip())


def examiner_within(text: str) -> Mark | None:
    """`(BY MR. SMITH)` at the beginning of a question."""
    match = _BY_WITHIN.match(text)
    return Mark(_name(match[1]), text[match.end() :]) if match else None


def examination(line: str) -> str | None:
    """The heading of an examination or of an argument."""
    if len(line) > 160:
        return None
    match = _EXAMINATION.match(line) or _ARGUMENT.match(line)
    return _name(match[1]) if match else None


def label(line: str) -> Mark | None:
    """`MR. JONES:` or `THE COURT:` with the words after it."""
    match = _LABEL.match(line[:120])
    if not match or not _is_name(match[1]):
        return None
    return Mark(_name(match[1]), line[match.end() :].strip())


def _is_name(text: str) -> bool:
    """Whether words stand for a speaker: in capitals, or after a title."""
    words = text.split()
    first = words[0].casefold().rstrip(".")
    if len(words) > 6 or first in _NO_SPEAKERS:
        return False
    letters = [char for char in text if char.isalpha()]
    if sum(char.isupper() for char in letters) >= 0.8 * len(letters) and len(letters) > 1:
        return True
    return first in _TITLES and 2 <= len(words) <= 4


def _name(text: str) -> str:
    return " ".join(text.split())


def witness(line: str, below: str = "") -> str | None:
    """The name, in capitals, of a witness of whom a line, or a line and the one `below` it,
    say that they were called or sworn."""
    match = _NAME.match(line[:400])
    if not match or not _OATH.search(match[2] or below[:200]):
        return None
    name = _name(match[1])
    return None if name.startswith(("THE ", "WHEREUPON", "IN ")) else name


def deposition(line: str) -> str | None:
    """Whose deposition a title says it is."""
    match = _DEPOSITION.search(line.strip()[:160])
    return _name(match[1]).rstrip(" ,") if match else None


_WHOLE = re.compile(r"[ \t]*(?:\([^()]{0,400}\)|\[[^\[\]]{0,400}\])[.:]?[ \t]*$")
_OPENS = re.compile(r"[ \t]*(?:\([A-Z][^()]{0,400}|\[[A-Z][^\[\]]{0,400})$")


def happens(line: str) -> bool:
    """Whether a line is, or begins, what the reporter adds in parentheses."""
    return _WHOLE.match(line) is not None or _OPENS.match(line) is not None


def ends(line: str) -> bool:
    """Whether the reporter's certificate or another appendix begins."""
    return len(line) <= 80 and "".join(filter(str.isalpha, line)) in _ENDINGS
