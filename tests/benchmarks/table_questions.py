"""What the question spine makes of real interviews. To be read, not to be passed.

    python -P tests/benchmarks/table_questions.py [--read N] [--missed N] [--seed S]

Over the labelled one-to-one pages of ../shared/corpus: how many questions, how many of the
host's turns with a question mark give none, words of an answer; then how much of that spine is
found again where speakers are worked out from the words, and where nobody is attributed.
`--read` prints questions chosen by chance to be judged (does the interviewer ask this?),
`--missed` turns of the host that have a question mark and no question. Seconds at the end, for
12,000 words and for a million.
"""

import argparse
import json
import random
from array import array
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, median
from time import process_time

from transcripts.chapters.questions import Question, interviewers, questions
from transcripts.columns import DESCRIPTION, NOBODY, SPEECH, Blocks, BlocksBuilder
from transcripts.model import Details, Person, Reading, Role, Source, Transcript, Version
from transcripts.speakers.attribution import attribute
from transcripts.turns import group

PAGES = Path(__file__).parents[3] / "shared" / "corpus" / "one-to-one"


def pages() -> Iterator[Transcript]:
    """Each page with the speakers and roles that its labels state."""
    for path in sorted(PAGES.glob("*.meta.json")):
        base = str(path).removesuffix(".meta.json")
        meta = json.loads(path.read_text("utf-8"))
        rows = Path(f"{base}.speakers.tsv").read_text("utf-8").splitlines()
        labels = [row.split("\t")[1] for row in rows]
        names = [name for name in dict.fromkeys(labels) if name not in ("Other", "Description")]
        builder = BlocksBuilder()
        for number, (words, who) in enumerate(
            zip(Path(f"{base}.txt").read_text("utf-8").split("\n"), labels, strict=False), 1
        ):
            builder.add(
                words,
                line=number,
                kind=DESCRIPTION if who == "Description" else SPEECH,
                speaker=names.index(who) if who in names else NOBODY,
            )
        people = tuple(Person(name, _role(name, meta["hosts"])) for name in names)
        yield _transcript(meta["title"], builder.build(), people)


def _role(name: str, hosts: list[str]) -> Role:
    return "host" if name in hosts else "guest"


def _transcript(name: str, blocks: Blocks, people: tuple[Person, ...]) -> Transcript:
    details = Details(title=name, people=people)
    version = Version(0, Source(name, "0" * 64), Reading("table", 1, blocks, details))
    return Transcript(name, version, details, blocks, group(blocks))


def _spoken_by(
    stated: Transcript, speakers: "array[int]", people: tuple[Person, ...]
) -> Transcript:
    b = stated.blocks
    blocks = Blocks(b.text, b.offsets, b.kinds, b.lines, b.starts, b.ends, speakers)
    return _transcript(stated.name, blocks, people)


def worked_out(stated: Transcript) -> Transcript | None:
    """The same page with speakers worked out from its words; None where nobody is."""
    spoken = [n for n, kind in enumerate(stated.blocks.kinds) if kind == SPEECH]
    found = attribute([stated.blocks[n].text for n in spoken])
    if found.reason:
        return None
    speakers = array("h", [NOBODY]) * len(stated.blocks)
    for number, speaker in zip(spoken, found.speakers, strict=True):
        speakers[number] = speaker
    return _spoken_by(stated, speakers, found.people)


def nobodys(stated: Transcript) -> Transcript:
    """The same page without speakers."""
    return _spoken_by(stated, array("h", [NOBODY]) * len(stated.blocks), ())


def unasked(stated: Transcript, spine: tuple[Question, ...]) -> tuple[int, list[str]]:
    """How many turns of the interviewer have a question mark, and the words of those that
    give no question."""
    turns, text, asked = stated.turns, stated.text, {question.turn for question in spine}
    askers, marked, missed = interviewers(stated), 0, []
    for turn, speaker in enumerate(turns.speakers):
        words = text[turns.starts[turn] : turns.ends[turn]]
        if turns.kinds[turn] == SPEECH and speaker in askers and "?" in words:
            marked += 1
            if turn not in asked:
                missed.append(words)
    return marked, missed


def again(spine: tuple[Question, ...], other: tuple[Question, ...]) -> int:
    """How many questions of one spine share words with one of the other."""
    return sum(any(a.start < b.end and b.start < a.end for b in other) for a in spine)


def seconds(words: int, some: list[Transcript]) -> float:
    """Processor seconds for a talk of so many words, made of whole pages."""
    builder, count = BlocksBuilder(), 0
    while count < words:
        for stated in some:
            for block in stated.blocks:
                builder.add(block.text, speaker=min(block.speaker, 1), line=1)
                count += block.text.count(" ") + 1
            if count >= words:
                break
    people = (Person("A", "host"), Person("B", "guest"))
    long = _transcript("long", builder.build(), people)
    begin = process_time()
    questions(long)
    return process_time() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--read", type=int, default=0)
    parser.add_argument("--missed", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    if not PAGES.exists():
        raise SystemExit("the labelled pages are not there")
    some = list(pages())
    spines = [questions(stated) for stated in some]
    count = sum(map(len, spines))
    lengths = [
        len(stated.text[q.answer_start : q.answer_end].split())
        for stated, spine in zip(some, spines, strict=True)
        for q in spine
    ]
    told = [unasked(stated, spine) for stated, spine in zip(some, spines, strict=True)]
    missed = [words for _, each in told for words in each]
    print(f"{len(some)} pages, {count} questions, {count / len(some):.1f} a page (stated speakers)")
    print(f"an answer: {median(lengths):.0f} words (median), {mean(lengths):.0f} (mean)")
    print(f"turns of the host with a question mark: {sum(n for n, _ in told)}, "
          f"{len(missed)} of them without a question")  # fmt: skip
    print("                         pages  questions  of the stated found  of its own stated")
    for name, make in (("worked-out speakers", worked_out), ("nobody attributed", nobodys)):
        others = [(spine, other) for stated, spine in zip(some, spines, strict=True)
                  if (other := make(stated))]  # fmt: skip
        found = [(spine, questions(other)) for spine, other in others]
        total = sum(len(other) for _, other in found)
        recall = sum(again(spine, other) for spine, other in found)
        right = sum(again(other, spine) for spine, other in found)
        of = sum(len(spine) for spine, _ in found)
        print(f"{name:24} {len(found):5} {total:10} {recall / of:20.2f} {right / total:18.2f}")
    for words in (12_000, 1_400_000):
        print(f"{words:9,} words: {seconds(words, some):.3f} s")
    chance = random.Random(chosen.seed)
    every = [(s, q) for s, spine in zip(some, spines, strict=True) for q in spine]
    for stated, q in chance.sample(every, min(chosen.read, len(every))):
        before = stated.text[max(stated.turns.starts[q.turn], q.start - 80) : q.start]
        print(f"\n{stated.name}: …{before}[{stated.text[q.start : q.end]}]\n  label: {q.label}")
        print(f"  answer: {stated.text[q.answer_start : q.answer_start + 90]}")
    for words in chance.sample(missed, min(chosen.missed, len(missed))):
        print(f"\nno question: {words[-300:]}")


if __name__ == "__main__":
    main()
