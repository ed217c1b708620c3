"""Moving over the page, and over jumps."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.page import HEADING
from reader.selecting import Unit
from reader.widgets.hints import labels
from transcripts.clock import clock

if TYPE_CHECKING:
    from reader.command_words import GoTo
    from reader.screens.reading import ReadingScreen

MOST_LETTERS = 300


class Moving:
    """Each method carries out the action of its name."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._view = screen.view

    def down(self, count: int, _: str) -> None:
        self._view.move_rows(count or 1)

    def up(self, count: int, _: str) -> None:
        self._view.move_rows(-(count or 1))

    def page_down(self, count: int, _: str) -> None:
        self._view.move_pages(count or 1)

    def page_up(self, count: int, _: str) -> None:
        self._view.move_pages(-(count or 1))

    def half_page_down(self, count: int, _: str) -> None:
        self._view.move_pages((count or 1) / 2)

    def half_page_up(self, count: int, _: str) -> None:
        self._view.move_pages(-(count or 1) / 2)

    def top(self, count: int, _: str) -> None:
        if count:
            self._line(count)
        else:
            self._screen.jump(self._view.page.first_words())
            self._view.move_to_top()

    def bottom(self, count: int, _: str) -> None:
        if count:
            self._line(count)
        else:
            self._screen.jump(len(self._view.page.text))

    def next_turn(self, count: int, _: str) -> None:
        self._view.move_turns(count or 1)

    def previous_turn(self, count: int, _: str) -> None:
        self._view.move_turns(-(count or 1))

    def next_sentence(self, count: int, _: str) -> None:
        self._view.move_sentences(count or 1)

    def previous_sentence(self, count: int, _: str) -> None:
        self._view.move_sentences(-(count or 1))

    def next_chapter(self, count: int, _: str) -> None:
        self._chapter(count or 1)

    def previous_chapter(self, count: int, _: str) -> None:
        self._chapter(-(count or 1))

    def _chapter(self, count: int) -> None:
        position = self._view.chapter_position(count)
        if position is not None:
            self._screen.jump(position)
        elif not self._screen.opened.transcript.details.chapters:
            self._screen.say("This transcript has no chapters.", "problem")
        else:
            end = "last" if count > 0 else "first"
            self._screen.say(f"This is the {end} chapter.", "problem")

    def jump_back(self, _count: int, _: str) -> None:
        screen = self._screen
        screen.travel(*screen.history.back(screen.here), "There is nowhere to go back to.")

    def jump_forward(self, _count: int, _: str) -> None:
        screen = self._screen
        screen.travel(*screen.history.forward(screen.here), "There is nowhere to go forward to.")

    def letters(self, _count: int, _: str) -> None:
        """A letter on every sentence that begins in view."""
        visible = self._view.visible_sentences()[:MOST_LETTERS]
        if visible:
            self._screen.keyboard.show_letters(
                dict(zip(visible, labels(len(visible)), strict=True))
            )

    # Places by number

    def go_to(self, place: GoTo) -> None:
        """Go to a line, time, per cent or chapter."""
        if not len(self._screen.opened.transcript.blocks):
            self._screen.say("This transcript is empty.", "problem")
        elif place.kind == "percent":
            self._screen.jump(int(len(self._view.page.text) * place.value / 100))
        elif place.kind == "line":
            self._line(int(place.value))
        elif place.kind == "chapter":
            self._numbered_chapter(int(place.value))
        else:
            self._time(place.value)

    def _block(self, number: int) -> None:
        blocks = self._screen.opened.transcript.blocks
        self._screen.jump(self._view.page.page_offset(blocks.offsets[number - 1]))

    def _line(self, line: int) -> None:
        """The block on a line of the source, or the nearest one after it; the turn of that
        number where the source has no lines."""
        lines = self._screen.opened.transcript.blocks.lines
        if not lines:
            self._screen.say("This transcript is empty.", "problem")
            return
        if any(lines):
            found = bisect_left(lines, line)
            if found >= len(lines):
                self._screen.say(f"The last line is {max(lines)}.", "problem")
            self._block(min(found, len(lines) - 1) + 1)
            return
        turns = self._screen.opened.transcript.turns
        if line > len(turns):
            self._screen.say(f"There are {len(turns)} turns.", "problem")
        start = turns.starts[min(line, len(turns)) - 1]
        self._screen.jump(self._view.page.page_offset(start))

    def _time(self, seconds: float) -> None:
        starts = self._screen.opened.transcript.blocks.starts
        timed = [(start, number) for number, start in enumerate(starts, 1) if start == start]
        if not timed:
            self._outline_time(seconds)
            return
        at = max(0, bisect_left(timed, (seconds + 0.001, 0)) - 1)
        if seconds > timed[-1][0] + 60:
            self._screen.say(f"The last words begin at {clock(timed[-1][0])}.", "problem")
        self._block(timed[at][1])

    def _outline_time(self, seconds: float) -> None:
        """Where the words have no times: the outline's last entry before one."""
        outline = self._screen.opened.transcript.details.outline
        before = [number for number, entry in enumerate(outline) if entry.start <= seconds]
        if before:
            self.outline_at(before[-1])
        else:
            self._screen.say("This transcript has no times.", "problem")

    def _numbered_chapter(self, number: int) -> None:
        chapters = self._screen.opened.transcript.details.chapters
        if not chapters:
            self._screen.say("This transcript has no chapters.", "problem")
        elif number > len(chapters):
            self._screen.say(f"There are {len(chapters)} chapters.", "problem")
        else:
            self.chapter_at(number - 1)

    def chapter_at(self, index: int) -> None:
        """Go to the heading of a chapter, counted from 0."""
        page = self._view.page
        for element, kind in enumerate(page.kinds):
            if kind == HEADING and page.chapters[element] == index:
                self._screen.jump(page.starts[element])
                return
        self._block(self._screen.opened.transcript.details.chapters[index].block)

    def outline_at(self, index: int) -> None:
        """Go to what an outline entry points to: the words said then, else the entry."""
        transcript = self._screen.opened.transcript
        entry = transcript.details.outline[index]
        if any(start == start for start in transcript.blocks.starts):
            self._time(entry.start)
        else:
            offset = transcript.blocks.offset(entry.span.start)
            self._screen.jump(self._view.page.page_offset(offset))

    def words_at(self, offset: int) -> None:
        """Go to the words at a document offset."""
        self._screen.filtering.reveal(offset)
        self._screen.jump(self._view.page.page_offset(offset))

    def page_row(self, row: int) -> None:
        """Go to a row of the page."""
        if self._view.page_layout is not None:
            self._screen.jump(self._view.page_layout.position_at(row))

    # Selecting

    def select(self, _count: int, _: str) -> None:
        self._view.mark_unit("sentence")

    def select_turn(self, _count: int, _: str) -> None:
        self._view.mark_unit("turn")

    def _extend(self, unit: Unit, count: int) -> None:
        if self._view.marking:
            self._view.extend(self._view.marking.moved(unit, count))

    def select_next_word(self, count: int, _: str) -> None:
        self._extend("word", count or 1)

    def select_previous_word(self, count: int, _: str) -> None:
        self._extend("word", -(count or 1))

    def select_next_sentence(self, count: int, _: str) -> None:
        self._extend("sentence", count or 1)

    def select_previous_sentence(self, count: int, _: str) -> None:
        self._extend("sentence", -(count or 1))

    def select_next_turn(self, count: int, _: str) -> None:
        self._extend("turn", count or 1)

    def select_previous_turn(self, count: int, _: str) -> None:
        self._extend("turn", -(count or 1))

    def select_line_down(self, count: int, _: str) -> None:
        self._view.extend_rows(count or 1)

    def select_line_up(self, count: int, _: str) -> None:
        self._view.extend_rows(-(count or 1))

    def select_other_end(self, _count: int, _: str) -> None:
        if self._view.marking:
            self._view.extend(self._view.marking.swapped())

    def select_leave(self, _count: int, _: str) -> None:
        self._view.mark(None)
