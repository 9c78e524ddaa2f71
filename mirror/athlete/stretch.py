"""A stretch of time in which a performance does one thing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mirror.athlete.skeleton import Body
from mirror.athlete.truth import CycleKind, TruePhase
from mirror.kinematics.view import Side

__all__ = ["Breath", "PostureAt", "Stretch"]


@dataclass(frozen=True, slots=True)
class Breath:
    """When it is, and how much of breath and balance shows: 0 while walking, 1 in the middle of a set."""

    at_s: float
    depth: float


PostureAt: TypeAlias = Callable[[float, Breath], Body]
"""The body at a share 0..1 of a stretch of time."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of time in which one thing is done."""

    seconds: float
    phase: TruePhase
    posture: PostureAt | None
    """None while nobody is there."""
    faults: tuple[str, ...] = ()
    under_way: bool = False
    holding: bool = False
    """Whether the turning point is held, or passed most closely."""
    ends: CycleKind | None = None
    """What is complete at its end."""
    side: Side | None = None
