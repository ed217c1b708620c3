"""JSON of whisper.cpp, plain and full, whose tokens are parts of words."""

from collections.abc import Iterable
from typing import Any

from transcripts.formats.cues import Cue
from transcripts.formats.values import at, confidence, line, name, objects, seconds, written
from transcripts.model import Details

from .heard import Heard, family, of_json
from .shapes import MILLISECONDS
from .utterances import Token, said

TURN = "[SPEAKER_TURN]"
"""What whisper.cpp writes where it hears another speaker begin."""


def _detect(top: Any) -> bool:
    rows = objects(at(top, "transcription"))[:20]
    return bool(rows) and all(
        isinstance(row.get("text"), str) and ("offsets" in row or "timestamps" in row)
        for row in rows
    )


def _hear(top: Any, timed: bool) -> Heard:
    cues: list[Cue] = []
    turns = 0
    for row in objects(at(top, "transcription")):
        text = written(row.get("text")).strip(" ")
        turns += row.get("speaker_turn_next") is True or TURN in text
        text = text.replace(TURN, "").strip(" ")
        start, end = _time(row, "from"), _time(row, "to")
        tokens = _words(objects(row.get("tokens")), spaced=" " in text) if timed else []
        cues.extend(said(text, tokens, name(row.get("speaker")), start, end, timed=timed))
    left_out = (f"{turns} changes of speaker, who are not named",) if turns else ()
    details = Details(language=line(at(top, "result.language"), 40))
    return Heard(cues, details, left_out=left_out)


def _time(row: dict[str, Any], edge: str) -> float | None:
    offset = seconds(at(row, f"offsets.{edge}"), MILLISECONDS)
    return offset if offset is not None else seconds(at(row, f"timestamps.{edge}"))


def _words(tokens: Iterable[dict[str, Any]], *, spaced: bool) -> list[Token]:
    """Tokens put together to words: a blank begins one. In scripts without blanks each token
    is one. A word is as sure as the least sure of its tokens."""
    words: list[Token] = []
    for token in tokens:
        text = written(token.get("text"))
        if not text.strip(" ") or text.startswith(("[_", "<|")):
            continue
        end, sure = _time(token, "to"), confidence(token.get("p"))
        if words and spaced and not text.startswith(" "):
            before = words[-1]
            least = [one for one in (before.confidence, sure) if one is not None]
            words[-1] = before._replace(
                text=before.text + text, end=end, confidence=min(least, default=None)
            )
        else:
            words.append(Token(text, _time(token, "from"), end, sure, None, True))
    return words


FORMAT = family("whisper-cpp", "whisper.cpp's JSON", *of_json(_detect, _hear))
