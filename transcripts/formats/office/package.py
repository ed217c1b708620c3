"""The zip archive that a document is: opened with its limits checked before anything is
unpacked, its parts read piece by piece, in memory only. The names in it are looked up and
never become paths; archives inside it stay closed.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from transcripts.formats.containers import archive_end
from transcripts.formats.document import NotATranscript

_MOST_PARTS = 3_000
_DIRECTORY = 1_000_000
"""Bytes of the list of parts at most."""
_LARGEST = 32_000_000
"""Bytes of a part unpacked at most."""
_PIECE = 4_000_000
"""Large, since an XML parser may look at what it does not yet understand again with each."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """An opened archive."""

    def __init__(self, data: bytes, called: str, what: str) -> None:
        """`what` names the document for a person. Raises NotATranscript where the archive
        is damaged or has more in it than a document has."""
        self.who = f"{called} is {what}"
        """How a sentence about it begins."""
        found = archive_end(data)
        if found is None:
            raise self._damaged()
        _, parts, size = found
        if parts > _MOST_PARTS or size > _DIRECTORY:
            raise NotATranscript(f"{self.who} with more parts than any has; it is not opened.")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
            raise self._damaged() from None
        self.names = tuple(self._archive.namelist())
        """The names of the parts, as they stand in the archive."""

    def pieces(self, name: str, most: int = _LARGEST) -> Iterator[bytes]:
        """A part unpacked, piece by piece; nothing where there is none of that name. Raises
        NotATranscript where it is damaged, encrypted or larger than `most` bytes, whatever
        size the archive states."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return
        if info.flag_bits & 1:
            raise self.locked()
        if info.compress_type not in _PACKED:
            raise NotATranscript(f"{self.who} packed in an unusual way; save it again.")
        if info.file_size > most:
            raise self.too_large()
        taken = 0
        try:
            with self._archive.open(info) as part:
                while piece := part.read(_PIECE):
                    taken += len(piece)
                    if taken > most:
                        raise self.too_large()
                    yield piece
        except NotImplementedError:
            raise NotATranscript(f"{self.who} packed in an unusual way; save it again.") from None
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError):
            raise self._damaged() from None

    def part(self, name: str, most: int) -> bytes:
        """A small part whole; empty where there is none, or where it is no such part: too
        large or damaged. What is in it only adds to what the document says."""
        try:
            return b"".join(self.pieces(name, most))
        except NotATranscript:
            return b""

    def too_large(self) -> NotATranscript:
        return NotATranscript(
            f"{self.who} with more in it than any transcript has; save its text as plain text "
            "and add that."
        )

    def locked(self) -> NotATranscript:
        return NotATranscript(f"{self.who} with a password; save it without one and add that.")

    def _damaged(self) -> NotATranscript:
        return NotATranscript(f"{self.who}, but damaged or cut off; save or download it again.")
