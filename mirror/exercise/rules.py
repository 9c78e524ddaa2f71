"""What an exercise asks for: the signal of its reps, the target of its hold, its position, its faults."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from mirror.exercise.phases import KeyPose, Seconds
from mirror.kinematics.view import View

__all__ = ["AFTER_MEASURES", "FaultRule", "HoldTarget", "PositionRule", "RepSignal", "Severity"]

AFTER_MEASURES: Mapping[str, str] = MappingProxyType(
    {
        "out_s": "Seconds from rest to the turning point.",
        "turn_s": "Seconds held at the turning point.",
        "back_s": "Seconds from the turning point back to rest.",
        "peak_speed_m_s": "The highest vertical speed while the working muscles shorten, metres a second.",
        "asymmetry_pct": "The difference of the two sides' ranges, in per cent of the larger one.",
        "sway_cm": "How far the hips wander to the side during the rep, in centimetres.",
        "bounce_m_s2": "How hard the turn is, in metres a second squared: a drop that is caught jerks.",
    }
)
"""What a fault of `when = "after"` may judge: a measure of the finished rep, and what it is."""

Severity: TypeAlias = Literal["advice", "warning", "safety"]
"""How much a fault matters: polish, a rep that trains the wrong thing, a risk of harm."""


class RepSignal(Struct, frozen=True, forbid_unknown_fields=True):
    """The measure that drives the reps, and the levels that tell a rep from an attempt."""

    measure: str
    """Name of a measure in `mirror/kinematics`; scale-free and tolerant of the view."""
    rest: float
    """Its value before and after a rep."""
    required: float
    """The value that the turning point must reach for the rep to count."""
    attempt: float
    """A movement that turns back before this value was not meant as a rep."""
    shortest_s: Seconds = 0.5
    """A faster cycle is a jump of the landmarks, not of a person."""
    longest_s: Seconds = 20.0
    """A slower one is a change of posture."""
    signed: bool = False
    """Whether the measure is a difference, left more than right: then it is positive in a rep of the left
    side, negative in one of the right side, each is counted, and `rest`, `attempt` and `required` are told
    for the left."""
    side: str = ""
    """A measure whose sign around the turning point tells which side a rep was: positive for the left."""
    farthest_m: Annotated[float, Meta(ge=0.1, le=5)] = 0.9
    """How far the hips may travel within one cycle. In reps of 22 hand-counted clips they travel 0.04 to
    0.69 m, the most in a squat seen from the side; a walk through the picture makes 1.25 m in a second."""


class PositionRule(Struct, frozen=True, forbid_unknown_fields=True):
    """How the body is held in this exercise and in no look-alike; a cycle done otherwise is something else.

    It keeps ghosts out (walking for a squat, clapping for a curl) and says nothing to the athlete.
    """

    measure: str
    at_least: float | None = None
    at_most: float | None = None


class HoldTarget(Struct, frozen=True, forbid_unknown_fields=True):
    """A posture that is held, and for how long it must be before it is told."""

    target: tuple[PositionRule, ...]
    """All of it holds while the posture is held."""
    shortest_s: Seconds = 2.0
    """Less is passing through, and not told."""
    pause_s: Seconds = 2.0
    """Out of the posture for less than this the clock waits; for longer, the hold is over."""


class FaultRule(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that can be wrong, how it is measured, and what a coach would say."""

    id: str
    name: str
    """What a coach calls it: "Hips sag"."""
    measure: str
    when: Literal["turn", "rest", "out", "back", "rep", "hold", "after"]
    """Judged by the best value around the turning point, or at rest after the rep (lockout); throughout a
    phase, the rep or the hold; or on a measure of the finished rep, such as its time down."""
    cue: str
    """What to say, imperative and short: "Squeeze your glutes, hips in line"."""
    source: str
    """Where the limit comes from."""
    at_least: float | None = None
    at_most: float | None = None
    clears_by: Annotated[float, Meta(ge=0)] | None = None
    """How far inside its limit the value must come back before the fault is called corrected; a tenth of the
    limit when it is not said."""
    held_s: Seconds = 0.2
    """How long it must hold within one rep before it is told."""
    views: tuple[View, ...] = (View.FRONT, View.OBLIQUE, View.SIDE)
    """The views in which it can be measured."""
    visibility: Annotated[float, Meta(ge=0, le=1)] = 0.6
    """The least visibility of the landmarks that the measure needs."""
    severity: Severity = "advice"
    voids: bool = False
    """Whether a rep with it does not count: kipping, a half push-up."""
    limbs: tuple[str, ...] = ()
    """The bones to colour, by their names in `mirror/pose/landmarks.py`."""
    performed: dict[str, KeyPose] = {}
    """How the virtual athlete does it wrong: key pose name -> the joint angles that differ."""
    performed_pace: Annotated[float, Meta(ge=0.2, le=5)] = 1.0
    """How much faster the virtual athlete does it, where the fault is one of speed."""
