"""What can be true of an answer, and what is dropped and told of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.chapters.written.answer import Claimed, Nonsense, Told
from transcripts.chapters.written.checking import Checked, checked
from transcripts.chapters.written.lines import Part, numbered
from transcripts.model import Transcript

WHOLE = Part(1, 40)


@pytest.fixture(scope="session")
def talk(talk_of) -> Transcript:
    return talk_of([f"This is the sentence that is number {at} here." for at in range(1, 41)])


@pytest.fixture(scope="session")
def check(talk):
    lines = numbered(talk)

    def run(*claims: Claimed, part: Part = WHOLE) -> Checked:
        return checked(claims, talk.text, lines, part)

    return run


def claim(first: int | None, last: int | None = None, title: str = "Fish", **more) -> Claimed:
    return Claimed(title, first, last, more.get("summary", ""), tuple(more.get("points", ())))


def firsts(found: Checked) -> list[tuple[int, int]]:
    return [(draft.first, draft.last) for draft in found.drafts]


def test_chapters_end_where_the_next_begins(check):
    found = check(claim(1, 9), claim(11, 20), claim(21, 40))
    assert firsts(found) == [(1, 10), (11, 20), (21, 40)]
    assert found.dropped == ()


def test_an_invented_line_is_dropped_and_told_of(check):
    found = check(claim(1, 40), claim(999, 1_004, "Ghosts"), claim(0, 3, "Null"), claim(-4))
    assert firsts(found) == [(1, 40)]
    assert "“Ghosts”, which begins at line 999, where nothing was sent" in found.dropped[0]
    assert len(found.dropped) == 3


def test_a_line_of_another_part_was_not_sent(check):
    found = check(claim(11, 30), claim(31, 40, "Late"), part=Part(11, 30))
    assert firsts(found) == [(11, 30)]
    assert "“Late”" in found.dropped[0]


def test_one_wrong_number_at_the_front_does_not_cost_the_rest(check):
    found = check(claim(38, None, "Early end"), claim(1, 10), claim(11, 20), claim(21, 40))
    assert firsts(found) == [(1, 10), (11, 20), (21, 40)]
    assert found.dropped == ("the chapter “Early end”, which is out of order",)


def test_two_chapters_cannot_begin_at_one_line(check):
    found = check(claim(1, 20, "One"), claim(1, 20, "Other"), claim(21, 40))
    assert len(found.drafts) == 2
    assert len(found.dropped) == 1


@pytest.mark.parametrize("title", ["", "…", '""', "---"])
def test_a_chapter_without_a_title_is_dropped(check, title):
    found = check(claim(1, 20), claim(21, 40, title))
    assert firsts(found) == [(1, 40)]
    assert found.dropped == ("a chapter without a title",)


def test_a_chapter_that_ends_before_it_begins_is_dropped(check):
    found = check(claim(1, 40), claim(30, 20, "Back"))
    assert found.dropped == ("the chapter “Back”, which ends before it begins",)


def test_every_point_rests_on_lines_of_its_chapter(check):
    points = [
        Told("good", (3, 2, 3)),
        Told("half", (20, 21)),
        Told("ghost", (2, 4_000)),
        Told("bare", ()),
        Told("elsewhere", (30,)),
    ]
    found = check(claim(1, 20, points=points), claim(21, 40))
    kept = {point.text: point.lines for point in found.drafts[0].points}
    assert kept == {"good": (2, 3), "half": (20,)}
    assert found.dropped == (
        "the point “ghost”, which cites line 4000, where nothing was sent",
        "the point “bare”, which cites no line",
        "the point “elsewhere”, which cites no line of its chapter",
    )


def test_a_quotation_that_nobody_said_loses_its_marks(check):
    told = 'He says "the fish are all gone" and “sentence that is number 3” and ‘scare’.'
    found = check(claim(1, 40, summary=told))
    assert found.drafts[0].summary == (
        "He says the fish are all gone and “sentence that is number 3” and ‘scare’."
    )
    assert found.dropped == (
        "quotation marks around “the fish are all gone”, which nobody says there",
    )


def test_single_marks_are_marks_and_apostrophes_are_none(check):
    found = check(
        claim(1, 40, summary="The dogs' owner's claim: ‘we never said any of it’. It's so")
    )
    assert found.drafts[0].summary == "The dogs' owner's claim: we never said any of it. It's so"


def test_long_texts_are_cut_after_a_word(check):
    found = check(claim(1, 40, "word " * 100, summary="more " * 1_000))
    assert len(found.drafts[0].title) <= 120
    assert found.drafts[0].title.endswith("word…")
    assert len(found.drafts[0].summary) <= 1_000


@pytest.mark.parametrize(
    "claims", [[], [claim(None)], [claim(99)], [claim(30, 40)], [claim(1, 5), claim(6, 12)]]
)
def test_an_answer_that_speaks_of_little_or_nothing_is_nonsense(check, claims):
    with pytest.raises(Nonsense):
        check(*claims)


numbers = st.none() | st.integers(-5, 50) | st.just(10**30)


@given(
    st.lists(
        st.builds(
            Claimed,
            st.sampled_from(["Fish", "", "“Long” one"]),
            numbers,
            numbers,
            st.text(max_size=30),
            st.lists(
                st.builds(Told, st.just("p"), st.lists(st.integers(-5, 50), max_size=4).map(tuple)),
                max_size=3,
            ).map(tuple),
        ),
        max_size=8,
    )
)
def test_whatever_is_claimed_what_is_left_is_in_range_and_in_order(check, claims):
    part = Part(5, 36)
    try:
        found = check(*claims, part=part)
    except Nonsense:
        return
    at = part.first - 1
    for draft in found.drafts:
        assert at < draft.first <= draft.last <= part.last
        assert draft.title
        assert all(point.lines for point in draft.points)
        assert all(draft.first <= n <= draft.last for p in draft.points for n in p.lines)
        at = draft.last
    assert at == part.last
