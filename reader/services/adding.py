"""Taking sources into the library: read, recognised, kept, and told what became of each.

Headless: nothing here prints; what must be asked is asked by who calls.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from reader.problem import Problem
from transcripts.library.store import Library
from transcripts.model import Companion, Reading, Source
from transcripts.sources import Found, Item, Refused, SourceError, expand

from .inferring import work_out
from .joining import Beside, How, homeless, owners, talks_last
from .reading_sources import Brought, bring

if TYPE_CHECKING:
    from transcripts.library.likeness import SameAs


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source."""

    source: str
    ok: bool
    id: str | None = None
    new: bool = False
    format: str | None = None
    turns: int = 0
    speakers: int = 0
    chapters: int = 0
    understood: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    error: str | None = None
    joined: str | None = None
    """What it gave to a transcript that was there: its "text", or a "page", "chapters",
    "speakers" or "times" to it."""
    doubtful: tuple[str, ...] = ()
    """Bookmarks and corrections of that transcript whose words are not found for certain."""
    same_as: "SameAs | None" = None
    """Another transcript that may be of the same conversation and was left apart."""
    given: str | None = None
    """What names it to a command: its path as it was given, its address, or "-"."""


def add(library: Library, item: Item, *, standard_input: BinaryIO | None = None) -> Added:
    """Take one source into the library. Never raises for a source that cannot be read:
    `error` says why."""
    return Adding(library, standard_input=standard_input).add(item)


def add_paths(library: Library, given: Iterable[str]) -> Iterator[Added]:
    """Take in all that paths, folders, globs and "-" stand for, one after the other."""
    for _, added in Adding(library).add_all(expand(given)):
        yield added


