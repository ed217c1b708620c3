"""What chapters are called and what of them is quoted."""

import pytest

from transcripts.chapters.making.key_quotes import key_quotes
from transcripts.chapters.making.phrases import phrases
from transcripts.chapters.making.signs import asking
from transcripts.chapters.making.telling import parts
from transcripts.chapters.making.titles import titles
from transcripts.chapters.making.trimming import question, shortened, tidied
from transcripts.chapters.making.units import units


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("So, um, what about like accessibility?", "What about accessibility?"),
        ("What is the, what is the harbour plan like?", "What is the harbour plan like?"),
        (
            "Okay, so I'm curious, what drew you into making boats?",
            "What drew you into making boats?",
        ),
        (
            "And I guess my question is, like, can bread be baked at sea?",
            "Can bread be baked at sea?",
        ),
        ("What would you like to see?", "What would you like to see?"),
        ("Does, does the mill help me build boats?", "Does the mill help me build boats?"),
        ("Have you seen, uh, other people do it?", "Have you seen other people do it?"),
        ("Um, how you're working going forward?", "How you're working going forward"),
        (
            "You had said earlier that a lot of people in the village thought it was mad, so how "
            "did you convince the council?",
            "How did you convince the council?",
        ),
    ],
)
def test_a_question_is_cut_down_to_what_it_asks(said, title):
    assert question(said) == title


def test_a_question_that_cannot_be_cut_down_is_no_title():
    assert question("Is " + " ".join(f"stone{n}" for n in range(30)) + "?") is None


def test_a_word_said_twice_for_a_reason_stays():
    assert tidied("the twenty twenty four election") == "the twenty twenty four election"


def test_a_long_text_is_cut_before_a_word_and_ends_on_no_small_one():
    cut = shortened("We went down to the old harbour and looked at the boats of the fishermen", 50)
    assert cut == "We went down to the old harbour and looked…"
    assert shortened("Short", 50) == "Short"


def _chapters(made, *chapters: list[tuple[int, str]]):
    lines = [line for chapter in chapters for line in chapter]
    transcript = made([text for _, text in lines], [who for who, _ in lines])
    begins, at = [], 0
    for chapter in chapters:
        begins.append(at)
        at += len(chapter)
    said = units(transcript)
    assert len(said) == len(lines)
    found = parts(said, begins)
    return transcript, found, asking(transcript.text, said)


BREAD = [
    (0, "Moving on, I wanted to ask you about sourdough starters."),
    (1, "A sourdough starter needs flour and water every morning before the oven is hot."),
    (1, "My sourdough is older than my daughter, and the flour comes from the next village."),
    (0, "Is that so?"),
    (1, "The oven was built by my grandfather from the bricks of an old railway bridge."),
]
BOATS = [
    (0, "Right. What happened to the fishing boats after the storm?"),
    (1, "The fishing boats lay on the beach for a year, and nobody wanted to mend them."),
    (1, "Then the fishing boats were sold to a museum that has never shown them to anybody."),
    (0, "Yeah, that's it, right?"),
    (
        1,
        "Thanks so much for the podcast, and subscribe to our newsletter of fishing boats.",
    ),
]
CHAT = [
    (0, "Yeah."),
    (1, "That is it, you know, and so on and so on."),
    (0, "Right, right, is that it?"),
    (1, "They had said that they would do it, and then they did it again."),
]


def test_a_subject_that_is_announced_is_the_title_and_a_question_where_none_is(made):
    transcript, found, asks = _chapters(made, BOATS, BREAD)
    assert titles(transcript.text, found, asks) == [
        "What happened to the fishing boats after the storm?",
        "Sourdough starters",
    ]


def test_where_nothing_tells_the_words_themselves_are_quoted(made):
    transcript, found, asks = _chapters(made, BREAD, CHAT, BOATS)
    title = titles(transcript.text, found, asks)[1]
    assert title.startswith("“")
    assert title.endswith("”")
    assert title.strip("“”….") in transcript.text[found[1].units[0].start :]


def test_a_word_of_sponsors_and_a_farewell_are_called_so(made):
    sponsors = [
        (0, "This episode is brought to you by the Mill, the flour of your bread."),
        (0, "The Mill grinds every day, and its flour is in every village shop there is."),
    ]
    farewell = [
        (0, "That's it for today. Thank you so much for coming."),
        (1, "Thank you, goodbye."),
    ]
    transcript, found, asks = _chapters(made, BREAD, sponsors, farewell)
    assert titles(transcript.text, found, asks)[1:] == ["Sponsor", "Closing words"]


def test_phrases_are_names_and_never_acts(made):
    lines = [
        (1, "The supply chain attack began when they pick the lock of the supply chain attack."),
        (
            1,
            "Every supply chain attack is one, and you pick a day for the supply chain attack.",
        ),
        (1, "Nobody saw it, so we pick the supply chain attack that I pick and you pick it."),
    ]
    transcript, found, _ = _chapters(made, BREAD, lines, BOATS)
    assert phrases(transcript.text, found[1])[0] == "supply chain attack"
    assert "pick" not in phrases(transcript.text, found[1], 5)


def test_no_quotation_is_a_question_a_greeting_or_a_fragment(made):
    transcript, found, asks = _chapters(made, BREAD, BOATS)
    for part in found:
        for span in key_quotes(transcript.text, transcript.blocks, part, asks):
            begin, end = (transcript.blocks.offset(place) for place in span)
            said = transcript.text[begin:end]
            assert said.endswith(".")
            assert "subscribe" not in said
            assert len(said.split()) >= 9
            assert transcript.blocks[span.start.block - 1].speaker == 1
