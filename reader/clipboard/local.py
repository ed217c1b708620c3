"""The clipboard of the desktop this runs on, through pyperclip."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Thread

from .outcome import Outcome, Parcel, RouteFailed

PATIENCE = 2.0
"""Seconds after which a clipboard that does not answer is given up."""

_REMOTE = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")


def here(environment: Mapping[str, str]) -> bool:
    """Whether the person sits at this machine's own desktop.

    Never over SSH, even with a display: a forwarded one is a clipboard of the server's.
    """
    if any(environment.get(name) for name in _REMOTE):
        return False
    if "web_driver" in environment.get("TEXTUAL_DRIVER", ""):
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY"))


def _same(read: str, written: str) -> bool:
    """Whether the clipboard gives back the text; some put other ends to its lines."""
    return read.replace("\r\n", "\n").rstrip("\n") == written.rstrip("\n")


@dataclass(frozen=True, slots=True)
class LocalRoute:
    """pbcopy, the Windows clipboard, wl-copy, xclip or xsel: whichever pyperclip finds."""

    environment: Mapping[str, str]
    name: str = "local"
    limit: int | None = None

    def forecast(self) -> str:
        import pyperclip

        if pyperclip.is_available():
            return "copied to this computer's clipboard"
        return "nothing here sets the clipboard: install wl-clipboard, xclip or xsel"

    def carry(self, parcel: Parcel) -> Outcome:
        # Reading back on Wayland can take the focus from the terminal for a moment.
        read_back = not self.environment.get("WAYLAND_DISPLAY")
        result: list[Outcome] = []
        worker = Thread(target=_copy, args=(parcel.text, read_back, result), daemon=True)
        worker.start()
        worker.join(PATIENCE)
        if not result:
            raise RouteFailed("the desktop's clipboard did not take it")
        return result[0]


def _copy(text: str, read_back: bool, result: list[Outcome]) -> None:
    import pyperclip

    try:
        pyperclip.copy(text)
        # xclip's failures are silent, so that only reading back proves anything.
        if not read_back:
            result.append(Outcome("local", "sent", "Sent to this computer's clipboard"))
        elif _same(pyperclip.paste(), text):
            result.append(Outcome("local", "copied", "Copied to this computer's clipboard"))
    except (pyperclip.PyperclipException, OSError, UnicodeError):
        return
