"""Which tiers of an annotated recording hold what was said, and by whom.

Projects name their tiers as they like, so several signs count: a tier's name and type, on
what it depends, whether its values come from a fixed list, and whether they are words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(eq=False)
class Annotation:
    """A value on a tier. Times in seconds; None where the source tells none."""

    id: str
    text: str
    on: str
    """The annotation that this one depends on; empty where it has slots of its own."""
    start: float | None
    end: float | None
    place: int
    """Where its first slot stands in the order of slots."""


@dataclass
class Tier:
    """A tier as the file declares it."""

    id: str
    participant: str
    kind: str
    """Its linguistic type."""
    coded: bool
    """Whether its values come from a fixed list."""
    parent: str
    language: str
    annotations: list[Annotation] = field(default_factory=list)

    @property
    def speaker(self) -> str | None:
        """Who speaks on it: its participant, else the part of its name that tells."""
        if self.participant:
            return self.participant
        before, at, after = self.id.partition("@")
        if at and after:
            return after
        return None if _tokens(before) <= _PLAIN_NAMES else before


class Talk(NamedTuple):
    """A tier with utterances, who says them, and the tiers that its words hang on."""

    tier: Tier
    speaker: str | None
    words: Tier | None
    """The tier that gives the times of its words."""
    joined: bool
    """Whether its annotations are words, to be joined to utterances."""


_DEEP = 30
"""Tiers that depend on one another at most."""
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CODE = re.compile(r"[^\s]*[\d_=|<>][^\s]*|[^\w]*")
"""One value that is an identifier or a code, no word."""
TALK = re.compile(
    r"tx|txt|te?xt|transcri\w*|trs|orth\w*|ort|utt\w*|speech|spch|spoken|spk|phrases?|sentences?"
    r"|talk|verbatim|äußerung|énoncé|parole|sprache?|dialog\w*|turns?|default|words?tier"
)
OTHER = re.compile(
    r"transl\w*|traduc\w*|trad|übersetz\w*|ft|free|gloss\w*|ge|gl|gn|gr|pos|ps|tag\w*|mb|mo?t|morph\w*"
    r"|lemma\w*|pho\w*|ipa|notes?|comment\w*|com|cod\w*|gest\w*|gaze|hands?|head|eyes?|posture|rgu|lgu"
    r"|rgph|lgph|rgme|lgme|topics?|refs?|ids?|noise|pauses?|silence|overlap\w*|fto|syll\w*|prosod\w*"
    r"|pitch|tone|accent|context|emotion\w*|mouth|nmm|sign|handshape|vcm|xds|lex|mwu|vocab\w*|segment"
    r"|english|deutsch|french|français|german|russian|spanish|español|trans"
)
WORDS = re.compile(r"words?|wd|w|tokens?|wort|mots?|palabras?|wrd")
_PLAIN_NAMES = frozenset(
    [
        *("default", "transcription", "transcript", "transcriptions", "text", "texts", "tx", "txt"),
        *("utterance", "utterances", "speech", "words", "word", "sentences", "sentence", "orth"),
        *("orthography", "tier", "lt", "phrase", "phrases", "segments", "annotation"),
    ]
)


def talk_tiers(tiers: list[Tier]) -> tuple[list[Talk], list[Tier]]:
    """The tiers that hold talk, in order, one for each tree of tiers and each speaker; and
    those that are left out although something stands on them."""
    known = {tier.id: tier for tier in tiers}
    trees: dict[str, list[Tier]] = {}
    for tier in tiers:
        trees.setdefault(_root(tier, known).id, []).append(tier)
    strict = any(_score(tier) > 0 for tier in tiers)
    best: dict[str, tuple[float, Talk]] = {}
    for root, members in trees.items():
        found = _best(known[root], members, strict=strict)
        if found is None:
            continue
        score, talk = found
        key = talk.speaker or f"\0{root}"
        if key not in best or score > best[key][0]:
            best[key] = score, talk
    chosen = [talk for _, talk in best.values()]
    if len(chosen) == 1 and not chosen[0].tier.participant and chosen[0].speaker:
        # One tier that names nobody names nothing: "Ann-transcript" may be its title.
        chosen = [talk._replace(speaker=_said_speaker(talk.tier)) for talk in chosen]
    used = {id(talk.tier) for talk in chosen} | {id(talk.words) for talk in chosen}
    left = [
        tier for tier in tiers if id(tier) not in used and any(one.text for one in tier.annotations)
    ]
    return chosen, left


def _said_speaker(tier: Tier) -> str | None:
    return None if _names(tier, TALK) and "@" not in tier.id else tier.speaker


def _root(tier: Tier, known: dict[str, Tier]) -> Tier:
    for _ in range(_DEEP):
        above = known.get(tier.parent)
        if above is None or above is tier:
            break
        tier = above
    return tier


def _best(root: Tier, members: list[Tier], *, strict: bool) -> tuple[float, Talk] | None:
    """The tier of a tree that most likely holds the utterances, and how likely it is."""
    scored = [(_score(tier, strict=strict), -n, tier) for n, tier in enumerate(members)]
    score, _, tier = max(scored, key=lambda one: one[:2])
    if score <= 0:
        return None
    speaker = tier.participant or root.participant or tier.speaker or root.speaker
    is_words = tier is not root and _names(tier, WORDS) and not _names(tier, TALK)
    words = next(
        (one for one in members if one is not tier and _names(one, WORDS) and not one.coded
         and any(word.start is not None for word in one.annotations)),
        None,
    )  # fmt: skip
    return score, Talk(tier, speaker, words, is_words)


def _score(tier: Tier, *, strict: bool = True) -> float:
    """How likely a tier holds talk; 0 where it does not. Where no tier does by the `strict`
    rule, names that usually stand for something else count no more."""
    values = [one.text for one in tier.annotations if one.text][:500]
    if not values or tier.coded:
        return 0.0
    share, several = wordy(values)
    if share < 0.6:
        return 0.0
    if not several and len(values) >= 30 and len(set(values)) < 0.1 * len(values):
        return 0.0
    score = 1.0 + several + len(values) / 10_000
    if strict and _names(tier, OTHER) and not _names(tier, TALK):
        return 0.0
    if _names(tier, TALK):
        score += 3
    if not tier.parent:
        score += 2
    if _names(tier, WORDS):
        score = min(score, 0.5)
    return score


def _tokens(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_CAMEL.sub(" ", name).lower()))


def _names(tier: Tier, pattern: re.Pattern[str]) -> bool:
    """Whether a tier's name, without the speaker's, or its type holds such a word."""
    return holds(f"{tier.id.partition('@')[0]} {tier.kind}", pattern)


def holds(name: str, pattern: re.Pattern[str]) -> bool:
    """Whether one of the words of a tier's name is such a word."""
    return any(pattern.fullmatch(token) for token in _tokens(name))


def wordy(values: Sequence[str]) -> tuple[float, float]:
    """The share of `values` that are words rather than codes, and the share of those that
    are several words."""
    words = [value for value in values if " " in value or not _CODE.fullmatch(value)]
    if not words:
        return 0.0, 0.0
    return len(words) / len(values), sum(" " in value for value in words) / len(words)


def left_out(names: Sequence[str]) -> tuple[str, ...]:
    """What to say of tiers that are left out: how many they are and some of their names."""
    if not names:
        return ()
    shown = list(dict.fromkeys(names))
    listed = ", ".join(shown[:5]) + (" …" if len(shown) > 5 else "")
    return (f"{len(names)} other tier{'s' * (len(names) != 1)} ({listed})",)
