"""What a person types becomes a query or a sentence, and never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import (
    And,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    QueryProblem,
    Word,
    parse,
)
from transcripts.text import make_safe


def root(text: str, typing: bool = False) -> Node:
    parsed = parse(text, typing)
    assert isinstance(parsed, Query), parsed
    return parsed.root


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open", Word("open")),
        ("Open SOURCE", And((Word("open"), Word("source")))),
        ("open AND source", And((Word("open"), Word("source")))),
        ('"open source"', Phrase(("open", "source"))),
        ("“open source”", Phrase(("open", "source"))),
        ('"open', Word("open")),
        ("open-source", Phrase(("open", "source"))),
        ("inter*", Prefix("inter")),
        ("open -closed", And((Word("open"), Not(Word("closed"))))),
        ("open NOT closed", And((Word("open"), Not(Word("closed"))))),
        ('open -"closed shop"', And((Word("open"), Not(Phrase(("closed", "shop")))))),
        ("cat OR dog food", And((Or((Word("cat"), Word("dog"))), Word("food")))),
        ("cat or dog", And((Word("cat"), Word("or"), Word("dog")))),
        ("a OR b OR c", Or((Word("a"), Word("b"), Word("c")))),
        ("OR cat OR", Word("cat")),
        ("speaker:chang ai", And((Field("speaker", ("chang",)), Word("ai")))),
        ('speaker:"Emily Chang"', Field("speaker", ("emily", "chang"))),
        ("Title:llama*", Field("title", ("llama",), True)),
        ("kind:summary", Field("kind", ("summary",))),
        ("mood:good", Phrase(("mood", "good"))),
        ("C++", Word("c++")),
    ],
)
def test_the_language(text: str, expected: Node):
    assert root(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("open sou", And((Word("open"), Prefix("sou")))),
        ("open sou ", And((Word("open"), Word("sou")))),
        ('"open sou', Phrase(("open", "sou"), True)),
        ('"open sou"', Phrase(("open", "sou"))),
        ("open-sou", Phrase(("open", "sou"), True)),
        ("speaker:ch", Field("speaker", ("ch",), True)),
        ("open speaker:", Word("open")),
        ("kind:su", Field("kind", ("su",), True)),
    ],
)
def test_while_typing_the_last_word_may_be_unfinished(text: str, expected: Node):
    assert root(text, typing=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", '"', '""', "*", "**", "[", "~~~", "-", "--", "-closed", "OR", "x" * 10_000),
        *("speaker:", "kind:song", "a " * 1_500, "\x00\x1b[", "\ud800"),
    ],
)
def test_what_cannot_be_run_gets_one_sentence(text: str):
    problem = parse(text)
    assert isinstance(problem, QueryProblem)
    assert problem.sentence.endswith(".")
    assert "\n" not in problem.sentence
    assert len(problem.sentence) < 120
    assert make_safe(problem.sentence) == problem.sentence


@given(st.text(max_size=300), st.booleans())
def test_anything_may_be_typed(text: str, typing: bool):
    assert isinstance(parse(text, typing), Query | QueryProblem)


@given(
    st.lists(
        st.sampled_from(
            [
                *("OR", "AND", "NOT", "-", '"', "*", "speaker:", "kind:", "show:", ":", "a", "b-c"),
                *("(", ")", "~", "^2", "[", "{", "\\", "'", "’", "é", "“", "3.", "c+", "title:x*"),
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["", " "]),
    st.booleans(),
)
def test_signs_in_any_order_may_be_typed(parts: list[str], between: str, typing: bool):
    assert isinstance(parse(between.join(parts), typing), Query | QueryProblem)
