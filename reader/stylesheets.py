"""Where the style sheets lie that the app loads."""

from __future__ import annotations

from pathlib import Path


def stylesheets() -> list[str | Path]:
    """All `.tcss` files beside the widgets and the screens, for `App.CSS_PATH`.

    `rows.tcss` comes first: panes build on it.
    """
    home = Path(__file__).parent
    found = sorted([*home.glob("widgets/*.tcss"), *home.glob("screens/*.tcss")])
    return [*sorted(found, key=lambda path: path.name != "rows.tcss")]
