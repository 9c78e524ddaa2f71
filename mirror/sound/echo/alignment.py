"""Finds what the speaker played while the microphone took up a frame, by the times that both devices tell."""

import numpy as np

from mirror.sound.echo.clock import DeviceClock
from mirror.sound.echo.reference import TAPS, PlayedSound
from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_S, FRAME_SAMPLES, RATE_HZ

__all__ = ["Alignment"]

LEAD_S = 0.04
"""The reference runs ahead of its echo by so much, where that much is known already: a canceller finds an
echo that is late, none that is early, and drivers are wrong about their delay by up to this."""
RESERVE_S = 0.005
"""Kept in hand when less is known: one block of the mixer may be late."""
TOLERATED = 0.003 * RATE_HZ
"""Samples by which the reference may be out of place before it is moved: below that it is jitter."""
MOVED_AT_ONCE = 0.008 * RATE_HZ
"""Samples out of place from which it jumps there: sound was lost."""
WORTH_MOVING = 0.0005 * RATE_HZ
"""Samples for which it is put right once, when both clocks have settled."""
PULL = 0.02
"""Of what is out of place beyond that, in a second: too slowly for a filter to notice."""
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
        self._settled = False
        self._end = 0
        self._silent_frames = 0
        self.moves = 0
        """How often the reference was put elsewhere at once; what was learned of the echo is void then."""

    @property
    def lead_ms(self) -> int:
        """How far the reference runs ahead of its echo: the stream delay in WebRTC's words."""
        return max(0, round(1000 * self._lead_s))

    def beside(self, captured_s: float) -> Samples:
        """(480,) of what was played, in units of 16 bits, for the microphone's next frame."""
        self._played.take_in()
        lost = self._clock.gap(self._captured, captured_s)
        self._captured += lost
        self._position += lost
        self._clock.tell(self._captured, captured_s)
        if self._played.clock.jumps:
            self._follow()
        self._captured += FRAME_SAMPLES
        return self._played.read(self._position)

    def _follow(self) -> None:
        """Move on by a frame, at the pace of both clocks, and towards where they say the reference is."""
        speaker = self._played.clock
        self._position += FRAME_SAMPLES * (1 + self._clock.drift - speaker.drift)
        off = self._wanted() - self._position
        jumps, settled = (self._clock.jumps, speaker.jumps), self._clock.settled and speaker.settled
        if jumps != self._jumps:
            self._lead_s = LEAD_S
            self._move(self._wanted() - self._position)
        elif abs(off) > MOVED_AT_ONCE or (settled and not self._settled and abs(off) > WORTH_MOVING):
            self._move(off)
        elif abs(off) > TOLERATED:
            self._position += PULL * FRAME_S * (off - float(np.copysign(TOLERATED, off)))
        self._jumps, self._settled = jumps, settled
        self._keep_behind_the_mixer()

    def _move(self, samples: float) -> None:
        self._position += samples
        self.moves += 1

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
            self._move(-step_s * RATE_HZ)
