"""Ids of transcripts, and hashes that tell whether two things are the same."""

from collections.abc import Callable

# Letters and digits that are told apart when read aloud or typed; no vowels, so that no
# id is a word, least of all a command's name.
_LETTERS = "bcdfghjkmnpqrstvwxz"
_SIGNS = _LETTERS + "23456789"
_ID_LENGTH = 6


def digest(data: bytes) -> str:
    """SHA-256 of a source, as it is kept."""
    import hashlib  # slow to load, and reading needs none

    return hashlib.sha256(data).hexdigest()


def short_digest(data: bytes) -> str:
    """A short text that is another for other data: twelve signs, 0 to 9 and a to f."""
    return digest(data)[:12]


def proposed_id(sha256: str, taken: Callable[[str], bool] = lambda _: False) -> str:
    """The id a transcript of these bytes is given: the same everywhere, unless taken."""
    number = int(sha256, 16)
    while True:
        rest, letter = divmod(number, len(_LETTERS))
        signs = [_LETTERS[letter]]
        for _ in range(_ID_LENGTH - 1):
            rest, sign = divmod(rest, len(_SIGNS))
            signs.append(_SIGNS[sign])
        found = "".join(signs)
        if not taken(found):
            return found
        number += 1
