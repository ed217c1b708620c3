"""What the interviewer asks, and how far each answer goes."""

from array import array
from time import process_time

import pytest

from transcripts.chapters.questions import interviewers, questions
from transcripts.columns import DESCRIPTION, EVENT, NOBODY, SPEECH, SUMMARY, BlocksBuilder
from transcripts.model import Chapter, Details, Person, Reading, Source, Transcript, Version
from transcripts.turns import group

H, G = 0, 1
HOST, GUEST = Person("Ida Holm", "host"), Person("Jon Vey", "guest")
LONG = "It began with the boats, and then the harbour filled up, and we had to learn all of it."


def talk(rows, people=(HOST, GUEST), chapters=()):
    builder = BlocksBuilder()
    for number, (speaker, words, *kind) in enumerate(rows, 1):
        builder.add(words, kind=kind[0] if kind else SPEECH, speaker=speaker, line=number)
    blocks = builder.build()
    details = Details(title="Tides", people=tuple(people), chapters=tuple(chapters))
    version = Version(0, Source("a.txt", "0" * 64), Reading("test", 1, blocks, details))
    return Transcript("t", version, details, blocks, group(blocks))


def labels(transcript):
    return [question.label for question in questions(transcript)]


def parts(transcript):
    text = transcript.text
    return [
        (text[q.start : q.end], text[q.answer_start : q.answer_end]) for q in questions(transcript)
    ]


def test_a_question_and_the_whole_answer_to_the_next_question():
    transcript = talk(
        [
            (H, "Welcome to the show."),
            (G, "Thank you."),
            (H, "How did you come to the harbour?"),
            (G, LONG),
            (H, "Wow."),
            (G, "And then my brother came."),
            (H, "That is a story. What did he do?"),
            (G, "He fished."),
        ]
    )
    assert parts(transcript) == [
        ("How did you come to the harbour?", f"{LONG} Wow. And then my brother came."),
        ("What did he do?", "He fished."),
    ]
    first, _ = questions(transcript)
    assert (first.asker, first.turn) == (H, 2)


def test_a_question_over_the_end_of_a_line_is_one():
    transcript = talk(
        [
            (H, "How much of a chance do you see to take the pilots out."),
            (H, "Of the middle."),
            (G, "Hardly any."),
        ]
    )
    assert parts(transcript) == [
        ("How much of a chance do you see to take the pilots out. Of the middle.", "Hardly any.")
    ]


def test_a_question_whose_first_words_end_a_line_is_one():
    rows = [(H, "You said that it is old, do you."), (H, "Show it to anybody?"), (G, LONG)]
    assert labels(talk(rows)) == ["do you. Show it to anybody?"]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("So, you know, what do you do all day?", "what do you do all day?"),
        ("Okay. And how did that feel to you back then?", "how did that feel to you back then?"),
        ("I read your book on the boat and could not stop, so how long did it take to write it?",
         "how long did it take to write it?"),
        ("You sold it. Why did you sell the boat? Was it old?", "Why did you sell the boat?"),
        ("How much of your day is meetings versus big strategic thinking.",
         "How much of your day is meetings versus big strategic thinking."),
        ("Tell us about the winter when the nets froze.",
         "Tell us about the winter when the nets froze."),
        ("You moved to the island at nine?", "You moved to the island at nine?"),
        ("Why?", "Why?"),
        ("But why?", "why?"),
        ("So long ago?", "So long ago?"),
    ],
)  # fmt: skip
def test_the_label_is_what_tells_the_question_best_in_its_own_words(said, label):
    transcript = talk([(H, said), (G, LONG)])
    assert labels(transcript) == [label]
    assert label in transcript.text


@pytest.mark.parametrize(
    "said",
    [
        "Right?",
        "You know?",
        "Really?",
        "It was cold, you know?",
        "That is a good thing, right?",
        "And he said, what are you doing here?",
        "I was like, what is this?",
        "“Who goes there?”",
        "What I like is the fog.",
        "What's interesting is that nobody came.",
        "Which is the sad thing about all of it.",
        "Do it.",
    ],
)
def test_what_asks_nothing_is_no_question(said):
    assert labels(talk([(H, said), (G, LONG)])) == []


def test_what_the_guest_asks_is_no_question_of_the_spine():
    transcript = talk(
        [(H, "Go on, then."), (G, "What is a harbour? It is a promise."), (H, "Yes.")]
    )
    assert questions(transcript) == ()


def test_a_question_that_nobody_answers_is_none():
    assert questions(talk([(G, LONG), (H, "Who would have thought of that?")])) == ()


def test_a_question_far_from_the_end_of_its_turn_was_not_asked_to_be_answered():
    long = " ".join(["The sea is wide and the harbour is small."] * 12)
    assert labels(talk([(H, f"What is a pilot? {long}"), (G, LONG)])) == []


