"""Chapters as YouTube takes them from a video's description: a line each, its time before its
title (https://support.google.com/youtube/answer/9884579)."""

from itertools import pairwise

from transcripts.clock import clock
from transcripts.model import Transcript

from .chapters_listed import Timed, timed, written_left_out

LEAST, SHORTEST = 3, 10
"""Chapters that YouTube wants at least, and seconds that each must last."""


def youtube(transcript: Transcript) -> tuple[str, list[str]]:
    """The lines, and what to say of them: what is left out, and which of YouTube's rules they
    break. Nothing is made up to keep those. Raises NotExportable."""
    found, told = timed(transcript, "youtube")
    lines = [f"{clock(one.start)} {one.title}".rstrip() for one in found]
    return "\n".join(lines) + "\n", [*told, *written_left_out(transcript), *_broken(found)]


def _broken(found: list[Timed]) -> list[str]:
    """The rules of YouTube that chapters break, a sentence fragment each."""
    starts = [int(one.start) for one in found]
    broken = []
    if starts[0] != 0:
        broken.append(f"the first to begin at 0:00, and here it begins at {clock(starts[0])}")
    if len(found) < LEAST:
        broken.append(f"at least {LEAST} chapters, and here are {len(found)}")
    short = next((a for a, b in pairwise(starts) if b - a < SHORTEST), None)
    if short is not None:
        broken.append(f"{SHORTEST} seconds for each, and that at {clock(short)} is shorter")
    if any(not one.title for one in found):
        broken.append("a title for each")
    return [f"YouTube shows none of them, for it wants {'; '.join(broken)}"] if broken else []
