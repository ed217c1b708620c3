"""The command `tapelog`: decides what is wanted before anything heavy is imported.

A command's name runs that command. Anything else opens the reader; on a terminal its first
page is painted at once, from the library, while Textual is still being imported.
"""

from __future__ import annotations

import gc
import os
import sys

from reader.commands.names import COMMANDS

FRAMES = "120"
"""How often in a second Textual looks whether there is something to paint: an answer to a
key waits for half a frame, and 60 of them make that wait felt."""


def main(arguments: list[str] | None = None) -> int:
    """Run `tapelog` and give its exit code: 0 well, 1 nothing found, 2 an error."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from reader.commands.main import run

        return run(arguments)
    if arguments and not os.path.exists(arguments[0]):  # noqa: PTH110
        from reader.commands.mistyped import mistyped

        if slip := mistyped(arguments):
            return _complain(slip)
        arguments = [" ".join(arguments)]  # words of a title need no quotes
    ref = arguments[0] if arguments else None
    if not _is_screen():
        return _without_screen(ref)
    painted = _paint(ref)
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    gc.disable()  # until the page stands: nothing made on the way there is garbage
    return _read(ref, painted, arguments[1:])


def _complain(sentence: str) -> int:
    from reader.commands.output import ERROR, complain

    complain(sentence)
    return ERROR


def _is_screen() -> bool:
    return (
        sys.stdout.isatty()
        and sys.stdin.isatty()
        and os.environ.get("TERM", "dumb") not in ("", "dumb")
    )


def _without_screen(ref: str | None) -> int:
    """Not a terminal: the transcript as plain text, or the list of those there are."""
    from reader.commands.main import run

    return run(["show", ref] if ref is not None else ["list"])


def _paint(ref: str | None) -> str | None:
    """Paint the first page, if the library has one kept for what is asked for, and give
    the id of its transcript."""
    from reader.locations import library_file

    try:
        path = library_file()
        from transcripts.library.pages import last_read, open_quickly, resolve_quickly

        connection = open_quickly(path)
        if connection is None:
            return None
        try:
            id = last_read(connection) if ref is None else resolve_quickly(connection, ref)
            if id is None:
                return None
            from reader.prepaint import paint_first_page

            return id if paint_first_page(connection, id) else None
        finally:
            connection.close()
    except Exception:  # a first page is a courtesy: the reader itself reports what is wrong
        return None


def _read(ref: str | None, painted: str | None, others: list[str]) -> int:
    """Open the reader. `painted` is the id of the transcript whose first page stands
    already."""
    import sqlite3

    from reader.locations import library_path
    from reader.opening import First, add_others, choose
    from reader.problem import Problem
    from transcripts.library import Library, LibraryError

    try:
        with Library(library_path()) as library:
            first = First(painted) if painted else choose(library, ref)
            if others:
                add_others(library, others)
            from reader.app import run_reader

            return run_reader(library, first)
    except (Problem, LibraryError, sqlite3.Error) as problem:
        if painted:
            _leave_painted()
        unkept = isinstance(problem, sqlite3.Error)
        said = f"the library cannot be written ({problem})" if unkept else str(problem)
        return _complain(said)
    except KeyboardInterrupt:  # while an address was fetched
        if painted:
            _leave_painted()
        return 130


def _leave_painted() -> None:
    sys.stdout.write("\x1b[?1049l\x1b[?25h")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
