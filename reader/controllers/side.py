"""The sidebar of one reading screen: made when it is first wanted, beside the text or over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk import doc_span

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.widgets.sidebar import Sidebar
    from reader.widgets.sidebar_questions import SidebarQuestion
    from transcripts.chapters.questions import Question


class Side:
    """Shows, hides and fills the sidebar. A narrow screen begins without one."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self.sidebar: Sidebar | None = None
        self.over = False
        """Whether it lies over the text, where there is no room beside it."""

    @property
    def made(self) -> Sidebar:
        """The sidebar, made if it is not there yet."""
        if self.sidebar is None:
            from reader.widgets.sidebar import Sidebar
            from reader.widgets.sidebar_data import sidebar_data

            self.sidebar = Sidebar(sidebar_data(self._screen.opened.transcript), id="sidebar")
            self.follow()
        return self.sidebar

    @property
    def shown(self) -> bool:
        return self.sidebar is not None and self.sidebar.is_attached and self.sidebar.display

    def show(self, shown: bool) -> None:
        """Show it, or hide it where it is there."""
        if not shown and self.sidebar is None:
            return
        self.made.display = shown
        if self._screen.is_mounted and not self.made.is_attached:
            self._screen.run_worker(self._stand(), group="sidebar")

    async def _stand(self) -> None:
        if not self.made.is_attached:
            await self._screen.query_one("#body").mount(self.made, before=0)

    def read(self) -> None:
        """Another transcript is read, or this one is another by now."""
        if self.sidebar is None:
            return
        from reader.widgets.sidebar_data import sidebar_data

        transcript, asking = self._screen.opened.transcript, self._screen.acts.asking
        questions: list[tuple[SidebarQuestion, ...]] = []
        if self.sidebar.mode == "questions" and asking.short:
            from reader.widgets.sidebar_questions import sidebar_questions

            asking.look(lambda found: questions.append(sidebar_questions(transcript, found)))
        self.sidebar.put(sidebar_data(transcript), questions[0] if questions else None)

    def ask(self) -> None:
        """Look for the questions, and show them when they are found."""
        self._screen.acts.asking.look(self._answer)

    def _answer(self, found: tuple[Question, ...]) -> None:
        from reader.widgets.sidebar_questions import NONE, sidebar_questions

        sidebar = self.sidebar
        if sidebar is None:
            return
        sidebar.questions = sidebar_questions(self._screen.opened.transcript, found)
        if not found and sidebar.mode == "questions":
            sidebar.next_mode()
            self._screen.say(NONE, "problem")
        self.follow()

    def follow(self) -> None:
        """Show which chapter and question are being read, and whose turns alone if not
        everybody's."""
        screen, page = self._screen, self._screen.view.page
        if self.sidebar is None:
            return
        self.sidebar.only = screen.filtering.speaker
        if len(page):
            chapter = page.chapters[page.element_at(screen.view.cursor[0])]
            self.sidebar.current = chapter if chapter >= 0 else None
        if self.sidebar.questions:
            end = doc_span(page, *screen.view.cursor)[1]
            self.sidebar.question = screen.acts.asking.at(max(0, end - 1))

    # What keys do

    def toggle(self) -> None:
        """Show or hide it; over the text where there is no room beside it."""
        screen = self._screen
        if screen.narrow:
            self.over = not self.over
            if self.over:
                screen.keyboard.hold(opening=True)
                screen.run_worker(self._open_over(), group="sidebar")
            else:
                screen.lay_out()
                screen.view.focus()
            return
        screen.settings.set_sidebar(not screen.settings.sidebar)
        screen.lay_out()
        if not screen.settings.sidebar:
            screen.view.focus()

    async def _open_over(self) -> None:
        await self._stand()
        self._screen.lay_out()
        self._screen.panes.give_keys(self.made.focus_list)

    def next_mode(self) -> None:
        """Its next mode; where it is not shown, it is shown first."""
        if self.shown:
            self.made.next_mode()
        else:
            self.toggle()

    def leave(self) -> None:
        """Something was chosen in it, or it was left."""
        if self._screen.narrow and self.over:
            self.over = False
            self._screen.lay_out()
        self._screen.view.focus()

    def close(self) -> bool:
        """Close it where it lies over the text, leave it where it has the keys; False where
        neither is so."""
        if self.over:
            self.toggle()
            return True
        if self.sidebar is not None and self.sidebar.has_focus_within:
            self._screen.view.focus()
            return True
        return False
