"""The questions of the talk that is read: found when they are first wanted, moved by, and
shown together with their answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.desk import doc_span
from reader.selecting import Marking
from transcripts.quotes.places import place_label

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.sentences import Span
    from transcripts.chapters.questions import Question
    from transcripts.model import Transcript

    Found = tuple[Question, ...]

AT_ONCE = 300_000
"""Characters of a text whose questions are found within a frame."""
NEAR_TOP = 3
"""Rows above a question that is gone to with its answer: those of a heading."""


class Asking:
    """`next_question` and `previous_question` carry out the actions of their names."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._of: Transcript | None = None
        """The transcript whose questions were looked for."""
        self._found: Found | None = None
        self._waiting: list[Callable[[Found], None]] = []
        """What is to be done when they are found."""

    @property
    def _transcript(self) -> Transcript:
        return self._screen.opened.transcript

    @property
    def found(self) -> Found | None:
        """The questions of the transcript that is read; None before they were looked for."""
        return self._found if self._of is self._transcript else None

    @property
    def short(self) -> bool:
        """Whether they are found so quickly that nobody waits for it."""
        return len(self._transcript.text) <= AT_ONCE

    def look(self, then: Callable[[Found], None]) -> None:
        """Find the questions and do something with them: at once in a short text, else when
        they are found; nothing where another transcript is read by then."""
        from transcripts.chapters.questions import questions

        transcript = self._transcript
        if self._of is not transcript:
            self._of, self._found, self._waiting = transcript, None, []
            if self.short:
                self._found = questions(transcript)
        if self._found is not None:
            then(self._found)
            return
        self._waiting.append(then)
        if len(self._waiting) > 1:
            return
        screen = self._screen

        def work() -> None:
            found = questions(transcript)
            screen.app.call_from_thread(self._answer, transcript, found)

        screen.run_worker(work, thread=True, group="questions")

    def _answer(self, transcript: Transcript, found: Found) -> None:
        if self._of is not transcript or not self._screen.is_running:
            return
        self._found = found
        waiting, self._waiting = self._waiting, []
        if transcript is self._transcript:
            for then in waiting:
                then(found)

    def at(self, offset: int) -> int | None:
        """The question that is asked or answered at a document offset: the last one begun."""
        found = self.found or ()
        index = bisect_right(found, offset, key=lambda one: one.start) - 1
        return index if index >= 0 else None

    # What keys do

    def next_question(self, count: int, _: str) -> None:
        self._step(count or 1)

    def previous_question(self, count: int, _: str) -> None:
        self._step(-(count or 1))

    def _step(self, count: int) -> None:
        if self.found is None and not self.short:
            from reader.widgets.sidebar_questions import LOOKING

            self._screen.say(LOOKING, "place")
        self.look(lambda found: self._go(found, count))

    def _go(self, found: Found, count: int) -> None:
        """Go `count` questions on from the current sentence; with a question and its answer
        selected, to another one with its answer."""
        screen, view = self._screen, self._screen.view
        if not found:
            from reader.widgets.sidebar_questions import NONE

            screen.say(NONE, "problem")
            return
        starts = [one.start for one in found]
        first, last = doc_span(view.page, *view.cursor)
        # A sentence may begin before the question that it holds.
        index = bisect_left(starts, last if count > 0 else first)
        index += count - (count > 0)
        selected = self._selected(found)
        if selected is not None:
            index = selected + count
        if count > 0 and index - count + 1 >= len(found):
            screen.say("This is the last question.", "problem")
            return
        if count < 0 and index - count <= 0:
            screen.say("This is the first question.", "problem")
            return
        index = min(max(0, index), len(found) - 1)
        if selected is not None:
            self.choose(index)
            return
        start = found[index].start
        screen.filtering.reveal(start)
        screen.jump(view.page.page_offset(start))
        place = place_label(self._transcript, start)
        screen.say(f"Question {index + 1} of {len(found)} · {place}", "place")

    def _selected(self, found: Found) -> int | None:
        """The question that is selected with its answer, and nothing else."""
        view = self._screen.view
        if view.over.selection is None:
            return None
        start, _ = doc_span(view.page, *view.over.selection)
        index = self.at(start)
        same = index is not None and self._on_page(found[index]) == view.over.selection
        return index if same else None

    def _on_page(self, question: Question) -> Span:
        """Question and answer in positions of the page."""
        page = self._screen.view.page
        start, end = question.whole
        return page.page_offset(start), page.page_offset(max(start, end - 1)) + 1

    def choose(self, index: int) -> None:
        """Show a question near the top with its whole answer, both selected together."""
        screen, view = self._screen, self._screen.view
        found = self.found or ()
        if index >= len(found):
            return
        question = found[index]
        for offset in (question.start, question.answer_start):
            screen.filtering.reveal(offset)
        start, end = self._on_page(question)
        screen.jump(start)
        if view.page_layout is not None:
            top = min(max(0, view.page_layout.row_of(start) - NEAR_TOP), view.last_top)
            if top != view.top_row:
                view.move_rows(top - view.top_row)
        view.mark(Marking(view.sentences, start, end))
        screen.say("Question and answer selected · y copies both, v leaves")
