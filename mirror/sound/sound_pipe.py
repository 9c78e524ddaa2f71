"""What the mirror and its sound process say to each other, with limits."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from mirror.sound.sound_system import Bus

__all__ = [
    "Beat",
    "Cut",
    "Done",
    "FeedCoach",
    "Hear",
    "Heard",
    "HeardFrame",
    "Order",
    "Play",
    "PlayMusic",
    "Report",
    "SetVolume",
    "Setup",
    "State",
]

Number: TypeAlias = Annotated[int, Meta(ge=0)]
"""Names a sound for as long as it plays."""
Name: TypeAlias = Annotated[str, Meta(max_length=200)]
"""Part of a device's name; empty for the default one."""
Sentence: TypeAlias = Annotated[str, Meta(max_length=1000)]
Seconds: TypeAlias = Annotated[float, Meta(ge=0, le=600)]
"""A phase of a rep, as exercise files limit it."""
Monotonic: TypeAlias = Annotated[float, Meta(ge=0)]
FrameBytes: TypeAlias = Annotated[bytes, Meta(min_length=960, max_length=960)]
"""480 samples of 16 bits, signed, little-endian."""
Dbfs: TypeAlias = Annotated[float, Meta(ge=-200, le=20)]


class Setup(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Which devices to use; the first of all orders, and the only one of its kind."""

    speaker: Name
    microphone: Name


class Play(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Play a sound; `Heard` and `Done` tell what becomes of it."""

    number: Number
    bus: Bus
    rate_hz: Annotated[int, Meta(ge=1_000, le=768_000)]
    samples: bytes
    """Mono, 32-bit floats, little-endian."""


class Cut(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Fade a sound out; one that is over already is none."""

    number: Number


class SetVolume(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Make a bus as loud."""

    bus: Bus
    volume: Annotated[float, Meta(ge=0, le=1)]


class FeedCoach(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """The coach's newest words."""

    samples: bytes
    """Mono at 48 kHz, 16-bit signed, little-endian."""


class PlayMusic(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Play a file again and again; an empty path for silence."""

    path: Annotated[str, Meta(max_length=4096)]


class Beat(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Beat an exercise's tempo; all zeros for silence."""

    out_s: Seconds
    turn_s: Seconds
    back_s: Seconds
    rest_s: Seconds


class Hear(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """Open the microphone, or let it go."""

    on: bool


class State(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """How it is, ten times a second: who does not send it hangs."""

    trouble: Sentence | None
    microphone_trouble: Sentence | None
    notices: Annotated[tuple[Sentence, ...], Meta(max_length=10)]
    label: Sentence
    live: bool
    underruns: Number
    speaker_dbfs: Dbfs
    microphone_dbfs: Dbfs | None
    opening: bool
    """Whether a device is about to be opened, which some take seconds for."""


class Heard(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A sound's first sample leaves the device at `heard_s`."""

    number: Number
    heard_s: Monotonic


class Done(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """A sound's last sample is on its way, or it was given up."""

    number: Number


class HeardFrame(Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """10 ms of the microphone without the echo."""

    captured_s: Monotonic
    samples: FrameBytes
    raw: FrameBytes
    """The same with the echo, as it was captured."""


Order: TypeAlias = Setup | Play | Cut | SetVolume | FeedCoach | PlayMusic | Beat | Hear
Report: TypeAlias = State | Heard | Done | HeardFrame
