"""The PortAudio library: the only file that knows how it is started, ended and made to look for devices."""

import atexit
import ctypes
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Literal

from mirror.base.closing import Closing
from mirror.base.errors import VoiceError
from mirror.base.standard_error import standard_error_to

__all__ = ["Direction", "PortAudio", "SoundDevice", "speakers"]

log = logging.getLogger(__name__)

Direction = Literal["output", "input"]


@dataclass(frozen=True, slots=True)
class SoundDevice:
    """One line of the list of sound devices."""

    index: int
    """Its number in the list, which holds until PortAudio looks for devices again."""
    name: str
    system: str
    """The sound system that offers it: "ALSA", "Core Audio", "Windows WASAPI"."""
    channels: int
    rate_hz: int
    default: bool
    """Whether it is the one that is used unless another is named."""


class PortAudio(Closing):
    """The library, open while this is; all of it belongs to one thread.

    It looks for devices only while it starts, so to look again is to end it and to start it anew.
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
        self.sounddevice: Any = sounddevice
        """The module; for the engines beside this file that open its streams."""
        _quieten_alsa()
        self._start()

    def _start(self) -> None:
        with self.told("the sound system does not start"):
            if not self.sounddevice._initialized:  # noqa: SLF001 - no public way to tell
                self.sounddevice._initialize()  # noqa: SLF001 - the documented way to look again

    @contextmanager
    def told(self, what: str, advice: str = "plug in or choose a speaker") -> Iterator[None]:
        """Turn the library's errors, which are of several kinds, into one sentence.

        Raises:
            VoiceError: instead of them.
        """
        try:
            with standard_error_to(_log_chatter):
                yield
        except (self.sounddevice.PortAudioError, OSError, ValueError) as error:
            log.info("%s: %s", what, error)
            raise VoiceError(f"No sound device: {what}; {advice}.") from error

    def rescan(self) -> None:
        """Look for devices again; no stream may be open.

        Raises:
            VoiceError: the sound system does not start again.
        """
        self.close()
        self._start()

    def devices(self, direction: Direction) -> tuple[SoundDevice, ...]:
        """Every device that can play (or hear), in PortAudio's order."""
        systems = self.sounddevice.query_hostapis()
        default = self.sounddevice.default.device[direction == "output"]
        channels = f"max_{direction}_channels"
        return tuple(
            SoundDevice(
                index=device["index"],
                name=device["name"],
                system=systems[device["hostapi"]]["name"],
                channels=device[channels],
                rate_hz=int(device["default_samplerate"]),
                default=device["index"] == default,
            )
            for device in self.sounddevice.query_devices()
            if device[channels]
        )

    def find(self, direction: Direction, name: str = "") -> SoundDevice | None:
        """The device whose name contains `name`, in any case; without one the default device.

        A name that is given exactly goes before one that merely contains it.
        """
        found = self.devices(direction)
        if not name:
            return next((one for one in found if one.default), found[0] if found else None)
        wanted = name.casefold()
        fitting = [one for one in found if wanted in one.name.casefold()]
        exact = [one for one in fitting if one.name.casefold() == wanted]
        return next(iter(exact + fitting), None)

    def close(self) -> None:
        """End the library; safe to call twice."""
        with suppress(self.sounddevice.PortAudioError):
            while self.sounddevice._initialized:  # noqa: SLF001 - the other half of `_start`
                self.sounddevice._terminate()  # noqa: SLF001 - the other half of `_start`


def speakers() -> tuple[SoundDevice, ...]:
    """Every device that can play now.

    Raises:
        VoiceError: PortAudio is not installed or does not start.
    """
    with PortAudio() as portaudio:
        return portaudio.devices("output")


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
