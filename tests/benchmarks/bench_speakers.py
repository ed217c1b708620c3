"""Who speaks, measured on shows that the weights have never seen.

    python -P tests/benchmarks/bench_speakers.py [--keep FOLDER]

For every page of one host and one guest in ../shared/corpus, weights are fitted on
../shared/training without any episode of its show, without every episode in which its host
is heard, and without the episodes that stand in the corpus. Prints, beside the rules of
`speaker_rivals.py`: lines right, balanced over the voices, changes
of speaker (F1), calibration, "sure" lines, and what is right after a reader gave 1, 3 and 5
lines their speaker (each time the middle of the longest wrong stretch). Then which kinds of
pages nothing is attributed on, guests' names, and seconds.

Mixed lines, "Other" and "Description" are left out of the first table; mixed lines stand
apart. The fits take minutes and are kept in the temporary folder, or in FOLDER.
"""

import argparse
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from time import process_time

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parent))
from speaker_fits import Fits
from speaker_pages import NOT_PEOPLE, SHARED, Page, pages
from speaker_rivals import RIVALS

from transcripts.speakers import abstaining, conversation, profile
from transcripts.speakers.attribution import attribute
from transcripts.speakers.conversation import Conversation
from transcripts.speakers.naming import names
from transcripts.speakers.remembered import ShowMemory

FIXES = (1, 3, 5)
OTHERS = (3, 10)
"""Other episodes that a profile is learned from."""
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)?")


def scores(page: Page, voices: npt.NDArray[np.int64]) -> dict[str, float]:
    counted, truth = page.counted, page.truth
    right = voices == truth
    each = [right[counted & (truth == voice)] for voice in (0, 1)]
    pairs = counted[1:] & counted[:-1]
    # Where a line that is not counted stands between, nothing is said of a change.
    changes, found = (np.diff(truth) != 0)[pairs], (np.diff(voices) != 0)[pairs]
    return {
        "lines": float(right[counted].mean()),
        "balanced": float(np.mean([part.mean() for part in each if part.size])),
        "change F1": 2 * float((changes & found).sum()) / max(int(changes.sum() + found.sum()), 1),
    }


