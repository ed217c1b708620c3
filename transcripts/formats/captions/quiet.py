"""The libraries that read the rarer captions tell a log what they meet in them. That is for
their makers: without a log of its own, Python would write it on the person's screen."""

import logging


def quiet() -> None:
    """Keep what libraries log from the screen, unless somebody has set up a log."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
