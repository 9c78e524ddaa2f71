"""Sound in through PortAudio: one open device."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any

from mirror.base.errors import VoiceError
from mirror.devices.microphone import Ear
from mirror.devices.portaudio import PortAudio, SoundDevice

__all__ = ["PortAudioMicrophone"]

RATE_HZ = 48_000
"""Asked for first: what nearly every device runs at, so nobody resamples."""
LATENCY_S = 0.02
"""Asked for: what the device may gather before it hands it over. The coach waits for it."""
STANDSTILL_S = 1.0
"""A device that has given nothing for so long is taken for lost; blocks are milliseconds apart."""
WAKING_S = 2.5
"""Allowed before the first blocks: PulseAudio takes up to 2 s to wake a source that nobody used."""
MOST_CHANNELS = 2
"""Arrays of microphones offer eight; their first two are microphones in every one that is known to us."""


class PortAudioMicrophone:
    """One open device. Not opened again by itself when it is lost."""

    def __init__(
        self, portaudio: PortAudio, ear: Ear, name: str = "", clock: Callable[[], float] = monotonic
    ) -> None:
        """Listen on the device whose name contains `name`; without one, on the default device.

        Raises:
            VoiceError: there is no such device, or it does not open.
        """
        device = portaudio.find("input", name)
        if device is None:
            raise VoiceError(
                f'The microphone "{name}" is not there; plug it in or choose another.'
                if name
                else "No microphone: plug one in for a coach to hear you; all else works without."
            )
        self._ear = ear
        self._clock = clock
        self._taken_s = clock() + WAKING_S
        self._error: type[Exception] = portaudio.sounddevice.PortAudioError
        self.label = device.name
        with portaudio.told(
            "the microphone does not open", "let other programs release it or choose another"
        ):
            self._stream = self._opened(portaudio.sounddevice, device)

    def _opened(self, sounddevice: Any, device: SoundDevice) -> Any:
        channels = min(MOST_CHANNELS, device.channels)
        rate_hz = _rate_of(sounddevice, device, channels)
        self._ear.restart(rate_hz, channels)
        stream = sounddevice.RawInputStream(
            samplerate=rate_hz,
            device=device.index,
            channels=channels,
            dtype="float32",
            latency=LATENCY_S,
            callback=self._hand_over,
        )
        try:
            stream.start()
        except self._error:
            stream.close()
            raise
        return stream

    def _hand_over(self, block: Any, _frames: int, times: Any, _status: Any) -> None:
        """PortAudio's callback: nothing that can block."""
        now_s = self._clock()
        self._taken_s = max(self._taken_s, now_s)
        self._ear.take(memoryview(block), now_s + times.inputBufferAdcTime - times.currentTime)

    @property
    def live(self) -> bool:
        """Whether it hands over samples; False for good once the device is gone or stands still."""
        try:
            return bool(self._stream.active) and self._clock() - self._taken_s < STANDSTILL_S
        except self._error:
            return False

    def close(self) -> None:
        """Stop listening; waits for as long as a frozen sound server makes it wait."""
        with suppress(self._error):
            self._stream.abort()
        with suppress(self._error):
            self._stream.close()


def _rate_of(sounddevice: Any, device: SoundDevice, channels: int) -> int:
    """48 kHz where the device gives it, otherwise the rate it runs at by itself."""
    try:
        sounddevice.check_input_settings(device.index, channels, "float32", samplerate=RATE_HZ)
    except sounddevice.PortAudioError:
        return device.rate_hz
    return RATE_HZ
