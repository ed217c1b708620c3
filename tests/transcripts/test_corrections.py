from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.columns import NOBODY, Blocks
from transcripts.corrections import (
    AddChapter,
    Change,
    Correction,
    MoveChapter,
    RemoveChapter,
    Rename,
    RenameChapter,
    Speaks,
    Split,
    Title,
    Words,
    apply,
    carry,
)
from transcripts.model import (
    BlocksBuilder,
    Chapter,
    Details,
    Person,
    Place,
    Reading,
    Source,
    Span,
    Version,
)
from transcripts.quotes.anchors import make_in
from transcripts.shown import shown_place, shown_span, source_place, source_span
from transcripts.turns import Turns, group

LINES = (
    (0, "Good morning to you, and what a morning it is."),
    (1, "It is. I was up at five, and the fog was like soup."),
    (1, "So I stayed in bed. Did you go out?"),
    (0, "I went out and I came back."),
    (NOBODY, "Somebody laughs at this point."),
)


def version_of(
    lines: tuple[tuple[int, str], ...] = LINES, chapters: tuple[Chapter, ...] = ()
) -> Version:
    builder = BlocksBuilder()
    for speaker, text in lines:
        builder.add(text, speaker=speaker)
    details = Details(title="Fog", people=(Person("Ann"), Person("Bob")), chapters=chapters)
    return Version(1, Source("fog.txt", "0" * 64), Reading("named", 1, builder.build(), details))


VERSION = version_of()
BLOCKS = VERSION.reading.blocks


def correct(change: Change, span: Span | None = None, id: int = 1) -> Correction:
    return Correction(id, change, make_in(BLOCKS, span) if span else None, float(id))


def span_of(words: str, blocks: Blocks = BLOCKS) -> Span:
    at = blocks.text.index(words)
    end = blocks.place(at + len(words) - 1)
    return Span(blocks.place(at), Place(end.block, end.char + 1))


def said(version: Version, *corrections: Correction) -> list[tuple[str | None, str]]:
    """Who says what, turn by turn."""
    details, blocks, voices, _ = apply(version, corrections)
    turns: Turns = group(blocks, voices)
    return [
        (details.people[s].name if s != NOBODY else None, blocks.text[a:b])
        for a, b, s in zip(turns.starts, turns.ends, turns.speakers, strict=True)
    ]


def test_without_corrections_nothing_is_made_anew() -> None:
    applied = apply(VERSION, [])
    assert applied.blocks is BLOCKS
    assert applied.voices is None
    assert applied.details is VERSION.reading.details


def test_a_speaker_for_some_words_regroups_the_turns() -> None:
    turns = said(VERSION, correct(Speaks(1), span_of("Good morning to you,")))
    assert turns[:2] == [("Bob", "Good morning to you,"), ("Ann", " and what a morning it is.")]


def test_whole_utterances_given_to_a_new_person_and_others_to_the_same() -> None:
    turns = said(
        VERSION,
        correct(Speaks("Cem"), span_of(LINES[3][1])),
        correct(Speaks("Cem"), span_of(LINES[4][1]), 2),
    )
    assert turns[-1] == ("Cem", "I went out and I came back. Somebody laughs at this point.")


def test_a_split_gives_the_rest_of_the_turn_to_another() -> None:
    at = Span(BLOCKS.place(BLOCKS.text.index("I was up")), Place(2, 51))
    turns = said(VERSION, correct(Split(0), at))
    # The rest of Bob's turn goes over two lines, and Ann's next line goes on from it.
    assert [name for name, _ in turns] == ["Ann", "Bob", "Ann", None]
    assert turns[1][1].strip() == "It is."
    assert turns[2][1].startswith("I was up at five")


def test_a_rename_shows_everywhere_and_outlives_other_undone_people() -> None:
    first = correct(Speaks("Cem"), span_of(LINES[0][1]), 1)
    second = correct(Speaks("Dana"), span_of(LINES[3][1]), 2)
    third = correct(Rename("Dana", "Dana Fox", "guest"), None, 3)
    undone = Correction(1, first.change, first.anchor, 1.0, undone=9.0)
    assert ("Dana Fox", LINES[3][1]) in said(VERSION, first, second, third)
    assert ("Dana Fox", LINES[3][1]) in said(VERSION, undone, second, third)
    people = apply(VERSION, [undone, second, third]).details.people
    assert [(p.name, p.role) for p in people][2:] == [("Dana Fox", "guest")]


