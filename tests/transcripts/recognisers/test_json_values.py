"""JSON as it is met: one value or several, numbers without end, cut off, nested for ever."""

from math import inf

import pytest

from transcripts.formats.json_values import Loaded, load


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('\ufeff {"a": 1}\n', {"a": 1}),
        ("[1, 2]", [1, 2]),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ('{\n "a": 1\n}\n{\n "a": 2\n}', [{"a": 1}, {"a": 2}]),
        ('{"a": "two\nlines\tand a tab"}', {"a": "two\nlines\tand a tab"}),
        ('{"a": ' + "9" * 5000 + "}", {"a": inf}),
        ('{"a": -' + "9" * 5000 + ', "b": 7}', {"a": inf, "b": 7}),
        ('{"a": 1e999}', {"a": inf}),
    ],
)
def test_values_are_read_as_they_are_met(text: str, value: object) -> None:
    assert load(text) == Loaded(value)


@pytest.mark.parametrize("last", ['{"a": ', '{"a": "wor', "{", '{"a": 1'])
def test_the_objects_before_one_that_is_cut_off_are_read(last: str) -> None:
    assert load('{"a": 1}\n{"a": 2}\n' + last) == Loaded([{"a": 1}, {"a": 2}], cut=True)


@pytest.mark.parametrize(
    "text",
    ['{"a": [1, ', "[1] and more", '{"a": 1} and more', '{"a": 1}\n[2]', "", "[12:00] Ann: Hi."],
)
def test_what_is_no_json_is_none(text: str) -> None:
    assert load(text) is None
