"""What a copied quotation says, and that it says nothing that the source does not."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.clock import clock
from transcripts.columns import DESCRIPTION, EVENT, NOBODY, POINT, SPEECH, SUMMARY
from transcripts.model import Person
from transcripts.quotes.copying import place_label, quotation

A, B = 0, 1


def whole(transcript):
    return quotation(transcript, 0, len(transcript.text))


def test_one_speakers_words_carry_name_title_show_and_time(transcript_of):
    transcript = transcript_of([("Take Apple out.", SPEECH, A, 751.9)])
    assert (
        whole(transcript)
        == "“Take Apple out.” — Emily Chang, The Circuit (Talks), 23 July 2024, 12:31"
    )


def test_words_over_the_end_of_a_line_are_one_unwrapped_quotation(transcript_of):
    transcript = transcript_of([("Take Apple out.", SPEECH, A, None), ("Of it.", SPEECH, A, None)])
    assert whole(transcript) == (
        "“Take Apple out. Of it.” — Emily Chang, The Circuit (Talks), 23 July 2024, line 1"
    )


def test_a_slice_has_exactly_its_characters_and_its_own_place(transcript_of):
    transcript = transcript_of([("One two. ", SPEECH, A, None), ("“Three” — 4", SPEECH, A, None)])
    start = transcript.text.index("“Three")
    assert quotation(transcript, start - 1, start + 7) == (
        "““Three”” — Emily Chang, The Circuit (Talks), 23 July 2024, line 2"
    )


def test_nobody_and_nothing_is_invented(transcript_of):
    transcript = transcript_of(
        [("Words.", SPEECH, NOBODY, None)], title=None, show=None, lines=False
    )
    assert whole(transcript) == "“Words.” — page.txt, 23 July 2024, ¶ 1"


def test_an_inferred_speaker_is_called_attributed(transcript_of):
    transcript = transcript_of([("Yes.", SPEECH, B, None)])
    assert "— Mark Ames (attributed), " in whole(transcript)


def test_a_speaker_without_a_name_has_a_number(transcript_of):
    transcript = transcript_of([("Yes.", SPEECH, A, None)], people=[Person(None)])
    assert "— Speaker 1, The Circuit" in whole(transcript)


def test_several_turns_keep_each_speakers_words_apart_and_in_order(transcript_of):
    transcript = transcript_of(
        [
            ("Why?", SPEECH, A, 5.0),
            ("laughter", EVENT, NOBODY, 6.0),
            ("Because.", SPEECH, B, 7.0),
            ("I think.", SPEECH, B, 8.0),
            ("[music]", EVENT, NOBODY, 9.0),
        ]
    )
    assert whole(transcript).split("\n") == [
        "Emily Chang: Why?",
        "[laughter]",
        "Mark Ames (attributed): Because. I think.",
        "— The Circuit (Talks), 23 July 2024, 0:05",
    ]


def test_unattributed_turns_are_never_joined_into_one_mouth(transcript_of):
    transcript = transcript_of(
        [("Take Apple out.", SPEECH, NOBODY, None), ("Of the middle.", SPEECH, NOBODY, None)]
    )
    assert whole(transcript).split("\n") == [
        "“Take Apple out.”",
        "“Of the middle.”",
        "— The Circuit (Talks), 23 July 2024, line 1",
    ]


def test_a_sound_alone_is_not_put_in_quotation_marks(transcript_of):
    transcript = transcript_of([("(laughter)", EVENT, NOBODY, 6.0)])
    assert whole(transcript) == "(laughter) — The Circuit (Talks), 23 July 2024, 0:06"


def test_every_line_of_writing_says_that_it_is_not_verbatim(transcript_of):
    transcript = transcript_of(
        [(f"Text {kind}.", kind, NOBODY, None) for kind in (DESCRIPTION, SUMMARY, POINT)],
        address="https://www.podpages.example/004",
    )
    *lines, last = whole(transcript).split("\n")
    assert lines == [
        f"Description by podpages.example, not speech: Text {DESCRIPTION}.",
        *(f"Summary by podpages.example, not verbatim: Text {kind}." for kind in (SUMMARY, POINT)),
    ]
    assert last == "— The Circuit (Talks), 23 July 2024, line 1"


def test_a_summary_of_an_unknown_site_is_not_laid_on_the_show(transcript_of):
    transcript = transcript_of([("They talk.", SUMMARY, NOBODY, None)])
    assert whole(transcript) == (
        "Summary by the page’s author, not verbatim: They talk. "
        "— The Circuit (Talks), 23 July 2024, line 1"
    )


def test_speech_and_summary_never_share_a_paragraph(transcript_of):
    transcript = transcript_of(
        [
            ("They talk.", SUMMARY, NOBODY, None),
            ("Hello.", SPEECH, A, None),
            ("They part.", POINT, NOBODY, None),
        ]
    )
    first, second, third = whole(transcript).split("\n\n")
    assert first.startswith("Summary by ")
    assert second == "“Hello.” — Emily Chang, The Circuit (Talks), 23 July 2024, line 2"
    assert third.startswith("Summary by ")


def test_blanks_copy_as_nothing(transcript_of):
    transcript = transcript_of([("One.", SPEECH, A, None), ("Two.", SPEECH, B, None)])
    assert quotation(transcript, 4, 5) == ""
    assert quotation(transcript, 3, 3) == ""
    assert quotation(transcript_of([]), 0, 10) == ""


def test_clock():
    assert [clock(s) for s in (0, 59.99, 751, 3600, 36_061.5)] == [
        "0:00",
        "0:59",
        "12:31",
        "1:00:00",
        "10:01:01",
    ]


def test_a_place_is_a_time_before_a_line_before_a_turn(transcript_of):
    rows = [("a", SPEECH, A, 61.0), ("b", SPEECH, B, None)]
    assert [place_label(transcript_of(rows), at) for at in (0, 2)] == ["1:01", "line 2"]
    assert place_label(transcript_of(rows, lines=False), 2) == "¶ 2"


KINDS = st.sampled_from([SPEECH, DESCRIPTION, SUMMARY, POINT, EVENT])


def plausible(row):
    """Only speech has a speaker, and a sound has no words of anybody's."""
    words, kind, speaker, start = row
    return (
        "sound" if kind == EVENT else words,
        kind,
        speaker if kind == SPEECH else NOBODY,
        start,
    )


ROWS = st.lists(
    st.tuples(st.text("αβ .", max_size=12), KINDS, st.sampled_from([NOBODY, A, B]), st.none()).map(
        plausible
    ),
    max_size=8,
)


@given(rows=ROWS, ends=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_any_slice_keeps_its_words_in_order_and_writing_stays_labelled(transcript_of, rows, ends):
    transcript = transcript_of(rows)
    start, end = sorted(ends)
    copied = quotation(transcript, start, end)
    rest = copied
    for number in range(len(transcript.turns)):
        a = max(start, transcript.turns.starts[number])
        b = min(end, transcript.turns.ends[number])
        words = transcript.text[a:b].strip()
        if not words or transcript.turns.kinds[number] == EVENT:
            continue
        before, found, rest = rest.partition(words)
        assert found
        if transcript.turns.kinds[number] == DESCRIPTION:
            assert before.endswith("not speech: ")
        elif transcript.turns.kinds[number] in (SUMMARY, POINT):
            assert before.endswith("not verbatim: ")
        else:
            assert not before.endswith("not verbatim: ")
