"""Words with their times, joined to utterances at pauses."""

from collections.abc import Iterable, Iterator

from transcripts.formats.cues import Cue
from transcripts.words import Word

PAUSE = 0.6
"""Seconds of silence between words that end an utterance."""


def utterances(words: Iterable[Word], speaker: str | None) -> Iterator[Cue]:
    """Words in the order of their times, each stretch without a pause as one cue."""
    held: list[Word] = []
    for word in words:
        if held and (word.start or 0.0) - (held[-1].end or held[-1].start or 0.0) >= PAUSE:
            yield _cue(held, speaker)
            held = []
        held.append(word)
    if held:
        yield _cue(held, speaker)


def _cue(words: list[Word], speaker: str | None) -> Cue:
    text = " ".join(word.text for word in words)
    return Cue(words[0].start, words[-1].end, speaker, text, tuple(words))
