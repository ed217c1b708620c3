"""Reading makes objects by the hundred thousand and hardly a cycle among them. Python looks
for cycles again and again meanwhile, which takes up to half of the time of reading."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles inside of this; what was so before is so after it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
