"""What a question looks like in talk, and which of its words tell it best.

A question mark is the strongest sign. Where a transcript has none, the order of words tells
(English only: "How much of this is …", "Tell us about …"). What only keeps the talk going
("Right?", "You know?"), and what somebody is quoted as asking, is no question.
"""

import re
from typing import NamedTuple

from transcripts.text import sentences

_WHOLE = 10**9
_LOOK = 240
"""Characters on each side of a full stop that tell whether it is true."""
NONE, WEAK, FAIR, STRONG = range(4)
"""How surely a sentence asks the other for an answer."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARKS = "?？؟"
_TAIL = "\"'”’)]»」』 "
_BE = r"(?:is|are|was|were|am|isn't|aren't|wasn't|weren't)"
_AUX = (
    rf"(?:{_BE}|do|does|did|don't|doesn't|didn't|can|could|would|will|should|shall|have|has|had"
    r"|can't|couldn't|wouldn't|won't|shouldn't|haven't|hasn't|might|may)"
)
_SUBJECT = (
    r"(?:you|we|they|he|she|it|i|there|that|this|these|those|the|your|our|their|his|her|my|a|an"
    r"|people|anyone|anybody|someone|somebody|everyone|any|all|some)"
)
_WH = r"(?:what|how|why|when|where|who|which|whose|whom)"
_SHORT = r"(?:what|how|why|when|where|who)['’](?:s|re|d|ve|ll)"
_QUANTITY = (
    r"(?:how (?:much|many|long|often|far|big|old|hard|fast|easy|close|well|important|difficult"
    r"|deep|large|soon|early)|what (?:kind|sort|type|part|percentage|advice|role|made|makes"
    r"|happened|happens)|which (?:of|one|ones))"
)
_INVERTED = (
    rf"(?:{_QUANTITY}(?: [\w'’]+){{0,7}}? {_AUX}"
    rf"|{_WH}(?: else| then| exactly| specifically| actually)? {_AUX} [\w'’]+"
    rf"|{_WH}(?! (?:i|you|we|they|he|she|it|that)\b)(?: [\w'’]+){{1,3}}? {_AUX} {_SUBJECT}"
    rf"|{_SHORT} [\w'’]+|(?:what|how) about|how come|why not|what if"
    rf"|{_AUX} {_SUBJECT})\b"
)
_PROMPT = (
    r"(?:(?:please )?(?:tell|remind|give|show) (?:me|us)\b|talk (?:to (?:me|us) |a (?:little )?bit "
    r"|more )?(?:a little (?:bit )?)?about\b|walk (?:me|us) (?:through|back)\b|take (?:me|us) "
    r"(?:through|back)\b|(?:describe|explain)\b|let['’]s talk about\b)"
)
_BEGINS = re.compile(_INVERTED, re.IGNORECASE)
_PROMPTS = re.compile(_PROMPT, re.IGNORECASE)
_WHO_DID = re.compile(rf"{_WH}\b", re.IGNORECASE)
# "What's interesting is …", "What is nice is …", "How cool is that".
_EXCLAIMED = re.compile(
    rf"(?:what(?:['’]s| {_BE}) [\w'’]+ {_BE}\b|how [\w'’]+ is (?:that|this)\b|which {_AUX}\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"(?:(?:[,;:—–]|\.\.\.|…| -) (?:(?:so|and|but|like|then|well|you know|I mean)[, ]+)*"
    r"|\b(?:and so|and then|and|but|so|because|question is|question was)[.,]? )"
    rf"(?P<it>{_INVERTED})",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:(?:so|and|but|okay|ok|well|yeah|yes|yep|right|um+|uh+|oh|ah|hm+|mm+|alright|all right"
    r"|i mean|you know|actually|anyways?|cool|great|awesome|interesting|sure|exactly|gotcha"
    r"|now|then|also|like|no|wow|totally|absolutely|got it|makes sense)"
    r"(?!['’\w])(?:[,.!…\s—–-]+)(?! ?(?:far|long|much|many|that|of)\b))",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:says?|said|(?<!been )(?<!be )asked|asks|thought|(?:goes|going),"
    r"|(?:am|is|are|was|were|be|being|i'm|he's|she's|it's|we're|they're|you're) "
    r"(?:just |all |kind of )?like)"
    rf"[,:]? (?:[\"'“‘]|(?:(?:well|oh|hey|okay|so)[, ]+)*(?={_INVERTED}))",
    re.IGNORECASE,
)
_KEEPS_GOING = frozenset(
    (
        *("right", "really", "yeah", "yes", "no", "ok", "okay", "huh", "hm", "hmm", "mhm", "eh"),
        *("what", "oh", "is it", "was it", "is he", "does it", "did you", "do you", "are you"),
        *("you know", "know what i mean", "you know what i mean", "isn't it", "don't you"),
        *("make sense", "does that make sense", "makes sense", "is that right", "is that so"),
        *("oh really", "oh yeah", "yeah right", "all right", "alright", "you see", "get it"),
        *("who knows", "why not", "how cool is that", "sorry"),
        *("say that again", "say again", "can you hear me", "pardon", "excuse me", "what's that"),
        *(
            "no way",
            "for real",
            "are you kidding me",
            "are you kidding",
            "you think",
            "you think so",
        ),
    )
)
_PROBES = frozenset(
    (
        "why",
        "how so",
        "like what",
        "such as",
        "how come",
        "why is that",
        "why's that",
        "how",
        "when",
    )
)
_DANGLES = re.compile(rf"\b{_AUX} (?:you|we|they|he|she|it|i|this|that)\.$", re.IGNORECASE)
# "Will that feel normal?" leans on what was asked before it.
_LEANS = re.compile(rf"(?:{_WH} )?{_AUX} (?:that|this|it|they|those|these|he|she)\b", re.IGNORECASE)
_TAG = re.compile(
    r"(?:[,.…]? (?:right|no|correct|is it|isn['’]t it|isn['’]t that|don['’]t you|aren['’]t you"
    r"|doesn['’]t it|didn['’]t it|didn['’]t you|aren['’]t they|wasn['’]t it))[?？]+$",
    re.IGNORECASE,
)
_EMPTY_TAG = re.compile(
    r"[,.…]? (?:you know(?: what i mean)?|yeah|okay|ok|huh|eh)[?？]+$", re.IGNORECASE
)
_CONTINUES = _words("of than from into by with for to in on at as that which and or about")
_RUNS_ON = _words(
    "the a an of to in on at by for with from and or but because that which who if than into about "
    "like my your his her our their these those very really"
)


class Asking(NamedTuple):
    """A sentence that asks: characters [start, end) of a text, and how surely it does."""

    start: int
    end: int
    strength: int
    after: int
    """Words that the same voice says after it."""
    telling: int
    """How well it tells, read alone, what is asked."""


def words_in(text: str) -> int:
    """How many words a text has; of a script without blanks, pairs of its characters."""
    found = _WORD.findall(text)
    return max(
        len(found), sum(map(len, found)) // 2 if not text.isascii() and len(found) < 3 else 0
    )


def askings(text: str, start: int, end: int, edges: list[int]) -> list[Asking]:
    """What is asked in the characters [start, end) of `text`, which one voice says, in
    order. `edges` are offsets at which blocks begin: the full stop before one may be false.
    """
    found = []
    whole = _joined(text, [(a + start, b + start) for a, b in sentences(text[start:end])], edges)
    after = 0
    for a, b in reversed(whole):
        sentence = text[a:b]
        strength = _strength(sentence, last=b >= end - 1)
        if strength:
            found.append(Asking(a, b, strength, after, _telling(sentence)))
        after += words_in(sentence)
    return found[::-1]


def _joined(text: str, parts: list[tuple[int, int]], edges: list[int]) -> list[tuple[int, int]]:
    """Sentences, those as one that only the end of a line parts."""
    starts = set(edges)
    joined: list[tuple[int, int]] = []
    for a, b in parts:
        if joined and a in starts and _goes_on(text, joined[-1], (a, b)):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a sentence goes on over a full stop that may be false."""
    begin, end = before
    if text[end - 1] != "." or text[end - 2 : end - 1] == ".":
        return False
    tail = text[max(begin, end - _LOOK) : end]
    words = _WORD.findall(tail)
    if len(words) > 1 and words[-1].lower() in _RUNS_ON:
        return True
    asked = text[after[0] : after[1]].rstrip(_TAIL)[-1:]
    if asked and asked in _MARKS and _DANGLES.search(tail):
        return True
    if not _BEGINS.match(bare(text[begin : min(end, begin + _LOOK)])):
        return False
    rest = text[after[0] : min(after[1], after[0] + _LOOK)]
    first = _WORD.match(rest)
    if first and first.group().lower() in _CONTINUES and words_in(rest) <= 6:
        return True
    return asked != "" and asked in _MARKS and not _BEGINS.match(bare(rest))


