"""Small transcripts by hand, a library of their own, and a reader over it."""

import gc
from array import array
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from hashlib import sha256
from itertools import count
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerError

from reader.app import TapelogApp
from reader.desk import gutter_names
from reader.layout import Geometry
from reader.locations import library_path
from reader.opening import First
from reader.page import Page
from reader.screens.reading import ReadingScreen
from reader.setting import set_page
from reader.widgets.page_view import PageView
from reader.widgets.transcript_view import TranscriptView
from transcripts.columns import NOBODY, SPEECH, BlocksBuilder
from transcripts.formats import read as read_format
from transcripts.library import Library, inferences
from transcripts.library.carrying import recount
from transcripts.model import Details, Inference, Person, Reading, Source, Transcript, Version
from transcripts.paragraphs import cuts
from transcripts.speakers.inferring import INFERRING
from transcripts.text import make_safe
from transcripts.turns import group

Line = tuple[str | None, str] | tuple[str | None, str, int]

SENTENCES = (
    "The river carries {n} loads of silt. Nobody measures them! Do you?",
    "We went upstream in week {n}. It rained. A heron stood there, quite unmoved by all of it, "
    "and looked at us until the boat had gone round the bend of the river.",
    "Nothing happened on day {n}.",
    "I wrote it down in book {n}. Then I slept. In the morning the water stood one metre higher "
    "than before, and all our poles were gone.",
)


@pytest.fixture(scope="session")
def reading_of() -> Callable[..., Reading]:
    """reading_of(lines, times=True, title=…): what a format would read from lines of
    (speaker or None, text[, kind]); line numbers from 1, ten seconds a line where timed."""

    def make(lines: Iterable[Line], *, times: bool = False, **details: Any) -> Reading:
        builder, names = BlocksBuilder(), []
        for number, (who, text, *kind) in enumerate(lines, 1):
            if who is not None and who not in names:
                names.append(who)
            builder.add(
                make_safe(text),
                kind=kind[0] if kind else SPEECH,
                speaker=NOBODY if who is None else names.index(who),
                line=None if times else number,
                start=10.0 * (number - 1) if times else None,
                end=10.0 * number if times else None,
            )
        known = Details(people=tuple(Person(name) for name in names), **details)
        return Reading("text", 1, builder.build(), known)

    return make


@pytest.fixture(scope="session")
def transcript_of(reading_of) -> Callable[..., Transcript]:
    """The same as a transcript that is in no library."""

    def make(lines: Iterable[Line], **details: Any) -> Transcript:
        reading = reading_of(lines, **details)
        version = Version(1, Source("talk.txt", "0"), reading)
        turns = group(reading.blocks, cuts=cuts(reading.blocks, reading.details))
        return Transcript("talk", version, reading.details, reading.blocks, turns)

    return make


@pytest.fixture(scope="session")
def page_of(transcript_of) -> Callable[..., Page]:
    """The page of such a transcript."""

    def make(lines: Iterable[Line], **details: Any) -> Page:
        transcript = transcript_of(lines, **details)
        return set_page(transcript, gutter_names(transcript.people))

    return make


@pytest.fixture(scope="session")
def talk() -> Callable[[int], list[Line]]:
    """talk(n): n lines, in turns of one or two lines by two people."""

    def make(n: int) -> list[Line]:
        who = ("Ada Quist", "Rui Tal", "Rui Tal")
        return [(who[i % 3], SENTENCES[i % 4].format(n=i + 1)) for i in range(n)]

    return make


