"""Takes the echo out as far as loudspeaker and room are linear, which leaves the athlete's words untouched.

WebRTC's canceller by itself removes echoes well and, where both speak, much of a quiet athlete too: its own
filter spans 50 ms of the room, and what it leaves is suppressed together with whatever else is there. Given
what this filter leaves, it has little to suppress: an athlete as loud as the echo loses 0.5 dB in place of
4.9, of half its power 1.2 in place of 6.1, of a tenth 4.5 in place of 8.7 (`echo/trial.py`, a room of 0.4 s).

A partitioned-block Kalman filter in the frequency domain: Enzner and Vary, "Frequency-domain adaptive Kalman
filter for acoustic echo control in hands-free telephones", Signal Processing 86 (2006); in partitions as in
Kuech et al., "State-space architecture of the partitioned-block-based acoustic echo controller", ICASSP 2014.
It knows how uncertain each coefficient is: it learns fast at first, and hardly from the athlete's voice.
"""

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_SAMPLES

__all__ = ["EchoFilter"]

PARTITIONS = 24
"""Of 10 ms: the lead of the reference, and 0.2 s of the room. 30 gain 3 dB in a room that rings for 0.5 s,
for a quarter more of time; 12 lose 5."""
UNCERTAINTY = 0.01
"""Power of a coefficient before anything is known: an echo 20 dB below what is played."""
DECAY = 6.0
"""Partitions over which a room's echo falls to 1/e in power."""
FORGETTING = 0.9995
"""What a coefficient keeps in a frame: rooms in which people move change within seconds."""
NEAR_KEPT = 0.8
"""Of the estimate of what is not echo, in a frame: it follows within the length of a vowel."""
FLOOR = 1e-7
"""Power of rounding to 16 bits, in a block."""
WORSE = 1.0
"""The filter is set aside while it leaves more than there was."""
ASTRAY = 30
"""Frames set aside, among those with sound, after which it begins anew."""


class EchoFilter:
    """Belongs to one thread. 0.25 ms for a frame while something is played, nothing otherwise."""

    def __init__(self) -> None:
        self._played = np.zeros((PARTITIONS, FRAME_SAMPLES + 1), np.complex64)
        self._before = np.zeros(FRAME_SAMPLES, np.float32)
        self._silent = PARTITIONS
        self.restart()

    def restart(self) -> None:
        """Forget the room."""
        self._room = np.zeros((PARTITIONS, FRAME_SAMPLES + 1), np.complex64)
        self._near = np.full(FRAME_SAMPLES + 1, FLOOR, np.float32)
        self._astray = 0
        self.doubt()

    def doubt(self) -> None:
        """Be as unsure of what was learned as at first: the reference has moved, and should fit again."""
        self._unsure = np.empty((PARTITIONS, FRAME_SAMPLES + 1), np.float32)
        self._unsure[:] = UNCERTAINTY * np.exp(-np.arange(PARTITIONS) / DECAY)[:, None]

    def left_of(self, near: Samples, far: Samples) -> Samples:
        """(480,) of the microphone without the echo of `far`, (480,) of what is played, both -1..1."""
        self._silent = 0 if far.any() else self._silent + 1
        if self._silent > PARTITIONS:  # nothing of what was played is in the room any more
            return near
        spectrum = np.fft.rfft(np.concatenate((self._before, far)))
        self._before = far
        self._played = np.roll(self._played, 1, axis=0)
        self._played[0] = spectrum
        power = np.square(self._played.real) + np.square(self._played.imag)
        echo = np.fft.irfft((self._played * self._room).sum(axis=0))[FRAME_SAMPLES:]
        left: Samples = near - echo.astype(np.float32, copy=False)
        self._learn(left, power)
        return self._checked(near, left)

    def _learn(self, left: Samples, power: Samples) -> None:
        error = np.fft.rfft(np.concatenate((np.zeros(FRAME_SAMPLES, np.float32), left)))
        explained = 0.5 * (power * self._unsure).sum(axis=0)
        self._near *= NEAR_KEPT
        self._near += (1 - NEAR_KEPT) * (np.square(error.real) + np.square(error.imag))
        gain = self._unsure / (explained + self._near + FLOOR)
        step = np.fft.irfft(gain * self._played.conj() * error, axis=1)
        step[:, FRAME_SAMPLES:] = 0  # a partition is as long as a frame; the rest would wrap around
        self._room += np.fft.rfft(step, axis=1)
        self._unsure *= (1 - 0.5 * gain * power) * FORGETTING**2
        self._unsure += (1 - FORGETTING**2) * (np.square(self._room.real) + np.square(self._room.imag))

    def _checked(self, near: Samples, left: Samples) -> Samples:
        """What is left, or the microphone itself where the filter would add to it."""
        if left @ left <= WORSE * (near @ near):
            self._astray = max(0, self._astray - 1)
            return left
        self._astray += 1
        if self._astray > ASTRAY:
            self.restart()
        return near
