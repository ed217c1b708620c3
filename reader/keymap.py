"""What the keys do: one table of actions, from which keys, commands and help all follow.

Knows nothing of Textual. Keys are written as a person sees them ("j", "/", "PgDn",
"ctrl+d"); `key_name` turns one into the name that Textual gives it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Context = Literal["text", "selecting", "library"]


class Action(NamedTuple):
    """Something the reader can do."""

    name: str
    """What `:` calls it, in lower case with hyphens."""
    keys: tuple[str, ...]
    title: str
    """What it does, in a few words."""
    group: str
    everyday: bool = False
    """Whether it is one of the sixteen that the first page of help shows."""
    hint: str = ""
    """More words for the full help, where the title does not say enough."""
    argument: str | None = None
    """What may follow the name after `:`; None where nothing may."""
    context: Context = "text"


def _a(
    name: str,
    keys: str,
    title: str,
    everyday: bool = False,
    hint: str = "",
    argument: str | None = None,
) -> tuple[str, str, str, bool, str, str | None]:
    return name, keys, title, everyday, hint, argument


_GROUPS: dict[str, list[tuple[str, str, str, bool, str, str | None]]] = {
    "Move": [
        _a("down", "j ↓", "line down", True),
        _a("up", "k ↑", "line up", True),
        _a("page-down", "space PgDn", "page down", True),
        _a("page-up", "b PgUp", "page up", True),
        _a("half-page-down", "d ctrl+d", "half a page down"),
        _a("half-page-up", "u ctrl+u", "half a page up"),
        _a("top", "g Home", "top", hint="30g: line 30"),
        _a("bottom", "G End", "bottom"),
        _a("next-turn", "l }", "next turn", True),
        _a("previous-turn", "h {", "previous turn"),
        _a("next-chapter", "L ]", "next chapter", True),
        _a("previous-chapter", "H [", "previous chapter"),
        _a("next-question", ">", "next question"),
        _a("previous-question", "<", "previous question"),
        _a("next-sentence", ")", "next sentence"),
        _a("previous-sentence", "(", "previous sentence"),
        _a("jump-back", "Backspace", "back to where you were", True),
        _a("jump-forward", "\\", "forward again"),
    ],
    "Find": [
        _a("find", "/", "find in this transcript", True, argument="words"),
        _a("find-next", "n", "next hit"),
        _a("find-previous", "N", "previous hit"),
        _a("find-word", "*", "find the word here"),
        _a("search", "s", "search the library", True, argument="words"),
    ],
    "Keep and copy": [
        _a("letters", "f", "pick a sentence by a letter", True),
        _a("select", "v", "select from this sentence", True),
        _a("select-turn", "V", "select this turn"),
        _a("copy", "y", "copy sentence or selection", True),
        _a("bookmark", "m", "bookmark the same", True),
        _a("bookmark-note", "M", "bookmark with note and tags"),
        _a("bookmarks", "B", "list the bookmarks"),
        _a("next-bookmark", ".", "next bookmark"),
        _a("previous-bookmark", ",", "previous bookmark"),
        _a("export", "e", "bookmarks as Markdown", argument="file"),
        _a("undo", "U", "undo"),
        _a("redo", "", "do again what was undone"),
    ],
    "Correct": [
        _a("speaker", "r", "who says this turn", argument="name"),
        _a("rename", "R", "another name, everywhere", argument="name"),
        _a("split", "", "somebody else from here on", argument="name"),
        _a("exchange", "", "exchange two from here on"),
        _a("correct", "c", "a misheard word"),
        _a("why", "w", "what the speaker rests on"),
        _a("doubts", "", "kept words in doubt"),
        _a("make-chapters", "", "chapters for a very long talk"),
        _a("chapter-begin", "", "a chapter begins here", argument="title"),
        _a("chapter-title", "", "what this chapter is called", argument="title"),
        _a("chapter-move", "", "a chapter begins here now", argument="number"),
        _a("chapter-join", "", "join it to the one before"),
    ],
    "Look": [
        _a("sidebar", "t", "sidebar", True),
        _a("sidebar-mode", "T", "what the sidebar shows"),
        _a("next-pane", "Tab", "next pane"),
        _a("wider", "+", "wider lines"),
        _a("narrower", "-", "narrower lines"),
        _a("measure", "=", "width of lines as set", argument="columns"),
        _a("times", "a", "times in the margin"),
        _a("only", "", "one speaker's turns alone", argument="name"),
        _a("zen", "z", "nothing but the text"),
        _a("theme", "", "dark, light, contrast or ansi", argument="name"),
    ],
    "Tapelog": [
        _a("library", "", "all transcripts"),
        _a("report", "", "how this source was understood"),
        _a("command", ":", "run a command by name", hint=":37 :12:31 :50% go there"),
        _a("help", "?", "these keys", True),
        _a("back", "q", "back, at last out", True),
        _a("quit", "Q", "quit"),
    ],
}

_SELECTING: list[tuple[str, str, str]] = [
    ("select-next-word", "l", "a word on"),
    ("select-previous-word", "h", "a word back"),
    ("select-next-sentence", ")", "a sentence on"),
    ("select-previous-sentence", "(", "a sentence back"),
    ("select-next-turn", "}", "a turn on"),
    ("select-previous-turn", "{", "a turn back"),
    ("select-line-down", "j ↓", "a line down"),
    ("select-line-up", "k ↑", "a line up"),
    ("select-other-end", "o", "the other end"),
    ("select-copy", "y", "copy"),
    ("select-bookmark", "m", "bookmark"),
    ("select-speaker", "r", "who says it"),
    ("select-bookmark-note", "M", "bookmark with note and tags"),
    ("select-leave", "v q Esc", "leave the selection"),
]

ACTIONS: tuple[Action, ...] = tuple(
    Action(name, tuple(keys.split()), title, group, everyday, hint, argument)
    for group, rows in _GROUPS.items()
    for name, keys, title, everyday, hint, argument in rows
) + tuple(
    Action(name, tuple(keys.split()), title, "In a selection", context="selecting")
    for name, keys, title in _SELECTING
)

_KEY_NAMES = {
    "↓": "down",
    "↑": "up",
    "←": "left",
    "→": "right",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "esc": "escape",
    "return": "enter",
}
_NAMED_KEYS = frozenset(
    (
        *("space", "tab", "enter", "escape", "backspace", "delete", "insert"),
        *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
        *(f"f{number}" for number in range(1, 13)),
    )
)
_SYMBOLS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def key_name(key: str) -> str:
    """The name Textual gives to a key as written here. Raises ValueError for no key."""
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    if any(modifier not in ("ctrl", "shift", "alt") for modifier in modifiers):
        raise ValueError(f"{key!r} is no key")
    prefix = "".join(f"{modifier}+" for modifier in modifiers)
    if len(base) == 1 and base not in _KEY_NAMES:
        if base.isalnum():
            return prefix + base
        name = unicodedata.name(base, "").lower().replace("-", "_").replace(" ", "_")
        if not name:
            raise ValueError(f"{key!r} is no key")
        return prefix + _SYMBOLS.get(name, name)
    name = _KEY_NAMES.get(base.lower(), base.lower())
    if name not in _NAMED_KEYS:
        raise ValueError(f"{key!r} is no key")
    return prefix + name


class KeymapProblem(ValueError):
    """A keymap from the configuration that cannot be used; says which entry and why."""


class Keymap:
    """All actions with the keys they have at present."""

    def __init__(self, actions: tuple[Action, ...] = ACTIONS) -> None:
        self.actions = actions

    def __getitem__(self, name: str) -> Action:
        for action in self.actions:
            if action.name == name:
                return action
        raise KeyError(name)

    def bindings(self, context: Context = "text") -> dict[str, Action]:
        """Textual's names of the keys that are valid in `context`, with their actions."""
        return {
            key_name(key): action
            for action in self.actions
            if action.context == context
            for key in action.keys
        }

    def everyday(self) -> list[Action]:
        """The sixteen actions of every day, in the order of the table."""
        return [action for action in self.actions if action.everyday]

    def groups(self, context: Context | None = None) -> dict[str, list[Action]]:
        """Actions that have a key, by group; those of one context only, if one is given."""
        found: dict[str, list[Action]] = {}
        for action in self.actions:
            if action.keys and context in (None, action.context):
                found.setdefault(action.group, []).append(action)
        return found

    def commands(self) -> list[Action]:
        """What `:` can run by name."""
        return [action for action in self.actions if action.context == "text"]

    def with_overrides(self, keys: Mapping[str, object]) -> Keymap:
        """This keymap with other keys for some actions.

        `keys` maps an action's name to a key, or to keys parted by blanks or in a list; an
        empty one takes the action's keys away. A key that another action had goes over to
        the new one. Raises KeymapProblem, naming the entry.
        """
        wanted = {name: _keys_of(name, value) for name, value in keys.items()}
        known = {action.name: action for action in self.actions}
        for name in wanted:
            if name not in known:
                raise KeymapProblem(f"There is no action called {name!r} to give a key to.")
        taken: dict[tuple[Context, str], str] = {}
        for name, chosen in wanted.items():
            for key in chosen:
                slot = (known[name].context, key_name(key))
                if taken.setdefault(slot, name) != name:
                    raise KeymapProblem(f"{key!r} is given to both {taken[slot]!r} and {name!r}.")
        return Keymap(tuple(self._with_keys(action, wanted, taken) for action in self.actions))

    @staticmethod
    def _with_keys(
        action: Action,
        wanted: Mapping[str, tuple[str, ...]],
        taken: Mapping[tuple[Context, str], str],
    ) -> Action:
        keys = wanted.get(action.name, action.keys)
        kept = tuple(
            key
            for key in keys
            if taken.get((action.context, key_name(key)), action.name) == action.name
        )
        return action._replace(keys=kept) if kept != action.keys else action


LIBRARY_KEYS = Keymap(
    tuple(
        Action(name, tuple(keys.split()), title, "In the library", True, context="library")
        for name, keys, title in (
            ("down", "j ↓", "line down"),
            ("up", "k ↑", "line up"),
            ("page-down", "space PgDn", "page down"),
            ("page-up", "b PgUp", "page up"),
            ("read", "Enter", "read the transcript"),
            ("filter", "/", "only those with these words"),
            ("search", "s", "search in all"),
            ("help", "?", "these keys"),
            ("back", "q", "out"),
        )
    )
)
"""The keys of the list of transcripts."""


def _keys_of(name: str, value: object) -> tuple[str, ...]:
    entries: Iterable[object] = value.split() if isinstance(value, str) else ()
    if isinstance(value, list | tuple):
        entries = value
    elif not isinstance(value, str):
        raise KeymapProblem(f"The keys of {name!r} must be text or a list, not {value!r}.")
    keys = []
    for entry in entries:
        try:
            key_name(str(entry))
        except ValueError:
            raise KeymapProblem(f"{entry!r}, given to {name!r}, is no key.") from None
        keys.append(str(entry))
    return tuple(keys)
