"""The process that works things out for a reader: `python -P -m transcripts.library.worker
LIBRARY [--patient]`.

Reads a JSON object a line, `{"do": "speakers", "id": "k4f9xq"}`, and answers each with one:
`{"changed": 3, "doubts": [[12, 0]], "reason": null}`, `{}` where there was nothing to do, or
`{"error": "a sentence"}`. `{"do": "why", "id": …, "block": 37}` is answered with
`{"reasons": ["asks", …]}`, `{"do": "chapters", "id": …}` with `{"made": 12}` or `{}`.
It ends with its standard input, and keeps what it has read ready, so that a second answer
about the same talk comes at once.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from . import Library
from .connection import LibraryError

Answer = dict[str, Any]


def speakers(library: Library, wish: Answer) -> Answer:
    """Work out who speaks."""
    found = library.work_out(wish["id"])
    return {} if found is None else found._asdict()


def why(library: Library, wish: Answer) -> Answer:
    """What the speaker of a block rests on."""
    return {"reasons": library.why(wish["id"], wish["block"])}


def chapters(library: Library, wish: Answer) -> Answer:
    """Make chapters where there are none."""
    made = library.make_chapters(wish["id"])
    return {} if made is None else {"made": made}


WORK: dict[str, Callable[[Library, Answer], Answer]] = {
    "speakers": speakers,
    "why": why,
    "chapters": chapters,
}


def answer(library: Library, line: str) -> Answer:
    """The answer to one line."""
    try:
        wish = json.loads(line)
        return WORK[wish["do"]](library, wish)
    except sqlite3.OperationalError as error:
        return {"error": f"The library is busy or cannot be written: {error}."}
    except Exception as error:  # the reader shows it in a line; a traceback would be lost
        return {"error": f"That could not be worked out: {type(error).__name__}: {error}."}


def main() -> int:
    """Exit code 0, or 2 where the library cannot be used."""
    if "--patient" in sys.argv:
        with suppress(AttributeError, OSError):
            os.nice(10)
    try:
        with Library(Path(sys.argv[1])) as library:
            for line in sys.stdin:
                print(json.dumps(answer(library, line)), flush=True)
    except (LibraryError, BrokenPipeError) as error:
        print(json.dumps({"error": str(error)}))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
