"""What became of a source, as a line for a person."""

import shlex

from reader.services.adding import Added

_GAVE = {
    "text": "its words",
    "page": "what it says of the talk",
    "chapters": "its chapters",
    "speakers": "who speaks when",
    "times": "its times",
}


def line(added: Added, became: str | None = None) -> str:
    """What became of one source, in a word if `became` says it, and what a person should
    know of it."""
    if not added.ok:
        return f"{added.source}: refused, {because(added)}"
    what = f"{added.id}, {added.turns} turn{'s' * (added.turns != 1)}, {added.format}"
    told = f"{added.source}: {became or _became(added)} ({what})"
    if added.doubtful:
        told += f"; look at {', '.join(added.doubtful)}: the words are not found for certain"
    same = added.same_as
    if same is not None:
        told += (
            f"; it may be of the same conversation as {same.title} ({', '.join(same.reasons)}): "
            f"tapelog add {shlex.quote(added.given or added.source)} --as {same.id} joins them"
        )
    return told


def _became(added: Added) -> str:
    if added.new:
        return "added"
    if added.joined:
        return f"joined to what is there, {_GAVE.get(added.joined, 'it')}"
    return "already there"


def because(added: Added) -> str:
    """Why a source was refused, to stand in the middle of a line."""
    return (added.error or "it could not be read").rstrip(".")
