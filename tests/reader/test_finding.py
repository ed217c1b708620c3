from time import monotonic

import pytest

from reader.finding import TIME_LIMIT, Heard, find_all

TEXT = (
    "We take Apple out. Of the middle. It’s what Apple does, and apples fall; C++ too. "
    "[laughs] That is 10% (or so) of it… “So it is,” she said. The End"
)


def found(query, text=TEXT):
    hits = find_all(text, query)
    return [text[a:b] for a, b in zip(hits.starts, hits.ends, strict=True)]


def test_small_letters_find_both_cases_and_a_capital_is_exact():
    assert found("apple") == ["Apple", "Apple", "apple"]
    assert found("Apple") == ["Apple", "Apple"]
    assert found("APPLE") == []


def test_a_sentence_that_a_line_break_cut_is_found():
    assert found("take apple out of the middle") == ["take Apple out. Of the middle"]
    assert found("of it so it is") == ["of it… “So it is"]
    assert found("out  of") == ["out. Of"]


def test_words_are_not_torn_out_of_one_word():
    assert found("out of", "outof out-of out of") == ["out of"]


def test_a_straight_apostrophe_finds_a_curly_one():
    assert found("it's") == ["It’s"]
    assert found('"So') == ["“So"]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        (r"\bapp\w+", ["Apple", "Apple", "apples"]),
        (r"[0-9]+", ["10"]),
        (r"(fall|out)", ["out", "fall"]),
        ("T.*?i", ["That i"]),
        ("^we", ["We"]),
        (r"[Aa]pples", ["apples"]),
        (r"\Dapples", [" apples"]),
    ],
)
def test_a_pattern_is_one(query, hits):
    assert found(query) == hits


@pytest.mark.parametrize("query", ["C++", "[laughs]", "10%", "(or so)", "does,", "End"])
def test_what_is_no_pattern_is_taken_as_written(query):
    assert found(query) == [query]


@pytest.mark.parametrize(
    "query", ["[", "*", "(", "\\", "~~~", "[a-", "(a|b", "?", "a{99999999}", ")"]
)
def test_half_a_pattern_finds_nothing_and_breaks_nothing(query):
    assert find_all("some words", query).problem is None
    assert found(query, "some words") == []


@pytest.mark.parametrize("query", ["", "   ", "\t"])
def test_nothing_asked_is_nothing_found(query):
    assert len(find_all(TEXT, query)) == 0


def test_a_match_stands_in_one_paragraph():
    text = "first one second one"
    hits = find_all(text, "^.*e$", [(0, 9), (10, 20)])
    assert list(zip(hits.starts, hits.ends, strict=True)) == [(0, 9), (10, 20)]


def test_an_empty_match_is_no_hit():
    assert found(r"\bx*") == []


EXPLODING = [
    "(a+)+$",
    "(a|aa)+$",
    "(a|a)*b",
    "(?:a|b|ab)*c",
    ".*.*.*.*.*=.*",
    r"\w+\w+\w+\w+\w+\w+z",
    "a?" * 25 + r"\w{25}z",
    r"(\w+\s?)*!",
    r"(.*)\1\1\1z",
    r"(?=(a+))\1*b",
    "a" * 10_000,
    "a " * 5_000,
    ". .",
    "a{0,200}a{0,200}a{0,200}a{0,200}z",
]
TEXTS = ["a" * 40_000, "a " * 40_000, "." * 40_000, " " * 200_000 + "a"]


@pytest.mark.parametrize("query", EXPLODING)
@pytest.mark.parametrize("text", TEXTS, ids=["word", "words", "stops", "blanks"])
def test_a_pattern_that_would_explode_answers_or_is_refused(query, text):
    began = monotonic()
    find_all(text, query)
    assert monotonic() - began < 2 * TIME_LIMIT


def test_a_refusal_says_what_to_do():
    hits = find_all(TEXT, r"\w+.*\w+.*,.*\w+")
    assert len(hits) == 0
    assert hits.problem is not None
    assert hits.problem.endswith(".")


def test_hits_without_number_are_told_apart_from_all(monkeypatch):
    monkeypatch.setattr("reader.finding.TIME_LIMIT", -1.0)
    hits = find_all("a " * 5_000, "a")
    assert 0 < len(hits) < 5_000
    assert hits.problem is not None


def as_heard(query, text, *edits):
    """What a query finds in a text in which words were corrected: (shown, heard) pairs."""
    placed, at = [], 0
    for shown, heard in edits:
        start = text.index(shown, at)
        at = start + len(shown)
        placed.append((start, at, heard))
    paragraphs, heard = [(0, len(text))], Heard(text, placed)
    hits = find_all(text, query, paragraphs, heard)
    assert list(hits.starts) == sorted(set(hits.starts))
    return [text[a:b] for a, b in zip(hits.starts, hits.ends, strict=True)]


CORRECTED = "It is Llama two. Llama is Sam Altman's; lamas are OpenAI's. Lama it is."
EDITS = (("Llama", "LAMA"), ("Llama", "Lama"), ("Sam Altman", "Maltman"), ("OpenAI", "open. AI"))


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("LAMA", ["Llama"]),
        ("Lama", ["Llama", "Lama"]),
        ("Llama", ["Llama", "Llama"]),
        ("lama", ["lama", "lama", "lama", "Lama"]),
        ("maltman", ["Sam Altman"]),
        ("altman", ["Altman"]),
        ("open ai", ["OpenAI"]),
        ("is lama two. lama is maltman's", ["is Llama two. Llama is Sam Altman's"]),
        ("are open ai's lama", ["are OpenAI's. Lama"]),
        (r"L\w+A", ["Llama"]),
        (r"^It is LAMA", ["It is Llama"]),
        ("zebra", []),
        ("it is", ["It is", "it is"]),
    ],
)
def test_what_was_heard_is_found_where_something_else_is_shown(query, hits):
    assert as_heard(query, CORRECTED, *EDITS) == hits


def test_what_was_heard_is_found_at_the_ends_of_a_text_and_side_by_side():
    assert as_heard("ab", "xyz", ("x", "a"), ("y", "b")) == ["xy"]
    assert as_heard("b", "xyz", ("x", "a"), ("y", "b")) == ["y"]
    assert as_heard("c", "xyz", ("z", "abc")) == ["z"]
