"""What the mirror and its speech process say to each other: length-prefixed msgpack, decoded with limits."""

from collections.abc import Iterator
from typing import Annotated, Generic, TypeAlias, TypeVar

import msgspec
from msgspec import Meta, Struct

__all__ = [
    "Answer",
    "Failed",
    "ListVoices",
    "PipeBrokenError",
    "PipeReader",
    "Request",
    "Say",
    "SpeechVoice",
    "Spoken",
    "VoicesListed",
    "framed",
]

PREFIX = 4
"""Bytes of length before each message, big-endian."""
LARGEST = 8 * 1024 * 1024
"""Bytes of one message: a minute and a half of 16-bit speech at 44.1 kHz, far above any phrase."""

Number: TypeAlias = Annotated[int, Meta(ge=0)]
"""Counts requests, so that an answer that comes too late is known."""
Text: TypeAlias = Annotated[str, Meta(max_length=500)]
"""A cue is a few words; a coach's free text a sentence or two."""


class Say(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Render `text`; the answer is `Spoken` or `Failed`."""

    number: Number
    text: Annotated[str, Meta(min_length=1, max_length=500)]
    voice: Text
    """An id from the list of voices; empty for the system's own choice."""
    words_per_minute: Annotated[int, Meta(ge=50, le=500)]


class ListVoices(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Tell which voices there are; the answer is `VoicesListed` or `Failed`."""

    number: Number


class SpeechVoice(Struct, frozen=True, forbid_unknown_fields=True):
    """One voice of the speech engine."""

    id: Text
    name: Text
    languages: Annotated[tuple[Text, ...], Meta(max_length=50)]
    """Language tags as the system writes them: "en-us", "de"."""


class Spoken(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A phrase as sound."""

    number: Number
    rate_hz: Annotated[int, Meta(ge=8_000, le=192_000)]
    pcm: bytes
    """Mono samples, 16-bit signed, little-endian."""


class VoicesListed(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Which voices there are."""

    number: Number
    voices: Annotated[tuple[SpeechVoice, ...], Meta(max_length=5_000)]


class Failed(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The engine could not; `reason` is for the log."""

    number: Number
    reason: Text


Request: TypeAlias = Say | ListVoices
Answer: TypeAlias = Spoken | VoicesListed | Failed

M = TypeVar("M", Request, Answer)


class PipeBrokenError(Exception):
    """The other end does not keep to the format: nothing that follows can be trusted."""


def framed(message: Request | Answer) -> bytes:
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
