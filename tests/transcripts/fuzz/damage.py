"""Ways to damage a source, each told by a few numbers, so that a failure is found again."""

import re
from typing import NamedTuple

NOTHINGS = (
    *(b"null", b'""', b"[]", b"{}", b"[[]]", b"-1", b"1e999", b"NaN", b"-Infinity", b"true", b"0"),
    *(b"99999999999999999999", b'"x"', b'"\\ud800"', b'"\\u0000"', b'[null, {"a": []}]', b'"1:02"'),
    *(b"1e-400", b'"-5"', b'"NaN"', b'" "', b'{"name": null}', b"9" * 5000),
)
"""JSON that stands where something else is looked for."""
# fmt: off
ATOMS = (b"\xff", b"\xc3", b"\x80\x81", *(
    atom.encode("utf-8", "surrogatepass")
    for atom in (
        *("\0", "\x1b[2J", "\x15", "\x1a", "\x85", "\u2028", "\u202e", "\ufeff", "\u200b"),
        *("\ud800", "\U0001f469\u200d", "\u0301", "\xa0", "\u3000", "İ", "ß", "²", "٣", "漢字。"),
        *("\n", "\n\n", "\t", " ", "\r", ":", "-->", "<", ">", "&", "&#0;", "%", "-"),
        *("[", "]", "(", ")", "{", "}", "|", '"', "\\", "*", "**", "#", "_", "`", "=", ","),
        *("00:00:00.000", "99:99:99", "-1", "0", "9" * 30, "1e9", "Ann: ", ">> ", "[Music]", "Q. "),
        *("WEBVTT", "---\n", "<br/>", "<v Ann>", "{\\an8}", "]]>", "<![CDATA[", "<!--", "# "),
    )
))
# fmt: on
_TOKEN = re.compile(
    rb'(?:"(?:[^"\\]|\\.){0,500}"|-?\d+(?:\.\d+)?|null|true|false'
    rb"|\{[^{}]{0,400}\}|\[[^\[\]]{0,400}\])"
    rb"(?!\s*:)"
)
_PIECE = re.compile(rb"<[^<>]{0,300}>|[\w.:,]+|\s+|.", re.DOTALL)
KINDS = ("cut", "drop", "flip", "repeat", "insert", "splice", "swap", "again", "value", "piece")


class Step(NamedTuple):
    """One damage: its kind, two places from 0 to 1, and a number that chooses."""

    kind: str
    first: float
    second: float
    choice: int


def damaged(source: bytes, steps: list[Step], other: bytes) -> bytes:
    """`source` after all the steps; `other` is the source to splice from."""
    for step in steps:
        source = _STEPS[step.kind](source, step, other)[:400_000]
    return source


def _places(source: bytes, step: Step) -> tuple[int, int]:
    places = sorted(int(share * len(source)) for share in (step.first, step.second))
    return places[0], places[1]


def _cut(source: bytes, step: Step, other: bytes) -> bytes:
    at, _ = _places(source, step)
    return source[:at] if step.choice % 2 else source[at:]


def _drop(source: bytes, step: Step, other: bytes) -> bytes:
    begin, end = _places(source, step)
    return source[:begin] + source[min(end, begin + 1 + step.choice % 200) :]


def _flip(source: bytes, step: Step, other: bytes) -> bytes:
    at = min(int(step.first * len(source)), len(source) - 1)
    return source[:at] + bytes([step.choice % 256]) + source[at + 1 :] if source else source


def _repeat(source: bytes, step: Step, other: bytes) -> bytes:
    begin, end = _places(source, step)
    return source[:end] + source[begin:end] * (1 + step.choice % 20) + source[end:]


def _insert(source: bytes, step: Step, other: bytes) -> bytes:
    at = int(step.first * len(source))
    return source[:at] + ATOMS[step.choice % len(ATOMS)] * (1 + int(step.second * 8)) + source[at:]


def _splice(source: bytes, step: Step, other: bytes) -> bytes:
    begin, end = _places(other, step)
    at = step.choice % (len(source) + 1)
    return source[:at] + other[begin:end] + source[at:]


def _swap(source: bytes, step: Step, other: bytes) -> bytes:
    lines = source.split(b"\n")
    a, b = (min(int(share * len(lines)), len(lines) - 1) for share in step[1:3])
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _again(source: bytes, step: Step, other: bytes) -> bytes:
    """A line a second time, elsewhere."""
    lines = source.split(b"\n")
    a, b = (min(int(share * len(lines)), len(lines) - 1) for share in step[1:3])
    return b"\n".join([*lines[:b], lines[a], *lines[b:]])


def _value(source: bytes, step: Step, other: bytes) -> bytes:
    """Another value of JSON in the place of one."""
    tokens = list(_TOKEN.finditer(source))
    if not tokens:
        return source
    token = tokens[min(int(step.first * len(tokens)), len(tokens) - 1)]
    return source[: token.start()] + NOTHINGS[step.choice % len(NOTHINGS)] + source[token.end() :]


def _piece(source: bytes, step: Step, other: bytes) -> bytes:
    """A tag, word or stretch of blanks taken out, doubled, or moved."""
    pieces = _PIECE.findall(source[:100_000])
    if not pieces:
        return source
    a, b = (min(int(share * len(pieces)), len(pieces) - 1) for share in step[1:3])
    match step.choice % 3:
        case 0:
            del pieces[a]
        case 1:
            pieces.insert(b, pieces[a])
        case _:
            pieces[a], pieces[b] = pieces[b], pieces[a]
    return b"".join(pieces) + source[100_000:]


_STEPS = {
    "cut": _cut,
    "drop": _drop,
    "flip": _flip,
    "repeat": _repeat,
    "insert": _insert,
    "splice": _splice,
    "swap": _swap,
    "again": _again,
    "value": _value,
    "piece": _piece,
}
