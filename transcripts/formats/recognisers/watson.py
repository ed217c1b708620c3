"""IBM Watson's Speech to Text, whose words are triples, and whose speakers stand in a list of
their own.

https://cloud.ibm.com/docs/speech-to-text?topic=speech-to-text-basic-response.
"""

from typing import Any

from transcripts.formats.values import at, confidence, name, objects, seconds, written

from .heard import Heard, family, of_json
from .utterances import Token, said


def _events(top: Any) -> list[dict[str, Any]]:
    """The answers of one recognition, or of several, one after another."""
    return [one for one in objects(top if isinstance(top, list) else [top]) if "results" in one]


def _results(top: Any) -> list[dict[str, Any]]:
    rows = [row for event in _events(top) for row in objects(event.get("results"))]
    return [row for row in rows if row.get("final") is not False]


def _detect(top: Any) -> bool:
    return any(
        isinstance(at(row, "alternatives.0.transcript"), str)
        and ("final" in row or isinstance(at(row, "alternatives.0.timestamps"), list))
        for row in _results(top)[:20]
    )


def _hear(top: Any, timed: bool) -> Heard:
    who = {
        seconds(row.get("from")): name(row.get("speaker"))
        for event in _events(top)
        for row in objects(event.get("speaker_labels"))
    }
    cues = []
    for row in _results(top):
        best = at(row, "alternatives.0")
        sure = at(best, "word_confidence")
        tokens = []
        times = at(best, "timestamps")
        for index, triple in enumerate(times if isinstance(times, list) else []):
            if not isinstance(triple, list) or len(triple) < 3 or not written(triple[0]):
                continue
            start = seconds(triple[1])
            tokens.append(
                Token(
                    written(triple[0]),
                    start,
                    seconds(triple[2]),
                    confidence(at(sure, f"{index}.1")),
                    who.get(start),
                )
            )
        text = written(at(best, "transcript")).strip(" ")
        cues.extend(said(text, tokens, None, None, None, timed=timed, whole=False))
    return Heard(cues)


FORMAT = family("watson", "an IBM Watson transcript", *of_json(_detect, _hear))
