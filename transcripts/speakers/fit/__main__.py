"""`python -m transcripts.speakers.fit FOLDER OUT [--without FILE]`: fits the weights anew.

FOLDER holds transcripts that name their speakers, in any format that is read; OUT is the
file to write. `--without` names a file with one file name a line that are left out, such as
those on which the weights will be measured.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from transcripts.speakers.slopes import Example
from transcripts.speakers.weights import pack

from .breaking import Style, broken
from .labelled import Episode, Turn, episodes, hosts, stretches
from .training import Keys, example, fit

MOST_BYTES = 140_000
_STYLES: tuple[Style, ...] = ("usual", "usual", "noisy", "clean")
_STRETCH_STYLES: tuple[Style, ...] = ("usual", "noisy", "clean")
_SIDES = 0.8
"""What a conversation of several hosts and guests weighs, as two sides."""


def examples(
    all_episodes: Iterable[Episode], roles: Mapping[str, frozenset[str]], keys: Keys
) -> Iterable[tuple[Episode, list[Example]]]:
    """The episodes that teach, each broken into lines in several ways."""
    for episode in all_episodes:
        leads = roles[episode.name]
        chance = random.Random(episode.name)
        made = []
        for turns, style, weight in _lessons(episode, leads, chance):
            lines = broken(turns, style, chance)
            voices = [0 if who in leads else 1 for who, _ in lines]
            made.append(example([s for _, s in lines], voices, weight, keys))
        if made:
            yield episode, made


_Lesson = tuple[Sequence[Turn], Style, float]


def _lessons(episode: Episode, leads: frozenset[str], chance: random.Random) -> Iterator[_Lesson]:
    """What of an episode teaches: all of it where two speak, else both sides of it, and the
    stretches in which only two speak."""
    pair = {who for who, _ in episode.words.most_common(2)}
    if episode.is_pair() and len(leads & pair) == 1:
        yield from ((episode.turns, style, 1.0) for style in _STYLES)
        return
    if _has_sides(episode, leads):
        yield episode.turns, chance.choice(_STYLES), _SIDES
    if not episode.is_pair():
        for stretch in stretches(episode.turns, leads):
            yield from ((stretch, style, 1.0) for style in _STRETCH_STYLES)


def _has_sides(episode: Episode, leads: frozenset[str]) -> bool:
    words = episode.words
    return 0.08 < sum(words[who] for who in leads) / words.total() < 0.6


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m transcripts.speakers.fit")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without", type=Path)
    given = parser.parse_args()
    without = set(given.without.read_text("utf-8").split("\n")) if given.without else set()
    all_episodes = list(episodes(given.folder))
    keys = Keys({}, {})
    kept = [e for e in all_episodes if e.name not in without]
    made = list(examples(kept, hosts(all_episodes), keys))
    print(f"{len(all_episodes)} transcripts read, {len(made)} teach")
    lines, seams = fit([one for _, several in made for one in several], keys)
    data = pack(lines, seams, MOST_BYTES)
    given.out.write_bytes(data)
    print(f"{given.out}: {len(data)} bytes; {len(lines)} + {len(seams)} keys before rounding")


if __name__ == "__main__":
    main()
