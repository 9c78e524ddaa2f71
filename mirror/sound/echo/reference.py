"""What the speaker plays, laid out in time: each piece of the microphone finds what was heard with it."""

from collections import deque

import numpy as np

from mirror.sound.echo.clock import DeviceClock
from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ, Pulses

__all__ = ["PlayedSound"]

KEPT = 1 << 16
"""Samples, 1.4 s: more than any device holds back."""
WAITING = 200
"""Frames between two looks of the listening thread, milliseconds apart; a flood loses its oldest."""
TAPS = 32
"""Samples of which one between two samples is made: 60 dB clean up to 18 kHz."""


class PlayedSound:
    """Told by the mixing thread (`played`), read by the listening one (all else); nothing is locked.

    Frames cross over in a deque, whose `append` and `popleft` are atomic; the rest belongs to the listener.
    """

    def __init__(self) -> None:
        self._arriving: deque[tuple[Pulses, float]] = deque(maxlen=WAITING)
        self._kept = np.zeros(KEPT, np.float32)
        self._end = 0
        self.clock = DeviceClock(RATE_HZ)

    def played(self, frame: Pulses, heard_s: float) -> None:
        """(480,) samples, of which the first leaves the speaker at the monotonic time `heard_s`."""
        self._arriving.append((frame, heard_s))

    def take_in(self) -> None:
        """Lay out what has been told since."""
        while self._arriving:
            frame, heard_s = self._arriving.popleft()
            self._skip(self.clock.gap(self._end, heard_s))
            self.clock.tell(self._end, heard_s)
            at = np.arange(self._end, self._end + len(frame)) % KEPT
            self._kept[at] = frame
            self._end += len(frame)

    def _skip(self, samples: int) -> None:
        """The speaker ran dry and was silent for so long; or, if negative, went on too early."""
        if samples > 0:
            self._kept[np.arange(self._end, self._end + samples) % KEPT] = 0
        self._end = max(0, self._end + samples)

    @property
    def end(self) -> int:
        """How many samples there were so far."""
        return self._end

    def read(self, start: float, count: int = FRAME_SAMPLES) -> Samples:
        """`count` samples from number `start` on, which may lie between two; silence where there is none."""
        whole, fraction = divmod(round(start, 3), 1.0)
        numbers = np.arange(-TAPS // 2 + 1, count + TAPS // 2) + int(whole)
        there = (numbers >= 0) & (numbers < self._end) & (numbers >= self._end - KEPT)
        around = np.where(there, self._kept[numbers % KEPT], np.float32(0))
        if not fraction or not around.any():
            return around[TAPS // 2 - 1 : TAPS // 2 - 1 + count]
        return np.convolve(around, _between(fraction), "valid").astype(np.float32)


def _between(fraction: float) -> Samples:
    """The windowed sinc that gives the sample `fraction` past the one in the middle."""
    away = np.arange(TAPS // 2, -TAPS // 2, -1) - fraction
    window = np.cos(np.pi * away / (TAPS + 2)) ** 2
    taps: Samples = (np.sinc(away) * window).astype(np.float32)
    return taps
