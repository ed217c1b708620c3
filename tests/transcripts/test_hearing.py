"""Words that were misheard: where they stand, what corrects them, and both readings."""

import pytest

from transcripts.columns import DESCRIPTION, NOBODY, SPEECH, BlocksBuilder
from transcripts.corrections import Correction, Words, apply, carry
from transcripts.hearing import bare, cased, corrections_of, misheard, occurrences, readings
from transcripts.model import Details, Person, Reading, Source, Span, Transcript, Version
from transcripts.quotes.anchors import make_in
from transcripts.shown import source_span
from transcripts.turns import group

LINES = (
    (0, "So LAMA is out, and lama's weights are open"),
    (0, "AI at its best. LAMA-based things, and lamas on the hill."),
    (1, "Lama. Yes, I don't see why Don would, but rain"),
    (1, "band and open AI are what we have."),
)


def version_of(*lines: tuple[int, str], kinds: dict[int, int] | None = None) -> Version:
    builder = BlocksBuilder()
    for number, (speaker, text) in enumerate(lines):
        builder.add(text, speaker=speaker, kind=(kinds or {}).get(number, SPEECH))
    details = Details(people=(Person("Ann"), Person("Bob")))
    return Version(1, Source("talk.txt", "0" * 64), Reading("named", 1, builder.build(), details))


def transcript_of(version: Version, layer: list[Correction] | None = None) -> Transcript:
    details, blocks, voices, added = apply(version, layer or [])
    turns = group(blocks, voices)
    return Transcript("talk", version, details, blocks, turns, added=added)


def made(transcript: Transcript, changes: list[tuple[Words, Span]]) -> list[Correction]:
    """Corrections as the library would write them."""
    blocks = transcript.version.reading.blocks
    return [
        Correction(i, change, make_in(blocks, source_span(transcript.blocks, span)), 1.0)
        for i, (change, span) in enumerate(changes)
    ]


def corrected(transcript: Transcript, *pairs: tuple[str, str]) -> Transcript:
    """`transcript` with words corrected everywhere, one pair after the other."""
    layer: list[Correction] = []
    for heard, said in pairs:
        changes, _ = corrections_of(transcript, occurrences(transcript, heard), heard, said)
        layer += made(transcript, changes)
        transcript = transcript_of(transcript.version, layer)
    return transcript


TALK = transcript_of(version_of(*LINES))


def test_words_are_found_whole_in_any_case_and_with_what_is_hung_on_them() -> None:
    found = [TALK.text[a : b + 2] for a, b in occurrences(TALK, "lama")]
    assert found == ["LAMA i", "lama's", "LAMA-b", "Lama. "]
    assert [TALK.text[a : b + 6] for a, b in occurrences(TALK, "don")] == ["Don would"]


def test_words_are_found_across_line_breaks_and_not_across_speakers() -> None:
    assert [TALK.text[a:b] for a, b in occurrences(TALK, "Open AI")] == ["open AI", "open AI"]
    assert [TALK.text[a:b] for a, b in occurrences(TALK, "rain  band")] == ["rain band"]
    assert occurrences(TALK, "hill Lama") == []
    assert occurrences(TALK, "hill. Lama") == []


def test_only_what_was_said_can_be_misheard() -> None:
    written = transcript_of(
        version_of((NOBODY, "All about LAMA"), (0, "LAMA is out."), kinds={0: DESCRIPTION})
    )
    assert len(occurrences(written, "LAMA")) == 1


@pytest.mark.parametrize(
    ("text", "heard", "count"),
    [
        ("cafe\u0301 is no cafe", "cafe", 1),
        ("a \U0001f999\U0001f999 b \U0001f999", "\U0001f999", 3),
        ("C++ and C, c++", "C++", 2),
        ("x" * 150 + " y", "x" * 150, 1),
        ("a.b a+b (a.b)", "a.b", 2),
        ("what what what", "what what", 1),
        ("nothing", " ", 0),
        ("y" * 300, "y" * 300, 0),
    ],
)
def test_odd_words_are_found_as_they_are(text: str, heard: str, count: int) -> None:
    assert len(occurrences(transcript_of(version_of((0, text))), heard)) == count


def test_punctuation_around_words_is_no_part_of_them() -> None:
    text = " “LAMA,” (C++). … "
    assert text[slice(*bare(text, 0, 8))] == "LAMA"
    assert text[slice(*bare(text, 8, 15))] == "C++"
    assert text[slice(*bare(text, 15, len(text)))] == "…"


