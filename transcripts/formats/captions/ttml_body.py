"""The body of a TTML file → its cues: times inherited and nested, each span's speaker and
language, words where the spans are words, and what is not shown left out.

Times nest as the standard says (a time counts from its parent's) unless the file itself
shows that they do not: Apple's count from the beginning wherever they stand.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from transcripts.formats.markup import attributes, local

from .ttml_head import Head
from .ttml_times import Rates, seconds


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_APART = _names(
    "metadata set animate image audio data source style region head title desc copyright agent "
    "initial resources"
)
"""Elements in a body whose text is no talk."""
BREAK = "\x85"
"""What stands for a `<br/>` in a run: the file's own line breaks are blanks."""
_TIMES = ("begin", "end", "dur")
_TRANSLATED = ("x-translation", "x-roman")
_READINGS = _names("text textContainer delimiter")
"""Values of `ruby` for text that only tells how other text is read."""
_ROLES = _names(
    "action caption description dialog expletive kinesic lyrics music narration quality sound "
    "source suppressed reproduction thought title transcription"
)
"""What the standard calls a role; a file may write a speaker's name there."""


class Run(NamedTuple):
    """Text inside a paragraph, with what holds for it. `own` numbers the innermost timed
    element around it, `outer` the one around that."""

    text: str
    begin: float | None
    end: float | None
    speaker: str | None
    own: int
    outer: int


class Paragraph(NamedTuple):
    runs: list[Run]
    language: str


class _Around(NamedTuple):
    """What an element inherits."""

    begin: float | None = None
    end: float | None = None
    speaker: str | None = None
    language: str = ""
    sequence: bool = False


