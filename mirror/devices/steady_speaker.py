"""A speaker that comes back: lost, taken or unplugged, it is opened again as soon as there is one."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from typing import Protocol

from mirror.base.errors import VoiceError
from mirror.devices.speaker import Speaker

__all__ = ["SpeakerOpener", "SteadySpeaker"]

log = logging.getLogger(__name__)

LOOK_S = 0.1
"""How often an open device is looked at."""
RETRY_S = 0.7
"""How often a lost one is looked for: back within 2 s, and looking (35 ms of CPU) costs 5 % of a core."""
CLOSE_S = 2.0
"""The longest that `close` waits for a device that does not answer."""


class SpeakerOpener(Protocol):
    """What opens speakers, one at a time; all of its methods are called from one thread."""

    @property
    def notice(self) -> str | None:
        """In what the open one is not the one that was asked for, as a sentence; None if it is."""
        ...

    def open(self) -> Speaker:
        """Look for devices and open the best.

        Raises:
            VoiceError: there is none.
        """
        ...

    def lost(self) -> None:
        """The one that was opened last stopped by itself."""
        ...

    def returned(self) -> bool:
        """Whether the one that was asked for is there again, while another is open."""
        ...

    def close(self) -> None:
        """Nothing will be opened any more."""
        ...


class SteadySpeaker:
    """Keeps a speaker open on a thread of its own, and says what is the matter while there is none.

    Args:
        opener: opens them.
        looked: called on that thread ten times a second, and once with True before a device is opened, which
            may take seconds; who has not been called for longer may take the thread for hung in a driver.
    """

    def __init__(self, opener: SpeakerOpener, looked: Callable[[bool], None]) -> None:
        self._opener = opener
        self._looked = looked
        self._closing = Event()
        self._lost_underruns = 0
        self._speaker: Speaker | None = None
        self.trouble: str | None = None
        """Why nothing would be heard, as a sentence; None while the speaker plays or is first opened."""
        self.notice: str | None = None
        """In what the open device is not the one that was asked for, as a sentence."""
        self._thread = Thread(target=self._keep_open, name="speaker", daemon=True)

    def start(self) -> None:
        """Open one, and keep it open from now on; returns at once."""
        self._thread.start()

    @property
    def live(self) -> bool:
        """Whether something would be heard now."""
        speaker = self._speaker
        return speaker is not None and speaker.live

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
        if self._thread.ident is not None:
            self._thread.join(CLOSE_S)
        if self._thread.is_alive():
            log.warning("The sound device does not answer; it is left behind.")

    def _keep_open(self) -> None:
        while not self._closing.is_set():
            self._looked(True)  # noqa: FBT003 - a callable has no keywords
            try:
                self._speaker = self._opener.open()
            except VoiceError as error:
                self._fail(str(error))
            except Exception:  # the top of the thread: whatever a driver does, it is looked for again
                log.exception("speaker")
                self._fail("The sound system failed; choose another sound device, or start again.")
            else:
                self.trouble, self.notice = None, self._opener.notice
                self._watch(self._speaker)
        self._opener.close()

    def _fail(self, trouble: str) -> None:
        self.trouble, self.notice = trouble, None
        for _ in range(round(RETRY_S / LOOK_S)):
            self._look()

    def _look(self) -> bool:
        """Wait a little and tell that this thread does not hang; False when it is to end."""
        self._looked(False)  # noqa: FBT003 - likewise
        return not self._closing.wait(LOOK_S)

    def _watch(self, speaker: Speaker) -> None:
        """Return when the speaker is lost, stands in for one that is back, or is no longer wanted."""
        while not speaker.lost and self._look() and not self._opener.returned():
            pass
        self._speaker = None
        self._lost_underruns += speaker.underruns
        if speaker.lost and not self._closing.is_set():
            self.trouble = f'The sound device "{speaker.label}" was lost; plug it in again or choose another.'
            self._opener.lost()
            self._looked(False)  # noqa: FBT003 - likewise
        speaker.close()
