"""Transcripts that name their speakers, as turns with names and roles."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from transcripts.columns import NOBODY, SPEECH
from transcripts.formats import NotATranscript, read

Turn = tuple[str, str]
"""Who, and what they say without a break."""

_NOTES = re.compile(r"\\?[\[(][^\[\]()]{1,40}\\?[\])]")
_REGULAR = 6
"""Episodes of a show in which a host is heard."""
_PAIR = 0.97
_STRETCH = 30
"""Turns of a stretch that is worth learning from."""


@dataclass(frozen=True)
class Episode:
    """One transcript that names its speakers."""

    name: str
    show: str
    turns: tuple[Turn, ...]
    stated: frozenset[str]
    """Those whom the source calls its hosts."""

    @property
    def words(self) -> Counter[str]:
        """How many words each says."""
        found: Counter[str] = Counter()
        for who, said in self.turns:
            found[who] += len(said.split())
        return found

    def is_pair(self) -> bool:
        """Whether two people say nearly everything."""
        words = self.words
        return len(words) > 1 and sum(n for _, n in words.most_common(2)) >= _PAIR * words.total()


def episodes(folder: Path) -> Iterator[Episode]:
    """Every transcript under `folder` that names who speaks; a show is the part of a file's
    name before two underlines, else the folder it stands in."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            reading = read(path.read_bytes(), path.name)
        except NotATranscript:
            continue
        people = reading.details.people
        turns: list[list[str]] = []
        for block in reading.blocks:
            if block.kind != SPEECH or block.speaker == NOBODY:
                continue
            who = people[block.speaker].name or str(block.speaker)
            said = " ".join(_NOTES.sub(" ", block.text).split())
            if turns and turns[-1][0] == who:
                turns[-1][1] += f" {said}"
            elif said:
                turns.append([who, said])
        show, parted, _ = path.stem.partition("__")
        if len(turns) >= 20:
            yield Episode(
                path.name,
                show if parted else path.parent.name,
                tuple((who, said) for who, said in turns),
                frozenset(p.name for p in people if p.role == "host" and p.name),
            )


def hosts(all_episodes: Iterable[Episode]) -> dict[str, frozenset[str]]:
    """The hosts in each episode, by its name: those whom it states, else those who are heard
    in many episodes of its show, else, of two, the one who asks more for each word."""
    known = list(all_episodes)
    heard: dict[str, Counter[str]] = {}
    for episode in known:
        heard.setdefault(episode.show, Counter()).update(set(episode.words))
    found = {}
    for episode in known:
        often = {who for who in episode.words if heard[episode.show][who] >= _REGULAR}
        asks = [_asking(episode.turns)] if episode.is_pair() and not often else []
        found[episode.name] = episode.stated or frozenset(often) or frozenset(asks)
    return found


def stretches(turns: Sequence[Turn], leads: frozenset[str]) -> Iterator[Sequence[Turn]]:
    """The long stretches of a conversation of several in which only one of its hosts and one
    other speak."""
    begin = 0
    while begin < len(turns):
        two: set[str] = set()
        end = begin
        while end < len(turns) and len(two | {turns[end][0]}) <= 2:
            two.add(turns[end][0])
            end += 1
        if end - begin >= _STRETCH and len(two) == 2 and len(two & leads) == 1:
            yield turns[begin:end]
        # Who speaks last here may be one of the next two.
        begin = max(begin + 1, end - 1) if end < len(turns) else end


def _asking(turns: Sequence[Turn]) -> str:
    words: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for who, said in turns:
        words[who] += len(said.split())
        asked[who] += said.count("?")
    two = [who for who, _ in words.most_common(2)]
    return max(two, key=lambda who: asked[who] / words[who])
