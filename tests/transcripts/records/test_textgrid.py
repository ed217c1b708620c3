"""TextGrids, long and short, in whatever encoding; words, utterances and sounds told apart."""
# Samples stand as they are written.

import pytest

from transcripts.formats import NotATranscript, read, words
from transcripts.model import Reading

Rows = list[tuple[float, float, str]]


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def long(*tiers: tuple[str, Rows]) -> str:
    out = (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = 60\n'
        f"tiers? <exists>\nsize = {len(tiers)}\nitem []:\n"
    )
    for n, (name, rows) in enumerate(tiers, 1):
        out += f'    item [{n}]:\n        class = "IntervalTier"\n        name = {quoted(name)}\n'
        out += f"        xmin = 0\n        xmax = 60\n        intervals: size = {len(rows)}\n"
        for i, (start, end, text) in enumerate(rows, 1):
            out += f"        intervals [{i}]:\n            xmin = {start}\n"
            out += f"            xmax = {end}\n            text = {quoted(text)}\n"
    return out


def short(*tiers: tuple[str, Rows]) -> str:
    out = f'File type = "ooTextFile"\nObject class = "TextGrid"\n\n0\n60\n<exists>\n{len(tiers)}\n'
    for name, rows in tiers:
        out += f'"IntervalTier"\n{quoted(name)}\n0\n60\n{len(rows)}\n'
        out += "".join(f"{start}\n{end}\n{quoted(text)}\n" for start, end, text in rows)
    return out


def said(reading: Reading) -> list[tuple[float | None, float | None, str | None, str]]:
    people = reading.details.people
    return [
        (b.start, b.end, people[b.speaker].name if b.speaker >= 0 else None, b.text)
        for b in reading.blocks
    ]


ANN: Rows = [(0, 1.5, ""), (1.5, 4, 'so this is "it"\nI say'), (4, 60, "")]
BOB: Rows = [(0, 4, ""), (4, 5.25, "uh so"), (5.25, 60, " ")]
TALK = [(1.5, 4.0, "Ann", 'so this is "it" I say'), (4.0, 5.25, "Bob", "uh so")]
WORDS: Rows = [
    (0, 0.5, "montreal"),
    (0.5, 0.9, "forced"),
    (0.9, 1.3, "aligner"),
    (1.3, 3, "sil"),
    (3, 4, "next"),
]
PHONES: Rows = [(0, 0.1, "m"), (0.1, 0.2, "ɑ"), (0.2, 0.5, "n")]


@pytest.mark.parametrize("form", [long, short])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-8-sig"])
def test_tiers_of_intervals_are_speakers(form, encoding: str) -> None:
    assert said(read(form(("Ann", ANN), ("Bob", BOB)).encode(encoding))) == TALK


def test_two_tiers_of_one_name_are_one_speaker() -> None:
    reading = read(long(("A", [(0, 1, "hello you")]), ("A", [(1, 2, "hi there")])).encode())
    assert said(reading) == [(0.0, 1.0, "A", "hello you"), (1.0, 2.0, "A", "hi there")]
    assert len(reading.details.people) == 1


@pytest.mark.parametrize("form", [long, short])
def test_words_alone_make_utterances_that_end_at_pauses(form) -> None:
    data = form(("words", WORDS), ("phones", PHONES)).encode()
    reading = read(data, "x.TextGrid")
    assert said(reading) == [(0.0, 1.3, None, "montreal forced aligner"), (3.0, 4.0, None, "next")]
    assert reading.report.left_out == ("1 other tier (phones)",)
    found = words(data, "x.TextGrid", reading)
    assert found is not None
    assert list(found.times) == [0.0, 0.5, 0.9, 3.0]
    assert list(found.stops) == [0.5, 0.9, 1.3, 4.0]


def test_an_aligner_that_knows_the_speakers_names_tiers_after_them() -> None:
    reading = read(
        long(
            ("Ann - words", WORDS[:3]), ("Ann - phones", PHONES), ("Bob - words", [(2, 3, "yes")])
        ).encode()
    )
    assert [(who, text) for *_, who, text in said(reading)] == [
        ("Ann", "montreal forced aligner"),
        ("Bob", "yes"),
    ]


def test_utterances_go_before_words_which_give_their_times() -> None:
    data = long(("phrase", [(0, 1.3, "Montreal forced aligner")]), ("word", WORDS[:3])).encode()
    reading = read(data)
    assert said(reading) == [(0.0, 1.3, None, "Montreal forced aligner")]
    found = words(data, "", reading)
    assert found is not None
    assert len(found) == 2  # "montreal" is not how the phrase writes it


def test_points_and_codes_are_left_out_and_named() -> None:
    points = '"TextTier"\n"pitch"\n0\n60\n2\n0.5\n"133 p1"\n0.9\n"0 p2"\n'
    data = short(("Ann", ANN)) + points
    reading = read(data.replace("<exists>\n1\n", "<exists>\n2\n").encode())
    assert [text for *_, text in said(reading)] == ['so this is "it" I say']
    assert reading.report.left_out == ("1 other tier (pitch)",)


def test_counts_that_lie_and_files_that_are_cut_off_are_read_as_far_as_they_go() -> None:
    text = long(("Ann", ANN), ("Bob", BOB)).replace("intervals: size = 3", "intervals: size = 99")
    assert said(read(text.encode())) == TALK
    assert said(read(text[: text.index("uh so")].encode())) == TALK[:1]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (long(("phones", PHONES)).encode(), "without any words on its tiers"),
        (b'File type = "ooTextFile"\nObject class = "PitchTier"\n\n0\n1\n', "Praat PitchTier"),
        (b"ooBinaryFile\x08TextGrid" + bytes(range(32)) * 9, "binary"),
    ],
)
def test_sounds_pitch_and_binary_files_are_refused_by_name(data: bytes, sentence: str) -> None:
    with pytest.raises(NotATranscript, match=sentence):
        read(data, "x.TextGrid")
