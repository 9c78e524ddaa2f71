"""The metronome: an exercise's tempo as ticks, for as long as it is wanted."""

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import Final

import numpy as np

from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ, Tempo

__all__ = ["Metronome", "beats"]

APART_S = 0.35
"""Two ticks nearer than this are a stumble: the lesser one is left out."""
SHORTEST_REP_S = 0.3
"""A tempo that is faster is none: nobody moves so fast, and ticks would run into each other."""
LENGTH_S = 0.045
DECAY_S = 0.008
"""A tick falls to a third in so long: a block of wood, short enough not to cover a consonant."""


def _tick(pitch_hz: float, level: float) -> Samples:
    at_s = np.arange(round(LENGTH_S * RATE_HZ)) / RATE_HZ
    ring = np.sin(2 * np.pi * pitch_hz * at_s) * np.exp(-at_s / DECAY_S)
    return (level * ring).astype(np.float32)


TICKS: Final = (_tick(1760, 0.7), _tick(1320, 0.5), _tick(880, 0.3))
"""The start of a rep, the start of another of its phases, a second within a phase: the weightier the higher
and the louder (A6, E6, A5). All lie where small speakers are good and below the sibilants of words."""


def beats(tempo: Tempo) -> tuple[tuple[float, int], ...]:
    """When in a rep it ticks, in seconds, and with which of `TICKS`; none for a tempo that is too fast."""
    phases = [length for length in (tempo.out_s, tempo.turn_s, tempo.back_s, tempo.rest_s) if length > 0]
    borders = [0.0, *accumulate(phases)]
    if borders[-1] < SHORTEST_REP_S:
        return ()
    ticks: list[tuple[float, int]] = []
    for start, end in pairwise(borders):
        if not ticks or start - ticks[-1][0] >= APART_S:
            ticks.append((start, 1 if ticks else 0))
        seconds = range(1, 1 + int(end - start - APART_S))
        ticks += [(start + second, 2) for second in seconds]
    while len(ticks) > 1 and borders[-1] - ticks[-1][0] < APART_S:
        ticks.pop()
    return tuple(ticks)


class Metronome:
    """Beats one tempo; belongs to the mixing thread."""

    def __init__(self, tempo: Tempo) -> None:
        """The first rep begins with the next sample."""
        ticks = beats(tempo)
        rep_s = tempo.out_s + tempo.turn_s + tempo.back_s + tempo.rest_s
        self._starts = [round(at_s * RATE_HZ) for at_s, _ in ticks]
        self._kinds = [kind for _, kind in ticks]
        self._length = round(rep_s * RATE_HZ)
        self._at = 0
        self._ringing = np.zeros(0, np.float32)

    def add_to(self, mono: Samples) -> None:
        """Add the next samples."""
        if not self._starts:
            return
        self._add(mono, 0, self._ringing)
        left = self._ringing[len(mono) :]
        self._ringing = left
        for at, kind in self._due(len(mono)):
            self._ringing = self._add(mono, at, TICKS[kind])
        self._at = (self._at + len(mono)) % self._length

    def _due(self, samples: int) -> list[tuple[int, int]]:
        """Which ticks begin within the next samples, and where."""
        first = bisect_left(self._starts, self._at)
        ticks = [*zip(self._starts, self._kinds, strict=True)][first:]
        ticks.append((self._length, self._kinds[0]))
        return [(start - self._at, kind) for start, kind in ticks if start - self._at < samples]

    @staticmethod
    def _add(mono: Samples, at: int, tick: Samples) -> Samples:
        """Let a tick begin there; what does not fit rings on."""
        part = tick[: len(mono) - at]
        mono[at : at + len(part)] += part
        return tick[len(part) :]
