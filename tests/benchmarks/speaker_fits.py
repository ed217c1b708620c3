"""Weights fitted without a show and its host."""

import json
import pickle
from collections.abc import Iterable
from pathlib import Path

from speaker_pages import SHARED, Page

from transcripts.model import Person
from transcripts.speakers import profile
from transcripts.speakers.fit.__main__ import MOST_BYTES, examples
from transcripts.speakers.fit.labelled import Episode, episodes, hosts
from transcripts.speakers.fit.training import Keys, fit
from transcripts.speakers.remembered import ShowMemory, remember
from transcripts.speakers.slopes import Example
from transcripts.speakers.weights import Weights, pack, unpack


class Fits:
    """Weights fitted without a show and a host, each made once and kept."""

    def __init__(self, folder: Path, without: Iterable[Page]) -> None:
        self.folder = folder
        self._corpus = {(page.show, page.path.rpartition("__")[2]) for page in without}
        self._made: tuple[list[tuple[Episode, list[Example]]], Keys] | None = None
        self._known: dict[tuple[str, str], Weights] = {}
        self._pairs: list[tuple[Episode, frozenset[str]]] | None = None
        self._casts: list[tuple[str, str, list[str]]] | None = None

    def without(self, show: str, host: str) -> Weights:
        key = (show, host) if self._teaches(show, host) else ("", "")
        if key not in self._known:
            path = self.folder / f"{'-'.join(key) or 'all'}.weights".replace(" ", "_")
            if not path.exists():
                path.write_bytes(self._fit(*key))
            self._known[key] = unpack(path.read_bytes())
        return self._known[key]

    def memory(self, page: Page) -> ShowMemory | None:
        """What the other episodes of a page's show tell of it; None where there are none."""
        if self._casts is None:
            path = self.folder / "casts.json"
            if not path.exists():
                known = [(e.show, e.name, list(e.words)) for e in episodes(SHARED / "training")]
                path.write_text(json.dumps(known))
            self._casts = json.loads(path.read_text())
        casts = [
            [Person(name) for name in people]
            for show, name, people in self._casts
            if show == page.show and (show, name.rpartition("__")[2]) not in self._corpus
        ]
        return remember(page.show, casts) if casts else None

    def others(self, page: Page, all_pages: Iterable[Page]) -> list[profile.Page]:
        """Other episodes of a page's show with its host and one guest, speakers known."""
        if self._pairs is None:
            known = list(episodes(SHARED / "training"))
            roles = hosts(known)
            self._pairs = [(e, roles[e.name]) for e in known if e.is_pair()]
        found = [
            profile.Page([said for _, said in e.turns], [int(w != page.host) for w, _ in e.turns])
            for e, leads in self._pairs
            if e.show == page.show
            and page.host in leads
            and (e.show, e.name.rpartition("__")[2]) not in self._corpus
            and len(leads & {who for who, _ in e.words.most_common(2)}) == 1
        ]
        if not found:
            same = [p for p in all_pages if p.show == page.show and p.path != page.path]
            found = [profile.Page(p.texts, p.truth.tolist()) for p in same if p.kind == page.kind]
        return found

    def _examples(self) -> tuple[list[tuple[Episode, list[Example]]], Keys]:
        if self._made is None:
            path = self.folder / "examples.pickle"
            if not path.exists():
                print("reading and breaking the episodes to learn from ...", flush=True)
                keys = Keys({}, {})
                known = list(episodes(SHARED / "training"))
                made = list(examples(known, hosts(known), keys))
                path.write_bytes(pickle.dumps((made, keys)))
            self._made = pickle.loads(path.read_bytes())
        return self._made

    def _teaches(self, show: str, host: str) -> bool:
        """Whether any episode to learn from is of the show or has the host."""
        path = self.folder / "heard.json"
        if not path.exists():
            heard = [[e.show, *e.words] for e, _ in self._examples()[0]]
            path.write_text(json.dumps(heard))
        return any(row[0] == show or host in row[1:] for row in json.loads(path.read_text()))

    def _fit(self, show: str, host: str) -> bytes:
        made, keys = self._examples()
        kept = [
            one
            for e, several in made
            for one in several
            if (e.show, e.name.rpartition("__")[2]) not in self._corpus
            and not (show and (e.show == show or host in e.words))
        ]
        print(f"fitting without {show or 'the corpus'}, {host} on {len(kept)} ...", flush=True)
        return pack(*fit(kept, keys), MOST_BYTES)
