"""Transcripts built by hand for the tests of quotations."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from transcripts.model import (
    NOBODY,
    BlocksBuilder,
    Details,
    Person,
    Reading,
    Source,
    Transcript,
    Version,
)
from transcripts.turns import group

Row = tuple[str, int, int, float | None]
"""Words, kind, speaker, start in seconds."""


@pytest.fixture(scope="session")
def transcript_of() -> Callable[..., Transcript]:
    def build(
        rows: Sequence[Row],
        people: Sequence[Person] = (Person("Emily Chang"), Person("Mark Ames", inferred=True)),
        *,
        title: str | None = "The Circuit",
        show: str | None = "Talks",
        lines: bool = True,
        address: str | None = None,
        url: str | None = None,
    ) -> Transcript:
        builder = BlocksBuilder()
        for number, (words, kind, speaker, start) in enumerate(rows, 1):
            builder.add(
                words, kind=kind, speaker=speaker, start=start, line=number if lines else None
            )
        blocks = builder.build()
        used = {speaker for _, _, speaker, _ in rows if speaker != NOBODY}
        details = Details(
            title=title,
            show=show,
            published=date(2024, 7, 23),
            url=url,
            people=tuple(people[: max(used, default=-1) + 1]),
        )
        source = Source("page.txt", "0" * 64)._replace(url=address)
        version = Version(0, source, Reading("test", 1, blocks, details))
        return Transcript("t", version, details, blocks, group(blocks))

    return build
