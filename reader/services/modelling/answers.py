"""Answers of models, kept so that nothing is sent twice: a file each, in the cache."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from reader import locations

MOST, LARGEST = 1_000, 2_000_000
"""Files kept at most, the newest; bytes of one that is still read."""
_KEY = re.compile(r"[0-9a-f]{64}")


class Answers(Protocol):
    """Keeps the text of answers by key: 64 signs, 0 to 9 and a to f."""

    def get(self, key: str) -> str | None: ...

    def put(self, key: str, text: str) -> None: ...


class FileAnswers:
    """In a folder that only its owner may look into, made when the first answer comes.

    It is a cache: what cannot be written or read is not there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> str | None:
        try:
            with self._path(key).open("rb") as file:
                data = file.read(LARGEST + 1)
            return data.decode() if len(data) <= LARGEST else None
        except (OSError, UnicodeError):
            return None

    def put(self, key: str, text: str) -> None:
        path = self._path(key)
        new = path.with_name(f"{key}.{secrets.token_hex(4)}.new")
        try:
            locations.make_private(self.folder)
            try:
                new.write_bytes(text.encode())
                new.replace(path)
            finally:
                new.unlink(missing_ok=True)
        except (OSError, UnicodeError):
            return
        self._forget_the_oldest()

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key!r} is no key of an answer")
        return self.folder / f"{key}.txt"

    def _forget_the_oldest(self) -> None:
        with suppress(OSError):
            files = [
                entry for entry in os.scandir(self.folder) if _KEY.fullmatch(Path(entry.name).stem)
            ]
            for entry in sorted(files, key=lambda one: one.stat().st_mtime)[:-MOST]:
                Path(entry.path).unlink(missing_ok=True)


def kept_answers() -> FileAnswers:
    """Those in Tapelog's own cache."""
    return FileAnswers(locations.answers_dir())
