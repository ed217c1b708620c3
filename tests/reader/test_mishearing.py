"""Which word was misheard, where else it stands, and what is said of it."""

import pytest

from reader.mishearing import Mishearing
from transcripts.columns import SUMMARY

LINES = [
    ("Ada", "The LAMA models are open. What's a lama-like thing? I use LAMA and"),
    ("Ada", "open AI. Open"),
    ("Ada", "AI too."),
    ("Rui", "Lama it is."),
    (None, "LAMA, summed up.", SUMMARY),
]


@pytest.fixture
def asked(transcript_of):
    """asked(words, selected=False): a mishearing in these words of the talk."""
    transcript = transcript_of(LINES)

    def make(words, *, selected=False, long=""):
        start = transcript.text.index(words)
        return Mishearing.of(transcript, start, start + len(words), selected=selected)

    return make


def test_a_word_of_the_sentence_is_completed(asked):
    sentence = asked("The LAMA models are open.")
    assert sentence.completed("la") == "LAMA"
    assert sentence.completed("lama mod") == "LAMA models"
    assert sentence.completed("OPEN") == "open"
    assert sentence.completed("ama") == ""
    assert sentence.completed(" ") == ""
    assert asked("What's a lama-like thing?").completed("lam") == "lama-like"


def test_words_have_to_be_of_the_sentence(asked):
    sentence = asked("The LAMA models are open.")
    assert sentence.problem("thing", "string") == "“thing” is no word of this sentence."
    assert sentence.problem("", "x") == "Type the word of this sentence that was misheard."
    assert sentence.problem("LAMA", "Llama") == ""
    assert "to nothing" in sentence.problem("LAMA", " ")
    assert "too long" in sentence.problem("LAMA", "x" * 201)


def test_all_places_are_counted_but_those_that_have_it_already(asked):
    assert asked("The LAMA models are open.").count("LAMA", "Llama") == (1, 4)
    assert asked("The LAMA models are open.").count("LAMA", "Lama") == (1, 3)


def test_a_selection_is_its_words_without_what_stands_around_them(asked):
    selection = asked(" LAMA models are open. ", selected=True)
    assert selection.heard == "LAMA models are open"
    assert selection.here("ignored") == [(4, 24)]
    assert asked("LAM", selected=True).count("LAM", "Llam") == (1, 1)


def test_what_nobody_said_is_refused(asked):
    assert "written" in asked("LAMA, summed up.").refusal
    assert "one turn" in asked("AI too. Lama it", selected=True).refusal
    assert asked("The LAMA").refusal == ""


def test_words_cut_by_a_line_break_need_as_many_or_stay(asked):
    cut = asked("Open AI", selected=True)
    assert "line break" in cut.problem("Open AI", "OpenAI")
    assert cut.problem("Open AI", "Opal Eye") == ""
    whole = asked("open AI", selected=True)
    changes, told = whole.corrections("open AI", "OpenAI", throughout=True)
    assert len(changes) == 1
    assert told == "open AI is OpenAI now. 1 cut by a line break stays. U takes it back."


def test_long_words_are_shortened_in_what_is_said(asked):
    _, told = asked("The LAMA models are open.").corrections("LAMA", "y" * 90, throughout=False)
    assert told == f"LAMA is {'y' * 39}… now. U takes it back."
