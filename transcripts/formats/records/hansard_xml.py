"""Debates of parliaments as XML: Parlparse's (publicwhip and its kin in other countries),
the United Kingdom's historic Hansard, Australia's in its three forms, Canada's, and Akoma
Ntoso. All of them are headings and speeches with paragraphs; what the parts are called is
told by the tables below.

Times in debates are times of day, which are no times of a recording: they are left out.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from transcripts.columns import EVENT, NOBODY, SPEECH, BlocksBuilder
from transcripts.formats.document import Document, NotATranscript
from transcripts.formats.registry import CERTAIN, Format
from transcripts.formats.understood import those_there
from transcripts.model import Chapter, Details, Person, Reading, Report
from transcripts.speakers.names import is_group
from transcripts.times import stated_date

from . import tree

_READER = 1
_ROOTS = ("publicwhip", "hansard", "debates", "akomantoso", "housecommons", "houselords")
_MARKS = re.compile(
    r"<(?:speech|ques|membercontribution|Intervention|SPEECH|INTERJECT|talker|question)[\s>]"
)
_HEADINGS = frozenset(
    [
        *("major-heading", "minor-heading", "oral-heading", "heading", "title"),
        *("orderofbusinesstitle", "subjectofbusinesstitle", "debatetitle"),
    ]
)
_SPEECHES = frozenset(
    [
        *("speech", "ques", "reply", "question", "answer", "interjection", "interject", "continue"),
        *("intervention", "speechgroup"),
    ]
)
_PARAGRAPHS = frozenset(["p", "para", "paratext", "quotepara", "li", "dd", "dt", "item", "block"])
_HAPPENINGS = frozenset(["procedural", "proceduraltext", "narrative", "scene", "summary", "prayer"])
_SKIPPED = frozenset(
    [
        *("talker", "personspeaking", "from", "page.no", "time.stamp", "timestamp", "catchline"),
        *("floorlanguage", "image", "col", "meta", "session.header", "extractedinformation"),
        *("documenttitle", "startpagenumber", "date", "bills", "preface", "coverpage", "type"),
        *("id.no", "cognate", "memberconstituency", "num", "metadata", "tableofcontents"),
    ]
)
_DIVISIONS = frozenset(["division", "divisionlist", "mplist", "mspnames"])
_DAY = re.compile(r"(?<!\d)((?:18|19|20)\d\d-\d\d-\d\d)(?!\d)")
_ATTRIBUTED = re.compile(r"(?:office|member|general)[\w ]{0,30}", re.IGNORECASE)
_TAIL = re.compile(r"\s*\([^()]{0,200}\)\s*$")
_AFTER_NAME = re.compile(r"^(?:\s*\([^()]{0,120}\)){0,4}\s*:\s*|^\s*[-–—:]+\s*")
_MOST = 32_000


@dataclass
class _House:
    """Collects what a debate says, in order."""

    known: dict[str, str]
    """Names of people by their identifiers, where the document lists them."""
    builder: BlocksBuilder = field(default_factory=BlocksBuilder)
    people: list[Person] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    _index: dict[str, int] = field(default_factory=dict)

    def walk(self, element: Element, speaker: str | None) -> str | None:
        """Read what is inside an element. `speaker` is whose speech it is, None outside of
        speeches; gives who speaks at its end."""
        for one in element:
            kind = tree.name(one)
            if kind in _SKIPPED:
                self.left["times of day"] += kind in ("time.stamp", "timestamp")
            elif kind in _DIVISIONS:
                self.left["divisions"] += 1
            elif kind in _HEADINGS and speaker is None:
                self.heading(tree.words_of(one))
            elif kind in _SPEECHES:
                self.walk(one, self.speaker(one))
            elif kind in _HAPPENINGS or (kind == "a" and _general(one)):
                self.add(tree.words_of(one), None)
            elif kind in _PARAGRAPHS:
                speaker = self.paragraph(one, speaker)
            else:
                speaker = self.walk(one, speaker)
        return speaker

    def heading(self, title: str) -> None:
        if title:
            self.headings.append((title, len(self.builder) + 1))

    def paragraph(self, element: Element, speaker: str | None) -> str | None:
        """A paragraph, which may itself begin with the name of a member."""
        member = next((one for one in element.iter() if tree.name(one) == "member"), None)
        if member is not None:
            said = tree.tidy("".join(_said(element)))
            self.add(_AFTER_NAME.sub("", said), _member(member))
            return speaker
        text = tree.words_of(element)
        link = next((one for one in element.iter() if tree.name(one) == "a"), None)
        if link is not None and _ATTRIBUTED.fullmatch(tree.attribute(link, "type")):
            name = tree.words_of(link).rstrip(" :")
            if text.startswith(name):
                text = _AFTER_NAME.sub("", text[len(name) :])
                speaker = name
        self.add(text, speaker)
        return speaker

    def add(self, text: str, speaker: str | None) -> None:
        text = re.sub(r"^[-–—]\s?", "", text) if speaker is not None else text
        if not text:
            return
        happens = speaker is None or (text[0] in "[(" and text[-1] in "])" and len(text) <= 200)
        self.builder.add(
            text,
            kind=EVENT if happens else SPEECH,
            speaker=NOBODY if happens or speaker is None else self.person(speaker),
        )

    def speaker(self, speech: Element) -> str | None:
        """Who gives a speech: None where it is no speech of anybody's."""
        if name := tree.attribute(speech, "speakername", "speaker"):
            return name
        if (by := tree.attribute(speech, "by").lstrip("#")) and by in self.known:
            return self.known[by]
        for path in (("from",), ("talk.start", "talker"), ("talker",), ("personspeaking",)):
            found = tree.child(speech, *path)
            if found is not None:
                return _named(found)
        return by.replace("-", " ") if by else None

    def person(self, name: str) -> int:
        if not name or is_group(name):
            return NOBODY
        key = name.casefold()
        if key not in self._index:
            if len(self.people) >= _MOST:
                return NOBODY
            self._index[key] = len(self.people)
            self.people.append(Person(name))
        return self._index[key]


