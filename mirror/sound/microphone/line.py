"""The way from one open microphone to frames of 10 ms: its channels, its rate, and when each was captured."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import soxr  # type: ignore[import-untyped]  # it has none

from mirror.sound.ring import Ring
from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ, Pulses

__all__ = ["MicrophoneLine"]

HELD_S = 0.5
"""Room for what comes while the listening thread is late; more is lost, for it would be heard too late."""
FLOAT = 4
"""Bytes of a sample."""
LARGEST = 32_767


class MicrophoneLine:
    """Takes bytes on the device's own thread; gives frames to the listening one."""

    def __init__(self, rate_hz: int, channels: int) -> None:
        self._rate_hz: Final = rate_hz
        self._channels: Final = channels
        self._frame: Final = FLOAT * channels
        self._size: Final = round(HELD_S * rate_hz) * self._frame
        self._ring: Final = Ring(self._size)
        self._stream = None if rate_hz == RATE_HZ else soxr.ResampleStream(rate_hz, RATE_HZ, 1)
        self._anchor = (0, 0.0)
        self._waiting: Samples = np.zeros(0, np.float32)
        self._given = 0
        self.lost = 0
        """Blocks for which there was no room."""

    def take(self, block: memoryview, captured_s: float) -> None:
        """Copy the device's block. Only the device's thread calls this."""
        if len(block) > self._size - self._ring.ready:
            self.lost += 1
            return
        self._anchor = (self._ring.written, captured_s)
        self._ring.write(block)

    def frames(self) -> Iterator[tuple[Pulses, float]]:
        """Each whole frame that came since, (480,), and the monotonic time of its first sample."""
        self._waiting = np.concatenate((self._waiting, self._arrived()))
        while len(self._waiting) >= FRAME_SAMPLES:
            part, self._waiting = self._waiting[:FRAME_SAMPLES], self._waiting[FRAME_SAMPLES:]
            pulses = np.rint(np.nan_to_num(part).clip(-1, 1) * LARGEST).astype(np.int16)
            yield pulses, self._captured_s(self._given)
            self._given += FRAME_SAMPLES

    def _arrived(self) -> Samples:
        """At 48 kHz, the mean of all channels."""
        block = bytearray(self._ring.ready // self._frame * self._frame)
        self._ring.read_into(memoryview(block))
        mono: Samples = np.frombuffer(block, np.float32).reshape(-1, self._channels).mean(axis=1)
        return mono if self._stream is None else self._stream.resample_chunk(mono)

    def _captured_s(self, sample: int) -> float:
        """When a sample, counted at 48 kHz, was in the air: soxr keeps the time of what it resamples."""
        written, captured_s = self._anchor
        return captured_s + sample / RATE_HZ - written / self._frame / self._rate_hz
