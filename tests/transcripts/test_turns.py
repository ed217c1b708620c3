"""Blocks become turns by speaker, and turns become paragraphs of readable length."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, Blocks, BlocksBuilder
from transcripts.turns import CAPTION_TURN_LIMIT, PARAGRAPH, Voice, group


def blocks(*rows: tuple[str, int], timed: bool = False, kind: int = SPEECH) -> Blocks:
    builder = BlocksBuilder()
    for index, (text, speaker) in enumerate(rows):
        start = index * 2.0 if timed else None
        end = index * 2.0 + 2 if timed else None
        builder.add(text, speaker=speaker, start=start, end=end, kind=kind)
    return builder.build()


def texts(of: Blocks, cuts: tuple[int, ...] = ()) -> list[str]:
    turns = group(of, cuts=cuts)
    return [of.text[a:b] for a, b in zip(turns.starts, turns.ends, strict=True)]


def test_neighbouring_blocks_of_one_speaker_are_one_turn() -> None:
    of = blocks(("How much to take Apple out.", 0), ("Of the middle.", 0), ("Well.", 1))
    assert texts(of) == ["How much to take Apple out. Of the middle.", "Well."]


def test_a_line_that_nobody_is_named_for_is_a_turn_of_its_own() -> None:
    assert texts(blocks(("One.", NOBODY), ("Two.", NOBODY))) == ["One.", "Two."]


def test_captions_that_nobody_is_named_for_join_until_a_sentence_ends() -> None:
    of = blocks(*[("some words of talk.", NOBODY)] * 100, timed=True)
    lengths = [len(text) for text in texts(of)]
    assert 1 < len(lengths) < 20
    assert max(lengths) <= CAPTION_TURN_LIMIT + 30


def test_a_pause_ends_joined_captions() -> None:
    builder = BlocksBuilder()
    builder.add("before", start=0.0, end=1.0)
    builder.add("after", start=9.0, end=10.0)
    assert texts(builder.build()) == ["before", "after"]


def test_a_mark_of_a_new_speaker_ends_joined_captions() -> None:
    assert texts(blocks(("yes it is", NOBODY), (">> so it is", NOBODY), timed=True)) == [
        "yes it is",
        ">> so it is",
    ]


def test_an_event_or_description_joins_nothing() -> None:
    builder = BlocksBuilder()
    builder.add("About it.", kind=DESCRIPTION)
    builder.add("Hi.", speaker=0)
    builder.add("[laughter]", kind=EVENT)
    builder.add("Ho.", speaker=0)
    of = builder.build()
    assert texts(of) == ["About it.", "Hi.", "[laughter]", "Ho."]
    assert list(group(of).kinds) == [DESCRIPTION, SPEECH, EVENT, SPEECH]


def test_a_chapter_begins_a_paragraph_inside_a_turn() -> None:
    of = blocks(("First half.", 0), ("Second half.", 0))
    turns = group(of, cuts=[of.offsets[1]])
    assert len(turns) == 1
    assert [
        of.text[a:b] for a, b in zip(turns.paragraph_starts, turns.paragraph_ends, strict=True)
    ] == [
        "First half.",
        "Second half.",
    ]


def test_corrected_voices_split_a_block() -> None:
    of = blocks(("Yes. No.", 0))
    turns = group(of, [Voice(0, 4, SPEECH, 0), Voice(5, 8, SPEECH, 1)])
    assert [of.text[a:b] for a, b in zip(turns.starts, turns.ends, strict=True)] == ["Yes.", "No."]
    assert list(turns.speakers) == [0, 1]


@given(
    st.lists(
        st.tuples(
            st.text(alphabet="ab .", min_size=1, max_size=900).filter(str.strip),
            st.integers(-1, 2),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_paragraphs_cover_their_turns_and_stay_short(rows: list[tuple[str, int]]) -> None:
    of = blocks(*rows)
    turns = group(of)
    covered = bytearray(len(of.text))
    for a, b, turn in zip(
        turns.paragraph_starts, turns.paragraph_ends, turns.paragraph_turns, strict=True
    ):
        assert turns.starts[turn] <= a <= b <= turns.ends[turn]
        assert b - a <= PARAGRAPH
        for index in range(a, b):
            assert not covered[index]
            covered[index] = 1
    left = {of.text[index] for index in range(len(of.text)) if not covered[index]}
    assert left <= {" "}
