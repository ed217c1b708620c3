import pytest

from reader.command_words import GoTo, Names, Problem, Run, completions, parse_command
from reader.keymap import ACTIONS


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("37", GoTo("line", 37)),
        (":37", GoTo("line", 37)),
        ("12:31", GoTo("time", 751)),
        ("1:12:31", GoTo("time", 4351)),
        ("90:05", GoTo("time", 5405)),
        ("50%", GoTo("percent", 50)),
        ("12.5 %", GoTo("percent", 12.5)),
        ("chapter 4", GoTo("chapter", 4)),
        ("line 12", GoTo("line", 12)),
        ("time 0:28", GoTo("time", 28)),
        ("bookmark", Run("bookmark")),
        ("quit", Run("quit")),
        ("q", Run("quit")),
        ("mea 64", Run("measure", "64")),
        ("theme light", Run("theme", "light")),
        ("theme l", Run("theme", "light")),
        ("find open source", Run("find", "open source")),
        ("  zen  ", Run("zen")),
        ("export notes on maps.md", Run("export", "notes on maps.md")),
    ],
)
def test_what_is_typed_is_understood(text, asked):
    assert parse_command(text) == asked


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type"),
        ("0", "from 1"),
        ("12:99", "no time"),
        ("1:75:00", "no time"),
        ("150%", "100"),
        ("chapter", "chapter 4"),
        ("chapter four", "number"),
        ("time soon", "no time"),
        ("fly", "no command"),
        ("next", "next-turn"),
        ("zen now", "nothing"),
        ("theme", "dark"),
        ("theme mauve", "dark"),
        ("measure wide", "columns"),
        ("measure 5", "columns"),
        ("99999999999999", "no command"),
        ("\u0663\u0667x", "no command"),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(text, said):
    problem = parse_command(text)
    assert isinstance(problem, Problem)
    assert said in problem.sentence
    assert problem.sentence.endswith((".", "4", "12:31"))


def test_every_action_can_be_run_by_its_whole_name():
    for action in ACTIONS:
        if action.context == "text":
            argument = " dark" if action.name == "theme" else ""
            asked = parse_command(action.name + argument)
            assert isinstance(asked, Run)
            assert asked.action == action.name


def test_completions_are_whole_commands():
    assert completions("boo") == ["bookmark", "bookmark-note", "bookmarks"]
    assert completions("theme l") == ["theme light"]
    assert completions("chapter-") == [
        "chapter-begin",
        "chapter-join",
        "chapter-move",
        "chapter-title",
    ]
    assert completions("xyz") == []


PEOPLE = Names(
    all=("Ada Quist", "Rui Tal", "Speaker 3", "Tamar Adan"),
    heard=("Ada Quist", "Speaker 3", "Tamar Adan"),
    unused=("Rui Tal",),
)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("speaker ", [f"speaker {name}" for name in PEOPLE.all]),
        ("speaker ta", ["speaker Rui Tal", "speaker Tamar Adan"]),
        ("only ta", ["only Tamar Adan"]),
        ("split quist", ["split Ada Quist"]),
        ("only zoe", []),
        ("rename ", ["rename Rui Tal"]),
        ("ren r", ["ren Rui Tal"]),
        ("find her", None),
        ("chapter 4", None),
        ("x y", None),
    ],
)
def test_names_of_speakers_are_completed(typed, offered):
    assert completions(typed, names=PEOPLE) == offered


@pytest.mark.parametrize("name", ["rename Ada Quist", "rename Rui Tal", "rename Zoe"])
def test_a_name_to_be_given_is_completed_by_a_role(name):
    assert completions(name, names=PEOPLE) == [f"{name} (guest)", f"{name} (host)", name]
    for role, other in (("host", "guest"), ("guest", "host")):
        assert completions(f"{name} ({role})", names=PEOPLE) == [
            f"{name} ({other})", name, f"{name} ({role})",
        ]  # fmt: skip


def test_where_no_name_is_known_or_typed_there_is_no_role_to_tell():
    assert completions("rename") == ["rename"]
    assert completions("rename ") == []
