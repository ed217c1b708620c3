"""What the readers make of folders of real files: a table by format, what was left out of
them, and the files that are refused with the reasons. To be read, not to be passed.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from transcripts.formats import NotATranscript, understand
from transcripts.model import Companion, Reading
from transcripts.turns import group

BESIDE = Path(__file__).parents[3] / "shared"
FOLDERS = (BESIDE / "format-samples", BESIDE / "corpus" / "raw")


@dataclass
class Row:
    """What is counted of the files of one format."""

    files: int = 0
    turns: int = 0
    speakers: int = 0
    named: int = 0
    timed: int = 0
    chaptered: int = 0
    dated: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def sources(folders: list[Path]) -> Iterator[tuple[Path, Path]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield folder, path


def count(row: Row, found: Reading | Companion) -> None:
    details = found.details
    row.files += 1
    row.chaptered += bool(details.chapters or details.outline)
    row.dated += details.published is not None
    for what in found.report.left_out:
        row.left_out["".join(c for c in what.split(" (")[0] if not c.isdigit()).strip()] += 1
    if isinstance(found, Companion):
        row.speakers += len(details.people)
        row.timed += bool(found.stretches)
        return
    spoken = {one for one in set(found.blocks.speakers) if one >= 0}
    row.turns += len(group(found.blocks))
    row.speakers += len(spoken)
    row.named += bool(spoken)
    row.timed += any(start == start for start in found.blocks.starts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=list(FOLDERS))
    parser.add_argument("--each", action="store_true", help="a line for every file, too")
    chosen = parser.parse_args()
    rows: defaultdict[str, Row] = defaultdict(Row)
    refused: list[tuple[Path, str]] = []
    for folder, path in sources(chosen.folders):
        try:
            found = understand(path.read_bytes(), path.name)
        except NotATranscript as why:
            refused.append((path.relative_to(folder), str(why)))
            continue
        count(rows[found.format], found)
        if chosen.each:
            print(path.relative_to(folder), found.format, *found.report.left_out, sep="\t")
    print(f"{'format':22} files   turns speakers  named  times  chapters  dates  left out")
    for name, row in sorted(rows.items(), key=lambda one: -one[1].files):
        left = ", ".join(f"{what} ×{many}" for what, many in row.left_out.most_common(6))
        print(
            f"{name:22} {row.files:5} {row.turns:7} {row.speakers:8} {row.named:6} "
            f"{row.timed:6} {row.chaptered:9} {row.dated:6}  {left}"
        )
    print(f"\n{len(refused)} refused")
    for path, why in refused:
        print(f"{path}: {why}")


if __name__ == "__main__":
    main()
