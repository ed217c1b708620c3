"""Which words of a talk carry its topics: without the small ones, word endings cut off."""

from collections.abc import Iterable
from functools import lru_cache

_SMALL = """
    a about above actually after again against ago all almost already alright also although
    always am an and another any anybody anyone anything anyway are aren't around as ask asked
    at away back basically be because been before being below between bit both but by call
    called came can can't cannot cause come comes coming could couldn't course definitely did
    didn't different do does doesn't doing don't done down during each either else end enough
    even ever every everybody everyone everything exactly example far feel few figure find
    first for found from fun gave get gets getting give given gives giving go goes going gonna
    good got gotta great guess guy guys had happen happened happens hard has hasn't have haven't
    having he he'd he'll he's hear heard her here here's hers herself hey hi him himself his hmm
    how however i i'd i'll i'm i've if in inside instead interesting into is isn't it it'd it'll
    it's its itself just keep kept kind knew know known knows last later least less let let's
    like likely little long look looked looking looks lot lots made make makes making many may
    maybe me mean means might mine mm more most mostly much must my myself need needed needs
    never new next nice no nobody none nor not nothing now obviously of off often oh ok okay old
    on once one ones only onto or other others otherwise our ours ourselves out over own part
    people perhaps person pretty probably put question quite rather read really reason right said
    same saw say saying says second see seem seems seen sense several shall she she's should
    shouldn't show since so some somebody somehow someone something sometimes somewhat soon
    sorry sort start started still stuff such super sure take taken takes taking talk talked
    talking tell terms than thank thanks that that'll that's thats the their theirs them
    themselves then there there's these they they'd they'll they're they've thing things think
    thinking this those though thought three through thus time times to today together told too
    took totally tried try trying two uh uhm um under understand until up upon us use used using
    usually various very via wanna want wanted wants was wasn't way ways we we'd we'll we're
    we've well went were weren't what what's whatever when where whether which while who who's
    whole whom whose why will with within without won't wonderful word words work would wouldn't
    wow yeah year years yep yes yet you you'd you'll you're you've your yours yourself ah eh er ha
    yo al de la le el et vs mr ms dr st ve re ll
"""
SMALL = frozenset(_SMALL.split())
"""English words that say little of what is talked about."""

_ENDINGS = (
    *(("ications", "ic"), ("ization", "iz"), ("ations", ""), ("ation", ""), ("ness", "")),
    *(("ingly", ""), ("ments", "ment"), ("ings", ""), ("ing", ""), ("ies", "y"), ("ied", "y")),
    *(("edly", ""), ("ers", ""), ("ed", ""), ("er", ""), ("ly", ""), ("es", ""), ("s", "")),
)
_LEAST = 3


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word with an English ending cut off, roughly: "tests" and "testing" are one."""
    word = word.replace("’", "'").removesuffix("'s")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            if ending == "s" and word.endswith("ss"):
                break
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def topical(words: Iterable[str]) -> list[str]:
    """The stems of the words that may tell a topic, in order."""
    return [
        stem(word)
        for word in words
        if (len(word) > 1 or not word.isascii()) and word.replace("’", "'") not in SMALL
    ]
