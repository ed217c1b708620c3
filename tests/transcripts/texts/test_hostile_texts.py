"""Texts made to hurt: a million characters of one thing, and good files damaged by chance.
Each is read or refused, soon, and raises nothing else."""
# Samples stand as they are written.
# ruff: noqa: E501

from contextlib import suppress
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts.formats import NotATranscript, read, words

MILLION = 1_000_000
BOLD = "**Ann:** Hi.\n\n**Bob:** Ho.\n\n**Ann:** "

REPEATED = {
    "stamps on one line": ("", "Ann (00:01): "),
    "stamps on lines": ("", "Ann (00:01): hi\n"),
    "times alone": ("", "0:01\n"),
    "times and names": ("", "0:01 Ann\nhello there\n"),
    "blanks before times": ("", "Ann" + " " * 200 + "0:01\n"),
    "colons": ("", "a:" * 100 + "\n"),
    "digits": ("", "1:"),
    "words for times": ("", "1 minute, 2 seconds\n0:01\nx\n"),
    "closing times": ("", "a #00:00:01-1#\n"),
    "names in brackets": ("", "[Ann" * 50 + "]: x\n"),
    "names alone": ("", "ANN\nhello there my friend\n\nBOB\nwell then\n\n"),
    "fields": ("", "Title: " + "a " * 200 + "\n"),
    "furniture": ("", "transcribed by " * 30 + "\n"),
    "comments": (BOLD, "<!-- \n"),
    "components": (BOLD, "<Foo \n"),
    "shortcodes": (BOLD, "{{< \n"),
    "struck": (BOLD, "~~a "),
    "footnotes": (BOLD, "[^1] "),
    "links": (BOLD, "[a](b("),
    "escapes": (BOLD, "\\*"),
    "underscores": (BOLD, "_a_"),
    "items": ("", "- - - - " * 20 + "\n"),
    "rows": ("", "a|b|c|d\n"),
    "rows of speakers": ("speaker,text\n", "Ann,hello there\n"),
    "open quotes": ('speaker,text\n"', 'a,"b'),
    "a row in Markdown": ("| Time | Speaker | Text |\n|---|---|---|\n", "| 0:01 | Ann | hi |\n"),
    "words": ("", "so I say that we do "),
}


@pytest.mark.parametrize("name", ["x.txt", "x.md"])
@pytest.mark.parametrize("kind", REPEATED)
def test_a_million_characters_are_read_or_refused_soon(kind: str, name: str) -> None:
    """Well within two seconds on an idle machine; ten here, for a busy one."""
    head, part = REPEATED[kind]
    data = (head + part * (MILLION // len(part))).encode()
    begin = perf_counter()
    with suppress(NotATranscript):
        read(data, name)
    assert perf_counter() - begin < 10


SAMPLES = {
    "stamped": "A talk\n15 June 2026\n\nAnn Lee  0:03\nHello there.\n\nUnknown Speaker  0:09\nHi.\n\nAnn Lee  0:12\nSo.\n\nTranscribed by https://otter.ai\n",
    "panel": "One\n0:00\n0 seconds\nhello there\n0:04\n4 seconds\nand so on\n0:09\n9 seconds\nit goes\nTwo\n0:14\n14 seconds\non\n",
    "bold": "# T\n\n[00:01] **Ann:** Hi ~~um~~.[^1]\n\n[00:05] **Bob:** Ho.\n\n## Two [00:09]\n\n[00:09] **Ann:** Ha.\n\n[^1]: x\n",
    "screenplay": "INT. ROOM\n\nANN\n(low)\nHello.\n\nBOB (V.O.)\nHi.\n\nANN\nSo.\n\nBOB\nYes.\n",
    "table": 'speaker,start,end,text\nAnn,0:01,0:02,"Hello, you."\nBob,0:03,0:04,Hi.\nAnn,0:05,0:06,So.\n',
    "rows of words": "token|speaker|ts|endTs|punctuation\nGood|0|0.1|0.2|\nday|0|0.2|0.3|.\nHi|1|0.4|0.5|.\n",
    "table in Markdown": "| Time | Speaker | Text |\n|---|---|---|\n| 00:01 | Ann | Hello. |\n| 00:05 | Bob | Hi. |\n",
    "passage": "“Hello there.”\n\nFrom The Show: One, Jun 15, 2026\nhttps://podcasts.apple.com/x\n",
}


@pytest.mark.parametrize("kind", SAMPLES)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_text_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    """Cut, with bytes flipped, or with a stretch repeated: never another exception."""
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
    with suppress(NotATranscript):
        reading = read(bytes(source), "talk.txt")
        assert len(reading.blocks) > 0
        for block in reading.blocks:
            assert "\n" not in block.text
            assert -1 <= block.speaker < len(reading.details.people)
        for chapter in reading.details.chapters:
            assert 1 <= chapter.block <= len(reading.blocks)
        words(bytes(source), "talk.txt", reading)