def test_words_are_shown_corrected_and_places_go_both_ways() -> None:
    corrections = [
        correct(Words("fog of the sea"), span_of("fog")),
        correct(Words("six"), span_of("five"), 2),
    ]
    blocks = apply(VERSION, corrections).blocks
    assert blocks[1].text == "It is. I was up at six, and the fog of the sea was like soup."
    assert blocks[2].text == LINES[2][1]
    assert len(blocks) == len(BLOCKS)
    soup = span_of("soup", blocks)
    assert source_span(blocks, soup) == span_of("soup")
    assert shown_span(blocks, span_of("soup")) == soup
    # A selection that cuts into corrected words takes the whole of what they stand for.
    assert source_span(blocks, span_of("of the", blocks)) == span_of("fog")


def test_of_words_corrected_twice_the_later_correction_counts() -> None:
    corrections = [
        correct(Words("mist"), span_of("fog")),
        correct(Words("haze was"), span_of("fog was"), 2),
    ]
    assert "and the haze was like soup" in apply(VERSION, corrections).blocks.text


def test_hostile_words_are_made_safe() -> None:
    blocks = apply(VERSION, [correct(Words("\x1b[31mred\n"), span_of("fog"))]).blocks
    assert "\x1b" not in blocks.text
    assert "\n" not in blocks.text


def test_chapters_are_added_renamed_moved_and_removed() -> None:
    version = version_of(chapters=(Chapter("Start", 1, 0.0), Chapter("Bed", 3, 60.0)))
    corrections = [
        correct(AddChapter("Out"), span_of(LINES[3][1]), 1),
        correct(RenameChapter("Morning"), span_of(LINES[0][1]), 2),
        correct(MoveChapter(2), span_of(LINES[2][1]), 3),
    ]
    found = apply(version, corrections).details.chapters
    assert [(c.title, c.block, c.start) for c in found] == [
        ("Morning", 1, 0.0),
        ("Bed", 2, None),
        ("Out", 4, None),
    ]
    assert found[2].origin == "person"
    removed = apply(version, [correct(RemoveChapter(), span_of(LINES[2][1]))]).details.chapters
    assert [c.title for c in removed] == ["Start"]


def test_what_is_told_of_a_chapters_beginning_is_not_told_of_where_it_is_moved() -> None:
    told = Chapter("Bed", 3, 60.0, between=(2, 4), within=(50.0, 70.0))
    corrections = [correct(MoveChapter(2), span_of(LINES[2][1]))]
    (moved,) = apply(version_of(chapters=(told,)), corrections).details.chapters
    assert (moved.block, moved.start, moved.between, moved.within) == (2, None, None, None)


def test_a_title_is_given_and_taken_away() -> None:
    assert apply(VERSION, [correct(Title("Soup"))]).details.title == "Soup"
    assert apply(VERSION, [correct(Title(None))]).details.title is None


def test_corrections_that_fit_nothing_change_nothing() -> None:
    nowhere = [
        correct(Speaks(99), span_of("fog")),
        correct(Rename(99, "X"), None, 2),
        correct(Rename("Nobody", "X"), None, 3),
        correct(RemoveChapter(), span_of("fog"), 4),
        correct(Words("  "), span_of("fog"), 5),
    ]
    assert said(VERSION, *nowhere) == said(VERSION)


def test_corrections_are_carried_by_their_words_and_their_peoples_names() -> None:
    corrections = [
        correct(Words("mist"), span_of("fog")),
        correct(Speaks(1), span_of(LINES[3][1]), 2),
        correct(Title("Soup"), None, 3),
        correct(Words("gone"), span_of("laughs at this point"), 4),
    ]
    builder = BlocksBuilder()
    for speaker, text in ((NOBODY, "A first line."), *LINES[:4]):
        builder.add(text, speaker=1 - speaker if speaker >= 0 else NOBODY)
    details = Details(people=(Person("Bob"), Person("Ann")))
    new = Version(2, VERSION.source, Reading("named", 2, builder.build(), details))
    carried, doubtful = carry(corrections, VERSION, new)
    assert [c.id for c in carried] == [1, 2, 3]
    assert [c.id for c in doubtful] == [4]
    assert carried[1].change == Speaks(0)
    applied = apply(new, carried)
    assert "and the mist was" in applied.blocks.text
    name, words = said(new, *carried)[-1]
    assert name == "Bob"
    assert words.endswith(LINES[3][1])


