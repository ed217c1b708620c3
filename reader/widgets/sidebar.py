"""The sidebar: what is read, who speaks, and the chapters, questions, outline or speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from .row_list import RowBlock, RowList
from .rows import Row, row
from .sidebar_data import SidebarData
from .sidebar_lists import (
    chapter_rows,
    current_beside,
    current_chapter,
    list_rows,
    outline_rows,
)
from .sidebar_questions import LOOKING, SidebarQuestion, current_question, question_rows
from .sidebar_rows import head_rows, speaker_rows, tab_rows, with_current

Mode = Literal["chapters", "questions", "outline", "speakers"]
MODES: tuple[Mode, ...] = ("chapters", "questions", "outline", "speakers")
BOTH = "both lists"
"""What the outline is called where it stands beside the chapters."""


class Sidebar(Vertical):
    """Follows the place in the transcript through `current` and `question`, and is a way to
    go elsewhere."""

    current: reactive[int | None] = reactive(None, init=False)
    """Index of the chapter that is being read; set by the screen."""
    question: reactive[int | None] = reactive(None, init=False)
    """Index of the question that is being read, or whose answer is; set by the screen."""
    mode: reactive[Mode] = reactive("chapters", init=False)
    only: reactive[int | None] = reactive(None, init=False)
    """The speaker whose turns alone the page shows; None where it shows all."""

    @dataclass
    class ChapterChosen(Message):
        """A chapter was chosen, by its index."""

        index: int

    @dataclass
    class QuestionChosen(Message):
        """A question was chosen, by its index."""

        index: int

    @dataclass
    class QuestionsWanted(Message):
        """The questions are to be shown, and nobody has looked for them yet."""

    @dataclass
    class WordsChosen(Message):
        """Words told under a chapter were chosen, by the document offset to go to."""

        start: int

    @dataclass
    class OutlineChosen(Message):
        """An entry of the outline was chosen, by its index."""

        index: int

    @dataclass
    class SpeakerChosen(Message):
        """A speaker was chosen, by their index."""

        speaker: int

    @dataclass
    class Closed(Message):
        """The reader wants to be back in the text."""

    BINDINGS: ClassVar[list[BindingType]] = [("q,escape", "close", "Back to the text")]

    def __init__(self, data: SidebarData, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._data = data
        self._questions: tuple[SidebarQuestion, ...] | None = None
        self._kept: dict[tuple[Mode, int], list[Row]] = {}
        """Rows of a mode for a width, none of them the current one's."""
        self._chosen = False
        """Whether a person chose the mode."""
        self._counted = False
        """Whether many turns were counted."""
        self._head = RowBlock(self._head_rows, classes="sidebar--head")
        self._list = RowList(self._list_rows, cursor_when_blurred=False)
        self._tabs = RowBlock(self._tab_rows, classes="sidebar--tabs")
        self.set_reactive(Sidebar.mode, self._first_mode())

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._list
        yield self._tabs

    @property
    def data(self) -> SidebarData:
        return self._data

    @data.setter
    def data(self, data: SidebarData) -> None:
        self.put(data, None)

    def put(self, data: SidebarData, questions: tuple[SidebarQuestion, ...] | None) -> None:
        """Show other data, and its questions where they are known. The mode stays if a
        person chose it and it has something to show."""
        self._data, self._counted = data, False
        self._questions = questions
        self._kept.clear()
        if not self._chosen or self.mode not in self.modes:
            self.set_reactive(Sidebar.mode, self._first_mode())
        self._head.show(self._head_rows)
        self._show()

    @property
    def questions(self) -> tuple[SidebarQuestion, ...] | None:
        """The questions; None as long as nobody has looked for them."""
        return self._questions

    @questions.setter
    def questions(self, questions: tuple[SidebarQuestion, ...] | None) -> None:
        self._questions = questions
        self._kept.clear()
        if self.mode == "questions":
            self._show()
        else:
            self._tabs.show(self._tab_rows)

    @property
    def modes(self) -> list[Mode]:
        """The modes that have something to show; the speakers where nothing else has.
        Questions there may be as long as nobody has looked for them."""
        data = self._data
        found: list[Mode] = []
        if data.chapters:
            found.append("chapters")
        if self._questions or (self._questions is None and data.speech):
            found.append("questions")
        if data.outline and (data.lists or not data.chapters):
            found.append("outline")
        if data.attribution != "none" or not set(found) - {"questions"}:
            found.append("speakers")
        return found

    def _first_mode(self) -> Mode:
        """What is shown until a person chooses: what need not be looked for first."""
        return next(mode for mode in self.modes if mode != "questions")

    def next_mode(self) -> None:
        """Go to the next mode that has something to show, as a person wants it."""
        self._chosen = True
        at = MODES.index(self.mode) + 1
        self.mode = next(mode for mode in (*MODES[at:], *MODES) if mode in self.modes)

    def watch_mode(self) -> None:
        self._show()

    def watch_only(self) -> None:
        if self.mode == "speakers":
            self._list.show(self._list_rows, cursor=self._list.cursor, keep=True)

    def watch_current(self) -> None:
        if self.mode in ("chapters", "outline"):
            self._follow(self.current)

    def watch_question(self) -> None:
        if self.mode == "questions":
            self._follow(self.question)

    def _follow(self, item: int | None) -> None:
        self._list.show(self._list_rows, cursor=item, keep=True)
        self._list.reveal(item, centre=True)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self._tabs.show(self._tab_rows)
        cursor = None if self.mode == "speakers" else self._item
        self._list.show(self._list_rows, cursor=cursor or 0, centre=True)
        if self.mode == "questions" and self._questions is None:
            self.post_message(self.QuestionsWanted())
        if self._waits_to_count:
            self.call_after_refresh(self._count)

    @property
    def _waits_to_count(self) -> bool:
        return self.mode == "speakers" and self._data.many_turns and not self._counted

    def _count(self) -> None:
        if self._waits_to_count:
            self._counted = True
            self._show()

    def focus_list(self) -> None:
        """Take the keys."""
        self._list.focus()

    def action_close(self) -> None:
        self.post_message(self.Closed())

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        item, chapters = event.item, self._data.chapters
        if self.mode == "questions":
            self.post_message(self.QuestionChosen(item))
        elif self.mode == "speakers":
            self.post_message(self.SpeakerChosen(self._data.count_shares()[item].speaker))
        elif self.mode == "outline" and not self._data.lists:
            self.post_message(self.OutlineChosen(item))
        elif item < len(chapters):
            self.post_message(self.ChapterChosen(item))
        elif self.mode == "outline":
            self.post_message(self.OutlineChosen(item - len(chapters)))
        elif self.current is not None:
            start = chapters[self.current].words[item - len(chapters)].start
            if start is not None:
                self.post_message(self.WordsChosen(start))

    def _head_rows(self, width: int) -> list[Row]:
        return head_rows(self._data, width)

    def _list_rows(self, width: int) -> list[Row]:
        if self.mode == "speakers":
            return [] if self._waits_to_count else speaker_rows(self._data, self.only, width)
        if self.mode == "questions" and self._questions is None:
            return [row(f"  {LOOKING}", "muted")]
        key = (self.mode, width)
        if key not in self._kept:
            self._kept[key] = self._still_rows(width)
        rows, item = self._kept[key], self._item
        return rows if item is None else with_current(rows, item, self._current_rows(item, width))

    @property
    def _item(self) -> int | None:
        """The item that is being read; None where it is none of the list's."""
        questions = self.mode == "questions"
        item = self.question if questions else self.current
        count = len(self._questions or ()) if questions else len(self._data.chapters)
        return item if item is not None and item < count else None

    def _still_rows(self, width: int) -> list[Row]:
        """The rows of the mode, none of them the current one's."""
        data = self._data
        if self.mode == "chapters":
            return chapter_rows(data.chapters, width)
        if self.mode == "questions":
            return question_rows(self._questions or (), width)
        return list_rows(data, width) if data.lists else outline_rows(data.outline, width)

    def _current_rows(self, item: int, width: int) -> list[Row]:
        if self.mode == "chapters":
            return current_chapter(self._data.chapters, item, width)
        if self.mode == "questions":
            return current_question(self._questions or (), item, width)
        return current_beside(self._data, item, width)

    def _tab_rows(self, width: int) -> list[Row]:
        return tab_rows([self._called(mode) for mode in self.modes], self._called(self.mode), width)

    def _called(self, mode: Mode) -> str:
        return BOTH if mode == "outline" and self._data.chapters else mode
