"""What a feed says of an episode, as the details of its transcript."""

from transcripts.chapters.outline import find
from transcripts.formats.hypertext import BLOCKS, Node, html
from transcripts.formats.values import address, line
from transcripts.model import Chapter, Details, Link
from transcripts.text import one_line

from .entries import Episode
from .feeds import Feed

_LINKS = 100


def details_of(feed: Feed, episode: Episode) -> Details:
    """The title, show, day, length, people, addresses and chapters of `episode`.

    Chapters are those in the feed itself, else the times with titles in the description
    ("outline"); both stand at block 0 until they are laid over a transcript.
    """
    page = html(episode.description)
    return Details(
        title=episode.title,
        show=feed.title,
        published=episode.published,
        duration=episode.duration,
        language=feed.language,
        url=episode.url,
        media=episode.media,
        people=episode.people,
        links=_links(page),
        chapters=episode.chapters or _outline(page),
    )


def _outline(page: Node) -> tuple[Chapter, ...]:
    found = find("\n".join(_lines(page)))
    return tuple(Chapter(entry.title, 0, entry.start, origin="outline") for entry in found)


def _lines(page: Node) -> list[str]:
    """The lines of a description, be it HTML or plain."""
    parts: list[str] = []
    waiting: list[Node | str] = [page]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node.tag == "br":
            parts.append("\n")
        elif node.tag in BLOCKS:
            parts.append("\n")
            waiting.append("\n")
        waiting.extend(reversed(node.children))
    lines = (one_line(text) for text in "".join(parts).split("\n"))
    return [text for text in lines if text]


def _links(page: Node) -> tuple[Link, ...]:
    """The links of a description, each with its words as label."""
    found: dict[str, Link] = {}
    for node in page.each("a"):
        url = address(node.get("href"))
        if url and len(found) < _LINKS:
            found.setdefault(url, Link(line(node.words, 120) or url, url))
    return tuple(found.values())
