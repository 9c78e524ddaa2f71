"""A silent stream beside the one that plays: a sound server goes on serving when that one runs dry."""

import sys
from contextlib import suppress
from typing import Any

__all__ = ["SilentStream"]

LATENCY_S = 0.3
"""Far longer than the stream that plays can afford: what makes that one run dry leaves this one alone."""


class SilentStream:
    """Holds a device of a sound server awake while it is open.

    After it ran dry, ALSA opens a stream to PulseAudio anew. A sink that nobody else plays on has then gone
    to sleep, for 2 s where it is a null sink, and each drop-out would cost as much; with a second stream it
    costs 50 ms. A device that takes one program only refuses this stream and needs none.
    """

    def __init__(self, sounddevice: Any, device: int, rate_hz: int) -> None:
        """Open it where it helps, which is on Linux; elsewhere nothing is opened."""
        self._stream: Any = None
        self._error: type[Exception] = sounddevice.PortAudioError
        if sys.platform != "linux":
            return
        with suppress(self._error):
            self._stream = sounddevice.RawOutputStream(
                samplerate=rate_hz,
                device=device,
                channels=1,
                dtype="int16",
                latency=LATENCY_S,
                callback=_silence,
            )
            self._stream.start()

    def close(self) -> None:
        """Let the device go."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with suppress(self._error):
                stream.abort()
            with suppress(self._error):
                stream.close()


def _silence(block: Any, _frames: int, _times: Any, _status: Any) -> None:
    """PortAudio's callback: nothing that can block."""
    samples = memoryview(block).cast("B")
    samples[:] = bytes(len(samples))
