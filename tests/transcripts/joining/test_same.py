"""Whether two sources are of one conversation."""

import random
from collections.abc import Callable
from datetime import date

import pytest

from transcripts.joining.same import Facts, compare, evidence, names_agree, overlap
from transcripts.joining.sketch import KEPT, runs, shared, sketch, vocabulary
from transcripts.joining.spoken import spoken, words_of
from transcripts.model import Reading

Words = list[str]


@pytest.fixture(scope="module")
def words(talk: Callable[..., Reading]) -> Words:
    return spoken(talk().blocks).words


def misheard(words: Words, share: float, seed: int = 1) -> Words:
    """Words as another recogniser hears them: some changed, some lost, some added."""
    rng = random.Random(seed)
    heard: Words = []
    for word in words:
        what = rng.random()
        if what < share / 3:
            heard.append(rng.choice(words))
        elif what < 2 * share / 3:
            heard += [word, rng.choice(words)]
        elif what >= share:
            heard.append(word)
    return heard


def other_talk(seed: int) -> Words:
    rng = random.Random(seed)
    own = [f"word{rng.randrange(3000)}" for _ in range(900)]
    little = ["the", "and", "of", "to", "that", "was", "it", "in", "you", "is", "so", "we"]
    return [rng.choice(own) if rng.random() < 0.5 else rng.choice(little) for _ in range(3800)]


def test_the_same_words_are_the_same_whatever_the_files_are_called(words: Words) -> None:
    found = compare(words, Facts("show-12.md"), list(words), Facts("other-300.txt"))
    assert found.certainty == "same"


def test_a_corrected_file_is_certain(words: Words) -> None:
    found = compare(misheard(words, 0.03), Facts("nets-corrected.txt"), words, Facts("nets.txt"))
    assert found.certainty == "certain"
    assert "the same file name" in found.reasons


def test_the_same_talk_heard_by_another_recogniser_is_found(words: Words) -> None:
    heard = misheard(words, 0.2)
    assert compare(heard, Facts("a.txt"), words, Facts("b.vtt")).certainty in ("likely", "certain")
    titled = Facts("a.txt", title="Islands, bees and everything between")
    assert compare(heard, titled, words, titled).certainty == "certain"


def test_where_the_sources_contradict_each_other_it_is_never_certain(words: Words) -> None:
    almost = misheard(words, 0.01)
    for one, two in (
        (Facts("brain-58.md"), Facts("letters-324.md")),
        (Facts(title="The letters of Ada"), Facts(title="Nets and boats in winter")),
        (Facts(show="Harbour Lights"), Facts(show="The Weaver")),
        (Facts(published=date(2024, 1, 3)), Facts(published=date(2024, 6, 3))),
    ):
        found = compare(almost, one, words, two)
        assert found.certainty == "likely"
        assert any(reason.startswith("but another") for reason in found.reasons)


def test_an_advertisement_that_two_episodes_share_does_not_make_them_one() -> None:
    same = other_talk(99)[:500]
    one, two = same + other_talk(1), same + other_talk(2)
    facts = Facts(title="Nets and boats", show="Harbour Lights")
    assert overlap(one, two)[0] > 0.1
    assert compare(one, facts, two, facts).certainty == "no"


def test_a_talk_that_holds_another_in_it_is_not_the_same(words: Words) -> None:
    assert compare(words[:1000], Facts(), words, Facts()).certainty == "no"
    best_of = words[:1500] + other_talk(4)
    assert compare(best_of, Facts(), words, Facts()).certainty == "no"


def test_a_few_words_need_more_than_themselves() -> None:
    one, two = ["good", "morning", "it", "is", "one"], ["good", "morning", "it", "is", "two"]
    assert compare(one, Facts(), two, Facts()).certainty == "no"
    assert compare(one, Facts(), list(one), Facts()).certainty == "likely"
    named = Facts("talk.txt")
    assert compare(one, named, list(one), named).certainty == "same"


def test_nothing_said_is_never_the_same() -> None:
    assert compare([], Facts("a"), [], Facts("a")).certainty == "no"


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("talk.txt", "talk.vtt", True),
        ("talk.txt", "talk-corrected.txt", True),
        ("talk.txt", "talk (1).txt", True),
        ("talk.txt", "Talk_v2.final.txt", True),
        ("show-12.txt", "show-13.txt", False),
        ("founders-talk-58.md", "the-changelog-324.md", False),
        ("2024-03-01 talk.txt", "2024-03-08 talk.txt", False),
        ("transcript.txt", "transcript.vtt", None),
        ("000_fe3b112e41014537.txt", "000.txt", None),
        ("nets.txt", "boats.txt", None),
        ("", "talk.txt", None),
    ],
)
def test_names_of_files(one: str, two: str, agree: bool | None) -> None:
    assert names_agree(one, two) is agree
    assert names_agree(two, one) is agree


def test_what_all_episodes_of_a_show_share_is_no_evidence() -> None:
    one = Facts(show="Harbour Lights", duration=3600.0)
    assert evidence(one, one) == ((), ())
    assert evidence(Facts(url="https://example.org"), Facts(url="https://example.org")) == ((), ())
    dated = Facts(show="Harbour Lights", published=date(2024, 1, 3))
    assert evidence(dated, dated)[0] == ("the same show", "the same date")


def test_titles_with_other_numbers_are_other_titles() -> None:
    alike, unlike = evidence(
        Facts(title="Nets and boats, part 1"), Facts(title="Nets and boats, part 2")
    )
    assert not alike
    assert unlike == ("but another title",)


def test_the_sketch_of_a_talk_misheard_has_runs_in_common_with_it(words: Words) -> None:
    own, heard = sketch(words), sketch(misheard(words, 0.2))
    assert len(own.runs) == KEPT
    assert len(set(own.runs) & set(heard.runs)) >= 4
    assert not set(own.runs) & set(sketch(other_talk(3)).runs)


def test_sketches_are_the_same_in_every_process() -> None:
    found = runs(["the", "harbour", "was", "early", "that", "year"])
    assert found == [802672366, 4153343769, 970138029]


def test_the_vocabulary_knows_words_by_their_beginnings() -> None:
    own = vocabulary(["competition", "lighthouse", "of", "the"])
    assert shared(vocabulary(["compete", "competing"]), own) == 1.0
    assert shared(vocabulary(["harbour"]), own) == 0.0
    assert shared(0, own) == 0.0


def test_a_script_without_blanks_is_compared_by_its_signs() -> None:
    said = words_of("今日は港の話をします。 Hello")
    assert said.words == [*"今日は港の話をします", "hello"]
    assert said.offsets[-1] == 12
