"""The microphone port: where sound comes from.

It knows nothing of echoes, of frames or of who listens; it hands on each block as the device gives it. A
microphone is open only while somebody listens, and nothing that it hears is written anywhere.
"""

from typing import Protocol

__all__ = ["Ear", "Microphone"]


class Ear(Protocol):
    """What a microphone hands its samples to."""

    def restart(self, rate_hz: int, channels: int) -> None:
        """A device is about to be opened; no block is being handed over while this runs."""
        ...

    def take(self, block: memoryview, captured_s: float) -> None:
        """Copy `block`, of which the first sample was in the air at the monotonic time `captured_s`.

        Args:
            block: bytes that are the device's again afterwards: frames of 32-bit floats in the machine's
                order, -1..1, one a channel.
            captured_s: monotonic seconds.

        Runs on the device's own real-time thread: it must not lock, wait, log or do I/O.
        """
        ...


class Microphone(Protocol):
    """A sound device that listens from the moment it is made. Engine: `portaudio_microphone.py`."""

    @property
    def label(self) -> str:
        """What a person calls it: "USB Audio: microphone"."""
        ...

    @property
    def live(self) -> bool:
        """Whether it hands over samples; False for good once the device is gone or stands still."""
        ...

    def close(self) -> None:
        """Stop listening and let the device go; safe to call twice."""
        ...