@pytest.fixture
def library(tmp_path, monkeypatch) -> Iterator[Library]:
    """An empty library in a folder of its own."""
    monkeypatch.setenv("TAPELOG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    with Library(library_path()) as opened:
        yield opened


@pytest.fixture
def keep(library) -> Callable[..., str]:
    """keep(reading or text, name): put it into the library, and give its id."""
    numbers = count(1)

    def put(what: Reading | str, name: str = "talk.txt") -> str:
        reading = read_format(what.encode(), name) if isinstance(what, str) else what
        data = f"{next(numbers)} {name}".encode()
        return library.keep(Source(name, sha256(data).hexdigest()), data, reading).id

    return put


@pytest.fixture
def worked_out(keep, reading_of, library) -> Callable[..., str]:
    """worked_out([(who, text, confidence), …], reason=…, doubts=…): put a text that names
    nobody into the library, with what was worked out of it, and give its id."""

    def put(
        lines: Iterable[tuple[str | None, str, float]],
        reason: str | None = None,
        doubts: tuple[tuple[int, int], ...] = (),
    ) -> str:
        lines = list(lines)
        names = list(dict.fromkeys(who for who, _, _ in lines if who is not None))
        id = keep(reading_of([(None, text) for _, text, _ in lines]))
        found = Inference(
            array("h", [NOBODY if who is None else names.index(who) for who, _, _ in lines]),
            array("f", [sure for _, _, sure in lines]),
            tuple(Person(name, inferred=True, evidence=f"with {name}") for name in names),
            reason,
            doubts,
        )
        connection = library.connection
        version = connection.execute("SELECT current FROM transcripts WHERE id = ?", (id,))
        inferences.save(connection, version.fetchone()[0], f"{INFERRING}.", found)
        recount(connection, id)
        return id

    return put


@pytest.fixture
def clips(monkeypatch) -> list[str]:
    """What was copied; nothing reaches a clipboard."""
    from reader.clipboard.outcome import Outcome

    taken: list[str] = []

    def copy(text: str, *_: object) -> Outcome:
        taken.append(text)
        return Outcome("test", "sent", "Sent to the test.")

    monkeypatch.setattr("reader.clipboard.copy", copy)
    return taken


class Reader:
    """A reader on a screen of its own, as a person sees and uses it."""

    def __init__(self, app: TapelogApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen, wherever one is now."""
        screen = next(s for s in self.app.screen_stack if isinstance(s, ReadingScreen))
        assert isinstance(screen, ReadingScreen)
        return screen

    @property
    def view(self) -> TranscriptView:
        return self.screen.view

    @property
    def sentence(self) -> str:
        """The words of the current sentence."""
        start, end = self.view.cursor
        return self.view.page.text[start:end]

    @property
    def selected(self) -> str:
        return self.view.get_selected()

    @property
    def cursor_row(self) -> int:
        """The row of the view on which the current sentence begins."""
        assert self.view.page_layout is not None
        return self.view.page_layout.row_of(self.view.cursor[0]) - self.view.top_row

    @property
    def said(self) -> str:
        """The left part of the status line."""
        return self.screen.status.left

    @property
    def middle(self) -> str:
        return self.screen.status.middle

    def picture(self) -> list[str]:
        """The rows of the screen."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    def text_rows(self) -> list[str]:
        """The rows of the text area alone, as they are painted."""
        view = self.view
        return [view.render_line(y).text.rstrip() for y in range(view.size.height)]

    async def settle(self) -> None:
        """Until everything that was under way is done."""
        for _ in range(3):
            await self.pilot.pause()
            with suppress(WorkerError):
                await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object], what: str = "") -> None:
        """Until `condition` holds; fails after a while."""
        for _ in range(500):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("\n".join([what or "it never came", *self.picture()]))

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, each when the one before has been dealt with."""
        await self.pilot.press(*keys)

    async def do(self, command: str) -> None:
        """Carry out what would be typed after `:`."""
        self.screen.foot.command(command)
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """Keys that all arrive before the first is dealt with: a word is its letters,
        `<Enter>` and the like are keys."""
        for key in keys:
            for one in [key[1:-1].lower()] if key.startswith("<") else key:
                name = one if len(one) > 1 else _character_to_key(one)
                character = one if len(one) == 1 else {"enter": "\r", "tab": "\t"}.get(one)
                self.app.post_message(events.Key(name, character))
        await self.settle()

    def cell(self, words: str) -> tuple[int, int]:
        """Column and row of the view where words stand in the text area."""
        for y, row in enumerate(self.text_rows()):
            if (x := row.find(words)) >= 0:
                return x, y
        raise AssertionError("\n".join([f"{words!r} is not in view", *self.text_rows()]))


Open = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def reader(library, monkeypatch) -> Iterator[Open]:
    """`async with reader(id, size=(80, 24)) as r`: the reader on a transcript. No index is
    built and no chapters are made unless a test does so."""
    monkeypatch.setattr(TapelogApp, "_after_start", lambda self: None)
    monkeypatch.setattr(Library, "chapters_wanted", lambda self, id: False)

    @asynccontextmanager
    async def opened(
        id: str | None = None, size: tuple[int, int] = (80, 24), **first: Any
    ) -> AsyncIterator[Reader]:
        app = TapelogApp(library, First(id, **first))
        async with app.run_test(size=size) as pilot:
            found = Reader(app, pilot)
            await found.settle()
            yield found

    yield opened
    gc.enable()


@pytest.fixture(scope="session")
def geometry_of() -> Callable[[PageView], Geometry]:
    def of(view: PageView) -> Geometry:
        assert view.geometry is not None
        return view.geometry

    return of