places = st.integers(0, len(BLOCKS.text))


@st.composite
def spans(draw: st.DrawFn, *, one_block: bool = False) -> Span:
    first = BLOCKS[draw(st.integers(0, len(BLOCKS) - 1))]
    last = first if one_block else BLOCKS[draw(st.integers(first.number - 1, len(BLOCKS) - 1))]
    start = draw(st.integers(0, len(first.text) - 1))
    low = start + 1 if last is first else 1
    return Span(
        Place(first.number, start), Place(last.number, draw(st.integers(low, len(last.text))))
    )


people = st.one_of(st.integers(-1, 3), st.sampled_from(["Cem", "Dana"]), st.none())
changes = st.one_of(
    st.tuples(st.builds(Words, st.text(max_size=12)), spans(one_block=True)),
    st.tuples(st.builds(Speaks, people), spans()),
    st.tuples(st.builds(Split, people), spans(one_block=True)),
    st.tuples(st.builds(Rename, st.integers(-1, 3), st.text(max_size=5)), st.none()),
    st.tuples(st.builds(AddChapter, st.text(max_size=5)), spans()),
    st.tuples(st.builds(MoveChapter, st.integers(-1, 9)), spans()),
)
layers = st.lists(changes, max_size=6).map(
    lambda drawn: [correct(change, span, number) for number, (change, span) in enumerate(drawn)]
)


@settings(max_examples=150, deadline=None)
@given(layers)
def test_any_corrections_leave_the_source_alone_and_undone_ones_leave_no_trace(
    layer: list[Correction],
) -> None:
    before = (BLOCKS.text, bytes(BLOCKS.offsets), bytes(BLOCKS.speakers), VERSION.reading.details)
    apply(VERSION, layer)
    assert before == (
        BLOCKS.text,
        bytes(BLOCKS.offsets),
        bytes(BLOCKS.speakers),
        VERSION.reading.details,
    )
    undone = [Correction(c.id, c.change, c.anchor, c.created, 1.0) for c in layer]
    assert apply(VERSION, undone).blocks is BLOCKS
    assert said(VERSION, *undone) == said(VERSION)


@settings(max_examples=150, deadline=None)
@given(layers)
def test_any_corrections_give_turns_that_hold_every_word_once(layer: list[Correction]) -> None:
    details, blocks, voices, _ = apply(VERSION, layer)
    turns = group(blocks, voices)
    held = "".join(blocks.text[a:b] for a, b in zip(turns.starts, turns.ends, strict=True))
    assert held.replace(" ", "") == blocks.text.replace(" ", "")
    assert all(s == NOBODY or 0 <= s < len(details.people) for s in turns.speakers)
    assert list(turns.starts) == sorted(turns.starts)
    assert len(blocks) == len(BLOCKS)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.text("ab ", min_size=1), spans(one_block=True)), max_size=5), places)
def test_places_outside_corrected_words_come_back_and_others_stay_in_their_block(
    drawn: list[tuple[str, Span]], offset: int
) -> None:
    layer = [correct(Words(w), span, n) for n, (w, span) in enumerate(drawn)]
    blocks = apply(VERSION, layer).blocks
    place = BLOCKS.place(offset)
    shown = shown_place(blocks, place)
    back = source_place(blocks, shown)
    assert shown.block == back.block == place.block
    touched = any(
        span.start.block == place.block and span.start.char < place.char < span.end.char
        for _, span in drawn
    )
    if not touched and place.char <= len(BLOCKS[place.block - 1].text):
        assert back == place
        assert blocks.text[blocks.offset(shown) :][:1] == BLOCKS.text[offset : offset + 1] or any(
            span.start == place for _, span in drawn
        )