def _general(link: Element) -> bool:
    """Whether a link marks that members interject, without their words."""
    return tree.attribute(link, "type").lower().startswith(("general", "office"))


def _member(member: Element) -> str:
    """The name of a member without the constituency that stands with it."""
    parts = [member.text or ""]
    for one in member:
        if tree.name(one) not in _SKIPPED:
            parts.append(tree.words_of(one))
        parts.append(one.tail or "")
    return tree.tidy(" ".join(parts)).rstrip(" :")


def _said(element: Element) -> list[str]:
    """The words of a paragraph without the member's name before them."""
    parts = [] if tree.name(element) == "p" else [element.text or ""]
    for one in element:
        kind = tree.name(one)
        if kind not in _SKIPPED and kind != "member":
            parts.append(" ")
            parts += _said(one)
            parts.append(" ")
        parts.append(one.tail or "")
    return parts


def _named(element: Element) -> str:
    """The name in a `talker`, a `from` or a `PersonSpeaking`, as it is said in the House."""
    names = [one for one in element.iter() if tree.name(one) in ("name", "affiliation")]
    shown = [one for one in names if tree.attribute(one, "role") == "display"] or names
    for one in shown:
        if text := tree.words_of(one):
            return _TAIL.sub("", text).rstrip(" :") or text
    return tree.words_of(element).rstrip(" :")


def _detect(document: Document) -> float:
    if tree.root_name(document) not in _ROOTS:
        return 0.0
    return CERTAIN if _MARKS.search(document.text) else 0.0


def _date(root: Element) -> date | None:
    for one in root.iter():
        kind = tree.name(one)
        if kind in ("date", "docdate", "day.start"):
            said = tree.attribute(one, "format", "date") or tree.words_of(one)
        elif kind == "extracteditem" and tree.attribute(one, "name") == "Date":
            said = tree.words_of(one)
        elif kind in _SPEECHES or kind in _HEADINGS or kind == "hansard":
            stated = tree.attribute(one, "id", "date")
            said = match[1] if (match := _DAY.search(stated)) else ""
        else:
            continue
        if said and (found := stated_date(said[:80])):
            return found
    return None


def _show(root: Element) -> str | None:
    for one in root.iter():
        if tree.name(one) == "extracteditem" and tree.attribute(one, "name") == "InstitutionDebate":
            return tree.words_of(one) or None
        if tree.name(one) == "debate" and (name := tree.attribute(one, "name")):
            return name
    return None


def _read(document: Document) -> Reading:
    whole = tree.parse(document)
    root = whole.root
    house = _House(
        {
            tree.attribute(one, "id", "eid"): tree.attribute(one, "showas")
            for one in root.iter()
            if tree.name(one) == "tlcperson"
        }
    )
    house.walk(root, None)
    blocks = house.builder.build()
    if not any(kind == SPEECH for kind in blocks.kinds):
        raise NotATranscript(f"{document.called} holds a parliament's XML without any speeches.")
    details = Details(
        show=_show(root),
        published=_date(root),
        language=tree.attribute(root, "lang").lower() or None,
        people=tuple(house.people),
        chapters=tuple(
            Chapter(title, block) for title, block in house.headings if block <= len(blocks)
        ),
    )
    understood = those_there(
        {
            "the date": details.published,
            "the speakers' names": details.people,
            "the headings as chapters": details.chapters,
        }
    )
    left = tuple(f"{what} ({many:,})" for what, many in house.left.items() if many)
    return Reading(
        "hansard-xml",
        _READER,
        blocks,
        details,
        Report(understood, (), (*tree.damage(whole), *left)),
    )


FORMAT = Format("hansard-xml", "a parliament's debates", _READER, _detect, _read, (".xml",))
