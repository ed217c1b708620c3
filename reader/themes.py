"""Palettes as plain data, without Textual: the first page is painted from these.

All text has a contrast of at least 4.5 with every ground it stands on (WCAG 2 AA; 7 in
the high-contrast palette), and the speakers' colours stay apart for the three kinds of
colour blindness; tests measure both. Colours are "#rrggbb", or "ansi_…" by the terminal's
own names in the palette that leaves all colours to the terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

SPEAKER_COUNT = 8


class Palette(NamedTuple):
    """Every colour of the screen by what it is for."""

    name: str
    dark: bool
    ground: str
    """Behind the transcript."""
    panel: str
    """Behind the sidebar and the status line."""
    raised: str
    """Behind a pane that lies over the text."""
    lit: str
    """Behind the row that is current in a list."""
    text: str
    muted: str
    faint: str
    accent: str
    hit_background: str
    hit_foreground: str
    selection_background: str
    selection_foreground: str
    sentence: str
    """Behind the current sentence: a shade that is barely there."""
    summary: str
    """Words that are not speech: summaries, points, outlines."""
    bookmark: str
    neutral: str
    """Bar of a turn that nobody is stated to have said."""
    good: str
    problem: str
    speakers: tuple[str, ...]
    speakers_dim: tuple[str, ...]
    """The same on the ribbon, outside the part in view."""
    muted_style: str = "none"
    faint_style: str = "none"
    hit_style: str = "bold"
    selection_style: str = "none"
    sentence_style: str = "none"

    @property
    def ansi(self) -> bool:
        """Whether the colours are the terminal's own sixteen."""
        return self.ground.startswith("ansi_")


