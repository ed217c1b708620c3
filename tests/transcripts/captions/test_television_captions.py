"""SCC, EBU STL and SAMI: captions of broadcasters and players."""

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.decoding import decode
from transcripts.formats import NotATranscript, read
from transcripts.model import Reading


def shown(reading: Reading) -> list[tuple[float | None, float | None, str]]:
    return [(b.start, b.end, b.text) for b in reading.blocks]


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


# SCC

RCL, RU2, RU3, RDC, EDM, CR, ENM, EOC = (
    "1420", "1425", "1426", "1429", "142c", "142d", "142e", "142f"
)  # fmt: skip
ROW14, ROW15 = "1440", "1460"


def code(*words: str) -> str:
    """Control codes, each sent twice."""
    return " ".join(f"{word} {word}" for word in words)


def letters(text: str) -> str:
    data = text.encode() + b"\0" * (len(text) % 2)
    odd = [byte | 0x80 if byte.bit_count() % 2 == 0 else byte for byte in data]
    return " ".join(f"{a:02x}{b:02x}" for a, b in zip(odd[::2], odd[1::2], strict=True))


def scc(*lines: str) -> Reading:
    return read(("Scenarist_SCC V1.0\n\n" + "\n\n".join(lines) + "\n").encode(), "talk.scc")


def test_captions_that_pop_on_are_shown_from_their_end_code_to_the_erasing() -> None:
    reading = scc(
        f"00:00:01:00\t{code(RCL, ENM, ROW14)} {letters('Senator, we are')} {code(ROW15)} "
        f"{letters('on our way.')} {code(EOC)}",
        f"00:00:05:00\t{code(EDM)}",
        f"00:00:06:00\t{code(RCL, ENM, ROW15)} {letters('Good.')} {code(EOC)}",
    )
    assert texts(reading) == ["Senator, we are on our way.", "Good."]
    # 22 pairs are sent before the end code, one in each frame.
    assert shown(reading)[0][:2] == (pytest.approx(1.001 + 22 * 1001 / 30_000, abs=0.001), 5.005)
    assert reading.blocks[1].end is None
    assert reading.format == "scc"


def test_lines_that_roll_up_are_each_said_once() -> None:
    rolling = [
        f"00:00:0{n}:00\t{code(RU3, CR, ROW15)} {letters(text)}"
        for n, text in enumerate(["I SAY SO.", "I SAY SO.", "YOU DO NOT."], 1)
    ]
    reading = scc(*rolling)
    assert texts(reading) == ["I SAY SO.", "I SAY SO.", "YOU DO NOT."]
    assert reading.blocks[0].end == pytest.approx(2.002 + 2 * 1001 / 30_000, abs=0.001)


def test_painted_captions_are_each_said_once() -> None:
    reading = scc(
        f"00:00:01:00\t{code(RDC, ROW14)} {letters('One')} {code(ROW15)} {letters('two.')}",
        f"00:00:03:00\t{code(RDC, ROW14)} {letters('Three.')}",
    )
    assert texts(reading) == ["One two.", "Three."]


def test_a_time_code_that_drops_numbers_keeps_up_with_the_clock() -> None:
    dropped = scc(f"01:00:00;00\t{code(RU2, CR, ROW15)} {letters('Hi.')}")
    counted = scc(f"01:00:00:00\t{code(RU2, CR, ROW15)} {letters('Hi.')}")
    assert dropped.blocks[0].start == pytest.approx(3600.2, abs=0.05)
    assert counted.blocks[0].start == pytest.approx(3603.8, abs=0.05)


def test_special_and_extended_characters_tabs_and_backspaces_are_read() -> None:
    reading = scc(
        f"00:00:01:00\t{code(RCL, ENM, ROW15, '1721')} {letters('cafe')} {code('1331')} "
        f"{letters(' X')} {code('1421')} {code('1137')} {code(EOC)}"
    )
    # An extended character stands instead of the one sent before it, for old decoders.
    assert texts(reading) == ["cafä ♪"]