def bare(sentence: str) -> str:
    """A sentence without the words that only lead up to it ("So, you know, …")."""
    return sentence[_lead(sentence) :]


def _lead(sentence: str) -> int:
    at = 0
    for _ in range(8):
        lead = _LEADS.match(sentence, at)
        if lead is None or not _WORD.search(sentence, lead.end()):
            break
        at = lead.end()
    return at


def _strength(sentence: str, *, last: bool) -> int:
    asked = sentence.rstrip(_TAIL)[-1:]
    marked = asked != "" and asked in _MARKS
    core = bare(sentence)
    if _REPORTED.search(sentence[:400]):
        return NONE
    if not marked:
        begins = _PROMPTS.match(core) or (_BEGINS.match(core) and not _EXCLAIMED.match(core))
        return FAIR if begins and words_in(core) >= 5 else NONE
    if sentence.lstrip()[:1] in ('"', "“", "«", "‘") and sentence[-1:] in ('"', "”", "»", "’"):
        return NONE
    said = " ".join(_WORD.findall(core.lower())).replace("’", "'")
    if said in _KEEPS_GOING or not said:
        return NONE
    if said in _PROBES:
        return FAIR if last else WEAK
    if not (_BEGINS.match(core) or _WHO_DID.match(core)):
        if _EMPTY_TAG.search(sentence):
            return NONE
        if _TAG.search(sentence):
            return WEAK if re.search(r"\byou", core, re.IGNORECASE) else NONE
    if _BEGINS.match(core) or _WHO_DID.match(core) or _CLAUSE.search(sentence[-400:]):
        return STRONG if words_in(core) >= 3 else FAIR if last else WEAK
    if words_in(core) < 3:
        return NONE
    return FAIR if last else WEAK


