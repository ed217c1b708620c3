"""`c`: a word was misheard, here or throughout."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.desk import doc_span
from reader.mishearing import Mishearing

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.widgets.word_form import WordForm

_ROWS = 6
"""Rows at the foot of the text that the form may cover."""


class Mending:
    """Each method without an underscore carries out the action of its name, or is told
    what the form says."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._asked: Mishearing | None = None

    def correct(self, _count: int, _: str) -> None:
        """Ask what was said instead of the selected words, or of a word of the current
        sentence: first of one that was found there."""
        from reader.widgets.word_form import WordForm

        screen, view = self._screen, self._screen.view
        if screen.query("WordForm"):
            return
        selected = view.over.selection
        span = doc_span(view.page, *(selected or view.cursor))
        transcript = screen.opened.transcript
        hit = screen.finder.hit_in(view.cursor)
        asked = Mishearing.of(
            transcript,
            *span,
            selected=selected is not None,
            hit=doc_span(view.page, *hit) if hit else None,
        )
        if asked.refusal:
            screen.say(asked.refusal, "problem")
            return
        self._asked = asked
        self._clear_foot()
        screen.keyboard.hold(opening=True)
        screen.run_worker(self._ask(WordForm(asked)), group="word")

    def _clear_foot(self) -> None:
        """Move the words out from under where the form will be."""
        view, layout = self._screen.view, self._screen.view.page_layout
        _, end = view.over.selection or view.cursor
        if layout is not None:
            below = layout.row_of(max(0, end - 1)) - view.top_row - (view.size.height - _ROWS)
            if below >= 0:
                view.move_rows(below + 1)

    async def _ask(self, form: WordForm) -> None:
        await self._screen.mount(form)
        form.take_keys()
        self._screen.app.call_later(self._screen.keyboard.release)

    def give_up(self) -> None:
        """Nothing should be changed."""
        self._end()

    def put_right(self, heard: str, said: str, throughout: bool) -> None:
        """`heard` is `said`, here or everywhere."""
        from reader.services.correcting import correct

        screen, asked = self._screen, self._asked
        self._end()
        transcript = screen.opened.transcript
        if asked is None or asked.transcript.text != transcript.text:
            screen.say("The transcript was changed meanwhile: correct the word again.", "problem")
            return
        asked = replace(asked, transcript=transcript)
        changes, told = asked.corrections(heard, said, throughout=throughout)
        screen.view.mark(None)
        path = screen.desk.library.path
        write = partial(correct, path, transcript, changes)
        screen.inferring.write(write, told, decode=False)

    def _end(self) -> None:
        for form in self._screen.query("WordForm"):
            form.remove()
        self._screen.view.focus()
