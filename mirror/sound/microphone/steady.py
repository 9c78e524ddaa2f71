"""A microphone that comes back: lost, taken or unplugged, it is opened again as soon as there is one."""

import logging
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from mirror.base.errors import VoiceError
from mirror.devices.microphone import Ear, Microphone
from mirror.devices.portaudio import PortAudio
from mirror.devices.portaudio_microphone import PortAudioMicrophone
from mirror.sound.microphone.line import MicrophoneLine
from mirror.sound.sound_system import Pulses

__all__ = ["MicrophoneOpener", "PortAudioMicrophoneOpener", "SteadyMicrophone"]

log = logging.getLogger(__name__)

LOOK_S = 0.2
"""How often an open device is looked at."""
RETRY_S = 1.2
"""How often a lost one is looked for: back within 2 s, opening it included."""
CLOSE_S = 2.0
"""The longest that `close` waits for a device that does not answer."""


class MicrophoneOpener(Protocol):
    """What opens microphones; all of its methods are called from one thread."""

    def open(self, ear: Ear) -> Microphone:
        """Look for devices and open the best.

        Raises:
            VoiceError: there is none.
        """
        ...

    def close(self) -> None:
        """Nothing will be opened any more."""
        ...


class PortAudioMicrophoneOpener:
    """Opens the device called `name`, or the default one, on whatever devices there are at that moment.

    PortAudio finds new devices only by starting anew, which closes all that it has open: it has to be alone
    in its process, or the speaker would stutter with each look for a microphone.
    """

    def __init__(self, name: str = "") -> None:
        self._name = name
        self._portaudio: PortAudio | None = None

    def open(self, ear: Ear) -> Microphone:
        """Look for devices and open the best.

        Raises:
            VoiceError: there is none, or PortAudio is not installed.
        """
        if self._portaudio is None:
            self._portaudio = PortAudio()
        else:
            self._portaudio.rescan()
        return PortAudioMicrophone(self._portaudio, ear, self._name)

    def close(self) -> None:
        """End PortAudio."""
        if self._portaudio is not None:
            self._portaudio.close()


class SteadyMicrophone:
    """Keeps a microphone open on a thread of its own, and hands on its frames on another.

    Args:
        opener: where microphones come from.
        heard: takes (480,) samples at 48 kHz and the monotonic time of the first, on the listening thread.
        changed: called with `trouble` and `label` whenever one changes; it must hand over fast.
    """

    def __init__(
        self,
        opener: MicrophoneOpener,
        heard: Callable[[Pulses, float], None],
        changed: Callable[[str | None, str], None],
    ) -> None:
        self._opener = opener
        self._heard = heard
        self._changed = changed
        self._closing = Event()
        self._line = MicrophoneLine(48_000, 1)
        self._taken: SimpleQueue[None] = SimpleQueue()
        self.trouble: str | None = None
        """Why nobody is heard, as a sentence; None while the microphone listens or is being opened."""
        self.label = ""
        """What a person calls the device that is open; empty while there is none."""
        self._threads = (
            Thread(target=self._keep_open, name="microphone", daemon=True),
            Thread(target=self._listen, name="listening", daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def restart(self, rate_hz: int, channels: int) -> None:
        """A device is about to be opened."""
        self._line = MicrophoneLine(rate_hz, channels)

    def take(self, block: memoryview, captured_s: float) -> None:
        """Copy a block, on the device's own thread."""
        self._line.take(block, captured_s)
        self._taken.put(None)

    def close(self) -> None:
        """Let the device go; waits for at most two seconds for one that does not answer."""
        self._closing.set()
        self._taken.put(None)
        for thread in self._threads:
            thread.join(CLOSE_S)

    def _listen(self) -> None:
        while not self._closing.is_set():
            try:
                self._taken.get(timeout=LOOK_S)
            except Empty:
                continue
            for frame, captured_s in self._line.frames():
                self._heard(frame, captured_s)

    def _keep_open(self) -> None:
        while not self._closing.is_set():
            try:
                microphone = self._opener.open(self)
            except VoiceError as error:
                self._tell(str(error))
                self._closing.wait(RETRY_S)
            except Exception:  # the top of the thread: whatever a driver does, it is looked for again
                log.exception("microphone")
                self._tell("The sound system failed; choose another microphone, or start again.")
                self._closing.wait(RETRY_S)
            else:
                self._tell(None, microphone.label)
                self._watch(microphone)
        self._opener.close()

    def _watch(self, microphone: Microphone) -> None:
        """Return when the microphone is lost or no longer wanted; it is closed then."""
        while not self._closing.wait(LOOK_S) and microphone.live:
            pass
        if not self._closing.is_set():
            self._tell(f'The microphone "{microphone.label}" was lost; plug it in again or choose another.')
        microphone.close()

    def _tell(self, trouble: str | None, label: str = "") -> None:
        if (trouble, label) != (self.trouble, self.label):
            self.trouble, self.label = trouble, label
            log.info("microphone: %s", trouble or f"listening on {label}")
            self._changed(trouble, label)
