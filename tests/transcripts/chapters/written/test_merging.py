"""The chapters of neighbouring parts, joined at their seams."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from transcripts.chapters.written.checking import Draft, DraftPoint
from transcripts.chapters.written.lines import Part
from transcripts.chapters.written.merging import merged

LEFT, RIGHT = Part(1, 50), Part(41, 90)  # the seam is line 46


def draft(first: int, last: int, title: str, *cited: int, summary: str = "") -> Draft:
    points = tuple(DraftPoint(f"point {n}", (n,)) for n in cited)
    return Draft(title, first, last, summary or f"Of {title}.", points)


def told(drafts: tuple[Draft, ...]) -> list[tuple[str, int, int]]:
    return [(each.title, each.first, each.last) for each in drafts]


def test_one_part_stays_as_it_is():
    whole = [draft(1, 20, "a", 3), draft(21, 50, "b")]
    assert merged([LEFT], [whole]) == tuple(whole)


def test_a_chapter_cut_by_the_seam_is_one_again():
    left = [draft(1, 20, "a"), draft(21, 50, "long", 22, 49)]
    right = [draft(41, 60, "short", 42, 55), draft(61, 90, "c")]
    found = merged([LEFT, RIGHT], [left, right])
    assert told(found) == [("a", 1, 20), ("long", 21, 60), ("c", 61, 90)]
    assert found[1].summary == "Of long. Of short."
    # Of the lines that both parts saw, each side of the seam has its own points.
    assert [point.lines for point in found[1].points] == [(22,), (55,)]


def test_a_chapter_that_both_saw_begin_is_told_by_the_one_that_saw_all_of_it():
    left = [draft(1, 43, "a", 5), draft(44, 50, "cut off", 46)]
    right = [draft(41, 42, "end of a"), draft(43, 70, "whole", 44), draft(71, 90, "c")]
    found = merged([LEFT, RIGHT], [left, right])
    assert told(found) == [("a", 1, 42), ("whole", 43, 70), ("c", 71, 90)]


def test_a_beginning_that_only_the_left_saw_stays():
    left = [draft(1, 43, "a"), draft(44, 50, "b")]
    right = [draft(41, 70, "all", 42, 60), draft(71, 90, "c")]
    found = merged([LEFT, RIGHT], [left, right])
    assert told(found) == [("a", 1, 43), ("all", 44, 70), ("c", 71, 90)]
    assert [point.lines for point in found[1].points] == [(60,)]


def test_a_beginning_that_only_the_right_saw_ends_the_chapter_before():
    left = [draft(1, 50, "a", 2, 47)]
    right = [draft(41, 44, "tail"), draft(45, 90, "b")]
    found = merged([LEFT, RIGHT], [left, right])
    assert told(found) == [("a", 1, 44), ("b", 45, 90)]
    assert [point.lines for point in found[0].points] == [(2,)]


def test_a_chapter_over_three_parts_is_one():
    parts = [Part(1, 50), Part(41, 90), Part(81, 130)]
    found = merged(parts, [[draft(1, 50, "a")], [draft(41, 90, "b")], [draft(81, 130, "c")]])
    assert [(each.first, each.last) for each in found] == [(1, 130)]


def test_a_long_joined_summary_has_whole_sentences():
    sentence = "They go on about it for a good while. "
    left = [draft(1, 50, "a", summary=(sentence * 25).strip())]
    right = [draft(41, 90, "b", summary=(sentence * 25).strip() + " Then not.")]
    (found,) = merged([LEFT, RIGHT], [left, right])
    assert len(found.summary) <= 1_000
    assert found.summary.endswith("a good while.")


@st.composite
def drafts_of_parts(draw):
    parts = [Part(1, 30), Part(25, 60), Part(55, 80), Part(75, 120)]
    found = []
    for part in parts:
        starts = sorted(draw(st.sets(st.integers(part.first, part.last), min_size=1, max_size=6)))
        ends = [start - 1 for start in starts[1:]] + [part.last]
        found.append(
            [draft(a, b, f"{part.first}-{a}", a, b) for a, b in zip(starts, ends, strict=True)]
        )
    return parts, found


@given(drafts_of_parts())
def test_however_parts_fall_the_whole_is_in_order_without_gaps(given_parts):
    parts, drafts = given_parts
    found = merged(parts, drafts)
    for one, other in pairwise(found):
        assert one.first <= one.last
        assert one.last + 1 == other.first
    assert found[-1].last == 120
    assert all(each.first <= n <= each.last for each in found for p in each.points for n in p.lines)
