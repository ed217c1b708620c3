"""The speakers of one file, in order, with the short forms of their names joined to the full."""

import re
from collections.abc import Iterable

from transcripts.columns import NOBODY
from transcripts.model import Role

from .names import spoken_by, without_parentheses
from .roles import parted, role_of

_MOST = 32_000
"""Speakers of one file at most."""
_LISTED = 500
"""Names that a short form is looked for among."""


class Cast:
    """The speakers of one file in order of their first words.

    One name written with other capitals or blanks is one speaker; a short form is joined
    to a full one only where `listed`, the source's own list of its speakers, holds exactly
    one name that begins with it.
    """

    def __init__(self, listed: Iterable[str] = (), *, guessing: bool = False) -> None:
        self._guessing = guessing
        self.names: list[str] = []
        self.joined: dict[str, str] = {}
        """Short forms that were met, and the full name that the source lists for each."""
        self.guessed: dict[str, str] = {}
        """Initials and surnames that were met, and the earlier speaker whom alone they fit."""
        self.roles: dict[int, Role] = {}
        """What the labels themselves say of speakers: "Ann (host)", "HOST"."""
        self._numbers: dict[str, int] = {}
        self._short: dict[str, str] = {}
        self._listed = [" ".join(name.split()) for name in listed][:_LISTED]

    def number(self, name: str) -> int:
        """The index of the speaker called `name`, new or known; NOBODY for new names beyond
        what an index can count, which are no people any more."""
        number = self._numbers.get(name)
        if number is None:
            bare, role = parted(spoken_by(" ".join(name.split())))
            full = self._full(bare)
            number = self._numbers.get(full.casefold())
            if number is None and len(self.names) >= _MOST:
                return NOBODY
            if number is None:
                number = len(self.names)
                self.names.append(full)
                self._numbers[full.casefold()] = number
            self._numbers[name] = number
            role = role or role_of(full)
            if role in ("host", "guest"):
                self.roles.setdefault(number, role)
        return number

    def _full(self, name: str) -> str:
        core = without_parentheses(name)
        if core != name and (letters := _initials(core)):
            stated = name[len(core) :].strip(" ()[]")
            if stated.casefold() == letters:
                # "Ann van Lee (AvL):" says itself what "AvL:" stands for.
                self._short[letters] = core
                name = core
        if name.casefold() in self._short:
            self.joined[name] = self._short[name.casefold()]
            name = self.joined[name]
        key = name.casefold()
        for listed in self._listed:
            if listed.casefold() == key:
                return listed
        longer = [full for full in self._listed if full.casefold().startswith(key + " ")]
        if len(longer) == 1 and not any(c.isdigit() for c in name):
            self.joined[name] = longer[0]
            return longer[0]
        return self._shortened(name) if self._guessing else name

    def _shortened(self, name: str) -> str:
        """The earlier speaker whose initials, or whose surname where all is in capitals, a
        label of one word in capitals is; itself where that is nobody or several."""
        letters = name.replace(".", "").replace(" ", "")
        if not (len(letters) >= 2 and letters.isalpha() and letters.isupper()):
            return name
        if name.casefold() in self._numbers or " " in name.strip():
            return name
        short = letters.casefold()
        full = [
            one
            for one in dict.fromkeys([*self.names[:_LISTED], *self._listed])
            if (len(short) <= 4 and _initials(one) == short)
            or (one.isupper() and " " in one and one.casefold().endswith(f" {short}"))
        ]
        if len(full) != 1:
            return name
        self.guessed[name] = full[0]
        return full[0]


def _initials(name: str) -> str:
    words = re.split(r"[\s\-]+", name)
    return "".join(word[0] for word in words if word).casefold() if len(words) > 1 else ""
