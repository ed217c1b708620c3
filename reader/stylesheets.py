"""Style sheets: those of the first screen for the app, the others with what opens them."""

from __future__ import annotations

from pathlib import Path

_FIRST = ("widgets/rows", "widgets/sidebar", "widgets/status_line", "screens/reading")


def stylesheets() -> list[str | Path]:
    """The `.tcss` files that the first screen needs, for `App.CSS_PATH`; panes build on
    `rows.tcss`. Reading them all at once would cost a tenth of the start."""
    home = Path(__file__).parent
    return [home / f"{name}.tcss" for name in _FIRST]


def beside(module: str) -> str:
    """The style sheet beside a widget's or screen's module (its `__file__`), for
    `DEFAULT_CSS`: parsed when the first one of its kind is mounted."""
    return Path(module).with_suffix(".tcss").read_text(encoding="utf-8")
