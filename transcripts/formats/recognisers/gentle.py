"""Gentle's forced alignment: the text that was given to it, and where in it each word stands.

https://github.com/lowerquality/gentle. Words that it did not find in the recording have no
times.
"""

from typing import Any

from transcripts.formats.values import at, objects, seconds, written

from .heard import Heard, family, of_json
from .utterances import Token, said


def _detect(top: Any) -> bool:
    rows = objects(at(top, "words"))[:20]
    return isinstance(at(top, "transcript"), str) and any(
        "word" in row and ("case" in row or "alignedWord" in row) for row in rows
    )


def _hear(top: Any, timed: bool) -> Heard:
    words = [row for row in objects(at(top, "words")) if _offset(row) is not None]
    words.sort(key=lambda row: _offset(row) or 0)
    cues = []
    begin = index = 0
    for line in top["transcript"].split("\n"):
        stop = begin + len(line)
        tokens = []
        while index < len(words) and (_offset(words[index]) or 0) < stop:
            row = words[index]
            text = written(row.get("word"))
            if text.strip(" "):
                tokens.append(Token(text, seconds(row.get("start")), seconds(row.get("end"))))
            index += 1
        cues.extend(said(written(line), tokens, None, None, None, timed=timed, whole=False))
        begin = stop + 1
    return Heard(cues)


def _offset(row: dict[str, Any]) -> int | None:
    offset = row.get("startOffset")
    return offset if isinstance(offset, int) and 0 <= offset < 1 << 40 else None


FORMAT = family("gentle", "a Gentle alignment", *of_json(_detect, _hear))