class Body:
    """Reads the body of one file; afterwards `paragraphs` holds what it says."""

    def __init__(self, root: Element, head: Head, rates: Rates) -> None:
        self.paragraphs: list[Paragraph] = []
        self.holders: set[int] = set()
        """Numbers of the elements that hold timed ones, and of all paragraphs."""
        self.hidden = 0
        self.translated = 0
        self._head = head
        self._rates = rates
        self._numbers = 0
        self._absolute = _is_absolute(root, rates)
        self._walk(root, _Around())

    def _walk(self, element: Element, around: _Around) -> float | None:
        """Take what an element holds, and give the end of the last of it, where it has one."""
        after, last, first = around.begin, around.begin, True
        for child in element:
            name = local(child.tag) if isinstance(child.tag, str) else ""
            if not name or name in _APART:
                continue
            given = attributes(child)
            if self._is_hidden(child, given):
                self.hidden += 1
                continue
            inner = self._inherit(given, around, after)
            if name == "p":
                after = _own_end(given, inner)
                self._numbers += 1
                self.holders.add(self._numbers)
                runs: list[Run] = []
                self._inside(child, inner, runs, self._numbers, 0)
                self.paragraphs.append(Paragraph(runs, inner.language))
            else:
                within = self._walk(child, inner)
                after = _own_end(given, inner) or within
            last = after if around.sequence or first else _later(last, after)
            first = False
        return last

    def _inside(
        self, element: Element, around: _Around, runs: list[Run], own: int, outer: int
    ) -> None:
        if element.text:
            runs.append(Run(element.text, *around[:3], own, outer))
        after = around.begin
        for child in element:
            name = local(child.tag) if isinstance(child.tag, str) else "metadata"
            if name == "br":
                runs.append(Run(BREAK, *around[:3], own, outer))
            elif name not in _APART:
                given = attributes(child)
                if self._counts(child, given):
                    inner = self._inherit(given, around, after)
                    after = _own_end(given, inner)
                    if any(time in given for time in _TIMES) or "unit" in given:
                        self._numbers += 1
                        self.holders.add(own)
                        self._inside(child, inner, runs, self._numbers, own)
                    else:
                        self._inside(child, inner, runs, own, outer)
            if child.tail:
                runs.append(Run(child.tail, *around[:3], own, outer))

    def _counts(self, element: Element, given: dict[str, str]) -> bool:
        """Whether a span is words of the talk, and shown."""
        if given.get("role", "").startswith(_TRANSLATED):
            self.translated += 1
            return False
        if self._is_hidden(element, given):
            self.hidden += 1
            return False
        return not (
            given.get("ruby") in _READINGS
            or any(style in self._head.readings for style in given.get("style", "").split())
        )

    def _is_hidden(self, element: Element, given: dict[str, str]) -> bool:
        shown = given.get("display")
        if shown is None:
            styles = given.get("style", "").split()
            hidden = self._head.hidden
            if hidden and (given.get("region") in hidden or any(s in hidden for s in styles)):
                shown = "none"
        if shown != "none":
            return False
        # An animation may show it after all.
        return not any(
            isinstance(child.tag, str)
            and local(child.tag) == "set"
            and attributes(child).get("display", "none") != "none"
            for child in element
        )

    def _inherit(self, given: dict[str, str], around: _Around, after: float | None) -> _Around:
        """What holds inside an element. `after` is where the one before it ends, which
        counts in a sequence."""
        begin, end = self._times(given, around, after)
        speaker = around.speaker
        if agent := given.get("agent", "").split()[:1]:
            speaker = self._head.agents.get(agent[0], agent[0])
        elif not self._head.agents and _names_speaker(role := given.get("role", "").strip()):
            speaker = role
        language = given.get("lang", around.language)
        return _Around(begin, end, speaker, language, given.get("timeContainer") == "seq")

    def _times(
        self, given: dict[str, str], around: _Around, after: float | None
    ) -> tuple[float | None, float | None]:
        begin, end, length = (
            seconds(given[name], self._rates) if name in given else None for name in _TIMES
        )
        if begin is None and end is None and length is None:
            return (after if around.sequence else around.begin), around.end
        if self._absolute:
            begin = around.begin if begin is None else begin
            return begin, end if end is not None else _plus(begin, length)
        base = (after if around.sequence else around.begin) or 0.0
        start = base + (begin or 0.0)
        ends = [stop for stop in (_plus(base, end), _plus(start, length)) if stop is not None]
        if around.end is not None and around.end > start:
            ends.append(around.end)
        return start, min(ends, default=None)


def _names_speaker(role: str) -> bool:
    return bool(role) and role.partition(" ")[0] not in _ROLES and not role.startswith("x-")


def _own_end(given: dict[str, str], inner: _Around) -> float | None:
    """Where an element with times of its own ends; the next one in a sequence begins there."""
    return inner.end if "end" in given or "dur" in given else None


def _later(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else max(one, other)


def _plus(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _is_absolute(root: Element, rates: Rates) -> bool:
    """Whether nested times count from the beginning: more of them make sense so, inside
    the times of the element around them, than counted from its begin."""
    votes = 0
    for begin, end, inner in _nested(root, rates, None):
        relative = inner < end - begin
        absolute = begin - 0.05 <= inner <= end
        votes += absolute - relative
    return votes > 0


def _nested(
    element: Element, rates: Rates, around: tuple[float, float] | None
) -> Iterator[tuple[float, float, float]]:
    """Of every timed element inside a timed one, the outer one's begin and end and its own
    begin, as they are written."""
    for child in element:
        begin = child.get("begin")
        if begin is None:
            if len(child):
                yield from _nested(child, rates, around)
            continue
        start = seconds(begin, rates)
        if start is not None and around:
            yield *around, start
        if len(child):
            stop = seconds(child.get("end", ""), rates)
            if stop is None and start is not None:
                stop = _plus(start, seconds(child.get("dur", ""), rates))
            timed = start is not None and stop is not None and start > 0
            yield from _nested(child, rates, (start, stop) if timed else around)  # type: ignore[arg-type]
