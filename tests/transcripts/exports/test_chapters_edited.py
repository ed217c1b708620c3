"""Lists of chapters that a person edited, well and badly."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.exports.chapters_edited import MOST, BadChapters, Row, read


def rows(text: str) -> list[tuple[str, float | None, int | None, int | None]]:
    return [(row.title, row.start, row.block, row.line) for row in read(text.encode()).rows]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("0:28 Jiu-jitsu", ("Jiu-jitsu", 28.0, None, None)),
        ("0:28 - Jiu-jitsu", ("Jiu-jitsu", 28.0, None, None)),
        ("[1:02:03]  Tea", ("Tea", 3723.0, None, None)),
        ("1:02:03.5 | Tea", ("Tea", 3723.5, None, None)),
        ("0:28   -", ("", 28.0, None, None)),
        ("0:28", ("", 28.0, None, None)),
        ("line 37  Tea at 4:17", ("Tea at 4:17", None, None, 37)),
        ("line 3   4:17", ("4:17", None, None, 3)),
        ("block 7, between 0:00 and 0:28    Tea", ("Tea", None, 7, None)),
        ("line 7, between line 3 and block 9  Tea", ("Tea", None, None, 7)),
        ("  line 7  Tea", ("Tea", None, None, 7)),
        ("line 7  - Tea", ("- Tea", None, None, 7)),
    ],
)
def test_a_line_is_a_time_or_a_place_and_a_title(line, row):
    assert rows(line + "\r\n") == [row]


def test_what_is_said_of_chapters_and_comments_are_passed_over():
    text = "# mine\n\nline 3  A\n    “Words at 3:10” — Ann, line 4\n    - a point\nline 5  B\n"
    assert [row[0] for row in rows(text)] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0:00 A\n99:99 B\n", r"line 2 of it begins with what is no time \(99:99 B\)"),
        ("0:00 A\n1:75:00 B\n", "line 2 of it begins with what is no time"),
        ("0:00 A\n  99:99 B\n", "line 2 of it begins with what is no time"),
        ("0:00 A\nSo they say\n", "line 2 of it is no chapter"),
        ("between 0:00 and 0:28  A\n", "line 1 of it says between which times and not where"),
        ("line 99999999999 A", "line 1 of it is no chapter"),
        ("", "holds no chapters"),
        ("\n# only this\n", "holds no chapters"),
        ("{}", "holds no chapters"),
        ('{"chapters": []}', "holds no chapters"),
        ('{"chapters": [{"title": "A"}]}', "chapter 1 of it has neither a time nor a place"),
        ('{"chapters": [{"title": "A", "startTime": -3}]}', "neither a time nor a place"),
        ('{"chapters": [{"title": "A", "startTime": NaN}]}', "neither a time nor a place"),
        ('{"chapters": [{"title": "A", "block": "3"}]}', "the block of chapter 1 of it"),
        ('{"chapters": [{"title": "A", "block": true}]}', "the block of chapter 1 of it"),
        ('{"chapters": [{"title": "A", "line": 0}]}', "the line of chapter 1 of it"),
        ('{"chapters": [{"title": "A", "block": 1}, 7]}', "not all of its chapters are objects"),
        ('{"chapters": [{"title": "A", "sta', "no whole JSON"),
        ("[" * 200_000, "JSON|nested"),
        (";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/0\nSTART=1\nEND=2\ntitle=A\n", "neither a time"),
        (";FFMETADATA1\ntitle=A\n", "holds no chapters"),
        ("<chapters></chapters>", "holds no chapters"),
        ("<html><p>Hello</p></html>", "holds no chapters"),
        ("CHAPTER01=00:00:00.000\nCHAPTER01NAME=A\nCHAPTER02=xx\nCHAPTER02NAME=B\n", "1 chapter"),
    ],
)
def test_what_is_no_list_of_chapters_is_refused_in_one_clear_sentence(text, said):
    with pytest.raises(BadChapters, match=said) as refused:
        read(text.encode())
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"0:00 A\n\xff\xfe B\n", b"0:00\0"])
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(BadChapters, match=r"no text|line \d of it is not UTF-8"):
        read(data)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"line {n} T{n}" for n in range(1, 10_001)),
        json.dumps([{"title": f"T{n}", "startTime": n} for n in range(10_000)]),
    ],
)
def test_ten_thousand_chapters_are_too_many(text):
    with pytest.raises(BadChapters, match=f"10,000 chapters, and at most {MOST:,}"):
        read(text.encode())


def test_files_of_other_programs_are_read():
    ogm = b"CHAPTER01=00:00:00.000\nCHAPTER01NAME=A\nCHAPTER02=00:01:00.000\nCHAPTER02NAME=B\n"
    assert [row.start for row in read(ogm).rows] == [0.0, 60.0]
    psc = b'<chapters xmlns="http://podlove.org/simple-chapters"><chapter start="0" title="A"/>'
    assert read(psc + b'<chapter start="60" title="B"/></chapters>').rows[1].title == "B"


def test_a_files_own_words_are_known():
    assert read(b'{"words": "abc", "chapters": [{"title": "A", "block": 4}]}').words == "abc"


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(alphabet=st.characters(codec="utf-8"), max_size=300).map(str.encode),
        st.lists(
            st.sampled_from(
                [
                    "line 3 ",
                    "block 4, between 1:00 and 2:00  ",
                    "0:28",
                    " - T\n",
                    "{",
                    "[",
                    '"',
                    "99:99",
                ]
            ),
            max_size=20,
        ).map(lambda parts: "".join(parts).encode()),
    )
)
def test_no_bytes_break_it(data):
    try:
        found = read(data)
    except BadChapters as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert all(isinstance(row, Row) for row in found.rows)