def test_a_long_question_is_cut_at_a_word():
    said = "How did you " + "again and " * 40 + "again?"
    (label,) = labels(talk([(H, said), (G, LONG)]))
    assert len(label) <= 120
    assert label.endswith(("again…", "and…"))


def test_an_answer_ends_before_the_words_that_open_a_chapter():
    rows = [
        (H, "How did you come here?"),
        (G, LONG),
        (H, "Now to the winter."),
        (G, "It was cold."),
    ]
    chapters = [Chapter("One", 1), Chapter("Winter", 3)]
    assert [answer for _, answer in parts(talk(rows, chapters=chapters))] == [LONG]


def test_an_answer_never_holds_what_is_written_about_the_talk():
    rows = [
        (H, "How did you come here?"),
        (G, LONG),
        (NOBODY, "They talk of winter.", SUMMARY),
        (G, "It was cold."),
    ]
    assert [answer for _, answer in parts(talk(rows))] == [LONG]


def test_a_sound_between_question_and_answer_changes_nothing():
    rows = [(H, "How did you come here?"), (NOBODY, "laughter", EVENT), (G, LONG)]
    assert [answer for _, answer in parts(talk(rows))] == [LONG]


def test_without_roles_whoever_asks_most_is_the_interviewer():
    people = (Person("A"), Person("B"))
    transcript = talk([(0, LONG), (1, "Why did they go?"), (0, LONG), (1, "How old?")], people)
    assert interviewers(transcript) == frozenset((1,))


def test_every_host_is_an_interviewer():
    people = (HOST, GUEST, Person("Second", "host"))
    rows = [(H, "Who built it?"), (G, LONG), (2, "When was that built?"), (G, LONG)]
    assert [q.asker for q in questions(talk(rows, people))] == [0, 2]


def test_where_all_ask_alike_the_questions_of_all_count():
    people = (Person("A"), Person("B"), Person("C"))
    rows = [(0, "Who has the minutes?"), (1, "I do."), (1, "What about the pier?"), (2, LONG)]
    rows += [(2, "Can we vote on it today?"), (0, "We can.")]
    assert [q.asker for q in questions(talk(rows, people))] == [0, 1, 2]


def test_without_speakers_a_question_mark_tells():
    rows = [(NOBODY, w) for w in ("Good morning.", "Who built the pier?", "My father.", "Alone.")]
    transcript = talk(rows, ())
    assert parts(transcript) == [("Who built the pier?", "My father. Alone.")]
    assert questions(transcript)[0].asker == NOBODY


def test_text_without_punctuation_has_none():
    rows = [(i % 2, "how do you know that it was so when you came to the pier") for i in range(60)]
    assert questions(talk(rows)) == ()


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [(H, "?")],
        [(H, "????"), (G, "?!?!")],
        [(NOBODY, "They talk. Why?", DESCRIPTION)],
        [(H, "What? " * 3000), (G, "No.")],
        [(H, "so " * 20_000 + "?"), (G, "No.")],
        [(H, "how " * 20_000 + "?"), (G, "No.")],
        [(H, "and, " * 20_000 + "what is it?"), (G, "No.")],
        [*[(H, "Then it was the.")] * 20_000, (G, "No.")],
        [*[(H, "Do you."), (H, "Of it?")] * 10_000, (G, "No.")],
        [(n % 2, "Why is it so?") for n in range(20_000)],
        [(NOBODY, "Why is it so?")] * 20_000,
        [(H, "什么时候开始的？"), (G, "去年。")],
    ],
)
def test_odd_talk_takes_no_time_and_raises_nothing(rows):
    begin = process_time()
    for question in questions(talk(rows)):
        assert question.start < question.end <= question.answer_start < question.answer_end
    assert process_time() - begin < 5


def test_a_question_in_a_script_of_its_own_is_found():
    assert len(questions(talk([(H, "什么时候开始的？"), (G, "去年。")]))) == 1


def test_spans_are_in_order_and_never_overlap():
    rows = []
    for number in range(50):
        rows += [(H, f"What about boat {number}? Is it old?"), (G, LONG), (H, "Hm."), (G, "Yes.")]
    at = 0
    for question in questions(talk(rows)):
        assert at <= question.start < question.end <= question.answer_start < question.answer_end
        at = question.answer_end


def test_inferred_speakers_serve_as_stated_ones_do():
    rows = [(NOBODY, "Who built the pier?"), (NOBODY, "My father did.")]
    transcript = talk(rows, ())
    blocks = transcript.blocks
    blocks.speakers = array("h", [0, 1])
    people = (Person(None, "host", inferred=True), Person(None, "guest", inferred=True))
    details = transcript.details._replace(people=people)
    transcript = transcript._replace(details=details, turns=group(blocks))
    assert labels(transcript) == ["Who built the pier?"]
