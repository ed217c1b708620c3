"""How the weights are made, and the file that comes with the program."""

from importlib.resources import files

import numpy as np
import pytest

from transcripts.chapters.fit.__main__ import main
from transcripts.chapters.fit.labelled import SHAPES, talks
from transcripts.chapters.fit.training import fit
from transcripts.chapters.making import weights
from transcripts.chapters.making.cohesion import tokens
from transcripts.chapters.making.signs import signs
from transcripts.chapters.making.units import units


@pytest.fixture
def folder(talk, tmp_path):
    lines, speakers, starts = talk
    rows = [f"{n}\t{line}\t\t\tChapter {n}" for n, line in enumerate([1, *starts], 1)]
    head = "chapter_no\tstart_line\tstart_time\tstart_seconds\ttitle"
    (tmp_path / "one.chapters.tsv").write_text("\n".join([head, *rows, ""]))
    (tmp_path / "one.plain.txt").write_text("\n".join([*lines, ""]))
    named = [f"{('Ann', 'Ben')[who]}: {line}" for line, who in zip(lines, speakers, strict=True)]
    (tmp_path / "one.labelled.txt").write_text("\n".join([*named, ""]))
    return tmp_path


def test_a_marked_talk_teaches_in_every_shape(folder, talk):
    known = list(talks(folder))
    assert [one.shape for one in known] == list(SHAPES)
    for one in known:
        assert [one.line_of[at] for at in np.flatnonzero(one.begins)] == talk[2]


def test_what_is_fitted_tells_where_the_chapters_of_that_talk_begin(folder):
    known = list(talks(folder))
    fitted = fit(known)
    for one in known:
        odds = fitted.odds_of(one.names, one.signs)
        assert odds[one.begins > 0].mean() > odds[one.begins == 0].mean()


def test_the_command_writes_a_file_that_is_read_back(folder, tmp_path, monkeypatch, capsys):
    out = tmp_path / "new.weights"
    monkeypatch.setattr("sys.argv", ["fit", str(folder), str(out)])
    main()
    assert "from 1 talks" in capsys.readouterr().out
    back = weights.unpack(out.read_text())
    assert weights.pack(back) == out.read_text()


def test_the_file_of_the_program_knows_the_signs_that_are_looked_for(talk, made):
    said = units(made(talk[0]))
    names, values = signs(made(talk[0]).text, said, tokens(said))
    assert values.shape == (len(said), len(names))
    assert set(names) == set(weights.fitted().signs)
    data = (files("transcripts.chapters") / "fitted" / weights.NAME).read_bytes()
    assert len(data) <= 60_000


def test_longer_talks_have_more_chapters_and_none_is_tiny():
    counts = [weights.fitted().chapters(words) for words in (100, 600, 3000, 12_000, 100_000)]
    assert counts == sorted(counts)
    assert counts[0] == 1
    assert counts[1] == 2
    assert 7 <= counts[3] <= 14


def test_a_sign_that_nobody_knows_tells_nothing():
    known = weights.Weights({"a": (1.0, 2.0, 3.0)}, -1.0, (0.0, 0.3))
    assert known.odds_of(["a", "new"], np.array([[3.0, 9.0]])).tolist() == [2.0]
