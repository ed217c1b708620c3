"""The sidebar of one reading screen: made when it is first wanted, beside the text or over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from reader.widgets.sidebar import Sidebar


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
        """Another transcript is read."""
        if self.sidebar is not None:
            from reader.widgets.sidebar_data import sidebar_data

            self.sidebar.data = sidebar_data(self._screen.opened.transcript)

    def follow(self) -> None:
        """Show which chapter is being read, and whose turns alone if not everybody's."""
        page = self._screen.view.page
        if self.sidebar is not None:
            self.sidebar.only = self._screen.filtering.speaker
        if self.sidebar is not None and len(page):
            chapter = page.chapters[page.element_at(self._screen.view.cursor[0])]
            self.sidebar.current = chapter if chapter >= 0 else None

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
