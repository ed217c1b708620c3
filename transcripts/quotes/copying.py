"""What `y` copies: the words of a selection, unwrapped, with who, what and where."""

from transcripts.columns import EVENT
from transcripts.model import Transcript

from .passages import Passage, Utterance, label, passages
from .places import place_label

__all__ = ["place_label", "quotation"]


def quotation(transcript: Transcript, start: int, end: int) -> str:
    """The slice [start, end) of the document text as a quotation, ready to paste.

    One speaker's words stand in quotation marks with their source after a dash; several
    speakers' stand a line each, `Name: words`, and the source in the last line. A name
    that was worked out is followed by "(attributed)". What a page sums up is given as
    "Summary by …, not verbatim", its description as "not speech", both apart from speech.
    Blank slices give "".
    """
    return "\n\n".join(
        _said(transcript, passage) if passage.sort == "speech" else _written(transcript, passage)
        for passage in passages(transcript, start, end)
    )


def credit(name: str, inferred: bool) -> str:
    """A speaker's name as it may be printed beside their words."""
    return f"{name} (attributed)" if inferred else name


def _source(transcript: Transcript, offset: int) -> str:
    """`Title (Show), date, place`; what the source does not tell is left out."""
    show, day = transcript.details.show, transcript.details.published
    title = f"{transcript.name} ({show})" if show else transcript.name
    date = f"{day.day} {day:%B} {day.year}" if day else ""
    return ", ".join(part for part in (title, date, place_label(transcript, offset)) if part)


def _said(transcript: Transcript, passage: Passage) -> str:
    source = _source(transcript, passage.start)
    if len(passage.utterances) == 1:
        utterance = passage.utterances[0]
        if utterance.kind == EVENT:
            return f"{_sound(utterance.words)} — {source}"
        who = f"{credit(utterance.name, utterance.inferred)}, " if utterance.name else ""
        return f"“{utterance.words}” — {who}{source}"
    return "\n".join([*(_line(utterance) for utterance in passage.utterances), f"— {source}"])


def _line(utterance: Utterance) -> str:
    if utterance.kind == EVENT:
        return _sound(utterance.words)
    if utterance.name is None:
        return f"“{utterance.words}”"
    return f"{credit(utterance.name, utterance.inferred)}: {utterance.words}"


def _sound(words: str) -> str:
    """A sound in the brackets that tell it from words."""
    return words if words[0] in "[(♪" else f"[{words}]"


def _written(transcript: Transcript, passage: Passage) -> str:
    source = _source(transcript, passage.start)
    lines = [f"{label(transcript, one)} {one.words}" for one in passage.utterances]
    return f"{lines[0]} — {source}" if len(lines) == 1 else "\n".join([*lines, f"— {source}"])
