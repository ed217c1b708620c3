"""Who the two voices are: names that a description and the words themselves give.

Only what is said with a reason is believed: "I'm your host, …", "my guest today is …",
"Thank you, …". A name needs enough reasons, and more than any other; else there is none.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from transcripts.model import Person

Voice = Literal[0, 1]
"""0 asks, 1 answers."""

_WORD = r"(?:[A-Z][^\W\d_]{0,2}\.|(?:[A-Z]['’])?[A-Z][^\W\d_]{1,20}(?:[-'’][^\W\d_]{1,20})?)"
_SMALL = r"(?:de|da|di|del|van|von|der|den|la|le|bin|al|el|dos|ter)"
_NAME = rf"(?P<name>{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,2}}{_WORD}){{0,3}})"
_TODAY = r"(?:(?:here|today|tonight|now|again|also|once again|this week),? ){0,2}"

_SAYS_HOST = (
    (5.0, rf"\b(?:I['’]m|I am|this is|my name is) (?:your|the) host,? {_NAME}"),
    (5.0, rf"\b(?:hosted by|your hosts? (?:is |are |as always |today )?|Hosts?: ){_NAME}"),
    (4.0, rf"\b(?:I['’]m|I am|my name is) {_NAME},? (?:and )?(?:your|the) host\b"),
    (
        4.0,
        rf"\b{_NAME} (?:sits down|sat down|speaks|talks|chats|spoke|talked|interviews|"
        r"interviewed|is joined|hosts)\b",
    ),
)
_SAYS_GUEST = (
    (4.0, rf"\b(?:[Mm]y|[Oo]ur|[Tt]he|[Tt]oday['’]s|[Ss]pecial) guests?,? {_TODAY}(?:is|are),? {_NAME}"),
    (4.0, rf"\b(?:[Gg]uests?: |[Ii]nterview with |[Cc]onversation with |[Ff]eaturing ){_NAME}"),
    (4.0, rf"\b(?:joined {_TODAY}by|joining (?:me|us) {_TODAY}is) (?:\w{{2,20}} ){{0,3}}?{_NAME}"),
    (3.0, rf"\b{_NAME} (?:joins|is (?:joining|here with|with|back with)|join) (?:me|us|the|\w+ to)\b"),
    (3.0, rf"\b(?:talk|talking|speak|speaking|chat|chatting|sit down|sitting down|sat down) {_TODAY}(?:with|to) {_NAME}"),
    (3.0, rf"\b(?:with (?:me|us) {_TODAY}is|(?:here|I['’]m|we['’]re) {_TODAY}with|please welcome) {_NAME}"),
    (3.0, rf"\b[Ww]elcome,? (?:back )?(?:to (?:the|our) (?:show|podcast|program),? )?{_NAME}"),
    (3.0, rf"\b{_NAME},? (?:thanks|thank you)(?: so much| very much)? for (?:being|joining|coming|taking|doing|sitting)"),
    (3.0, rf"\b(?:thanks|thank you)(?: so much| very much)? for (?:being|joining|coming|taking|doing)[^.?!]{{0,40}}, {_NAME}[.!]"),
    (3.0, rf"\b{_NAME},? welcome\b"),
    (2.0, rf"^{_NAME} is (?:the|a|an|our) "),
)
_WORK = (
    r"(?:CEO|CTO|COO|CFO|[Cc]hief [A-Z]\w+ [Oo]fficer|[Ff]ounder|[Cc]o-?[Ff]ounder|[Pp]resident"
    r"|[Aa]uthor|[Pp]rofessor|[Dd]irector|[Cc]reator|[Ee]ngineer|[Dd]eveloper|[Ee]conomist"
    r"|[Hh]istorian|[Ss]cientist|[Jj]ournalist|[Ww]riter|[Aa]ctor|[Ss]inger|[Mm]inister|[Ss]enator)"
)
_AT_WORK = ((3.0, rf"\b{_WORK}(?: and {_WORK})?,? {_NAME}"), (3.0, rf"\b{_NAME}, {_WORK} (?:of|at)\b"))
"""What somebody does, in a description: of the guest, who is made known to the listener."""
_I_AM = re.compile(rf"\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s) {_NAME}(?=[,.!]| and\b| here\b)")
_TO_FIRST = re.compile(rf"(?:^(?:So|And|Well|But|Now|Okay|Alright|Hey|Hi|Hello),? |^){_NAME}, (?=[a-z]|I\b)")
_TO_LAST = re.compile(
    rf"\b(?:[Tt]hank you(?: so much| very much)?|[Tt]hanks(?: so much| a lot)?|[Hh]ey|[Hh]i|[Hh]ello|[Yy]eah|"
    rf"[Yy]es|[Ss]ure|[Ww]ell|[Gg]reat),? {_NAME}(?=[.!?,])"
)
_YOU = re.compile(r"\byou", re.IGNORECASE)
_HOST = tuple((points, re.compile(rule)) for points, rule in _SAYS_HOST)
_GUEST = tuple((points, re.compile(rule)) for points, rule in _SAYS_GUEST)
_GUEST_ABOUT = (*_GUEST, *((points, re.compile(rule)) for points, rule in _AT_WORK))
_NOT_NAMES = frozenset(
    re.findall(
        r"\S+",
        "The This That These Those It He She We You They There Here What When Where Why How Who Which "
        "And But So Because Then Well Yeah Yes No Okay Ok Oh Right Sure Like Just Really Actually I "
        "Thanks Thank Hello Hi Hey Welcome Today Now All Some Many Most One Two Three If In On At By "
        "For With From Of To As Is Are Was Do Does Did My Your Our His Her Their Let Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
        "September October November December American English God Jesus Everyone Everybody Folks Guys "
        "Man Dude Not Never Maybe Also Again Absolutely Definitely Exactly Good Great Nice Cool Wow "
        "Sorry Please Podcast Show Episode Google Apple Microsoft Amazon Facebook Twitter Bitcoin "
        "Glad Happy Excited Going Sir Alright Interesting Awesome Mr Mrs Ms First Second Last Next "
        "Another Every Each Any Both Its After Before Once Finally CEO CTO Chief Host Guest Founder "
        "Um Uh African American Canadian Indian British German French Australian European Italian "
        "Spanish Chinese Japanese Dutch Irish Russian Mexican",
    )
)
_SMALL_WORD = re.compile(r"(?<![^\s(\"“])[a-z]{2,20}\b")
_NEEDED = 3.0
_AHEAD = 1.5
"""How many times the points of the next name a name needs."""


@dataclass(frozen=True)
class Found:
    """A name with what it rests on."""

    name: str
    voice: Voice
    evidence: str


def names(
    lines: Sequence[str], first: Sequence[float], about: str, people: Sequence[Person]
) -> list[Found]:
    """The names of the voices, at most one for each. `first` is the probability that the
    voice that asks speaks each line; `about` is what a description or title says; `people`
    are named by the source without saying which words are theirs."""
    points: dict[Voice, Counter[str]] = {0: Counter(), 1: Counter()}
    because: dict[tuple[Voice, str], list[tuple[float, str]]] = defaultdict(list)
    for voice, name, weight, words in _reasons(lines, first, about):
        points[voice][name] += weight
        because[voice, name].append((weight, words))
    common = _common(lines)
    for voice in points:
        for name in [n for n in points[voice] if common.intersection(n.lower().split())]:
            del points[voice][name]
        points[voice] = _folded(points[voice], because, voice, people)
    for person in people:
        _stated(person, points, because)
    return _chosen(points, because)


def _common(lines: Sequence[str]) -> set[str]:
    """Words that also stand without a capital: "World" names nobody where "world" is said."""
    return set(_SMALL_WORD.findall(" ".join(lines)))


def _reasons(
    lines: Sequence[str], first: Sequence[float], about: str
) -> Iterable[tuple[Voice, str, float, str]]:
    for rules, voice in ((_HOST, 0), (_GUEST_ABOUT, 1)):
        for weight, rule in rules:
            for match in rule.finditer(about[:6000]):
                if name := _name(match["name"]):
                    yield _voice(voice), name, weight, _around(about, match)
    count = len(lines)
    for at, text in enumerate(lines):
        host = first[at]
        begin = text[:1500]
        if at < 14 or at >= count - 12:
            for weight, rule in _GUEST:
                for match in rule.finditer(begin):
                    if name := _name(match["name"]):
                        yield 1, name, weight * host, _around(text, match)
            for weight, rule in _HOST:
                for match in rule.finditer(begin):
                    if name := _name(match["name"]):
                        yield 0, name, weight * max(host, 0.5), _around(text, match)
        if at < 14:
            for match in _I_AM.finditer(begin):
                if name := _name(match["name"]):
                    yield _voice(host < 0.5), name, 4 * abs(2 * host - 1), _around(text, match)
        spoken_to = _TO_FIRST.match(begin) if _YOU.search(begin) else None
        for match in (spoken_to, _TO_LAST.search(begin)):
            if match and (name := _name(match["name"])):
                yield _voice(host > 0.5), name, 1.5 * abs(2 * host - 1), _around(text, match)


def _voice(second: bool | int) -> Voice:
    return 1 if second else 0


def _name(found: str) -> str | None:
    """The words of a match that can be a name: none that begin sentences or are no names."""
    words = found.split()
    while words and words[0] in _NOT_NAMES:
        words = words[1:]
    for at, word in enumerate(words):
        if word in _NOT_NAMES or word.isupper():
            words = words[:at]
            break
    while words and words[-1].islower():
        words = words[:-1]
    name = " ".join(words)
    name = name.replace("’", "'").removesuffix("'s").rpartition("'s ")[2]
    return name if len(name) > 1 else None


def _around(text: str, match: re.Match[str]) -> str:
    return " ".join(text[match.start() : match.end()].split())[:90]


def _folded(
    points: Counter[str],
    because: dict[tuple[Voice, str], list[tuple[float, str]]],
    voice: Voice,
    people: Sequence[Person],
) -> Counter[str]:
    """Short names counted with the one whole name that holds them."""
    whole = [n for n in points if " " in n] + [p.name for p in people if p.name and " " in p.name]
    found: Counter[str] = Counter()
    for name, weight in points.items():
        longer = {n for n in whole if n != name and set(name.split()) < set(n.split())}
        target = longer.pop() if len(longer) == 1 else name
        found[target] += weight
        if target != name:
            because[voice, target] += because[voice, name]
    return found


def _stated(
    person: Person,
    points: dict[Voice, Counter[str]],
    because: dict[tuple[Voice, str], list[tuple[float, str]]],
) -> None:
    """A person whom the source names counts as the source says it."""
    if person.name and person.role in ("host", "guest"):
        voice = _voice(person.role == "guest")
        points[voice][person.name] += 100
        because[voice, person.name].append((100, f"the source names {person.name}, {person.role}"))


def _chosen(
    points: dict[Voice, Counter[str]], because: dict[tuple[Voice, str], list[tuple[float, str]]]
) -> list[Found]:
    found: list[Found] = []
    order: tuple[Voice, ...] = (1, 0)
    for voice in order:
        other = points[_voice(1 - voice)]
        ranked = [
            (weight, name)
            for name, weight in points[voice].most_common(4)
            if weight > other[name] and all(not _same(name, f.name) for f in found)
        ]
        if not ranked or ranked[0][0] < _NEEDED:
            continue
        if len(ranked) > 1 and ranked[0][0] < _AHEAD * ranked[1][0]:
            continue
        name = ranked[0][1]
        evidence = max(because[voice, name])[1]
        found.append(Found(name, voice, evidence))
    return found


def _same(a: str, b: str) -> bool:
    return bool(set(a.split()) & set(b.split()))
