"""The two acts: keep (`m`) and copy (`y`); and what was kept."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.certainty import unsure
from reader.controllers.inferring import Said
from reader.desk import doc_span
from reader.sentences import Span
from transcripts.changes import Interchange
from transcripts.text import make_safe

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.widgets.note_form import NoteForm
    from transcripts.library import Bookmark
    from transcripts.library.undoing import Act


class Keeping:
    """Each method without an underscore carries out the action of its name."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._view = screen.view
        self._noting: Bookmark | None = None

    @property
    def _span(self) -> Span:
        """What is acted on: the selection, else the current sentence."""
        start, end = self._view.over.selection or self._view.cursor
        text = self._view.page.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return start, end

    # Copy

    def copy(self, _count: int, _: str) -> None:
        from transcripts.quotes.copying import quotation

        transcript = self._screen.opened.transcript
        span = doc_span(self._view.page, *self._span)
        text = quotation(transcript, *span)
        if not text:
            self._screen.say("There is nothing here to copy.", "problem")
            return
        self._view.mark(None)
        self._screen.panes.copy(text, unsure=unsure(transcript, *span))

    def select_copy(self, count: int, argument: str) -> None:
        self.copy(count, argument)

    # Bookmarks

    def bookmark(self, _count: int, _: str) -> None:
        """Keep the sentence or selection; on one kept already, take it away again."""
        screen, span = self._screen, self._span
        if span[0] >= span[1]:
            screen.say("There is nothing here to keep.", "problem")
            return
        kept = screen.marks.at(span)
        if kept is not None:
            screen.marks.remove(kept)
            self._shown("Bookmark removed. U brings it back.")
        else:
            screen.marks.keep(span)
            self._shown("Bookmarked. M adds a note, U takes it back.")

    def select_bookmark(self, count: int, argument: str) -> None:
        self.bookmark(count, argument)

    def bookmark_note(self, _count: int, _: str) -> None:
        """Keep it, and ask for a note and tags."""
        from reader.widgets.note_form import NoteForm

        span = self._span
        if span[0] >= span[1] or self._screen.query("NoteForm"):
            return
        self._noting = self._screen.marks.at(span) or self._screen.marks.keep(span)
        self._shown("Bookmarked.")
        mark = self._noting
        form = NoteForm(note=mark.note, tags=mark.tags, words=make_safe(mark.words))
        self._screen.keyboard.hold(opening=True)
        self._screen.run_worker(self._ask(form), group="note")

    async def _ask(self, form: NoteForm) -> None:
        await self._screen.mount(form)
        form.focus_note()
        self._screen.app.call_later(self._screen.keyboard.release)

    def select_bookmark_note(self, count: int, argument: str) -> None:
        self.bookmark_note(count, argument)

    def end_note(self, note: str | None, tags: tuple[str, ...]) -> None:
        """The form is done: with a note and tags, or given up (None)."""
        for form in self._screen.query("NoteForm"):
            form.remove()
        self._view.focus()
        if note is not None and self._noting is not None:
            self._screen.marks.annotate(self._noting, make_safe(note), tags)
            self._shown("Note kept." if note or tags else "Bookmarked.")
        self._noting = None

    def _shown(self, sentence: str) -> None:
        self._view.mark(None)
        self._screen.show_marks()
        self._screen.panes.reload_bookmarks()
        self._screen.say(sentence)

    def next_bookmark(self, count: int, _: str) -> None:
        self._step(count or 1)

    def previous_bookmark(self, count: int, _: str) -> None:
        self._step(-(count or 1))

    def _step(self, count: int) -> None:
        position = self._screen.marks.step(self._view.cursor, count)
        if position is None:
            self._screen.say("No bookmarks here yet: m keeps a sentence.", "problem")
        else:
            self._screen.jump(position)

    def undo(self, _count: int, _: str) -> None:
        """Take back what was done last here, be it a bookmark or a correction."""
        from reader.services.correcting import sentence_of, take_back

        library, id = self._screen.desk.library, self._screen.opened.transcript.id
        act = library.last_act(id)
        if act is None or act.at < self._screen.marks.changed:
            self._shown(self._screen.marks.undo())
            return
        undo = partial(take_back, library.path, id, act)
        self._screen.inferring.write(undo, _told(act, f"{sentence_of(act)}: undone."))

    def redo(self, _count: int, _: str) -> None:
        """Do again what was taken back last."""
        from reader.services.correcting import sentence_of, take_back

        library, id = self._screen.desk.library, self._screen.opened.transcript.id
        act = library.last_undone(id)
        if act is None or act.at < self._screen.marks.taken_back:
            self._shown(self._screen.marks.redo())
            return
        again = partial(take_back, library.path, id, act, again=True)
        self._screen.inferring.write(again, _told(act, f"{sentence_of(act)}: done again."))

    # Export

    def export(self, _count: int, name: str) -> None:
        """The bookmarks as Markdown: into a file if one is named, else copied."""
        from transcripts.quotes.markdown import bookmarks_markdown

        marks = self._screen.marks.bookmarks
        if not marks:
            self._screen.say("No bookmarks to export: m keeps a sentence.", "problem")
            return
        text = bookmarks_markdown(self._screen.opened.transcript, marks)
        if not name:
            self._screen.panes.copy(text)
            return
        path = Path(os.path.expandvars(name)).expanduser()
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            self._screen.say(f"{path.name} is there already; name another file.", "problem")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._screen.say(f"{make_safe(path.name)} cannot be written: {reason}.", "problem")
        else:
            count = "1 bookmark" if len(marks) == 1 else f"{len(marks)} bookmarks"
            self._screen.say(f"{count} written to {make_safe(str(path))}.")


def _told(act: Act, sentence: str) -> Said:
    """What is told of an act: how many other lines changed too, but where all were exchanged
    by it, since nobody gave any line."""
    if isinstance(act.made[0].change, Interchange):
        return lambda _: sentence
    return sentence
