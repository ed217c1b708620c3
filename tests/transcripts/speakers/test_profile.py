"""What the other transcripts of a show teach about how its people talk."""

import json
from itertools import pairwise
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.columns import NOBODY
from transcripts.speakers.attribution import attribute, evidence
from transcripts.speakers.conversation import Conversation
from transcripts.speakers.profile import Page, Profile, learn, load
from transcripts.speakers.weights import fitted


def odd(talk: list[str]) -> list[str]:
    """Lines of a show whose host says "actually" where others ask."""
    return [line.replace("?", ", actually.") for line in talk]


def test_what_the_host_of_a_show_often_says_is_learned(talk: list[str], truth: list[int]) -> None:
    profile = learn([Page(odd(talk), truth)] * 3)
    assert dict(profile.lines)["w=actually"] > 0
    line = ["That is how it was, actually.", *odd(talk)[1:]]
    with_it, without = (Conversation(line, fitted(), p).odds[0] for p in (profile, None))
    assert with_it > without
    assert attribute(line, profile=profile).reason is None
    assert evidence(line, 0, profile=profile)


def test_of_one_transcript_less_is_believed_than_of_many(talk: list[str], truth: list[int]) -> None:
    one, many = (learn([Page(talk, truth)] * count) for count in (1, 8))
    size = [float(np.abs([change for _, change in p.lines]).sum()) for p in (one, many)]
    assert 0 < size[0] < size[1]
    assert (one.pages, many.pages) == (1, 8)


def test_lines_of_nobody_teach_nothing(talk: list[str], truth: list[int]) -> None:
    more = Page([*talk, "♪ ♪"], [*truth, NOBODY])
    assert learn([more]) == learn([Page(talk, truth)])


def test_whole_turns_are_broken_into_lines_as_pages_have_them(
    talk: list[str], truth: list[int]
) -> None:
    turns: list[str] = []
    voices: list[int] = []
    for line, voice in zip(talk, truth, strict=True):
        if voices[-1:] == [voice]:
            turns[-1] += f" {line}"
        else:
            turns.append(line)
            voices.append(voice)
    profile = learn([Page([f"{turn} " * 9 for turn in turns], voices)] * 9)
    found = attribute(talk, profile=profile).speakers
    # Nobody is taught to stop after each line.
    assert sum(a != b for a, b in pairwise(found)) <= 1.2 * len(turns)


@pytest.mark.parametrize("pages", [[], [Page(["Hello."], [0])], [Page([], [])]])
def test_pages_without_both_voices_teach_nothing(pages: list[Page]) -> None:
    assert learn(pages) == Profile()


def test_a_profile_is_small_and_comes_back_as_it_was(talk: list[str], truth: list[int]) -> None:
    profile = learn([Page(talk, truth)] * 2)
    data = profile.dump()
    assert len(data) < 150_000
    assert load(data) == profile


def test_a_profile_made_beside_other_weights_says_nothing(
    talk: list[str], truth: list[int]
) -> None:
    other = learn([Page(talk, truth)] * 3)._replace(of="another")
    assert attribute(talk, profile=other) == attribute(talk)


def test_learning_is_bounded(talk: list[str], truth: list[int]) -> None:
    begin = perf_counter()
    learn([Page(talk * 400, truth * 400)] * 8)
    assert perf_counter() - begin < 30


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 5000,
        b'[1,"",[["q1",1e9]],[],[]]',
        b'[1,"",[["q1",NaN]],[],[]]',
        b'[1,"",[],[["q11",[1,2]]],[]]',
        b'[1,"",[],[],[["well",1e9]]]',
        b'[1,"",[],[],[["well"]]]',
        b'[1,"",[],[]]',
        b'[1,"",3,4,5]',
    ],
)
def test_bytes_that_are_no_profile_are_an_empty_one(data: bytes) -> None:
    assert load(data) == Profile()


@given(st.binary(max_size=200))
def test_any_bytes_load(data: bytes) -> None:
    assert isinstance(load(data), Profile)


def test_a_profile_of_one_or_two_transcripts_is_not_used(talk: list[str], truth: list[int]) -> None:
    assert attribute(talk, profile=learn([Page(talk, truth)] * 2)) == attribute(talk)


def test_keys_that_the_weights_have_not_are_left_out(talk: list[str]) -> None:
    made = json.dumps(
        [3, fitted().digest, [["no such key", 1.0]], [["nor this", [1, 0, 0, 0]]], []]
    )
    assert attribute(talk, profile=load(made.encode())).speakers == attribute(talk).speakers
