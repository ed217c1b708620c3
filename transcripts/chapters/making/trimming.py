"""A sentence as people say it, cut down to what would stand as a heading."""

import re

from .wording import SMALL

LONGEST = 80
"""Characters of a title at most."""
_WORDS = 14
_FILLERS = (
    r"uh|um|uhm|erm|hmm|mm|ah|oh|so|and|but|okay|ok|well|now|yeah|yes|yep|no|right|alright|like"
    r"|all right|also|then|or|because|just|cool|great|nice|awesome|interesting|actually|basically"
    r"|anyway|anyways|i mean|you know|i guess|i think|i suppose|i believe|sort of|kind of|sure"
    r"|first of all|first off|to start(?: off)?|to begin with|wow|gotcha|hey|look|listen|maybe"
    r"|thank you|thanks|good|excellent|perfect|exactly|fantastic|absolutely|let's see|again"
    r"|of course|honestly|for sure|by the way|i see|got it|one of the things|speaking of which"
)
_ASKING = (
    r"i(?:'m| am)(?: just| really| very| also| kind of| always)* (?:curious|wondering|interested"
    r"(?: in| to know)?)(?: to (?:know|hear|ask|see)| about| if you (?:could|can|can tell us))?"
    r"|(?:just |really |kind of )*curious(?: to (?:know|hear))?|i(?: was|'ve been)? wonder(?:ing)?"
    r"|i(?:'d| would)? (?:just |also |really )*(?:want(?:ed)?|like|love)(?: to)?"
    r" (?:ask|know|hear)(?: you)?(?: about)?|(?:can|could|may) i (?:just )?ask(?: you)?"
    r"|let me (?:just )?ask(?: you)?(?: this)?|i (?:have|had|got)(?: to ask)?(?: a| another| one)?"
    r" question(?: for you)?|(?:my|the|a|another|one|next|first|last|other|big)*"
    r" ?(?:question|thing) (?:is|was|for you is|i have is|i had is|would be)|i'll ask(?: you)?"
    r"|do you (?:think|feel like) you could tell us|what i(?:'m| am) wondering is"
)
_OPENING = re.compile(rf"(?:(?:{_FILLERS}|{_ASKING})(?:\s*[,.;:–—-]+\s*|\s+|$))", re.IGNORECASE)
_INSIDE = re.compile(
    r"(?:^|,?\s)(?:uh|um|uhm|erm|er|ah)[,.]?(?=\s|$)"
    r"|(?<=\byou) like(?= (?:think|feel|see|want|know)\b)"
    r"|,\s*(?:you know|i mean|like|sort of|kind of|right|i guess|basically)\s*,"
    r"|(?<=\s)(?:kind of|sort of) (?:like )?",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"\b(about|some|what|that|does|did|with|this|have|to|of|into|you|is|are),? like,?(?=\s)",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:look|feel|sound|seem|work|would you|do you|is (?:it|that|this)|what(?:'s| is| was))"
    r"(?: \w+){0,4} like$",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"\b(\w{1,12}(?:['’]\w{1,3})?(?: \w{1,12}){0,2})[,.]?(?:[ ]\1\b[,.]?(?=[ ]))+", re.IGNORECASE
)
_ASKS = (
    r"what|how|why|when|where|who|which|do|does|did|is|are|was|were|can|could|would|should|will"
    r"|have|has|had"
)
ASKS = re.compile(rf"(?:{_ASKS})(?:'s|'re|'d|'ve|n't|n’t|’s|’re|’d)?\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:[,;–—:.]|\b(?:and|but|so|like|know|hear|ask|about|is))\s+((?:what|how|why|when|where"
    r"|(?:do|did|are|were|have|can|could|would|should|will) you|(?:is|are|was|were) there|is it"
    r"|does (?:it|that|the)|which \w+ (?:do|did|are|is|would))\b)",
    re.IGNORECASE,
)
_ALSO = re.compile(r",|\s(?:or|and|because|when|if|so|but|given|since|while)\s", re.IGNORECASE)
_INDIRECT = re.compile(
    r"(?:how|what|why|where|when)(?: (?:much|many|exactly))? (?:you|we|they|it|i|he|she|people)\b"
    r"(?!['’]s\b[^?]{0,20}\?)",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"[\s,;:–—-]+(?:and|or|but|so|the|a|an|of|to|in|on|at|for|with|that|which|is|are|was|were"
    r"|you|i|we|they|it|because|if|when|as|by|from|this|these|those|just|really|kind|like|very"
    r"|your|my|our|their|not|into|about|than)$",
    re.IGNORECASE,
)


def tidied(text: str) -> str:
    """A sentence without its hesitations and false starts, blanks made one."""
    text = _INSIDE.sub("", " ".join(text.split()))
    text = _LIKE.sub(lambda m: m[0] if _MEANT.search(m.string, 0, m.end()) else m[1], text)
    # Who says a small word twice has stumbled; "twenty twenty" is meant.
    text = _TWICE.sub(lambda m: m[1] if m[1].split()[0].lower() in SMALL else m[0], text)
    return " ".join(text.replace(" ,", ",").split())


def opened(text: str) -> str:
    """A sentence without the words that only lead up to it."""
    for _ in range(8):
        match = _OPENING.match(text)
        if not match:
            break
        text = text[match.end() :]
    return text


def question(sentence: str) -> str | None:
    """A question cut down to the one thing that it asks; None where it does not come down to
    a heading's length."""
    text = opened(tidied(sentence))
    starts = [match.start(1) for match in _CLAUSE.finditer(text)]
    if not ASKS.match(text) or len(text.split()) > _WORDS:
        fitting = [at for at in starts if 4 <= len(text[at:].split()) <= _WORDS]
        if fitting:
            text = text[fitting[0] :]
    text = opened(text)
    if len(text) > LONGEST or len(text.split()) > _WORDS + 2:
        ends = [match.start() for match in _ALSO.finditer(text)]
        fitting = [at for at in ends if 4 <= len(text[:at].split()) <= _WORDS and at < LONGEST]
        if not fitting or not ASKS.match(text):
            return None
        text = without_tail(text[: fitting[-1]]) + "?"
    # "How you got there" tells what is asked, without asking.
    return heading(text.rstrip("?？") if _INDIRECT.match(text) else text)


def shortened(text: str, most: int = LONGEST) -> str:
    """A text cut before a word, at a comma where one stands well, with "…" if it was cut."""
    if len(text) <= most:
        return text
    cut = text.rfind(" ", 0, most)
    cut = cut if cut > 0 else most - 1
    comma = max(text.rfind(mark, 0, cut) for mark in (", ", "; ", " – ", " — "))
    found = text[: comma if comma > most // 2 else cut].rstrip(" ,;:–—-")
    return without_tail(found) + "…"


def without_tail(text: str) -> str:
    """A cut text without the small words that lead nowhere at its end."""
    for _ in range(6):
        match = _DANGLING.search(text)
        if not match:
            break
        text = text[: match.start()]
    return text


def heading(text: str) -> str:
    """A text with a capital first, without marks around it."""
    text = text.strip(" ,;:–—-\"“”'‘")
    return text[:1].upper() + text[1:]
