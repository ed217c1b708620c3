"""The captions of a YouTube video, by way of yt-dlp, which is run as a program.

Captions that people made go before YouTube's own, and both only in the language that is
spoken: a translation, by a machine or by people, is not what was said.
"""

import json
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from transcripts import formats
from transcripts.model import Companion, Details, Report
from transcripts.text import make_safe, one_line

from .addresses import slug
from .items import Fetched, SourceError
from .programs import Ran, find, run

PROGRAM = "yt-dlp"
TIME = 180.0
"""Seconds after which yt-dlp is ended."""
NOT_INSTALLED = (
    "it is a video, whose captions yt-dlp gets, and yt-dlp is not installed; "
    "install Tapelog with its extra: pipx install 'tapelog[youtube]'"
)
_HOSTS = {"youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com"}
_ID = re.compile(r"[\w-]{11}", re.ASCII)
_LIST = re.compile(r"[\w-]{2,80}", re.ASCII)
_IN_PATH = ("shorts", "live", "embed", "v", "e")
_FEEDS = "https://www.youtube.com/feeds/videos.xml"
_PLAIN = ("--ignore-config", "--no-playlist", "--skip-download", "--ignore-no-formats-error")
_PATIENCE = ("--retries", "2", "--extractor-retries", "1", "--socket-timeout", "20")
_FORMATS = ("vtt", "srt", "ttml", "srv3", "json3")
_HEAVY = ("formats", "automatic_captions", "subtitles", "thumbnails", "requested_formats")


def video(url: str) -> str | None:
    """The address of the one video that `url` shows; None where it shows none."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = [part for part in parts.path.split("/") if part]
    found = ""
    if host == "youtu.be" and path:
        found = path[0]
    elif host in _HOSTS and path[:1] == ["watch"]:
        found = parse_qs(parts.query).get("v", [""])[0]
    elif host in _HOSTS and len(path) > 1 and path[0] in _IN_PATH:
        found = path[1]
    return f"https://www.youtube.com/watch?v={found}" if _ID.fullmatch(found) else None


def feed(url: str) -> str | None:
    """The feed of the playlist or channel at `url`; None where it is neither, or where its
    address does not tell."""
    parts = urlsplit(url)
    if (parts.hostname or "").removeprefix("www.") not in _HOSTS or video(url):
        return None
    path = [part for part in parts.path.split("/") if part]
    listed = parse_qs(parts.query).get("list", [""])[0]
    if path[:1] == ["playlist"] and _LIST.fullmatch(listed):
        return f"{_FEEDS}?playlist_id={listed}"
    if path[:1] == ["channel"] and len(path) > 1 and _LIST.fullmatch(path[1]):
        return f"{_FEEDS}?channel_id={path[1]}"
    return None


def is_youtube(url: str) -> bool:
    """Whether an address is one of YouTube's pages, whatever it shows; its feeds are not."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return host == "youtu.be" or (host in _HOSTS and not parts.path.startswith("/feeds/"))


def captions(url: str, *, program: str | None = None, seconds: float = TIME) -> Fetched:
    """The captions of the video at `url`, and what YouTube says of it. `program` is yt-dlp's
    path where it is not to be looked for. Raises SourceError, which says why there are none.
    """
    program = program or find(PROGRAM)
    if program is None:
        raise SourceError(NOT_INSTALLED)
    with tempfile.TemporaryDirectory(prefix="tapelog-") as name:
        folder = Path(name)
        told = run((program, *_PLAIN, *_PATIENCE, "--dump-single-json", "--", url), folder, seconds)
        about = _about(told)
        track = choose(about)
        if track is None:
            raise SourceError(_without(about, told.errors))
        data = _download(program, about, track, folder, seconds)
    heard = ("the words, which are YouTube's automatic captions",) if track.automatic else ()
    return Fetched(_name(about, track), url, data, said(about, track), Report(guessed=heard))


class Track(NamedTuple):
    """One track of captions, as yt-dlp describes it."""

    source: dict[str, Any]
    language: str
    automatic: bool


def choose(about: dict[str, Any]) -> Track | None:
    """The captions to take, given what yt-dlp says of a video; None where there are none in
    the language that is spoken."""
    made = _tracks(about.get("subtitles"), automatic=False)
    heard = _tracks(about.get("automatic_captions"), automatic=True)
    spoken = _spoken(about, heard)
    if spoken is None:
        # YouTube does not say what is spoken: one track is no translation of another.
        return made[0] if made and (len(made) == 1 or not heard) else heard[0] if heard else None
    for tracks in (made, heard):
        found = _in_language(tracks, spoken)
        if found:
            return found
    return None


def _spoken(about: dict[str, Any], heard: list[Track]) -> str | None:
    """The language of the video: as stated, or as YouTube's own captions have it."""
    stated = about.get("language")
    if isinstance(stated, str) and re.fullmatch(r"[a-zA-Z]{2,3}(?:[-_]\w{1,16}){0,3}", stated):
        return stated
    return next((t.language for t in heard if t.language.endswith("-orig")), None)


def _in_language(tracks: list[Track], spoken: str) -> Track | None:
    """The track in the language spoken: in its very variety first, then in any."""
    spoken = spoken.removesuffix("-orig")
    for track in tracks:
        if track.language.removesuffix("-orig").lower() == spoken.lower():
            return track
    base = _base(spoken)
    return next((track for track in tracks if _base(track.language) == base), None)


def _base(language: str) -> str:
    return re.split("[-_]", language, maxsplit=1)[0].lower()


