"""The truth: what the virtual athlete really does at one instant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mirror.athlete.skeleton import Body

__all__ = ["TruePhase", "Truth"]

TruePhase: TypeAlias = Literal["away", "walking", "moving", "rest", "out", "turn", "back"]
"""`rest`, `out`, `turn` and `back` as in `PhaseNames`; `moving` takes up the rest pose or leaves it."""


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """What is so, against which everything that is seen, counted and judged can be held."""

    at_s: float
    """Since the performance began."""
    exercise_id: str
    phase: TruePhase
    reps: int
    """Full cycles completed so far; partial ones are not among them."""
    attempts: int
    """Partial cycles completed so far."""
    under_way: bool
    """Whether a cycle, full or partial, is being done now."""
    faults: tuple[str, ...]
    """Ids of the faults done on purpose in the cycle under way."""
    body: Body | None
    """None while away."""
    angles: Mapping[str, float] = field(default_factory=dict)
    """Degrees by joint and side as Motion names them ("knee_left"); empty while away."""
