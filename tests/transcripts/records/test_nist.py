"""CTM and STM: words and segments in columns."""
# Samples stand as they are written.

from transcripts.formats import read, understand, words
from transcripts.model import Reading

CTM = """;; a comment
sw02001 A 0.98 0.30 hello 0.98
sw02001 A 1.28 0.20 there 1.00
sw02001 A 2.50 0.20 <eps> 1.00
sw02001 A 3.50 0.20 next NA
sw02001 B 1.30 0.22 uh-huh 0.50 lex
"""
STM = """;; CATEGORY "0" "" ""
talk 1 Ann_Lee 17.82 28.81 <o,f0,female> i 'd like to share this
talk 1 inter_segment_gap 28.81 29.00 <o,,unknown>
talk 1 Bob 29.00 30.50 <o,f0,male> yes
"""


def said(reading: Reading) -> list[tuple[float | None, float | None, str | None, str]]:
    people = reading.details.people
    return [
        (b.start, b.end, people[b.speaker].name if b.speaker >= 0 else None, b.text)
        for b in reading.blocks
    ]


def test_words_of_a_channel_are_joined_until_a_pause() -> None:
    reading = read(CTM.encode(), "x.ctm")
    assert reading.format == "ctm"
    assert said(reading) == [
        (0.98, 1.48, "Channel A", "hello there"),
        (1.3, 1.52, "Channel B", "uh-huh"),
        (3.5, 3.7, "Channel A", "next"),
    ]
    found = words(CTM.encode(), "x.ctm", reading)
    assert found is not None
    assert [round(c, 2) for c in found.confidences[:3]] == [0.98, 1.0, 0.5]
    assert list(found.times) == [0.98, 1.28, 1.3, 3.5]


def test_one_channel_is_nobody() -> None:
    assert said(read(b"a\t1\t0.00\t0.13\tso\t1.00\na\t1\t0.13\t0.20\twhat\t1.00\n")) == [
        (0.0, 0.33, None, "so what")
    ]


def test_several_recordings_are_chapters() -> None:
    reading = read((CTM + "other 1 0.0 1.0 well\n").encode())
    assert [(c.title, c.block) for c in reading.details.chapters] == [("sw02001", 1), ("other", 4)]


def test_times_that_count_from_each_utterance_are_not_the_recordings() -> None:
    rows = "".join(
        f"utt-{n:03} 1 0.{n % 10} 0.1 word{n}\nutt-{n:03} 1 0.9 0.1 more\n" for n in range(40)
    )
    reading = read(rows.encode(), "x.ctm")
    assert {b.start for b in reading.blocks} == {None}
    assert "the times, which count from the beginning of each utterance" in reading.report.left_out
    assert words(rows.encode(), "x.ctm", reading) is None


def test_segments_have_speakers_and_no_labels() -> None:
    reading = read(STM.encode(), "x.stm")
    assert reading.format == "stm"
    assert said(reading) == [
        (17.82, 28.81, "Ann Lee", "i 'd like to share this"),
        (29.0, 30.5, "Bob", "yes"),
    ]
    assert reading.report.left_out == ("1 segment not to be scored",)


def test_who_speaks_when_without_words_is_not_taken_for_words() -> None:
    rttm = "SPEAKER talk 1 0.50 2.00 <NA> <NA> Ann <NA> <NA>\n" * 3
    found = understand(rttm.encode(), "x.rttm")
    assert found.format not in ("ctm", "stm")
