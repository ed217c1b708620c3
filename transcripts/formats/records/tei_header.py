"""What a TEI header says: title, date, language, recording, people and the timeline
(https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html and TS.html)."""

import re
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

from transcripts.model import Details, Person, Role
from transcripts.times import clock, stated_date

from . import tree

_HOSTS = frozenset(["interviewer", "host", "moderator", "investigator", "presenter", "q"])
_GUESTS = frozenset(["interviewee", "guest", "informant", "respondent", "a"])
_SECONDS = re.compile(r"(\d{1,7}(?:\.\d{1,12})?)\s?(s|sec|ms|min)?")
_UNITS = {None: 1.0, "": 1.0, "s": 1.0, "sec": 1.0, "ms": 0.001, "min": 60.0}
_LENGTH = re.compile(r"P?T?(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,6})?)S)?")


def details(root: Element, *, play: bool) -> Details:
    """Title, date, language, recording and its length. A play has no date of its own: what
    its header dates is a book."""
    header = next((one for one in root.iter() if tree.name(one) == "teiheader"), None)
    if header is None:
        return Details(language=_language(root))
    show, title = _titles(header)
    recording = next((one for one in header.iter() if tree.name(one) == "recording"), None)
    length = _LENGTH.fullmatch(tree.attribute(recording, "dur")) if recording is not None else None
    return Details(
        title=title,
        show=show,
        published=None if play else _date(header),
        duration=_seconds(length) if length else None,
        language=_language(root),
        media=_media(header),
    )


def _titles(header: Element) -> tuple[str | None, str | None]:
    """Show and title. The title of a meeting stands below that of its collection."""
    statement = tree.child(header, "filedesc", "titlestmt")
    if statement is None:
        return None, None
    titles = [one for one in statement if tree.name(one) == "title" and tree.words_of(one)]
    first = {
        sort: next((tree.words_of(t) for t in titles if tree.attribute(t, "type") == sort), None)
        for sort in ("main", "sub")
    }
    if first["sub"] and any(tree.name(one) == "meeting" for one in statement):
        return first["main"], first["sub"]
    return None, first["main"] or (tree.words_of(titles[0]) if titles else None)


def _date(header: Element) -> date | None:
    """When the talk was: of its setting, of its recording, else of what it was taken from."""
    for place in ("setting", "recording", "sourcedesc", "creation"):
        for element in header.iter():
            if tree.name(element) != place:
                continue
            for one in element.iter():
                if tree.name(one) == "date":
                    said = tree.attribute(one, "when", "from") or tree.words_of(one)
                    if found := stated_date(said[:100]):
                        return found
    return None


def _language(root: Element) -> str | None:
    texts = (one for one in root.iter() if tree.name(one) == "text")
    for element in (root, *texts):
        if found := tree.attribute(element, "lang"):
            return found
    named = [one for one in root.iter() if tree.name(one) == "language"]
    return (tree.attribute(named[0], "ident") or None) if len(named) == 1 else None


def _media(header: Element) -> str | None:
    for element in header.iter():
        if tree.name(element) in ("media", "recording", "equipment"):
            if found := tree.attribute(element, "url", "target"):
                return found
            pointer = tree.child(element, "ptr")
            if pointer is not None and (found := tree.attribute(pointer, "target")):
                return found
    return None


def people(root: Element) -> dict[str, Person]:
    """The people that a document lists, by their identifiers."""
    found: dict[str, Person] = {}
    for element in root.iter():
        kind = tree.name(element)
        key = tree.attribute(element, "id")
        if not key or kind not in ("person", "persongrp", "castitem", "role", "personacad"):
            continue
        name = _name(element) if kind != "role" else tree.words_of(element)
        if name:
            found.setdefault(key, Person(name, _role(tree.attribute(element, "role"))))
    return found


def _name(person: Element) -> str:
    for element in person.iter():
        kind = tree.name(element)
        if kind in ("persname", "name", "role") and (text := tree.words_of(element)):
            parts = {tree.name(part): tree.words_of(part) for part in element}
            if parts.get("surname") and parts.get("forename"):
                # "Surname, forename" in the tree, forename first when spoken of.
                return f"{parts['forename']} {parts['surname']}"
            return text
    return tree.attribute(person, "n")


def _role(role: str) -> Role | None:
    word = role.lstrip("#").casefold()
    return "host" if word in _HOSTS else "guest" if word in _GUESTS else None


def timeline(root: Element) -> dict[str, float]:
    """Seconds of each point that a timeline names. Points whose distance from the first
    is not told are left out."""
    found: dict[str, float] = {}
    for line in root.iter():
        if tree.name(line) != "timeline":
            continue
        unit = _UNITS.get(tree.attribute(line, "unit"), 1.0)
        origin = tree.attribute(line, "origin").lstrip("#")
        if origin:
            found.setdefault(origin, 0.0)
        for key, seconds in _points(line, unit, found):
            found[key] = seconds
    return found


def _points(line: Element, unit: float, known: dict[str, float]) -> Iterator[tuple[str, float]]:
    first = True
    for point in line:
        if tree.name(point) != "when":
            continue
        key = tree.attribute(point, "id")
        if (absolute := moment(tree.attribute(point, "absolute"))) is not None:
            yield key, absolute
        elif (interval := _SECONDS.fullmatch(tree.attribute(point, "interval"))) is not None:
            since = tree.attribute(point, "since").lstrip("#")
            if not since or since in known:
                scale = _UNITS[interval[2]] if interval[2] else unit
                yield key, round(known.get(since, 0.0) + float(interval[1]) * scale, 6)
        elif first:
            yield key, 0.0
        first = False


def moment(text: str, points: dict[str, float] | None = None) -> float | None:
    """Seconds of a point of the timeline (`#T1`), a clock time, or a number of seconds."""
    key = text.lstrip("#")
    if points and key in points:
        return points[key]
    if text.startswith("#") or not text:
        return None
    if (seconds := clock(text)) is not None:
        return seconds
    match = _SECONDS.fullmatch(text)
    return float(match[1]) * _UNITS[match[2]] if match else None


def _seconds(match: re.Match[str]) -> float | None:
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds or None
