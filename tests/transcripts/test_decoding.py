"""Which encoding bytes are read in, and when that is called a guess."""

import codecs

import pytest

from transcripts.decoding import decode

WORDS = "Wir grüßen aus Köln – „schön“, sagte Zoë.\nNächste Zeile."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str) -> None:
    assert decode(mark + WORDS.encode(encoding)) == (WORDS, encoding, False)


def test_valid_utf8_is_no_guess() -> None:
    assert decode(WORDS.encode()) == (WORDS, "utf-8", False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, encoding, True)


def test_one_bad_byte_does_not_turn_utf8_into_another_encoding() -> None:
    data = (WORDS * 20).encode() + b"\x92"
    text, encoding, guessed = decode(data)
    assert text == WORDS * 20 + "\ufffd"
    assert (encoding, guessed) == ("utf-8", True)


def test_a_text_cut_inside_a_character_keeps_all_others() -> None:
    assert decode("Größe, Köln, Zoë, ü".encode()[:-1]).text.startswith("Größe, Köln, Zoë, ")


def test_western_text_that_is_not_utf8_is_windows_1252() -> None:
    text, encoding, guessed = decode("It’s “fine” – naïve café".encode("cp1252"))
    assert text == "It’s “fine” – naïve café"
    assert (encoding, guessed) == ("cp1252", True)


def test_a_named_encoding_overrules_every_guess() -> None:
    assert decode("Привет".encode("koi8-r"), "koi8-r") == ("Привет", "koi8-r", False)


@pytest.mark.parametrize("name", ["no-such", "hex", "rot13", "a\0b", ""])
def test_a_name_that_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(LookupError):
        decode(b"words", name)


def test_every_line_end_becomes_one_line_feed() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_unicode_line_separators_end_no_line() -> None:
    assert decode("a\u2028b\x85c\x0bd".encode()).text == "a\u2028b\x85c\x0bd"


def test_any_bytes_decode() -> None:
    for start in range(0, 256, 16):
        data = bytes(range(start, start + 16)) * 7
        assert isinstance(decode(data).text, str)