def test_the_second_channel_is_left_out() -> None:
    reading = scc(
        f"00:00:01:00\t{code(RCL, ENM, ROW15)} {letters('Hello.')} {code('1c20', '1c60')} "
        f"{letters('Hola.')} {code(EOC)}"
    )
    assert texts(reading) == ["Hello."]


def test_blanks_for_the_tab_and_words_that_are_no_pairs_do_no_harm() -> None:
    reading = scc(f"  00:00:01;00 {code(RU2, CR, ROW15)} {letters('Hi.')} zzzz 94 12345")
    assert texts(reading) == ["Hi."]


def test_scc_without_words_is_refused() -> None:
    with pytest.raises(NotATranscript, match="without words"):
        scc("00:00:01:00\t942c 942c")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(0, 0xFFFF), max_size=30), max_size=8))
def test_any_pairs_are_read_or_refused(lines: list[list[int]]) -> None:
    try:
        scc(
            *(f"00:00:0{n}:00\t" + " ".join(f"{w:04x}" for w in one) for n, one in enumerate(lines))
        )
    except NotATranscript as refused:
        assert str(refused).endswith("first channel.")  # noqa: PT017


def test_a_megabyte_of_pairs_is_read_soon() -> None:
    begin = perf_counter()
    reading = scc("00:00:01:00\t" + f"{code(RCL, ROW15)} " + "c8e9 " * 200_000 + code(EOC))
    assert len(reading.blocks) == 1
    assert perf_counter() - begin < 10


# EBU STL


def header(rate: bytes = b"STL25.01", start: bytes = b"10000000", page: bytes = b"00") -> bytes:
    titles = b"The Programme".ljust(32) + b"An Episode".ljust(32) + b" " * 128
    made = b"850" + rate + b"1" + page + b"09" + titles + b" " * 48 + start
    assert len(made) == 264
    return made.ljust(1024)


def block(
    start: tuple[int, int, int, int],
    end: tuple[int, int, int, int],
    text: bytes,
    *,
    more: int = 0xFF,
    set_: int = 0,
    comment: int = 0,
) -> bytes:
    head = bytes([0, 1, 0, more, set_, *start, *end, 20, 2, comment])
    return head + text.ljust(112, b"\x8f")


def test_stl_is_read_with_its_titles_language_and_times_from_the_programmes_start() -> None:
    data = header() + block(
        (10, 0, 1, 12), (10, 0, 3, 0), b"\x0b\x0bCaf\xc2e?\x8a\x8a\x80Yes\x81.\x0a"
    )
    reading = read(data, "talk.stl")
    assert shown(reading) == [(1.48, 3.0, "Café? Yes.")]
    assert reading.format == "ebu-stl"
    assert (reading.details.show, reading.details.title) == ("The Programme", "An Episode")
    assert reading.details.language == "en"


def test_stl_goes_by_what_its_subtitles_say_where_the_header_cannot_be_right() -> None:
    data = header(start=b"20000000") + block((0, 0, 1, 0), (0, 0, 2, 0), b"Hi.")
    assert shown(read(data)) == [(1.0, 2.0, "Hi.")]


def test_stl_subtitles_may_take_several_blocks() -> None:
    data = header() + block((10, 0, 1, 0), (10, 0, 2, 0), b"One ", more=1)
    data += block((10, 0, 1, 0), (10, 0, 2, 0), b"private", more=0xFE)
    data += block((10, 0, 1, 0), (10, 0, 2, 0), b"and two.")
    assert texts(read(data)) == ["One and two."]


def test_stl_comments_of_the_subtitler_are_left_out() -> None:
    data = header() + block((10, 0, 1, 0), (10, 0, 2, 0), b"Hi.")
    data += block((10, 0, 3, 0), (10, 0, 4, 0), b"ask Ann", comment=1)
    reading = read(data)
    assert texts(reading) == ["Hi."]
    assert reading.report.left_out == ("comments of the subtitler (1)",)


