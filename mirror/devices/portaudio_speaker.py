"""Sound out through PortAudio: the only file that knows sounddevice."""

import atexit
import ctypes
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

from mirror.base.closing import Closing
from mirror.base.errors import VoiceError
from mirror.base.standard_error import standard_error_to
from mirror.devices.speaker import Block, Source, SpeakerInfo

__all__ = ["PortAudio", "PortAudioSpeaker", "speakers"]

log = logging.getLogger(__name__)

RATE_HZ = 48_000
"""Asked for first: what nearly every device runs at, so nobody resamples."""
LATENCY_S = 0.03
"""How far ahead the device is fed, asked for. Through PulseAudio 0.03 gives blocks of 7.5 ms, 30-38 ms before
they are heard: a Python callback has room to wait for the interpreter behind other threads."""
STANDSTILL_S = 1.0
"""A device that has pulled nothing for so long is taken for lost; blocks are milliseconds apart."""
WAKING_S = 2.5
"""Allowed before the first blocks: PulseAudio takes up to 2 s to wake a sink that nobody used."""


class PortAudio(Closing):
    """The PortAudio library, open while this is; all of it belongs to one thread.

    PortAudio looks for devices only while it starts, so to look again is to end it and to start it anew.
    """

    def __init__(self) -> None:
        """Load and start the library.

        Raises:
            VoiceError: it is not installed.
        """
        try:
            with standard_error_to(_log_chatter):
                import sounddevice  # noqa: PLC0415 - loading it starts PortAudio, which takes 50 ms and a system library
        except ImportError as error:
            raise VoiceError(
                "No sound: the package sounddevice is missing; run pip install sounddevice."
            ) from error
        except OSError as error:
            raise VoiceError("No sound: PortAudio is missing; run apt-get install libportaudio2.") from error
        # Its own exit handler waits for streams, even for one on a device that never answers again.
        atexit.unregister(sounddevice._exit_handler)  # noqa: SLF001 - there is no public way
        self._sounddevice: Any = sounddevice
        _quieten_alsa()
        self._start()

    def _start(self) -> None:
        with self._told("the sound system does not start"):
            if not self._sounddevice._initialized:  # noqa: SLF001 - no public way to tell
                self._sounddevice._initialize()  # noqa: SLF001 - the documented way to look again

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turn the library's errors, which are of several kinds, into one sentence."""
        try:
            with standard_error_to(_log_chatter):
                yield
        except (self._sounddevice.PortAudioError, OSError, ValueError) as error:
            log.info("%s: %s", what, error)
            raise VoiceError(f"No sound device: {what}; plug in or choose a speaker.") from error

    def rescan(self) -> None:
        """Look for devices again; no stream may be open.

        Raises:
            VoiceError: the sound system does not start again.
        """
        self.close()
        self._start()

    def speakers(self) -> tuple[SpeakerInfo, ...]:
        """Every device that can play, in PortAudio's order."""
        systems = self._sounddevice.query_hostapis()
        default = self._sounddevice.default.device[1]
        return tuple(
            SpeakerInfo(
                index=device["index"],
                name=device["name"],
                system=systems[device["hostapi"]]["name"],
                channels=device["max_output_channels"],
                rate_hz=int(device["default_samplerate"]),
                default=device["index"] == default,
            )
            for device in self._sounddevice.query_devices()
            if device["max_output_channels"]
        )

    def open(
        self, source: Source, name: str = "", clock: Callable[[], float] = monotonic
    ) -> "PortAudioSpeaker":
        """Play `source` on the device whose name contains `name`; without one, on the default device.

        Raises:
            VoiceError: no device, or it does not open.
        """
        found = [one for one in self.speakers() if name.lower() in one.name.lower()]
        chosen = found[0].index if name and found else None
        with self._told("none can be opened"):
            return PortAudioSpeaker(self._sounddevice, source, chosen, clock)

    def close(self) -> None:
        """End the library; safe to call twice."""
        with suppress(self._sounddevice.PortAudioError):
            while self._sounddevice._initialized:  # noqa: SLF001 - the other half of `_start`
                self._sounddevice._terminate()  # noqa: SLF001 - the other half of `_start`


class PortAudioSpeaker:
    """One open device; made by `PortAudio.open`. Not opened again by itself when it is lost."""

    def __init__(
        self, sounddevice: Any, source: Source, index: int | None, clock: Callable[[], float]
    ) -> None:
        device = sounddevice.query_devices(index, kind="output")
        self._source = source
        self._clock = clock
        self._underruns = 0
        self._pulled_s = clock() + WAKING_S
        self.label: str = device["name"]
        self.rate_hz = _rate_of(sounddevice, device)
        source.restart(self.rate_hz)
        self._stream: Any = sounddevice.OutputStream(
            samplerate=self.rate_hz,
            device=device["index"],
            channels=min(2, device["max_output_channels"]),
            dtype="float32",
            latency=LATENCY_S,
            callback=self._fill,
        )
        self._error: type[Exception] = sounddevice.PortAudioError
        try:
            self._stream.start()
        except sounddevice.PortAudioError:
            self._stream.close()
            raise

    def _fill(self, block: Block, _frames: int, times: Any, status: Any) -> None:
        """PortAudio's callback: nothing that can block."""
        now_s = self._clock()
        if status.output_underflow:
            self._underruns += 1
        self._pulled_s = max(self._pulled_s, now_s)
        self._source.pull(block, now_s + times.outputBufferDacTime - times.currentTime)

    @property
    def live(self) -> bool:
        """Whether it pulls samples; False for good once the device is gone or stands still."""
        try:
            return bool(self._stream.active) and self._clock() - self._pulled_s < STANDSTILL_S
        except self._error:
            return False

    @property
    def underruns(self) -> int:
        """How often the device ran dry since it was opened."""
        return self._underruns

    def close(self) -> None:
        """Fall silent and let the device go; waits for as long as a frozen sound server makes it wait."""
        with suppress(self._error):
            self._stream.abort()
        with suppress(self._error):
            self._stream.close()


def speakers() -> tuple[SpeakerInfo, ...]:
    """Every device that can play now.

    Raises:
        VoiceError: PortAudio is not installed or does not start.
    """
    with PortAudio() as portaudio:
        return portaudio.speakers()


def _rate_of(sounddevice: Any, device: Any) -> int:
    """48 kHz where the device takes it, otherwise the rate it runs at by itself."""
    channels = min(2, device["max_output_channels"])
    try:
        sounddevice.check_output_settings(device["index"], channels, "float32", samplerate=RATE_HZ)
    except sounddevice.PortAudioError:
        return int(device["default_samplerate"])
    return RATE_HZ


def _quieten_alsa() -> None:
    """Keep ALSA from printing each underrun on the terminal while the mirror runs; they are counted.

    The handler has to be a C function that does nothing, such as `abs` of its first argument: one of Python's
    would make the device's thread wait for the interpreter.
    """
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            nothing = ctypes.cast(ctypes.CDLL(None).abs, ctypes.c_void_p)
            ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(nothing)


def _log_chatter(line: bytes) -> None:
    """ALSA and JACK tell about every device that they do not find."""
    log.debug("%s", line.decode(errors="replace").rstrip())
