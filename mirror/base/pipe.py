"""How the mirror and its child processes talk: length-prefixed msgpack, decoded with limits."""

from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

__all__ = ["LARGEST", "PipeBrokenError", "PipeReader", "framed"]

PREFIX = 4
"""Bytes of length before each message, big-endian."""
LARGEST = 8 * 1024 * 1024
"""Bytes of one message: 40 s of samples in single precision at 48 kHz, far above any phrase."""

M = TypeVar("M")


class PipeBrokenError(Exception):
    """The other end does not keep to the format: nothing that follows can be trusted."""


def framed(message: msgspec.Struct) -> bytes:
    """The message as it goes through the pipe."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(PREFIX, "big") + body


class PipeReader(Generic[M]):
    """Puts messages together from bytes as they come; holds one message at most."""

    def __init__(self, message: type[M]) -> None:
        self._decoder: msgspec.msgpack.Decoder[M] = msgspec.msgpack.Decoder(message)
        self._received = bytearray()

    def feed(self, received: bytes) -> Iterator[M]:
        """Take bytes, in pieces of any size, and give the messages that they complete.

        Raises:
            PipeBrokenError: a message is too long or is none of ours.
        """
        self._received += received
        while len(self._received) >= PREFIX:
            length = int.from_bytes(self._received[:PREFIX], "big")
            if length > LARGEST:
                raise PipeBrokenError(f"a message of {length} bytes")
            end = PREFIX + length
            if len(self._received) < end:
                return
            body = bytes(self._received[PREFIX:end])
            del self._received[:end]
            yield self._decoded(body)

    def _decoded(self, body: bytes) -> M:
        try:
            return self._decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise PipeBrokenError(str(error)) from error
