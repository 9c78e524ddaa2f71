"""The speaker port: where sound goes.

It knows nothing of words or of what is worth hearing; it pulls blocks of samples from whoever makes them.
"""

from typing import Protocol

__all__ = ["Source", "Speaker"]


class Source(Protocol):
    """What a speaker pulls its samples from."""

    def restart(self, rate_hz: int, channels: int) -> None:
        """A device was opened; no block is being pulled while this runs."""
        ...

    def pull(self, block: memoryview, heard_s: float) -> None:
        """Fill `block`, of which the first sample leaves the device at the monotonic time `heard_s`.

        Args:
            block: bytes to be written: frames of 32-bit floats in the machine's order, -1..1, one a channel.
            heard_s: monotonic seconds.

        Runs on the device's own real-time thread: it must not lock, wait, log or do I/O.
        """
        ...


class Speaker(Protocol):
    """A sound device that plays a `Source` from the moment it is made. Engine: `portaudio_speaker.py`."""

    @property
    def label(self) -> str:
        """What a person calls it: "USB Audio: speaker"."""
        ...

    @property
    def live(self) -> bool:
        """Whether it pulls samples at this moment."""
        ...

    @property
    def lost(self) -> bool:
        """Whether the device is gone, or has stood still for so long that it has to be opened again."""
        ...

    @property
    def underruns(self) -> int:
        """How often the device ran dry since it was opened."""
        ...

    def close(self) -> None:
        """Fall silent and let the device go; safe to call twice."""
        ...
