"""Which column of a table holds what, told by the names at its top."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KINDS: dict[str, str] = {}
for _key, _names in {
    "text": "text|transcript|transcription|content|utterance|sentence|caption|subtitle|dialogue"
    "|dialog|speech|segment text|spoken text|transcript text|original text|body|quote|paragraph"
    "|words|segment|line|said|text content|phrase",
    "token": "token|word|punctuated word|punctuated_word",
    "speaker": "speaker|speaker name|speaker id|speaker label|speakers|speaker tag|spk|who"
    "|participant|participant name|sprecher|sprecherin|locuteur|hablante|falante|interlocutor"
    "|talker|voice|role|character",
    "start": "start|start time|starttime|begin|begin time|time|timestamp|time stamp|timecode"
    "|time code|time in|tc in|tcin|in|in point|from|ts|start ts|startts|start timecode|offset"
    "|start seconds|start sec|start offset|timespan|time span|time range|timecodes|position"
    "|start timestamp|onset|xmin|time start|beginning",
    "end": "end|end time|endtime|stop|stop time|time out|tc out|tcout|out|out point|to|endts"
    "|end ts|end timecode|end seconds|end sec|end offset|finish|end timestamp|offset end|xmax"
    "|time end|until",
    "length": "duration|dur|length|duration seconds",
    "sure": "confidence|conf|score|probability|confidence score",
    "mark": "punctuation|punct",
    "chapter": "chapter|section|chapter title|section title",
    "name": "name|person|author|user|speaker or event",
}.items():
    _KINDS |= dict.fromkeys(_names.split("|"), _key)
_UNIT = re.compile(r"[\s(\[]*\b(ms|msec|millis|milliseconds|s|sec|secs|seconds)\b[)\]]*$")
_APART = re.compile(r"[\s_.\-/#]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class Columns:
    """The places of a table's columns, from 0; None where there is no such column."""

    text: int
    token: bool
    """Whether the text column holds a word a row."""
    speaker: int | None = None
    start: int | None = None
    end: int | None = None
    length: int | None = None
    sure: int | None = None
    mark: int | None = None
    """The column of the marks after words."""
    chapter: int | None = None
    unit: float | None = None
    """Seconds that the names of the columns say a number counts; None where they do not."""
    others: tuple[str, ...] = ()
    """Names of columns that say nothing here."""


def columns(header: Sequence[str]) -> Columns | None:
    """The columns under a header; None where they are not those of a transcript: words, and
    who speaks or when."""
    if not 2 <= len(header) <= 60 or sum(map(len, header)) > 2_000:
        return None
    places: dict[str, int] = {}
    others: list[str] = []
    unit: float | None = None
    for place, name in enumerate(header):
        kind, stated = _kind(name)
        if kind and (kind not in places or name.casefold().startswith("punctuated")):
            places[kind] = place
            if kind in ("start", "end"):
                unit = unit or stated
        elif name.strip():
            others.append(" ".join(name.split()))
    if "speaker" not in places and "start" in places and "name" in places:
        places["speaker"] = places["name"]
    text = places.get("text", places.get("token"))
    if text is None or not ("speaker" in places or "start" in places):
        return None
    return Columns(
        text=text,
        token="text" not in places,
        speaker=places.get("speaker"),
        start=places.get("start"),
        end=places.get("end"),
        length=places.get("length"),
        sure=places.get("sure"),
        mark=places.get("mark"),
        chapter=places.get("chapter"),
        unit=unit,
        others=tuple(others),
    )


def _kind(name: str) -> tuple[str | None, float | None]:
    """What a column holds by its name, and the seconds that its numbers count."""
    plain = " ".join(_APART.split(_CAMEL.sub(" ", name.strip(" \"'*\ufeff")).casefold())).strip()
    unit = None
    match = _UNIT.search(plain)
    if match and plain[: match.start()].strip(" (["):
        unit = 0.001 if match[1].startswith("m") else 1.0
        plain = plain[: match.start()].strip(" ([")
    return _KINDS.get(plain), unit
