"""The settings that a person writes: at present the keys, in `config.toml`.

[keys]
copy = "c"
next-turn = ["l", "J"]
"""

from __future__ import annotations

from pathlib import Path

from reader.keymap import Keymap, KeymapProblem
from reader.problem import Problem


def keymap_from(path: Path) -> Keymap:
    """The keymap with the keys that the file at `path` gives, if it is there.

    Raises Problem, which names the file and the entry or line that cannot be used.
    """
    if not path.exists():
        return Keymap()
    import tomllib

    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"{path} cannot be read: {error}") from error
    keys = settings.pop("keys", {})
    if settings:
        raise Problem(
            f"{path}: there is no setting called {next(iter(settings))!r}; [keys] is one."
        )
    if not isinstance(keys, dict):
        raise Problem(f"{path}: [keys] must be a table of actions and their keys.")
    try:
        return Keymap().with_overrides(keys)
    except KeymapProblem as error:
        raise Problem(f"{path}: {error}") from error
