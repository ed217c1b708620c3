"""When chapters without times begin, told from an outline with times, measured.

    python -P tests/benchmarks/bench_alignment.py [--more]

Five pages with two lists are made from talks of ../shared/corpus that nothing was fitted on
(`two_lists.py`), and read as any page is. A chapter is right where its time is exact and it
begins within half a minute of it, or where it begins in its range and that is of half an hour
at most. Beside it: the entry at which chapters of equal length would begin. Then page 004,
whose truth was found by reading. With --more the other talks too, on which weights were
fitted, ten pages of each.
"""

import argparse
import sys
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from two_lists import KEPT_OUT, Page, page, talks

from transcripts import formats
from transcripts.chapters.from_outline import with_outline
from transcripts.model import Reading

SHARED = Path(__file__).parents[2] / "../shared"
NEAR, HANDY = 30.0, 1800.0
READ = (
    *((0, 28), (28, 1071), (28, 1071), (1071, 1071), (1071, 1822), (1071, 1822), (1822, 1822)),
    *((2557, 2557), (3795, 3795), (4722, 4722), (5603, 5603), (6010, 6010), (6705, 6705)),
    *((7057, 7057), (7850, 7850), (8887, 8887)),
)
"""For each chapter of page 004 the time of the entry it begins with, or those of the entry
inside which it begins and of the next."""


class Score(NamedTuple):
    chapters: int = 0
    right: int = 0
    exact: int = 0
    wrong_exact: int = 0
    silent: int = 0
    wide: int = 0
    seconds: float = 0.0
    """Of all ranges together."""
    even: int = 0
    """Right entries where chapters were of equal length."""

    def plus(self, other: "Score") -> "Score":
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    def row(self, name: str) -> str:
        ranges = self.chapters - self.silent - self.exact
        width = self.seconds / ranges / 60 if ranges else 0.0
        return (
            f"{name[:38]:38} {self.chapters:5} {self.right / self.chapters:6.2f} {self.exact:6} "
            f"{self.wrong_exact:6} {self.silent:6} {width:9.1f} {self.wide:5} "
            f"{self.even / self.chapters:6.2f}"
        )


HEAD = (
    f"{'page':38} {'chap.':>5} {'right':>6} {'exact':>6} {'wrong':>6} {'none':>6} "
    f"{'range min':>9} {'>30':>5} {'even':>6}"
)


def score(reading: Reading, truths: list[tuple[float, float]]) -> Score:
    """`truths` are the earliest and the latest time at which each chapter begins."""
    details = reading.details
    starts = [entry.start for entry in details.outline]
    length = details.duration or starts[-1]
    made = Score()
    for number, (chapter, (earliest, latest)) in enumerate(
        zip(details.chapters, truths, strict=True)
    ):
        guess = length * number / len(truths)
        entry = max((s for s in starts if s <= guess + NEAR), default=starts[0])
        truth = max((s for s in starts if s <= earliest + NEAR), default=starts[0])
        made = made.plus(Score(1, even=entry == truth))
        if chapter.within is None:
            made = made.plus(Score(silent=1))
            continue
        first, last = chapter.within
        holds = first - NEAR <= latest and last + NEAR >= earliest
        right = holds and last - first <= HANDY
        made = made.plus(Score(right=right, seconds=last - first, wide=last - first > HANDY))
        if first == last:
            made = made.plus(Score(exact=1, wrong_exact=not holds))
    return made


def read(text: str) -> Reading:
    found = formats.understand(text.encode(), "page.txt")
    assert isinstance(found, Reading)
    return found


def measured(made: Page) -> Score:
    reading = read(made.text)
    told = len(reading.details.chapters), len(reading.details.outline)
    if told != (len(made.truths), len(made.outline)):
        print(f"{made.name}: was not read as it was made ({told})", file=sys.stderr)
        return Score()
    return score(reading, [(truth.start, truth.start) for truth in made.truths])


def table(folder: Path, names: list[str], seeds: int, reworded: float) -> None:
    print(f"\nTitles in words of the outline: {reworded:.0%}\n{HEAD}")
    whole = Score()
    for name in names:
        one = Score()
        for seed in range(seeds):
            one = one.plus(measured(page(folder, name, seed, reworded)))
        whole = whole.plus(one)
        if one.chapters:
            print(one.row(name))
    print(whole.row("all"))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--more", action="store_true", help="the talks of the fitting too")
    more = parser.parse_args().more
    folder = SHARED / "corpus/chapters"
    if not folder.exists():
        raise SystemExit("There is no ../shared/corpus to measure on.")
    for reworded in (0.0, 0.5, 1.0):
        table(folder, list(KEPT_OUT), 1, reworded)
    if more:
        table(folder, [name for name in talks(folder) if name not in KEPT_OUT], 10, 0.5)
    for path in sorted((SHARED / "seeds").glob("004_*.txt")):
        reading = read(path.read_text())
        print(f"\nPage 004\n{HEAD}")
        print(score(reading, [(float(a), float(b)) for a, b in READ]).row("004"))
        begun = perf_counter()
        for _ in range(20):
            with_outline(reading)
        print(f"worked out in {(perf_counter() - begun) / 20 * 1000:.1f} ms")


if __name__ == "__main__":
    main()
