"""Who speaks where a source does not say: one who asks and one who answers, line by line.

Everything here is inferred from the words alone: each line has a confidence that was
measured on other shows, each name and role what it rests on; where words alone cannot
tell, nothing is attributed and the reason says why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcripts.columns import NOBODY
from transcripts.model import Person

from . import abstaining
from .remembered import ShowMemory

if TYPE_CHECKING:
    from .chain import Numbers
    from .conversation import Conversation
    from .profile import Profile

_ASKS_MORE = 1.8
"""How many times as often, for each word, somebody asks who is called the host."""
_SURE_ROLES = 0.79
"""Mean confidence of the lines from which the voices have roles: two hosts together seem
more alike."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks each of some lines."""

    speakers: tuple[int, ...]
    """An index into `people` for each line, or NOBODY."""
    confidences: tuple[float, ...]
    """The probability that the speaker is right, 0 to 1; 1 where a person said so."""
    people: tuple[Person, ...]
    """The voice that asks, the one that answers, then whoever else was given; where nobody is
    attributed, only who was given."""
    reason: str | None = None
    """Why nobody is attributed, as a clause: "the lines have no punctuation"; None where
    somebody is."""


def attribute(
    lines: Sequence[str],
    *,
    people: Sequence[Person] = (),
    fixed: Mapping[int, int] | None = None,
    about: str = "",
    name: str = "",
    show: ShowMemory | None = None,
    profile: "Profile | None" = None,
) -> Attribution:
    """Who speaks each line of a conversation that does not say so.

    `people` are named by the source without saying which words are theirs; `about` is its
    title, in a line of its own, and description; `name` is its file's; `show` tells who
    hosts the show, and `profile` how its people talk. Names that a person gave are laid over
    the result by the caller.
    `fixed` holds lines (index from 0) whose speaker a person gave, as an index
    into the result's `people`; the others are decoded again and learn from them. An index
    above 1 is somebody else than the two voices, whose other lines are not looked for.
    """
    fixed = {at: who for at, who in (fixed or {}).items() if 0 <= at < len(lines)}
    reason = abstaining.without_decoding(lines)
    if reason:
        return _nobody(lines, people, fixed, reason)
    from .conversation import prepared

    texts = tuple(lines)
    talk = prepared(texts, profile)
    voices, others = _fixed_voices(fixed)
    first = talk.first_voice(voices, others)
    # Somebody who gave lines to both voices, and to no third, has said that there are two.
    if others or set(voices.values()) != {0, 1}:
        reason = _too_many(people) or abstaining.after_decoding(talk, first)
        if reason:
            return _nobody(lines, people, fixed, reason)
    speakers, confidences = [], []
    for at, share in enumerate(first.tolist()):
        if at in fixed:
            speakers.append(fixed[at])
            confidences.append(1.0)
        elif not talk.lines[at].words:
            speakers.append(NOBODY)
            confidences.append(0.0)
        else:
            speakers.append(0 if share >= 0.5 else 1)
            confidences.append(max(share, 1 - share))
    cast = _cast(texts, talk, first, _Named(about, name, people, show))
    return Attribution(tuple(speakers), tuple(confidences), cast)


def _fixed_voices(fixed: Mapping[int, int]) -> tuple[dict[int, int], list[int]]:
    """The lines of the two voices with theirs, and those of anybody else."""
    voices = {at: who for at, who in fixed.items() if who in (0, 1)}
    return voices, [at for at in fixed if at not in voices]


def _too_many(people: Sequence[Person]) -> str | None:
    """Why hosts and guests whom the source names cannot be told apart; None for two."""
    stated = sum(person.role in ("host", "guest") for person in people)
    if stated <= 2:
        return None
    return f"{stated} people are named, and words tell only two voices apart"


def _nobody(
    lines: Sequence[str], people: Sequence[Person], fixed: Mapping[int, int], reason: str
) -> Attribution:
    """Only what a person said stands."""
    missing = max(fixed.values(), default=-1) + 1 - len(people)
    cast = (*people, *(Person(None) for _ in range(missing)))
    speakers = tuple(fixed.get(at, NOBODY) for at in range(len(lines)))
    return Attribution(speakers, tuple(float(who != NOBODY) for who in speakers), cast, reason)


class _Named(NamedTuple):
    """What stands around the lines and may hold names."""

    about: str
    file_name: str
    people: Sequence[Person]
    show: ShowMemory | None


def _cast(
    texts: Sequence[str], talk: "Conversation", first: "Numbers", named_by: _Named
) -> tuple[Person, ...]:
    from .naming import names

    about, file_name, people, show = named_by
    host, guest = _roles(talk, first)
    given = _given(people)
    # Who hosts a show tells a name only where somebody is a host.
    show = show if host[0] else None
    named = names(texts, first.tolist(), about, people, file_name=file_name, show=show)
    found = {f.voice: f for f in named}
    cast = []
    for voice, (role, why) in enumerate((host, guest)):
        if given[voice]:
            known = given[voice]
            assert known is not None
            cast.append(known)
        elif voice in found:
            one = found[voice]
            cast.append(Person(one.name, role, True, one.evidence))
        else:
            cast.append(Person(None, role, True, why))
    taken = {p.name for p in cast if p.name}
    cast += [p for p in people if p not in cast and p.name and p.name not in taken]
    return tuple(cast)


def _given(people: Sequence[Person]) -> list[Person | None]:
    """Those of `people` who are the two voices: by their role, where one alone has it."""
    found: list[Person | None] = []
    for role in ("host", "guest"):
        fitting = [p for p in people if p.role == role]
        found.append(fitting[0] if len(fitting) == 1 and fitting[0].name else None)
    return found


_Role = tuple[Literal["host", "guest"] | None, str | None]


def _roles(talk: "Conversation", first: "Numbers") -> tuple[_Role, _Role]:
    """The roles of the two voices with what they rest on; none where both ask alike."""
    asked = [0, 0]
    words = [0, 0]
    for line, share in zip(talk.lines, first.tolist(), strict=True):
        voice = 0 if share >= 0.5 else 1
        asked[voice] += line.questions
        words[voice] += len(line.words)
    total = sum(asked)
    asks_more = asked[0] * (words[1] + 1) >= _ASKS_MORE * asked[1] * (words[0] + 1)
    sure = sum(max(share, 1 - share) for share in first.tolist()) >= _SURE_ROLES * len(talk.lines)
    if total < 3 or words[0] > words[1] or not asks_more or not sure:
        return (None, None), (None, None)
    answers = f"says {round(100 * words[1] / max(sum(words), 1))} % of the words"
    return ("host", f"asks {asked[0]} of the {total} questions"), ("guest", answers)


def evidence(
    lines: Sequence[str],
    line: int,
    *,
    fixed: Mapping[int, int] | None = None,
    profile: "Profile | None" = None,
    limit: int = 4,
) -> tuple[str, ...]:
    """What weighs most for the speaker of one line (index from 0) as `attribute` finds it
    with the same `fixed` and `profile`, as short words, most telling first. Nothing where nobody is
    attributed."""
    fixed = fixed or {}
    if line in fixed:
        return ("you said so",)
    if abstaining.without_decoding(lines):
        return ()
    from .conversation import prepared
    from .why import reasons

    talk = prepared(tuple(lines), profile)
    return reasons(talk, talk.first_voice(*_fixed_voices(fixed)), line, limit)
