"""The panes beside the text: search and bookmarks; and the way to the clipboard."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.desk import span_positions
from reader.telling import fitting

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.screens.reading import ReadingScreen
    from reader.widgets.bookmark_pane import BookmarkItem, BookmarkPane, Scope
    from reader.widgets.search_pane import SearchPane
    from transcripts.library import Bookmark


class Panes:
    """Opens, closes and fills what stands beside the text of one reading screen."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._pane: Widget | None = None
        self.search_pane: SearchPane | None = None
        self.bookmark_pane: BookmarkPane | None = None
        self._scope: Scope = "here"
        self._items: dict[int, Bookmark] = {}
        self.last_query = ""

    @property
    def open(self) -> bool:
        """Whether search or bookmarks are shown."""
        return self._pane is not None

    # Opening and closing

    def _put(self, pane: Widget, focus: Callable[[], None]) -> None:
        """Show `pane` instead of what is there, and give it the keys when it stands."""

        async def put() -> None:
            holder = self._screen.holder
            await holder.remove_children()
            await holder.mount(pane)
            self._screen.lay_out()
            self.give_keys(focus)

        self._pane = pane
        self._screen.side.over = False
        self._screen.keyboard.hold(opening=True)
        self._screen.run_worker(put(), group="pane", exclusive=True)

    def give_keys(self, focus: Callable[[], object]) -> None:
        """Let something new have the keys, those too that came before it had its size."""
        screen = self._screen
        focus()
        screen.call_after_refresh(screen.app.call_later, screen.keyboard.release)

    def close(self) -> None:
        """Close search or bookmarks; the text has the keys."""
        if self.search_pane is not None:
            self.last_query = self.search_pane.query_text
        if self._pane is not None:
            self._pane.remove()
        self._pane = self.search_pane = self.bookmark_pane = None
        self._screen.lay_out()
        self._screen.view.focus()

    def leave(self) -> None:
        """The text has the keys; a pane stays beside it, and one that lies over it goes."""
        if self._screen.narrow:
            self.close()
        else:
            self._screen.view.focus()

    def close_one(self) -> bool:
        """Close what lies nearest; False where nothing is open but the sidebar beside."""
        if self._pane is not None:
            self.close()
            return True
        return self._screen.side.close()

    def focus_next(self) -> None:
        """Give the keys to the next part: text, sidebar, pane."""
        screen = self._screen
        order: list[Widget] = [screen.view]
        if screen.side.shown:
            order.append(screen.side.made)
        if self._pane is not None:
            order.append(self._pane)
        now = next((i for i, w in enumerate(order) if w.has_focus or w.has_focus_within), 0)
        following = order[(now + 1) % len(order)]
        focus: Callable[[], object] = screen.view.focus
        if following is screen.side.sidebar:
            focus = screen.side.made.focus_list
        elif following is self.search_pane and self.search_pane is not None:
            pane = self.search_pane
            focus = pane.focus_list if pane.hits else pane.focus_field
        elif following is self.bookmark_pane and self.bookmark_pane is not None:
            focus = self.bookmark_pane.focus_list
        screen.keyboard.hold(opening=True)  # keys behind this one are for that part
        self.give_keys(focus)

    # Search

    def open_search(self, words: str = "") -> None:
        """Ask the whole library."""
        pane = self.search_pane
        if pane is None:
            from index.snippets import snippet
            from reader.widgets.search_pane import SearchPane

            pane = SearchPane(
                query=words or self.last_query,
                snippet=snippet,
                place=self._screen.desk.hit_place,
                colour=self._screen.desk.hit_speaker,
            )
            self._put(pane, pane.focus_field)
            self.search_pane, self.bookmark_pane = pane, None
        else:
            pane.focus_field()

    # Bookmarks

    def open_bookmarks(self) -> None:
        from reader.widgets.bookmark_pane import BookmarkPane

        if self.bookmark_pane is not None:
            self.bookmark_pane.focus_list()
            return
        pane = BookmarkPane(self._bookmark_items(), scope="here")
        self._scope = "here"
        self._put(pane, pane.focus_list)
        self.search_pane, self.bookmark_pane = None, pane

    def show_scope(self, scope: Scope) -> None:
        self._scope = scope
        self.reload_bookmarks()

    def go_to_bookmark(self, item: BookmarkItem) -> None:
        """Go to the words of a bookmark, in whichever transcript they are."""
        screen = self._screen
        mark = self.bookmark(item)
        opened = screen.opened
        if mark.transcript == opened.transcript.id:
            screen.filtering.reveal(opened.transcript.blocks.offset(mark.span.start))
            screen.jump(screen.desk.bookmark_positions(screen.opened, mark)[0])
        else:
            screen.history = screen.history.leave(screen.here)
            offset = screen.desk.offset_of(mark.transcript, mark.span.start)
            screen.post_message(screen.TranscriptWanted(mark.transcript, offset))
        self.leave()

    def show_bookmarks(self, said: str) -> None:
        """Bookmarks changed in the pane: show them there and in the text."""
        self._screen.marks.reload()
        self._screen.show_marks()
        self.reload_bookmarks(said)

    def reload_bookmarks(self, said: str = "") -> None:
        """Show the bookmarks as they are now, where they are shown."""
        if self.bookmark_pane is not None:
            self.bookmark_pane.show(self._bookmark_items(), said)

    def bookmark(self, item: BookmarkItem) -> Bookmark:
        """The bookmark that an item of the pane stands for."""
        return self._items[item.id]

    def _bookmark_items(self) -> list[BookmarkItem]:
        screen, desk = self._screen, self._screen.desk
        marks = screen.marks.bookmarks if self._scope == "here" else desk.library.all_bookmarks()
        self._items = {mark.id: mark for mark in marks}
        return [desk.bookmark_item(mark, screen.opened) for mark in marks]

    # Hits of the library on this page

    def light_hits(self) -> None:
        """Light what the search found in this transcript, for n and N to walk along."""
        pane, opened = self.search_pane, self._screen.opened
        if pane is None:
            return
        own = [hit for hit in pane.hits if hit.transcript == opened.transcript.id]
        spans = sorted({span for hit in own for span in span_positions(opened, hit)})
        self._screen.finder.show_spans(pane.query_text, spans)

    # Clipboard

    def copy(self, text: str, *, unsure: bool = False) -> None:
        """Send text to the reader's own clipboard; the status line says what became of it,
        and that it is `unsure` who says it."""
        self._screen.run_worker(lambda: self._copy(text, unsure), thread=True, group="copy")

    def _copy(self, text: str, unsure: bool) -> None:
        from reader.clipboard import NotCopied, copy
        from reader.locations import state_dir

        app = self._screen.app
        driver = app._driver

        def write(sequence: str) -> None:
            if driver is not None:
                driver.write(sequence)
                driver.flush()

        try:
            outcome = copy(text, os.environ, write, state_dir())
        except (NotCopied, OSError) as error:
            app.call_from_thread(self._screen.say, str(error), "problem")
            return
        said = copied_unsure(outcome.sentence) if unsure else outcome.sentence
        app.call_from_thread(self._screen.say, said)


def copied_unsure(sentence: str) -> str:
    """What became of a copy, and that it is unsure who says the words: first, where the line
    would be too short for it behind."""
    sentence = sentence.rstrip(".")
    return fitting(
        f"{sentence} · who speaks is unsure here: w", f"Who speaks is unsure: w · {sentence}"
    )
