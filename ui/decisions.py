"""Decisions: what was said lately and why, what was not and why not, and how soon it was heard."""

from collections import deque
from dataclasses import dataclass, replace

import numpy as np

from mirror.base.facts import Fact
from mirror.coaching.cue import Cue, CueKind, Withheld
from mirror.coaching.moment import Moment
from mirror.voice.voice import CueCaptioned, CueSpoken

__all__ = ["Decision", "Decisions"]

SHOWN = 6
"""Decisions that fit the panel; of counts the newest alone, or there would be nothing else."""

WITHHELD_SHOWN = 4

KEPT = 300
"""Latencies that the percentiles are taken over."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A cue and what became of it."""

    cue: Cue
    fate: str = ""
    """"heard after 34 ms", or why it stayed a caption; empty while it is on its way."""


class Decisions:
    """Follows moments and what the voice tells of their cues."""

    def __init__(self) -> None:
        self._told: deque[Decision] = deque(maxlen=SHOWN)
        self._withheld: deque[Withheld] = deque(maxlen=WITHHELD_SHOWN)
        self._late_ms: deque[float] = deque(maxlen=KEPT)

    @property
    def told(self) -> tuple[Decision, ...]:
        """The last cues, newest first."""
        return tuple(reversed(self._told))

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What was not said lately, newest first."""
        return tuple(reversed(self._withheld))

    def take(self, moment: Moment) -> None:
        """A new moment."""
        for cue in moment.cues:
            self._tell(Decision(cue))
        for withheld in moment.withheld:
            # While a reason lasts it is told with every frame.
            self._withheld = deque(
                (other for other in self._withheld if other.phrase != withheld.phrase), WITHHELD_SHOWN
            )
            self._withheld.append(withheld)

    def hear(self, fact: Fact) -> None:
        """A fact; those that are not about cues are left alone."""
        match fact:
            case CueSpoken(cue):
                self._late_ms.append(fact.latency_s * 1000.0)
                heard = "a tone" if fact.by_tone else "heard"
                self._tell(Decision(cue, f"{heard} after {self._late_ms[-1]:.0f} ms"))
            case CueCaptioned(cue, why):
                self._tell(Decision(cue, f"not heard: {why}"))
            case _:
                pass

    def latency_ms(self) -> tuple[float, float] | None:
        """Median and 95th percentile from decided to heard; None before the first."""
        if not self._late_ms:
            return None
        p50, p95 = np.percentile(self._late_ms, (50, 95))
        return float(p50), float(p95)

    def _tell(self, decision: Decision) -> None:
        for place, known in enumerate(self._told):
            if known.cue == decision.cue:
                self._told[place] = replace(known, fate=decision.fate or known.fate)
                return
        if decision.cue.kind is CueKind.COUNT:
            others = (known for known in self._told if known.cue.kind is not CueKind.COUNT)
            self._told = deque(others, SHOWN)
        self._told.append(decision)
