"""How names are said: sentences that make somebody known, or speak to them."""

import re

from .no_names import words_of

_WORD = r"(?:[A-Z]\.|(?:[A-Z]['’])?[A-Z][^\W\d_]{1,20}(?:[-'’][^\W\d_]{1,20})?)"
_SMALL = r"(?:de|da|di|del|van|von|der|den|la|le|bin|al|el|dos|ter)"
WHOLE = rf"{_WORD}(?:[ ](?:{_SMALL}[ ]){{0,2}}{_WORD}){{0,3}}"
_NAME = rf"(?P<name>{WHOLE})"
_NOW = r"(?:(?:here|today|tonight|now|again|also|once again|this week),? ){0,2}"
_TALK = r"(?:talk|talked|talking|spoke|speak|speaking|chat|chatting|sit down|sitting down|sat down)"
_THANKS = r"(?:[Tt]hanks|[Tt]hank you)(?: so much| very much)? for"
_COMING = r"(?:being|joining|coming|taking|doing|sitting|spending|giving|making|sharing|talking)"
_GLAD = r"(?:I['’]m |we['’]re |so |very ){0,3}(?:glad|happy|excited|good|great)"
_WORK = (
    r"(?:CEO|CTO|COO|CFO|[Cc]hief [A-Z]\w{1,20} [Oo]fficer|[Ff]ounder|[Cc]o-?[Ff]ounder"
    r"|[Pp]resident|[Aa]uthor|[Pp]rofessor|[Dd]irector|[Cc]reator|[Ee]ngineer|[Dd]eveloper"
    r"|[Ee]conomist|[Hh]istorian|[Ss]cientist|[Jj]ournalist|[Ww]riter|[Aa]ctor|[Ss]inger"
    r"|[Mm]inister|[Ss]enator)"
)


Rules = tuple[tuple[float, re.Pattern[str]], ...]
"""Points with what is said."""


def _rules(*rules: tuple[float, str]) -> Rules:
    return tuple((points, re.compile(rule)) for points, rule in rules)


