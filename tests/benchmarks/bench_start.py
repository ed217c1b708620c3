"""Start, keys, paging and memory of the reader in a real terminal of 80 by 24, beside a bare
Python, an empty Textual app, a Textual page of plain lines, and `less`.

`bench_start.py [PAGE]` reads PAGE for the small rows, else page 000 of the sample folder
beside the tree, else the packaged sample. The least of all runs is printed.
"""

import argparse
import importlib.util
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from transcripts.formats import read
from transcripts.sample import SAMPLE_NAME, sample_bytes

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
TURNS, WORDS = 100_000, 14
INTERVAL = 0.04
"""Seconds between two presses of a key."""
_TALK = (
    "the tape and a harbour said that people listen when nobody is there so we kept every "
    "page of it because you never know what somebody will want to find again one day"
)
TALK = _TALK.split()

EMPTY = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready")
    def on_key(self):
        self.query_one(Static).update("ANSWERED")
Empty().run()
"""
PLAIN = """
import sys
from rich.segment import Segment
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
LINES = open(sys.argv[1], encoding="utf-8").read().splitlines()
class Page(ScrollView, can_focus=True):
    def on_mount(self):
        self.virtual_size = Size(76, len(LINES))
    def render_line(self, y):
        at = self.scroll_offset.y + y
        text = LINES[at][:76].ljust(76) if at < len(LINES) else " " * 76
        return Strip([Segment(text, self.rich_style)], 76)
    def key_space(self):
        self.scroll_page_down(animate=False)
