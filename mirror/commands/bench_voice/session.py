"""One session of the bench: what is said one after the other, and the figures of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from time import time_ns

from mirror.coaching.cue import CueKind
from mirror.commands.bench_voice.athlete_run import athlete_heard
from mirror.commands.bench_voice.busy import BusyMachine
from mirror.commands.bench_voice.hearing import Heard
from mirror.commands.bench_voice.long_run import LongRun, long_run
from mirror.commands.bench_voice.onsets import percentile_ms
from mirror.commands.bench_voice.studio import Studio
from mirror.commands.bench_voice.voice_bench import VoiceBench
from mirror.exercise.exercise import Exercise
from mirror.sound.echo.measure import EchoMeasured

__all__ = ["Extent", "Session"]

PAUSE_S = 0.9
"""From hearing a number to the next: it is over by then, and the voice has drawn breath."""
SENTENCE_S = 1.6
"""The same of a sentence."""
NUMBERS = tuple(str(number) for number in range(1, 11))
SYLLABLES = ("ba", "do", "fi", "ka", "lu", "me", "no", "ri", "sa", "ti", "vo", "za")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is measured."""

    cues: int = 24
    """At rest, and as many while busy: what fits into a bench that is run often."""
    sentences: int = 6
    watch: bool = True
    """Whether the virtual athlete does a set before the whole engine."""
    minutes: float = 0.0
    """Of a long run besides; 0 for none."""


class Session:
    """Measures one thing after the other, each once."""

    def __init__(self, studio: Studio, extent: Extent, told: Callable[[str], None]) -> None:
        """Say two numbers, so that what is loaded with the first use is loaded."""
        self._studio, self._extent, self._told = studio, extent, told
        self._idle: list[Heard] = []
        self._busy: list[Heard] = []
        self._free: list[Heard] = []
        self._seen: list[Heard] = []
        self._long: LongRun | None = None
        self._busy_underruns = 0
        self._say(CueKind.FORM, NUMBERS[:2], PAUSE_S)
        self._underruns = studio.sound.underruns
        self._memory_mb = studio.memory_mb

    def say_at_rest(self) -> None:
        """Numbers, whose phrases are ready."""
        self._told("Hearing cues...")
        self._idle = self._say(CueKind.FORM, self._numbers(), PAUSE_S)

    def say_busy(self) -> None:
        """The same, while every core has something else to do."""
        self._told("Hearing cues while every core is busy...")
        before = self._studio.sound.underruns
        with BusyMachine():
            self._busy = self._say(CueKind.FORM, self._numbers(), PAUSE_S)
            self._busy_underruns = self._studio.sound.underruns - before

    def say_sentences(self) -> None:
        """Words that nobody has said before, as a coach writes them."""
        self._told("Hearing a coach's own words...")
        self._free = self._say(CueKind.COACH, _sentences(self._extent.sentences), SENTENCE_S)

    def watch(self, exercise: Exercise, clip: Path, model: Path) -> None:
        """A set of the virtual athlete before the whole engine."""
        self._told("Watching the virtual athlete...")
        self._seen = athlete_heard(self._studio, exercise, clip, model)

    def last(self) -> None:
        """The long run, if one is wanted."""
        if self._extent.minutes:
            self._long = long_run(
                self._studio,
                NUMBERS,
                self._extent.minutes,
                lambda minutes: self._told(f"{minutes:.0f} of {self._extent.minutes:g} minutes of cues..."),
            )

    def bench(self, device: str, echo: EchoMeasured) -> VoiceBench:
        """All figures."""
        heard = [*self._idle, *self._busy, *self._free]
        errors_s = [abs(one.error_s) for one in (*heard, *self._seen) if one.error_s is not None]
        growth_mb = self._long.memory_growth_mb if self._long else self._studio.memory_mb - self._memory_mb
        run_dry = self._studio.sound.underruns - self._underruns - self._busy_underruns
        return VoiceBench(
            device=device,
            recorded=self._studio.monitor is not None,
            cues=len(heard) + len(self._seen),
            lost=2 * self._extent.cues + self._extent.sentences - len(heard),
            decided_to_heard_ms_p50=_latency_ms(self._idle, 50),
            decided_to_heard_ms_p95=_latency_ms(self._idle, 95),
            decided_to_heard_busy_ms_p50=_latency_ms(self._busy, 50),
            decided_to_heard_busy_ms_p95=_latency_ms(self._busy, 95),
            captured_to_heard_ms_p50=_latency_ms(self._seen, 50),
            captured_to_heard_ms_p95=_latency_ms(self._seen, 95),
            captured_to_decided_ms_p50=percentile_ms([one.said_s - one.decided_s for one in self._seen], 50),
            captured_cues=len(self._seen),
            free_text_to_heard_ms_p50=_latency_ms(self._free, 50),
            free_text_to_heard_ms_p95=_latency_ms(self._free, 95),
            told_to_device_ms_p95=percentile_ms(errors_s, 95),
            echo_return_loss_enhancement_db=echo.echo_return_loss_enhancement_db,
            near_level_change_db=echo.near_level_change_db,
            callback_underruns=run_dry,
            callback_underruns_busy=self._busy_underruns,
            memory_growth_mb=round(growth_mb, 1),
            long_run=self._long,
        )

    def _numbers(self) -> Sequence[str]:
        return tuple(islice(cycle(NUMBERS), self._extent.cues))

    def _say(self, kind: CueKind, words: Sequence[str], pause_s: float) -> list[Heard]:
        return self._studio.hearing.hear_all(kind, ((each, each) for each in words), pause_s)


def _latency_ms(heard: Sequence[Heard], percentile: float) -> float | None:
    return percentile_ms([each.latency_s for each in heard], percentile)


def _sentences(count: int) -> tuple[str, ...]:
    """Short sentences that are in no cache: to somebody whose name was drawn just now."""
    random = Random(time_ns())
    names = ("".join(random.choice(SYLLABLES) for _ in range(4)).capitalize() for _ in range(count))
    return tuple(f"Slowly, {name}" for name in names)