def _telling(sentence: str) -> int:
    words = core(sentence, _WHOLE)
    count = words_in(words)
    first = words.split(" ", 1)[0].lower()
    return (
        (count >= 4)
        + (5 <= count <= 30)
        + bool(_BEGINS.match(words) or _PROMPTS.match(words))
        + (re.search(r"\byou", words, re.IGNORECASE) is not None)
        + (re.match(_WH, words, re.IGNORECASE) is not None)
        - 2 * (first in ("or", "like", "just", "maybe"))
        - (_LEANS.match(words) is not None and count < 9)
    )


def core(sentence: str, length: int) -> str:
    """The words of a question that tell it best, as they stand in it, in at most `length`
    characters: without what leads up to it, and cut with "…" where it is longer."""
    begin = _lead(sentence)
    starts = [clause.start("it") for clause in _CLAUSE.finditer(sentence[:4000])]
    long = len(sentence) - begin > length or not _BEGINS.match(sentence, begin)
    fitting = [at for at in starts if at > begin and words_in(sentence[at:]) >= 4]
    if long and fitting:
        whole = [at for at in fitting if len(sentence) - at <= length]
        begin = whole[0] if whole else fitting[-1]
    found = " ".join(sentence[begin:].split())
    if len(found) <= length:
        return found
    return found[: found.rfind(" ", length // 2, length - 1)].rstrip(",;:–—- ") + "…"
