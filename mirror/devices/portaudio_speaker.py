"""Sound out through PortAudio: one open device."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from mirror.base.errors import VoiceError
from mirror.devices.portaudio import PortAudio, SoundDevice
from mirror.devices.silent_stream import SilentStream
from mirror.devices.speaker import Source

__all__ = ["PortAudioSpeaker"]

RATE_HZ = 48_000
"""Asked for first: what nearly every device runs at, so nobody resamples."""
LATENCY_S = 0.02
"""How far ahead the device is fed, asked for. Through PulseAudio 0.02 gives blocks of 5 ms, 20 ms before they
are heard; 0.015 runs dry now and then even while nothing else runs, 0.03 is heard 10 ms later."""
QUIET_S = 0.5
"""A device that has pulled nothing for so long would not be heard now; blocks are milliseconds apart."""
STANDSTILL_S = 3.0
"""And after so long it is taken for lost. A device that ran dry on a busy machine stands still by itself
until the sound server has started it again: 2.0 s where PulseAudio's null sink has nobody else to serve."""


class PortAudioSpeaker:
    """One open device. Not opened again by itself when it is lost."""

    def __init__(
        self,
        portaudio: PortAudio,
        source: Source,
        name: str = "",
        latency_s: float = LATENCY_S,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Play `source` on the device whose name contains `name`; without one, on the default device.

        Raises:
            VoiceError: there is no such device, or it does not open.
        """
        device = portaudio.find("output", name)
        if device is None:
            raise VoiceError(
                f'The speaker "{name}" is not there; plug it in or choose another.'
                if name
                else "No sound device: plug in or choose a speaker."
            )
        self._source = source
        self._clock = clock
        self._underruns = 0
        self._opened_s = clock()
        self._pulled_s: float | None = None
        self._error: type[Exception] = portaudio.sounddevice.PortAudioError
        self.label = device.name
        with portaudio.told("none can be opened"):
            self._stream = self._opened(portaudio.sounddevice, device, latency_s)
        self._silence = SilentStream(portaudio.sounddevice, device.index, int(self._stream.samplerate))

    def _opened(self, sounddevice: Any, device: SoundDevice, latency_s: float) -> Any:
        channels = min(2, device.channels)
        rate_hz = _rate_of(sounddevice, device, channels)
        self._source.restart(rate_hz, channels)
        stream = sounddevice.RawOutputStream(
            samplerate=rate_hz,
            device=device.index,
            channels=channels,
            dtype="float32",
            latency=latency_s,
            callback=self._fill,
        )
        try:
            stream.start()
        except self._error:
            stream.close()
            raise
        return stream

    def _fill(self, block: Any, _frames: int, times: Any, status: Any) -> None:
        """PortAudio's callback: nothing that can block."""
        now_s = self._clock()
        if status.output_underflow:
            self._underruns += 1
        self._pulled_s = now_s
        self._source.pull(memoryview(block), now_s + times.outputBufferDacTime - times.currentTime)

    @property
    def live(self) -> bool:
        """Whether it pulls samples at this moment."""
        pulled_s = self._pulled_s
        return pulled_s is not None and not self.lost and self._clock() - pulled_s < QUIET_S

    @property
    def lost(self) -> bool:
        """Whether the device is gone, or has stood still for so long that it has to be opened again."""
        try:
            active = bool(self._stream.active)
        except self._error:
            return True
        return not active or self._clock() - (self._pulled_s or self._opened_s) > STANDSTILL_S

    @property
    def underruns(self) -> int:
        """How often the device ran dry since it was opened."""
        return self._underruns

    def close(self) -> None:
        """Fall silent and let the device go; waits for as long as a frozen sound server makes it wait."""
        self._silence.close()
        with suppress(self._error):
            self._stream.abort()
        with suppress(self._error):
            self._stream.close()


def _rate_of(sounddevice: Any, device: SoundDevice, channels: int) -> int:
    """48 kHz where the device takes it, otherwise the rate it runs at by itself."""
    try:
        sounddevice.check_output_settings(device.index, channels, "float32", samplerate=RATE_HZ)
    except sounddevice.PortAudioError:
        return device.rate_hz
    return RATE_HZ
