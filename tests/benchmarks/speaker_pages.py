"""The labelled pages without names on which who speaks is measured, and their kinds."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

SHARED = Path(__file__).parents[2] / "../shared"
NOT_PEOPLE = ("Other", "Description")


@dataclass(frozen=True)
class Page:
    """One labelled page without names. `truth` is 0 for the host, 1 for others, -1 for lines
    that nobody in the conversation speaks."""

    name: str
    show: str
    path: str
    kind: str
    host: str
    guests: tuple[str, ...]
    style: str
    texts: tuple[str, ...]
    truth: npt.NDArray[np.int64]
    mixed: frozenset[int]
    labels: tuple[str, ...]

    @property
    def counted(self) -> npt.NDArray[np.bool_]:
        """The lines that are measured."""
        found = self.truth >= 0
        found[[at for at in self.mixed if at < len(found)]] = False
        return found


def pages() -> list[Page]:
    found = []
    for folder in ("one-to-one", "speakers"):
        for meta_path in sorted((SHARED / "corpus" / folder).glob("*.meta.json")):
            meta = json.loads(meta_path.read_text("utf-8"))
            base = str(meta_path).removesuffix(".meta.json")
            rows = Path(f"{base}.speakers.tsv").read_text("utf-8").splitlines()
            labels = [row.split("\t")[1] for row in rows]
            texts = Path(f"{base}.txt").read_text("utf-8").split("\n")[: len(labels)]
            host = meta["hosts"][0] if meta["hosts"] else ""
            truth = [-1 if who in NOT_PEOPLE else int(who != host) for who in labels]
            found.append(
                Page(
                    f"{folder}/{meta['id']}",
                    meta["show"],
                    meta["path"].replace("/", "__"),
                    _kind(folder, meta, labels),
                    host,
                    tuple(meta["guests"]),
                    meta["style"],
                    tuple(texts),
                    np.array(truth),
                    frozenset(int(line) - 1 for line in meta["mixed_lines"]),
                    tuple(labels),
                )
            )
    return found


def _kind(folder: str, meta: dict[str, object], labels: list[str]) -> str:
    said = Counter(who for who in labels if who not in NOT_PEOPLE)
    two = [who for who, _ in said.most_common(2)]
    share = sum(said[who] for who in two) / said.total()
    meta_hosts = meta["hosts"]
    assert isinstance(meta_hosts, list)
    if folder == "one-to-one" or (
        len(meta_hosts) == 1 and meta_hosts[0] in two and share >= 0.9 and meta["show"] != "news"
    ):
        return "one host, one guest"
    if str(meta["show"]).startswith(("QMSum", "earnings", "ethereum")):
        return "meetings and calls"
    return "two without roles" if share >= 0.95 else "several"
