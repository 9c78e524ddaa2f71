"""An Exercise: one file that holds its key poses, the signal of its reps, and its faults with their cues."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from mirror.kinematics.view import View

__all__ = [
    "Contact",
    "Exercise",
    "FaultRule",
    "KeyPose",
    "PhaseNames",
    "PositionRule",
    "RepSignal",
    "Severity",
    "Tempo",
]

Contact: TypeAlias = Literal["feet", "toes", "hands", "forearms"]
"""A part of the body that stays on the floor while the exercise is done."""

Severity: TypeAlias = Literal["advice", "warning", "safety"]
"""How much a fault matters: polish, a rep that trains the wrong thing, a risk of harm."""

KeyPose: TypeAlias = dict[str, Annotated[float, Meta(ge=-180, le=180)]]
"""Joint angles in degrees by name, such as `knee_flexion_deg`; an ending `_left_deg` or `_right_deg` names
one side, without it both are meant, and a joint that is not named is at 0 (the anatomical position).
The names are those of `mirror/athlete/joints.py`."""

Seconds: TypeAlias = Annotated[float, Meta(ge=0, le=600)]


class Tempo(Struct, frozen=True, forbid_unknown_fields=True):
    """How long each part of a rep takes, in the order in which it is done."""

    out_s: Seconds
    """From rest to the turning point."""
    turn_s: Seconds
    """Held at the turning point."""
    back_s: Seconds
    """From the turning point back to rest."""
    rest_s: Seconds
    """Held at rest before the next rep."""


class PhaseNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What each part of a rep is called; `rest` and `turn` are also the names of key poses."""

    rest: str
    out: str
    turn: str
    back: str


class RepSignal(Struct, frozen=True, forbid_unknown_fields=True):
    """The measure that drives the reps, and the levels that tell a rep from an attempt."""

    measure: str
    """Name of a measure in `mirror/kinematics/measures.py`; scale-free and tolerant of the view."""
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


class PositionRule(Struct, frozen=True, forbid_unknown_fields=True):
    """How the body is held in this exercise and in no look-alike; a cycle done otherwise is something else.

    It keeps ghosts out (walking for a squat, clapping for a curl) and says nothing to the athlete.
    """

    measure: str
    at_least: float | None = None
    at_most: float | None = None


class FaultRule(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that can be wrong, how it is measured, and what a coach would say."""

    id: str
    name: str
    """What a coach calls it: "Hips sag"."""
    measure: str
    when: Literal["turn", "rep"]
    """Judged at the turning point, or throughout the rep."""
    cue: str
    """What to say, imperative and short: "Squeeze your glutes, hips in line"."""
    source: str
    """Where the limit comes from."""
    at_least: float | None = None
    at_most: float | None = None
    held_s: Seconds = 0.2
    """How long it must hold within one rep before it is told."""
    views: tuple[View, ...] = (View.FRONT, View.OBLIQUE, View.SIDE)
    """The views in which it can be measured."""
    visibility: Annotated[float, Meta(ge=0, le=1)] = 0.6
    """The least visibility of the landmarks that the measure needs."""
    severity: Severity = "advice"
    limbs: tuple[str, ...] = ()
    """The bones to colour, by their names in `mirror/pose/landmarks.py`."""
    performed: dict[str, KeyPose] = {}
    """How the virtual athlete does it wrong: key pose name -> the joint angles that differ."""


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise, whole: the counter, the rules, the demonstration and the tests read the same value."""

    id: str
    name: str
    posture: Literal["standing", "prone"]
    contacts: tuple[Contact, ...]
    views: tuple[View, ...]
    """From where it may be done; the first is the best."""
    needs: tuple[str, ...]
    """The joints that must be seen before anything is counted: "hip", "knee", "elbow" ..."""
    phases: PhaseNames
    tempo: Tempo
    signal: RepSignal
    position: tuple[PositionRule, ...]
    """What holds for most of every rep."""
    range: str
    """The measure, in degrees, that is told as the rep's range of motion."""
    attempt_cue: str
    """What to say when a rep fell short: "Lower, that one did not count"."""
    poses: dict[str, KeyPose]
    partial: KeyPose
    """The turning point of a rep that falls short, for the virtual athlete: joint angles that differ."""
    faults: tuple[FaultRule, ...] = ()
    aliases: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
