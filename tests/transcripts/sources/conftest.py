"""Programs written for a test."""

import sys


def python_program(body: str) -> str:
    """A program in Python that starts wherever this Python stands: the path in a `#!` line
    may have no blank, so the shell hands over to Python, to which the hand-over is a string.
    """
    return f"#!/bin/sh\n''':'\nexec \"{sys.executable}\" \"$0\" \"$@\"\n'''\n{body}"
