"""MicroDVD, MPL2 and TMPlayer."""

import pytest

from transcripts.formats import read

from .conftest import Said


def test_microdvd_counts_frames_at_the_rate_it_states(said: Said) -> None:
    text = "{1}{1}25.000\n{25}{50}{y:i}Hello|there\n{75}{100}- One|- Two\n{125}{}{C:$0000FF}Late\n"
    assert said(text) == [
        (1.0, 2.0, None, "Hello there"),
        (3.0, 4.0, None, "- One"),
        (3.0, 4.0, None, "- Two"),
        (5.0, None, None, "Late"),
    ]
    assert read(text.encode()).report.guessed == ()


@pytest.mark.parametrize("first", ["", "{1}{72}1984\n", "{1}{1}\n", "{1}{1}0\n"])
def test_microdvd_without_a_rate_is_guessed_and_told(first: str) -> None:
    reading = read(f"{first}{{2400}}{{4800}}Hello\n".encode())
    block = list(reading.blocks)[-1]
    assert (block.start, block.end) == (100.1, 200.2)
    assert reading.report.guessed == ("23.976 frames a second, which the times rest on",)


def test_mpl2_counts_tenths(said: Said) -> None:
    text = "[10][25]/Hello|there\n[30][40]- One|- Two\n[5][]x\n"
    assert said(text)[:3] == [
        (1.0, 2.5, None, "Hello there"),
        (3.0, 4.0, None, "- One"),
        (3.0, 4.0, None, "- Two"),
    ]


@pytest.mark.parametrize("mark", [":", "="])
def test_tmplayer_has_no_ends_and_none_are_made_up(mark: str, said: Said) -> None:
    text = "".join(f"00:00:0{n}{mark}line {n}|more\n" for n in range(1, 5))
    assert said(text)[0] == (1.0, None, None, "line 1 more")
    assert read(text.encode()).format == "tmp"
