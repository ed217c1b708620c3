"""Understanding a source that holds no talk of its own."""

from collections.abc import Callable

import pytest

from transcripts.formats import NotATranscript, understand
from transcripts.model import Companion

Understand = Callable[..., Companion]


@pytest.fixture
def companion() -> Understand:
    """Reads a source that must be a companion."""

    def read(source: str | bytes, name: str = "talk.txt") -> Companion:
        found = understand(source.encode() if isinstance(source, str) else source, name)
        assert isinstance(found, Companion)
        return found

    return read


@pytest.fixture
def refusal() -> Callable[..., str]:
    """The sentence with which a source is refused."""

    def refuse(source: str | bytes, name: str = "talk.txt") -> str:
        with pytest.raises(NotATranscript) as caught:
            understand(source.encode() if isinstance(source, str) else source, name)
        return str(caught.value)

    return refuse
