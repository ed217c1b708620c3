"""How a file shows its captions (line after line, rolling up, word by word, with voices),
and so how what is said is had from them. WebVTT and SRT share it."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from transcripts.formats.cues import Cue, timed_words
from transcripts.words import Words

from .highlights import collapse, is_highlighted
from .rolling import SAMPLE, is_rolling, unroll
from .speech import Raw, spoken
from .timed_tags import has_stamps
from .voices import has_voices, headed, is_headed, voiced


def said(
    captions: Iterable[Raw],
    text: str,
    header: str = "",
    *,
    named: bool = False,
    words: bool = False,
) -> tuple[Iterator[Cue], tuple[str, ...]]:
    """What is said in the `captions` of the file `text`, and what to tell of how they are
    shown. `named` captions have voices that the file writes elsewhere; with `words` each
    cue has those that the file times."""
    rest = iter(captions)
    sample = list(islice(rest, SAMPLE))
    raw = chain(sample, rest)
    if is_highlighted(sample):
        return spoken(collapse(raw), text, words=words), ("highlighted words, each line once",)
    if is_rolling(header, sample):
        return unroll(raw, words=words), ("rolling captions, each line once",)
    if is_headed(sample):
        return voiced(headed(raw), closed=True, words=words), ()
    if named or has_voices(text):
        return voiced(raw, closed=named or "</v>" in text, words=words), ()
    return spoken(raw, text, words=words), ()


def timed_words_of(captions: Iterable[Raw], text: str, header: str = "") -> Words | None:
    """The words that the file times, over the text that `said` makes; None where it times
    none."""
    rest = iter(captions)
    sample = list(islice(rest, SAMPLE))
    if not has_stamps(text) and not is_highlighted(sample):
        return None
    return timed_words(list(said(chain(sample, rest), text, header, words=True)[0]))
