"""What happens in a set, as facts for whoever keeps or shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from mirror.base.facts import Fact
from mirror.coaching.moment import Moment
from mirror.exercise.exercise import Exercise
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Rep

__all__ = [
    "AttemptMade",
    "CountingPaused",
    "CountingResumed",
    "ExerciseChosen",
    "ExerciseRecognised",
    "FaultCorrected",
    "FaultSeen",
    "HoldEnded",
    "RepCounted",
    "RestBegan",
    "RestEnded",
    "facts_of",
]


@dataclass(frozen=True, slots=True)
class ExerciseChosen(Fact):
    """A new set of this exercise begins; its count starts at zero."""

    exercise: Exercise


@dataclass(frozen=True, slots=True)
class CountingPaused(Fact):
    """The athlete asked not to be counted."""


@dataclass(frozen=True, slots=True)
class CountingResumed(Fact):
    """The athlete goes on."""


@dataclass(frozen=True, slots=True)
class RestBegan(Fact):
    """A set is done: the rest begins, or after the last set whatever comes then."""


@dataclass(frozen=True, slots=True)
class RestEnded(Fact):
    """The next set may begin."""


@dataclass(frozen=True, slots=True)
class RepCounted(Fact):
    """A rep was completed."""

    rep: Rep


@dataclass(frozen=True, slots=True)
class ExerciseRecognised(Fact):
    """A new set begins, of an exercise that nobody chose."""

    exercise: Exercise
    confidence: float
    """0..1."""


@dataclass(frozen=True, slots=True)
class HoldEnded(Fact):
    """A posture was held and left."""

    hold: Hold


@dataclass(frozen=True, slots=True)
class FaultCorrected(Fact):
    """A fault that was told is gone."""

    correction: Correction


@dataclass(frozen=True, slots=True)
class AttemptMade(Fact):
    """A cycle was tried and fell short."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class FaultSeen(Fact):
    """A fault was decided."""

    fault: Fault


def facts_of(moment: Moment) -> Iterator[Fact]:
    """What happened in the set with one frame."""
    yield from map(FaultSeen, moment.faults)
    yield from map(FaultCorrected, moment.corrected)
    yield from map(RepCounted, (*moment.recovered, *([moment.rep] if moment.rep else ())))
    if moment.hold is not None:
        yield HoldEnded(moment.hold)
    if moment.attempt is not None:
        yield AttemptMade(moment.attempt)
