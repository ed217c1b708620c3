"""Words as they are compared: without case, punctuation, marks of seams, and fillers."""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right

_WORD = re.compile(r"[^\W_]+(?:['’ʼ.,][^\W_]+)*")
_MARKS = str.maketrans("", "", "'’ʼ.,")
_FILLERS = frozenset(("uh", "uhh", "um", "umm", "er", "erm", "ah", "hm", "hmm", "mm", "mhm"))


class Normal:
    """A text's words, NFKC and case-folded, joined by one blank, with the way back.

    Characters of the text and of the normal form do not map one to one, whole words do:
    `span` gives back a stretch of the text that begins and ends with whole words.
    """

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, source: str, base: int = 0) -> None:
        """`base` is added to every offset, where `source` is cut out of a longer text."""
        words: list[str] = []
        self.starts = array("I")
        """Where each word begins in the source text."""
        self.ends = array("I")
        self.words = array("I")
        """Where each word begins in `text`."""
        length = 0
        plain = source.isascii()
        for match in _WORD.finditer(source.lower() if plain else source):
            word = match.group()
            if not plain:
                if not word.isascii():
                    word = unicodedata.normalize("NFKC", word)
                word = word.casefold()
            if not word.isalnum():
                word = word.translate(_MARKS)
            if not word or word in _FILLERS:
                continue
            words.append(word)
            self.starts.append(base + match.start())
            self.ends.append(base + match.end())
            self.words.append(length)
            length += len(word) + 1
        self.text = " ".join(words)

    def __len__(self) -> int:
        return len(self.words)

    def word_at(self, position: int) -> int:
        """The word (from 0) that holds character `position` of the normal form."""
        return max(0, bisect_right(self.words, position) - 1)

    def word_from(self, offset: int) -> int:
        """The first word that begins at or after `offset` of the source text."""
        return bisect_left(self.starts, offset)

    def slice(self, first: int, last: int) -> str:
        """The normal form of words `first` to `last`, the last one included."""
        end = self.words[last + 1] - 1 if last + 1 < len(self.words) else len(self.text)
        return self.text[self.words[first] : end]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the source text of words `first` to `last`, the last one included."""
        return self.starts[first], self.ends[last]
