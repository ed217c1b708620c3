"""A file of one's own: for what is too long for a terminal, or where none listens."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transcripts.text import make_safe

from .outcome import Outcome, Parcel, RouteFailed

FOLDER = "clip"
LAST = "last.txt"


def keep_last(text: str, state_dir: Path) -> Path:
    """Write the last copy to `clip/last.txt`, readable by its owner alone. Raises OSError."""
    folder = _folder(state_dir)
    beside = folder / f".{LAST}.{os.getpid()}"
    beside.unlink(missing_ok=True)
    _write_new(beside, text)
    return beside.replace(folder / LAST)


def _folder(state_dir: Path) -> Path:
    folder = state_dir / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _write_new(path: Path, text: str) -> None:
    """Create `path` with mode 0600; raises FileExistsError rather than follow a link."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)


def shown(path: Path, environment: Mapping[str, str]) -> str:
    """A path for the status line, with `~` for the home folder."""
    home = environment.get("HOME", "")
    text = str(path)
    if home not in ("", "/") and text.startswith(home.rstrip("/") + "/"):
        text = "~" + text[len(home.rstrip("/")) :]
    return make_safe(text)


@dataclass(frozen=True, slots=True)
class FileRoute:
    """`clip/clip-<date>-<time>.txt` in the state folder."""

    environment: Mapping[str, str]
    name: str = "file"
    limit: int | None = None

    def forecast(self) -> str:
        return "saved to a file of its own in the state folder"

    def carry(self, parcel: Parcel) -> Outcome:
        stem = f"clip-{datetime.now():%Y%m%d-%H%M%S}"
        try:
            folder = _folder(parcel.state_dir)
            for number in range(1, 100):
                path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
                try:
                    _write_new(path, parcel.text)
                except FileExistsError:
                    continue
                return Outcome(self.name, "saved", f"Saved to {shown(path, self.environment)}")
        except OSError as error:
            raise RouteFailed(error.strerror or "the file cannot be written") from error
        raise RouteFailed("too many copies within one second")
