"""Chapters without times beside an outline with times."""

import random

import pytest

from transcripts.chapters.alignment import Entry, align
from transcripts.chapters.alignment_words import Told, stems

CHAPTERS = [
    Told("Why sourdough needs patience", "Starter culture, flour and a long ferment. Wild yeast."),
    Told("Flour from old grains", "Emmer and spelt, and what a stone mill does to them."),
    Told("Building a wood-fired oven", "Bricks, clay and a chimney: the oven is built in a week."),
    Told("Ovens without wood", "Electric ovens, and steam from a tray of stones in the oven."),
    Told("Selling bread at markets", "Prices, queues and unsold loaves on a market stall."),
    Told("Apprentices and early mornings", "Teaching apprentices, getting up at two, and pay."),
]
OUTLINE = [
    Entry(0.0, "Introduction"),
    Entry(45.0, "Sourdough and wild yeast"),
    Entry(900.0, "Old grains and milling"),
    Entry(1800.0, "The oven"),
    Entry(3600.0, "Markets and prices"),
    Entry(4500.0, "Teaching apprentices"),
]
TRUTH = [(0.0, 45.0), (900.0,) * 2, (1800.0,) * 2, (1800.0, 3600.0), (3600.0,) * 2, (4500.0,) * 2]


def within(chapters=CHAPTERS, outline=OUTLINE, length=5400.0):
    return [aligned.within for aligned in align(chapters, outline, length)]


def test_every_range_holds_the_time_at_which_the_chapter_begins():
    for found, (earliest, latest) in zip(within(), TRUTH, strict=True):
        assert found is not None
        assert found[0] <= latest
        assert found[1] >= earliest
        assert found[1] - found[0] <= 1800.0


def test_of_chapters_that_share_an_entry_only_the_first_can_begin_with_it():
    found = within()
    assert found[3][0] < found[3][1]


def test_chapters_titled_as_entries_begin_with_them():
    told = [Told(entry.title, "") for entry in OUTLINE]
    assert within(told) == [(entry.start, entry.start) for entry in OUTLINE]
    told[2:3] = []
    left = [entry.start for entry in OUTLINE if entry.start != 900.0]
    assert within(told) == [(start, start) for start in left]


def test_lists_without_a_word_in_common_tell_nothing():
    told = [Told("Boats", "Sails and harbours."), Told("Storms", "Waves and wind.")]
    assert within(told) == [None, None]


def test_an_order_that_does_not_fit_is_never_exact():
    for found in within(CHAPTERS[::-1]):
        assert found is None or found[0] < found[1]


def test_no_chapter_begins_before_one_that_goes_before_it():
    chance = random.Random(3)
    words = [f"word{number}" for number in range(12)]
    for _ in range(300):
        told = [
            Told(" ".join(chance.choices(words, k=3)), " ".join(chance.choices(words, k=9)))
            for _ in range(chance.randrange(1, 12))
        ]
        starts = sorted(chance.sample(range(0, 9000, 10), chance.randrange(2, 14)))
        outline = [Entry(float(s), " ".join(chance.choices(words, k=3))) for s in starts]
        found = [x for x in within(told, outline, starts[-1] + 100.0) if x is not None]
        assert all(0 <= earliest <= latest for earliest, latest in found)
        assert found == sorted(found)
        assert [x[1] for x in found] == sorted(x[1] for x in found)


def test_the_end_of_a_talk_is_no_bound_where_nobody_states_it():
    for found in within(length=None):
        assert found is None or found[1] <= 4500.0


@pytest.mark.parametrize(
    "outline",
    [
        [],
        OUTLINE[:1],
        OUTLINE[::-1],
        [Entry(0.0, "")] * 5,
        [Entry(7.0, "The oven")] * 5,
        [Entry(float(n), "") for n in range(100)],
    ],
)
def test_an_outline_of_no_use_gives_no_exact_time(outline):
    for found in within(outline=outline):
        assert found is None or found[0] < found[1]


def test_chapters_without_any_words_are_passed_over():
    assert within([Told("", ""), Told("?!", "…")]) == [None, None]
    assert within([]) == []


def test_ten_thousand_entries_are_no_trouble():
    outline = [Entry(float(n), f"Part {n} of the oven") for n in range(10_000)]
    assert len(within(CHAPTERS, outline, 10_000.0)) == len(CHAPTERS)


def test_words_of_scripts_without_blanks_are_pairs_of_characters():
    assert stems("酸面包") == ["酸面", "面包"]
    told = [Told("酸面包的耐心", ""), Told("老谷物的面粉", ""), Told("砖炉与木柴", "")]
    outline = [Entry(0.0, "酸面包"), Entry(600.0, "老谷物"), Entry(1200.0, "砖炉")]
    for found, entry in zip(within(told, outline, 1800.0), outline, strict=True):
        assert found is not None
        assert found[0] <= entry.start <= found[1]
