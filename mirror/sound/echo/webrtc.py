"""WebRTC's audio processing: the only file that knows livekit, of which it takes nothing else."""

import logging
from typing import Any

import numpy as np

from mirror.base.errors import VoiceError
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ, Pulses

__all__ = ["WebRtcProcessing"]


class WebRtcProcessing:
    """Echo cancellation, noise suppression and high-pass on; automatic gain off, for grunts and bars pump it.

    Making one loads 25 MB of library and takes 0.2 s; it starts five threads that sleep, opens no connection
    and reports to nobody. Every frame has to be (480,): on another length the library ends the process.
    """

    def __init__(self) -> None:
        """Load the library.

        Raises:
            VoiceError: it is not installed, or there is none for this system.
        """
        logging.getLogger("livekit").setLevel(logging.WARNING)
        try:
            from livekit.rtc.apm import AudioProcessingModule  # noqa: PLC0415 - 0.2 s that only a listener pays
            from livekit.rtc.audio_frame import AudioFrame  # noqa: PLC0415 - likewise
        except (ImportError, OSError) as error:
            raise VoiceError(
                "The microphone stays off: the package livekit is missing; run pip install livekit."
            ) from error
        self._module = AudioProcessingModule(
            echo_cancellation=True, noise_suppression=True, high_pass_filter=True, auto_gain_control=False
        )
        # The library works in place: a frame wraps these bytes for good, nothing is made anew for each 10 ms.
        self._near = bytearray(2 * FRAME_SAMPLES)
        self._far = bytearray(2 * FRAME_SAMPLES)
        self._near_frame = AudioFrame(self._near, RATE_HZ, 1, FRAME_SAMPLES)
        self._far_frame = AudioFrame(self._far, RATE_HZ, 1, FRAME_SAMPLES)
        self._delay_ms: int | None = None

    def processed(self, near: Pulses, far: Pulses, delay_ms: int) -> Pulses:
        """(480,) of the microphone, cleaned of what reached it `delay_ms` after `far`, (480,) as well."""
        if delay_ms != self._delay_ms:
            self._module.set_stream_delay_ms(delay_ms)
            self._delay_ms = delay_ms
        self._far[:] = far.tobytes()
        self._module.process_reverse_stream(self._far_frame)
        self._near[:] = near.tobytes()
        self._module.process_stream(self._near_frame)
        cleaned: np.ndarray[Any, np.dtype[np.int16]] = np.frombuffer(bytes(self._near), np.int16)
        return cleaned
