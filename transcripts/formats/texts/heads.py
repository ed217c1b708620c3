"""The lines above the talk in a text: fields ("Date: 3 March 1999"), a title, a date, a length.

A field is stated. A first line without one may be the title: that is a guess, and told so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from transcripts.formats.cues import is_event
from transcripts.model import Details, Person, Role
from transcripts.speakers.names import could_be_name, looks_like_name
from transcripts.speakers.roles import ROLES, parted, role_of
from transcripts.times import find_date, find_length, length, stated_date

from .marks import clean, see

_FIELD = re.compile(r"([^\W\d_][\w /'’\-]{1,40}?)(?: ?\(s\))?[ \t]*[:：][ \t]*(\S.{0,400})$")
_URL = re.compile(r"https?://[^\s<>()\"\]]{1,2000}")
_KEYS: dict[str, str] = {}
for _key, _words in {
    "title": "title|topic|episode title|meeting title|meeting|name of the interview|titel|título",
    "show": "show|podcast|series|program|programme|channel",
    "date": "date|date of interview|interview date|date recorded|recorded|recorded on|published"
    "|recording date|date of recording|aired|air date|meeting date|published on|release date"
    "|datum|fecha|data|date and time",
    "length": "duration|length|running time|runtime|audio length|recording length|dauer|duración",
    "language": "language|sprache|idioma|langue",
    "address": "url|link|video|youtube|media|audio|source|video link|audio link|recording|watch"
    "|listen|episode|episode link|youtube link|source url|video url|audio url",
    "other": "speakers|speaker|participants|participant|attendees|present|panelists|panel|people"
    "|in attendance|teilnehmer|participantes|narrator|narrators|interview with",
    "aside": "location|place|place of interview|agenda|slides|transcript by|transcribed by"
    "|transcriber|transcription by|transcript|tags|keywords|notes|note|description|summary"
    "|abstract|reviewed by|edited by|editor|audited by|videographer|recorded by|interview number"
    "|interview no|tape|tape number|file|filename|subject|copyright|rights|collection|project"
    "|event|time|ort|lugar|accession number|repository|format|type|id|version|code",
}.items():
    _KEYS |= dict.fromkeys(_words.split("|"), _key)
_HOSTED = re.compile(
    r"\b(?:[Hh]osted|[Pp]resented|[Mm]oderated|[Ii]nterviewed) by "
    r"((?:[A-Z][\w.'’\-]{0,20} ){1,3}[A-Z][\w'’\-]{1,20})"
)
_FILE = re.compile(r"\.(?:mp[34]|m4[av]|wav|aac|flac|ogg|mov|webm|txt|docx?|pdf|vtt|srt)$", re.I)
_TITLE_LIMIT = 140


@dataclass
class TextHead:
    """What the lines above the talk state, and what is guessed from them."""

    title: str | None = None
    show: str | None = None
    published: date | None = None
    duration: float | None = None
    language: str | None = None
    url: str | None = None
    people: list[Person] = field(default_factory=list)
    guessed: tuple[str, ...] = ()


def field_key(line: str) -> str | None:
    """What kind of field a line is ("date", "host", …); None where it is no field."""
    text = see(line).text if line[:1] in "*_#>-•[" else line
    match = _FIELD.match(text[:480])
    if not match:
        return None
    key = " ".join(match[1].casefold().split())
    role = ROLES.get(key) or ROLES.get(key.rstrip("s"))
    return _KEYS.get(key) or (role if role != "other" else None) or ("other" if role else None)


def read_head(lines: Sequence[str], *, named: bool = True) -> TextHead:
    """Read the lines above the talk. Without `named` no line is taken for a title."""
    head = TextHead()
    rest: list[str] = []
    for line in lines:
        key = field_key(line)
        if key is None:
            rest.append(clean(line.lstrip("#> ")))
            continue
        match = _FIELD.match(clean(line.lstrip("#>-•* "))[:480])
        if match:
            _take(head, key, match[2].strip())
    for text in rest:
        _date_and_length(head, text)
        head.people += [Person(m[1], "host") for m in _HOSTED.finditer(text[:2000])]
        address = _URL.search(text)
        if head.url is None and address and len(text) <= len(address.group()) + 60:
            head.url = address.group()
    if head.title is None and named:
        head.title = next((t for text in rest[:3] if (t := _title(text))), None)
        if head.title:
            head.guessed = ("the title, from a line above the talk",)
    return head


def _take(head: TextHead, key: str, value: str) -> None:
    match key:
        case "title" | "show" | "language":
            if getattr(head, key) is None and len(value) <= 300:
                setattr(head, key, value)
        case "date":
            head.published = head.published or stated_date(value)
        case "length":
            head.duration = head.duration if head.duration is not None else length(value)
        case "address":
            address = _URL.search(value)
            head.url = head.url or (address.group() if address else None)
        case "host" | "guest" | "other":
            head.people += [Person(name, role) for name, role in people(value, key)]


def people(value: str, key: str) -> list[tuple[str, Role | None]]:
    """The names in a field, each with its role: "Ann Lee (host), Bob Roe"."""
    role: Role | None = "host" if key == "host" else "guest" if key == "guest" else None
    whole = re.split(r"\s*[;|/]\s*|\s+(?:and|und|et|y|&)\s+", value[:400])
    found = []
    for some in whole:
        parts = re.split(r",\s*", some)
        if len(parts) > 1 and not all(len(part.split()) >= 2 or role_of(part) for part in parts):
            parts = [some]
        for part in parts:
            name, stated = parted(" ".join(part.split()).strip(" .,"))
            if name and could_be_name(name) and looks_like_name(name) and not role_of(name):
                found.append((name, stated or role))
    return found


def _date_and_length(head: TextHead, text: str) -> None:
    if len(text) > 100 or text.endswith((".", "?", "!")):
        return
    dated = find_date(text) if head.published is None else None
    if dated and (len(text) <= 60 or dated[1] <= 12):
        head.published = dated[0]
    measured = find_length(text) if head.duration is None else None
    if measured and measured[2] - measured[1] >= 0.5 * len(text):
        head.duration = measured[0]


def _title(text: str) -> str | None:
    """A line that could be a title: short, no sentence, neither date, address nor sound."""
    text = text.strip(" *_=-#")
    if is_event(text):
        return None
    if not 3 <= len(text) <= _TITLE_LIMIT or text.endswith((".", ":", ",", ";")):
        return None
    if "://" in text or not any(char.isalpha() for char in text) or _FILE.search(text):
        return None
    dated, measured = find_date(text), find_length(text)
    for span in (dated, measured):
        if span and span[2] - span[1] >= 0.6 * len(text):
            return None
    return text


def complete(details: Details, head: TextHead) -> Details:
    """`details` with what they leave open taken from the lines above the talk."""
    stated = Details(
        title=head.title,
        show=head.show,
        published=head.published,
        duration=head.duration,
        language=head.language,
        url=head.url,
        people=tuple(merged(head.people)),
    )
    return details.completed_by(stated)


def merged(found: Iterable[Person]) -> list[Person]:
    """Each person once, with a role where any mention states one."""
    kept: dict[str, Person] = {}
    for person in found:
        key = (person.name or "").casefold()
        if key not in kept or (kept[key].role is None and person.role):
            kept[key] = person
    return list(kept.values())
