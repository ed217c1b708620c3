"""What would be sent where, known before anything is: the person is asked with this."""

from typing import NamedTuple

from reader.config import model_settings
from reader.locations import config_path
from reader.problem import Problem
from transcripts.chapters.written.answer import Nonsense, claimed
from transcripts.chapters.written.checking import Checked, checked
from transcripts.chapters.written.lines import SIZE, Line, Part, numbered, parts
from transcripts.chapters.written.prompt import key, prompt
from transcripts.model import Transcript
from transcripts.text import one_line

from .answers import Answers, kept_answers
from .destination import Destination, destination, endpoint, named_address

MOST_PARTS = 60
"""Parts of one talk at most: some 300,000 words in parts of the usual size."""
_NAME_MOST = 80
_TAKEN = ("source", "outline", "inferred", "person")
"""Origins of chapters, which no model may be called after."""


class Plan(NamedTuple):
    """The parts of a talk, where they would go, and what they would cost."""

    model: str
    """The model's name as the person gave it, made safe."""
    address: str | None
    """Where prompts are posted; None where `llm` is asked."""
    destination: Destination
    characters: int
    """Of the prompts that would be sent, the talk's words and what is asked."""
    parts: int
    cached: int
    """Parts whose answer is kept from before: they are not sent."""
    lines: tuple[Line, ...]
    ranges: tuple[Part, ...]
    prompts: tuple[str, ...]

    @property
    def asks(self) -> bool:
        """Whether anything would be sent at all."""
        return self.cached < self.parts

    @property
    def said(self) -> str:
        """A sentence for the person who is asked."""
        if not self.asks:
            return f"The answers of {self.model} are kept from before; nothing is sent."
        count = self.parts - self.cached
        part = "in one part" if count == 1 else f"in {count} parts"
        return (
            f"The words of this talk ({self.characters:,} characters, {part}) are sent to "
            f"{self.destination.name}, to the model {self.model}."
        )


def plan(
    transcript: Transcript,
    model: str,
    *,
    address: str | None = None,
    size: int | None = None,
) -> Plan:
    """What asking `model` for the chapters of a talk means.

    `address` is that of an OpenAI-compatible server (else TAPELOG_MODEL_ADDRESS, else the
    settings' address, else `llm` is asked); `size` is the characters of a part, 32,000 where
    neither it nor the settings say otherwise. Nothing is sent, and no socket is opened
    here; a plugin of `llm` may look up at its own service which models it has.

    Raises Problem where the model cannot be asked, nothing is said in the talk, or it is too
    long.
    """
    name = one_line(model)
    if not name or name in _TAKEN or len(name) > _NAME_MOST:
        raise Problem(f"{name[:_NAME_MOST]!r} is no name of a model")
    lines = numbered(transcript)
    if not lines:
        raise Problem("nothing is said in it, and chapters are made of what is said")
    size = size or model_settings(config_path()).part or SIZE
    ranges = tuple(parts(lines, size))
    if len(ranges) > MOST_PARTS:
        raise Problem(
            f"it is so long that {len(ranges)} parts would be sent, and {MOST_PARTS} at most "
            "are; send larger parts if the model can take them"
        )
    given = address or named_address()
    url = endpoint(given) if given else None
    prompts = tuple(prompt(transcript, lines, part) for part in ranges)
    kept = kept_answers()
    missing = [
        asked
        for part, asked in zip(ranges, prompts, strict=True)
        if known_answer(kept, transcript, name, lines, part, asked) is None
    ]
    return Plan(
        name,
        url,
        destination(url) if url else _through_llm(name),
        sum(map(len, missing)),
        len(ranges),
        len(prompts) - len(missing),
        lines,
        ranges,
        prompts,
    )


def known_answer(
    kept: Answers,
    transcript: Transcript,
    model: str,
    lines: tuple[Line, ...],
    part: Part,
    asked: str,
) -> Checked | None:
    """What holds of the answer that is kept for a prompt; None where none is, or it is of no
    use any more."""
    text = kept.get(key(model, asked))
    try:
        return None if text is None else what_holds(text, transcript, lines, part)
    except Nonsense:
        return None


def what_holds(answer: str, transcript: Transcript, lines: tuple[Line, ...], part: Part) -> Checked:
    """What holds of a model's answer for a part. Raises Nonsense where nothing does."""
    return checked(claimed(answer), transcript.text, lines, part)


def _through_llm(name: str) -> Destination:
    from . import through_llm

    return through_llm.find(name).destination
