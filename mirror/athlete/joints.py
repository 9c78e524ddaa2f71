"""The joint angles of key poses: their names, their anatomical limits, and the way from pose to pose."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from mirror.base.errors import ExerciseError
from mirror.exercise.exercise import Exercise
from mirror.exercise.phases import KeyPose

__all__ = [
    "ANATOMICAL",
    "JOINTS",
    "MOVES",
    "JointAngles",
    "JointName",
    "blend",
    "ease",
    "exercise_complaint",
    "mirrored",
    "resolve",
]

JointAngles: TypeAlias = Mapping[str, float]
"""Degrees for every joint of the body, `trunk_pitch_deg`, `knee_flexion_left_deg` ..., and centimetres for
what moves the whole of it, `rise_cm` ...; none is missing."""


@dataclass(frozen=True, slots=True)
class JointName:
    """One movement of one joint, or of both joints of a pair."""

    name: str
    """As in an exercise file, without its ending: "knee_flexion"."""
    least_deg: float
    most_deg: float
    paired: bool = True
    """Whether there is a left and a right one."""

    @property
    def both(self) -> str:
        """The key that means both sides, or the only one."""
        return f"{self.name}_deg"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a resolved pose: left before right, or the only one."""
        return (f"{self.name}_left_deg", f"{self.name}_right_deg") if self.paired else (self.both,)


JOINTS: tuple[JointName, ...] = (
    JointName("trunk_pitch", -120, 120, paired=False),
    JointName("trunk_roll", -95, 95, paired=False),
    JointName("spine_flexion", -45, 90, paired=False),
    JointName("spine_rotation", -50, 50, paired=False),
    JointName("spine_side_bend", -40, 40, paired=False),
    JointName("neck_flexion", -65, 60, paired=False),
    JointName("neck_rotation", -75, 75, paired=False),
    JointName("hip_flexion", -30, 140),
    JointName("hip_abduction", -30, 60),
    JointName("hip_rotation", -45, 60),
    JointName("knee_flexion", -5, 155),
    JointName("ankle_dorsiflexion", -55, 40),
    JointName("toe_extension", -35, 80),
    JointName("shoulder_flexion", -60, 180),
    JointName("shoulder_abduction", -30, 180),
    JointName("shoulder_rotation", -90, 100),
    JointName("elbow_flexion", -8, 155),
    JointName("forearm_supination", -90, 95),
    JointName("wrist_extension", -85, 90),
    JointName("finger_flexion", -10, 100),
)
"""Every movement, with the range that a supple adult has (degrees).

Source: American Academy of Orthopaedic Surgeons, "Joint Motion", as tabulated in Norkin & White,
"Measurement of Joint Motion", widened by some ten degrees. Zero is the body upright, arms hanging, thumbs
forward. Positive: `trunk_pitch` leans forward (90 is prone), rotations turn outward (for the spine and neck:
to the left), `trunk_roll` and `spine_side_bend` lean to the left, `forearm_supination` turns the palm forward
and -90 turns it back, `wrist_extension` bends toward the back of the hand.
"""

MOVES: tuple[str, ...] = ("rise_cm", "forward_cm", "left_cm")
"""What moves the whole body: up in a jump, forward or to the left in a step."""

_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {joint.both: joint.keys for joint in JOINTS}
    | {key: (key,) for joint in JOINTS for key in joint.keys}
    | {move: (move,) for move in MOVES}
)
_LIMITS: Mapping[str, JointName] = MappingProxyType({key: joint for joint in JOINTS for key in joint.keys})

ANATOMICAL: JointAngles = MappingProxyType(dict.fromkeys((*_LIMITS, *MOVES), 0.0))
"""Every joint at zero."""

_TURNING_OVER = (
    "trunk_roll_deg",
    "spine_rotation_deg",
    "spine_side_bend_deg",
    "neck_rotation_deg",
    "left_cm",
)
"""What changes its sign in a looking-glass."""


def resolve(*poses: KeyPose) -> JointAngles:
    """A full set of joint angles and moves; a later pose wins, a side wins over both, what is not named is 0.

    Args:
        *poses: key poses, the plainest first: `resolve(bottom, fault)`.

    Raises:
        ExerciseError: for a name that is no joint, or an angle that no joint has.
    """
    angles = dict(ANATOMICAL)
    for pose in poses:
        complaint = _complaint(pose)
        if complaint:
            raise ExerciseError(f"{complaint}; correct the exercise file and try again.")
        for key in sorted(pose, key=lambda key: len(_KEYS[key]), reverse=True):
            angles.update(dict.fromkeys(_KEYS[key], float(pose[key])))
    return angles


def mirrored(angles: JointAngles) -> JointAngles:
    """The same posture with left and right exchanged."""
    swapped = {key: angles[_twin(key)] for key in angles}
    return swapped | {key: -angles[key] for key in _TURNING_OVER}


def _twin(key: str) -> str:
    if "_left_deg" in key:
        return key.replace("_left_deg", "_right_deg")
    return key.replace("_right_deg", "_left_deg")


def exercise_complaint(exercise: Exercise) -> str | None:
    """What is wrong with the joint angles of an exercise's poses, or None: the first trouble, in words."""
    poses = {f"poses.{name}": pose for name, pose in exercise.poses.items()}
    poses["partial"] = exercise.partial
    for rule in exercise.faults:
        poses |= {f"{rule.id} performed.{name}": pose for name, pose in rule.performed.items()}
    for where, pose in poses.items():
        complaint = _complaint(pose)
        if complaint:
            return f"[{where}] {complaint}"
    return None


def _complaint(pose: KeyPose) -> str | None:
    for key, degrees in pose.items():
        if key not in _KEYS:
            known = ", ".join((*(joint.both for joint in JOINTS), *MOVES))
            return f"no joint angle is called {key!r} (there are: {known})"
        if key in MOVES:
            continue
        limit = _LIMITS[_KEYS[key][0]]
        if not limit.least_deg <= degrees <= limit.most_deg:
            return f"{key} = {degrees:g} is outside {limit.least_deg:g}..{limit.most_deg:g} degrees"
    return None


def blend(start: JointAngles, end: JointAngles, share: float) -> JointAngles:
    """The angles at `share` of the way from start to end, 0..1; beyond that range it swings past."""
    return {key: value + share * (end[key] - value) for key, value in start.items()}


def ease(share: float) -> float:
    """Minimum-jerk progress, 0..1, of a movement that starts and ends at rest.

    Source: Flash & Hogan 1985, "The coordination of arm movements", J. Neurosci. 5(7).
    """
    share = min(max(share, 0.0), 1.0)
    return share**3 * (10 - 15 * share + 6 * share**2)
