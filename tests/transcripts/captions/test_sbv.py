"""SBV and SubViewer."""

from transcripts.formats import read

from .conftest import Said

SBV = """0:00:00.599,0:00:04.160
>> ALICE: Hi, my name is Alice
and this is John

0:00:04.160,0:00:06.770
>> JOHN: and we are[br]the owners

0:00:06.770,1:00:10.880
>> ALICE: of it.
>> JOHN: So we are: both.
"""


def test_sbv_has_times_names_and_breaks(said: Said) -> None:
    assert said(SBV) == [
        (0.599, 4.16, "ALICE", "Hi, my name is Alice and this is John"),
        (4.16, 6.77, "JOHN", "and we are the owners"),
        (6.77, 3610.88, "ALICE", "of it."),
        (6.77, 3610.88, "JOHN", "So we are: both."),
    ]
    assert read(SBV.encode()).format == "sbv"


def test_empty_lines_and_none_between_captions(said: Said) -> None:
    text = "0:00:01.000,0:00:02.000\nOne\n\ntwo\n0:00:02.000,0:00:03.000\n>> three\n"
    text += "0:00:03.000,0:00:04.000\n"
    assert said(text) == [(1.0, 2.0, None, "One two"), (2.0, 3.0, None, ">> three")]


def test_subviewer_with_its_head(said: Said) -> None:
    text = (
        "[INFORMATION]\n[TITLE]A talk\n[AUTHOR]x\n[END INFORMATION]\n[SUBTITLE]\n"
        "[COLF]&HFFFFFF,[STYLE]bd,[SIZE]18,[FONT]Arial\n"
        "00:00:01.50,00:00:02.75\nHello[br]there.\n\n00:00:03.00,00:00:04.00\nYes.\n"
    )
    assert said(text) == [(1.5, 2.75, None, "Hello there."), (3.0, 4.0, None, "Yes.")]
    assert read(text.encode()).details.title == "A talk"
