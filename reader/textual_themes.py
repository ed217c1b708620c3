"""The palettes as Textual's themes."""

from __future__ import annotations

from functools import cache

from textual.theme import BUILTIN_THEMES, Theme

from .themes import PALETTES, PLAIN, Palette, variables


def textual_theme(palette: Palette) -> Theme:
    """A theme whose own colours and whose `$tapelog-…` variables are the palette's."""
    return Theme(
        name=f"tapelog-{palette.name}",
        primary=palette.accent,
        secondary=palette.speakers[1],
        accent=palette.accent,
        warning=palette.accent,
        error=palette.problem,
        success=palette.good,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.raised,
        panel=palette.panel,
        dark=palette.dark,
        ansi=palette.ansi,
        text_alpha=1.0,
        variables={
            # Textual's own sheets want these by name where the colours are the terminal's.
            **(BUILTIN_THEMES["ansi-dark"].variables if palette.ansi else {}),
            **variables(palette),
            "screen-selection-background": palette.selection_background,
            "screen-selection-foreground": palette.selection_foreground,
            "input-selection-background": palette.selection_background,
            "input-selection-foreground": palette.selection_foreground,
            **(
                {}
                if palette.ansi
                else {
                    "input-cursor-background": palette.accent,
                    "input-cursor-foreground": palette.ground,
                }
            ),
        },
    )


@cache
def all_themes() -> dict[str, Theme]:
    """Every theme by its name."""
    themes = [textual_theme(palette) for palette in (*PALETTES.values(), PLAIN)]
    return {theme.name: theme for theme in themes}