def corrected(page: Page, talk: Conversation) -> dict[str, float]:
    """Lines right after a few were given their speaker by a reader."""
    fixed: dict[int, int] = {}
    found = {}
    for count in range(1, max(FIXES) + 1):
        voices = (talk.first_voice(fixed) < 0.5).astype(int)
        wrong = (page.truth >= 0) & (voices != page.truth)
        best, begin = (0, 0), None
        for at, bad in enumerate([*wrong.tolist(), False]):
            if bad and begin is None:
                begin = at
            elif not bad and begin is not None:
                best = max(best, (at - begin, -((begin + at - 1) // 2)))
                begin = None
        if best[0]:
            fixed[-best[1]] = int(page.truth[-best[1]])
        if count in FIXES:
            after = (talk.first_voice(fixed) < 0.5).astype(int)
            found[f"after {count}"] = scores(page, after)["lines"]
    return found


def calibration(confidence: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    bins = np.minimum((confidence * 10).astype(int), 9)
    return sum(
        abs(float(confidence[bins == b].mean() - right[bins == b].mean())) * (bins == b).mean()
        for b in set(bins.tolist())
    )


def attributed(measured: list[Page], fits: Fits) -> None:
    table: dict[str, list[dict[str, float]]] = defaultdict(list)
    confidences, rights, mixed, apart = [], [], [], []
    silent: set[str] = set()
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    with_show: dict[str, Counter[str]] = defaultdict(Counter)
    below: dict[str, set[str]] = defaultdict(set)
    for page in measured:
        talk = Conversation(page.texts, fits.without(page.show, page.host))
        first = talk.first_voice({})
        voices = (first < 0.5).astype(int)
        ours = scores(page, voices) | corrected(page, talk)
        table["Tapelog"].append(ours)
        table[f"  {page.style}"].append(ours)
        table[f"  {page.show}"].append(ours)
        for name, rival in RIVALS.items():
            table[name].append(scores(page, rival(page)))
            if ours["lines"] <= table[name][-1]["lines"]:
                below[name].add(page.name.partition("/")[2])
        confidences.append(np.maximum(first, 1 - first)[page.counted])
        rights.append((voices == page.truth)[page.counted])
        swapped = [at for at in page.mixed if at < len(voices) and page.truth[at] >= 0]
        mixed.append((voices == page.truth)[swapped])
        apart.append(np.maximum(first, 1 - first)[page.truth < 0])
        if abstaining.after_decoding(talk, first):
            silent.add(page.name.partition("/")[2])
        _name(page, first.tolist(), None, alone)
        _name(page, first.tolist(), fits.memory(page), with_show)
    columns = ["lines", "balanced", "change F1", *(f"after {n}" for n in FIXES)]
    print(f"{'':34}" + "".join(f"{c:>11}" for c in columns) + f"{'pages':>7}")
    for name, rows in table.items():
        means = [np.mean([row[c] for row in rows]) if c in rows[0] else np.nan for c in columns]
        print(f"{name:34}" + "".join(f"{m:11.3f}" for m in means) + f"{len(rows):7}")
    confidence, right = np.concatenate(confidences), np.concatenate(rights)
    sure, likely = confidence >= 0.9, (confidence >= 0.7) & (confidence < 0.9)
    print(f"calibration error {calibration(confidence, right):.3f}")
    for word, part in (("sure", sure), ("likely", likely), ("unsure", ~sure & ~likely)):
        print(f"{word}: {right[part].mean():.3f} right, {part.mean():.3f} of the lines")
    print(f"mixed lines: {np.concatenate(mixed).mean():.3f} right")
    nobodys = np.concatenate(apart)
    sure_ones = int((nobodys >= 0.9).sum())
    print(f"lines of “Other” and “Description”: {len(nobodys)}, {sure_ones} of them called sure")
    for name, worse in below.items():
        print(f"not better than {name} on {len(worse)}: {', '.join(sorted(worse))}")
    lost = below["majority"] | below["by hand"]
    print(f"better than majority and by hand on {1 - len(lost) / len(measured):.3f} of the pages")
    shown = len(measured) - len(silent)
    print(f"  and on {1 - len(lost - silent) / shown:.3f} of those on which it attributes anything")
    print(f"nothing attributed on {len(silent)}: {', '.join(sorted(silent))}")
    for words, counts in (("from the lines", alone), ("with the show's other episodes", with_show)):
        for who, each in counts.items():
            print(f"the {who}'s name, {words}: {dict(each)}")


def _name(
    page: Page, first: list[float], show: ShowMemory | None, counts: dict[str, Counter[str]]
) -> None:
    """Counts names that the lines say, that are shown, and that are right then."""
    heard = {word for text in page.texts for word in WORD.findall(text)}
    file_name = f"{page.name.rpartition('/')[2]}.txt"
    given = names(page.texts, first, "", (), file_name=file_name, show=show)
    found = {f.voice: f.name for f in given}
    for voice, who, people in ((0, "host", [page.host]), (1, "guest", page.guests)):
        people = [person for person in people if " " in person and "Speaker" not in person]
        parts = {part for person in people for part in person.split() if len(part) > 2}
        if not parts:
            continue
        shown = found.get(voice, "")
        counts[who]["pages"] += 1
        counts[who]["said"] += bool(parts & heard)
        counts[who]["shown"] += bool(shown)
        right = bool(parts.intersection(shown.split()))
        counts[who]["right"] += right
        # "Matt" is a right name of Matthew.
        short = {part[:3] for part in parts} & {part[:3] for part in shown.split()}
        counts[who]["right or short"] += right or bool(short)


def profiled(measured: list[Page], fits: Fits) -> None:
    """What is won by the profile of a show learned from a few of its other episodes."""
    rows = []
    for page in measured:
        others = fits.others(page, measured)
        if len(others) < min(OTHERS):
            continue
        random.Random(page.name).shuffle(others)
        weights = fits.without(page.show, page.host)
        row = []
        for count in (0, *OTHERS):
            learned = profile.learn(others[:count], weights)
            first = Conversation(page.texts, weights, learned).first_voice({})
            voices = (first < 0.5).astype(int)
            row.append([*scores(page, voices).values(), float(np.maximum(first, 1 - first).mean())])
        rows.append(row)
    print(f"profiles of other episodes with the same host, on {len(rows)} pages")
    for count, means in zip((0, *OTHERS), np.mean(rows, axis=0), strict=True):
        words = "".join(f"{mean:11.3f}" for mean in means)
        print(f"  of {count:2} episodes (lines, balanced, change F1, expected) {words}")


def abstained(all_pages: list[Page], fits: Fits) -> None:
    kinds: dict[str, list[bool]] = defaultdict(list)
    flat: list[bool] = []
    solo: list[bool] = []
    named: dict[str, list[tuple[float, float, int, int]]] = defaultdict(list)
    for page in all_pages:
        reason = abstaining.without_decoding(page.texts)
        if not reason:
            talk = Conversation(page.texts, fits.without(page.show, page.host))
            first = talk.first_voice({})
            reason = abstaining.after_decoding(talk, first)
            if not reason:
                named[page.kind].append(_best_names(page, first))
        kinds[page.kind].append(bool(reason))
        alone = [text for text, voice in zip(page.texts, page.truth, strict=True) if voice == 1]
        if page.kind == "one host, one guest" and not abstaining.without_decoding(alone):
            talk = Conversation(alone, fits.without(page.show, page.host))
            solo.append(bool(abstaining.after_decoding(talk, talk.first_voice({}))))
        captions = ["".join(c for c in t.lower() if c not in ".,?!;:") for t in page.texts]
        flat.append(bool(abstaining.without_decoding(captions)))
    apart = [("the guests' lines alone", solo), ("without punctuation", flat)]
    for kind, rows in [*kinds.items(), *apart]:
        print(f"nothing attributed, {kind:23} {np.mean(rows):.2f} of {len(rows)}")

    for kind, found in named.items():
        ours, one = (np.mean(each) for each in list(zip(*found, strict=True))[:2])
        sure = sum(row[2] for row in found) / max(sum(row[3] for row in found), 1)
        print(
            f"each voice the person it fits best, {kind:20} {ours:.3f} (all to one: {one:.3f}); "
            f"{sure:.3f} of the sure lines"
        )


def _best_names(page: Page, first: npt.NDArray[np.float64]) -> tuple[float, float, int, int]:
    """Share of lines right if each voice is called by the one person whose lines it has most
    of, and if all lines are given to the one who has most; then how many of the sure lines are
    right by those names, and how many are sure."""
    voices = (first < 0.5).astype(int)
    said = np.array(page.labels)
    people = sorted(set(page.labels) - set(NOT_PEOPLE))
    counted = page.counted
    counts = [[int((counted & (voices == v) & (said == p)).sum()) for p in people] for v in (0, 1)]
    best, a, b = max(
        (counts[0][a] + counts[1][b], a, b)
        for a in range(len(people))
        for b in range(len(people))
        if a != b or len(people) == 1
    )
    most = max(counts[0][a] + counts[1][a] for a in range(len(people)))
    total = max(int(counted.sum()), 1)
    sure = counted & (np.maximum(first, 1 - first) >= 0.9)
    right = sure & (np.where(voices == 0, people[a], people[b]) == said)
    return best / total, most / total, int(right.sum()), int(sure.sum())


def speed(measured: list[Page]) -> None:
    texts = [text for page in measured for text in page.texts][:1000]
    attribute(texts[:50])
    conversation.prepared.cache_clear()
    begin = process_time()
    attribute(texts)
    first = process_time() - begin
    begin = process_time()
    attribute(texts, fixed={400: 0, 600: 1})
    again = process_time() - begin
    print(f"1,000 lines: {first:.3f} s of one processor; decoded again: {again:.3f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keep", type=Path)
    folder = parser.parse_args().keep or Path(tempfile.gettempdir()) / "tapelog-bench-speakers"
    if not (SHARED / "corpus/one-to-one").exists():
        print("../shared/corpus is not there; nothing is measured.")
        return
    folder.mkdir(parents=True, exist_ok=True)
    all_pages = pages()
    fits = Fits(folder, all_pages)
    measured = [page for page in all_pages if page.kind == "one host, one guest"]
    attributed(measured, fits)
    profiled(measured, fits)
    abstained(all_pages, fits)
    speed(measured)


if __name__ == "__main__":
    main()
