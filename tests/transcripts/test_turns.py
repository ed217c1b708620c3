"""Blocks become turns by speaker, and turns become paragraphs of readable length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.captioned import CAPTION_TURN_LIMIT
from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, Blocks, BlocksBuilder
from transcripts.turns import PARAGRAPH, Voice, group


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


@pytest.mark.parametrize("mark", [">>", "- ", "-", "≫"])
def test_any_mark_of_a_new_speaker_begins_a_turn(mark: str) -> None:
    of = blocks(
        ("Yes, it is", NOBODY), (f"{mark}So it is", NOBODY), ("and was", NOBODY), timed=True
    )
    assert texts(of) == ["Yes, it is", f"{mark}So it is and was"]


def captions(*rows: tuple[float, float, str]) -> list[str]:
    builder = BlocksBuilder()
    for start, end, text in rows:
        builder.add(text, start=start, end=end)
    return texts(builder.build())


def row(count: int, text: str, start: float = 0.0) -> list[tuple[float, float, str]]:
    return [(start + 2 * n, start + 2 * n + 2, text) for n in range(count)]


def test_joined_captions_end_where_a_sentence_does() -> None:
    talk = [(2.0 * n, 2.0 * n + 2, f"And then I said {n}" + "." * (n % 7 == 6)) for n in range(200)]
    found = captions(*talk)
    assert all(text.endswith(".") for text in found[:-1])
    assert all(250 <= len(text) <= 900 for text in found[:-1])


def test_joined_captions_end_inside_one_where_no_sentence_ends_with_any() -> None:
    talk = [(2.0 * n, 2.0 * n + 2, "there. So I went") for n in range(150)]
    found = captions(*talk)
    assert all(text.endswith("there.") for text in found[:-1])
    assert all(text.startswith("So I went") for text in found[1:])
    assert all(400 <= len(text) <= 600 for text in found[:-1])
    assert " ".join(found) == " ".join(text for *_, text in talk)


def test_an_abbreviation_ends_no_joined_captions() -> None:
    talk = [
        (2.0 * n, 2.0 * n + 2, ("So I asked Mr.", "Smith of it", "again. Yes.")[n % 3])
        for n in range(150)
    ]
    assert not any(text.endswith("Mr.") for text in captions(*talk))


def test_captions_without_punctuation_are_cut_at_their_longest_pause() -> None:
    first, rest = row(25, "and then I said that"), row(25, "so I went home again", 51.2)
    assert captions(*first, *rest) == [" ".join(r[2] for r in part) for part in (first, rest)]


def test_captions_that_stand_until_the_next_one_show_silence_by_their_length() -> None:
    talk = [*row(4, "and then I said that"), (8.0, 20.0, "so"), (20.0, 22.0, "and on we go then")]
    assert len(captions(*talk)) == 2


def test_a_short_silence_inside_a_sentence_parts_nothing() -> None:
    talk = [
        (0.0, 2.0, "Well, I said."),
        (2.0, 4.0, "And then I"),
        (6.5, 8.0, "went home. So."),
        (8.0, 9.0, "Yes. No."),
    ]
    assert captions(*talk) == ["Well, I said. And then I went home. So. Yes. No."]
    assert len(captions(*talk[:3], (10.5, 12.0, "Yes. No."))) == 2


def test_lines_with_beginnings_alone_are_joined_where_they_are_short() -> None:
    builder = BlocksBuilder()
    for n in range(3):
        builder.add("some words", start=2.0 * n)
    for n in range(3):
        builder.add("a whole paragraph " * 12, start=10 + 15.0 * n)
    assert len(texts(builder.build())) == 4


def test_a_long_caption_is_a_stretch_of_its_own_rather_than_none() -> None:
    talk = [(n * 60.0, n * 60.0 + 60, "word " * 300) for n in range(3)]
    assert len(captions(*talk)) == 3


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
