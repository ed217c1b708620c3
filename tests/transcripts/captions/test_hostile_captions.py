"""Captions made to hurt: a million characters of one thing, and good files damaged by chance.
Each is read or refused, soon, and raises nothing else."""
# Samples stand as they are written.
# ruff: noqa: E501

import json
from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, read, words

MILLION = 1_000_000
VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n"
SRT = "1\n00:00:00,000 --> 00:00:01,000\n"
LRC = "[ti:x]\n[00:01.00]a\n[00:02.00]b\n"
ASS = "[Script Info]\n\n[Events]\n"
DIALOGUE = "Dialogue: 0,0:00:03.50,0:00:05.00,Default,Bob,0,0,0,,"

REPEATED = {
    "open voices": (VTT, "<v "),
    "nested voices": (VTT, "<v a>"),
    "open tags": (VTT, "<c"),
    "stamps": (VTT, "a<00:00:01.000>"),
    "ampersands": (VTT, "&#"),
    "arrows of nothing": (VTT, "a-->\n"),
    "times of nothing": (VTT, "00:00:00.000 --> 00:00:01.000\n"),
    "loose times": (VTT, "00:00 --> 00:01\n"),
    "dashes": (VTT, "- a\n"),
    "lines after a dash": (f"{VTT}- a\n- b\n", "a\n"),
    "chevrons": (VTT, " >> a"),
    "chevrons alone": (VTT, ">> "),
    "names inside": (VTT, "00:00:00.000 --> 00:00:01.000\nAnn: a\nBob: b\n\n"),
    "names in brackets": (VTT, "[Ann] x\n"),
    "underlines": (VTT, "<u>a</u> "),
    "highlights": (VTT, "00:00:00.000 --> 00:00:01.000\n<u>a</u> b\n\n"),
    "settle cues": (VTT, "00:00:00.000 --> 00:00:00.010\na\nb\n\n"),
    "comments": (VTT, "NOTE\n\n"),
    "short arrows": (SRT, "-> 0:0\n"),
    "broken arrows": (SRT, "- >"),
    "one line of times": (SRT, "00:00:00,000 --> "),
    "times that are none": (SRT, "99:99:99,999 --> 99:99:99,999\n"),
    "braces": (SRT, "{\\"),
    "numbers": (SRT, "1\n"),
    "blanks": (SRT, "\n "),
    "SBV breaks": ("0:00:00.000,0:00:01.000\n", "[br]"),
    "SBV times": ("0:00:00.000,0:00:01.000\n", "0:00:00.000,0:00:01.000\n"),
    "lyrics' times": (LRC, "[00:01.00]"),
    "lyrics' lines": (LRC * 3000, "a\n"),
    "lyrics said again and again": (LRC * 3000, "[00:01.00]" * 50 + "x" * 900 + "\n"),
    "lyrics' tags": (LRC, "[ti:"),
    "ASS braces": (ASS, DIALOGUE + "{" * 5000 + "\n"),
    "ASS syllables": (ASS, DIALOGUE + "{\\k1}a" * 2000 + "\n"),
    "ASS drawings": (ASS, DIALOGUE + "{\\p1" * 3000 + "\n"),
    "ASS fields": (ASS, "Dialogue: 0,0:00:00.0,"),
    "MicroDVD styles": ("{1}{2}a\n", "{1}{2}" + "{y:" * 300 + "\n"),
    "MPL2": ("[1][2]a\n", "[99999999][1]/|/|\n"),
    "TMPlayer": ("00:00:01:a\n" * 3, "00:00:01:" + "< " * 400 + "\n"),
}  # fmt: skip
EVENTS = {
    "marks in one segment": [{"tStartMs": 0, "segs": [{"utf8": "a >> " * 150_000}]}],
    "segments": [{"tStartMs": 0, "segs": [{"utf8": "a >> "}] * 50_000}],
    "events": [{"tStartMs": 0, "segs": [{"utf8": "a"}]}] * 20_000,
    "odd values": [
        {"tStartMs": [], "dDurationMs": {}, "segs": [{"utf8": 5}, 7, {"tOffsetMs": "x"}]},
        3,
        None,
    ]
    * 9000,
}
HOSTILE = {
    **{name: head + unit * ((MILLION - len(head)) // len(unit)) for name, (head, unit) in REPEATED.items()},
    **{name: json.dumps({"wireMagic": "pb3", "events": events}) for name, events in EVENTS.items()},
    "a number without end": f'{{"events":[{{"tStartMs":{"9" * 4000},"segs":[{{"utf8":"a"}}]}}]}}',
    "an hour without end": f"WEBVTT\n\n{'9' * MILLION}:00:00.000 --> 00:01.000\na",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_million_of_one_thing_is_read_or_refused_soon(kind: str) -> None:
    """Well within two seconds on an idle machine; ten here, for a busy one."""
    data = HOSTILE[kind].encode()
    begin = perf_counter()
    with suppress(NotATranscript):
        words(data, "", read(data))
    assert perf_counter() - begin < 20


GOOD = {
    "voices": f"{VTT}<v Ann>Hi.</v> you\n\n2\n00:01.000 --> 00:02.000\n- a\n- b\n3\n00:02.000 --> 00:03.000\n<u>a</u> b\n\n00:03.000 --> 00:04.000\na <u>b</u>\n",
    "rolling": "WEBVTT\nKind: captions\n\n00:00:00.000 --> 00:00:01.000 align:start position:0%\n \na<00:00:00.500><c> >> b</c>\n\n00:00:01.000 --> 00:00:01.010 align:start position:0%\na b\n \n\n" * 2,
    "srt": f"{SRT}Hi <i>x</i>\n\n2\n00:00:01,000 --> 00:00:02,000\n{{\\an8}}- A\n- B\n\n3\n00:00:01,000 --> 00:00:02,000\nAnn: x\nBob: y\n\n",
    "json3": json.dumps({"wireMagic": "pb3", "events": [{"tStartMs": 4, "dDurationMs": 5, "segs": [{"utf8": "a", "acAsrConf": 9}, {"utf8": " >> b", "tOffsetMs": 3}]}]}),
    "sbv": "0:00:00.000,0:00:01.000\n>> ANN: a[br]b\n\n0:00:01.000,0:00:02.000\n>> BOB: c\n",
    "lrc": f"{LRC}[offset:5]\n[00:03.00][00:09.00]<00:03.00>c <00:04.00>d\n[00:12.00]\n",
    "ass": f"{ASS}{DIALOGUE}{{\\k5}}a{{\\k6}} b\\N- c\n{DIALOGUE}d\nComment: 0,0:00:03.50,0:00:05.00,Default,,0,0,0,,e\n",
    "microdvd": "{1}{1}25\n{25}{50}{y:i}a|b\n{75}{}- c|- d\n",
    "mpl2": "[10][20]/a|b\n[30][]c\n",
    "tmp": "00:00:01:so I said|b\n00:00:02:c\n00:00:03:d\n" * 9,
}  # fmt: skip


@pytest.mark.parametrize("kind", GOOD)
def test_the_samples_that_are_damaged_below_are_read_whole(kind: str) -> None:
    assert len(read(GOOD[kind].encode()).blocks) > 1


@pytest.mark.parametrize("kind", GOOD)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_captions_are_read_or_refused(kind: str, data: st.DataObject) -> None:
    source = GOOD[kind]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(at, min(len(source), at + 12)))
        new = data.draw(
            st.one_of(
                st.just(source[at:end] * data.draw(st.integers(0, 5))),
                st.sampled_from(
                    [
                        "<",
                        "{",
                        "-->",
                        "\n\n",
                        "\n",
                        ":",
                        "9",
                        ">> ",
                        "- ",
                        "<u>",
                        "\0",
                        "\u2028",
                        "[",
                        "é",
                    ]
                ),
                st.text(max_size=4),
            )
        )
        source = source[:at] + new + source[end:]
    raw = source.encode("utf-8", "surrogatepass")
    with suppress(NotATranscript):
        reading = read(raw, "talk.txt")
        assert len(reading.blocks) > 0
        assert not any("\n" in block.text for block in reading.blocks)
        found = words(raw, "talk.txt", reading)
        for index in range(len(found or ())):
            assert found is not None
            assert 0 <= found.starts[index] < found.ends[index] <= len(reading.blocks.text)
