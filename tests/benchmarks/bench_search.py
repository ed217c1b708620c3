"""Search over 925 episodes beside SQLite's FTS5 with the same documents, in one run.

    python tests/benchmarks/bench_search.py [EPISODES] [--keep FOLDER]

Prints, for each sort of query, both engines' median and 95th percentile in milliseconds
and their ratio, then documents a second of building and the size on disk. Both fetch the
texts of the best 20, ranked. The episodes' transcripts stand in ../shared; where they are
missing it says so and ends. FTS5: `prefix='2 3'`, unicode61, bm25.
"""

import argparse
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from index.documents import Document, documents
from index.search import Search
from index.words import words
from index.writer import update
from transcripts.formats import NotATranscript, read
from transcripts.model import Source, Transcript, Version
from transcripts.turns import group

FOLDER = Path(__file__).parents[2] / "../shared/training/changelog"
ROUNDS = 3
CEILINGS = {"prefix while typing": 1.0}
CEILING = 2.5
LEAST_BUILD = 0.1
"""What the design allows: p95 as a multiple of FTS5's, documents a second as a part."""


def load(path: Path) -> Transcript | None:
    try:
        reading = read(path.read_bytes(), path.name)
    except NotATranscript:
        return None
    version = Version(1, Source(path.name, ""), reading)
    turns = group(reading.blocks)
    return Transcript(path.stem, version, reading.details, reading.blocks, turns)


class Fts5:
    """The same documents in SQLite, set up for prefixes and for its best speed."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path)
        self.db.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-200000;"
            "CREATE VIRTUAL TABLE docs USING fts5(text, transcript UNINDEXED, speaker UNINDEXED,"
            "prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
        )

    def build(self, rows: Iterator[tuple[str, str, str | None]]) -> None:
        with self.db:
            self.db.executemany("INSERT INTO docs VALUES (?, ?, ?)", rows)

    def search(self, match: str) -> list[tuple[str, str]]:
        return self.db.execute(
            "SELECT text, transcript FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT 20", (match,)
        ).fetchall()


def queries(texts: list[str]) -> dict[str, list[tuple[str, str, bool]]]:
    """(ours, FTS5's, while typing) for each sort; drawn from the texts by chance, always
    the same."""
    chance = Random(7)
    counts: dict[str, int] = {}
    for text in texts:
        for word in set(words(text)):
            if word.isascii() and word.isalpha():
                counts[word] = counts.get(word, 0) + 1
    ordered = sorted(counts, key=lambda w: -counts[w])
    common = ordered[:200:5]
    medium = [w for w in ordered[200:3000] if len(w) > 3]
    rare = chance.sample([w for w in ordered if 2 <= counts[w] <= 10], 40)
    pairs = [(chance.choice(common), chance.choice(medium)) for _ in range(20)]
    pairs += [(chance.choice(common), chance.choice(common)) for _ in range(20)]
    phrases = []
    while len(phrases) < 40:
        found = words(chance.choice(texts))
        if len(found) > 8 and all(w.isascii() and w.isalnum() for w in found):
            at = chance.randrange(len(found) - 4)
            phrases.append(" ".join(found[at : at + chance.choice((2, 3, 4))]))
    typed = [chance.choice(medium) for _ in range(15)]
    prefixes = [word[:n] for word in typed for n in range(2, len(word) + 1)]
    prefixes += ["th", "pro", "k", "kube", "dev", "s", "re", "co", "a", "un"]
    return {
        "common word": [(w, f'"{w}"', False) for w in common],
        "rare word": [(w, f'"{w}"', False) for w in rare],
        "two words": [(f"{a} {b}", f'"{a}" "{b}"', False) for a, b in pairs],
        "phrase": [(f'"{p}"', f'"{p}"', False) for p in phrases],
        "prefix while typing": [(p, f'"{p}"*', True) for p in prefixes],
    }


def timed(run: Callable[[], object]) -> float:
    start = perf_counter()
    run()
    return (perf_counter() - start) * 1000


def spread(times: list[float]) -> tuple[float, float]:
    return median(times), quantiles(times, n=20)[-1]


def compare(search: Search, fts5: Fts5, texts: list[str]) -> None:
    print(f"{'':24}{'Tapelog p50':>12}{'p95':>9}{'max':>9}", end="")
    print(f"{'FTS5 p50':>11}{'p95':>9}{'p95 ÷':>8}{'ceiling':>9}")
    for sort, cases in queries(texts).items():
        ours: list[float] = []
        theirs: list[float] = []
        for round in range(ROUNDS + 1):
            for mine, yours, typing in cases:
                a = timed(partial(search.search, mine, typing=typing))
                b = timed(partial(fts5.search, yours))
                if not round and (problem := search.search(mine, typing=typing).problem):
                    print(f"  {mine!r}: {problem}")
                if round:  # the first round warms both
                    ours.append(a)
                    theirs.append(b)
        (m, p), (fm, fp) = spread(ours), spread(theirs)
        print(f"{sort:24}{m:12.2f}{p:9.2f}{max(ours):9.2f}{fm:11.2f}{fp:9.2f}{p / fp:8.2f}", end="")
        print(f"{CEILINGS.get(sort, CEILING):9.1f}")


def size(folder: Path) -> float:
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("episodes", nargs="?", type=int, default=10_000)
    arguments.add_argument("--keep", type=Path)
    options = arguments.parse_args()
    if not FOLDER.is_dir():
        print("The episodes in ../shared/training/changelog are not here; nothing measured.")
        return
    paths = sorted(FOLDER.glob("*.md"))[: options.episodes]
    loaded = [transcript for path in paths if (transcript := load(path)) is not None]
    kept: dict[str, list[Document]] = {t.id: list(documents(t)) for t in loaded}
    count = sum(map(len, kept.values()))
    print(f"{len(loaded)} episodes, {count} documents")
    folder = options.keep or Path(tempfile.mkdtemp())
    try:
        by_id = {t.id: t for t in loaded}
        start = perf_counter()
        fts5 = Fts5(folder / "fts5.db")
        fts5.build((d.text, id, d.speaker) for id, found in kept.items() for d in found)
        theirs = perf_counter() - start
        start = perf_counter()
        update(folder / "index", dict.fromkeys(by_id, "1"), by_id.__getitem__)
        ours = perf_counter() - start
        print(
            f"build: Tapelog {count / ours:.0f} documents/s, FTS5 {count / theirs:.0f};"
            f" ratio {theirs / ours:.2f}, at least {LEAST_BUILD}"
        )
        print(f"size: Tapelog {size(folder / 'index'):.0f} MB", end=", ")
        print(f"FTS5 {(folder / 'fts5.db').stat().st_size / 1e6:.0f} MB")
        texts = [d.text for found in kept.values() for d in found]
        print(f"open: {timed(lambda: Search(folder / 'index')):.0f} ms")
        compare(Search(folder / "index"), fts5, texts)
    finally:
        if not options.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
