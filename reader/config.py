"""The settings that a person writes, in `config.toml`: the keys, and where a model is asked.

[keys]
copy = "c"
next-turn = ["l", "J"]

[model]
address = "http://localhost:11434/v1"
key = "…"
part = 32000
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from reader.keymap import Keymap, KeymapProblem
from reader.problem import Problem

_TABLES = ("keys", "model")


class ModelSettings(NamedTuple):
    """Where a model is asked that a person names, as far as they have set it."""

    address: str | None = None
    """Of an OpenAI-compatible server."""
    key: str | None = None
    """For that address and no other; never shown."""
    part: int | None = None
    """Characters of the parts in which a long talk is sent."""


def keymap_from(path: Path) -> Keymap:
    """The keymap with the keys that the file at `path` gives, if it is there.

    Raises Problem, which names the file and the entry or line that cannot be used.
    """
    keys = _table(path, "keys")
    if not keys:
        return Keymap()
    try:
        return Keymap().with_overrides(keys)
    except KeymapProblem as error:
        raise Problem(f"{path}: {error}") from error


def model_settings(path: Path) -> ModelSettings:
    """What the file at `path` sets for models, if it is there. Raises Problem."""
    found = _table(path, "model")
    for name, value in found.items():
        kind = {"address": str, "key": str, "part": int}.get(name)
        if kind is None:
            raise Problem(f"{path}: [model] has no {name!r}; it has address, key and part.")
        if type(value) is not kind:
            raise Problem(
                f"{path}: {name} of [model] must be a {'number' if kind is int else 'text'}."
            )
    return ModelSettings(**found)


def _table(path: Path, name: str) -> dict[str, Any]:
    """One table of the settings, empty where it is not there."""
    if not path.exists():
        return {}
    import tomllib

    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise Problem(f"{path} cannot be read: {error}") from error
    unknown = [table for table in settings if table not in _TABLES]
    if unknown:
        raise Problem(f"{path}: there is no setting called {unknown[0]!r}; [keys] is one.")
    table = settings.get(name, {})
    if not isinstance(table, dict):
        what = "actions and their keys" if name == "keys" else "settings"
        raise Problem(f"{path}: [{name}] must be a table of {what}.")
    return table
