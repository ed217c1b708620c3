"""The words of each voice in one conversation: what "we built" says of who speaks.

A line whose speaker is fairly certain teaches the words of that speaker, and the words then
tell of lines that were not; a line never teaches about itself.
"""

from array import array
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from .chain import Numbers, logit

WEIGHT = 0.4
PRIOR = 6.0
"""Occurrences that a word would need to be believed by half."""
LIMIT = 1.2
"""How much one word may say, in log odds."""
RARE, COMMON = 1.5, 0.6
"""How many times as much words say that stand in two lines only, and those that are met
oftener than `OFTEN`: the first are of one person's subject, the second everybody's."""
OFTEN = 60


class Habits:
    """The words and pairs of words that stand in at least two lines of one conversation."""

    def __init__(self, lines: Sequence[Sequence[str]]) -> None:
        numbers: dict[str, int] = {}
        rows, columns, counts = array("i"), array("i"), array("i")
        for row, words in enumerate(lines):
            tally: dict[str, int] = {}
            for word in words:
                tally[word] = tally.get(word, 0) + 1
            for first, second in pairwise(words):
                pair = f"{first} {second}"
                tally[pair] = tally.get(pair, 0) + 1
            for word, count in tally.items():
                rows.append(row)
                columns.append(numbers.setdefault(word, len(numbers)))
                counts.append(count)
        column = np.array(columns, dtype=np.intp)
        lines_with = np.bincount(column, minlength=len(numbers))
        kept = lines_with >= 2
        met = lines_with[column]
        often = met >= 2
        self._lines = len(lines)
        self._words = [word for word, number in numbers.items() if kept[number]]
        column = (np.cumsum(kept) - 1)[column]
        self._rows: npt.NDArray[np.intp] = np.array(rows, dtype=np.intp)[often]
        self._columns: npt.NDArray[np.intp] = column[often]
        self._counts: Numbers = np.array(counts, dtype=np.float64)[often]
        totals = np.bincount(self._columns, self._counts)[self._columns]
        says = np.where(met[often] == 2, RARE, 1.0) * np.where(totals > OFTEN, COMMON, 1.0)
        self._says: Numbers = WEIGHT * says

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
        mine = self._counts * first[self._rows]
        others = self._counts - mine
        size = len(self._words)
        a = np.bincount(self._columns, mine, minlength=size)
        b = np.bincount(self._columns, others, minlength=size)
        share = min(max(float(a.sum() / (a.sum() + b.sum())), 0.02), 0.98)
        said = a[self._columns] - mine + PRIOR * share
        not_said = b[self._columns] - others + PRIOR * (1 - share)
        words = np.clip(np.log(said / not_said) - logit(share), -LIMIT, LIMIT)
        return np.asarray(self._says * words)
