"""The truth: what the virtual athlete really does at one instant, and what it has done so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Self, TypeAlias

from mirror.athlete.skeleton import Body
from mirror.kinematics.view import Side

__all__ = ["CycleKind", "PerformedCycle", "Tally", "TruePhase", "Truth"]

TruePhase: TypeAlias = Literal["away", "walking", "moving", "rest", "out", "turn", "back"]
"""`rest`, `out`, `turn` and `back` as in `PhaseNames`; `moving` takes up the rest pose or leaves it."""

CycleKind: TypeAlias = Literal["rep", "attempt", "hold"]


@dataclass(frozen=True, slots=True)
class Tally:
    """What has been completed."""

    reps: int = 0
    """Full cycles of both sides, without a fault that voids them."""
    attempts: int = 0
    """Cycles that do not count."""
    holds: int = 0
    left: int = 0
    """Those of the reps that were of the left side, where the sides work one at a time."""
    right: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.reps + other.reps,
            self.attempts + other.attempts,
            self.holds + other.holds,
            self.left + other.left,
            self.right + other.right,
        )

    def times(self, rounds: int) -> "Tally":
        """The same again and again."""
        return Tally(
            rounds * self.reps,
            rounds * self.attempts,
            rounds * self.holds,
            rounds * self.left,
            rounds * self.right,
        )

    @classmethod
    def of(cls, kind: CycleKind, side: Side | None) -> Self:
        """One cycle."""
        rep = kind == "rep"
        return cls(
            reps=int(rep),
            attempts=int(kind == "attempt"),
            holds=int(kind == "hold"),
            left=int(rep and side is Side.LEFT),
            right=int(rep and side is Side.RIGHT),
        )


@dataclass(frozen=True, slots=True)
class PerformedCycle:
    """One cycle of a performance: a rep, what falls short of one, or a hold."""

    kind: CycleKind
    started_s: float
    ended_s: float
    held_s: tuple[float, float]
    """From when to when the turning point was held."""
    faults: tuple[str, ...] = ()
    side: Side | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What is so, against which everything that is seen, counted and judged can be held."""

    at_s: float
    """Since the performance began."""
    exercise_id: str
    phase: TruePhase
    tally: Tally
    """What has been completed so far."""
    under_way: bool
    """Whether a cycle, full or partial, is being done now."""
    faults: tuple[str, ...]
    """Ids of the faults done on purpose in the cycle under way."""
    body: Body | None
    """None while away."""
    angles: Mapping[str, float] = field(default_factory=dict)
    """Degrees by joint and side as Motion names them ("knee_left"); empty while away."""
    side: Side | None = None
    """Of the cycle under way, where the sides work one at a time."""
    held_s: float = 0.0
    """For how long the posture of a hold has been held; 0 out of it."""

    @property
    def reps(self) -> int:
        """Full cycles completed so far; partial ones are not among them."""
        return self.tally.reps

    @property
    def attempts(self) -> int:
        """Cycles completed so far that do not count."""
        return self.tally.attempts
