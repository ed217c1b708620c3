"""The one door through which words of a transcript leave the program.

What a person said may be put in quotation marks with their name; what is written about a
talk (summary, point, description, a title) never may. So nothing that writes words out takes
them from a transcript itself: it asks a `Guard` and gets parts, which only this module can
make. `Speech` and `Sound` give their words. `Writing` and `Title` give theirs only together
with what says that they are no speech; there is no way round it to forget.

No other module that writes out may hold a quotation mark: `Speech.quoted` and `work` do.
"""

from collections.abc import Callable, Iterator
from dataclasses import InitVar, dataclass
from urllib.parse import urlsplit

from transcripts.columns import EVENT, KIND_NAMES, POINT, SPEECH, SUMMARY, Blocks
from transcripts.hearing import readings
from transcripts.model import Chapter, Span, Transcript

Write = Callable[[str], str]
"""Makes text fit for a format: escapes what would mean something there."""

_KEY = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A stretch of one turn. `start` is the offset of its first word, `end` that after its
    last one; `turn` counts from 0."""

    key: InitVar[object]
    turn: int
    start: int
    end: int

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only transcripts.quotes.guard gives out the words of a transcript")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech(_Part):
    """What somebody said, exactly as the source has it, less the blanks at its ends."""

    words: str
    name: str | None
    """Who said it, as it may be printed: a name or a speaker that was worked out here says
    so. None where nobody is known to speak."""

    def quoted(self, write: Write = str) -> str:
        """The words in quotation marks."""
        return f"“{write(self.words)}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound(_Part):
    """A sound ("[laughter]"): nobody's words, in the brackets that say so."""

    words: str
    name: None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing(_Part):
    """What is written about a talk. Its words come only with its label."""

    kind: int | None
    """DESCRIPTION, SUMMARY or POINT; None where that is not known any more."""
    label: str
    """What must stand before the words, with who wrote them."""
    short: str
    """The same without who wrote them."""
    _words: str

    def labelled(self, form: str = "{label}: {words}", write: Write = str) -> str:
        """Label and words in a form, which has a place for "{label}" or "{short}" before
        that for "{words}" and no quotation marks. Raises ValueError for any other."""
        return _filled(
            form, label=write(self.label), short=write(self.short), words=write(self._words)
        )

    def under(self, form: str, write: Write = str) -> str:
        """The words where their label stands already: right under other writing of the same
        sort, in a form that begins as no speech does (a quotation's ">", a list's "-").
        Raises ValueError for any other."""
        if form[:1] not in (">", "-") or _QUOTES & set(form):
            raise ValueError("what is written about a talk stands only under its label")
        return form.format(words=write(self._words))


Part = Speech | Sound | Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title of a chapter. One that was made here, or by a model, says so."""

    key: InitVar[object]
    _words: str
    made: str | None
    """How it came to be ("made here", "by NAME"); None where the source or a person gave it."""

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only transcripts.quotes.guard gives out titles of chapters")

    def shown(self, write: Write = str) -> str:
        """The title, and how it was made; "" where there is neither."""
        made = write(f"({self.made})") if self.made else ""
        return " ".join(one for one in (write(self._words), made) if one)

    def __bool__(self) -> bool:
        return bool(self._words)


LABELS = {
    "description": "Description, not speech",
    "summary": "Summary, not verbatim",
    "point": "Summary, not verbatim",
    "outline": "Outline, not speech",
}
"""What must stand before words of each kind that is no speech."""
MADE_HERE = "made here"
INFERRED = "Speakers were worked out from the words; the source does not state them."
"""What a file says whose speakers are inferred, where it has a place for it."""
KEPT = "Kept from this page, perhaps not speech"
"""What stands before words of which nobody knows any more what they were."""
_QUOTES = frozenset('"“”„«»‹›‘’`「」『』')
_STATED = ("source", "outline", "person")


def _filled(form: str, **values: str) -> str:
    label = max(form.find("{label}"), form.find("{short}"))
    if not 0 <= label < form.find("{words}") or _QUOTES & set(form):
        raise ValueError("what is written about a talk leaves only behind its label")
    return form.format(**values)


def credit(name: str, inferred: bool, role: str | None = None) -> str:
    """A speaker's name as it may be printed, with what is to be said of it in brackets."""
    said = [*([role] if role else []), *(["attributed"] if inferred else [])]
    return f"{name} ({', '.join(said)})" if said else name


def label_over(blocks: Blocks, span: Span) -> str | None:
    """What must stand before the words of a span; None where all of them were said."""
    stop = min(span.end.block, len(blocks))
    kinds = blocks.kinds[max(span.start.block - 1, 0) : stop]
    return next((LABELS[name] for kind in kinds if (name := KIND_NAMES[kind]) in LABELS), None)


def in_brackets(sound: str) -> str:
    """A sound in the brackets that tell it from words."""
    return sound if sound[:1] in tuple("[(（【♪♫") else f"[{sound}]"


def work(title: str, write: Write = str) -> str:
    """The title of a whole talk in quotation marks, as bibliographies set it."""
    return f"“{write(title)}”"


def made_by(origin: str) -> str | None:
    """How chapters of an origin came to be, where neither the source nor a person made them."""
    if origin in _STATED:
        return None
    return MADE_HERE if origin == "inferred" else f"by {origin}"


