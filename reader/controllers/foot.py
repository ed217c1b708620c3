"""The line at the foot of a reading screen: a command after `:`, words to find after `/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.widgets.command_line import CommandLine


class Foot:
    """Opens the line, and carries out what was typed in it."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._typed: dict[str, list[str]] = {":": [], "/": []}
        self._line: CommandLine | None = None
        self._begun = ""
        """What stood in the line when it was opened."""

    def ask(self, prompt: str, value: str = "") -> None:
        """Open the line for a command (`:`) or for finding (`/`); a `value` that it has is the
        beginning of a command, or one that changes nothing until something else is typed."""
        from reader.widgets.command_line import CommandLine

        screen = self._screen
        if self._line is not None:
            return
        if prompt == "/":
            screen.finder.begin()
        line = CommandLine(
            prompt,
            value=value,
            history=self._typed[prompt],
            completer=self._completed if prompt == ":" else None,
        )
        self._line, self._begun = line, value
        screen.keyboard.hold(opening=True)
        screen.run_worker(self._open(line), group="line")

    def _completed(self, text: str) -> list[str] | None:
        from reader.choices import names_of
        from reader.command_words import completions

        screen = self._screen
        return completions(text, screen.keymap, names_of(screen.opened.transcript))

    async def _open(self, line: CommandLine) -> None:
        await self._screen.mount(line)  # it takes the focus
        self._screen.app.call_later(self._screen.keyboard.release)

    def _end(self) -> None:
        self._screen.view.focus()
        if self._line is not None:
            self._line.remove()
            self._line = None

    def closed(self, prompt: str) -> None:
        """It was left."""
        self._end()
        self._screen.acts.attributing.forget()
        if prompt == "/":
            self._screen.finder.cancel()

    def submitted(self, prompt: str, text: str) -> None:
        """What was typed is to be done."""
        self._end()
        self._screen.unsay()
        if text.strip() and text.strip() == self._begun.strip():
            screen = self._screen
            screen.acts.attributing.forget()
            screen.say("Nothing was changed: the line is as it was.")
            return
        if text.strip():
            kept = self._typed[prompt]
            self._typed[prompt] = [t for t in kept if t != text] + [text]
        if prompt == "/":
            self._screen.acts.looking.end_find(text)
        else:
            self.command(text)

    def command(self, text: str) -> None:
        """Carry out what was typed after `:`."""
        from reader.command_words import GoTo, Problem, parse_command

        screen = self._screen
        asked = parse_command(text, screen.keymap)
        if isinstance(asked, Problem):
            screen.say(asked.sentence, "problem")
        elif isinstance(asked, GoTo):
            screen.acts.moving.go_to(asked)
        else:
            screen.act(asked.action, 0, asked.argument)
        screen.tell()
