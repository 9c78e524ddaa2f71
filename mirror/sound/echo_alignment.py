"""Finds what the speaker played while the microphone took up a frame, by the times that both devices tell."""

import numpy as np

from mirror.sound.echo_clock import DeviceClock
from mirror.sound.echo_reference import TAPS, PlayedSound
from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ

__all__ = ["Alignment"]

LEAD_S = 0.04
"""The reference runs ahead of its echo by so much, where that much is known already: a canceller finds an
echo that is late, none that is early, and drivers are wrong about their delay by up to this."""
RESERVE_S = 0.005
"""Kept in hand when less is known: one block of the mixer may be late."""
TOLERATED = 0.002 * RATE_HZ
"""Samples by which the reference may be out of place before it is moved: below that it is jitter."""
MOVED_AT_ONCE = 0.006 * RATE_HZ
"""Samples out of place from which it jumps there: sound was lost."""
PULL = 0.15 / RATE_HZ
"""Samples for each sample, and for each sample beyond what is tolerated: two clocks that differ by 100 ppm,
as those of cheap devices do, are followed from 0.7 ms beyond it, too slowly for a filter to notice."""
FASTEST = 500e-6
"""More than crystals differ."""
SILENT_FRAMES = 20
"""Without a frame from the mixer for 0.2 s the speaker is closed; nothing is late then."""


class Alignment:
    """Belongs to the listening thread; `played` is told by the mixing one."""

    def __init__(self, played: PlayedSound) -> None:
        self._played = played
        self._clock = DeviceClock(RATE_HZ)
        self._captured = 0
        self._position = 0.0
        self._lead_s = LEAD_S
        self._jumps = (0, 0)
        self._end = 0
        self._silent_frames = 0

    @property
    def lead_ms(self) -> int:
        """How far the reference runs ahead of its echo: the stream delay in WebRTC's words."""
        return max(0, round(1000 * self._lead_s))

    @property
    def jumps(self) -> int:
        """How often either device began anew, their first times included."""
        return sum(self._jumps)

    def beside(self, captured_s: float) -> Samples:
        """(480,) of what was played, in units of 16 bits, for the microphone's next frame."""
        self._played.take_in()
        self._clock.tell(self._captured, captured_s)
        if self._played.clock.jumps:
            self._follow()
        self._captured += FRAME_SAMPLES
        return self._played.read(self._position)

    def _follow(self) -> None:
        """Move on by a frame, and towards where the clocks say that the reference is."""
        self._position += FRAME_SAMPLES
        jumps = (self._clock.jumps, self._played.clock.jumps)
        if jumps != self._jumps:
            self._jumps = jumps
            self._lead_s = LEAD_S
            self._position = self._wanted()
        off = self._wanted() - self._position
        if abs(off) > MOVED_AT_ONCE:
            self._position += off
        elif abs(off) > TOLERATED:
            beyond = off - np.copysign(TOLERATED, off)
            self._position += FRAME_SAMPLES * float(np.clip(PULL * beyond, -FASTEST, FASTEST))
        self._keep_behind_the_mixer()

    def _wanted(self) -> float:
        return self._played.clock.sample_at(self._clock.time_of(self._captured) + self._lead_s)

    def _keep_behind_the_mixer(self) -> None:
        """Take a smaller lead, for good, when the mixer has not come so far yet."""
        self._silent_frames = 0 if self._played.end > self._end else self._silent_frames + 1
        self._end = self._played.end
        missing = self._position + FRAME_SAMPLES + TAPS // 2 - self._end
        if missing > 0 and self._silent_frames < SILENT_FRAMES:
            step_s = missing / RATE_HZ + RESERVE_S
            self._lead_s -= step_s
            self._position -= step_s * RATE_HZ
