"""A speaker that comes back: lost, taken or unplugged, it is opened again as soon as there is one."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic
from typing import Protocol

from mirror.base.errors import VoiceError
from mirror.devices.portaudio_speaker import PortAudio
from mirror.devices.speaker import Source, Speaker

__all__ = ["PortAudioOpener", "SpeakerOpener", "SteadySpeaker"]

log = logging.getLogger(__name__)

LOOK_S = 0.2
"""How often an open device is looked at."""
RETRY_S = 1.5
"""How often a lost one is looked for: back within 2 s, and looking (35 ms of CPU) costs 2 % of a core."""
CLOSE_S = 2.0
"""The longest that `close` waits for a device that does not answer."""


class SpeakerOpener(Protocol):
    """What opens speakers; all of its methods are called from one thread."""

    def open(self) -> Speaker:
        """Look for devices and open the best.

        Raises:
            VoiceError: there is none.
        """
        ...

    def close(self) -> None:
        """Nothing will be opened any more."""
        ...


class PortAudioOpener:
    """Opens the device called `name`, or the default one, on whatever devices there are at that moment."""

    def __init__(self, source: Source, name: str = "", clock: Callable[[], float] = monotonic) -> None:
        self._source = source
        self._name = name
        self._clock = clock
        self._portaudio: PortAudio | None = None
        self._missing: VoiceError | None = None

    def open(self) -> Speaker:
        """Look for devices and open the best.

        Raises:
            VoiceError: there is none, or PortAudio is not installed.
        """
        if self._missing is not None:
            raise self._missing
        if self._portaudio is None:
            self._portaudio = self._loaded()
        else:
            self._portaudio.rescan()
        return self._portaudio.open(self._source, self._name, self._clock)

    def _loaded(self) -> PortAudio:
        """Load the library, once: what is not installed does not appear while the mirror runs."""
        try:
            return PortAudio()
        except VoiceError as error:
            self._missing = error
            raise

    def close(self) -> None:
        """End PortAudio."""
        if self._portaudio is not None:
            self._portaudio.close()


class SteadySpeaker:
    """Keeps a speaker open on a thread of its own, and says what is the matter while there is none.

    `changed` is called on that thread whenever `trouble` or `label` changes; it must hand over fast.
    """

    def __init__(self, opener: SpeakerOpener, changed: Callable[[], None]) -> None:
        self._opener = opener
        self._changed = changed
        self._closing = Event()
        self._lost_underruns = 0
        self._speaker: Speaker | None = None
        self._trouble: str | None = None
        self._thread = Thread(target=self._keep_open, name="speaker", daemon=True)
        self._thread.start()

    @property
    def live(self) -> bool:
        """Whether something would be heard now."""
        speaker = self._speaker
        return speaker is not None and speaker.live

    @property
    def trouble(self) -> str | None:
        """Why nothing would be heard, as a sentence; None while the speaker plays or is being opened."""
        return self._trouble

    @property
    def label(self) -> str:
        """What a person calls the device that is open; empty while there is none."""
        speaker = self._speaker
        return "" if speaker is None else speaker.label

    @property
    def underruns(self) -> int:
        """How often a device ran dry, over all devices so far."""
        speaker = self._speaker
        return self._lost_underruns + (0 if speaker is None else speaker.underruns)

    def close(self) -> None:
        """Fall silent and let the device go; waits for at most two seconds."""
        self._closing.set()
        self._thread.join(CLOSE_S)
        if self._thread.is_alive():
            log.warning("The sound device does not answer; it is left behind.")

    def _keep_open(self) -> None:
        while not self._closing.is_set():
            try:
                self._speaker = self._opener.open()
            except VoiceError as error:
                self._tell(str(error))
                self._closing.wait(RETRY_S)
            except Exception:  # the top of the thread: whatever a driver does, it is looked for again
                log.exception("speaker")
                self._tell("The sound system failed; choose another sound device, or start again.")
                self._closing.wait(RETRY_S)
            else:
                self._tell(None)
                self._watch(self._speaker)
        self._opener.close()

    def _watch(self, speaker: Speaker) -> None:
        """Return when the speaker is lost or no longer wanted; it is closed then."""
        while not self._closing.wait(LOOK_S) and speaker.live:
            pass
        self._speaker = None
        self._lost_underruns += speaker.underruns
        if not self._closing.is_set():
            self._tell(f'The sound device "{speaker.label}" was lost; plug it in again or choose another.')
        speaker.close()

    def _tell(self, trouble: str | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            log.info("speaker: %s", trouble or f"playing on {self.label}")
            self._changed()
