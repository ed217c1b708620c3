"""What is typed after `:`: a place to go to, or any action by name.

Knows nothing of Textual, and nothing of how an action is carried out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from transcripts.speakers.roles import parted

from .keymap import Action, Keymap
from .themes import PALETTES

GoToKind = Literal["line", "time", "percent", "chapter"]


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to a line or chapter (counted from 1), a time in seconds, or a per cent."""

    kind: GoToKind
    value: float


@dataclass(frozen=True, slots=True)
class Run:
    """Carry out the action called `action`; `argument` is empty where none was given."""

    action: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why nothing can be done, in a sentence for the status line."""

    sentence: str


Command = GoTo | Run | Problem


class Names(NamedTuple):
    """What the people of a transcript are called."""

    all: tuple[str, ...] = ()
    """Those whom words can be given to."""
    heard: tuple[str, ...] = ()
    """Those of them who speak."""
    unused: tuple[str, ...] = ()
    """Names under which nobody speaks, that a speaker could be given."""


NOBODY_KNOWN = Names()

_LINE = re.compile(r"(\d{1,9})$")
_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2})(?:[.,]\d+)?$")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%$")
_PLACE = re.compile(r"(chapter|line|time)\s+(\S+)$")


def parse_command(text: str, keymap: Keymap | None = None) -> Command:
    """What `text`, typed after `:`, asks for. Names may be shortened while they are clear."""
    text = text.strip().removeprefix(":").strip()
    if not text:
        return Problem("Type a line, a time, 50% or the name of an action.")
    return _bare_place(text) or _named_place(text) or _action(text, keymap or Keymap())


def _bare_place(text: str) -> Command | None:
    if match := _LINE.match(text):
        return GoTo("line", int(match[1])) if int(match[1]) else Problem("Lines count from 1.")
    if match := _PERCENT.match(text):
        value = float(match[1])
        return GoTo("percent", value) if value <= 100 else Problem("There is no more than 100 %.")
    if match := _TIME.match(text):
        hours, minutes, seconds = match[1], int(match[2]), int(match[3])
        if seconds > 59 or (hours and minutes > 59):
            return Problem(f"{text} is no time: write 12:31 or 1:12:31.")
        return GoTo("time", int(hours or 0) * 3600 + minutes * 60 + seconds)
    return None


def _named_place(text: str) -> Command | None:
    match = _PLACE.match(text)
    if not match:
        return None
    kind, value = match[1], match[2]
    if kind == "time":
        found = _bare_place(value)
        timed = isinstance(found, GoTo) and found.kind == "time"
        return found if timed else Problem(f"{value} is no time: write 12:31 or 1:12:31.")
    if not _LINE.match(value) or int(value) == 0:
        return Problem(f"Say which {kind} by its number: :{kind} 4")
    return GoTo("chapter" if kind == "chapter" else "line", int(value))


def _action(text: str, keymap: Keymap) -> Command:
    name, _, argument = text.partition(" ")
    argument = argument.strip()
    if name in ("chapter", "line", "time"):
        return Problem(f"Say which {name}: :{name} {'12:31' if name == 'time' else '4'}")
    actions = keymap.commands()
    found = [a for a in actions if a.name == name] or [
        a for a in actions if a.name.startswith(name)
    ]
    if not found:
        return Problem(f"There is no command {name!r}. ? shows the keys.")
    if len(found) > 1:
        return Problem(f"{name!r} could be {_listed([action.name for action in found])}.")
    return _with_argument(found[0], argument)


def _with_argument(action: Action, argument: str) -> Command:
    if argument and action.argument is None:
        return Problem(f":{action.name} takes nothing after it.")
    if action.name == "theme":
        known = [name for name in PALETTES if argument and name.startswith(argument)]
        if len(known) != 1:
            return Problem(f"Say which theme: {_listed(list(PALETTES))}.")
        argument = known[0]
    if action.name == "measure" and argument and not 20 <= _number(argument) <= 200:
        return Problem("The measure is a number of columns from 20 to 200.")
    return Run(action.name, argument)


def _number(text: str) -> int:
    return int(text) if _LINE.match(text) else -1


def _listed(names: list[str]) -> str:
    shown = names if len(names) <= 5 else [*names[:4], f"{len(names) - 4} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"


def completions(
    text: str,
    keymap: Keymap | None = None,
    names: Names = NOBODY_KNOWN,
) -> list[str] | None:
    """Whole commands that `text`, the beginning of one, could become, in alphabetical order;
    None where nobody knows what may follow the command's name.

    For a name that is whole already, the roles are offered before the name as it is."""
    name, blank, argument = text.lstrip().partition(" ")
    known = [action.name for action in (keymap or Keymap()).commands()]
    if not blank:
        return sorted(
            option for option in [*known, "chapter", "line", "time"] if option.startswith(name)
        )
    found = [name] if name in known else [action for action in known if action.startswith(name)]
    options = _arguments(found[0], argument.strip(), names) if len(found) == 1 else None
    return None if options is None else [f"{name} {option}" for option in options]


def _arguments(action: str, typed: str, names: Names) -> list[str] | None:
    """What may follow an action's name, where that is known."""
    if action == "theme":
        return [option for option in PALETTES if option.startswith(typed)]
    if action == "rename":
        return [name for name in _begun(typed, names.unused) if name != typed] or _roles(typed)
    if action == "only":
        return _begun(typed, names.heard)
    return _begun(typed, names.all) if action in ("speaker", "split") else None


def _begun(typed: str, names: Sequence[str]) -> list[str]:
    """The names of which a word begins as typed."""
    wanted = f" {typed}".casefold()
    return sorted({name for name in names if wanted in f" {name}".casefold()})


def _roles(typed: str) -> list[str]:
    """A name with each role that may be told behind it, and without one."""
    name, _role = parted(typed)
    known = [f"{name} (guest)", f"{name} (host)", name] if name else []
    return [*(one for one in known if one != typed), typed] if known else []
