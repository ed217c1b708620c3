"""A conversation of two written for the tests, long enough to tell voices apart."""

import pytest

_PAIRS = (
    (
        "Welcome to the show. I'm your host, Ann Lee, and today I'm joined by Bob Roe.",
        "Thank you for having me. I'm really glad to be here and to talk about bridges.",
    ),
    (
        "So Bob, how did you get into building bridges?",
        "Well, my father built bridges, and I grew up on the sites. I remember the smell of "
        "wet concrete when I was six. And we always had drawings on the kitchen table.",
    ),
    (
        "What was the first bridge that you built yourself?",
        "It was a small footbridge over a stream. I think it cost us about nine thousand "
        "dollars. We built it with four people in one summer, and it still stands.",
    ),
    (
        "Wow. Did you ever think it would fall down?",
        "Oh, every night. I would lie awake and go through the numbers again. You know, the "
        "load on a footbridge is mostly people who stand still and look at the water.",
    ),
    (
        "That's amazing. How do you think about risk today?",
        "I mean, we have much better models now. But the models only tell you about what you "
        "put into them, and so I still walk every site before we pour the concrete.",
    ),
    (
        "And what do you tell your students about that?",
        "I tell them to go and look. The drawings never show the mud. We had one site where "
        "the mud took a whole crane, and nobody had asked the farmer next door.",
    ),
    (
        "Can you tell us more about the crane?",
        "Sure. It was in the spring, the ground was soft, and we were in a hurry. The crane "
        "went down very slowly, about two meters in an hour, and we all just watched it.",
    ),
    (
        "What would you do differently if you built it again?",
        "I would wait for the summer. And I would ask the farmer, because he knew about the "
        "mud all along, and he told us so afterwards with a big smile.",
    ),
    (
        "Do you still build bridges yourself?",
        "Not so much anymore. I have a team of twelve engineers, and they are better than I "
        "ever was. I mostly read the drawings and ask annoying questions about concrete.",
    ),
    (
        "What's next for you and your team?",
        "We are building a long bridge in the north. It's going to take us about six years, "
        "and I think it will be the last one that I see from the beginning to the end.",
    ),
    (
        "Is there anything that you would like to add?",
        "Just that people should look at bridges more. They are all around us and somebody "
        "lay awake for every one of them.",
    ),
    (
        "Bob, thank you so much for coming.",
        "Thank you, Ann. It was a pleasure.",
    ),
)


@pytest.fixture
def talk() -> list[str]:
    """Lines of one who asks and one who answers, the answers broken at their sentences."""
    lines = []
    for question, answer in _PAIRS:
        lines.append(question)
        parts = answer.replace(". ", ".\n").split("\n")
        lines += parts
    return lines


@pytest.fixture
def truth() -> list[int]:
    """Who speaks each line of `talk`: 0 asks, 1 answers."""
    return [
        voice
        for _, answer in _PAIRS
        for voice in (0, *(1 for _ in answer.replace(". ", ".\n").split("\n")))
    ]
