"""The coach's line: words that come in packets, played evenly, and late words left out."""

from collections import deque

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ, Pulses

__all__ = ["CoachLine"]

AHEAD = round(0.03 * RATE_HZ)
"""Gathered before the first word is let out: packets of 10 to 20 ms come as much too early and too late."""
LONGEST = round(0.3 * RATE_HZ)
"""More than so much waiting is behind the coach's lips, and the oldest goes. ITU-T G.114 finds 0.15 s good
and 0.4 s the limit, the network's share included."""
FLOOD = RATE_HZ
"""More than a second that nobody took: there is no device to hear it, and what comes then is not kept."""
SPEECH_LEVEL = 0.01
"""-40 dB of full scale, root mean square of a piece: quieter is the room, in which nobody steps back."""
HOLD_S = 0.5
"""The pause between two words or sentences in which it is still the coach's turn."""
FADE = 96
"""2 ms over which the line begins and ends, for packets that are lost do not end in silence."""


class CoachLine:
    """Takes samples on one thread and gives them out on the mixing thread."""

    def __init__(self) -> None:
        self._arriving: deque[Samples] = deque()
        self._fed = 0
        self._taken = 0
        self._waiting = np.zeros(0, np.float32)
        self._flowing = False
        self._quiet_s = HOLD_S

    @property
    def speaking(self) -> bool:
        """Whether the coach has the word."""
        return self._quiet_s < HOLD_S

    @property
    def busy(self) -> bool:
        """Whether anything waits, or was said a moment ago."""
        return bool(self._arriving) or len(self._waiting) > 0 or self.speaking

    def feed(self, samples: Pulses) -> None:
        """Take the newest words, as they come."""
        if self._fed - self._taken > FLOOD:
            return
        self._fed += len(samples)
        self._arriving.append(samples.astype(np.float32) / np.float32(32_768))

    def forget(self) -> None:
        """Leave out what waits: there is nobody to hear it."""
        self._gather()
        self._waiting = self._waiting[:0]
        self._flowing = False

    def add_to(self, mono: Samples) -> None:
        """Add the next samples; where there are too few, silence."""
        self._gather()
        begins = not self._flowing and len(self._waiting) >= AHEAD
        self._flowing = self._flowing or begins
        part = self._waiting[: len(mono) if self._flowing else 0].copy()
        self._waiting = self._waiting[len(part) :]
        self._flowing = self._flowing and len(self._waiting) > 0
        _smooth(part, begins=begins, ends=not self._flowing)
        mono[: len(part)] += part
        loud = len(part) > 0 and float(np.sqrt(np.mean(np.square(part)))) > SPEECH_LEVEL
        self._quiet_s = 0.0 if loud else min(self._quiet_s + len(mono) / RATE_HZ, HOLD_S)

    def _gather(self) -> None:
        if self._arriving:
            came = [self._arriving.popleft() for _ in range(len(self._arriving))]
            self._taken += sum(map(len, came))
            self._waiting = np.concatenate((self._waiting, *came))[-LONGEST:]


def _smooth(part: Samples, *, begins: bool, ends: bool) -> None:
    edge = np.linspace(0, 1, min(FADE, len(part)), dtype=np.float32)
    if begins:
        part[: len(edge)] *= edge
    if ends:
        part[len(part) - len(edge) :] *= edge[::-1]
