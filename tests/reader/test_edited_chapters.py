"""Edited chapters laid over a talk: whatever is wanted is what the corrections make."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.services.edited_chapters import Wanted, differences
from transcripts.columns import Place
from transcripts.corrections import Correction, apply
from transcripts.exports.chapters_edited import Edited, Row
from transcripts.formats import read
from transcripts.library.transcripts import build
from transcripts.model import Chapter, Source, Span, Transcript, Version
from transcripts.quotes.anchors import make_in

BLOCKS = 12
TALK = "".join(f"Ann Bell: It was number {n} of them all.\n" for n in range(1, BLOCKS + 1))


@dataclass(frozen=True)
class Lists:
    had: dict[int, str]
    wanted: dict[int, str]


def lists() -> st.SearchStrategy[Lists]:
    one = st.dictionaries(st.integers(1, BLOCKS), st.sampled_from("ABCDEF"), max_size=8)
    return st.builds(Lists, one, one)


def with_chapters(had: dict[int, str]) -> Transcript:
    built = build(Source("talk.txt", "0" * 64), read(TALK.encode(), "talk.txt"))
    chapters = tuple(Chapter(title, block) for block, title in sorted(had.items()))
    reading = built.version.reading
    reading = reading._replace(details=reading.details._replace(chapters=chapters))
    version = Version(1, built.version.source, reading)
    return built._replace(version=version, details=reading.details)


@settings(max_examples=400, deadline=None)
@given(lists())
def test_the_changes_make_what_is_wanted_and_nothing_where_nothing_differs(case):
    transcript = with_chapters(case.had)
    wanted = [Wanted(block, title) for block, title in sorted(case.wanted.items())]
    rows = [Row(n, one.title, block=one.block) for n, one in enumerate(wanted, 1)]
    found = differences(transcript, Edited(rows, "line"), wanted)
    layer = [
        Correction(
            n,
            change,
            make_in(transcript.blocks, Span(Place(block, 0), Place(block, 5))),
            0.0,
        )
        for n, (block, change) in enumerate(found.changes)
    ]
    after = apply(transcript.version, layer).details.chapters
    if not rows:
        return  # a file without chapters is refused before
    assert [(one.block, one.title) for one in after] == [(w.block, w.title) for w in wanted]
    assert bool(found.changes) == (case.had != case.wanted)
