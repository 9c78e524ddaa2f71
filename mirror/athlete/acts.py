"""The acts of which a performance is made: walk in, stand, do a rep, walk out, stay away."""

from dataclasses import dataclass
from typing import TypeAlias

from mirror.kinematics.view import Side

__all__ = ["Act", "Away", "Cycle", "Stand", "WalkIn", "WalkOut"]


@dataclass(frozen=True, slots=True)
class Away:
    """Nobody in the picture."""

    seconds: float


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Come from out of the picture to the spot, turn, and take the rest pose: lie down, sit, take the bar."""

    bearing_deg: float = 90.0
    """From where: 0 from the front, 90 from the athlete's left."""
    metres: float = 3.2
    pace_m_s: float = 1.1


@dataclass(frozen=True, slots=True)
class WalkOut:
    """Get up and go."""

    bearing_deg: float = -90.0
    metres: float = 3.2
    pace_m_s: float = 1.1


@dataclass(frozen=True, slots=True)
class Stand:
    """Keep the rest pose, whatever it is, as still as a living body does."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Cycle:
    """From rest to the turning point, or through all stages, and back: a rep, an attempt, or a hold."""

    faults: tuple[str, ...] = ()
    """Ids of the exercise's faults that are done on purpose."""
    partial: bool = False
    """Turn back early, at the exercise's `partial` pose, or without that pose leave the last stage out that
    is asked for; not a rep."""
    depth: float = 1.0
    """How far toward the turning point: 1 all the way, 0.9 a little short, 1.05 a little beyond."""
    pace: float = 1.0
    """2 takes half the time of the exercise's tempo."""
    pause_s: float = 0.0
    """Held at the turning point beyond the tempo's own time."""
    side: Side | None = None
    """The side that works, where one works at a time; by default in turn, or the left."""


Act: TypeAlias = Away | WalkIn | WalkOut | Stand | Cycle