def test_a_capital_at_the_beginning_of_a_sentence_stays() -> None:
    assert cased("llama", "lama", "Lama") == "Llama"
    assert cased("Llama", "lama", "LAMA") == "Llama"
    assert cased("llama", "LAMA", "Lama") == "llama"


def test_words_are_corrected_throughout_and_both_readings_are_known() -> None:
    shown = corrected(TALK, ("LAMA", "Llama"))
    assert shown.text.startswith("So Llama is out, and Llama's weights are open AI at its best. ")
    assert "Llama-based things, and lamas" in shown.text
    start, end = 0, shown.text.index("weights")
    both = readings(shown, start, end)
    assert both.shown == "So Llama is out, and Llama's "
    assert both.source == "So LAMA is out, and lama's "
    assert [(shown.text[a:b], heard, said) for a, b, heard, said in both.edits] == [
        ("Llama", "LAMA", "Llama"),
        ("Llama", "lama", "Llama"),
    ]
    assert shown.version.reading.blocks.text == TALK.text


def test_a_stretch_that_cuts_into_corrected_words_has_the_whole_of_them_in_the_source() -> None:
    shown = corrected(TALK, ("LAMA", "Meta Llama"))
    both = readings(shown, 8, 16)
    assert both == ("Llama is", "LAMA is", misheard(shown.blocks, 3, 13))
    assert readings(TALK, 3, 7) == ("LAMA", "LAMA", ())
    assert readings(shown, 0, 2) == ("So", "So", ())
    assert readings(shown, 5, 5).edits == misheard(shown.blocks, 5, 5)


def test_words_across_a_line_break_are_corrected_one_by_one_or_stay() -> None:
    shown = corrected(TALK, ("rain band", "Ray-Ban glasses"))
    assert "but Ray-Ban glasses and" in shown.text
    assert shown.blocks[2].text.endswith("but Ray-Ban")
    places = occurrences(TALK, "open AI")
    changes, count = corrections_of(TALK, places, "open AI", "OpenAI")
    assert count == 1
    assert [change.words for change, _ in changes] == ["OpenAI"]


def test_words_corrected_before_can_be_corrected_again_in_part() -> None:
    shown = corrected(TALK, ("LAMA", "Lama the Lama"), ("Lama", "Llama"))
    assert shown.text.startswith("So Llama the Llama is out, and Llama the Llama's weights")
    assert misheard(shown.blocks, 0, 30)[0].heard == "LAMA"


def test_words_corrected_back_to_the_sources_are_no_corrected_words() -> None:
    talk = transcript_of(version_of((0, "It is LAMA.")))
    shown = corrected(talk, ("LAMA", "Llama"), ("Llama", "LAMA"))
    assert shown.text == talk.text
    assert misheard(shown.blocks, 0, 20) == ()


def test_corrected_words_survive_other_line_breaks() -> None:
    shown = corrected(TALK, ("Don", "Dawn"), ("have", "halve"), ("out", "gone"))
    text = " ".join(text for _, text in LINES)
    first, second = text[: text.index("Lama. Yes")].strip(), text[text.index("Lama. Yes") :]
    lines = [
        *((0, first[at : at + 31]) for at in range(0, len(first), 31)),
        (1, second[:20]),
        (1, second[20:]),
    ]
    new = version_of(*((who, line.strip()) for who, line in lines))
    layer: list[Correction] = []
    for heard, said in (("Don", "Dawn"), ("have", "halve"), ("out", "gone")):
        changes, _ = corrections_of(TALK, occurrences(TALK, heard), heard, said)
        layer += made(TALK, changes)
    carried, doubtful = carry(layer, TALK.version, new)
    assert doubtful == []
    again = transcript_of(new, carried)
    assert "LAMA is gone, and" in again.text
    assert "why Dawn would" in again.text
    assert "we halve." in again.text
    assert shown.text.replace(" ", "") == again.text.replace(" ", "")


def test_corrected_words_that_a_new_line_break_cuts_are_asked_about() -> None:
    talk = transcript_of(version_of((0, "We said that open AI was the best of them all.")))
    changes, _ = corrections_of(talk, occurrences(talk, "open AI"), "open AI", "OpenAI")
    new = version_of((0, "We said that open"), (0, "AI was the best of them all."))
    assert carry(made(talk, changes), talk.version, new)[0] == []


def test_two_thousand_places_are_corrected_at_once() -> None:
    talk = transcript_of(version_of(*((i % 2, f"It is LAMA in week {i}.") for i in range(2_000))))
    shown = corrected(talk, ("LAMA", "Llama"))
    assert shown.text.count("Llama") == 2_000
    assert len(misheard(shown.blocks, 0, len(shown.text))) == 2_000