HOST = _rules(
    (5, rf"\b(?:I['’]m|I am|this is|my name is) (?:your|the) host,? {_NAME}"),
    (5, rf"\b(?:hosted by|your hosts? (?:is |are |as always |today )?|Hosts?: ){_NAME}"),
    (4, rf"\b(?:I['’]m|I am|my name is) {_NAME},? (?:and )?(?:your|the) host\b"),
    (4, rf"\b{_NAME} (?:sits|sat) down with\b"),
)
"""Points and what is said of the voice that asks."""
HOST_THANKED = _rules(
    (3, rf"\b{_NAME},? {_THANKS} (?:having|inviting) (?:me|us)\b"),
    (3, rf"\b{_THANKS} (?:having|inviting) (?:me|us)[^.?!,]{{0,30}}, {_NAME}(?=[.!?,])"),
)
"""Points and what the voice that answers says to the one that asks."""
HOST_IN_DESCRIPTION = (
    *HOST,
    *_rules(
        (4, rf"\b{_NAME} (?:sits|sat) down\b"),
        (4, rf"\b{_NAME} (?:speaks|talks|chats|spoke|talked|is joined|hosts|interview(?:s|ed))\b"),
    ),
)
"""With what somebody does there, who in speech may be anybody."""
GUEST = _rules(
    (
        4,
        rf"\b(?:[Mm]y|[Oo]ur|[Tt]he|[Tt]oday['’]s|[Ss]pecial) guests?,? {_NOW}(?:is|are),? {_NAME}",
    ),
    (4, rf"\b(?:joined {_NOW}by|joining (?:me|us) {_NOW}is) (?:[\w-]{{1,20}},? ){{0,3}}?{_NAME}"),
    (
        3,
        rf"\b{_NAME} (?:joins?|is (?:joining|here with|back with)) (?:me|us|the)\b",
    ),
    (3, rf"\b{_TALK} {_NOW}(?:with|to) {_NAME}"),
    (3, rf"\b(?:(?:here|I['’]m|[Ww]e['’]re) {_NOW}with|with (?:me|us) {_NOW}is) {_NAME}"),
    (3, rf"\b(?:[Pp]lease welcome|special guest,?) {_NAME}"),
    (3, rf"\b[Ww]elcome,? (?:back )?(?:to (?:the|our) (?:show|podcast|program),? )?{_NAME}"),
    (3, rf"\b{_NAME},? {_THANKS} {_COMING}"),
    (3, rf"\b{_THANKS} {_COMING}[^.?!]{{0,40}}, {_NAME}[.!]"),
    (3, rf"\b{_NAME},? welcome\b"),
    (3, rf"\b{_NAME},? {_GLAD} to (?:have|see|finally have) you"),
    (3, rf"\b{_NAME},? (?:it|this)(?:['’]s| has) been\b"),
    (3, rf"\b{_NAME},? (?:I|we) (?:really |so )?appreciate\b"),
    (3, rf"\b(?:just|only) (?:me and )?{_NAME} (?:and (?:I|me)|with us)\b"),
    (3, rf"\b(?:[Hh]is|[Hh]er|[Tt]heir) name is {_NAME}"),
    (2, rf"^{_NAME} is (?:the|a|an|our) "),
)
"""Points and what is said of the voice that answers."""
GUEST_IN_DESCRIPTION = (
    *GUEST,
    *_rules(
        (4, rf"\b(?:[Gg]uests?: |[Ii]nterview with |[Cc]onversation with |[Ff]eaturing ){_NAME}"),
        (3, rf"\b{_WORK}(?: and {_WORK})?,? {_NAME}"),
        (3, rf"\b{_NAME}, {_WORK} (?:of|at)\b"),
    ),
)
"""With what somebody does: of the guest, who is made known to the listener."""
I_AM = re.compile(
    rf"\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s) {_NAME}(?=[,.!]| and\b| here\b)"
)
TO_FIRST = re.compile(
    rf"(?:^(?:So|And|Well|But|Now|Okay|Alright|Hey|Hi|Hello),? |^){_NAME}, (?=[a-z]|I\b)"
)
TO_LAST = re.compile(
    r"\b(?:(?:[Tt]hank you(?: so much| very much)?|[Tt]hanks(?: so much| a lot)?|[Hh]ey|[Hh]i"
    rf"|[Hh]ello),?|(?:[Yy]eah|[Yy]es|[Ss]ure|[Ww]ell|[Gg]reat),) {_NAME}(?=[.!?,])"
)
"""Where no comma stands, a word of praise belongs to the name: "the Great Wall."."""
WHOLE_NAME = re.compile(rf"(?P<name>{_WORD}[ ](?:{_SMALL}[ ])?{_WORD})(?!\w)")
"""Two words that may be a whole name."""
IN_PASSING = re.compile(
    rf"(?:(?<=[.?!] )|^)(?P<first>{WHOLE}), "
    r"(?=(?:you|what|how|why|tell|let['’]s|do|did|can|could|I|we|thank|thanks)\b)"
    rf"|\b[a-z]{{2,20}}, (?P<last>{WHOLE})(?=[.?!])"
)
"""Somebody may be spoken to; no list of names, before which a small word does not stand."""
PREPOSED = re.compile(
    r"(?:For|With|In|On|At|By|From|Of|To|As|Like|The|This|That|These|My|Your|Our|His|Her|Their|If"
    r"|When|Is|Are|Was|Do|Does|Did|Because|Now) "
)
"""Before a name with which nobody is spoken to: "With Ann, …"."""
YOU = re.compile(r"\byou", re.IGNORECASE)
_NOT_NAMES = words_of(
    "The This That These Those It He She We You They There Here What When Where Why How Who "
    "Which And But So Because Then Well Yeah Yes No Okay Ok Oh Right Sure Like Just Really "
    "Actually I Thanks Thank Hello Hi Hey Welcome Today Now All Some Many Most One Two "
    "Three If In On At By For With From Of To As Is Are Was Do Does Did My Your Our His Her "
    "Their Let Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December American English "
    "God Jesus Everyone Everybody Folks Guys Man Dude Not Never Maybe Also Again Absolutely "
    "Definitely Exactly Good Great Nice Cool Wow Sorry Please Podcast Show Episode Google "
    "Apple Microsoft Amazon Facebook Twitter Bitcoin Glad Happy Excited Going Sir Alright "
    "Interesting Awesome Mr Mrs Ms First Second Last Next Another Every Each Any Both Its "
    "After Before Once Finally CEO CTO Chief Host Guest Founder Um Uh African American "
    "Canadian Indian British German French Australian European Italian Spanish Chinese "
    "Japanese Dutch Irish Russian Mexican Anyway Anyways Honestly Literally Basically "
    "Obviously Listeners Audience Team Buddy Ladies Gentlemen Friends However Therefore "
    "Otherwise Meanwhile Instead Although Though While Since Until Unless Perhaps Hopefully "
    "Technically Personally Certainly Clearly Ultimately Eventually Luckily Firstly Secondly "
    "Still Yet Thus Hence Moreover Furthermore Besides Whatever Whenever Whether",
)


def cleaned(found: str) -> str | None:
    """The words of a match that can be a name: none that begin sentences or are no names."""
    words = found.split()
    while words and re.split("['’]", words[0])[0] in _NOT_NAMES:
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
