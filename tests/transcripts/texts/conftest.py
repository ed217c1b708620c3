"""What the tests of texts ask of a reading: who said what, and when."""

import pytest

from transcripts.formats import NotATranscript, read
from transcripts.model import Reading

Said = list[tuple[float | None, str | None, str]]


class Texts:
    """Reads texts and tells what was made of them."""

    def read(self, text: str, name: str = "talk.txt") -> Reading:
        return read(text.encode(), name)

    def said(self, text: str, name: str = "talk.txt") -> Said:
        """The start, the speaker and the words of every block that somebody says."""
        return self.spoken(self.read(text, name))

    def spoken(self, reading: Reading) -> Said:
        people = reading.details.people
        return [
            (b.start, people[b.speaker].name if b.speaker >= 0 else None, b.text)
            for b in reading.blocks
            if b.kind == 0
        ]

    def refusal(self, text: str, name: str = "talk.txt") -> str:
        with pytest.raises(NotATranscript) as caught:
            self.read(text, name)
        return str(caught.value)


@pytest.fixture
def texts() -> Texts:
    return Texts()
