"""Palettes: contrast after WCAG 2, and colours apart for colour-blind eyes.

Colour blindness is simulated after Machado, Oliveira and Fernandes (2009), severity 1.0,
in linear RGB; distances are Euclidean in Oklab (Ottosson 2020).
"""

import math
import subprocess
import sys
from itertools import combinations

import pytest

from reader.themes import ANSI, PALETTES, Palette, blend, palette_named, variables

COLOURED = [palette for palette in PALETTES.values() if not palette.ansi]
VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def linear(colour):
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def contrast(one, other):
    a, b = (
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True))
        for x in (one, other)
    )
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def seen(colour, vision):
    light = [min(max(c, 0.0), 1.0) for c in times(VISIONS[vision], linear(colour))]
    return times(
        TO_LAB,
        [math.cbrt(c) for c in times(TO_LMS, light)],
    )


def text_pairs(palette: Palette):
    words = (
        "text",
        "muted",
        "faint",
        "accent",
        "summary",
        "bookmark",
        "neutral",
        "good",
        "problem",
    )
    for ground in ("ground", "panel", "raised", "lit", "sentence"):
        for name in words:
            yield f"{name} on {ground}", getattr(palette, name), getattr(palette, ground)
        for number, colour in enumerate(palette.speakers, start=1):
            yield f"speaker {number} on {ground}", colour, getattr(palette, ground)
    yield "hit", palette.hit_foreground, palette.hit_background
    yield "selection", palette.selection_foreground, palette.selection_background


@pytest.mark.parametrize("palette", COLOURED, ids=lambda p: p.name)
def test_all_text_has_the_contrast_of_aa(palette):
    least = 7.0 if palette.name == "contrast" else 4.5
    low = {
        name: round(contrast(a, b), 2)
        for name, a, b in text_pairs(palette)
        if contrast(a, b) < least
    }
    assert not low


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("palette", COLOURED, ids=lambda p: p.name)
def test_speakers_stay_apart_for_every_eye(palette, vision):
    distances = {
        (a + 1, b + 1): math.dist(
            seen(palette.speakers[a], vision), seen(palette.speakers[b], vision)
        )
        for a, b in combinations(range(8), 2)
    }
    near = {pair: round(d, 3) for pair, d in distances.items() if d < 0.065}
    assert not near
    assert distances[1, 2] > 0.12  # most conversations have two


def test_the_first_two_speakers_are_orange_and_blue():
    for palette in COLOURED:
        (r1, _, b1), (r2, _, b2) = (linear(c) for c in palette.speakers[:2])
        assert r1 > b1
        assert b2 > r2


def test_the_terminals_own_colours_name_no_colour_of_ours():
    assert all(value.startswith("ansi_") for value in (*ANSI.speakers, ANSI.text, ANSI.ground))
    assert len(set(ANSI.speakers)) == 8
    assert ANSI.selection_style == "reverse"


def test_every_palette_has_the_same_variables():
    names = {frozenset(variables(palette)) for palette in PALETTES.values()}
    assert len(names) == 1
    assert {"tapelog-ground", "tapelog-hit-style", "tapelog-speaker-8-dim"} <= next(iter(names))


def test_an_unknown_theme_is_refused_with_the_known_ones_named():
    with pytest.raises(ValueError, match="dark, light, contrast, ansi"):
        palette_named("mauve")


def test_blending_goes_from_the_ground_to_the_colour():
    assert blend("#ffffff", "#000000", 0.0) == "#000000"
    assert blend("#ffffff", "#000000", 0.5) == "#808080"


@pytest.mark.parametrize(
    "module", ["reader.themes", "reader.keymap", "reader.command_words", "reader.widgets.hints"]
)
def test_plain_data_is_loaded_without_textual(module):
    code = f"import sys, {module}; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
