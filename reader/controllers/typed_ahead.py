"""Keys that come too early.

Over a slow line many keys arrive at once, some of them before the field they are meant
for is there, or after it was left. They are kept, in their order, until what should have
them has the focus.
"""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.screen import Screen
from textual.widget import Widget

PATIENCE = 0.2
"""Seconds after which the usual part takes keys that nothing else took."""
GIVING_AWAY = frozenset(("close", "leave", "to_text", "choose", "edit"))
"""What panes do that gives the keys to something else: keys behind it are for that."""


@runtime_checkable
class TakesText(Protocol):
    """A field to type in, which knows the keys that came by it."""

    def saw(self, event: events.Key) -> bool: ...


class TypedAhead:
    """Keeps keys on one screen, and sends them again when something has the focus.

    The screen tells it of every key that comes up to it, and must carry out at once what
    moves the focus: of what runs later the keys behind it would know nothing.
    """

    def __init__(self, screen: Screen[Any], usual: Widget) -> None:
        """`usual` takes the keys that nothing else took."""
        self._screen = screen
        self._usual = usual
        self._held: list[events.Key] | None = None
        self._opening = False

    def hold(self, *, opening: bool = False) -> None:
        """Keep keys until `release`; `opening`, where something that will have them is
        still being made."""
        self._opening = self._opening or opening
        self._held = self._held if self._held is not None else []

    def hold_a_moment(self) -> None:
        """Keep keys until something else has the focus, or until it takes too long."""
        self.hold()
        self._screen.set_timer(PATIENCE, self._let_go)

    def release(self) -> None:
        """Send the kept keys to where the focus is now."""
        held, self._held = self._held or [], None
        self._opening = False
        for event in held:
            self._send(event)

    def focus_moved(self) -> None:
        """Something has the keys."""
        if not self._opening:
            self.release()

    def early(self, event: events.Key) -> bool:
        """Whether a key came too early, and is kept."""
        screen = self._screen
        if self._held is None and screen.focused is None:
            # A field was left, and what takes the keys now does not have them yet.
            self.hold()
            screen.set_timer(PATIENCE, self._take)
        if self._held is None:
            return False
        stop(event)
        self._held.append(event)
        return True

    def missed(self, event: events.Key) -> bool:
        """Whether a key was on its way here before the field that has the focus had it, as
        what follows it is; it is sent again."""
        focused = self._screen.focused
        if not isinstance(focused, TakesText) or focused.saw(event):
            return False
        stop(event)
        self._send(event)
        return True

    def _take(self) -> None:
        if self._screen.focused is None and not self._opening:
            self._usual.focus()

    def _let_go(self) -> None:
        if self._held is not None and not self._opening:
            self.release()

    def _send(self, event: events.Key) -> None:
        app = self._screen.app
        again = events.Key(event.key, event.character)
        again.set_sender(app)  # one sent by the screen would stop at the screen on its way up
        app.post_message(again)


def stop(event: events.Key) -> None:
    """A key was dealt with: nothing else takes it."""
    event.stop()
    event.prevent_default()
