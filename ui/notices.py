"""Notices: sentences shown for a while, one after the other, and one that stays while it is true."""

from collections import deque
from collections.abc import Iterable

from mirror.base.facts import Fact, ThreadFailed
from mirror.devices.camera import CameraEnded
from mirror.overlay.tongue import Tongue
from mirror.pose.pose_rate import PoseRateChanged
from mirror.voice.voice import VoiceLost, VoiceNoticed, VoicePreparing, VoiceReturned

__all__ = ["SHOWN_S", "Notices"]

SHOWN_S = 8.0
"""Long enough to come back to the screen and read one sentence."""


class Notices:
    """Knows which sentence is to be shown now, in the athlete's language."""

    def __init__(self, tongue: Tongue, first: Iterable[str] = ()) -> None:
        self._tongue = tongue
        self._waiting = deque(first)
        self._since_s: float | None = None
        self._voice_lost = False
        self._too_slow = False
        self._preparing: VoicePreparing | None = None

    def hear(self, fact: Fact) -> None:
        """Take a fact that the athlete should know of; others are left alone."""
        match fact:
            case VoiceLost():
                self._voice_lost = True
            case VoiceReturned():
                self._voice_lost = False
            case VoiceNoticed(sentence, shown):
                self._add(shown or sentence)
            case VoicePreparing(done, total):
                self._preparing = fact if done < total else None
            case PoseRateChanged(_, load):
                self._too_slow = load.behind
            case ThreadFailed():
                self._add("Something failed and was started again: see the log")
            case CameraEnded():
                self._add("The clip has ended")
            case _:
                pass

    def _add(self, sentence: str) -> None:
        """What fails again and again is told once while it waits to be told."""
        if sentence not in self._waiting:
            self._waiting.append(sentence)

    def now(self, now_s: float) -> str:
        """The sentence for this instant; empty when there is nothing to tell."""
        if self._waiting:
            if self._since_s is None:
                self._since_s = now_s
            if now_s - self._since_s < SHOWN_S:
                return self._tongue.sentence(self._waiting[0])
            self._waiting.popleft()
            self._since_s = None
            return self.now(now_s)
        if self._too_slow:
            return self._tongue.word("This machine is too slow for counting: close other programs")
        return self._tongue.word("No sound: captions only") if self._voice_lost else ""

    @property
    def progress(self) -> str:
        """What goes on meanwhile and needs nobody: a small line."""
        if self._preparing is None:
            return ""
        done, total = self._preparing.done, self._preparing.total
        return self._tongue.word("Preparing the voice: {number} of {total}", done, total)
