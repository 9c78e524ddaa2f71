"""What a movement yields: Rep, Attempt, Hold, Fault, and the Progress of the one under way."""

from dataclasses import dataclass
from enum import StrEnum

from mirror.exercise.rules import Severity
from mirror.kinematics.view import Side
from mirror.movement.score import Score
from mirror.movement.speed import Speed

__all__ = ["Attempt", "Correction", "Fault", "Hold", "Phase", "Progress", "Rep"]


class Phase(StrEnum):
    """Where in a rep the athlete is; an exercise file names each in its own words."""

    REST = "rest"
    OUT = "out"
    """From rest toward the turning point."""
    TURN = "turn"
    """At the turning point; of a hold, in the posture."""
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Fault:
    """A measured value outside its limit, held long enough to be sure."""

    id: str
    name: str
    rep: int
    """The number of the rep, or of the hold, in which it was seen; counting from 1."""
    at_s: float
    measured: float
    wanted: float
    """The limit that was passed."""
    unit: str
    severity: Severity
    cue: str
    limbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A fault that was told and is gone: a whole rep was clear of it, or the hold came back inside."""

    id: str
    name: str
    rep: int
    """The rep or hold that was clear of it."""
    at_s: float


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
    """Those told by its end; a missing lockout is told after it, with the rep's number."""
    out_s: float
    """Seconds from rest to the turn, as tempo is told."""
    turn_s: float
    """Seconds at the turn."""
    back_s: float
    """Seconds from the turn to rest."""
    rest_s: float = 0.0
    """Seconds at rest before it; 0 for the first."""
    lifts_out: bool = False
    """Whether the way out is the concentric one, as in a curl."""
    side: Side | None = None
    """Which side did it, where sides take turns."""
    speed: Speed | None = None
    """Of the concentric phase, where the exercise has one worth telling."""
    symmetry_pct: float | None = None
    """The lesser of both sides' ranges over the greater, where the view shows both."""
    sway_cm: float | None = None
    """Standard deviation of the hips to the sides over the feet, where the view shows it."""
    score: Score | None = None

    @property
    def eccentric_s(self) -> float:
        """Seconds in which the working muscles lengthened."""
        return self.back_s if self.lifts_out else self.out_s

    @property
    def concentric_s(self) -> float:
        """Seconds in which the working muscles shortened."""
        return self.out_s if self.lifts_out else self.back_s


@dataclass(frozen=True, slots=True)
class Attempt:
    """A cycle that was tried and does not count; shown and said."""

    started_s: float
    ended_s: float
    reached: float
    required: float
    unit: str
    why: str = ""
    """What kept it from counting where it was not the range: "Kipping", "no plank"."""

    @property
    def reason(self) -> str:
        """Why it did not count, in words: "range 61 of 70 degrees"."""
        unit = {"deg": "degrees", "%": "percent"}.get(self.unit, self.unit)
        return self.why or f"range {self.reached:.0f} of {self.required:.0f} {unit}"


@dataclass(frozen=True, slots=True)
class Hold:
    """A posture that was held, short interruptions left out of its time."""

    number: int
    started_s: float
    ended_s: float
    held_s: float
    """Seconds in the posture."""
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the rep or the hold under way has come."""

    phase: Phase = Phase.REST
    since_s: float = 0.0
    """When the phase began."""
    fraction: float = 0.0
    """0 at rest, 1 at the required range, above 1 beyond it; never below 0. Of a hold, its share of time."""
    degrees: float | None = None
    """The range measure now, None where it cannot be seen or not truly enough to be told."""
    held_s: float = 0.0
    """Seconds held so far."""
    side: Side | None = None
    """The side at work, where sides take turns."""
