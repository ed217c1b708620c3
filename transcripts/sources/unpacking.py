"""A body as it comes over the wire → its bytes, never more of them than were allowed.

A compressed body can be a thousand times what was sent, so it is unpacked piece by piece,
and each piece says beforehand how much may come out.
"""

import zlib

from .items import SourceError

ACCEPTED = "gzip, deflate"
"""The encodings that are asked for: those that can be unpacked with a limit."""


class TooLarge(Exception):
    """More came out than was allowed."""


class Body:
    """Takes what arrives, gives what it means. `encoding` is the answer's Content-Encoding.

    Raises SourceError where the body is packed in a way that was not asked for, or damaged.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._data = bytearray()
        self._limit = limit
        self._raw = 0
        self._start = b""
        packed = [name for part in encoding.split(",") if (name := part.strip().lower())]
        packed = [name for name in packed if name != "identity"]
        if packed and (len(packed) > 1 or packed[0] not in ("gzip", "x-gzip", "deflate")):
            raise SourceError(f"the server packs it in a way that was not asked for ({encoding})")
        self._packed = bool(packed)
        self._unpack: zlib._Decompress | None = None
        self._done = False

    @property
    def received(self) -> int:
        """Bytes that came over the wire so far."""
        return self._raw

    def take(self, chunk: bytes) -> None:
        """Take what has just arrived. Raises TooLarge."""
        self._raw += len(chunk)
        if self._raw > self._limit:
            raise TooLarge
        if not self._packed:
            self._data += chunk
            return
        try:
            self._unpacked(chunk)
        except zlib.error:
            raise SourceError("what the server sent is damaged (it cannot be unpacked)") from None

    def _unpacked(self, chunk: bytes) -> None:
        if self._unpack is None:
            self._start += chunk
            if len(self._start) < 2:
                return
            chunk, self._unpack = self._start, zlib.decompressobj(_window(self._start))
        while chunk and not self._done:
            room = self._limit - len(self._data) + 1
            self._data += self._unpack.decompress(chunk, room)
            if len(self._data) > self._limit:
                raise TooLarge
            chunk = self._unpack.unconsumed_tail
            if self._unpack.eof:
                chunk = self._next_member(self._unpack.unused_data)

    def _next_member(self, rest: bytes) -> bytes:
        """A gzip body may be several, one after the other; padding after the last is left."""
        if not rest.startswith(b"\x1f\x8b"):
            self._done = bool(rest)
            return b""
        self._unpack = zlib.decompressobj(31)
        return rest

    def whole(self) -> bytes:
        """All of it. Raises SourceError where its end is missing."""
        if self._packed and self._raw and (self._unpack is None or not self._unpack.eof):
            raise SourceError("the connection was cut off before the end")
        return bytes(self._data)


def _window(start: bytes) -> int:
    """What zlib must be told of how the body begins: gzip, zlib, or, as some servers send
    for "deflate", neither."""
    if start.startswith(b"\x1f\x8b"):
        return 31
    zlib_head = start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0
    return 15 if zlib_head else -15
