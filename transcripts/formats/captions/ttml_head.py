"""What the head of a TTML file says: its agents by their names, its title, what is not
shown, and which text only tells how a word is read."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from transcripts.formats.markup import attributes, content, each, local
from transcripts.text import one_line

_READINGS = {"text", "textContainer", "delimiter"}
"""Values of `ruby` for text that stands above other text."""
_MOST_STYLES = 60
"""Styles at most that are looked at for what one style comes to."""


class Head(NamedTuple):
    """What holds for the whole file."""

    agents: Mapping[str, str]
    """Names by the ids that captions refer to."""
    hidden: frozenset[str]
    """Ids of styles and regions that are not shown."""
    readings: frozenset[str]
    """Ids of styles of ruby text."""
    title: str | None
    show: str | None
    start: str
    """The time code at which the programme starts, as written; empty where not stated."""


def read_head(root: Element) -> Head:
    agents: dict[str, str] = {}
    fields: dict[str, str] = {}
    styles: dict[str, dict[str, str]] = {}
    for element in _head_elements(root):
        name, given = local(element.tag), attributes(element)
        if name == "agent" and given.get("id"):
            agents[given["id"]] = _agent(element) or _tidy(given["id"])
        elif name in ("style", "region") and given.get("id"):
            inner = [attributes(style) for style in element if local(str(style.tag)) == "style"]
            styles[given["id"]] = {k: v for one in (*inner, given) for k, v in one.items()}
        elif name.startswith("document") or name == "title":
            fields.setdefault(name, _tidy(content(element)))
    return Head(
        agents,
        frozenset(i for i in styles if _computed(styles, i, "display") == "none"),
        frozenset(i for i in styles if _computed(styles, i, "ruby") in _READINGS),
        fields.get("title")
        or fields.get("documentOriginalEpisodeTitle")
        or fields.get("documentTranslatedEpisodeTitle")
        or None,
        fields.get("documentOriginalProgrammeTitle") or None,
        fields.get("documentStartOfProgramme", ""),
    )


def _head_elements(root: Element) -> list[Element]:
    """The elements of the head, or of the metadata that stands beside it."""
    parts = [one for one in root if local(str(one.tag)) in ("head", "metadata", "title")]
    body = next(each(root, "body"), None)
    if body is not None:
        # Some files say in the body who their agents are.
        parts += [one for one in body if local(str(one.tag)) == "metadata"]
    return [one for part in parts for one in part.iter() if isinstance(one.tag, str)]


def _agent(agent: Element) -> str:
    """The name of an agent: the full one, else all parts of it, else its own text."""
    names = [(attributes(one).get("type", ""), _tidy(content(one))) for one in each(agent, "name")]
    for wanted in ("full", "", "alias"):
        for kind, name in names:
            if kind == wanted and name:
                return name
    parts = dict(names)
    joined = " ".join(parts[kind] for kind in ("given", "family") if parts.get(kind))
    return joined or next((name for _, name in names if name), "") or _tidy(agent.text or "")


def _computed(styles: Mapping[str, dict[str, str]], name: str, wanted: str) -> str:
    """The value of a style after those that it refers to, which may refer to it again."""
    waiting, seen = [name], set[str]()
    while waiting and len(seen) < _MOST_STYLES:
        name = waiting.pop()
        if name in seen:
            continue
        given = styles.get(name, {})
        if wanted in given:
            return given[wanted]
        seen.add(name)
        # The last one referred to goes before the others.
        waiting += given.get("style", "").split()[:_MOST_STYLES]
    return ""


def _tidy(text: str) -> str:
    return one_line(text[:1_000])
