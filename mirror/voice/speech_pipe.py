"""What the mirror and its speech process say to each other, with limits."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

__all__ = [
    "Answer",
    "Failed",
    "ListVoices",
    "Request",
    "Say",
    "SpeechVoice",
    "Spoken",
    "VoicesListed",
]

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
    engine: Text
    """The driver that has them: "espeak", "sapi5", "nsss"."""
    voices: Annotated[tuple[SpeechVoice, ...], Meta(max_length=5_000)]


class Failed(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The engine could not; `reason` is for the log."""

    number: Number
    reason: Text


Request: TypeAlias = Say | ListVoices
Answer: TypeAlias = Spoken | VoicesListed | Failed
