"""What the reader remembers of how somebody likes to read."""

from __future__ import annotations

from reader.layout import MEASURE, MEASURE_LEAST, MEASURE_MOST, as_measure
from reader.themes import PALETTES
from transcripts.library import Library


class Settings:
    """Kept in the library as soon as one is changed."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.measure = MEASURE
        """Columns of the text at most."""
        self.theme = "dark"
        self.sidebar = True
        """Whether the sidebar stands beside the text where there is room."""
        self.times = False
        """Whether times or line numbers stand beside the names."""

    @classmethod
    def of(cls, library: Library) -> Settings:
        """Those kept in a library; what is not valid any more is left as it comes."""
        found = cls(library)
        found.measure = as_measure(library.setting("measure") or "")
        theme = library.setting("theme")
        if theme in PALETTES:
            found.theme = theme
        found.sidebar = library.setting("sidebar") != "off"
        found.times = library.setting("times") == "on"
        return found

    def set_measure(self, columns: int) -> int:
        """Set and keep the measure; gives it as kept within its bounds."""
        self.measure = min(max(columns, MEASURE_LEAST), MEASURE_MOST)
        self.library.remember("measure", str(self.measure))
        return self.measure

    def set_theme(self, name: str) -> None:
        self.theme = name
        self.library.remember("theme", name)

    def set_sidebar(self, shown: bool) -> None:
        self.sidebar = shown
        self.library.remember("sidebar", "on" if shown else "off")

    def set_times(self, shown: bool) -> None:
        self.times = shown
        self.library.remember("times", "on" if shown else "off")
