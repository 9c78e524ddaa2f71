"""The names of joint angles that key poses speak of, with the range that a supple adult has."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

__all__ = ["JOINTS", "JOINT_KEYS", "MOVES", "JointName", "joint_complaint"]


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

JOINT_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {joint.both: joint.keys for joint in JOINTS}
    | {key: (key,) for joint in JOINTS for key in joint.keys}
    | {move: (move,) for move in MOVES}
)
"""Every key of a key pose -> the keys of a full set that it sets: both sides, or one."""

_LIMITS: Mapping[str, JointName] = MappingProxyType({key: joint for joint in JOINTS for key in joint.keys})


def joint_complaint(key: str, value: float) -> str | None:
    """What is wrong with one entry of a key pose, or None: no such joint, or beyond its range."""
    if key not in JOINT_KEYS:
        known = ", ".join((*(joint.both for joint in JOINTS), *MOVES))
        return f"no joint angle is called {key!r} (there are: {known})"
    limit = _LIMITS.get(JOINT_KEYS[key][0])
    if limit is not None and not limit.least_deg <= value <= limit.most_deg:
        return f"{value:g} is outside {limit.least_deg:g}..{limit.most_deg:g} degrees"
    return None
