"""Files of labels: what is written is read back, whatever the names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.speakers.labels import LONGEST_NAME, BadLabels, Label, read, written
from transcripts.text import one_line

NAMES = st.text(max_size=LONGEST_NAME).map(one_line).filter(lambda name: name not in ("", "-"))


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 999_999_999), st.integers(0, 999_999_999)),
        st.none() | NAMES,
        min_size=1,
    )
)
def test_what_is_written_is_read_back(rows: dict[tuple[int, int], str | None]):
    labels = [Label(*at, rows[at], row) for row, at in enumerate(sorted(rows), 1)]
    assert read(written(labels).encode()) == labels


@given(st.binary(max_size=200))
def test_whatever_bytes_are_read_or_refused(data: bytes):
    try:
        labels = read(data)
    except BadLabels:
        return
    assert labels == sorted(labels, key=lambda label: label[:2])
    assert read(written(labels).encode()) == [
        label._replace(row=row) for row, label in enumerate(labels, 1)
    ]


def test_nobody_is_a_dash():
    assert written([Label(3, 0, None), Label(3, 7, "Ann")]) == "3\t-\n3:7\tAnn\n"
    assert read(b"3\t-\n") == [Label(3, 0, None, 1)]


def test_a_name_cannot_break_its_row():
    assert written([Label(1, 0, "Ann\n2\tBen")]) == "1\tAnn 2 Ben\n"


def test_endless_digits_are_no_number():
    with pytest.raises(BadLabels, match="row 1"):
        read(b"9" * 10_000 + b"\tAnn\n")