def _tracks(given: Any, *, automatic: bool) -> list[Track]:
    """Tracks that can be read; those marked as the original ones first, and nothing that
    YouTube translates (`tlang` in its address)."""
    found = []
    for language, variants in given.items() if isinstance(given, dict) else ():
        sources = [one for one in variants if isinstance(one, dict)] if variants else []
        source = _best(sources)
        if source and language != "live_chat" and not _translated(source):
            found.append(Track(source, language, automatic))
    return sorted(found, key=lambda track: not track.language.endswith("-orig"))


def _best(sources: list[dict[str, Any]]) -> dict[str, Any] | None:
    usable = [one for one in reversed(sources) if one.get("data") or one.get("url")]
    ranked = [one for wanted in _FORMATS for one in usable if one.get("ext") == wanted]
    return ranked[0] if ranked else None


def _translated(source: dict[str, Any]) -> bool:
    url = source.get("url")
    return isinstance(url, str) and "tlang" in parse_qs(urlsplit(url).query)


def said(about: dict[str, Any], track: Track) -> Details:
    """What YouTube says of the video: title, channel, day, length, chapters."""
    light = {key: value for key, value in about.items() if key not in _HEAVY}
    light.setdefault("extractor", "youtube")
    light["language"] = light.get("language") or track.language.removesuffix("-orig")
    try:
        found = formats.understand(json.dumps(light).encode(), "video.info.json")
    except formats.NotATranscript:
        return Details()
    return found.details if isinstance(found, Companion) else Details()


def _about(told: Ran) -> dict[str, Any]:
    try:
        about = json.loads(told.output or b"null")
    except (ValueError, RecursionError):
        about = None
    if not isinstance(about, dict):
        raise SourceError(complaint(told.errors))
    return about


def _download(
    program: str, about: dict[str, Any], track: Track, folder: Path, seconds: float
) -> bytes:
    """The track itself. Only what is needed of the description goes back to yt-dlp, so that
    it does nothing else, and names the file as it is told."""
    wanted = {
        "id": "video",
        "title": "video",
        "extractor": "youtube",
        "ext": "mp4",
        "http_headers": about.get("http_headers") or {},
        "subtitles": {"captions": [track.source]},
    }
    info = folder / "info.json"
    info.write_text(json.dumps(wanted), encoding="utf-8")
    ran = run(
        (program, *_PLAIN, *_PATIENCE, "--load-info-json", str(info), "--write-subs",
         "--sub-langs", "captions", "--sub-format", "vtt/best", "-o", "track.%(ext)s"),
        folder,
        seconds,
    )  # fmt: skip
    for path in sorted(folder.glob("track.captions.*")):
        if path.stat().st_size and path.suffix != ".part":
            return path.read_bytes()
    raise SourceError(complaint(ran.errors))


def _name(about: dict[str, Any], track: Track) -> str:
    title = about.get("title")
    language = slug(make_safe(track.language)[:20], ".vtt")
    return slug(title if isinstance(title, str) else "video", f".{language}")


def _without(about: dict[str, Any], errors: str) -> str:
    """Why a video has no captions that can be taken."""
    live = about.get("live_status")
    if live == "is_upcoming":
        return "it has not begun yet"
    if live in ("is_live", "post_live"):
        return "it is being broadcast; its captions come some hours after its end"
    known = _known(errors)
    if known:
        return known
    given = about.get("subtitles")
    others = [make_safe(key) for key in given if key != "live_chat"] if given else []
    if others:
        spoken = make_safe(str(about.get("language") or "its own language"))
        return f"it has captions in {_some(others)} and none in {spoken}, which is spoken"
    return "it has no captions"


def _some(names: Iterable[str]) -> str:
    names = sorted(names)
    return ", ".join(names[:6]) + (" and others" if len(names) > 6 else "")


_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"private video", "the video is private"),
    (r"members[- ]only|join this channel", "the video is for the channel's members only"),
    (
        r"confirm your age|age.restricted|inappropriate for some",
        "the video is age-restricted, and YouTube shows it only after a login",
    ),
    (
        r"not a bot|HTTP Error 429|too many requests|IP is likely being blocked|HTTP Error 403",
        "YouTube takes this computer for a robot at the moment; try again later, or from another "
        "network",
    ),
    (
        r"subtitles[^\n]{0,80}PO token",
        "YouTube gave no captions to yt-dlp this time; a newer yt-dlp may get them",
    ),
    (r"live event will begin|premieres in|is upcoming", "it has not begun yet"),
    (r"in your country|geo.?restrict", "YouTube does not show the video in this country"),
    (
        r"has been removed|terminated|video unavailable|not available|does not exist|incomplete "
        r"youtube id|no longer available",
        "there is no such video, or no longer",
    ),
    (r"sign in|log ?in required|requires? (?:a )?login", "YouTube shows it only after a login"),
    (
        r"getaddrinfo|name resolution|name or service|timed out|connection (?:refused|reset)|"
        r"network is unreachable|unable to connect|urlopen error|failed to resolve",
        "YouTube cannot be reached; is this computer online?",
    ),
)


def _known(errors: str) -> str | None:
    for pattern, sentence in _COMPLAINTS:
        if re.search(pattern, errors, re.IGNORECASE):
            return sentence
    return None


def complaint(errors: str) -> str:
    """What yt-dlp complains of, in a sentence."""
    known = _known(errors)
    if known:
        return known
    lines = [line for line in errors.splitlines() if line.startswith("ERROR:")]
    if not lines:
        return "yt-dlp got nothing and does not say why; a newer yt-dlp may"
    words = one_line(lines[-1].removeprefix("ERROR:"))
    return f"yt-dlp says: {words[:200]}; a newer yt-dlp may help"
