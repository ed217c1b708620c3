"""ELAN: the tiers that hold talk are found, the others are named."""
# Samples stand as they are written.
# ruff: noqa: E501

import pytest

from transcripts.formats import NotATranscript, read, words
from transcripts.model import Reading

KINDS = (
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="utterance"/>'
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="words" CONSTRAINTS="Time_Subdivision"/>'
    '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="coded" CONTROLLED_VOCABULARY_REF="V"/>'
)
MEDIA = '<MEDIA_DESCRIPTOR MEDIA_URL="file:///C:/a/x.wav" RELATIVE_MEDIA_URL="./x.wav"/>'


def timed(key: str, first: int, last: int, text: str) -> str:
    return (
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{key}" TIME_SLOT_REF1="t{first}" '
        f'TIME_SLOT_REF2="t{last}"><ANNOTATION_VALUE>{text}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
    )


def on(key: str, other: str, text: str) -> str:
    return (
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{key}" ANNOTATION_REF="{other}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
    )


def tier(facts: str, *annotations: str) -> str:
    return f"<TIER {facts}>{''.join(annotations)}</TIER>"


def eaf(
    *tiers: str, slots: tuple[int | None, ...] = (), media: str = MEDIA, units: str = "milliseconds"
) -> bytes:
    times = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="t{n}"' + (f' TIME_VALUE="{at}"' if at is not None else "") + "/>"
        for n, at in enumerate(slots or (0, 1000, 2000, 3500, 4000))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="me" '
        f'DATE="2013-07-24T15:27:39+00:00" VERSION="3.0"><HEADER TIME_UNITS="{units}">{media}'
        f"</HEADER><TIME_ORDER>{times}</TIME_ORDER>{''.join(tiers)}{KINDS}</ANNOTATION_DOCUMENT>"
    ).encode()


def said(reading: Reading) -> list[tuple[float | None, float | None, str | None, str]]:
    people = reading.details.people
    return [
        (b.start, b.end, people[b.speaker].name if b.speaker >= 0 else None, b.text)
        for b in reading.blocks
    ]


ANN = tier('TIER_ID="ann-tx" PARTICIPANT="Ann" LINGUISTIC_TYPE_REF="utterance"',
           timed("a1", 0, 1, "Hello &amp; welcome."), timed("a2", 2, 3, "So?"))  # fmt: skip
BOB = tier('TIER_ID="bob-tx" PARTICIPANT="Bob" LINGUISTIC_TYPE_REF="utterance"',
           timed("b1", 1, 2, "Hi."))  # fmt: skip


def test_tiers_of_participants_are_one_talk_in_the_order_of_time() -> None:
    reading = read(eaf(ANN, BOB), "talk.eaf")
    assert said(reading) == [
        (0.0, 1.0, "Ann", "Hello & welcome."),
        (1.0, 2.0, "Bob", "Hi."),
        (2.0, 3.5, "Ann", "So?"),
    ]
    assert reading.details.media == "./x.wav"
    assert reading.details.published is None


def test_a_recording_at_an_address_is_kept_as_such() -> None:
    media = '<MEDIA_DESCRIPTOR MEDIA_URL="https://example.org/x.mp4" RELATIVE_MEDIA_URL="./x"/>'
    assert read(eaf(ANN, media=media)).details.media == "https://example.org/x.mp4"


def test_text_that_stands_on_empty_references_has_their_times() -> None:
    reading = read(
        eaf(
            tier('TIER_ID="ref@SP1" LINGUISTIC_TYPE_REF="ref"', timed("r1", 0, 1, ""), timed("r2", 2, 3, "")),
            tier('TIER_ID="tx@SP1" PARENT_REF="ref@SP1"', on("x1", "r1", "bala kilde"), on("x2", "r2", "kitte la")),
            tier('TIER_ID="ft@SP1" PARENT_REF="ref@SP1"', on("f1", "r1", "The child came."), on("f2", "r2", "He went.")),
            tier('TIER_ID="mb@SP1" PARENT_REF="tx@SP1"', on("m1", "x1", "bala"), on("m2", "x1", "kil-de")),
        )
    )  # fmt: skip
    assert said(reading) == [(0.0, 1.0, "SP1", "bala kilde"), (2.0, 3.5, "SP1", "kitte la")]
    assert reading.report.left_out == ("2 other tiers (ft@SP1, mb@SP1)",)


