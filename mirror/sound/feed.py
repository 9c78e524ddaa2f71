"""Feeds the speaker: a thread mixes just ahead of the device, whose own thread only copies."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Final

import numpy as np

from mirror.sound.device_line import DeviceLine
from mirror.sound.levels import LevelMeter
from mirror.sound.mixer import PIECE, Mixer
from mirror.sound.reference import Reference
from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ, Pulses

__all__ = ["Feed"]

IDLE_S = 0.2
"""How often the mixing thread looks up while no device pulls."""
HALF = np.float32(0.5)
GAP_S = 0.5
"""Words that were held up for longer, by another device or by one that stood still, are out of date."""


class Feed:
    """The `Source` of a speaker.

    Args:
        mixer: what is heard.
        reference: who is told of it.
        mixed: called on the mixing thread after each piece; it must hand over fast.
    """

    def __init__(self, mixer: Mixer, reference: Reference, mixed: Callable[[], None]) -> None:
        self._mixer = mixer
        self._reference = reference
        self._mixed = mixed
        self._line: DeviceLine | None = None
        self._left_dry = 0
        self._pulled_s = 0.0
        self._pulled: SimpleQueue[None] = SimpleQueue()
        self.meter: Final = LevelMeter()
        """How loud it is."""
        self._gathered: list[Samples] = []
        self._closing = False
        self._thread = Thread(target=self._run, name="mixing", daemon=True)
        self._thread.start()

    @property
    def ran_dry(self) -> int:
        """How often the mixing thread came too late, over all devices."""
        line = self._line
        return self._left_dry + (0 if line is None else line.ran_dry)

    def restart(self, rate_hz: int, channels: int) -> None:
        """A device was opened."""
        line = DeviceLine(rate_hz, channels, monotonic())
        line.prime()
        before, self._line = self._line, line
        if before is not None:
            self._left_dry += before.ran_dry
        self._pulled.put(None)

    def pull(self, block: memoryview, heard_s: float) -> None:
        """Copy what is ready; on the device's own thread."""
        line = self._line
        if line is not None:
            line.read_into(block, heard_s)
            before_s, self._pulled_s = self._pulled_s, monotonic()
            if self._pulled_s - before_s > GAP_S:
                self._mixer.forget()
            self._pulled.put(None)

    def close(self) -> None:
        """End the mixing thread."""
        self._closing = True
        self._pulled.put(None)
        self._thread.join()

    def _run(self) -> None:
        while not self._closing:
            try:
                self._pulled.get(timeout=IDLE_S)
            except Empty:
                continue
            line = self._line
            while line is not None and line is self._line and line.wants and not self._closing:
                self._mix(line)

    def _mix(self, line: DeviceLine) -> None:
        heard_s = line.next_heard_s
        piece = self._mixer.mix(heard_s)
        line.write(piece)
        self._tell(piece, heard_s)
        self._mixed()

    def _tell(self, piece: Samples, heard_s: float) -> None:
        """Frames of 10 ms are two pieces."""
        self._gathered.append((piece[:, 0] + piece[:, 1]) * HALF)
        if len(self._gathered) * PIECE == FRAME_SAMPLES:
            frame: Pulses = (np.concatenate(self._gathered) * np.float32(32_767)).astype(np.int16)
            self._gathered.clear()
            self.meter.take(frame)
            self._reference.played(frame, heard_s - (FRAME_SAMPLES - PIECE) / RATE_HZ)
