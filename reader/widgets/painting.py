"""One line of the transcript as styled segments: gutter, bar, words and what lies on them.

Everything that lies on the words (the current sentence, the selection, hits, bookmarks,
letters to jump by) is laid over the visible line only; the page itself is never touched.
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.layout import INDENT, Geometry, Layout, margin, margin_above, text_width
from reader.page import (
    BYLINE,
    DESCRIPTION,
    ELISION,
    EVENT,
    FURNITURE,
    HEADING,
    OUTLINE,
    POINT,
    SUMMARY,
    SURE,
    TITLE,
    Page,
    note_above,
    place_of,
)
from reader.themes import Palette
from transcripts.columns import NOBODY


class Look(NamedTuple):
    """The styles of a palette that lines are painted with."""

    base: Style
    speakers: tuple[Style, ...]
    doubtful: tuple[Style, ...]
    """The same where it is not sure that they speak."""
    neutral: Style
    faint: Style
    made: Style
    """A heading that neither the source nor a person wrote: not bold as theirs are."""
    note: Style
    kinds: dict[int, Style]
    current: Style
    hit: Style
    hit_now: Style
    selection: Style
    bookmark: Style
    hint: Style

    @classmethod
    def of(cls, palette: Palette) -> Look:
        ground = rich_colour(palette.ground)

        def on(colour: str, attributes: str = "") -> Style:
            return Style.parse(f"{attributes} {rich_colour(colour)} on {ground}".strip())

        def laid(fore: str, back: str, attributes: str) -> Style:
            style = Style.parse(attributes)
            if "reverse" in attributes:
                return style
            return style + Style(
                color=rich_colour(fore) if fore else None, bgcolor=rich_colour(back)
            )

        muted = on(palette.muted, _attributes(palette.muted_style))
        summary = on(palette.summary, "italic")
        hit = laid(palette.hit_foreground, palette.hit_background, palette.hit_style)
        return cls(
            base=on(palette.text),
            speakers=tuple(on(colour, "bold") for colour in palette.speakers),
            doubtful=tuple(on(colour) for colour in palette.speakers),
            neutral=on(palette.neutral, "dim" if palette.ansi else ""),
            faint=on(palette.faint, _attributes(palette.faint_style)),
            made=on(palette.accent, "italic"),
            note=on(palette.faint, _attributes(palette.faint_style)) + Style(italic=True),
            kinds={
                TITLE: on(palette.text, "bold"),
                BYLINE: muted,
                HEADING: on(palette.accent, "bold"),
                DESCRIPTION: muted,
                OUTLINE: muted,
                SUMMARY: summary,
                POINT: summary,
                EVENT: muted + Style(italic=True),
                ELISION: on(palette.faint, _attributes(palette.faint_style)),
            },
            current=laid("", palette.sentence, palette.sentence_style),
            hit=hit,
            hit_now=hit + Style(reverse=True),
            selection=laid(
                palette.selection_foreground,
                palette.selection_background,
                palette.selection_style,
            ),
            bookmark=Style(underline=True),
            hint=Style.parse(f"bold reverse {rich_colour(palette.accent)}"),
        )


def rich_colour(colour: str) -> str:
    """A palette's colour by the name that Rich has for it."""
    return colour.removeprefix("ansi_")


def _attributes(style: str) -> str:
    return "" if style == "none" else style


class Overlays:
    """What lies on the words, in positions of the page."""

    def __init__(self, places: bool = False) -> None:
        self.current: tuple[int, int] | None = None
        self.selection: tuple[int, int] | None = None
        self.lit: tuple[int, int] | None = None
        """What a question that is asked is about."""
        self.hit_starts: array[int] = array("I")
        self.hit_ends: array[int] = array("I")
        self.hit_now = -1
        self.bookmarks: list[tuple[int, int]] = []
        """In order of their starts."""
        self.hints: dict[int, str] = {}
        """Letters over the first characters of a sentence, by its position."""
        self.places = places
        """Whether times or line numbers stand above the names."""

    def spans(self, look: Look, start: int, end: int) -> list[tuple[int, int, Style]]:
        """Those that touch [start, end), the ones to lie on top last."""
        found: list[tuple[int, int, Style]] = []
        if self.current and self.current[0] < end and self.current[1] > start:
            found.append((*self.current, look.current))
        last = bisect_left(self.bookmarks, (end, 0))
        found.extend(
            (a, b, look.bookmark) for a, b in self.bookmarks[max(0, last - 50) : last] if b > start
        )
        index = bisect_right(self.hit_ends, start)
        while index < len(self.hit_starts) and self.hit_starts[index] < end:
            style = look.hit_now if index == self.hit_now else look.hit
            found.append((self.hit_starts[index], self.hit_ends[index], style))
            index += 1
        for chosen in (self.selection, self.lit):
            if chosen and chosen[0] < end and chosen[1] > start:
                found.append((*chosen, look.selection))
        return found


