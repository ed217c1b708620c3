"""The sidebar: what is read, who speaks, and the chapters, outline or speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive

from transcripts.clock import clock

from .row_list import RowBlock, RowList, speaker_look
from .rows import GAP, Piece, Row, clip, counted, hang, row, wrap
from .sidebar_data import Share, SidebarChapter, SidebarData, SidebarPerson
from .speaker_names import named

Mode = Literal["chapters", "outline", "speakers"]

PEOPLE_SHOWN = 5
NOT_SPEECH = "Summary, not speech"
BAR_LABELS, BAR_LINES = ("words", "turns"), "━─"
"""The two bars of a speaker: what they measure, and what they are drawn with."""


class Sidebar(Vertical):
    """Follows the place in the transcript through `current`, and is a way to go elsewhere."""

    current: reactive[int | None] = reactive(None, init=False)
    """Index of the chapter that is being read; set by the screen."""
    mode: reactive[Mode] = reactive("chapters", init=False)
    only: reactive[int | None] = reactive(None, init=False)
    """The speaker whose turns alone the page shows; None where it shows all."""

    @dataclass
    class ChapterChosen(Message):
        """A chapter was chosen, by its index."""

        index: int

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
        self._counted = False
        """Whether many turns were counted."""
        self._head = RowBlock(self._head_rows, classes="sidebar--head")
        self._list = RowList(self._list_rows, cursor_when_blurred=False)
        self._tabs = RowBlock(self._tab_rows, classes="sidebar--tabs")
        self.set_reactive(Sidebar.mode, self.modes[0])

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._list
        yield self._tabs

    @property
    def data(self) -> SidebarData:
        return self._data

    @data.setter
    def data(self, data: SidebarData) -> None:
        self._data, self._counted = data, False
        self.set_reactive(Sidebar.mode, self.mode if self.mode in self.modes else self.modes[0])
        self._head.show(self._head_rows)
        self._show()

    @property
    def modes(self) -> list[Mode]:
        """The modes that have something to show; the speakers where nothing else has."""
        found: list[Mode] = []
        if self._data.chapters:
            found.append("chapters")
        if self._data.outline:
            found.append("outline")
        if self._data.attribution != "none" or not found:
            found.append("speakers")
        return found

    def next_mode(self) -> None:
        """Go to the next mode that has something to show."""
        modes = self.modes
        at = modes.index(self.mode) if self.mode in modes else -1
        self.mode = modes[(at + 1) % len(modes)]

    def watch_mode(self) -> None:
        self._show()

    def watch_only(self) -> None:
        if self.mode == "speakers":
            self._list.show(self._list_rows, cursor=self._list.cursor, keep=True)

    def watch_current(self) -> None:
        if self.mode == "chapters":
            self._list.show(self._list_rows, cursor=self.current, keep=True)
            self._list.reveal(self.current, centre=True)

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self._tabs.show(self._tab_rows)
        cursor = self.current if self.mode == "chapters" else None
        self._list.show(self._list_rows, cursor=0 if cursor is None else cursor)
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
        if self.mode == "chapters":
            self.post_message(self.ChapterChosen(event.item))
        elif self.mode == "outline":
            self.post_message(self.OutlineChosen(event.item))
        else:
            self.post_message(self.SpeakerChosen(self._data.count_shares()[event.item].speaker))

    def _head_rows(self, width: int) -> list[Row]:
        data = self._data
        rows = []
        if data.show:
            rows += [row(line, "muted") for line in clip(data.show, width, 1)]
        rows += [row(line, "strong") for line in clip(data.title, width, 3)]
        if data.about:
            rows.append(row(data.about, "faint"))
        for person in data.people[:PEOPLE_SHOWN]:
            rows.append(_person_row(person))
        if len(data.people) > PEOPLE_SHOWN:
            rows.append(row(f"and {len(data.people) - PEOPLE_SHOWN} more", "faint"))
        if data.attribution == "inferred":
            rows.append(row("worked out here · w why", "faint italic"))
        elif data.reason:
            rows += _reason_rows(data.reason, width)
        return [*rows, GAP]

    def _list_rows(self, width: int) -> list[Row]:
        if self.mode == "chapters":
            return self._chapter_rows(width)
        if self.mode == "outline":
            return self._outline_rows(width)
        return self._speaker_rows(width)

    def _chapter_rows(self, width: int) -> list[Row]:
        chapters = self._data.chapters
        digits = max(2, len(str(len(chapters))))
        rows: list[Row] = []
        for index, chapter in enumerate(chapters):
            rows += _chapter(chapter, index, digits, width, index == self.current)
        return rows

    def _outline_rows(self, width: int) -> list[Row]:
        times = [clock(entry.start) for entry in self._data.outline]
        digits = max(map(len, times), default=0)
        rows: list[Row] = []
        for index, entry in enumerate(self._data.outline):
            label = Piece(f"  {times[index]:>{digits}} ", "faint")
            rows += _hanging(label, entry.title, "summary", index, width)
        return rows

    def _speaker_rows(self, width: int) -> list[Row]:
        if self._waits_to_count:
            return []
        rows: list[Row] = []
        shares = self._data.count_shares()
        if shares and self._data.attribution == "none":
            return [row(f"  {_amount(shares[0])}", "muted")]
        for index, share in enumerate(shares):
            rows += [*_share_rows(share, index, width, share.speaker == self.only), GAP]
        if not rows:
            return [row("  Nobody speaks here.", "muted")]
        if degrees := self._data.degrees():
            unbroken = ", ".join(part.replace(" ", "\u00a0") for part in degrees.split(", "))
            rows += hang(unbroken, width - 2, indent=2, style="faint")
        return rows

    def _tab_rows(self, width: int) -> list[Row]:
        pieces: list[Piece] = []
        modes = self.modes
        for mode in modes if len(modes) > 1 else []:
            pieces += [Piece(mode, "strong" if mode == self.mode else "faint"), Piece("  ")]
        return [GAP, Row(tuple(pieces[:-1]))] if pieces else []


def _person_row(person: SidebarPerson) -> Row:
    if person.speaker is None:
        name = Piece(person.name, "muted")
    else:
        name = named(person.name, person.speaker, "likely" if person.inferred else "sure")
    return Row((name, Piece(f" {person.role}" if person.role else "", "muted")))


def _reason_rows(reason: str, width: int) -> list[Row]:
    return [row(line, "faint italic") for line in clip(f"Nobody is named: {reason}", width, 2)]


def _share_rows(share: Share, item: int, width: int, lit: bool) -> list[Row]:
    """A speaker with a bar for the words that are theirs and one for the turns."""
    look = speaker_look(share.speaker)
    room = max(4, width - len(BAR_LABELS[0]) - 10)
    name = named(share.name, share.speaker, "likely" if share.inferred else "sure")
    rows = [Row((Piece("  "), name), (), item, lit)]
    for label, line, part in zip(
        BAR_LABELS, BAR_LINES, (share.share, share.turn_share), strict=True
    ):
        bar = line * max(1, round(room * part))
        per_cent = Piece(f"{round(100 * part)} % ", "muted")
        rows.append(Row((Piece(f"  {label} ", "faint"), Piece(bar, look)), (per_cent,), item, lit))
    rows.append(Row((Piece(f"  {_amount(share)}", "faint"),), (), item, lit))
    return rows


def _amount(share: Share) -> str:
    return f"{counted(share.words, 'word')}, {counted(share.turns, 'turn')}"


def _hanging(
    label: Piece,
    title: str,
    style: str,
    item: int,
    width: int,
    *,
    lit: bool = False,
    right: str = "",
) -> list[Row]:
    """A title in rows beside its hanging label, a time at the right of the first."""
    indent = len(label.text)
    room = width - indent - (len(right) + 1 if right else 0) - 1
    lines = [title[a:b] for a, b in wrap(title, room)] or ["…"]
    time = (Piece(right + " ", "faint"),) if right else ()
    first = Row((label, Piece(lines[0], style)), time, item, lit)
    margin = Piece(" " * indent)
    return [first, *(Row((margin, Piece(line, style)), (), item, lit) for line in lines[1:])]


def _chapter(
    chapter: SidebarChapter, index: int, digits: int, width: int, current: bool
) -> list[Row]:
    label = Piece(f"  {index + 1:>{digits}} ", "accent" if current else "faint")
    style = "strong" if current else "text"
    right = "" if chapter.start is None else clock(chapter.start)
    if chapter.between is not None:
        right = f"{clock(chapter.between[0])}–{clock(chapter.between[1])}"
    elif not chapter.certain:
        right = "about here"
    rows = _hanging(label, chapter.title, style, index, width, lit=current, right=right)
    if not current or not (chapter.summary or chapter.points):
        return rows
    indent = len(label.text)
    inner = width - 1
    unfolded = [Row((Piece(" " * indent), Piece(NOT_SPEECH, "faint")))]
    for text in chapter.summary:
        unfolded += hang(text, inner, indent=indent, style="summary")
    for text in chapter.points:
        lines = hang(text, inner, indent=indent + 2, style="summary")
        if lines:
            lines[0] = lines[0]._replace(
                left=(Piece(" " * indent), Piece("· ", "faint"), lines[0].left[1])
            )
        unfolded += lines
    return [*rows, *unfolded, GAP]