def test_gestures_codes_and_notes_are_no_talk() -> None:
    reading = read(
        eaf(
            ANN,
            tier('TIER_ID="A-RGU" LINGUISTIC_TYPE_REF="gestures"', timed("g1", 0, 1, "R unit one")),
            tier('TIER_ID="phase" LINGUISTIC_TYPE_REF="coded"', timed("g2", 0, 1, "stroke")),
            tier('TIER_ID="notes"', timed("n1", 0, 4, "the dog barks here")),
            tier('TIER_ID="on_off"', timed("o1", 0, 4, "1_59000")),
            tier('TIER_ID="xds@Ann" PARENT_REF="ann-tx"', on("x", "a1", "C")),
        )
    )
    assert [text for *_, text in said(reading)] == ["Hello & welcome.", "So?"]
    assert reading.report.left_out == ("5 other tiers (A-RGU, phase, notes, on_off, xds@Ann)",)


def test_a_tier_of_words_gives_their_times_where_it_has_any() -> None:
    slots = (0, 250, None, 1000, 2000)
    data = eaf(
        tier('TIER_ID="W-Spch" LINGUISTIC_TYPE_REF="utterance"', timed("a", 0, 3, "so you go")),
        tier('TIER_ID="K-Spch" LINGUISTIC_TYPE_REF="utterance"', timed("b", 3, 4, "yeah")),
        tier('TIER_ID="W-Words" PARENT_REF="W-Spch" LINGUISTIC_TYPE_REF="words"',
             timed("w1", 0, 1, "so"), timed("w2", 1, 2, "you"), timed("w3", 2, 3, "go")),
        slots=slots,
    )  # fmt: skip
    reading = read(data)
    assert said(reading) == [(0.0, 1.0, "W-Spch", "so you go"), (1.0, 2.0, "K-Spch", "yeah")]
    found = words(data, "", reading)
    assert found is not None
    text = reading.blocks.text
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == ["so", "you", "go"]
    assert found.times[0] == 0.0
    assert found.stops[0] == 0.25
    assert found.times[2] != found.times[2]  # the slot between has no time of its own


def test_words_alone_are_joined_to_the_utterances_they_divide() -> None:
    reading = read(
        eaf(
            tier('TIER_ID="ref@Ann" LINGUISTIC_TYPE_REF="ref"', timed("r1", 0, 2, ""), timed("r2", 2, 4, "")),
            tier('TIER_ID="word@Ann" PARENT_REF="ref@Ann" LINGUISTIC_TYPE_REF="words"',
                 timed("w1", 0, 1, "hello"), timed("w2", 1, 2, "there"), timed("w3", 2, 4, "yes")),
        )
    )  # fmt: skip
    assert said(reading) == [(0.0, 2.0, "Ann", "hello there"), (2.0, 4.0, "Ann", "yes")]


def test_one_tier_that_names_nobody_is_read_for_names_in_its_words() -> None:
    reading = read(
        eaf(
            tier('TIER_ID="default"', timed("a", 0, 1, "Ann: Hi all."), timed("b", 1, 2, "Bob: Hello."),
                 timed("c", 2, 3, "Ann: So.")),
            tier('TIER_ID="empty"'),
        )
    )  # fmt: skip
    assert [(who, text) for *_, who, text in said(reading)] == [
        ("Ann", "Hi all."), ("Bob", "Hello."), ("Ann", "So."),
    ]  # fmt: skip


def test_times_counted_in_frames_are_not_taken_for_seconds() -> None:
    assert said(read(eaf(BOB, units="PAL-frames")))[0][:2] == (None, None)


def test_a_file_without_talk_is_refused() -> None:
    with pytest.raises(NotATranscript, match="without any talk on its tiers"):
        read(eaf(tier('TIER_ID="default"')), "x.eaf")


def test_annotations_that_stand_on_one_another_in_a_ring_end() -> None:
    ring = tier('TIER_ID="tx@A" PARENT_REF="tx@A"', on("x", "y", "hello you"), on("y", "x", "well"))
    assert [text for *_, text in said(read(eaf(ring)))] in (
        ["hello you", "well"],
        ["hello you well"],
    )