class Plain(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield Page()
app = Plain()
app.animation_level = "none"
app.run()
"""


class Page(NamedTuple):
    """A transcript to open, and words by which its first and last screen are known."""

    path: Path
    label: str
    first: bytes
    last: bytes
    turns: int


def harness() -> Any:
    """The tests' terminal, from their folder."""
    source = HERE.parent / "terminal" / "conftest.py"
    spec = importlib.util.spec_from_file_location("terminal_harness", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def page_of(path: Path, label: str) -> Page:
    """What to look for on the screen: the first words, and a word that only the end has."""
    text = read(path.read_bytes(), path.name).blocks.text
    opening, ending = text[:6000], text[-400:]
    rare = [w for w in re.findall(r"[A-Za-z]{5,}", ending) if w not in opening]
    first = re.findall(r"[A-Za-z]{5,}", text)[0]
    turns = len(read(path.read_bytes(), path.name).blocks)
    return Page(path, label, first.encode(), rare[-1].encode(), turns)


def small_page(named: Path | None, folder: Path) -> Page:
    beside = HERE.parents[2] / "shared" / "seeds"
    found = named or next(iter(sorted(beside.glob("000_*.txt"))), None)
    if found is not None:
        return page_of(found, found.name)
    path = folder / SAMPLE_NAME
    path.write_bytes(sample_bytes())
    return page_of(path, "the sample")


def large_page(folder: Path) -> Page:
    """100,000 turns of 14 words by two speakers, from a fixed seed."""
    chance = random.Random(3)
    path = folder / "large.txt"
    with path.open("w") as file:
        for turn in range(TURNS - 1):
            words = " ".join(chance.choices(TALK, k=WORDS)).capitalize()
            file.write(f"{'Ben Cole' if turn % 2 else 'Ann Bell'}: {words}.\n")
        file.write("Ben Cole: Here the tape ends for good, at Zennormouth.\n")
    return Page(path, f"{TURNS:,} turns", b"people", b"Zennormouth", TURNS)


class Bench:
    """Opens terminals with one library, and measures what comes out of them."""

    def __init__(self, folder: Path, runs: int) -> None:
        self._terminal = harness().Terminal
        self._runs = runs
        home = folder / "home"
        home.mkdir()
        self.environment = {
            "HOME": str(home),
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "TAPELOG_HOME": str(folder / "tapelog"),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "LESSHISTFILE": "-",
        }

    def open(self, *command: str, **changes: str) -> Any:
        return self._terminal(list(command), {**self.environment, **changes}, 80, 24)

    def until(self, command: list[str], needle: bytes, key: str = "") -> float:
        """Least milliseconds from the start until `needle` was written."""
        return self.least([(command, needle, key)])[0]

    def least(self, cases: list[tuple[list[str], bytes, str]]) -> list[float]:
        """The same for several (command, needle, key), taken in turns, so that a busy moment
        of the machine is nobody's alone.

        The key is pressed again and again until it is answered, 25 times a second: each
        answer of the reader is a whole page, and a flood of keys would be measured instead.
        Each round begins at another moment of that interval.
        """
        found = [float("inf")] * len(cases)
        for round_ in range(self._runs):
            for case, (command, needle, key) in enumerate(cases):
                first = INTERVAL * round_ / self._runs
                found[case] = min(found[case], self._until(command, needle, key, first))
        return found

    def _until(self, command: list[str], needle: bytes, key: str, first: float) -> float:
        terminal = self.open(*command)
        try:
            end = terminal.started + 60
            press = terminal.started + first
            while needle not in terminal.raw:
                if time.monotonic() > end or terminal.process.poll() is not None:
                    raise SystemExit(f"{command}: {needle!r} never came:\n{terminal.text}")
                if key and time.monotonic() >= press:
                    press += INTERVAL
                    terminal.send(key)
                time.sleep(0.0005)
            at = terminal.raw.index(needle) + len(needle)
            when = next(moment for moment, length in terminal.arrivals if length >= at)
            return (when - terminal.started) * 1000
        finally:
            terminal.close()

    def paging(self, command: list[str], **changes: str) -> tuple[float, int]:
        """Median milliseconds and bytes of a page down, the first one left out."""
        terminal = self.open(*command, **changes)
        try:
            terminal.wait_for(lambda: len(terminal.raw) > 500)
            terminal.settle(1.0)
            times, sizes = [], []
            for _ in range(9):
                before = len(terminal.raw)
                begun = time.monotonic()
                terminal.send(" ")
                after = terminal.settle(0.15)
                times.append((terminal.arrivals[-1][0] - begun) * 1000)
                sizes.append(after - before)
            return sorted(times[1:])[4], sorted(sizes[1:])[4]
        finally:
            terminal.close()

    def memory(self, command: list[str]) -> float | None:
        """Resident megabytes once it has come to rest; None where /proc does not tell."""
        terminal = self.open(*command)
        try:
            terminal.wait_for(lambda: len(terminal.raw) > 500)
            terminal.settle(1.5)
            status = Path(f"/proc/{terminal.process.pid}/status")
            if not status.exists():
                return None
            found = re.search(r"VmRSS:\s*(\d+) kB", status.read_text())
            return int(found[1]) / 1000 if found else None
        finally:
            terminal.close()


def row(what: str, figure: str, verdict: str = "") -> None:
    print(f"  {what:42} {figure:>12}   {verdict}".rstrip())


def beside(value: float, other: float, name: str, ceiling: float) -> str:
    ratio = value / other
    return f"{ratio:5.2f} x {name} (ceiling {ceiling} x, {met(ratio <= ceiling)})"


def met(well: bool) -> str:
    return "met" if well else "NOT MET"


def add(bench: Bench, page: Page) -> float:
    begun = time.perf_counter()
    subprocess.run(
        [BIN / "tapelog", "add", str(page.path)],
        env=bench.environment,
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - begun


def start_rows(bench: Bench, page: Page, ceiling: float, empty_app: list[str]) -> None:
    tapelog = [str(BIN / "tapelog"), str(page.path)]
    row("kept in the library within", f"{add(bench, page):.1f} s")
    bench.until(tapelog, page.last, "G")  # once, so that caches are as on any other day
    reset(bench, tapelog, page)
    bare = bench.until([sys.executable, "-c", "print('ready')"], b"ready")
    row("bare Python's first word", f"{bare:.0f} ms")
    if shutil.which("less"):
        row("less, first page", f"{bench.until(['less', str(page.path)], page.first):.0f} ms")
    else:
        row("less", "not installed: not measured")
    first = bench.until(tapelog, page.first)
    over = first - bare
    row("first readable page", f"{first:.0f} ms", f"bare + {over:.0f} ms (ceiling + 30 ms, "
        f"{met(over <= 30)})")  # fmt: skip
    empty, answering = bench.least([(empty_app, b"ANSWERED", "G"), (tapelog, page.last, "G")])
    row("empty Textual app, answering keys", f"{empty:.0f} ms")
    row("answering keys", f"{answering:.0f} ms", beside(answering, empty, "empty app", ceiling))
    reset(bench, tapelog, page)


def reset(bench: Bench, tapelog: list[str], page: Page) -> None:
    """Back to the first page, and out."""
    terminal = bench.open(*tapelog)
    terminal.wait_for(lambda: page.first in terminal.raw)
    terminal.settle(1.0)
    for key in ("G", "g", "Q"):
        terminal.send(key)
        terminal.settle(0.3)
    terminal.close()


def page_rows(bench: Bench, page: Page, plain: list[str]) -> None:
    tapelog = [str(BIN / "tapelog"), str(page.path)]
    milliseconds, size = bench.paging(tapelog)
    base, base_size = bench.paging(plain)
    row("page down, plain lines in Textual", f"{base:.1f} ms", f"{base_size} bytes")
    if shutil.which("less"):
        least, least_size = bench.paging(["less", str(page.path)])
        row("page down, less", f"{least:.1f} ms", f"{least_size} bytes")
    row("page down", f"{milliseconds:.1f} ms", beside(milliseconds, base, "plain lines", 1.5))
    row("  its bytes", str(size), f"(ceiling 4,500, {met(size <= 4500)})")
    _, sixteen = bench.paging(tapelog, TERM="xterm", COLORTERM="")
    row("  its bytes in 16 colours", str(sixteen), f"(ceiling 3,000, {met(sixteen <= 3000)})")


def memory_row(bench: Bench, page: Page, empty: list[str]) -> None:
    ours = bench.memory([str(BIN / "tapelog"), str(page.path)])
    theirs = bench.memory(empty)
    if ours is None or theirs is None:
        row("memory", "not measured", "(needs /proc)")
        return
    row("memory, empty app", f"{theirs:.0f} MB")
    row("memory", f"{ours:.0f} MB", beside(ours, theirs, "empty app", 1.8))


def section(title: str, work: Callable[[], None]) -> None:
    print(title)
    work()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench = Bench(folder, options.runs)
        (folder / "empty.py").write_text(EMPTY)
        (folder / "plain.py").write_text(PLAIN)
        empty = [sys.executable, "-P", str(folder / "empty.py")]
        small, large = small_page(options.page, folder), large_page(folder)
        plain = [sys.executable, "-P", str(folder / "plain.py"), str(large.path)]
        section(
            f"{small.label}: {small.turns} blocks",
            lambda: start_rows(bench, small, 1.10, empty),
        )
        section(
            f"{large.label}, {TURNS * WORDS / 1e6:.1f} million words, from the library",
            lambda: start_rows(bench, large, 1.35, empty),
        )
        page_rows(bench, large, plain)
        memory_row(bench, large, empty)


if __name__ == "__main__":
    main()
