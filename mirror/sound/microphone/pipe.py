"""What goes through the pipes of the listening process: what is played goes in, what is heard comes out."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from mirror.sound.sound_system import FRAME_SAMPLES

__all__ = ["FRAME_BYTES", "Answer", "Heard", "Played", "Told"]

FRAME_BYTES = 2 * FRAME_SAMPLES

Frame = Annotated[bytes, Meta(min_length=FRAME_BYTES, max_length=FRAME_BYTES)]
"""480 samples of 16 bits in the machine's order."""
Sentence = Annotated[str, Meta(max_length=500)]


class Played(Struct, frozen=True, array_like=True):
    """To the process: 10 ms that the speaker plays."""

    frame: Frame
    heard_s: float
    """The monotonic time at which the first sample leaves it."""


class Heard(Struct, frozen=True, array_like=True, tag=1):
    """From the process: 10 ms of the microphone."""

    frame: Frame
    """Without what was played."""
    raw: Frame
    """As they were captured."""
    captured_s: float
    """The monotonic time at which the first sample was in the air."""


class Told(Struct, frozen=True, array_like=True, tag=2):
    """From the process: what became of the device."""

    trouble: Sentence | None
    label: Sentence


Answer: TypeAlias = Heard | Told
