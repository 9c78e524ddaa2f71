"""Says cues one after the other and notes when each is heard: as the voice tells it, and at the device."""

from collections.abc import Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic, sleep

from mirror.base.closing import Closing
from mirror.base.facts import Fact, Facts
from mirror.coaching.cue import Cue, CueKind
from mirror.commands.bench_voice.monitor import Monitor
from mirror.voice.voice import CueCaptioned, CueSpoken, Voice

__all__ = ["Heard", "Hearing", "heard_at_device"]

PATIENCE_S = 5.0
"""What is not heard by then is not heard."""
QUIET_S = 0.03
"""So long nothing may be heard before a cue whose beginning is looked for in the recording."""
SILENCE_S = 0.15
"""Between two cues: longer than a sound device's buffer, so that it is quiet before the second begins."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One cue on its way to the athlete's ear; monotonic times."""

    words: str
    decided_s: float
    said_s: float
    """When the voice was asked."""
    told_s: float
    """When its first sample left the device, as the voice tells it."""
    device_s: float | None
    """When the recording has its first audible sample; None without a recording, or while another sounded."""

    @property
    def latency_s(self) -> float:
        """From decided to heard, at the device where it was recorded."""
        return (self.told_s if self.device_s is None else self.device_s) - self.decided_s

    @property
    def error_s(self) -> float | None:
        """How much later the recording has it than the voice tells; None without a recording."""
        return None if self.device_s is None else self.device_s - self.told_s


def heard_at_device(spoken: CueSpoken, monitor: Monitor | None) -> Heard:
    """What became of a cue; called when at least a part of it has been heard."""
    device_s = None
    if monitor is not None and monitor.onset_s(spoken.said_s - QUIET_S, spoken.said_s) is None:
        device_s = monitor.onset_s(spoken.said_s, spoken.heard_s + SILENCE_S)
    return Heard(spoken.cue.words, spoken.cue.decided_s, spoken.said_s, spoken.heard_s, device_s)


class Hearing(Closing):
    """Asks a voice for one cue at a time, and waits until it has been heard."""

    def __init__(self, voice: Voice, facts: Facts, monitor: Monitor | None) -> None:
        """A listener at a voice; `monitor` records the device that it speaks through."""
        self._voice = voice
        self._monitor = monitor
        self._told: SimpleQueue[CueSpoken | CueCaptioned] = SimpleQueue()
        self._unsubscribe = facts.subscribe(self._listen)

    def hear(self, kind: CueKind, phrase: str, words: str, pause_s: float) -> Heard | None:
        """Have a cue said and heard to its end; None if it stayed a caption.

        Args:
            kind: as the coach would.
            phrase: likewise.
            words: likewise.
            pause_s: from when it is first heard until the next may be said.
        """
        said_s = monotonic()
        self._voice.say(Cue(kind, phrase, words, said_s, "the bench wants to hear it"))
        spoken = self._spoken(words, said_s + PATIENCE_S)
        if spoken is None:
            return None
        sleep(max(0.0, spoken.heard_s + pause_s - monotonic()))
        return heard_at_device(spoken, self._monitor)

    def hear_all(self, kind: CueKind, cues: Iterable[tuple[str, str]], pause_s: float) -> list[Heard]:
        """Have one cue said after the other: phrases with their words; what stays a caption is left out."""
        heard = [self.hear(kind, phrase, words, pause_s) for phrase, words in cues]
        return [each for each in heard if each is not None]

    def close(self) -> None:
        """Listen no more; safe to call twice."""
        self._unsubscribe()

    def _listen(self, fact: Fact) -> None:
        if isinstance(fact, CueSpoken | CueCaptioned):
            self._told.put(fact)

    def _spoken(self, words: str, until_s: float) -> CueSpoken | None:
        """What is told of the newest cue; what is told of earlier ones is passed over."""
        while (left_s := until_s - monotonic()) > 0:
            try:
                told = self._told.get(timeout=left_s)
            except Empty:
                return None
            if told.cue.words == words:
                return told if isinstance(told, CueSpoken) and not told.by_tone else None
        return None
