"""`python -m transcripts.chapters.fit FOLDER OUT`: fits the weights anew.

FOLDER holds talks with chapters (see `labelled.talks`); OUT is the file to write.
"""

import argparse
from pathlib import Path

from transcripts.chapters.making.weights import pack

from .labelled import talks
from .training import fit


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m transcripts.chapters.fit")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    known = list(talks(given.folder))
    text = pack(fit(known))
    given.out.write_text(text, encoding="utf-8")
    print(f"{given.out}: {len(text.encode())} bytes, from {len({t.name for t in known})} talks")


if __name__ == "__main__":
    main()