def paint_row(layout: Layout, geometry: Geometry, look: Look, over: Overlays, row: int) -> Strip:
    """The strip of one row of the page, as wide as the text area without its ribbon."""
    page = layout.page
    width = geometry.width - geometry.RIBBON
    if row >= layout.rows or not len(page):
        return _strip([Segment(" " * width, look.base)], width)
    element, line = layout.element_at(row)
    if line < 0:
        label = place_of(page, element) if over.places and line == -1 else ""
        blank = _blank_row(geometry, look, label, width)
        if line == -1 and (note := note_above(page, element)):
            blank = [*_blank_row(geometry, look, label, geometry.text), Segment(note, look.note)]
        return _strip(blank, width)
    kind = page.kinds[element]
    base = look.kinds.get(kind, look.base)
    if note_above(page, element):
        base = look.made
    style = base if kind == HEADING else _voice(page, element, look)
    segments = [Segment(margin(page, geometry, element, line), style)]
    if kind == ELISION and over.places and element + 1 < len(page):
        # It stands in place of the blank line that has the place of the turn below.
        segments = _blank_row(geometry, look, place_of(page, element + 1), geometry.text)
    start, end = layout.lines(element)[line]
    if indent := INDENT.get(kind, 0):
        segments.append(Segment("• " if line == 0 else " " * indent, base))
    segments.extend(_words(page.text, start, end, base, look, over))
    used = geometry.text + indent + text_width(page.text[start:end])
    if used < width:
        segments.append(Segment(" " * (width - used), look.base))
    return _strip(segments, width)


def _strip(segments: list[Segment], width: int) -> Strip:
    return Strip(list(Segment.simplify(segments))).adjust_cell_length(width, segments[-1].style)


def _blank_row(geometry: Geometry, look: Look, label: str, width: int) -> list[Segment]:
    if not label:
        return [Segment(" " * width, look.base)]
    text = margin_above(geometry, label)
    return [Segment(text, look.faint), Segment(" " * (width - len(text)), look.base)]


def _voice(page: Page, element: int, look: Look) -> Style:
    """The style of name and bar: bold for a speaker who is sure."""
    kind, speaker = page.kinds[element], page.speakers[element]
    if kind in FURNITURE:
        return look.base
    if speaker != NOBODY:
        styles = look.speakers if page.degrees[element] == SURE else look.doubtful
        return styles[speaker % len(styles)]
    return look.kinds[SUMMARY] if kind in (SUMMARY, POINT) else look.neutral


def _words(
    text: str, start: int, end: int, base: Style, look: Look, over: Overlays
) -> list[Segment]:
    """The words of one line, cut where a style that lies on them begins or ends."""
    spans = over.spans(look, start, end)
    hints = [p for p in over.hints if start <= p < end] if over.hints else []
    if not spans and not hints:
        return [Segment(text[start:end], base)] if end > start else []
    for position in hints:
        letters = over.hints[position]
        spans.append((position, position + len(letters), look.hint))
    edges = sorted(
        {start, end, *(max(start, a) for a, _, _ in spans), *(min(end, b) for _, b, _ in spans)}
    )
    segments = []
    for a, b in itertools.pairwise(edges):
        style = base
        for first, last, laid in spans:
            if first <= a and b <= last:
                style += laid
        segments.append(Segment(text[a:b], style))
    return _with_letters(segments, start, hints, over) if hints else segments


def _with_letters(
    segments: list[Segment], start: int, hints: list[int], over: Overlays
) -> list[Segment]:
    """The same segments with the letters to jump by in place of the first characters."""
    lettered, position = [], start
    by_end = {p + len(over.hints[p]): over.hints[p] for p in hints}
    for text, style, _ in segments:
        label = by_end.get(position + len(text))
        if label and position in over.hints:
            lettered.append(Segment(label[: len(text)], style))
        else:
            lettered.append(Segment(text, style))
        position += len(text)
    return lettered
