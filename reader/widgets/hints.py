"""Letters for the sentences on the screen: `f`, letter, and that sentence is current."""

from __future__ import annotations

_LETTERS = "asdfghjklewrtyuiopvbncmxzq"
"""Where the fingers lie first."""


def labels(count: int) -> list[str]:
    """`count` labels, the easiest first; none begins another.

    Single letters while there are enough of them, then as many of the hardest letters as
    needed begin labels of two.
    """
    total = len(_LETTERS)
    if count > total * total:
        raise ValueError(f"{count} sentences are more than letters can tell apart")
    starts = 0
    while total - starts + starts * total < count:
        starts += 1
    single = list(_LETTERS[: total - starts])
    double = [a + b for a in _LETTERS[total - starts :] for b in _LETTERS]
    return [*single, *double][:count]
