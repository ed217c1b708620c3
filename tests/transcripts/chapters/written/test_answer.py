"""What models answer, in all the wrappings that they put around it."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.chapters.written.answer import Claimed, Nonsense, Told, claimed

CHAPTER = {
    "title": "The harbour",
    "first_line": 1,
    "last_line": 4,
    "summary": "They speak of it.",
    "points": [{"text": "It was early", "lines": [2, 3]}],
}
PLAIN = json.dumps({"chapters": [CHAPTER]})
EXPECTED = [Claimed("The harbour", 1, 4, "They speak of it.", (Told("It was early", (2, 3)),))]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"Sure! Here are {{your}} chapters [1]:\n\n{PLAIN}\n\nAnything else?",
        f'<think>{{"chapters": []}} perhaps?</think>\n{PLAIN}',
        json.dumps([CHAPTER]),
        PLAIN.replace('"first_line": 1', '"first_line": "[1]"'),
        PLAIN.replace('"first_line": 1', '"first_line": 1.0'),
        PLAIN.replace("[2, 3]", '["2", "[3]"]'),
        PLAIN.replace("[2, 3]", '"2-3"'),
        PLAIN.replace("[2, 3]", '"2, 3"'),
        PLAIN.replace("The harbour", "**The harbour**"),
    ],
)
def test_the_chapters_are_found(text: str):
    assert claimed(text) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I am sorry, I cannot do that.",
        '{"chapters": [{"title": "cut o',
        '{"chapters": "none"}',
        "null",
        "[1, 2, 3]",
        "{" * 100_000,
        "[" * 100_000,
        '{"chapters": [{"first_line": ' + "9" * 5_000 + "}]}",
        "x" * 500_000,
        "<think>" * 50_000,
    ],
)
def test_what_is_no_answer_is_nonsense_and_soon_known(text: str):
    begun = time.perf_counter()
    with pytest.raises(Nonsense):
        claimed(text)
    assert time.perf_counter() - begun < 2


def test_texts_are_made_safe_on_one_line():
    (found,) = claimed(json.dumps({"chapters": [{**CHAPTER, "title": "A\x1b[31m\u202e\nb"}]}))
    assert found.title == "A\u241b[31m\ufffd b"


@pytest.mark.parametrize("number", [None, True, "soon", 1.5, float("inf"), {"a": 1}, []])
def test_what_is_no_number_is_none(number: object):
    (found,) = claimed(json.dumps({"chapters": [{**CHAPTER, "first_line": number}]}))
    assert found.first is None


def test_a_flood_is_cut_short():
    points = [{"text": "x", "lines": list(range(1_000))}] * 30
    found = claimed(json.dumps({"chapters": [{**CHAPTER, "points": points}] * 2}))
    assert max(len(point.lines) for each in found for point in each.points) == 50
    many = claimed(json.dumps({"chapters": [{**CHAPTER, "points": []}] * 1_000}))
    assert len(many) == 200


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["chapters", "title", "first_line", "points", "lines", "text"]),
                inner,
                max_size=4,
            )
        ),
    )
)
def test_no_json_at_all_breaks_it(value: object):
    try:
        found = claimed(json.dumps(value))
    except Nonsense:
        return
    assert all(isinstance(each, Claimed) for each in found)
