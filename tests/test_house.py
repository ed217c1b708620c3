"""The house as it was designed: who may import whom, what stays small, what stays away."""

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import index
import reader
import transcripts

ROOT = Path(__file__).parents[1]
ROOMS = {module.__name__: Path(module.__file__).parent for module in (transcripts, index, reader)}
MODULES = [(room, path) for room, folder in ROOMS.items() for path in sorted(folder.rglob("*.py"))]
TAPELOG = Path(sys.executable).with_name("tapelog")


def dotted(path: Path, room: str) -> str:
    """A module's whole name."""
    parts = (room, *path.relative_to(ROOMS[room]).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {dotted(path, room): (room, path) for room, path in MODULES}


def nodes(tree: ast.AST, types: bool) -> Iterator[ast.AST]:
    """Everything in a syntax tree, functions' insides too; without `types`, not what is
    there for the type checker only."""
    left = [tree]
    while left:
        node = left.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            left += (*(node.body if types else ()), *node.orelse)
        else:
            yield node
            left += ast.iter_child_nodes(node)


def imported(room: str, path: Path, *, types: bool = True) -> Iterator[str]:
    """Every module that a file imports, anywhere in it, by its whole name."""
    package = (room, *path.relative_to(ROOMS[room]).parts[:-1])
    for node in nodes(ast.parse(path.read_text(encoding="utf-8")), types):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            whole = ".".join([*above, *([node.module] if node.module else [])])
            for name in node.names:
                inside = f"{whole}.{name.name}"
                yield inside if inside in NAMES else whole
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute | ast.Name)
            and (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id)
            in ("import_module", "__import__")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def importers(*wanted: str) -> set[str]:
    """The rooms that import any of the packages."""
    return {
        room
        for room, path in MODULES
        for name in imported(room, path)
        if name.split(".")[0] in wanted
    }


def test_nothing_imports_upward():
    assert importers("index") <= {"index", "reader"}
    assert importers("reader") <= {"reader"}


def graph(*, types: bool) -> dict[str, set[str]]:
    """What each module imports of our own."""
    return {
        name: {*imported(*where, types=types)} & NAMES.keys() - {name}
        for name, where in NAMES.items()
    }


def test_no_modules_import_each_other_in_a_circle_not_even_late():
    TopologicalSorter(graph(types=False)).prepare()  # raises CycleError, which names them


def test_for_types_only_the_controllers_name_the_screen_that_holds_them():
    known = graph(types=True)
    for name, wanted in known.items():
        if name.startswith("reader.controllers."):
            wanted.discard("reader.screens.reading")
    TopologicalSorter(known).prepare()


def test_only_search_knows_whoosh_and_only_the_reader_knows_textual():
    assert importers("whoosh") <= {"index"}
    assert importers("textual", "rich") <= {"reader"}


def test_every_package_that_is_imported_is_named_as_a_dependency():
    if not (ROOT / "pyproject.toml").exists():
        pytest.skip("not in a source tree")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed, wanted = (
        {re.split(r"[^\w-]", one)[0].rstrip("3").replace("-", "_") for one in each}
        for each in (project["dependencies"], extras["encodings"] + extras["llm"])
    )
    known = {*sys.stdlib_module_names, *ROOMS}
    used = {
        first
        for room, path in MODULES
        for name in imported(room, path)
        if (first := name.split(".")[0]) not in known
    }
    assert used == needed | wanted


def test_no_module_is_longer_than_350_lines():
    long = {
        str(path.relative_to(ROOMS[room].parent)): lines
        for room, path in MODULES
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 350
    }
    assert not long


def test_there_is_no_drawer_for_everything():
    assert not [path for _, path in MODULES if path.stem in ("utils", "util", "helpers", "misc")]


def test_every_module_says_what_it_is_for():
    assert not [
        str(path)
        for _, path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]


