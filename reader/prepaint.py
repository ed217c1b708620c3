"""The first page, painted before Textual is imported.

Importing Textual takes most of the time from a key press to a readable page. So the page
at the kept position is written here with plain escape codes, in the very geometry that
the reader then uses, and Textual paints over it without anything moving.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Mapping

from transcripts.columns import NOBODY, POINT, SUMMARY
from transcripts.library.pages import cached_page

from .first_page import unpack
from .frame import Frame
from .layout import INDENT, Geometry, Window, as_measure, margin, margin_above
from .page import FIRST_KEY, HEADING, SURE, Page, note_above, place_of
from .themes import Palette, palette_for

ENTER = "\x1b[?1049h\x1b[?25l"


def setting(connection: sqlite3.Connection, key: str, otherwise: str) -> str:
    """A kept setting, read without anything but the connection."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else otherwise


def paint_first_page(connection: sqlite3.Connection, transcript: str) -> bool:
    """Paint the kept page of a transcript at the kept position; False where none is kept."""
    data = cached_page(connection, transcript, FIRST_KEY)
    if data is None:
        return False
    try:
        page, top, above = unpack(data)
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
    except (ValueError, OSError):
        return False
    frame = Frame(columns, lines, sidebar=setting(connection, "sidebar", "on") == "on")
    measure = as_measure(setting(connection, "measure", ""))
    palette = palette_for(setting(connection, "theme", "dark"), os.environ)
    geometry = Geometry(page, frame.text_width, measure)
    window = Window(page, geometry.text_width, top, above, frame.text_height)
    places = setting(connection, "times", "off") == "on"
    screen = paint(page, window, geometry, frame, palette, colours(os.environ), places=places)
    sys.stdout.write(ENTER + screen)
    sys.stdout.flush()
    return True


Paint = Callable[[str, str, bool], str]
"""Colour, background and boldness to the escape code that sets them."""


def colours(environment: Mapping[str, str]) -> Paint:
    """How colours are written for this terminal."""
    system = environment.get("TEXTUAL_COLOR_SYSTEM", "auto")
    term = environment.get("TERM", "")
    if "NO_COLOR" in environment or system == "standard":
        return lambda _fore, _back, bold: "\x1b[0;1m" if bold else "\x1b[0m"
    if system == "truecolor" or environment.get("COLORTERM", "") in ("truecolor", "24bit"):
        return lambda fore, back, bold: f"\x1b[0;{'1;' * bold}38;2;{_rgb(fore)};48;2;{_rgb(back)}m"
    if "256color" in term or system == "256":
        return lambda fore, back, bold: (
            f"\x1b[0;{'1;' * bold}38;5;{_cube(fore)};48;5;{_cube(back)}m"
        )
    return lambda _fore, _back, bold: "\x1b[0;1m" if bold else "\x1b[0m"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _rgb(colour: str) -> str:
    return ";".join(map(str, _channels(colour)))


def _cube(colour: str) -> int:
    """The nearest of the 256 colours' greys and cube."""
    red, green, blue = _channels(colour)
    if max(red, green, blue) - min(red, green, blue) < 14:
        grey = round(((red + green + blue) / 3 - 8) / 10)
        return 232 + min(23, max(0, grey))
    steps = [round(max(0, value - 55) / 40) if value > 75 else 0 for value in (red, green, blue)]
    return 16 + 36 * steps[0] + 6 * steps[1] + steps[2]


def paint(
    page: Page,
    window: Window,
    geometry: Geometry,
    frame: Frame,
    palette: Palette,
    code: Paint,
    *,
    places: bool = False,
) -> str:
    """The whole screen as one string of text and escape codes; `places` puts times or line
    numbers above the names."""
    if palette.ansi:
        code = colours({"NO_COLOR": "1"})
    base = code(palette.text, palette.ground, False)
    panel = code(palette.text, palette.panel, False)
    rows = []
    for number in range(frame.text_height):
        side = f"{panel}{' ' * frame.sidebar}" if frame.sidebar else ""
        row = window.rows[number] if number < len(window.rows) else None
        text = base
        if row is not None and row[1] >= 0:
            text = _row(page, row, geometry, palette, code, base)
        elif row is not None and row[1] == -1:
            above = _above(page, row[0], geometry, places)
            text = f"{code(palette.faint, palette.ground, False)}{above}{base}" if above else base
        rows.append(f"\x1b[{number + 1};1H{side}{text}\x1b[K")
    rows.append(f"\x1b[{frame.height};1H{panel}\x1b[K\x1b[0m")
    return "".join(rows)


def _above(page: Page, element: int, geometry: Geometry, places: bool) -> str:
    """What stands in the blank line above an element: its place, the note on a heading."""
    place = place_of(page, element) if places else ""
    label = margin_above(geometry, place) if place else ""
    note = note_above(page, element)
    return f"{label:{geometry.text}}{note}" if note else label


def _row(
    page: Page,
    row: tuple[int, int, int, int],
    geometry: Geometry,
    palette: Palette,
    code: Paint,
    base: str,
) -> str:
    element, line, start, end = row
    kind, speaker = page.kinds[element], page.speakers[element]
    colour = palette.neutral
    if speaker != NOBODY:
        colour = palette.speakers[speaker % len(palette.speakers)]
    elif kind in (SUMMARY, POINT):
        colour = palette.summary
    elif kind == HEADING:
        colour = palette.accent
    indent = INDENT.get(kind, 0)
    dot = ("• " if line == 0 else "  ") if indent else ""
    bold = speaker != NOBODY and page.degrees[element] == SURE
    lead = code(colour, palette.ground, bold)
    return f"{lead}{margin(page, geometry, element, line)}{base}{dot}{page.text[start:end]}"
