"""Who wants to know what is being played: the echo canceller, to take it out of what is heard."""

from typing import Protocol

from mirror.sound.sound_system import Pulses

__all__ = ["Reference"]


class Reference(Protocol):
    """Is told of every 10 ms that go to the speaker, silence too, without a gap while a device is open."""

    def played(self, frame: Pulses, heard_s: float) -> None:
        """Take note of (480,) samples, of which the first leaves the device at the monotonic time `heard_s`.

        Called on the mixing thread some 20 to 60 ms before they are heard: it has a millisecond at most. The
        frame is its own to keep.
        """
        ...
