"""The stretches between which a chapter may begin."""

from transcripts.chapters.making.units import units, words
from transcripts.chapters.making.wording import stem, topical


def test_lines_that_one_sentence_runs_through_are_one_stretch(made):
    lines = ["We went down to the", "harbour and looked.", "Then we left."]
    found = units(made(lines, [0, 0, 0]))
    assert [unit.block for unit in found] == [1, 3]
    assert found[0].words == ("we", "went", "down", "to", "the", "harbour", "and", "looked")


def test_a_change_of_speaker_begins_a_stretch_in_the_middle_of_a_sentence(made):
    found = units(made(["We went down to", "the harbour?"], [0, 1]))
    assert [unit.speaker for unit in found] == [0, 1]


def test_a_stretch_without_any_stop_comes_to_an_end(made):
    found = units(made(["and so we went on and on"] * 100, [0] * 100))
    assert len(found) > 3


def test_scripts_without_blanks_are_counted_by_pairs_of_characters():
    assert words("海の話") == ("海の", "の話")
    assert words("It’s über-fun") == ("it’s", "über", "fun")


def test_endings_are_cut_off_and_small_words_left_out():
    assert stem("tests") == stem("testing") == stem("tested")
    assert topical(["the", "boats", "and", "they", "ai"]) == [stem("boats"), "ai"]
