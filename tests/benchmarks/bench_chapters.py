"""Where chapters begin, measured on shows that the weights have never seen.

    python -P tests/benchmarks/bench_chapters.py [--titles]

For every talk in ../shared/corpus/chapters, with the names of its speakers, without, and with
the voices that are inferred for it, weights are fitted without any talk of its show. Prints,
with the number of chapters given and estimated, beside even spacing and TextTiling (TF-IDF,
windows of 80 topical words): Pk and WindowDiff (windows of half a mean chapter, in lines; less
is better), and boundaries found exactly, within one line and within three (F1). Then by show,
and seconds. `--titles` prints, for reading, the titles made beside those of the source.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import process_time

import numpy as np

from transcripts.chapters.fit.labelled import SHAPES, Talk, talks
from transcripts.chapters.fit.training import fit
from transcripts.chapters.making import make_chapters
from transcripts.chapters.making.cohesion import depth, likeness, tokens
from transcripts.chapters.making.cutting import cut
from transcripts.chapters.making.weights import Weights

SHARED = Path(__file__).parents[2] / "../shared"
WORDS = 12_000
Choose = Callable[[Talk, int], Iterable[int]]


def show(talk: Talk) -> str:
    """The show a talk belongs to, by its name."""
    parts = talk.name.split("-")
    return "-".join(parts[: 2 if parts[0] == "btc" else 1])


def windows(true: set[int], made: set[int], lines: int) -> tuple[float, float]:
    """Pk and WindowDiff of boundaries, given as the lines that begin with one."""
    width = max(2, round(lines / (2 * (len(true) + 1))))
    count = [np.cumsum([line in starts for line in range(1, lines + 1)]) for starts in (true, made)]
    a, b = (row[width:] - row[:-width] for row in count)
    if not len(a):
        return 0.0, 0.0
    return float(((a == 0) != (b == 0)).mean()), float((a != b).mean())


def found(true: set[int], made: set[int], within: int) -> float:
    """F1 of boundaries found within so many lines, each counted once."""
    free, hits = set(true), 0
    for line in sorted(made):
        near = [one for one in free if abs(one - line) <= within]
        if near:
            free.remove(min(near, key=lambda one: abs(one - line)))
            hits += 1
    return 2 * hits / max(len(true) + len(made), 1)


def scores(talk: Talk, begins: Iterable[int]) -> list[float]:
    line_of = talk.line_of
    true = {line for line in talk.starts if line > 1}
    made = {line_of[at] for at in begins if line_of[at] > 1}
    return [*windows(true, made, talk.lines), *(found(true, made, n) for n in (0, 1, 3))]


def even(talk: Talk, count: int) -> list[int]:
    total = len(talk.units)
    return [round(total * number / count) for number in range(1, count)]


def tiling(talk: Talk, count: int) -> list[int]:
    """The deepest valleys of likeness, none within three lines of another."""
    deep = depth(likeness(tokens(talk.units), 80))
    chosen: list[int] = []
    for at in np.argsort(-deep).tolist():
        if at and len(chosen) < count - 1 and all(abs(at - one) > 3 for one in chosen):
            chosen.append(at)
    return chosen


def table(known: Sequence[Talk], fits: dict[str, Weights]) -> None:
    def ours(talk: Talk, count: int) -> list[int]:
        return cut(fits[show(talk)].odds_of(talk.names, talk.signs), count)

    ways: dict[str, Choose] = {"even": even, "TextTiling": tiling, "Tapelog": ours}
    print(f"{'':40}{'Pk':>8}{'WD':>8}{'exact':>8}{'+-1':>8}{'+-3':>8}{'talks':>7}")
    for counted in ("given", "estimated"):
        for shape in SHAPES:
            part = [talk for talk in known if talk.shape == shape]
            for name, choose in ways.items():
                rows = []
                for talk in part:
                    true = len({line for line in talk.starts if line > 1}) + 1
                    guess = fits[show(talk)].chapters(talk.words)
                    rows.append(scores(talk, choose(talk, true if counted == "given" else guess)))
                _print(f"{name}, {shape}, number {counted}", rows)
                if name == "Tapelog":
                    for one in sorted(fits):
                        own = [r for r, t in zip(rows, part, strict=True) if show(t) == one]
                        _print(f"    {one}", own)


def _print(name: str, rows: Sequence[Sequence[float]]) -> None:
    means = np.mean(rows, axis=0)
    print(f"{name:40}" + "".join(f"{mean:8.3f}" for mean in means) + f"{len(rows):7}")


def titles(known: Sequence[Talk]) -> None:
    for talk in known:
        if talk.shape == "labelled":
            made = make_chapters(talk.transcript)
            print(f"\n== {talk.name}: {' | '.join(talk.titles)}")
            for chapter, quotes in zip(made.chapters, made.quotes, strict=True):
                text, blocks = talk.transcript.text, talk.transcript.blocks
                print(f"  {chapter.block:5} {chapter.title}")
                for span in quotes:
                    print(
                        f"          “{text[blocks.offset(span.start) : blocks.offset(span.end)]}”"
                    )


def speed(known: Sequence[Talk]) -> None:
    talk = min(known, key=lambda one: abs(one.words - WORDS))
    make_chapters(known[0].transcript)
    begin = process_time()
    make_chapters(talk.transcript)
    print(f"{talk.words} words: {process_time() - begin:.3f} s of one processor")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--titles", action="store_true")
    given = parser.parse_args()
    folder = SHARED / "corpus/chapters"
    if not folder.exists():
        print("../shared/corpus is not there; nothing is measured.")
        return
    known = list(talks(folder))
    if given.titles:
        titles(known)
        return
    shows = {show(talk) for talk in known}
    fits = {one: fit([talk for talk in known if show(talk) != one]) for one in shows}
    table(known, fits)
    speed(known)


if __name__ == "__main__":
    main()
