"""The head of a summary page: everything above its first chapter, with the glue undone."""

import re
from dataclasses import dataclass, field
from datetime import date

from transcripts.model import Person
from transcripts.speakers.roles import ROLES
from transcripts.times import find_date, find_length

_ROLE = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
_PERSON = re.compile(
    rf"[\s,;·|&]{{0,5}}(?P<name>[^\W\d_][^,;·|()\n]{{0,80}}?)\s{{0,3}}[(\-–—:]{{0,2}}\s{{0,3}}"
    rf"(?P<role>(?i:{_ROLE}))\)?(?=[^a-zà-ÿ]|$)"
)
_URL = re.compile(r"https?://[^\s<>()\"\]]{1,2000}")
_MEDIA = re.compile(
    r"https?://(?:www\.|m\.|music\.)?(?:youtube\.com/(?:watch|live|shorts)|youtu\.be/|vimeo\.com/)"
)
_LONG = 200
"""Characters of a line that is a description and no title."""
_META_LIMIT = 160
_SKIPS = re.compile(
    r"(?:skip|jump) to|zum (?:haupt)?inhalt|aller au contenu|saltar al|ir al contenido|vai al"
    r"|pular para|ir para o|ga naar|^(?:menu|home|login|log in|sign in|sign up|search|back|share)$",
    re.IGNORECASE,
)


@dataclass
class Head:
    """What the head of a page says. `description` holds its lines with their numbers."""

    title: str | None = None
    show: str | None = None
    published: date | None = None
    duration: float | None = None
    url: str | None = None
    people: tuple[Person, ...] = ()
    description: list[tuple[int, str]] = field(default_factory=list)
    guessed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


_Lines = list[tuple[int, str]]


def read_head(lines: list[str], stop: int) -> Head:
    """Read the lines above line `stop` (from 0), where the first chapter's heading is."""
    head = Head()
    rest: _Lines = [(n + 1, text) for n in range(stop) if (text := lines[n].strip(" "))]
    rest = _without_section_heading(rest)
    rest = _people(head, rest)
    rest = _date_and_length(head, rest)
    first = next((i for i, (_, text) in enumerate(rest) if _is_description(text)), None)
    if first is None:
        above, head.description = rest, []
    else:
        above, head.description = rest[:first], rest[first:]
    _title_and_show(head, above)
    return head


def _without_section_heading(rest: _Lines) -> _Lines:
    """Leave out a heading directly above the chapters ("CHAPTERS")."""
    if len(rest) > 1 and len(rest[-1][1]) <= 40 and len(rest[-1][1].split()) <= 3:
        text = rest[-1][1].strip("#*: ")
        if not any(char.isdigit() for char in text) and (text.isupper() or len(text.split()) == 1):
            return rest[:-1]
    return rest


def _is_description(text: str) -> bool:
    return len(text) >= _LONG or (_URL.search(text) is not None and len(text) > 20)


def _people(head: Head, rest: _Lines) -> _Lines:
    """The line that is nothing but names with roles; it may be split over several lines."""
    kept: _Lines = []
    found: list[Person] = []
    for index, (number, text) in enumerate(rest):
        named = _named(text)
        before = kept[-1] if kept else None
        if named:
            found += named
        elif text.casefold() in ROLES and before and len(before[1]) <= 60 and index >= 2:
            found.append(Person(kept.pop()[1], ROLES[text.casefold()]))
        else:
            kept.append((number, text))
    head.people = tuple(dict.fromkeys(found))
    return kept


def _named(text: str) -> list[Person]:
    """The people of a line that holds only names with roles; none where it holds more."""
    if len(text) > 400:
        return []
    people, at = [], 0
    while at < len(text):
        match = _PERSON.match(text, at)
        name = match["name"].strip(" -–—:,") if match else ""
        if not match or not name or len(name.split()) > 6 or name[0].islower():
            return []
        people.append(Person(name, ROLES[match["role"].lower()]))
        at = match.end()
        if not text[at:].strip(" ,;·|)"):
            break
    return people


def _date_and_length(head: Head, rest: _Lines) -> _Lines:
    """The short lines that hold a date or a length, with what is glued to them left out."""
    kept: _Lines = []
    left: list[str] = []
    for number, text in rest:
        if len(text) > _META_LIMIT or not _starts_meta(text):
            kept.append((number, text))
            continue
        remains = text
        found = find_date(remains) if head.published is None else None
        if found:
            head.published, begin, end = found
            remains = f"{remains[:begin]} {remains[end:]}"
        measured = find_length(remains) if head.duration is None else None
        if measured:
            head.duration, begin, end = measured
            remains = f"{remains[:begin]} {remains[end:]}"
        address = _URL.search(text)
        if address and _MEDIA.match(address.group()):
            head.url = address.group()
            remains = remains.replace(head.url, " ")
        if not found and not measured and not (address and head.url):
            kept.append((number, text))
            continue
        remains = " ".join(remains.split()).strip(" ·|,;-–—()[]")
        if remains:
            left.append(f"“{remains}”, a button of the page")
    head.left_out = (*head.left_out, *left)
    return kept


def _starts_meta(text: str) -> bool:
    """Whether a date, a length or an address stands at the beginning of a line."""
    found, measured = find_date(text), find_length(text)
    return (
        (found is not None and found[1] <= 12)
        or (measured is not None and measured[1] <= 12)
        or (_URL.match(text) is not None)
    )


def _title_and_show(head: Head, above: _Lines) -> None:
    left: list[str] = []
    texts = [text for _, text in above]
    while texts and _SKIPS.search(texts[0]) and len(texts[0]) <= 40:
        left.append(f"“{texts.pop(0)}”, a link of the page")
    doubled = next((i for i, text in enumerate(texts) if _half(text)), None)
    if doubled is not None:
        head.show = _half(texts[doubled])
        left += [f"“{text}”, above the show's name" for text in texts[:doubled]]
        texts = texts[doubled + 1 :]
    elif len(texts) >= 2:
        head.show = texts.pop(0)
        if head.show.casefold() not in texts[0].casefold():
            head.guessed = (*head.guessed, "the show, from the line above the title")
    if texts:
        head.title = texts[0].lstrip("# ").strip("* ")
        head.description = [
            *((number, text) for number, text in above if text in texts[1:]),
            *head.description,
        ]
    head.left_out = (*left, *head.left_out)


def _half(text: str) -> str | None:
    """The name that a line says twice: the words of a logo, then its caption."""
    for middle in (len(text) // 2, (len(text) + 1) // 2):
        first, second = text[:middle].strip(), text[middle:].strip()
        if len(first) >= 3 and first == second:
            return first
    return None
