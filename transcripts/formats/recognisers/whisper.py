"""JSON of Whisper and of all that runs it: openai's program, faster-whisper, whisper-timestamped,
stable-ts, mlx, WhisperKit, the API's verbose_json, transformers and insanely-fast-whisper, and
WhisperX, which adds a speaker to segments and to words.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from transcripts.formats.cues import Cue
from transcripts.formats.values import at, confidence, line, name, objects, seconds, written
from transcripts.model import Details

from .heard import Heard, family, of_json
from .units import GUESS, guess_unit
from .utterances import LONG, Token, filled, said, talk

_LOOKED_AT = 20
_WRAPPERS = (
    *("", "output", "result", "results", "transcription", "transcript", "response", "data"),
)
_SURE = frozenset(
    ("seek", "tokens", "temperature", "avg_logprob", "compression_ratio", "no_speech_prob")
)
"""Keys of a segment that only Whisper's programs write."""
_SIGNS = _SURE | {"words", "id", "confidence"}
"""Those that they write together with text, start and end."""
_TEXT_ALONE = frozenset(("text", "usage", "logprobs", "language", "task", "duration", "x_groq"))
_WORD_LENGTH = 12


class _Found(NamedTuple):
    """What the file holds: the object around the rows, the rows, and of which kind they are."""

    holder: dict[str, Any]
    rows: list[Any]
    kind: str


def _find(top: Any) -> _Found | None:
    if isinstance(top, list) and _signed(top):
        return _Found({}, top, "segments")
    for path in _WRAPPERS if isinstance(top, dict) else ("0",) * (_length(top) == 1):
        holder = at(top, path)
        if not isinstance(holder, dict):
            continue
        for key in ("speakers", "chunks"):
            if _share(holder.get(key), ("timestamp", "text")):
                return _Found(holder, holder[key], "chunks")
        if _share(holder.get("segments"), ("text", "start")):
            return _Found(holder, holder["segments"], "segments")
        for key in ("word_segments", "words"):
            if _share(holder.get(key), ("word", "start")) and (
                key == "word_segments" or isinstance(holder.get("text"), str)
            ):
                return _Found(holder, holder[key], "words")
        if path == "" and isinstance(holder.get("text"), str) and _TEXT_ALONE.issuperset(holder):
            return _Found(holder, [], "text")
    return None


def _length(top: Any) -> int:
    return len(top) if isinstance(top, list) else 0


def _share(rows: Any, keys: tuple[str, ...]) -> bool:
    """Whether half of the first rows have the keys."""
    if not isinstance(rows, list) or not rows:
        return False
    looked = rows[:_LOOKED_AT]
    good = sum(isinstance(row, dict) and all(key in row for key in keys) for row in looked)
    return good * 2 >= len(looked)


def _signed(rows: list[Any]) -> bool:
    """Whether a bare list is of segments that a program around Whisper wrote."""
    return _share(rows, ("text", "start", "end")) and any(
        not _SIGNS.isdisjoint(row) or str(row.get("speaker")).startswith("SPEAKER_")
        for row in rows[:_LOOKED_AT]
        if isinstance(row, dict)
    )


def _hear(top: Any, timed: bool) -> Heard:
    found = _find(top)
    if found is None:
        return Heard([])
    holder, rows, kind = found
    guessed: tuple[str, ...] = ()
    if kind == "segments":
        unit = _unit(holder, rows)
        guessed = () if unit == 1.0 else (GUESS,)
        cues = _segments(rows, unit, _later(holder, rows) if timed else [], timed)
    elif kind == "chunks":
        cues = _chunks(objects(rows), timed)
    elif kind == "words":
        cues = _words_alone(holder, filled(_tokens(rows)), timed)
    else:
        cues = [Cue(None, None, None, text) for text in holder["text"].split("\n")]
        cues = [cue._replace(text=written(cue.text).strip(" ")) for cue in cues]
    details = Details(
        duration=seconds(holder.get("duration")), language=line(holder.get("language"), 40)
    )
    return Heard([cue for cue in cues if cue.text], details, guessed=guessed)


def _unit(holder: dict[str, Any], rows: list[Any]) -> float:
    """Seconds, unless nothing says that this is Whisper's and its times make no sense so."""
    first = next((row for row in rows if isinstance(row, dict)), {})
    if not _SURE.isdisjoint(first) or "word_segments" in holder:
        return 1.0
    return guess_unit(
        (written(row.get("text")), row.get("start"), row.get("end")) for row in objects(rows)
    )


