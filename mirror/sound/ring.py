"""A ring of bytes between the thread that mixes and the device's own, which only copies."""

from typing import Final

__all__ = ["Ring"]


class Ring:
    """Written by one thread, read by one other; neither waits for the other.

    What was written and what was read are counted from the beginning, each by its own thread alone.
    """

    def __init__(self, size: int) -> None:
        """Hold `size` bytes at most."""
        self._bytes: Final = memoryview(bytearray(size))
        self._size: Final = size
        self._written = 0
        self._read = 0

    @property
    def written(self) -> int:
        """Bytes written so far."""
        return self._written

    @property
    def read(self) -> int:
        """Bytes read so far."""
        return self._read

    @property
    def ready(self) -> int:
        """Bytes that can be read."""
        return self._written - self._read

    def write(self, part: memoryview) -> None:
        """Add bytes, of which there is room for all."""
        at = self._written % self._size
        fits = min(len(part), self._size - at)
        self._bytes[at : at + fits] = part[:fits]
        self._bytes[: len(part) - fits] = part[fits:]
        self._written += len(part)

    def read_into(self, block: memoryview) -> int:
        """Fill `block`, with zeros where there is nothing; how many bytes were missing."""
        there = min(len(block), self.ready)
        at = self._read % self._size
        fits = min(there, self._size - at)
        block[:fits] = self._bytes[at : at + fits]
        block[fits:there] = self._bytes[: there - fits]
        missing = len(block) - there
        if missing:
            block[there:] = bytes(missing)
        self._read += there
        return missing