def test_stl_lines_of_a_cumulative_set_keep_their_own_begins() -> None:
    data = header() + block((10, 0, 1, 0), (10, 0, 9, 0), b"One,", set_=1)
    data += block((10, 0, 5, 0), (10, 0, 9, 0), b"two.", set_=3)
    assert shown(read(data)) == [(1.0, 9.0, "One,"), (5.0, 9.0, "two.")]


def test_stl_in_cyrillic_is_read() -> None:
    data = header(page=b"01") + block((10, 0, 1, 0), (10, 0, 2, 0), "Привет".encode("iso8859-5"))
    assert texts(read(data)) == ["Привет"]


def test_stl_without_subtitles_is_refused() -> None:
    with pytest.raises(NotATranscript, match="without a single word"):
        read(header(), "talk.stl")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.binary(max_size=300))
def test_any_stl_is_read_or_refused(head: bytes, body: bytes) -> None:
    data = header()[:11] + (head + header()[11 + len(head) :]) + body
    try:
        read(data, "talk.stl")
    except NotATranscript as refused:
        assert "EBU STL" in str(refused)  # noqa: PT017


# SAMI

SAMI = """<SAMI><HEAD><TITLE>A talk</TITLE><STYLE TYPE="text/css"><!--
P {color: white;} .ENCC {Name: English; lang: en-US;} .FRCC {Name: French; lang: fr-FR;}
--></STYLE></HEAD><BODY>
<SYNC Start=1000><P Class=ENCC>>> I say <font color=red>so</font>,<br>
don't I? {\\an8}&lt;LAUGHS&gt;<P Class=FRCC>Oui.
<SYNC Start="3500"><P Class=ENCC>&nbsp;<P Class=FRCC>&nbsp;
<SYNC Start=5000.4><P Class=ENCC>You do.</P></SYNC>
</BODY></SAMI>"""


def test_sami_shows_a_caption_until_the_next_one_of_its_track() -> None:
    reading = read(SAMI.encode(), "talk.smi")
    assert shown(reading) == [
        (1.0, 3.5, ">> I say so, don't I? <LAUGHS>"),
        (5.0, None, "You do."),
    ]
    assert reading.format == "sami"
    assert (reading.details.title, reading.details.language) == ("A talk", "en-US")
    assert reading.report.left_out == ("the captions in fr",)


def test_sami_names_the_source_of_a_line() -> None:
    source = (
        "<SAMI><BODY><SYNC Start=0><P Class=E ID=Source>Ann<P Class=E>Hello."
        "<SYNC Start=900><P Class=E ID=Source>Bob<P Class=E>Yes.</SAMI>"
    )
    reading = read(source.encode())
    assert [person.name for person in reading.details.people] == ["Ann", "Bob"]
    assert [(b.speaker, b.text) for b in reading.blocks] == [(0, "Hello."), (1, "Yes.")]


def test_sami_of_korea_declares_no_encoding_and_is_read() -> None:
    source = (
        "<SAMI><HEAD><STYLE><!-- .KRCC {lang: ko-KR;} --></STYLE></HEAD><BODY>"
        "<SYNC Start=1000><P Class=KRCC>안녕하세요 여러분\n<SYNC Start=4000><P Class=KRCC>&nbsp;"
    )
    reading = read(source.encode("cp949"), "talk.smi")
    assert texts(reading) == ["안녕하세요 여러분"]
    assert any("cp949" in guess for guess in reading.report.guessed)
    assert not decode("<SAMI> Zoë".encode("cp1252")).encoding.startswith("cp949")


def test_sami_without_words_is_refused() -> None:
    with pytest.raises(NotATranscript, match="without a single word"):
        read(b"<SAMI><BODY><SYNC Start=1><P>&nbsp;</BODY></SAMI>")


def test_a_megabyte_of_syncs_is_read_soon() -> None:
    begin = perf_counter()
    assert len(read(b"<SAMI><BODY>" + b"<SYNC Start=1><P>a b c" * 45_000).blocks) == 45_000
    assert perf_counter() - begin < 10
