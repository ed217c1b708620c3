"""Talks of our own to join: a conversation of eight subjects, made of a few words for each."""

from collections.abc import Callable

import pytest

from transcripts.columns import POINT, SPEECH, SUMMARY
from transcripts.model import BlocksBuilder, Chapter, Companion, Details, Person, Reading

SUBJECTS = (
    (
        "Growing up beside the lighthouse",
        "lighthouse keeper island lamp storm grandfather rope "
        "winter boat letters school lantern tide rocks fog",
    ),
    (
        "Learning to build violins",
        "violin workshop maple varnish strings carving apprentice "
        "chisel glue master bow template scroll tone bench",
    ),
    (
        "Why the first company failed",
        "company investors payroll software customers contract "
        "bankruptcy office founders deadline lawyer salaries product launch debt",
    ),
    (
        "A year of walking across Spain",
        "walking pilgrims blisters monastery valley olive "
        "bread shepherd mountains backpack village chapel road maps dust",
    ),
    (
        "How bees find their way home",
        "bees hive pollen dance nectar queen swarm meadow "
        "beekeeper honey wings scent clover colony navigation",
    ),
    (
        "Teaching mathematics in prison",
        "mathematics prison geometry inmates classroom "
        "fractions guards proof theorem library homework exam sentence visitors algebra",
    ),
    (
        "Restoring an old cinema",
        "cinema projector curtain balcony film tickets plaster velvet "
        "audience posters roof volunteers premiere popcorn wiring",
    ),
    (
        "What the garden taught me",
        "garden tomatoes compost seeds frost spade neighbours "
        "harvest pruning soil worms roses greenhouse patience weeds",
    ),
)
_FRAMES = (
    "I remember that the {0} had a lot to do with the {1}, more than anybody had told us.",
    "And what about the {0}, was that before or after the {1} came into it?",
    "So we kept going back to the {0} because without it the {1} made no sense at all.",
    "You know, people always ask me about the {0}, but for me it was really the {1}.",
    "It took some time until I understood why the {0} and the {1} belong together.",
    "That is right, and once you have seen the {0} you look at the {1} in another way.",
    "My friends thought it was strange that I cared so much about the {1} and the {0}.",
    "Well, nobody knew what to do with the {0}, so somebody had to begin with the {1}.",
)
SENTENCES = 33


def sentences(subject: int) -> list[str]:
    """What is said about one subject: every pair of its words in turn."""
    words = SUBJECTS[subject][1].split()
    return [
        _FRAMES[(n + subject) % len(_FRAMES)].format(words[n % 15], words[(n * 4 + 7) % 15])
        for n in range(SENTENCES)
    ]


@pytest.fixture(scope="session")
def subjects() -> tuple[tuple[str, str], ...]:
    """Title and words of each subject of `talk`."""
    return SUBJECTS


@pytest.fixture(scope="session")
def talk() -> Callable[..., Reading]:
    """talk(timed=False): the whole conversation, about 4,000 words, a block a sentence, two
    speakers; the blocks of subject n begin with n * 33 + 1."""

    def made(*, timed: bool = False) -> Reading:
        builder = BlocksBuilder()
        time = 0.0
        for subject in range(len(SUBJECTS)):
            for number, sentence in enumerate(sentences(subject)):
                length = len(sentence.split()) / 2.5
                builder.add(
                    sentence,
                    line=None if timed else len(builder) + 1,
                    start=time if timed else None,
                    end=time + length if timed else None,
                    speaker=number % 2,
                )
                time += length
        people = (Person("Ines Holm", "host"), Person("Tor Vik", "guest"))
        return Reading("named-lines", 1, builder.build(), Details(people=people))

    return made


@pytest.fixture(scope="session")
def page_text() -> str:
    """A summary page of that conversation, as a browser copies it."""
    lines = [
        "Skip to content",
        "Long TalksLong Talks",
        "",
        "Tor Vik: Islands, bees and everything between | Long Talks #12",
        "",
        "Tor Vik has done many things. EPISODE LINKS: His garden: https://example.org/garden",
        "",
        "Ines HolmhostTor Vikguest",
        "Mar 4, 202427mWatch on YouTube ↗",
        "",
        "CHAPTERS",
        "",
    ]
    for number, (title, text) in enumerate(SUBJECTS, 1):
        words = text.split()
        lines += [
            f"  {number}. {title}: {words[3]} and {words[8]}",
            "",
            f"    Ines asks Tor about the {words[0]}, and he recounts how the {words[1]}, the "
            f"{words[5]} and a stubborn {words[9]} shaped those years. They compare notes.",
            "",
            f"    • Early memories of the {words[2]}",
            f"    • Why the {words[10]} mattered more than expected",
            f"    • {words[12].title()} against {words[13]}: a lasting disagreement",
            "",
        ]
    return "\n".join(lines)


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """reading((speaker, words)…, starts=(…), title=…): a small talk; the speaker "" is
    nobody, and a block ends 4 seconds after its start."""

    def made(*lines: tuple[str, str], starts: tuple[float, ...] = (), **details: object) -> Reading:
        builder = BlocksBuilder()
        names = list(dict.fromkeys(name for name, _ in lines if name))
        for index, (name, text) in enumerate(lines):
            start = starts[index] if starts else None
            builder.add(
                text,
                start=start,
                end=None if start is None else start + 4,
                speaker=names.index(name) if name else -1,
            )
        people = tuple(Person(name) for name in names)
        said = {"people": people, **details}
        return Reading("test", 1, builder.build(), Details(**said))  # type: ignore[arg-type]

    return made


@pytest.fixture(scope="session")
def page() -> Callable[..., Reading]:
    """page((title, summary, point)…): a page that sums up a talk."""

    def made(*chapters: tuple[str, str, str]) -> Reading:
        builder = BlocksBuilder()
        found = []
        for title, summary, point in chapters:
            first = builder.add(summary, kind=SUMMARY)
            points = (builder.add(point, kind=POINT),)
            found.append(Chapter(title, first, None, (first,), points))
        details = Details(title="A page", chapters=tuple(found))
        return Reading("summary-page", 1, builder.build(), details)

    return made


@pytest.fixture(scope="session")
def chapters() -> Callable[..., Companion]:
    """chapters((start, title)…): a source of chapters alone."""

    def made(*titled: tuple[float, str]) -> Companion:
        found = tuple(Chapter(title, 0, start) for start, title in titled)
        return Companion("chapters", 1, Details(chapters=found))

    return made


@pytest.fixture(scope="session")
def speech() -> Callable[[Reading], list[str]]:
    """The texts of the blocks of speech."""

    def texts(found: Reading) -> list[str]:
        return [block.text for block in found.blocks if block.kind == SPEECH]

    return texts