def blend(colour: str, ground: str, share: float) -> str:
    """`colour` laid over `ground`, `share` of it showing."""
    pairs = ((int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _dimmed(speakers: tuple[str, ...], ground: str) -> tuple[str, ...]:
    return tuple(blend(colour, ground, 0.5) for colour in speakers)


_DARK_SPEAKERS = (
    "#f0a35e",
    "#7ab0ff",
    "#82f2b4",
    "#d0aec0",
    "#fed55c",
    "#6e98ac",
    "#b58963",
    "#ccdbff",
)
_LIGHT_SPEAKERS = (
    "#964400",
    "#1b58b3",
    "#762e73",
    "#860100",
    "#735d8f",
    "#1528a0",
    "#64003c",
    "#49146f",
)
_CONTRAST_SPEAKERS = (
    "#ffb454",
    "#6cb6ff",
    "#7ae9ae",
    "#c09fc0",
    "#ffff80",
    "#ff8579",
    "#d5cdff",
    "#bdfffa",
)
_ANSI_SPEAKERS = (
    "ansi_yellow",
    "ansi_bright_blue",
    "ansi_magenta",
    "ansi_green",
    "ansi_cyan",
    "ansi_red",
    "ansi_bright_magenta",
    "ansi_bright_green",
)

DARK = Palette(
    name="dark",
    dark=True,
    ground="#16181d",
    panel="#121418",
    raised="#1c1f26",
    lit="#262b35",
    text="#d6d8dd",
    muted="#a3a8b2",
    faint="#9096a2",
    accent="#e8b75a",
    hit_background="#57480f",
    hit_foreground="#ffe9a8",
    selection_background="#2c4674",
    selection_foreground="#eef3ff",
    sentence="#20242c",
    summary="#b4bba4",
    bookmark="#7fc8a0",
    neutral="#9096a2",
    good="#93cfae",
    problem="#f2938c",
    speakers=_DARK_SPEAKERS,
    speakers_dim=_dimmed(_DARK_SPEAKERS, "#16181d"),
)
LIGHT = Palette(
    name="light",
    dark=False,
    ground="#fbfaf7",
    panel="#f3f1ec",
    raised="#f0eee8",
    lit="#e9e6de",
    text="#26282c",
    muted="#52565d",
    faint="#5d6168",
    accent="#855100",
    hit_background="#ffe08a",
    hit_foreground="#2b2100",
    selection_background="#c4dafb",
    selection_foreground="#10203a",
    sentence="#f1eee5",
    summary="#525b3e",
    bookmark="#1d6b46",
    neutral="#62666d",
    good="#1d6b46",
    problem="#a8291f",
    speakers=_LIGHT_SPEAKERS,
    speakers_dim=_dimmed(_LIGHT_SPEAKERS, "#fbfaf7"),
)
CONTRAST = Palette(
    name="contrast",
    dark=True,
    ground="#000000",
    panel="#000000",
    raised="#101010",
    lit="#1e1e1e",
    text="#ffffff",
    muted="#dcdcdc",
    faint="#c4c4c4",
    accent="#ffd23f",
    hit_background="#ffd23f",
    hit_foreground="#000000",
    selection_background="#ffffff",
    selection_foreground="#000000",
    sentence="#1e1e1e",
    summary="#d6e8b0",
    bookmark="#6dffb0",
    neutral="#c4c4c4",
    good="#6dffb0",
    problem="#ffaaa3",
    speakers=_CONTRAST_SPEAKERS,
    speakers_dim=_dimmed(_CONTRAST_SPEAKERS, "#000000"),
    hit_style="bold underline",
)
ANSI = Palette(
    name="ansi",
    dark=True,
    ground="ansi_default",
    panel="ansi_default",
    raised="ansi_default",
    lit="ansi_default",
    text="ansi_default",
    muted="ansi_default",
    faint="ansi_default",
    accent="ansi_yellow",
    hit_background="ansi_yellow",
    hit_foreground="ansi_black",
    selection_background="ansi_default",
    selection_foreground="ansi_default",
    sentence="ansi_default",
    summary="ansi_default",
    bookmark="ansi_green",
    neutral="ansi_default",
    good="ansi_green",
    problem="ansi_red",
    speakers=_ANSI_SPEAKERS,
    speakers_dim=_ANSI_SPEAKERS,
    muted_style="dim",
    faint_style="dim",
    selection_style="reverse",
    sentence_style="underline",
)

PLAIN = ANSI._replace(
    name="plain",
    accent="ansi_default",
    hit_background="ansi_default",
    hit_foreground="ansi_default",
    bookmark="ansi_default",
    good="ansi_default",
    problem="ansi_default",
    speakers=("ansi_default",) * SPEAKER_COUNT,
    speakers_dim=("ansi_default",) * SPEAKER_COUNT,
    hit_style="bold underline",
)
"""No colour at all, for NO_COLOR: bold, dim, italic, underlined and reversed only."""

PALETTES: dict[str, Palette] = {p.name: p for p in (DARK, LIGHT, CONTRAST, ANSI)}


def palette_named(name: str) -> Palette:
    """The palette called `name`. Raises ValueError, naming those there are."""
    try:
        return PALETTES[name]
    except KeyError:
        known = ", ".join(PALETTES)
        raise ValueError(f"There is no theme called {name!r}; there are {known}.") from None


def palette_for(name: str, environment: Mapping[str, str]) -> Palette:
    """The palette called `name`, or the plain one where NO_COLOR asks for none."""
    return PLAIN if "NO_COLOR" in environment else palette_named(name)


def variables(palette: Palette) -> dict[str, str]:
    """The palette as style sheet variables, `$tapelog-…`, speakers counted from 1."""
    found: dict[str, str] = {}
    for field, value in palette._asdict().items():
        if isinstance(value, str) and field != "name":
            found[f"tapelog-{field.replace('_', '-')}"] = value
    for number, (full, dim) in enumerate(
        zip(palette.speakers, palette.speakers_dim, strict=True), start=1
    ):
        found[f"tapelog-speaker-{number}"] = full
        found[f"tapelog-speaker-{number}-dim"] = dim
    return found
