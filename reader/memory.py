"""Memory that is free again, given back to the system."""

from __future__ import annotations

import sys
from contextlib import suppress


def give_back() -> None:
    """Return what was only needed for loading. The C library of Linux keeps it otherwise:
    a third of what a reader of a very long transcript seems to take."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with suppress(OSError, AttributeError):  # another C library needs no reminding
        ctypes.CDLL(None).malloc_trim(0)
