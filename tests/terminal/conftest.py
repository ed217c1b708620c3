"""Real terminals for tests: a pty whose bytes are kept and shown on a pyte screen, and a
tmux inside one, so that what tmux sends to the terminal around it can be seen."""

import base64
import fcntl
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pyte
import pytest

TAPELOG = Path(sys.executable).with_name("tapelog")
PATIENCE = 20.0
"""Seconds until a screen that does not come fails the test."""

# What pyte takes for text or colours: keyboard protocols, queries of modes, strings.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][\d;]*[a-zA-Z]|\x1b\[\?[\d;]*\$p|\x1b\[[\d;]* q"
    rb"|\x1bP.*?\x1b\\|\x1b_.*?\x1b\\|\x1b\].*?(?:\x07|\x1b\\)",
    re.DOTALL,
)
_UNFINISHED = re.compile(rb"\x1b(?:[\[\]P_][^\x1b\x07]{0,4000})?$")
_OSC_52 = re.compile(rb"\x1b\]52;[^;]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")


class Terminal:
    """A program in a pty of its own."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], columns: int, rows: int
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        self._raw = bytearray()
        self._last_byte = time.monotonic()
        self.arrivals: list[tuple[float, int]] = []
        """When bytes came (`time.monotonic`), and how many there were by then."""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            list(command),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(environment),
            cwd=environment["HOME"],
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                found = os.read(self._master, 65536)
            except OSError:
                return
            if not found:
                return
            self._raw += found
            self._last_byte = time.monotonic()
            self.arrivals.append((self._last_byte, len(self._raw)))

    @property
    def raw(self) -> bytes:
        """Every byte the program has written."""
        return bytes(self._raw)

    @property
    def lines(self) -> list[str]:
        """The screen as it stands, a string a row."""
        new = bytes(self._raw[self._shown :])
        cut = _UNFINISHED.search(new)
        whole = new[: cut.start()] if cut else new
        self._shown += len(whole)
        self._stream.feed(_UNKNOWN.sub(b"", whole))
        return list(self._screen.display)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def cells(self) -> list[tuple[str, str, str]]:
        """Every cell that is not blank as (character, foreground, background) of pyte."""
        self.lines  # noqa: B018  brings the screen up to date
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        cells = (row[x] for row in rows for x in range(self._screen.columns))
        return [(cell.data, cell.fg, cell.bg) for cell in cells if cell.data.strip()]

    @property
    def clipboard(self) -> str | None:
        """What the terminal was last asked to put on its clipboard."""
        found = _OSC_52.findall(self.raw)
        return base64.b64decode(found[-1]).decode() if found else None

    def send(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(
        self, wanted: str | re.Pattern[str] | Callable[[], object], patience: float = PATIENCE
    ) -> str:
        """The screen's text as soon as it holds `wanted`; fails with the screen else."""
        end = time.monotonic() + patience
        while True:
            text = self.text
            if callable(wanted):
                here = bool(wanted())
            elif isinstance(wanted, str):
                here = wanted in text
            else:
                here = wanted.search(text) is not None
            if here:
                return text
            if time.monotonic() > end:
                pytest.fail(f"{wanted!r} did not come within {patience} s; the screen:\n{text}")
            time.sleep(0.01)

    def settle(self, silence: float = 0.4) -> int:
        """Wait until nothing is written for `silence` seconds from now; gives the bytes so
        far."""
        begun = time.monotonic()
        self.wait_for(lambda: time.monotonic() - max(begun, self._last_byte) >= silence)
        return len(self._raw)

    def resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)
        self.lines  # noqa: B018
        self._screen.resize(rows, columns)

    def wait(self, patience: float = PATIENCE) -> int:
        """The program's exit code, once it has ended."""
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            pytest.fail(f"the program did not end; the screen:\n{self.text}")

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        self.kill()
        self._reader.join(1.0)
        with suppress(OSError):
            os.close(self._master)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A plain terminal's environment, with a library and a home of its own."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        "HOME": str(home),
        "PATH": f"{TAPELOG.parent}:{os.environ['PATH']}",
        "TAPELOG_HOME": str(tmp_path / "tapelog"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }


@pytest.fixture
def open_terminal(environment: dict[str, str]) -> Iterator[Callable[..., Terminal]]:
    """Opens terminals that are closed, and their programs killed, when the test ends."""
    opened: list[Terminal] = []

    def build(
        *command: str | Path,
        columns: int = 80,
        rows: int = 24,
        **changes: str | None,
    ) -> Terminal:
        merged: dict[str, str | None] = {**environment, **changes}
        settings = {name: value for name, value in merged.items() if value is not None}
        terminal = Terminal([str(part) for part in command], settings, columns, rows)
        opened.append(terminal)
        return terminal

    yield build
    for terminal in opened:
        terminal.close()


@pytest.fixture
def tapelog(open_terminal: Callable[..., Terminal]) -> Callable[..., Terminal]:
    """Opens `tapelog` with arguments in a terminal of its own."""

    def build(*arguments: str | Path, **settings: object) -> Terminal:
        return open_terminal(TAPELOG, *arguments, **settings)

    return build


@pytest.fixture
def in_tmux(
    open_terminal: Callable[..., Terminal], tmp_path: Path
) -> Iterator[Callable[..., Terminal]]:
    """Runs a command in tmux with its default settings, in an outer terminal."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    socket = f"tapelog-test-{os.getpid()}-{tmp_path.name}"

    def build(*command: str | Path, columns: int = 80, rows: int = 24, **settings: str) -> Terminal:
        tmux = ("tmux", "-L", socket, "-f", "/dev/null", "new-session")
        size = ("-x", str(columns), "-y", str(rows))
        return open_terminal(*tmux, *size, *command, columns=columns, rows=rows, **settings)

    yield build
    subprocess.run(["tmux", "-L", socket, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def in_screen(
    open_terminal: Callable[..., Terminal], tmp_path: Path
) -> Iterator[Callable[..., Terminal]]:
    """Runs a command in GNU screen with its default settings, in an outer terminal."""
    if shutil.which("screen") is None:
        pytest.skip("GNU screen is not installed")
    folder = tmp_path / "screens"
    folder.mkdir(mode=0o700)
    session = f"tapelog-test-{os.getpid()}"

    def build(*command: str | Path) -> Terminal:
        screen = ("screen", "-c", "/dev/null", "-S", session)
        return open_terminal(*screen, *command, SCREENDIR=str(folder), TERM="xterm")

    yield build
    subprocess.run(
        ["screen", "-S", session, "-X", "quit"],
        env={**os.environ, "SCREENDIR": str(folder)},
        check=False,
        capture_output=True,
    )
