"""`python -m transcripts.speakers.fit FOLDER OUT [--without FILE]`: fits the weights anew.

FOLDER holds transcripts that name their speakers, in any format that is read; OUT is the
file to write. `--without` names a file with one file name a line that are left out, such as
those on which the weights will be measured.
"""

import argparse
import random
from collections.abc import Iterable, Mapping
from pathlib import Path

from transcripts.speakers.slopes import Example
from transcripts.speakers.weights import pack

from .breaking import Style, broken
from .labelled import Episode, episodes, hosts
from .training import Keys, example, fit

MOST_BYTES = 140_000
_STYLES: tuple[Style, ...] = ("usual", "usual", "noisy", "clean")
_SIDES = 0.4
"""What a conversation of two hosts and a guest, or a host and two guests, weighs."""


def examples(
    all_episodes: Iterable[Episode], roles: Mapping[str, frozenset[str]], keys: Keys
) -> Iterable[tuple[Episode, list[Example]]]:
    """The episodes that teach, each broken into lines in several ways."""
    for episode in all_episodes:
        words, leads = episode.words, roles[episode.name]
        pair = {who for who, _ in words.most_common(2)}
        two = episode.is_pair() and len(leads & pair) == 1
        sides = not two and _has_sides(episode, leads)
        if not two and not sides:
            continue
        chance = random.Random(episode.name)
        made = []
        for style in _STYLES if two else _STYLES[:1]:
            lines = broken(episode.turns, style, chance)
            voices = [0 if who in leads else 1 for who, _ in lines]
            made.append(example([s for _, s in lines], voices, 1.0 if two else _SIDES, keys))
        yield episode, made


def _has_sides(episode: Episode, leads: frozenset[str]) -> bool:
    words = episode.words
    share = sum(words[who] for who in leads) / words.total()
    return 0.08 < share < 0.55 and len(leads & set(words)) <= 2 and len(set(words) - leads) <= 1


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
