"""Which files belong to one conversation, told by their names alone: captions in several
languages, chapters, who speaks when, a downloader's description of the video, the recording.

The stem of a name is what is left of it without its endings: `talk` of `talk.en-orig.vtt`,
`talk.chapters.json`, `talk.info.json`, `talk.mp3.srt` and `talk.rttm`. Names only say which
files to look at together; what each of them holds is told by its content.
"""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MEDIA = _words(
    "mp3 m4a m4b m4v mp4 mov mkv mka webm ogg oga ogv opus flac wav aac ac3 aif aiff amr avi flv "
    "mpg mpeg ts wma wmv 3gp caf spx"
)
"""Extensions of recordings, without their dot."""
_NO_TALK = _words("jpg jpeg png gif webp svg bmp ico part ytdl tmp zip gz tar 7z rar exe db sqlite")
_CHAPTERS, _SPEAKERS, _ABOUT, _RECORDING = range(4)
_ENDINGS = {
    "psc": _CHAPTERS,
    "chapters": _CHAPTERS,
    "ffmetadata": _CHAPTERS,
    "ffmeta": _CHAPTERS,
    "rttm": _SPEAKERS,
    "description": _ABOUT,
}
"""Extensions of companions, and what they tell of, in the order in which they are listed."""
_WORDS = {
    "chapters": _CHAPTERS,
    "chapter": _CHAPTERS,
    "chaps": _CHAPTERS,
    "psc": _CHAPTERS,
    "labels": _CHAPTERS,
    "ffmetadata": _CHAPTERS,
    "ffmeta": _CHAPTERS,
    "diarization": _SPEAKERS,
    "diarisation": _SPEAKERS,
    "speakers": _SPEAKERS,
    "rttm": _SPEAKERS,
    "info": _ABOUT,
    "metadata": _ABOUT,
    "description": _ABOUT,
    "auphonic": _ABOUT,
}
"""Words before the extension of a companion."""
_WORD_EXTENSIONS = _words("json txt xml vtt srt csv tsv psc rttm")
_TALK_WORDS = "transcript|transcription|captions?|subtitles?|subs?"
_WORD = re.compile(rf"(?:^|[._\- ])({'|'.join(_WORDS)}|{_TALK_WORDS}|live_chat)$")
_MARK = re.compile(r"\.(?:forced|sdh|cc|hi|default|auto|f\d{1,4})$")
"""What players and downloaders put beside the language: `talk.en.sdh.srt`, `talk.f251.webm`."""
_LANGUAGE = re.compile(r"[._]([a-z]{2,3})(?:[-_][a-z0-9_\-]{1,24})?$")
_LANGUAGES = _words(
    "aa ab af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht "
    "hu hy hz ia id ie ig ii ik in io is it iu iw ja jv jw ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no "
    "nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so "
    "sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo "
    "xh yi yo za zh zu "
    "ara bul cat ces chi cze dan deu dut ell eng est eus fas fil fin fra fre ger gle glg gre "
    "heb hin hrv hun ind isl ita jpn kor lav lit mkd msa nld nob nor pol por ron rum rus slk "
    "slo slv spa srp swe tam tel tha tur ukr urd vie yue zho"
)


class _Name(NamedTuple):
    """A file's name taken apart. `kind` is None for what may be talk, below 0 for neither."""

    folder: str
    stems: tuple[str, ...]
    """The stem, and the stem without a language where the name ends in one."""
    language: str | None
    kind: int | None


_NEITHER = -1


def belongs_with(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each name that may be a talk's, the names of its companions: those of the same
    stem in the same folder, whichever case their letters are in.

    `names` may be paths. Chapters come first, then who speaks when, then what is told about
    the conversation, then recordings; else in the order given. A name that is left out of
    the answer says that it is a companion, a picture or the like; its content may yet hold
    talk.
    """
    talks: dict[str, _Name] = {}
    beside: dict[tuple[str, str], list[tuple[int, str, str | None]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        parts = _apart(name)
        if parts.kind is None:
            talks[name] = parts
        elif parts.kind != _NEITHER:
            for stem in parts.stems:
                beside[parts.folder, stem].append((parts.kind, name, parts.language))
    return {name: _companions(parts, beside) for name, parts in talks.items()}


def talks_beside(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that may be the talk to which `name` belongs, though nothing in it
    says so: `talk.vtt` for a `talk.json` that turned out to hold chapters."""
    own = _apart(name)
    found = []
    for other in dict.fromkeys(names):
        parts = _apart(other)
        if (
            other != name
            and parts.kind is None
            and parts.folder == own.folder
            and not set(parts.stems).isdisjoint(own.stems)
        ):
            found.append(other)
    return tuple(found)


def _companions(
    talk: _Name, beside: dict[tuple[str, str], list[tuple[int, str, str | None]]]
) -> tuple[str, ...]:
    found = [one for stem in talk.stems for one in beside.get((talk.folder, stem), ())]
    fitting = [
        (kind, name)
        for kind, name, language in found
        if language is None or talk.language is None or language == talk.language
    ]
    fitting.sort(key=lambda one: one[0])
    return tuple(dict.fromkeys(name for _, name in fitting))


def _apart(name: str) -> _Name:
    folder, file = os.path.split(name)
    rest = unicodedata.normalize("NFC", file).casefold()
    rest, extension = _cut(rest)
    kind: int | None = None
    if extension in _NO_TALK:
        kind = _NEITHER
    elif extension in MEDIA:
        kind = _RECORDING
    elif extension in _ENDINGS:
        kind = _ENDINGS[extension]
    language = None
    stems = [rest]
    # Each ending is taken off once, in whichever order they stand.
    for _ in range(4):
        before = rest
        if match := _WORD.search(rest):
            rest = rest[: match.start()]
            if match[1] == "live_chat":
                kind = _NEITHER
            elif kind is None and match[1] in _WORDS and extension in _WORD_EXTENSIONS:
                kind = _WORDS[match[1]]
            stems = [rest]
        if match := _MARK.search(rest):
            rest = rest[: match.start()]
        inner, media = _cut(rest)
        if media in MEDIA and inner:
            rest = inner
            stems = [rest]
        if language is None and (found := _LANGUAGE.search(rest)) and found[1] in _LANGUAGES:
            language, rest = found[1], rest[: found.start()]
        if rest == before:
            break
    if rest not in stems:
        stems.append(rest)
    return _Name(folder, tuple(stems), language, kind)


def _cut(name: str) -> tuple[str, str]:
    """A name without its extension, and the extension without its dot."""
    stem, dot, extension = name.rpartition(".")
    return (stem, extension) if dot and stem else (name, "")
