"""Companions that are damaged, hostile or huge: read or refused, soon, and never a crash."""

import json
from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, understand
from transcripts.model import Companion

SAMPLES = {
    "podcast": json.dumps(
        {"chapters": [{"startTime": n * 60, "title": f"T{n}", "toc": n != 2} for n in range(4)]}
    ),
    "video": json.dumps(
        {
            "extractor": "a",
            "webpage_url": "https://a.example",
            "title": "T",
            "upload_date": "20230608",
            "description": "0:00 a\n1:00 b",
        }
    ),
    "people": json.dumps([{"start": n, "end": n + 1, "speaker": f"S{n % 2}"} for n in range(4)]),
    "psc": '<psc:chapters xmlns:psc="x"><psc:chapter start="0" title="A"/></psc:chapters>',
    "ffmetadata": ";FFMETADATA1\ntitle=a\\=b\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\ntitle=x\n",
    "lines": "00:00:00.000 Intro\n00:01:02.500 B <http://x/>\n00:02:00 C\n",
    "ogm": "CHAPTER01=00:00:00.000\nCHAPTER01NAME=A\nCHAPTER02=00:00:10.000\nCHAPTER02NAME=B\n",
    "labels": "0.0\t9.5\tAnn\n9.5\t12.0\tBob\n12.0\t20.0\tAnn\n20.0\t21.0\tBob\n",
    "rttm": "SPEAKER t 1 0.0 2.0 <NA> <NA> a <NA>\nSPEAKER t 1 2.0 2.0 <NA> <NA> b <NA>\n",
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_samples_are_companions(kind: str) -> None:
    assert isinstance(understand(SAMPLES[kind].encode()), Companion)


@pytest.mark.parametrize("kind", SAMPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_companion_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    source = bytearray(SAMPLES[kind].encode())
    where = data.draw(st.integers(0, len(source) - 1))
    match data.draw(st.sampled_from(["cut", "flip", "repeat", "insert"])):
        case "cut":
            del source[where:]
        case "flip":
            for _ in range(data.draw(st.integers(1, 8))):
                source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
        case "repeat":
            end = data.draw(st.integers(where, len(source)))
            source[where:where] = source[where:end] * data.draw(st.integers(1, 20))
        case "insert":
            source[where:where] = data.draw(st.text(max_size=40)).encode("utf-8", "surrogatepass")
    found = None
    with suppress(NotATranscript):
        found = understand(bytes(source), "talk.txt")
    if isinstance(found, Companion):
        starts = [one.start for one in found.details.chapters]
        assert all(start is not None and 0 <= start < 1e7 for start in starts)
        assert starts == sorted(starts, key=lambda start: start or 0)
        for one in found.stretches:
            assert one.start < one.end
            assert 0 <= one.speaker < len(found.details.people)


MILLION = 1_000_000
HOSTILE = {
    "many chapters": json.dumps({"chapters": [{"startTime": 1, "title": "x"}] * 25_000}),
    "many marks": json.dumps({"chapters": [{"startTime": 1}] * 50_000}),
    "many people": json.dumps(
        [{"start": n, "end": n + 1, "speaker": f"p{n}"} for n in range(20_000)]
    ),
    "a long title": json.dumps({"chapters": [{"startTime": 1, "title": "x" * MILLION}]}),
    "deep": '{"chapters":' + "[" * 100_000,
    "deep rows": json.dumps({"chapters": [{"startTime": [[[[]]]], "title": "x"}]}),
    "backslashes": ";FFMETADATA1\ntitle=" + "\\" * MILLION,
    "equals": ";FFMETADATA1\n" + "=" * MILLION,
    "sections": ";FFMETADATA1\n" + "[CHAPTER]\n" * (MILLION // 10),
    "an outline in a tag": ";FFMETADATA1\ndescription=" + "0:00 a " * (MILLION // 7),
    "open elements": "<psc:chapters><psc:chapter start='0'>" + "<a>" * (MILLION // 3),
    "attributes": "<psc:chapters><psc:chapter start='0'" + " a='b'" * (MILLION // 6),
    "one line of times": "0:00 " * (MILLION // 5),
    "lines of times": "0:00:00 \n" * (MILLION // 9),
    "dashes": "0:00 " + "- " * (MILLION // 2),
    "ogm": "CHAPTER01=\n" * (MILLION // 11),
    "labels": "0.0\t0.0\t\n" * (MILLION // 9),
    "long labels": "0.0\t1.0\t" + "a " * (MILLION // 2),
    "rttm": "SPEAKER t 1 0 1 <NA> <NA> a <NA>\n" * (MILLION // 33),
    "rttm of one line": "SPEAKER " * (MILLION // 8),
    "numbers": "1." * (MILLION // 2),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_companion_is_read_or_refused_soon(kind: str) -> None:
    """Within two seconds on an idle machine; ten here, for a busy one."""
    begin = perf_counter()
    with suppress(NotATranscript):
        understand(HOSTILE[kind].encode())
    assert perf_counter() - begin < 10
