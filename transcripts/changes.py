"""The kinds of correction that a person can make to a transcript."""

from dataclasses import dataclass

from .model import Role
from .quotes.anchors import Anchor

Who = int | str | None
"""A speaker: an index of the version's people, the name of one added by a person, or
nobody. A number would not do for those added: undoing one would move the others."""


@dataclass(frozen=True, slots=True)
class Speaks:
    """These words are `who`'s. The words are the anchor's."""

    who: Who


@dataclass(frozen=True, slots=True)
class Split:
    """Another speaker begins in the middle of a turn: the rest of it is `who`'s. The
    anchor begins at the place and ends with its block."""

    who: Who


@dataclass(frozen=True, slots=True)
class Rename:
    """A person's name (None takes it away) and role, everywhere."""

    who: int | str
    name: str | None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What was said instead of the anchor's words, which lie in one block."""

    words: str


@dataclass(frozen=True, slots=True)
class AddChapter:
    """A chapter begins at the anchor's block."""

    title: str


@dataclass(frozen=True, slots=True)
class RenameChapter:
    """The chapter that begins at the anchor's block has this title."""

    title: str


@dataclass(frozen=True, slots=True)
class MoveChapter:
    """The chapter that begins at the anchor's block begins at block `to` instead."""

    to: int


@dataclass(frozen=True, slots=True)
class RemoveChapter:
    """There is no chapter at the anchor's block; its words stay."""


@dataclass(frozen=True, slots=True)
class Title:
    """The transcript's title."""

    title: str | None


Change = (
    Speaks
    | Split
    | Rename
    | Words
    | AddChapter
    | RenameChapter
    | MoveChapter
    | RemoveChapter
    | Title
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One change. `anchor` is None where it concerns the whole transcript.

    `created` and `undone` are seconds since the epoch; undone ones are kept, for redo.
    """

    id: int
    change: Change
    anchor: Anchor | None
    created: float
    undone: float | None = None