def test_the_tree_names_no_machine_and_no_ticket():
    """What is published speaks of the program, not of the desk it was written at."""
    if not (ROOT / "pyproject.toml").exists():
        pytest.skip("not in a source tree")
    told = re.compile(
        r"/(?:work|home|root|Users)/\w|/tmp/\w+/bin|\bissues? #?\d+\b|\bsub-?agent|\bsession \d",
        re.IGNORECASE,
    )
    folders = [ROOT / name for name in ("reader", "transcripts", "index", "tests", ".ci")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files += [path for path in ROOT.glob("*.*") if path.is_file()]
    found = []
    for path in files:
        if path == Path(__file__) or path.suffix in (".pyc", ".svg", ".raw"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in told.finditer(text)]
    assert not found


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "TAPELOG_HOME": str(tmp_path / "tapelog"),
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(
        "".join(
            f"{name}: {words}\n"
            for name, words in [
                ("Ann", "What did the tape say about the harbour that year?"),
                ("Ben", "It said that the harbour was early, and that nobody came."),
                ("Ann", "And did you believe it when you heard it?"),
                ("Ben", "I listened twice, and then I believed the tape."),
            ]
        )
    )
    return path


# Loaded by every Python that the command starts, itself included: notes each use of the
# network at once, and at its end which modules it has imported.
WATCH = """
import atexit, os, sys
told = os.path.join(os.environ["HOME"], "told", str(os.getpid()))
def tell(kind, what):
    with open(told, "a") as file:
        print(kind, what, file=file)
def watch(event, arguments):
    if not event.startswith("socket."):
        return
    family = arguments[1] if event == "socket.__new__" else None
    if family not in (1, -1):  # neither a pipe within the machine nor one taken over
        tell("socket", event)
sys.addaudithook(watch)
atexit.register(lambda: [tell("module", name) for name in list(sys.modules)])
"""


@pytest.fixture
def probe(environment: dict[str, str]):
    """Runs `tapelog` with arguments; gives (exit code, output, modules, network calls), the
    last two of every Python process that took part."""
    home = Path(environment["HOME"])
    (home / "told").mkdir()
    (home / "site").mkdir()
    (home / "site" / "sitecustomize.py").write_text(WATCH)

    def run(*arguments: str) -> tuple[int, str, set[str], list[str]]:
        done = subprocess.run(
            [TAPELOG, *arguments],
            env={**environment, "PYTHONPATH": str(home / "site")},
            cwd=home,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        told = list((home / "told").iterdir())
        lines = [line.split() for path in told for line in path.read_text().splitlines()]
        for path in told:
            path.unlink()
        modules = {what for kind, what in lines if kind == "module"}
        assert "reader.start" in modules
        return (
            done.returncode,
            done.stdout + done.stderr,
            modules,
            [what for kind, what in lines if kind == "socket"],
        )

    return run


def test_commands_never_import_the_screen(probe, talk):
    for arguments in (
        ["--version"],
        ["--help"],
        ["add", str(talk)],
        ["list"],
        ["show", str(talk)],
        ["search", "harbour"],
    ):
        code, output, modules, _ = probe(*arguments)
        assert code == 0, (arguments, output)
        assert "textual" not in modules, arguments


def test_version_and_help_import_neither_library_nor_search(probe):
    for argument in ("--version", "--help"):
        _, _, modules, _ = probe(argument)
        assert not modules & {"sqlite3", "whoosh", "textual", "numpy", "httpx", "rapidfuzz"}


def test_no_socket_is_opened_by_reading_adding_or_searching(probe, talk):
    for arguments in (
        ["show", str(talk)],
        ["add", str(talk)],
        ["add", str(talk.parent)],
        ["search", "harbour"],
        ["list"],
        ["update"],
        ["update", "--list"],
        ["add", str(talk), "ftp://a.example/x", "file:///etc/passwd", "a.example/x"],
        ["add", str(talk), "https://podcasts.apple.com/us/podcast/fog/id1", "https://["],
    ):
        code, output, modules, sockets = probe(*arguments)
        assert code == 0, (arguments, output)
        assert sockets == [], arguments
        assert "httpx" not in modules, arguments


def test_an_address_opens_a_socket_to_its_own_server_only(probe, site):
    url = site.put("/talk.txt", "Ann: Good morning.\nBob: It is one.\nAnn: So they say.\n" * 3)
    code, output, _, sockets = probe("add", url)
    assert code == 0, output
    assert sockets
    assert site.paths == ["/talk.txt"]


def test_the_tests_run_against_the_installed_package():
    """Either the installed files, or an editable install that points at this tree; never
    the tree by the accident of the folder that pytest was started in."""
    site = Path(sysconfig.get_path("purelib"))
    for folder in ROOMS.values():
        assert folder.parent == site or any(site.glob("*tapelog*.pth"))
    assert "" not in sys.path
