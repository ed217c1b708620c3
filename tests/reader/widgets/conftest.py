"""A bare stage for one widget or screen: themes and style sheets, and what it says."""

from typing import Any

import pytest
from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.stylesheets import stylesheets
from reader.textual_themes import all_themes
from reader.themes import DARK, variables


class Stage(App[None]):
    CSS_PATH = stylesheets()
    CSS = "Screen { background: $tapelog-ground; layout: horizontal; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, screen: Screen[Any] | None = None, theme: str = "dark"):
        super().__init__()
        self.widgets = widgets
        self.first_screen = screen
        self.said: list[Message] = []
        self.dismissed: list[Any] = []
        for known in all_themes().values():
            self.register_theme(known)
        self.theme = f"tapelog-{theme}"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variables(DARK)

    def compose(self):
        yield from self.widgets

    def on_mount(self) -> None:
        if self.first_screen is not None:
            self.push_screen(self.first_screen, self.dismissed.append)

    async def on_event(self, event) -> None:
        await super().on_event(event)

    async def _dispatch_message(self, message: Message) -> None:
        if type(message).__module__.startswith("reader."):
            self.said.append(message)
        await super()._dispatch_message(message)

    def heard(self, kind: type[Message]) -> list[Any]:
        """The messages of one kind that came up, in order."""
        return [message for message in self.said if isinstance(message, kind)]

    def strips(self) -> list[Strip]:
        """The rows of the screen as they are painted."""
        return self.screen._compositor.render_strips()

    def picture(self) -> str:
        """The characters on the screen."""
        return "\n".join(strip.text.rstrip() for strip in self.strips())

    def style_of(self, words: str):
        """The style of the segment that holds `words`."""
        for strip in self.strips():
            for segment in strip:
                if words in segment.text:
                    return segment.style
        raise AssertionError(f"{words!r} is not on the screen:\n{self.picture()}")


@pytest.fixture
def stage() -> type[Stage]:
    return Stage
