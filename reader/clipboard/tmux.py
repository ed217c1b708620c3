"""tmux: a plain OSC 52 from inside never arrives under its default settings, but
`tmux load-buffer -w -` sets tmux's buffer and sends it on to the terminal around it.

`-w` came with tmux 3.2. Whether the terminal is sent anything depends on the capability
`Ms`, which `tmux info` tells for each terminal attached.
"""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from .osc52 import PORTABLE, sequence
from .outcome import Outcome, Parcel, RouteFailed

PATIENCE = 1.0
"""Seconds that a tmux command may take."""

_TERMINAL = re.compile(r"^Terminal \d+: .* for (\S+?)[,:]", re.MULTILINE)
_CLIPBOARD = re.compile(r"^\s*\d+: Ms: (.*)$", re.MULTILINE)
_VERSION = re.compile(r"(\d+)\.(\d+)")


def in_own_pane(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is a pane of tmux itself, which hears no plain OSC 52; not so
    in a window or a container opened from one, where `$TMUX` is inherited too."""
    return environment.get("TERM", "").startswith(("tmux", "screen"))


@dataclass(frozen=True, slots=True)
class TmuxRoute:
    """Through tmux's buffer to the terminal in which tmux is shown."""

    environment: Mapping[str, str]
    name: str = "tmux"
    limit: int | None = PORTABLE

    def forecast(self) -> str:
        try:
            forwards = self._sends_on() if self._knows_w() else False
        except RouteFailed as reason:
            return f"tmux does not answer ({reason})"
        if forwards is None:
            return "kept in tmux's buffer; whether tmux sends it on cannot be asked"
        if forwards:
            return "sent by tmux to the terminal around it"
        return (
            "kept in tmux's buffer only; to send it on: "
            "set -as terminal-features ',*:clipboard' (tmux 3.2 or later)"
        )

    def carry(self, parcel: Parcel) -> Outcome:
        if not self._knows_w():
            self._run("load-buffer", "-", text=parcel.text)
            parcel.write(sequence(parcel.text))  # heard where set-clipboard is on
            return Outcome(
                self.name, "saved", "Kept in tmux's buffer (prefix ] pastes); this tmux is too old"
            )
        self._run("load-buffer", "-w", "-", text=parcel.text)
        if not in_own_pane(self.environment):
            parcel.write(sequence(parcel.text))
        forwards = self._sends_on()
        if forwards is None:
            return Outcome(self.name, "sent", "Handed to tmux, to send on to the terminal")
        if not forwards:
            return Outcome(
                self.name,
                "saved",
                "Kept in tmux's buffer (prefix ] pastes); this terminal takes no clipboard",
            )
        return Outcome(self.name, "sent", "Sent by tmux to the terminal's clipboard")

    def _knows_w(self) -> bool:
        """Whether this tmux has `load-buffer -w`; an unnumbered development build has."""
        version = _VERSION.search(self._run("-V"))
        return version is None or (int(version[1]), int(version[2])) >= (3, 2)

    def _sends_on(self) -> bool | None:
        """Whether tmux can set the clipboard of the client's terminal; None if untold."""
        try:
            told = self._run("info")
            client = self._run("display-message", "-p", "#{client_tty}").strip()
        except RouteFailed:
            return None
        return sends_on(told, client)

    def _run(self, *arguments: str, text: str | None = None) -> str:
        program = shutil.which("tmux", path=self.environment.get("PATH"))
        if program is None:
            raise RouteFailed("tmux is not on the PATH")
        try:
            done = subprocess.run(
                [program, *arguments],
                input=None if text is None else text.encode("utf-8", "replace"),
                stdin=subprocess.DEVNULL if text is None else None,
                capture_output=True,
                timeout=PATIENCE,
                env=dict(self.environment),
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise RouteFailed(f"tmux {arguments[0]} gave no answer") from error
        if done.returncode:
            raise RouteFailed(f"tmux {arguments[0]} failed")
        return done.stdout.decode("utf-8", "replace")


def sends_on(info: str, client: str) -> bool | None:
    """What `tmux info` says of the clipboard of the terminal at `client` (its tty).

    Where that one is not listed, what is true of every terminal listed; None where the
    terminals differ or none is listed.
    """
    found: dict[str, bool] = {}
    heads = list(_TERMINAL.finditer(info))
    stops = [*(head.start() for head in heads[1:]), len(info)]
    for head, stop in zip(heads, stops, strict=False):
        capability = _CLIPBOARD.search(info, head.end(), stop)
        if capability:
            found[head[1]] = "[missing]" not in capability[1]
    if client in found:
        return found[client]
    answers = set(found.values())
    return answers.pop() if len(answers) == 1 else None
