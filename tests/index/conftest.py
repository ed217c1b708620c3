"""Small transcripts by hand, and indexes of them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from index.search import Search
from index.writer import Updated, update
from transcripts.columns import NOBODY, SPEECH, BlocksBuilder
from transcripts.model import Details, Person, Reading, Source, Transcript, Version
from transcripts.text import make_safe
from transcripts.turns import group

Line = tuple[str | None, str] | tuple[str | None, str, int]


@pytest.fixture(scope="session")
def talk() -> Callable[..., Transcript]:
    """talk(id, lines, title=…): a transcript of (speaker or None, text[, kind]) lines."""

    def make(id: str, lines: Iterable[Line], **details: Any) -> Transcript:
        builder = BlocksBuilder()
        names: list[str] = []
        for number, (who, text, *kind) in enumerate(lines, 1):
            if who is not None and who not in names:
                names.append(who)
            speaker = NOBODY if who is None else names.index(who)
            builder.add(
                make_safe(text),
                kind=kind[0] if kind else SPEECH,
                speaker=speaker,
                line=number,
                start=10.0 * number if who else None,
            )
        blocks = builder.build()
        details.setdefault("title", id.capitalize())
        known = Details(people=tuple(Person(name) for name in names), **details)
        version = Version(1, Source(f"{id}.txt", "0"), Reading("text", 1, blocks, known))
        cuts = [blocks.offsets[c.block - 1] for c in known.chapters]
        return Transcript(id, version, known, blocks, group(blocks, cuts=cuts))

    return make


@pytest.fixture(scope="session")
def index_of() -> Callable[..., Updated]:
    """index_of(folder, transcripts, prints={}): bring an index up to date with them."""

    def bring(
        folder: Path, transcripts: Iterable[Transcript], prints: Mapping[str, str] = {}
    ) -> Updated:
        by_id = {transcript.id: transcript for transcript in transcripts}
        wanted = {id: prints.get(id, "1") for id in by_id}
        return update(folder, wanted, by_id.__getitem__)

    return bring


@pytest.fixture
def search_in(tmp_path: Path, index_of: Callable[..., Updated]) -> Callable[..., Search]:
    """search_in(transcript, …): a search over an index of them."""

    def make(*transcripts: Transcript) -> Search:
        index_of(tmp_path / "index", transcripts)
        return Search(tmp_path / "index")

    return make
