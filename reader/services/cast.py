"""The speakers of a transcript by what a person may call them: a name, "Speaker 1", or 1."""

import re
from collections.abc import Callable

from reader.problem import Problem
from transcripts.attributed import givable
from transcripts.changes import Who
from transcripts.people import unnamed
from transcripts.text import one_line

from .voices import Voices

_NUMBERED = re.compile(r"(?:speaker\s{0,4})?([0-9]{1,6})", re.IGNORECASE)


class Cast:
    """Whom words of a transcript can be given to."""

    def __init__(self, found: Voices) -> None:
        given = givable(found.transcript)
        self.whos: list[Who] = [who for who, _ in given]
        """How corrections name them."""
        self.names = [one_line(person.name or "") for _, person in given]
        self._words = found.words
        self._numbered = any(_NUMBERED.fullmatch(name) for name in self.names)

    def called(self, speaker: int) -> str:
        return self.names[speaker] or unnamed(speaker)

    def speaks(self, speaker: int) -> bool:
        """Whether any words are theirs."""
        return self._words[speaker] > 0

    def find(self, name: str) -> int | None:
        """Who is meant by `name`; None where nobody is. Raises Problem where several are,
        or where there is no speaker of that number."""
        for same in (str, str.casefold):
            found = self._of(name, same)
            if found is not None:
                return found
        match = _NUMBERED.fullmatch(name)
        # Where sources call them by numbers, another such name is one more of them.
        if match is None or (self._numbered and not name.isdigit()):
            return None
        number = int(match[1])
        if not 1 <= number <= len(self.names):
            raise Problem(f"there is no Speaker {number} in it; {self.who_there_is()}")
        return number - 1

    def _of(self, name: str, same: Callable[[str], str]) -> int | None:
        fitting = [i for i, known in enumerate(self.names) if known and same(known) == same(name)]
        heard = [i for i in fitting if self.speaks(i)]
        if len(heard or fitting) > 1:
            numbers = " or ".join(str(i + 1) for i in (heard or fitting))
            raise Problem(f"several speakers are called {name} in it; say which by {numbers}")
        return next(iter(heard or fitting), None)

    def who_there_is(self) -> str:
        """The speakers, as a clause."""
        there = [self.called(i) for i in range(len(self.names)) if self.speaks(i) or i < 2][:8]
        return f"there are {', '.join(there)}" if there else "nobody is named"

    def label(self, speaker: int) -> str:
        """A word by which `find` finds that speaker again."""
        for name in (self.names[speaker], unnamed(speaker)):
            if name and name != "-" and self._finds(name, speaker):
                return name
        return str(speaker + 1)

    def _finds(self, name: str, speaker: int) -> bool:
        try:
            return self.find(name) == speaker
        except Problem:
            return False
