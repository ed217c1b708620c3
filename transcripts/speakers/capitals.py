"""Which words with a capital letter are names in one talk."""

import re
from collections import Counter
from collections.abc import Sequence

_SMALL_WORD = re.compile(r"(?<![^\s(\"“])[a-z]{2,20}\b")
_CAPITAL_WORD = re.compile(r"\b[A-Z][a-z]{1,20}\b")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][^\W_]{1,20}\b")
_THING = re.compile(
    r"\b(?:in|into|on|of|using|uses?|used|the|an?|this|our|my|your|their) ([A-Z][^\W_]{1,20})\b"
)


class Capitals:
    """Which words with a capital are names: not those that oftener stand without one
    ("World"), nor those that stand only where a sentence begins ("Obviously,"), nor those
    that are used as things are ("in Vite")."""

    def __init__(self, lines: Sequence[str], about: str) -> None:
        text = " ".join(line[:4000] for line in lines)
        small = Counter(_SMALL_WORD.findall(text))
        capital = Counter(word.lower() for word in _CAPITAL_WORD.findall(text))
        self._capital = capital
        self._common = {word for word, count in small.items() if count >= capital[word]}
        self._inside = {word for part in (text, about) for word in _INSIDE.findall(part)}
        things = Counter(word.lower() for word in _THING.findall(text))
        self._things = {w for w, n in things.items() if n >= 2 and n >= 0.3 * capital[w]}

    def is_name(self, name: str) -> bool:
        """Whether most words of a name with a capital are used as names are."""
        words = [word for word in name.split() if word[:1].isupper()]
        common = sum(word.lower() in self._common for word in words)
        if 2 * common > len(words) or any(word.lower() in self._things for word in words[:1]):
            return False
        return len(words) > 1 or name in self._inside

    def is_met(self, name: str) -> bool:
        """Whether the talk has a title's name, or the first or last part of it, as a name."""
        words = name.split()
        if words[-1].lower() in self._common or not self.is_name(name):
            return False
        return any(
            self._capital[word.lower()] and self.is_name(word) for word in (words[0], words[-1])
        )
