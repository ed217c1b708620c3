"""Sources of every format, valid and damaged: read or refused, and never anything else.

`TAPELOG_FUZZ=2000` tries so many damages of each sample instead of a few.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transcripts.formats import formats, understand
from transcripts.model import Companion, Reading

from .checks import outcome, seen
from .damage import KINDS, Step, damaged
from .samples import SAMPLES
from .samples_office import DOCUMENTS, packed
from .talk import Sample

EXAMPLES = int(os.environ.get("TAPELOG_FUZZ", "12"))
NAMES = sorted(SAMPLES)


def told(found: Reading | Companion) -> str:
    """The words of a reading; the chapters' titles or the speakers' names of a companion."""
    if isinstance(found, Reading):
        return found.blocks.text
    if found.stretches:
        return " ".join(person.name or "" for person in found.details.people)
    return " ".join(chapter.title for chapter in found.details.chapters)


def test_every_format_that_is_read_has_a_sample() -> None:
    read = {format.name for format in formats() if format.reader}
    assert read == set(SAMPLES)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_read_as_its_format_and_says_its_words(name: str) -> None:
    sample = SAMPLES[name]
    found = outcome(sample.data, sample.file)
    assert not isinstance(found, str), found
    assert found.format == name
    text, at = told(found), 0
    for words in sample.said:
        at = text.find(words, at)
        assert at >= 0, (words, text)
        at += len(words)


def disguises(sample: Sample) -> Iterator[tuple[str, bytes, str]]:
    """The sample as it comes out of other programs: what was done to it, bytes, file's name."""
    yield "no name", sample.data, ""
    for name in ("talk.txt", "talk.json", "talk.vtt", "talk.srt", "talk.xml", "talk.docx", "talk"):
        yield name, sample.data, name
    if sample.binary:
        return
    text = sample.data.decode()
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield encoding, text.encode(encoding), sample.file
    for what, end in (("CRLF", "\r\n"), ("CR", "\r")):
        yield what, text.replace("\n", end).encode(), sample.file
        yield f"{what} UTF-16", text.replace("\n", end).encode("utf-16"), sample.file
    yield "two marks", f"\ufeff\ufeff{text}".encode(), sample.file
    for what, before in (("line ends", "\n\n"), ("blanks", " \t\n  \n")):
        yield f"{what} before", (before + text).encode(), sample.file
    for what, after in (("blank lines", "\n\n \n"), ("zeros", "\0" * 512), ("DOS's end", "\x1a")):
        yield f"{what} after", (text + after).encode(), sample.file
    yield "no last line end", text.rstrip("\n").encode(), sample.file


@pytest.mark.parametrize("name", NAMES)
def test_neither_name_nor_encoding_nor_line_ends_nor_blanks_change_what_is_read(name: str) -> None:
    sample = SAMPLES[name]
    found = understand(sample.data, sample.file)
    for what, data, file in disguises(sample):
        other = outcome(data, file)
        assert not isinstance(other, str), (what, other)
        assert (other.format, told(other)) == (name, told(found)), what
        assert other.details.people == found.details.people, what
        starts = [chapter.start for chapter in other.details.chapters]
        assert starts == [chapter.start for chapter in found.details.chapters], what


places = st.floats(0, 1)
numbers = st.integers(0, 65_535)
steps = st.lists(st.builds(Step, st.sampled_from(KINDS), places, places, numbers), max_size=6)


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(steps=steps, other=st.sampled_from(NAMES), file=st.sampled_from(["", "own", "talk.txt"]))
def test_a_damaged_source_is_read_or_refused(
    name: str, steps: list[Step], other: str, file: str
) -> None:
    """Whatever comes of it is whole, and comes of it again."""
    sample = SAMPLES[name]
    data = damaged(sample.data, steps, SAMPLES[other].data)
    file = sample.file if file == "own" else file
    found = outcome(data, file)
    if not isinstance(found, str):
        assert seen(understand(data, file)) == seen(found)


@pytest.mark.parametrize("name", DOCUMENTS)
@settings(max_examples=4 * EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=steps, part=numbers, other=st.sampled_from(NAMES))
def test_a_document_whose_parts_are_damaged_is_read_or_refused(
    name: str, steps: list[Step], part: int, other: str
) -> None:
    parts: dict[str, str | bytes] = {**DOCUMENTS[name]}
    chosen = sorted(parts)[part % len(parts)]
    parts[chosen] = damaged(DOCUMENTS[name][chosen].encode(), steps, SAMPLES[other].data)
    outcome(packed(parts), "talk.docx")
