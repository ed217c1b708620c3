"""Real captions, where the collected files are there: meetings of Zoom, a podcast's WebVTT
without names, and the examples of the podcast namespace."""

from pathlib import Path

import pytest

from transcripts.columns import NOBODY, SPEECH
from transcripts.formats import read
from transcripts.turns import group

RAW = Path(__file__).parents[3] / "../shared/corpus/raw"
FILES = sorted([*RAW.glob("*/*.vtt"), *RAW.glob("*/*.srt")])

pytestmark = pytest.mark.skipif(not FILES, reason="the files in ../shared/corpus/raw are not here")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name[-40:])
def test_every_caption_is_a_block_at_its_time(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    text = path.read_text(encoding="utf-8-sig")
    assert len(reading.blocks) == text.count("-->")
    starts = list(reading.blocks.starts)
    assert starts == sorted(starts)
    assert reading.report.left_out == ()


@pytest.mark.parametrize(
    "path", [p for p in FILES if "ethereum" in str(p)], ids=lambda p: p.name[-40:]
)
def test_in_meetings_of_zoom_everybody_is_named(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    assert NOBODY not in set(reading.blocks.speakers)
    assert all(person.name and ":" not in person.name for person in reading.details.people)


@pytest.mark.parametrize(
    "path", [p for p in FILES if "mikeck" in str(p)], ids=lambda p: p.name[-40:]
)
def test_captions_without_names_are_cut_into_stretches_of_whole_sentences(path: Path) -> None:
    blocks = read(path.read_bytes(), path.name).blocks
    turns = group(blocks)
    spoken = [
        blocks.text[a:b]
        for a, b, kind in zip(turns.starts, turns.ends, turns.kinds, strict=True)
        if kind == SPEECH
    ]
    assert max(map(len, spoken)) <= 1300
    whole = sum(text.endswith((".", "?", "!", '"')) for text in spoken)
    assert whole >= 0.95 * len(spoken)
    middle = sorted(map(len, spoken))[len(spoken) // 2]
    assert 350 <= middle <= 650
