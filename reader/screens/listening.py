"""What the reading screen hears from the panes around the text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from reader.controllers.acts import Acts
    from reader.controllers.filtering import Filtering
    from reader.controllers.marks import Marks
    from reader.controllers.panes import Panes
    from reader.controllers.side import Side
    from reader.widgets.bookmark_pane import BookmarkItem, BookmarkPane
    from reader.widgets.note_form import NoteForm
    from reader.widgets.ribbon import Ribbon
    from reader.widgets.search_pane import SearchPane
    from reader.widgets.sidebar import Sidebar
    from reader.widgets.status_line import Tone
    from reader.widgets.word_form import WordForm


class ListeningScreen(Screen[None]):
    """Hands what panes say on to the controllers; knows nothing of the text itself."""

    acts: Acts
    marks: Marks
    panes: Panes
    filtering: Filtering
    side: Side

    def attempt(self, do: Callable[[], None]) -> None:
        """Do something that may write to the library; say so where it cannot be written."""
        try:
            do()
        except sqlite3.Error as error:
            self.say(f"Not kept: the library cannot be written ({error}).", "problem")

    def say(self, sentence: str, tone: Tone = "good") -> None:
        """Tell what happened."""
        raise NotImplementedError

    def _remove(self, item: BookmarkItem) -> None:
        self.marks.remove(self.panes.bookmark(item))
        self.panes.show_bookmarks("Removed. U brings it back.")

    def _annotate(self, item: BookmarkItem, note: str, tags: tuple[str, ...]) -> None:
        self.marks.annotate(self.panes.bookmark(item), note, tags)
        self.panes.show_bookmarks("Note kept.")

    # The sidebar

    def on_sidebar_chapter_chosen(self, event: Sidebar.ChapterChosen) -> None:
        event.stop()
        self.acts.moving.chapter_at(event.index)
        self.side.leave()

    def on_sidebar_question_chosen(self, event: Sidebar.QuestionChosen) -> None:
        event.stop()
        self.side.leave()
        self.acts.asking.choose(event.index)

    def on_sidebar_questions_wanted(self, event: Sidebar.QuestionsWanted) -> None:
        event.stop()
        self.side.ask()

    def on_sidebar_words_chosen(self, event: Sidebar.WordsChosen) -> None:
        event.stop()
        self.acts.moving.words_at(event.start)
        self.side.leave()

    def on_sidebar_outline_chosen(self, event: Sidebar.OutlineChosen) -> None:
        event.stop()
        self.acts.moving.outline_at(event.index)
        self.side.leave()

    def on_sidebar_speaker_chosen(self, event: Sidebar.SpeakerChosen) -> None:
        event.stop()
        shown = self.filtering.speaker
        self.filtering.only(None if event.speaker == shown else event.speaker)
        self.side.leave()

    def on_sidebar_closed(self, event: Sidebar.Closed) -> None:
        event.stop()
        self.side.leave()

    # Search

    def on_search_pane_closed(self, event: SearchPane.Closed) -> None:
        event.stop()
        self.panes.close()

    def on_search_pane_left(self, event: SearchPane.Left) -> None:
        event.stop()
        self.panes.leave()

    # Bookmarks

    def on_bookmark_pane_bookmark_chosen(self, event: BookmarkPane.BookmarkChosen) -> None:
        event.stop()
        self.panes.go_to_bookmark(event.bookmark)

    def on_bookmark_pane_removal_asked(self, event: BookmarkPane.RemovalAsked) -> None:
        event.stop()
        self.attempt(lambda: self._remove(event.bookmark))

    def on_bookmark_pane_note_changed(self, event: BookmarkPane.NoteChanged) -> None:
        event.stop()
        self.attempt(lambda: self._annotate(event.bookmark, event.note, event.tags))

    def on_bookmark_pane_scope_changed(self, event: BookmarkPane.ScopeChanged) -> None:
        event.stop()
        self.panes.show_scope(event.scope)

    def on_bookmark_pane_undo_asked(self, event: BookmarkPane.UndoAsked) -> None:
        event.stop()
        self.attempt(lambda: self.panes.show_bookmarks(self.marks.undo()))

    def on_bookmark_pane_closed(self, event: BookmarkPane.Closed) -> None:
        event.stop()
        self.panes.close()

    def on_bookmark_pane_left(self, event: BookmarkPane.Left) -> None:
        event.stop()
        self.panes.leave()

    # Notes, misheard words and the ribbon

    def on_note_form_submitted(self, event: NoteForm.Submitted) -> None:
        event.stop()
        self.attempt(lambda: self.acts.keeping.end_note(event.note, event.tags))

    def on_note_form_closed(self, event: NoteForm.Closed) -> None:
        event.stop()
        self.acts.keeping.end_note(None, ())

    def on_word_form_submitted(self, event: WordForm.Submitted) -> None:
        event.stop()
        self.acts.mending.put_right(event.heard, event.said, event.throughout)

    def on_word_form_closed(self, event: WordForm.Closed) -> None:
        event.stop()
        self.acts.mending.give_up()

    def on_ribbon_row_chosen(self, event: Ribbon.RowChosen) -> None:
        event.stop()
        self.acts.moving.page_row(event.row)
