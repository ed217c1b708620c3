"""A progress bar of one line on standard error, and nothing where that is no terminal."""

import shutil
import sys
import time

from transcripts.text import make_safe

from .output import is_terminal

_REDRAW = 0.05
"""Seconds between two drawings at least: a slow terminal must not slow the work."""


class Bar:
    """Shows how much of a number of things is done. A total of 0 draws nothing."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._drawn = 0.0
        self.visible = is_terminal(sys.stderr)

    def show(self, done: int, total: int, name: str = "") -> None:
        """Draw `done` of `total`, with the name of the one being done if there is room."""
        now = time.monotonic()
        if not self.visible or not total or (now - self._drawn < _REDRAW and done < total):
            return
        self._drawn = now
        columns = shutil.get_terminal_size().columns
        self._draw(done / total, f"{done}/{total} {name}", columns)

    def fetch(self, name: str, done: int, total: int | None) -> None:
        """Draw how many bytes of what is fetched have come, and of how many if that is known."""
        now = time.monotonic()
        if not self.visible or (now - self._drawn < _REDRAW and 0 < done != total):
            return
        self._drawn = now
        columns = shutil.get_terminal_size().columns
        if total:
            self._draw(min(1.0, done / total), f"{_size(done)} of {_size(total)}  {name}", columns)
        else:
            self._write(f"{self._what} {f'{_size(done)} of ' if done else ''}{name}", columns)

    def _draw(self, share: float, text: str, columns: int) -> None:
        width = max(5, min(30, columns // 3))
        full = int(width * share)
        self._write(f"{self._what} {'█' * full}{'░' * (width - full)} {text}", columns)

    def _write(self, text: str, columns: int) -> None:
        # Ctrl-C writes two characters more, which must not begin another line.
        sys.stderr.write("\r\x1b[K" + make_safe(text)[: columns - 3])
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self.visible and self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = 0.0


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, count // 1000)} kB"
