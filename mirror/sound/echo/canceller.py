"""Takes out of the microphone what the speaker plays, so that whoever listens hears the athlete alone."""

import numpy as np
import numpy.typing as npt

from mirror.sound.echo.alignment import Alignment
from mirror.sound.echo.filter import EchoFilter
from mirror.sound.echo.reference import PlayedSound
from mirror.sound.echo.webrtc import WebRtcProcessing
from mirror.sound.sound_system import FRAME_SAMPLES, Pulses

__all__ = ["EchoCanceller"]

LARGEST = 32_767
FULL_SCALE = np.float32(32_768)


class EchoCanceller:
    """`played` is called by the mixing thread, `heard` by the listening one; neither waits for the other."""

    def __init__(self) -> None:
        """Load WebRTC's audio processing.

        Raises:
            VoiceError: it is not installed.
        """
        self._processing = WebRtcProcessing()
        self._played = PlayedSound()
        self._alignment = Alignment(self._played)
        self._filter = EchoFilter()
        self._moves = 0

    @property
    def lead_ms(self) -> int:
        """How far the reference is ahead of its echo, by the times that both devices told."""
        return self._alignment.lead_ms

    def played(self, frame: Pulses, heard_s: float) -> None:
        """Take note of (480,) samples; the first of them leaves the speaker at the monotonic `heard_s`."""
        self._played.played(_whole(frame), heard_s)

    def heard(self, frame: Pulses, captured_s: float) -> Pulses:
        """(480,) of the microphone without what was played; the first was in the air at `captured_s`."""
        far = self._alignment.beside(captured_s)
        if self._alignment.moves != self._moves:
            self._moves = self._alignment.moves
            self._filter.doubt()
        near = _whole(frame).astype(np.float32)
        left = self._filter.left_of(near / FULL_SCALE, far / FULL_SCALE) * FULL_SCALE
        return self._processing.processed(_pulses(left), _pulses(far), self.lead_ms)


def _pulses(samples: npt.NDArray[np.float32]) -> Pulses:
    return np.clip(np.rint(samples), -LARGEST, LARGEST).astype(np.int16)


def _whole(frame: npt.NDArray[np.generic]) -> Pulses:
    """The frame itself; whatever else a driver may hand over, as one: too short, too long, not a number."""
    if frame.dtype == np.int16 and frame.shape == (FRAME_SAMPLES,):
        return frame.astype(np.int16, copy=False)
    pulses = _pulses(np.nan_to_num(np.ravel(frame)[:FRAME_SAMPLES].astype(np.float32)))
    return np.pad(pulses, (0, FRAME_SAMPLES - len(pulses)))
