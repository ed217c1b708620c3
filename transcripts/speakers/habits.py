"""The words of each voice in one conversation: what "we built" says of who speaks.

A line whose speaker is fairly certain teaches the words of that speaker, and the words then
tell of lines that were not. A line teaches nothing about itself nor about those around it:
what is talked of just now is on everybody's lips.
"""

from array import array
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .chain import Numbers, logit
from .features import terms

_WEIGHT = 1.2
"""What a word says, divided by the square root of the number of lines in which it stands: rare
words are of one person's subject, common ones are everybody's."""
_PRIOR = 6.0
"""Lines in which a word would need to stand to be believed by half."""
_LIMIT = 1.6
"""How much one word may say, in log odds, before it is weighed."""
NEAR, LINES_FOR_EACH = 8, 40
"""How many lines before and after it a line does not teach about: one for every forty lines of
the conversation, at most eight (none where there are 39, two in 100, eight from 320 on), because
a short talk has few words elsewhere."""


class Habits:
    """The words and pairs of words that stand in at least two lines of one conversation."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        numbers: dict[str, int] = {}
        rows, columns = array("i"), array("i")
        for number, words in enumerate(lines):
            for word in terms(words):
                rows.append(number)
                columns.append(numbers.setdefault(word, len(numbers)))
        column = np.array(columns, dtype=np.intp)
        lines_with = np.bincount(column, minlength=len(numbers))
        kept = lines_with >= 2
        often = kept[column]
        row = np.array(rows, dtype=np.intp)[often]
        met = lines_with[column][often]
        column = (np.cumsum(kept) - 1)[column[often]]
        order = np.lexsort((row, column))
        self._lines = len(lines)
        self._words = [word for word, number in numbers.items() if kept[number]]
        self._rows: npt.NDArray[np.intp] = row[order]
        self._columns: npt.NDArray[np.intp] = column[order]
        self._says: Numbers = _WEIGHT / np.sqrt(met[order])
        near = min(NEAR, len(lines) // LINES_FOR_EACH)
        # Places in one order over all words; those of two words are never near each other.
        place = self._columns * (len(lines) + near) + self._rows
        self._begin = np.searchsorted(place, place - near)
        self._end = np.searchsorted(place, place + near, side="right")
        self._far: Numbers = (met[order] - (self._end - self._begin)).astype(float)

    def odds(self, first: Numbers) -> Numbers:
        """Log odds that the first voice speaks each line, from the words that the voices use
        in the other lines; `first` is the probability of each line as known so far."""
        return np.bincount(self._rows, self._each(first), minlength=self._lines).astype(float)

    def telling(self, first: Numbers, row: int) -> list[tuple[str, float]]:
        """The words of one line with what each says, in log odds of the first voice."""
        here = np.flatnonzero(self._rows == row)
        each = self._each(first)
        return [(self._words[self._columns[at]], float(each[at])) for at in here]

    def _each(self, first: Numbers) -> Numbers:
        if not len(self._rows):
            return np.zeros(0)
        mine = first[self._rows]
        share = min(max(float(mine.mean()), 0.02), 0.98)
        before = np.concatenate(([0.0], np.cumsum(mine)))
        near = before[self._end] - before[self._begin]
        said = np.bincount(self._columns, mine)[self._columns] - near
        # What is left of sums of fractions may be just below none.
        said = np.clip(said, 0.0, self._far)
        odds = np.log((said + _PRIOR * share) / (self._far - said + _PRIOR * (1 - share)))
        return np.asarray(self._says * np.clip(odds - logit(share), -_LIMIT, _LIMIT))
