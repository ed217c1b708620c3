"""Every action of the keymap by name, in the module of its concern."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.controllers.asking import Asking
from reader.controllers.attributing import Attributing
from reader.controllers.dividing import Dividing
from reader.controllers.explaining import Explaining
from reader.controllers.keeping import Keeping
from reader.controllers.looking import Looking
from reader.controllers.mending import Mending
from reader.controllers.moving import Moving

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen

Act = Callable[[int, str], None]
"""What carries an action out: given a count (0 where none was typed) and an argument."""


class Acts:
    """Finds the method for an action: `next-turn` is `Moving.next_turn`."""

    def __init__(self, screen: ReadingScreen) -> None:
        self.moving = Moving(screen)
        self.looking = Looking(screen)
        self.keeping = Keeping(screen)
        self.attributing = Attributing(screen)
        self.mending = Mending(screen)
        self.explaining = Explaining(screen)
        self.asking = Asking(screen)
        self._groups = (
            self.moving,
            self.looking,
            self.keeping,
            self.attributing,
            self.mending,
            self.explaining,
            self.asking,
            Dividing(screen),
        )

    def run(self, name: str, count: int = 0, argument: str = "") -> None:
        """Carry out an action of the keymap."""
        self.act(name)(count, argument)

    def act(self, name: str) -> Act:
        """The method for an action. Raises KeyError for one that nothing carries out."""
        method = name.replace("-", "_")
        for group in self._groups:
            found = getattr(group, method, None)
            if found is not None:
                act: Act = found
                return act
        raise KeyError(name)
