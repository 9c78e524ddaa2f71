"""What a movement yields: Rep, Attempt, Fault, and the Progress of the one under way."""

from dataclasses import dataclass
from enum import StrEnum

from mirror.exercise.rules import Severity

__all__ = ["Attempt", "Fault", "Phase", "Progress", "Rep"]


class Phase(StrEnum):
    """Where in a rep the athlete is; an exercise file names each in its own words."""

    REST = "rest"
    OUT = "out"
    """From rest toward the turning point."""
    TURN = "turn"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Fault:
    """A measured value outside its limit, held long enough to be sure."""

    id: str
    name: str
    rep: int
    """The number of the rep in which it was seen; counting from 1."""
    at_s: float
    measured: float
    wanted: float
    """The limit that was passed."""
    unit: str
    severity: Severity
    cue: str
    limbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rep:
    """A full cycle of the exercise's signal through its required range."""

    number: int
    started_s: float
    turned_s: float
    ended_s: float
    """When it was as good as home, and counted."""
    range_deg: float
    """Difference between the largest and the smallest value of the exercise's range measure."""
    faults: tuple[Fault, ...]
    out_s: float
    """Seconds from rest to the turn, as tempo is told."""
    turn_s: float
    """Seconds at the turn."""
    back_s: float
    """Seconds from the turn to rest."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A cycle that was tried and fell short; shown, said, and not counted."""

    started_s: float
    ended_s: float
    reached: float
    required: float
    unit: str

    @property
    def reason(self) -> str:
        """Why it did not count, in words: "range 61 of 70 degrees"."""
        unit = {"deg": "degrees"}.get(self.unit, self.unit)
        return f"range {self.reached:.0f} of {self.required:.0f} {unit}"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the rep under way has come."""

    phase: Phase = Phase.REST
    since_s: float = 0.0
    """When the phase began."""
    fraction: float = 0.0
    """0 at rest, 1 at the required range, above 1 beyond it; never below 0."""
    degrees: float | None = None
    """The range measure now, None where it cannot be seen or not truly enough to be told."""
