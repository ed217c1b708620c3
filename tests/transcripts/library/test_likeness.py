"""Sketches of very long talks."""

from transcripts.columns import Blocks, BlocksBuilder
from transcripts.joining.sketch import Sketch
from transcripts.library.likeness import sketch_of
from transcripts.model import Reading

LINES = 40_000


def sketched(ending: str, words: int = 6) -> Sketch:
    builder = BlocksBuilder()
    for number in range(LINES):
        builder.add(" ".join(f"w{number * 7 + k:x}" for k in range(words)))
    builder.add(ending)
    blocks: Blocks = builder.build()
    return sketch_of(Reading("plain", 1, blocks))


def test_a_talk_too_long_to_be_sketched_whole_is_still_told_by_its_last_word():
    one, again, other = sketched("the end"), sketched("the end"), sketched("an end")
    assert one == again
    assert one.said != other.said
    assert one.runs == other.runs
