"""A command's name that was mistyped: told from words of a title, and never run.

`tapelog serach fog` would else be looked up as words of a title.
"""

from __future__ import annotations

import os

from .names import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from transcripts.library.transcripts import Entry

_SHORT = 4
"""Letters of a name in which two slips would leave too little of it."""


def mistyped(arguments: list[str]) -> str | None:
    """What to say where the first of `arguments` is no path, no id and no word of a title,
    but a command's name with a slip; None where it may be a REF.

    A word that a title has as a whole goes before the name, unless an option, an address or
    a file that is there follows: those only a command takes.
    """
    word, rest = arguments[0], arguments[1:]
    near = nearest(word, alone=not rest)
    if near is None:
        return None
    found = _found(" ".join(arguments))
    if any(_means(entry, word) for entry in found) and not any(map(_is_for_a_command, rest)):
        return None
    said = f"there is no command {word!r}; did you mean tapelog {near}?"
    if len(found) == 1:
        said += f" (tapelog {found[0].id} opens {found[0].title or found[0].name})"
    return said


def nearest(word: str, *, alone: bool = False) -> str | None:
    """The command whose name `word` is with one slip, or with two in a long name where other
    words follow. A slip is a letter too many, too few, wrong, or changed with the next."""
    if not word.isascii() or not word.isalpha():
        return None
    word = word.lower()
    slips, near = min((_slips(word, name), name) for name in COMMANDS)
    return near if slips <= (1 if alone or len(near) <= _SHORT else 2) else None


def _slips(one: str, two: str) -> int:
    """The distance of two words (optimal string alignment); 9 where it is more than 2."""
    if abs(len(one) - len(two)) > 2:
        return 9
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, other in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1] if last[-1] <= 2 else 9


def _is_for_a_command(argument: str) -> bool:
    from transcripts.sources.addresses import is_address

    return argument.startswith("-") or is_address(argument) or os.path.exists(argument)  # noqa: PTH110


def _found(ref: str) -> list[Entry]:
    from reader.locations import library_path
    from transcripts.library import Library, LibraryError

    path = library_path()
    if not path.exists():
        return []
    try:
        with Library(path) as library:
            return library.find(ref)
    except LibraryError:
        return []


def _means(entry: Entry, word: str) -> bool:
    """Whether it is called so: the word is its id, or stands as a whole in what names it."""
    from transcripts.library.listing import fold

    called = " ".join(fold(text) for text in (entry.title, entry.show, entry.name) if text)
    return word.lower() == entry.id or fold(word).strip() in called.split()
