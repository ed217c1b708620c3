"""The words that the host of a show says oftener than others."""

from transcripts.speakers.attribution import evidence
from transcripts.speakers.features import terms
from transcripts.speakers.profile import Page, learn
from transcripts.speakers.vocabulary import MOST, heard, learned


def _pages(*words: tuple[str, int]) -> tuple[list[list[str]], list[int]]:
    return [said.split() for said, _ in words], [voice for _, voice in words]


def test_words_and_pairs_are_terms_once() -> None:
    assert terms(["so", "far", "so", "far"]) == ["so", "far", "so far", "far so"]


def test_what_the_host_says_again_and_again_speaks_for_the_host() -> None:
    page = _pages(("welcome friends", 0), ("the harbour bridge", 1), ("the boats", 1))
    words = dict(learned([page] * 4))
    assert words["welcome"] > 0 > words["harbour bridge"]
    lines = [["welcome"], ["harbour", "bridge"], ["unheard"], []]
    host, guest, *neither = heard(words, lines).tolist()
    assert host > 0 > guest
    assert neither == [0, 0]


def test_what_both_say_alike_tells_nothing() -> None:
    page = _pages(("well welcome", 0), ("well bridge", 1))
    assert "well" not in dict(learned([page] * 6))


def test_words_of_one_talk_alone_are_not_the_shows() -> None:
    page = _pages(("welcome friends", 0), ("the boats", 1))
    other = _pages(("welcome to volcanoes", 0), ("the boats", 1))
    words = dict(learned([page] * 5 + [other]))
    assert "volcanoes" not in words
    assert "welcome" in words


def test_a_vocabulary_is_bounded_and_begins_with_what_tells_most() -> None:
    many = [f"word{number}" for number in range(2 * MOST)]
    page = ([many, *[["mine"]] * 9, ["other"]], [0, *[0] * 9, 1])
    words = learned([page] * 3)
    assert len(words) == MOST
    assert words[0][0] in ("mine", "other")


def test_no_pages_have_no_words() -> None:
    assert learned([]) == ()
    assert heard({}, []).tolist() == []


def test_a_profile_has_words_that_the_fitted_weights_have_not(
    talk: list[str], truth: list[int]
) -> None:
    lines = [
        f"Zanzibar {line}" if voice == 0 else line for line, voice in zip(talk, truth, strict=True)
    ]
    profile = learn([Page(lines, truth)] * 3)
    assert dict(profile.words)["zanzibar"] > 0
    told = evidence(["Zanzibar it is.", *talk], 0, profile=profile)
    assert any("Zanzibar" in reason and reason.endswith("the show's hosts") for reason in told)
