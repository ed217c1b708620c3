"""Where words stand, as a person would look them up, and the link that opens the moment."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from transcripts.clock import clock
from transcripts.model import Transcript

_YOUTUBE = re.compile(r"(?:(?:www|m|music)\.)?(?:youtube\.com|youtu\.be)")


def place_label(transcript: Transcript, offset: int) -> str:
    """The time of the words at `offset`, else their line, else their turn ("¶ 12").

    The time is the one that the source states for the block; none is worked out.
    """
    blocks = transcript.blocks
    if not len(blocks):
        return "¶ 1"
    if (start := blocks.start_at(offset)) is not None:
        return clock(start)
    if line := blocks.lines[blocks.number_at(offset) - 1]:
        return f"line {line}"
    return f"¶ {transcript.turns.at(offset) + 1}"


def safe_link(url: str | None) -> str | None:
    """`url` if it is one of the web's, with everything quoted that could end a link in
    Markdown or HTML; None for any other scheme."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
        _ = parts.port  # raises ValueError where it is no number
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    if not re.fullmatch(r"[\w.:\[\]-]+", parts.netloc, re.ASCII):
        return None
    return parts._replace(
        path=quote(parts.path, safe="/%:@+,;=~!$&'*"),
        query=quote(parts.query, safe="/%:@+,;=~!$&'*?"),
        fragment=quote(parts.fragment, safe="/%:@+,;=~!$&'*?"),
    ).geturl()


def moment_link(transcript: Transcript, offset: int) -> str | None:
    """The link that opens the words at `offset`: with the second where the service is
    known to take one (YouTube's `t=`), else the conversation's own; None without one."""
    link = safe_link(transcript.details.url)
    start = transcript.blocks.start_at(offset)
    if link is None or start is None:
        return link
    parts = urlsplit(link)
    if not _YOUTUBE.fullmatch(parts.hostname or ""):
        return link
    query = [(key, value) for key, value in parse_qsl(parts.query) if key != "t"]
    return urlunsplit(parts._replace(query=urlencode([*query, ("t", f"{int(start)}s")])))
