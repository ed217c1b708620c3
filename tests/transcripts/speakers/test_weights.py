"""The small file of fitted weights, and how it is made."""

import random
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from transcripts.speakers import weights
from transcripts.speakers.fit.__main__ import examples, main
from transcripts.speakers.fit.breaking import broken
from transcripts.speakers.fit.labelled import episodes, hosts, stretches
from transcripts.speakers.fit.training import Keys, fit


def test_packed_weights_come_back_rounded() -> None:
    packed = weights.pack({"q1": 1.0, "é": -0.5}, {"any": [1, -1, -1, 1]}, 10_000)
    back = weights.unpack(packed)
    keyed = back.found([["q1", "new"], [], ["é", "q1"]], [["start"], ["any"], []])
    odds, seams = back.scores(keyed)
    assert [back.keys[at] for at in keyed.lines.of_row(2)] == ["é", "q1"]
    assert odds == pytest.approx([1.0, 0.0, 0.5], abs=0.02)
    assert seams[1] == pytest.approx([1, -1, -1, 1], abs=0.02)
    assert not seams[[0, 2]].any()


def test_the_smallest_weights_are_left_out_until_the_file_is_small_enough() -> None:
    chance = random.Random(1)
    many = {f"w=word{n}": chance.gauss(0, 1) for n in range(3000)}
    packed = weights.pack(many, {"any": [1, 0, 0, 1]}, 6000)
    assert len(packed) <= 6000
    kept = weights.unpack(packed).lines
    assert min(abs(many[key]) for key in kept) > 0.3


def test_the_fitted_file_is_small_and_says_how_it_was_made() -> None:
    folder = files("transcripts.speakers") / "fitted"
    assert len((folder / weights.NAME).read_bytes()) <= 150_000
    assert "transcripts.speakers.fit" in (folder / "README.md").read_text("utf-8")
    assert np.isfinite(weights.fitted().of_lines).all()


def write(folder: Path, count: int) -> None:
    chance = random.Random(3)
    things = ["bridges", "boats", "maps", "clocks", "songs", "wheels"]
    for number in range(count):
        lines = []
        for _ in range(14):
            thing = chance.choice(things)
            lines.append(f"**Ann Lee:** How did you make the {thing}?\n")
            lines.append(
                f"**Guest {number} Roe:** I made the {thing} with my friends. It was long.\n"
            )
        (folder / f"show__{number}.md").write_text("\n".join(lines), "utf-8")


def test_a_folder_of_labelled_transcripts_is_fitted(tmp_path: Path) -> None:
    write(tmp_path, 24)
    known = list(episodes(tmp_path))
    roles = hosts(known)
    assert all(roles[e.name] == {"Ann Lee"} for e in known)
    keys = Keys({}, {})
    made = [one for _, several in examples(known, roles, keys) for one in several]
    lines, seams = fit(made, keys, rounds=2)
    assert lines["q1"] > 0 > lines["q0"]
    assert sum(seams["q10"]) == pytest.approx(0, abs=1e-9)


def test_fitting_again_gives_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "talk"
    folder.mkdir()
    write(folder, 21)
    made = []
    for name in ("a", "b"):
        out = tmp_path / name
        monkeypatch.setattr("sys.argv", ["fit", str(folder), str(out)])
        main()
        made.append(out.read_bytes())
    assert made[0] == made[1]


def test_where_only_a_host_and_one_other_speak_is_learned_from_too() -> None:
    two = [("Ann", "What?"), ("Bob", "That.")] * 16
    turns = [("Cy", "Hello."), *two, ("Cy", "Hm."), ("Bob", "Yes."), ("Cy", "No.")]
    assert list(stretches(turns, frozenset({"Ann"}))) == [two]
    assert not list(stretches(turns, frozenset({"Ann", "Bob"})))
    assert not list(stretches(two[:20], frozenset({"Ann"})))
    assert not list(stretches([], frozenset()))


def test_broken_turns_hold_every_word_and_clean_ones_end_at_sentences() -> None:
    turns = [("Ann", "One two three. Four five six. " * 20), ("Bob", "Seven eight nine. " * 30)]
    said = [word.strip(".").lower() for _, text in turns for word in text.split()]
    for style in ("clean", "usual", "noisy"):
        lines = broken(turns, style, random.Random(5))
        assert [w.strip(".").lower() for _, line in lines for w in line.split()] == said
        assert all(line.endswith(".") for _, line in lines)
    assert broken(turns, "usual", random.Random(5)) == broken(turns, "usual", random.Random(5))
