"""Correcting a transcript from a screen: written first, then said. Headless.

Each call opens the library for itself, so that it can be made in a thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.changes import Interchange, Rename, Speaks, Split, Title, Words
from transcripts.library import Library

if TYPE_CHECKING:
    from transcripts.changes import Change
    from transcripts.library.undoing import Act
    from transcripts.model import Span, Transcript


def correct(
    library_path: Path, transcript: Transcript, changes: Sequence[tuple[Change, Span | None]]
) -> None:
    """Make corrections at spans of `transcript` as it is shown, all of them or none."""
    with Library(library_path) as library:
        library.correct_all(transcript, changes)


def take_back(library_path: Path, id: str, act: Act, *, again: bool = False) -> None:
    """Take corrections back, or make them again."""
    with Library(library_path) as library:
        (library.redo if again else library.undo)(id, act.made)


def sentence_of(act: Act) -> str:
    """What an act was, in a few words."""
    change = act.made[0].change
    anchor = act.made[0].anchor
    heard = anchor.exact if anchor else ""
    named = {
        Speaks: f"Speaker of “{_shortly(heard, 14)}”",
        Split: "The split",
        Interchange: "The exchange",
        Rename: "The name",
        Words: f"“{_shortly(heard, 30)}”",
        Title: "The title",
    }
    what = named.get(type(change), "The chapter")
    if isinstance(change, Speaks) and len(act.made) > 1:
        return f"The speakers of {len(act.made)} stretches"
    return f"{what}, in {len(act.made)} places" if len(act.made) > 1 else what


def _shortly(words: str, most: int) -> str:
    """`words` in so few characters that a sentence about them fits 80 columns."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
