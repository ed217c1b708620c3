"""The piece of a page that the first screen shows, kept whenever the place is kept.

It is a few hundred lines at most, so that the first screen of a transcript of a million
words is painted as quickly as any other.
"""

from __future__ import annotations

import struct

from .page import Page

_HEAD = struct.Struct("<IIB")
AROUND = 160
"""Elements kept on either side: more than any screen shows."""
LONG = 40_000
"""Characters after which fewer elements do."""


def pack(page: Page, top: int, above: int) -> bytes:
    """The piece around position `top`, which stands `above` rows below the upper edge."""
    element = page.element_at(top)
    first, last = max(0, element - AROUND // 4), min(len(page), element + AROUND)
    while last - 1 > element and page.ends[last - 1] - page.starts[element] > LONG:
        last -= 1
    while first < element and page.starts[element] - page.starts[first] > LONG:
        first += 1
    piece = page.excerpt(first, last)
    data = piece.to_bytes()
    head = _HEAD.pack(len(data), max(0, top - page.starts[first]), min(255, above))
    return head + data + piece.text.encode()


def unpack(data: bytes) -> tuple[Page, int, int]:
    """The piece, with the position on its upper edge and the rows above it. Raises
    ValueError where `data` is none of this format."""
    if len(data) < _HEAD.size:
        raise ValueError("not a first page")
    length, top, above = _HEAD.unpack_from(data)
    page = Page.from_bytes(data[_HEAD.size : _HEAD.size + length], "")
    page.text = str(memoryview(data)[_HEAD.size + length :], "utf-8")
    return page, top, above
