"""What the front matter of a Markdown file states about the talk."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from transcripts.model import Details, Link, Person, Role
from transcripts.speakers.roles import role_of
from transcripts.text import make_safe
from transcripts.times import length, stated_date

from .front_matter import FrontMatter
from .heads import merged
from .marks import clean

_HOSTS = ("host", "hosts", "hosts.name", "host.name", "interviewer", "interviewers", "moderator")
_GUESTS = ("guest", "guests", "guests.name", "guest.name", "interviewee", "interviewees")
_OTHERS = (
    *("speakers", "speaker", "speakers.name", "speaker.name", "participants"),
    *("participants.name", "people", "people.name"),
)
_LISTS = ("speakers", "people", "participants", "guests", "hosts")
"""Lists whose entries may say the name and the role of each."""
_ADDRESSES = (
    *("media", "url", "youtube", "youtube_url", "video", "video_url", "audio", "audio_url"),
    *(
        "link",
        "source_url",
        "source",
        "recording",
        "recording_url",
        "mp3",
        "enclosure",
        "episode_url",
    ),
    *("permalink", "spotify", "apple", "apple_podcasts", "soundcloud", "vimeo", "podcast_url"),
)
_RECORDINGS = {".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac", ".aac", ".mp4", ".webm", ".m4v"}
_DATES = (
    *("date", "publishdate", "published", "pubdate", "publish_date", "published_at", "recorded"),
    *("upload_date", "release_date", "air_date", "published_date", "pub_date", "created"),
)


def names(matter: FrontMatter) -> list[str]:
    """The people whom the fields list as taking part."""
    return [name for value in matter.all(*_OTHERS, *_HOSTS, *_GUESTS) if (name := _name(value))]


def details(matter: FrontMatter) -> Details:
    """All that the fields state, but for the people."""
    date_text = matter.first(*_DATES)
    found = {key: value for key in _ADDRESSES for value in matter.all(key) if _is_address(value)}
    media = next((value for value in found.values() if _is_recording(value)), None)
    url = next((value for value in found.values() if value != media), media)
    links = [Link(key, value) for key, value in found.items() if value not in (url, media)]
    title = matter.first("title", "episode_title")
    return Details(
        title=clean(title) if title else None,
        show=matter.first("show", "podcast", "series", "show_name", "podcast_name", "channel"),
        published=stated_date(date_text) if date_text else None,
        duration=length(matter.first("duration", "length") or ""),
        language=matter.first("language", "lang"),
        url=url,
        media=media,
        links=tuple(links),
    )


def people(speakers: tuple[Person, ...], matter: FrontMatter) -> tuple[Person, ...]:
    """The speakers with the roles that fields state, then others whom the fields name."""
    roles: dict[str, Role] = {}
    for role, keys in (("host", _HOSTS), ("guest", _GUESTS)):
        for value in matter.all(*keys):
            roles[_name(value).casefold()] = "host" if role == "host" else "guest"
    for key in _LISTS:
        listed, said = matter.fields.get(f"{key}.name", []), matter.fields.get(f"{key}.role", [])
        if len(listed) == len(said):
            pairs = zip(listed, map(role_of, said), strict=True)
            roles |= {_name(make_safe(name)).casefold(): role for name, role in pairs if role}
    others = [Person(name, roles.get(name.casefold())) for name in names(matter)]
    spoken = {(person.name or "").casefold() for person in speakers}
    stated = tuple(Person(p.name, roles.get((p.name or "").casefold()) or p.role) for p in speakers)
    return stated + tuple(p for p in merged(others) if (p.name or "").casefold() not in spoken)


def _name(value: str) -> str:
    return " ".join(clean(value).split())


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://")) and " " not in value


def _is_recording(address: str) -> bool:
    try:
        path = urlsplit(address).path
    except ValueError:
        return False
    return PurePosixPath(path).suffix.lower() in _RECORDINGS