class Adding:
    """Takes in the sources of one command."""

    def __init__(
        self, library: Library, how: How | None = None, standard_input: BinaryIO | None = None
    ) -> None:
        self._library = library
        self._how = how or How()
        self._input = standard_input
        self._beside = Beside()
        self._brought: dict[str, tuple[str, str]] = {}
        """By hash, what came along with a talk: its transcript, and what it gave."""

    def add_all(self, items: Iterable[Item]) -> Iterator[tuple[Item, Added]]:
        """Take in all `items`: talks first, then what belongs to one of them."""
        later: list[tuple[Item, Brought]] = []
        named: list[str] = []
        for item in talks_last(items):
            brought = self._bring(item)
            if isinstance(brought, Brought) and self._waits(brought):
                later.append((item, brought))
                continue
            added = self._take(item, brought)
            added = self._attributed(added)
            if added.id and not getattr(item, "folder", None):
                named.append(added.id)
            yield item, added
        for item, brought in later:
            owner = named[0] if len(set(named)) == 1 and not getattr(item, "folder", None) else None
            yield item, self._take(item, brought, owner)

    def _attributed(self, added: Added) -> Added:
        """With who speaks worked out, where the source does not say so."""
        if added.id is None or (added.speakers and not self._library.marks(added.id)[1]):
            return added
        found = work_out(self._library, added.id)
        if found is None:
            return added
        added = self._told(added)
        if found.reason is None:
            return replace(added, guessed=(*added.guessed, "who speaks, from the words"))
        return replace(added, left_out=(*added.left_out, f"who speaks: {found.reason}"))

    def add(self, item: Item) -> Added:
        """Take in one source. Never raises for one that cannot be read: `error` says why."""
        return self._take(item, self._bring(item))

    def _bring(self, item: Item) -> Brought | Added:
        if isinstance(item, Refused):
            return Added(item.name, False, error=item.reason)
        try:
            return bring(item, self._how.encoding, self._input, self._library.known)
        except (SourceError, Problem) as error:
            return Added(item.name, False, error=str(error))

    def _waits(self, brought: Brought) -> bool:
        """Whether it holds no talk, and the talk may be still to come."""
        return (
            isinstance(brought.found, Companion)
            and self._how.into is None
            and not (brought.path and owners(self._library, brought.path))
        )

    def _take(self, item: Item, brought: Brought | Added, owner: str | None = None) -> Added:
        if isinstance(brought, Added):
            return brought
        source = brought.source
        try:
            added = self._keep(item.name, brought, owner)
        except (SourceError, Problem) as error:
            return Added(item.name, False, error=str(error))
        if brought.path is not None and os.path.isfile(brought.path) and added.id:  # noqa: PTH113
            self._library.saw_file(added.id, brought.path, os.stat(brought.path))  # noqa: PTH116
        if added.id and brought.path and not isinstance(brought.found, Companion):
            added = self._with_companions(added, brought.path)
        gave = self._brought.get(source.sha256)
        if gave and added.id == gave[0]:
            added = replace(added, joined=gave[1])
        return self._told(added)

    def _keep(self, name: str, brought: Brought, owner: str | None) -> Added:
        library, how, source, found = self._library, self._how, brought.source, brought.found
        into = how.into or owner
        known = library.known(source.sha256)
        if known is not None and (into is None or library.holds(into, source.sha256)):
            return Added(name, True, into or known, joined=self._learn(into or known, brought))
        if found is None:  # it is known, and its bytes are wanted elsewhere
            found = brought.understood(how.encoding)
        if into is not None:
            return self._join(name, into, brought, found)
        if isinstance(found, Companion):
            belongs = owners(library, brought.path) if brought.path else []
            if len(belongs) > 1:
                several = ", ".join(belongs[:5])
                raise SourceError(
                    f"it may belong to {len(belongs)} transcripts ({several}); say which one "
                    "with --as"
                )
            if not belongs:
                raise homeless(found, brought.recording)
            return self._join(name, belongs[0], brought, found)
        same = None if how.apart else library.same_as(found, source.name)
        if same and (same.certainty in ("same", "certain") or how.ask(name, same)):
            try:
                return self._join(name, same.id, brought, found)
            except SourceError:
                pass  # then it is a transcript of its own
        kept = library.keep(source, brought.data, found)
        return Added(name, True, kept.id, kept.new, same_as=same, given=_given(name, source))

    def _learn(self, id: str, brought: Brought) -> str | None:
        """Take from what is said of bytes that are there already, by a feed say, what the
        transcript leaves open. Gives what that is called, or None where it is nothing."""
        before = self._library.details(id)
        if brought.said is None or before is None:
            return None
        if before[0].completed_by(brought.said) == before[0]:
            return None
        found = brought.understood(self._how.encoding)
        if isinstance(found, Companion):
            return None
        self._library.renew(id, brought.source, brought.data, found)
        return "what is said of it"

    def _join(self, name: str, into: str, brought: Brought, found: Reading | Companion) -> Added:
        from transcripts.joining.chapters import CannotJoin

        try:
            done = self._library.join(into, brought.source, brought.data, found)
        except CannotJoin as error:
            raise SourceError(f"it {error}") from error
        role = done.role if done.changed else None
        return Added(name, True, into, joined=role, doubtful=done.doubtful)

    def _with_companions(self, added: Added, path: str) -> Added:
        """Join to a talk what lies beside it and is not part of it yet."""
        assert added.id is not None
        left_out = list(added.left_out)
        for beside in self._beside.companions(path):
            item = Found(os.path.basename(beside), beside, os.path.dirname(beside))  # noqa: PTH119, PTH120
            try:
                brought = bring(item, None, self._input, lambda _: None, beside=True)
                if not isinstance(brought.found, Companion):
                    continue
                if self._library.holds(added.id, brought.source.sha256):
                    continue
                done = self._join(item.name, added.id, brought, brought.found)
            except SourceError as error:
                left_out.append(f"{item.name}: {error}")
            except Problem:
                continue  # it is refused when it is added itself
            else:
                self._brought[brought.source.sha256] = (added.id, done.joined or "")
                added = replace(added, doubtful=(*added.doubtful, *done.doubtful))
        return replace(added, left_out=tuple(left_out))

    def _told(self, added: Added) -> Added:
        """With what its transcript has now, and how that was understood."""
        if added.id is None:
            return added
        entry, said = self._library.entry(added.id), self._library.details(added.id)
        if entry is None or said is None:  # another Tapelog has just removed it
            return Added(added.source, False, error="it was removed while it was added")
        details, report = said
        return replace(
            added,
            format=entry.format,
            turns=entry.turns,
            speakers=entry.speakers,
            chapters=len(details.chapters),
            understood=report.understood,
            guessed=report.guessed,
            left_out=(*report.left_out, *added.left_out),
            joined=added.joined or None,
        )


def _given(name: str, source: Source) -> str:
    if source.url is not None:
        return source.url
    return name if source.path is not None else "-"
