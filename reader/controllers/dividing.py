"""Where chapters begin and what they are called, as a person wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.controllers.here import Here
from transcripts.changes import AddChapter, Change, MoveChapter, RemoveChapter, RenameChapter

if TYPE_CHECKING:
    from reader.screens.reading import ReadingScreen
    from transcripts.model import Chapter

_TITLE_WORDS = 8
"""Words of a line that are its chapter's title where none is given."""


class Dividing:
    """Each method without an underscore carries out the action of its name."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._here = Here(screen)

    def make_chapters(self, _count: int, _: str) -> None:
        """Chapters, where the transcript has none: of a very long one nobody makes them unasked."""
        screen = self._screen
        transcript = screen.opened.transcript
        if transcript.details.chapters:
            screen.say("It has chapters: t shows them.", "problem")
        elif not screen.desk.library.chapters_wanted(transcript.id):
            screen.say("It is too short for chapters, or they were taken out.", "problem")
        else:
            screen.say("Making chapters …", "place")
            screen.inferring.divide()

    def chapter_begin(self, _count: int, title: str) -> None:
        """A chapter begins with the current line."""
        transcript = self._screen.opened.transcript
        if not len(transcript.blocks):
            self._screen.say("There is nothing here that a chapter could begin with.", "problem")
            return
        block = self._block()
        if any(chapter.block == block for chapter in transcript.details.chapters):
            self._screen.say("A chapter begins here already: :chapter-title names it.", "problem")
            return
        words = transcript.blocks[block - 1].text.split()
        short = " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
        self._change(AddChapter(title or short), block, "A chapter begins here.")

    def chapter_title(self, _count: int, title: str) -> None:
        """The current chapter is called so."""
        found = self._current()
        if found is None:
            return
        if not title:
            self._screen.foot.ask(":", f"chapter-title {found.title}")
        else:
            self._change(RenameChapter(title), found.block, f"The chapter is “{title}” now.")

    def chapter_join(self, _count: int, _: str) -> None:
        """The current chapter is a part of the one before."""
        found = self._current()
        if found is not None:
            said = f"“{found.title}” is no chapter of its own any more."
            self._change(RemoveChapter(), found.block, said)

    def chapter_move(self, _count: int, number: str) -> None:
        """The chapter of that number, or the nearest, begins with the current line."""
        chapters = self._screen.opened.transcript.details.chapters
        block = self._block()
        if number and not (number.isdecimal() and 1 <= int(number) <= len(chapters)):
            self._screen.say(f"There is no chapter {number}.", "problem")
        elif not chapters:
            self._screen.say("There are no chapters: :chapter-begin makes one.", "problem")
        else:
            nearest = min(chapters, key=lambda chapter: abs(chapter.block - block))
            moved = chapters[int(number) - 1] if number else nearest
            others = [chapter.block for chapter in chapters if chapter is not moved]
            if block in (moved.block, *others):
                self._screen.say("A chapter begins here already.", "problem")
            else:
                said = f"“{moved.title}” begins here now."
                self._change(MoveChapter(block), moved.block, said)

    def _current(self) -> Chapter | None:
        transcript = self._screen.opened.transcript
        index = transcript.chapter_at(self._here.sentence()[0])
        if index is None:
            self._screen.say("No chapter has begun here.", "problem")
            return None
        return transcript.details.chapters[index]

    def _block(self) -> int:
        return self._screen.opened.transcript.blocks.number_at(self._here.sentence()[0])

    def _change(self, change: Change, block: int, said: str) -> None:
        from reader.services.correcting import correct

        screen = self._screen
        transcript, path = screen.opened.transcript, screen.desk.library.path
        blocks = transcript.blocks
        span = self._here.span(blocks.offsets[block - 1], blocks.end_offset(block))
        screen.inferring.write(
            lambda: correct(path, transcript, [(change, span)]),
            f"{said} U takes it back.",
            decode=False,
        )