def _segments(rows: Iterable[Any], unit: float, later: list[Token], timed: bool) -> list[Cue]:
    cues: list[Cue] = []
    starts = [token.start or 0.0 for token in later]
    for row in rows:
        if not isinstance(row, dict):
            continue
        text = written(row.get("text")).strip(" ")
        if not text:
            continue
        start, end = seconds(row.get("start"), unit), seconds(row.get("end"), unit)
        label = row.get("speaker", row.get("speaker_id"))
        speaker = name(label) if label is not None else None
        words = row.get("words")
        if not isinstance(words, list) or not words:
            own = _between(later, starts, start, end) if later else []
            cues.extend(said(text, own, speaker, start, end, timed=timed))
            continue
        labels = [w["speaker"] for w in words if isinstance(w, dict) and "speaker" in w]
        if labels and labels.count(labels[0]) == len(labels):
            speaker, labels = name(labels[0]) or speaker, []
        if timed or labels or len(text) > LONG:
            cues.extend(said(text, _tokens(words, unit), speaker, start, end, timed=timed))
        else:
            cues.append(Cue(start, end, speaker, text))
    return cues


def _tokens(words: Any, unit: float = 1.0) -> list[Token]:
    found = []
    for word in words if isinstance(words, list) else ():
        if isinstance(word, list) and len(word) >= 3:
            # What faster-whisper's own objects become as JSON.
            word = dict(zip(("start", "end", "word", "probability"), word, strict=False))
        if not isinstance(word, dict):
            continue
        text = written(word.get("word", word.get("text")))
        if not text.strip(" "):
            continue
        sure = next(
            (word[key] for key in ("probability", "score", "confidence", "prob") if key in word),
            None,
        )
        found.append(
            Token(
                text,
                seconds(word.get("start"), unit),
                seconds(word.get("end"), unit),
                confidence(sure),
                name(word.get("speaker")),
                glued=text.startswith(" "),
            )
        )
    return found


def _later(holder: dict[str, Any], rows: list[Any]) -> list[Token]:
    """The words of all segments together, where the segments have none of their own."""
    if any(isinstance(row, dict) and row.get("words") for row in rows[:_LOOKED_AT]):
        return []
    tokens = [t for t in _tokens(holder.get("words")) if t.start is not None]
    return sorted(tokens, key=lambda token: token.start or 0.0)


def _between(
    tokens: Sequence[Token], starts: Sequence[float], start: float | None, end: float | None
) -> Sequence[Token]:
    if start is None or end is None:
        return []
    return tokens[bisect_left(starts, start - 1e-3) : bisect_left(starts, end - 1e-3)]


def _chunks(rows: list[dict[str, Any]], timed: bool) -> list[Cue]:
    """The segments, or the words, of transformers' pipeline: their times are a pair."""
    tokens = []
    for row in rows:
        text, times = written(row.get("text")), row.get("timestamp")
        pair = times if isinstance(times, list) else []
        start = seconds(pair[0]) if pair else None
        end = seconds(pair[1]) if len(pair) > 1 else None
        if text.strip(" "):
            who = name(row.get("speaker"))
            tokens.append(Token(text, start, end, None, who, glued=text.startswith(" ")))
    bare = [token.text.strip(" ") for token in tokens]
    one_each = sum(" " not in text for text in bare) >= 0.8 * len(bare) > 2
    if one_each and sum(map(len, bare)) <= _WORD_LENGTH * len(bare):
        spaced = any(token.glued for token in tokens)
        return talk((token._replace(glued=spaced) for token in tokens), timed=timed)
    return [Cue(t.start, t.end, t.speaker, t.text.strip(" ")) for t in tokens]


def _words_alone(holder: dict[str, Any], tokens: list[Token], timed: bool) -> list[Cue]:
    """Words without segments, whose marks stand only in the text of the whole."""
    text = written(holder.get("text")).strip(" ")
    if not text:
        return talk((token._replace(glued=False) for token in tokens), timed=timed)
    return said(text, tokens, None, None, None, timed=timed, whole=False)


FORMAT = family(
    "whisper",
    "Whisper's JSON",
    *of_json(lambda top: _find(top) is not None, _hear),
    reader=2,
)
