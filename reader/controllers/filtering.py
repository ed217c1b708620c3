"""Showing only one speaker's turns, and all of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.page import ELISION
from transcripts.columns import NOBODY, SPEECH

if TYPE_CHECKING:
    from reader.desk import Opened
    from reader.page import Page
    from reader.screens.reading import ReadingScreen

TOLD = 24
"""Cells of a name in the status line, so that the way out stands there too."""
USUAL_ROW = 5
"""Rows above the current sentence where it is not known how many there were."""


class Filtering:
    """What is shown of the transcript that is read.

    While it shows one speaker, `screen.opened` has a page of their turns alone; positions
    are kept as those of the whole page.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._whole: Opened | None = None
        self.speaker: int | None = None
        """Whose turns alone are shown; None where all are, NOBODY for what is nobody's."""

    @property
    def on(self) -> bool:
        return self._whole is not None

    @property
    def whole(self) -> Opened:
        """What is read, with the whole page."""
        return self._whole or self._screen.opened

    @property
    def told(self) -> str:
        """What is shown, for the status line; nothing where it is all."""
        if self.speaker is None:
            return ""
        from reader.widgets.rows import fit

        return f"only {fit(self._name(self.speaker), TOLD)} · q shows all"

    def only(self, speaker: int | None) -> None:
        """Show the turns of one speaker alone; all turns for None. The current sentence
        stays, or the nearest that is shown becomes it."""
        if speaker is None and self._whole is None:
            return
        whole = self.whole
        page = whole.page if speaker is None else page_of(whole.page, speaker)
        if page is None:
            self._screen.say(f"Nothing here is said by {self._name(speaker)}.", "problem")
            return
        if speaker is not None and ELISION not in page.kinds:
            self._screen.say(f"All of it is said by {self._name(speaker)}.")
            return
        screen, view = self._screen, self._screen.view
        cursor = page.page_offset(view.page.doc_offset(view.cursor[0]))
        self.speaker, self._whole = speaker, None if speaker is None else whole
        screen.opened = whole._replace(page=page, cursor=cursor, top=cursor, above=self._row())
        if speaker is not None:
            screen.opened = screen.opened._replace(heights={})  # those kept are the whole page's
        screen.put(screen.opened)
        self._find_again()
        screen.side.follow()
        screen.tell()

    def named(self, name: str) -> None:
        """Show the turns of the speaker of that name; without one, of the one who speaks at
        the current sentence, or all where they are shown alone already."""
        screen = self._screen
        if not name:
            page = screen.view.page
            here = page.speakers[page.element_at(screen.view.cursor[0])] if len(page) else NOBODY
            self.only(None if self.on else here)
            return
        found = self._numbers(name)
        if len(found) == 1:
            self.only(found[0])
        elif found:
            screen.say(f"“{name}” could be {' or '.join(map(self._name, found))}.", "problem")
        else:
            screen.say(f"Nobody here is called “{name}”.", "problem")

    def reveal(self, offset: int) -> None:
        """Show all turns if the words at a document offset are left out."""
        if self.on and not self._screen.opened.page.shows(offset):
            self.only(None)

    def again(self, opened: Opened) -> Opened:
        """The same transcript was opened anew, whole: the same filter laid over it."""
        if self.speaker is None:
            return opened
        page = page_of(opened.page, self.speaker)
        if page is None:
            self.end()
            return opened
        self._whole = opened
        return opened._replace(page=page, heights={})

    def end(self) -> None:
        """Another transcript is read."""
        self._whole = self.speaker = None

    # Places, which are kept as those of the whole page

    def position(self, position: int) -> int:
        """A position of the page that is shown as one of the whole page."""
        if self._whole is None:
            return position
        return self._whole.page.page_offset(self._screen.view.page.doc_offset(position))

    def place(self) -> tuple[int, int, int]:
        """Where the reader is on the whole page: the current sentence, the words at the upper
        edge, and how many rows above them it lies."""
        view = self._screen.view
        if self._whole is None:
            return (view.cursor[0], *view.top_place)
        cursor = self.position(view.cursor[0])
        return cursor, cursor, self._row()

    def _row(self) -> int:
        """The row of the view on which the current sentence begins."""
        view = self._screen.view
        if view.page_layout is None:
            return USUAL_ROW
        row = view.page_layout.row_of(view.cursor[0]) - view.top_row
        return row if 0 <= row < view.size.height else USUAL_ROW

    def _find_again(self) -> None:
        """What was found before stands elsewhere on this page."""
        screen = self._screen
        query, pane = screen.finder.hits.query, screen.panes.search_pane
        if not query:
            return
        if pane is not None and pane.query_text == query:
            screen.panes.light_hits()
        else:
            screen.find(query, stay=True)

    def _name(self, speaker: int | None) -> str:
        transcript = self.whole.transcript
        return transcript.speaker_name(NOBODY if speaker is None else speaker) or "nobody named"

    def _numbers(self, name: str) -> list[int]:
        """The speakers whom a name may mean: whole names first, then beginnings of words."""
        page, transcript = self.whole.page, self.whole.transcript
        spoken = sorted({who for who in set(page.speakers) if who != NOBODY})
        wanted = name.casefold()
        names = {who: (transcript.speaker_name(who) or "").casefold() for who in spoken}
        exact = [who for who in spoken if wanted in (names[who], page.names[who].casefold())]
        return exact or [who for who in spoken if f" {names[who]}".find(f" {wanted}") >= 0]


def page_of(page: Page, speaker: int) -> Page | None:
    """The turns of one speaker; None where there are none."""
    from reader.filtered import only

    kept = bytes(
        who == speaker and (kind == SPEECH or who != NOBODY)
        for who, kind in zip(page.speakers, page.kinds, strict=True)
    )
    return only(page, lambda element: bool(kept[element])) if any(kept) else None
