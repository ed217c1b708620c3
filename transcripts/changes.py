"""The kinds of correction that a person can make to a transcript."""

from typing import NamedTuple

from .model import Role
from .quotes.anchors import Anchor

Who = int | str | None
"""A speaker: an index of the version's people, the name of one added by a person, or
nobody. A number would not do for those added: undoing one would move the others."""


class Speaks(NamedTuple):
    """These words are `who`'s. The words are the anchor's."""

    who: Who


class Split(NamedTuple):
    """Another speaker begins in the middle of a turn: the rest of it is `who`'s. The
    anchor begins at the place and ends with its block."""

    who: Who


class Interchange(NamedTuple):
    """From the anchor on the words of `one` are the other's, and the other way round."""

    one: Who
    other: Who


class Rename(NamedTuple):
    """A person's name (None takes it away) and role, everywhere."""

    who: int | str
    name: str | None
    role: Role | None = None


class Words(NamedTuple):
    """What was said instead of the anchor's words, which lie in one block."""

    words: str


class AddChapter(NamedTuple):
    """A chapter begins at the anchor's block."""

    title: str


class RenameChapter(NamedTuple):
    """The chapter that begins at the anchor's block has this title."""

    title: str


class MoveChapter(NamedTuple):
    """The chapter that begins at the anchor's block begins at block `to` instead."""

    to: int


class RemoveChapter(NamedTuple):
    """There is no chapter at the anchor's block; its words stay."""


class Title(NamedTuple):
    """The transcript's title."""

    title: str | None


Change = (
    Speaks
    | Split
    | Interchange
    | Rename
    | Words
    | AddChapter
    | RenameChapter
    | MoveChapter
    | RemoveChapter
    | Title
)


CHAPTER_CHANGES = AddChapter, RenameChapter, MoveChapter, RemoveChapter


class Correction(NamedTuple):
    """One change. `anchor` is None where it concerns the whole transcript.

    `created` and `undone` are seconds since the epoch; undone ones are kept, for redo.
    """

    id: int
    change: Change
    anchor: Anchor | None
    created: float
    undone: float | None = None
