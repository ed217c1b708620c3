"""A command's name with a slip in it, and words of a title that only look like one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader import start
from reader.commands.mistyped import nearest
from reader.commands.names import COMMANDS

TALK = "Ann: Good morning.\nBob: It is one, isn't it?\nAnn: So they say.\nBob: They do.\n"

Tapelog = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tapelog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Tapelog:
    """What the whole command line says, where standard output is no terminal."""
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str) -> tuple[int, str, str]:
        code = start.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return called


def keep(tapelog: Tapelog, name: str) -> None:
    Path(name).write_text(TALK.replace("morning", name))
    assert tapelog("add", name, "--once")[0] == 0


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("lsit", "list"),
        ("ad", "add"),
        ("Shwo", "show"),
        ("serach", "search"),
        ("searhc", "search"),
        ("chapter", "chapters"),
        ("dotcor", "doctor"),
        ("crash", None),
        ("lost:37", None),
        ("läst", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_a_slip_in_a_name_is_told(word: str, meant: str | None) -> None:
    assert nearest(word) == meant


def test_two_slips_count_only_in_a_long_name_before_other_words() -> None:
    assert nearest("research") == "search"
    assert nearest("research", alone=True) is None
    assert nearest("sha") is None
    assert all(nearest(name, alone=True) == name for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [(["serach", "fog"], "search"), (["lsit"], "list"), (["lst", "x"], "list")],
)
def test_a_mistyped_command_opens_no_title_that_begins_so(
    tapelog: Tapelog, arguments: list[str], meant: str
) -> None:
    keep(tapelog, "serachable-foggy-lsitings-lstx.txt")
    code, out, err = tapelog(*arguments)
    assert (code, out) == (2, "")
    assert f"there is no command {arguments[0]!r}; did you mean tapelog {meant}?" in err
    assert err.count("\n") == 1


def test_it_says_how_to_open_what_was_found(tapelog: Tapelog) -> None:
    keep(tapelog, "snowden.txt")
    _, out, err = tapelog("snow")
    assert out == ""
    id = err.partition("(tapelog ")[2][:6]
    assert err.endswith(f"(tapelog {id} opens snowden.txt)\n")
    assert "Good snowden" in tapelog(id)[1]


def test_a_file_an_address_or_an_option_behind_it_shows_that_a_command_was_meant(
    tapelog: Tapelog,
) -> None:
    keep(tapelog, "ad talk.txt")
    Path("talk.txt").write_text(TALK)
    for argument in ("talk.txt", "https://a.example/talk", "--json"):
        code, out, err = tapelog("ad", argument)
        assert (code, out) == (2, "")
        assert err.startswith("tapelog: there is no command 'ad'; did you mean tapelog add?")


@pytest.mark.parametrize("ref", ["lost", "Lost", "lost winter", "lost wint", "winter lost"])
def test_a_word_of_a_title_opens_it_though_a_command_is_called_nearly_so(
    tapelog: Tapelog, ref: str
) -> None:
    keep(tapelog, "the lost winter.txt")
    code, out, err = tapelog(*ref.split())
    assert (code, err) == (0, "")
    assert "Good the lost winter" in out


def test_a_file_called_nearly_as_a_command_is_opened(tapelog: Tapelog) -> None:
    Path("lits").write_text(TALK)
    assert "Good morning" in tapelog("lits")[1]


def test_nothing_kept_yet_a_slip_is_told_all_the_same(tapelog: Tapelog) -> None:
    assert "did you mean tapelog list?" in tapelog("lits")[2]
    assert not Path("home").exists()
