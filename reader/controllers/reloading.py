"""Showing a transcript as it is now, where the reader was, with what was selected and found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.memory import give_back
from reader.moved import Moved
from reader.selecting import Marking

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen


def reloaded(screen: ReadingScreen) -> None:
    """Show the same transcript as the library has it now: the words at the upper edge, the
    current sentence, the selection and the hits stay what they are."""
    view, transcript = screen.view, screen.opened.transcript
    top, above = view.top_place
    opened = screen.desk.open(transcript.id, resume=False)
    if opened is None or view.page_layout is None:
        return
    opened = screen.filtering.again(opened)
    before, marking, lit = view.page, view.marking, view.over.lit
    now = Moved(before, transcript.blocks, opened.page, opened.transcript.blocks)
    cursor, top = now.position(view.cursor[0]), now.position(top)
    if view.top_row == 0:
        above = len(opened.page.text)  # a heading may have come above the first words
    screen.opened = opened._replace(cursor=cursor, top=top, above=above)
    screen.side.read()
    screen.put(screen.opened)
    if query := screen.finder.moved(before, opened.transcript.text == transcript.text):
        screen.find(query, stay=True)
    if marking is not None:
        ends = now.position(marking.span[0]), now.end(marking.span[1])
        view.mark(Marking(view.sentences, *ends))
    if lit is not None:
        view.light((now.position(lit[0]), now.end(lit[1])))
    screen.keyboard.forget_letters()
    screen.set_timer(1.0, give_back)  # what stood before is not needed any more
    screen.tell()
