"""An hour of cues: does the voice become later, does the speaker run dry, does memory grow."""

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from time import monotonic

import msgspec
import numpy as np

from mirror.coaching.cue import CueKind
from mirror.commands.bench_voice.hearing import Heard
from mirror.commands.bench_voice.onsets import percentile_ms
from mirror.commands.bench_voice.studio import Studio

__all__ = ["LongRun", "drift_ms", "growth_mb", "long_run"]

PAUSES_S = (1.0, 2.5, 1.5, 4.0, 1.2)
"""Between cues, as in a set; of different lengths, so that cues fall anywhere into the device's blocks."""

SAMPLED_S = 2.0
"""How often memory is looked at."""

SETTLED = 0.1
"""The part of the run at each end that is compared: what is loaded or first used late is loaded by then."""


class LongRun(msgspec.Struct, frozen=True):
    """What became of it."""

    minutes: float
    cues: int
    lost: int
    """Cues that were not heard."""
    heard_ms_p95: float | None
    drift_ms: float | None
    """Median of the last tenth's latency less that of the first."""
    underruns: int
    memory_growth_mb: float
    """Median of the last tenth's memory less that of the second: in the first everything is still loaded."""


def long_run(studio: Studio, words: Sequence[str], minutes: float, told: Callable[[float], None]) -> LongRun:
    """Say cues for so many minutes.

    Args:
        studio: what speaks.
        words: said in turn.
        minutes: how long.
        told: called now and then with the minutes that have passed.
    """
    began_s, underruns = monotonic(), studio.sound.underruns
    heard: list[Heard] = []
    memory_mb: list[float] = []
    lost = 0
    turns: Iterator[tuple[str, float]] = zip(cycle(words), cycle(PAUSES_S), strict=False)
    for word, pause_s in turns:
        passed_s = monotonic() - began_s
        if passed_s > minutes * 60.0:
            break
        if passed_s > len(memory_mb) * SAMPLED_S:
            memory_mb.append(studio.memory_mb)
            told(passed_s / 60.0)
        one = studio.hearing.hear(CueKind.FORM, word, word, pause_s)
        lost += one is None
        heard += [one] if one is not None else []
    return LongRun(
        minutes=minutes,
        cues=len(heard) + lost,
        lost=lost,
        heard_ms_p95=percentile_ms([each.latency_s for each in heard], 95),
        drift_ms=drift_ms([each.latency_s for each in heard]),
        underruns=studio.sound.underruns - underruns,
        memory_growth_mb=growth_mb(memory_mb),
    )


def drift_ms(latencies_s: Sequence[float]) -> float | None:
    """By how much the last tenth is later than the first; None of fewer than twenty."""
    tenth = int(len(latencies_s) * SETTLED)
    if tenth < 2:
        return None
    return round(float(np.median(latencies_s[-tenth:]) - np.median(latencies_s[:tenth])) * 1000.0, 1)


def growth_mb(memory_mb: Sequence[float]) -> float:
    """By how much the last tenth is more than the second tenth; 0 of too few to tell."""
    tenth = max(int(len(memory_mb) * SETTLED), 1)
    if len(memory_mb) < 3 * tenth:
        return 0.0
    return round(float(np.median(memory_mb[-tenth:]) - np.median(memory_mb[tenth : 2 * tenth])), 1)
