"""Which part of a page holds its talk: found from the elements that name or time it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from transcripts.formats.hypertext import Node

from .chrome import Chrome, names_transcript
from .marked import Mark, marks_of, word_times

_FLOW = frozenset({"p", "span", "br", "em", "i", "b", "strong", "blockquote", "a", "small"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LEAST = 200
"""Characters that a part must have to be a transcript because it is called one."""


def marked_parts(page: Node, chrome: Chrome) -> list[Node | str]:
    """The elements and texts that hold the talk of a page whose markup names or times it;
    empty where the markup does neither."""
    words = [node for node in page.each() if word_times(node)]
    marks = marks_of(page, chrome)
    if len(words) >= 2:
        return _around(page, [*words, *(mark.node for mark in marks)])
    return _around(page, [mark.node for mark in marks]) if _credible(marks) else []


def _credible(marks: Sequence[Mark]) -> bool:
    """Whether marks are those of a transcript, and not of quotations, of a list of speakers
    or of episodes: times go on, or names come again or end in colons."""
    named = [mark for mark in marks if mark.kind == "name"]
    names = [mark.text for mark in named if mark.text]
    times = [mark.start or 0.0 for mark in marks if mark.kind == "time"]
    rising = sum(a <= b for a, b in pairwise(times))
    if not names or len(named) + len(times) < 2 or rising < 0.8 * (len(times) - 1):
        return False
    colons = sum(mark.node.words.endswith((":", "：")) for mark in named if mark.text)
    again = len(names) - len(set(names))
    return (
        2 * len(times) >= len(named)
        or again >= max(0.2 * len(names), 1)
        or (colons >= len(names) >= 2)
    )


def _around(page: Node, nodes: Sequence[Node]) -> list[Node | str]:
    """The children of the innermost element around all `nodes`, from the one that holds the
    first to what goes on after the last."""
    above = {id(child): node for node in page.each() for child in node.children}
    paths = [_path(above, node) for node in (nodes[0], nodes[-1], *nodes)]
    depth = min(map(len, paths)) - 1
    shared = paths[0][:depth]
    for path in paths:
        while shared and (len(path) <= len(shared) or path[: len(shared)] != shared):
            shared.pop()
    inside = shared[-1] if shared else page
    at = len(shared)
    holding = {id(path[at]) for path in paths}
    children = inside.children
    indices = [n for n, child in enumerate(children) if id(child) in holding]
    first, last = indices[0], indices[-1]
    while first and _leads(children[first - 1]):
        first -= 1
    turn = children[last]
    while last + 1 < len(children) and _goes_on(children[last + 1], turn):
        last += 1
    return children[first : last + 1]


def _path(above: dict[int, Node], node: Node) -> list[Node]:
    path = [node]
    while (parent := above.get(id(path[-1]))) is not None:
        path.append(parent)
    return path[::-1]


def _leads(child: Node | str) -> bool:
    """Whether a child belongs to the turn after it: the title of its chapter."""
    return not child.strip() if isinstance(child, str) else child.tag in _HEADINGS


def _goes_on(child: Node | str, turn: Node | str) -> bool:
    """Whether a child without marks goes on with the last turn."""
    if isinstance(child, str) or child.tag in _FLOW:
        return True
    return (
        isinstance(turn, Node)
        and child.tag == turn.tag
        and bool(child.classes)
        and child.classes == turn.classes
    )


def named_parts(page: Node, chrome: Chrome) -> Iterator[Node]:
    """The outermost elements that call themselves a transcript, the largest first."""
    found: list[Node] = []
    waiting = [page]
    while waiting:
        node = waiting.pop()
        if (
            names_transcript(node)
            and node.tag not in ("html", "body", "a", "button", "li")
            and chrome.size(node) >= _LEAST
        ):
            found.append(node)
        else:
            waiting.extend(c for c in reversed(node.children) if isinstance(c, Node))
    yield from sorted(found, key=chrome.size, reverse=True)


def main_part(page: Node, chrome: Chrome) -> Node:
    """The element with what the page is about: the main one, the largest article in it, or
    the whole body."""
    for tags in (("main",), ("article",), ("body",)):
        parts = list(page.each(*tags))
        if parts:
            largest = max(parts, key=chrome.size)
            if chrome.size(largest) * 3 >= chrome.size(page):
                return largest
    return page