def label_of(kind: str, made: str | None) -> str | None:
    """What must stand before words of a kind that is no speech; before the title of a
    chapter that was made, how it was."""
    return f"Chapter title, {made}" if made and kind == "outline" else LABELS.get(kind)


def title(chapter: Chapter) -> Title:
    """The title of a chapter."""
    return Title(key=_KEY, _words=chapter.title, made=made_by(chapter.origin))


def gist(chapter: Chapter) -> tuple[Writing, ...]:
    """What a model wrote of a chapter, which stands in no block: its summary, then its
    points; nothing of chapters that no model wrote."""
    if chapter.gist is None:
        return ()
    found = [
        (chapter.gist.summary, SUMMARY),
        *((point.text, POINT) for point in chapter.gist.points),
    ]
    return tuple(_writing(words, kind, chapter.origin) for words, kind in found if words)


def _writing(words: str, kind: int, by: str, turn: int = 0, start: int = 0) -> Writing:
    short = LABELS[KIND_NAMES[kind]]
    what, _, how = short.partition(", ")
    return Writing(
        key=_KEY,
        turn=turn,
        start=start,
        end=start + len(words),
        kind=kind,
        label=f"{what} by {by}, {how}",
        short=short,
        _words=words,
    )


def inferred_note(transcript: Transcript) -> str | None:
    """What to say of a transcript whose speakers were worked out; None for any other."""
    return INFERRED if transcript.attribution == "inferred" else None


class Guard:
    """Gives out the words of one transcript."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._site: str | None = None
        self._models: dict[int, str] | None = None

    def parts(self, start: int, end: int) -> Iterator[Part]:
        """The slice [start, end) of the document text, a part for each turn in it. A turn
        of which it holds only blanks has none."""
        turns = self._transcript.turns
        start, end = max(0, start), min(end, len(self._transcript.text))
        if not len(turns) or start >= end:
            return
        for turn in range(turns.at(start), len(turns)):
            if turns.starts[turn] >= end:
                return
            part = self.part(turn, start, end)
            if part is not None:
                yield part

    def part(self, turn: int, start: int, end: int) -> Part | None:
        """What of a turn (from 0) stands in [start, end); None for blanks."""
        turns = self._transcript.turns
        start, end = max(start, turns.starts[turn]), min(end, turns.ends[turn])
        whole = self._transcript.text[start:end]
        words = whole.strip()
        if not words:
            return None
        start += len(whole) - len(whole.lstrip())
        end = start + len(words)
        kind = turns.kinds[turn]
        if kind == SPEECH:
            name = self._name(turn, start, end)
            return Speech(key=_KEY, turn=turn, start=start, end=end, words=words, name=name)
        if kind == EVENT:
            sound = in_brackets(words)
            return Sound(key=_KEY, turn=turn, start=start, end=end, words=sound)
        return _writing(words, kind, self._author(start), turn, start)

    def _name(self, turn: int, start: int, end: int) -> str | None:
        """Who says the words [start, end) of a turn of speech, as it may be printed; None
        where nobody is known to."""
        name = self._transcript.speaker_name(self._transcript.turns.speakers[turn])
        return credit(name, self._transcript.inferred(start, end)) if name else None

    def still(self, words: str, start: int, end: int) -> bool:
        """Whether [start, end) has these words, but for the blanks at their ends, or had
        them before a person corrected them."""
        both = readings(self._transcript, start, end)
        return words.strip() in (both.shown.strip(), both.source.strip())

    def corrected(self, start: int, end: int) -> tuple[tuple[str, str], ...]:
        """The words in [start, end) that a person corrected, each once: what the source
        has, and what stands there now."""
        edits = readings(self._transcript, start, end).edits
        return tuple(dict.fromkeys((edit.heard, edit.said) for edit in edits))

    def kept(self, words: str, start: int | None) -> Speech | Writing:
        """Words that were kept and are not there any more, as nobody's: as speech only
        where nothing but speech stands where they stood (from offset `start`), or in the
        whole transcript where that is not known."""
        blocks = self._transcript.blocks
        kinds = set(blocks.kinds) - {EVENT}
        if start is not None and len(blocks):
            kinds = {blocks.kinds[blocks.number_at(start) - 1]} - {EVENT}
        if kinds <= {SPEECH}:
            return Speech(key=_KEY, turn=0, start=0, end=0, words=words.strip(), name=None)
        if SPEECH not in kinds and start is not None:
            return _writing(words.strip(), kinds.pop(), self._author(start))
        return Writing(
            key=_KEY,
            turn=0,
            start=0,
            end=0,
            kind=None,
            label=KEPT,
            short=KEPT,
            _words=words.strip(),
        )

    def _author(self, offset: int) -> str:
        """Who is to be named for what is written at an offset: the model that wrote it, else
        the site it was taken from, where that is known.

        No format states who wrote a summary, and the show whose episode it sums up did not.
        """
        if self._models is None:
            self._models = {
                number: chapter.origin
                for chapter in self._transcript.details.chapters
                if made_by(chapter.origin) not in (None, MADE_HERE)
                for number in (*chapter.summary, *chapter.points)
            }
        model = self._models.get(self._transcript.blocks.number_at(offset))
        if model:
            return model
        if self._site is None:
            try:
                host = urlsplit(self._transcript.version.source.url or "").hostname
            except ValueError:
                host = None
            self._site = host.removeprefix("www.") if host else "the page’s author"
        return self._site
