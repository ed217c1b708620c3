"""A word that was misheard: which one is meant, where else it stands, what corrects it.

Headless: the form asks it as the person types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from transcripts.changes import Words
from transcripts.hearing import LONGEST, bare, corrections_of, occurrences, spoken
from transcripts.model import Span, Transcript

_SHOWN = 40
"""Characters of words that a sentence about them holds."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mishearing:
    """The stretch of a transcript, in document offsets, in which something was misheard."""

    transcript: Transcript
    start: int
    end: int
    selected: bool
    """Whether these very words were misheard, and not one of them."""
    found: str = ""
    """The words of a sentence that were found last, which are meant perhaps."""

    @classmethod
    def of(
        cls,
        transcript: Transcript,
        start: int,
        end: int,
        *,
        selected: bool,
        hit: Place | None = None,
    ) -> Mishearing:
        """Of a selection, less what stands around its words, or of a sentence, of which a
        `hit` of a search is meant first."""
        if selected:
            start, end = bare(transcript.text, start, end)
        found = "" if selected or hit is None else _whole_words(transcript.text, *hit, start, end)
        return cls(transcript, start, end, selected, found)

    @property
    def heard(self) -> str:
        """The words that were misheard, where they were selected."""
        return self.transcript.text[self.start : self.end] if self.selected else ""

    @property
    def refusal(self) -> str:
        """Why nothing can be corrected here: a sentence, or nothing."""
        text = self.transcript.text[self.start : self.end]
        if not text.strip():
            return "There is nothing here to correct."
        if not spoken(self.transcript, self.start, self.end):
            if self.transcript.turns.at(self.start) != self.transcript.turns.at(self.end - 1):
                return "Select words of one turn: a correction does not reach into the next."
            return "Only what was said can be misheard, and this is written."
        if self.selected and len(text) > LONGEST:
            return f"Select fewer words: a correction takes {LONGEST} characters at most."
        return ""

    def completed(self, typed: str) -> str:
        """The words of the sentence that begin as `typed`; nothing where there are none."""
        parts = typed.split()
        if not parts or len(typed) > LONGEST:
            return ""
        text = self.transcript.text
        whole = occurrences(self.transcript, typed, self.start, self.end)
        if whole:
            return text[slice(*whole[0])]
        begun = r"(?<!\w)" + r"\s{1,40}".join(map(re.escape, parts)) + r"[\w'’-]*"
        match = re.compile(begun, re.IGNORECASE).search(text, self.start, self.end)
        return match.group().rstrip("'’-") if match else ""

    def here(self, heard: str) -> list[Place]:
        """Where the words stand in the selection or the sentence."""
        if self.selected:
            return [(self.start, self.end)]
        return occurrences(self.transcript, heard, self.start, self.end)

    def places(self, heard: str, said: str) -> list[Place]:
        """Where the words stand in the whole transcript, but where it has what was said
        already."""
        here, text = self.here(heard), self.transcript.text
        others = [
            (start, end)
            for start, end in occurrences(self.transcript, heard)
            if text[start:end] != said and not any(a < end and start < b for a, b in here)
        ]
        return sorted(here + others)

    def count(self, heard: str, said: str) -> tuple[int, int]:
        """At how many places here and in the whole transcript the words would change."""
        return len(self.here(heard)), len(self.places(heard, said))

    def problem(self, heard: str, said: str) -> str:
        """Why these words cannot be corrected so: a sentence, or nothing."""
        if not heard.strip():
            return "Type the word of this sentence that was misheard."
        here = self.here(heard)
        if not here:
            return f"“{shortened(heard)}” is no word of this sentence."
        if not said.strip():
            return "A word cannot be corrected to nothing: type what was said."
        if len(said) > LONGEST:
            return f"That is too long: a correction takes {LONGEST} characters at most."
        _, count = corrections_of(self.transcript, here, heard, said)
        if count < len(here):
            return (
                "A line break of the source cuts these words: "
                "give as many words, or correct each line by itself."
            )
        return ""

    def corrections(
        self, heard: str, said: str, *, throughout: bool
    ) -> tuple[list[tuple[Words, Span]], str]:
        """The corrections, and the sentence to say when they are kept."""
        places = self.places(heard, said) if throughout else self.here(heard)
        changes, count = corrections_of(self.transcript, places, heard, said)
        where = f", in {count:,} places" if count > 1 else ""
        left = len(places) - count
        stay = f" {left:,} cut by a line break stay{'s' * (left == 1)}." if left else ""
        told = f"{shortened(heard)} is {shortened(said)} now{where}.{stay} U takes it back."
        return changes, told


def _whole_words(text: str, first: int, last: int, start: int, end: int) -> str:
    """The words within [start, end) that [first, last) touches; nothing where it is not all
    in there, or is too long to be corrected at once."""
    if not start <= first < last <= end or last - first > LONGEST:
        return ""
    while first > start and _of_word(text[first - 1]) and _of_word(text[first]):
        first -= 1
    while last < end and _of_word(text[last]) and _of_word(text[last - 1]):
        last += 1
    first, last = bare(text, first, last)
    return text[first:last] if last - first <= LONGEST else ""


def _of_word(character: str) -> bool:
    return character.isalnum() or character in "_'’-"


def shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
