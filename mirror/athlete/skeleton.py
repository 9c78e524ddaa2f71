"""The skeleton: bones turned by joint angles become joints and landmarks in metres in the floor's frame."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from mirror.athlete.body_plan import BodyPlan, Lengths
from mirror.athlete.bones import PARENTS, SIDES, Bone
from mirror.athlete.flesh import Flesh
from mirror.athlete.joints import JointAngles
from mirror.athlete.rotation import about_x, about_y, about_z
from mirror.athlete.vectors import Array
from mirror.pose.landmarks import LANDMARK_COUNT, Landmark

__all__ = ["PARENTS", "SIDES", "Body", "Bone", "Skeleton"]


B = Bone
GRIP_DEG = 82.0
"""How far the fingers are bent around a dumbbell, unless a pose says it."""
RELAXED_DEG = 18.0
"""How far the fingers of a hanging hand are bent."""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A posed body: where every bone's near joint is and how the bone is turned."""

    joints: Array
    """(25, 3): metres in the floor's frame."""
    frames: Array
    """(25, 3, 3): the identity stands upright, facing z."""
    landmarks: Array
    """(33, 3): where the pose model's landmarks truly are."""

    @property
    def angles(self) -> Mapping[str, float]:
        """Flexion by joint and side as Motion names them, degrees, 0 straight, measured between landmarks."""
        return {name: _flexion(self.landmarks, *three) for name, three in _MEASURED.items()}


class Skeleton:
    """The bones of one body plan, ready to be posed."""

    def __init__(self, plan: BodyPlan, *, grip: bool = False) -> None:
        """Measure the bones of that body; with `grip` its fingers are closed around a weight."""
        self.lengths = plan.lengths
        self.offsets = _offsets(plan.lengths)
        self.marks = _marks(plan.lengths)
        self._flesh = Flesh(plan)
        self._fingers_deg = GRIP_DEG if grip else RELAXED_DEG

    def pose(self, angles: JointAngles) -> Array:
        """(25, 3, 3): the frame of every bone for a full set of joint angles, in the floor's frame."""
        frames = np.empty((len(Bone), 3, 3))
        pelvis = about_z(-angles["trunk_roll_deg"]) @ about_x(angles["trunk_pitch_deg"])
        half_spine = (
            about_y(angles["spine_rotation_deg"] / 2)
            @ about_z(-angles["spine_side_bend_deg"] / 2)
            @ about_x(angles["spine_flexion_deg"] / 2)
        )
        frames[B.PELVIS] = pelvis
        frames[B.LUMBAR] = pelvis @ half_spine
        frames[B.THORAX] = frames[B.LUMBAR] @ half_spine
        frames[B.NECK] = (
            frames[B.THORAX]
            @ about_y(angles["neck_rotation_deg"] / 2)
            @ about_x(angles["neck_flexion_deg"] / 2)
        )
        frames[B.HEAD] = (
            frames[B.NECK]
            @ about_y(angles["neck_rotation_deg"] / 2)
            @ about_x(angles["neck_flexion_deg"] / 2)
        )
        for side, sign, shift in SIDES:
            near = {
                key.removesuffix(f"_{side}_deg"): value
                for key, value in angles.items()
                if key.endswith(f"_{side}_deg")
            }
            _pose_arm(frames, near, sign, shift, self._fingers_deg)
            _pose_leg(frames, near, sign, shift)
        return frames

    def body(self, frames: Array, pelvis: Array) -> Body:
        """The body whose bones are turned so, with the middle of its hips at `pelvis` (3,)."""
        joints = np.empty((len(Bone), 3))
        joints[0] = pelvis
        for bone in range(1, len(PARENTS)):
            parent = PARENTS[bone]
            joints[bone] = joints[parent] + frames[parent] @ self.offsets[bone]
        bones, offsets = self.marks
        landmarks = joints[bones] + np.einsum("nij,nj->ni", frames[bones], offsets)
        return Body(joints, frames, landmarks)

    def clearances(self, body: Body) -> Array:
        """(25,): by how much the flesh of each bone clears the floor, metres; less than 0 is below it."""
        return self._flesh.clearances(body.joints, body.frames)

    def lowest(self, body: Body, *, but: Collection[int] = ()) -> float:
        """Height of the body's lowest point above the floor, metres, not looking at some bones."""
        clearances = self.clearances(body)
        clearances[list(but)] = np.inf
        return float(clearances.min())


def _pose_arm(frames: Array, near: Mapping[str, float], sign: int, shift: int, fingers_deg: float) -> None:
    """Shoulder, elbow, wrist and fingers of one side."""
    flexion, abduction = near["shoulder_flexion"], near["shoulder_abduction"]
    # The shoulder blade gives a third of an arm's lift (Inman 1944); half of that shows as a raised shoulder.
    lift = 0.16 * max(0.0, max(flexion, abduction) - 50.0)
    girdle = frames[B.THORAX] @ about_z(sign * lift)
    upper = (
        frames[B.THORAX]
        @ about_x(-flexion)
        @ about_z(sign * abduction)
        @ about_y(sign * near["shoulder_rotation"])
    )
    forearm = upper @ about_x(-near["elbow_flexion"])
    turned = forearm @ about_y(sign * near["forearm_supination"])
    hand = turned @ about_z(sign * near["wrist_extension"])
    curl = near["finger_flexion"] or fingers_deg
    frames[B.GIRDLE_LEFT + shift] = girdle
    frames[B.UPPER_ARM_LEFT + shift] = upper
    frames[B.FOREARM_LEFT + shift] = forearm
    frames[B.HAND_LEFT + shift] = hand
    frames[B.FINGERS_LEFT + shift] = hand @ about_z(-sign * curl)
    frames[B.FINGERTIPS_LEFT + shift] = hand @ about_z(-sign * 1.9 * curl)


def _pose_leg(frames: Array, near: Mapping[str, float], sign: int, shift: int) -> None:
    """Hip, knee, ankle and toes of one side."""
    thigh = (
        frames[B.PELVIS]
        @ about_x(-near["hip_flexion"])
        @ about_z(sign * near["hip_abduction"])
        @ about_y(sign * near["hip_rotation"])
    )
    shank = thigh @ about_x(near["knee_flexion"])
    foot = shank @ about_x(-near["ankle_dorsiflexion"])
    frames[B.THIGH_LEFT + shift] = thigh
    frames[B.SHANK_LEFT + shift] = shank
    frames[B.FOOT_LEFT + shift] = foot
    frames[B.TOES_LEFT + shift] = foot @ about_x(-near["toe_extension"])


def _offsets(size: Lengths) -> Array:
    """(25, 3): where each bone's near joint is in its parent's frame."""
    offsets = np.zeros((len(Bone), 3))
    offsets[B.LUMBAR] = (0.0, 0.30 * size.trunk, 0.0)
    offsets[B.THORAX] = (0.0, 0.30 * size.trunk, 0.0)
    offsets[B.NECK] = (0.0, 0.40 * size.trunk, -0.012)
    offsets[B.HEAD] = (0.0, size.neck, 0.012)
    for _, sign, shift in SIDES:
        offsets[B.GIRDLE_LEFT + shift] = (sign * 0.02, 0.26 * size.trunk, -0.008)
        offsets[B.UPPER_ARM_LEFT + shift] = (sign * (size.shoulder_half - 0.02), 0.035 * size.trunk, 0.0)
        offsets[B.FOREARM_LEFT + shift] = (0.0, -size.upper_arm, 0.0)
        offsets[B.HAND_LEFT + shift] = (0.0, -size.forearm, 0.0)
        offsets[B.FINGERS_LEFT + shift] = (0.0, -size.palm, 0.0)
        offsets[B.FINGERTIPS_LEFT + shift] = (0.0, -0.48 * size.finger, 0.0)
        offsets[B.THIGH_LEFT + shift] = (sign * size.hip_half, 0.0, 0.0)
        offsets[B.SHANK_LEFT + shift] = (0.0, -size.thigh, 0.0)
        offsets[B.FOOT_LEFT + shift] = (0.0, -size.shank, 0.0)
        offsets[B.TOES_LEFT + shift] = (0.0, 0.012 - size.ankle_height, size.ball)
    return offsets


def _marks(size: Lengths) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], Array]:
    """Which bone each landmark sits on (33,), and where in that bone's frame (33, 3)."""
    head, chin = size.head, -0.17 * size.head
    marks: dict[Landmark, tuple[Bone, tuple[float, float, float]]] = {
        Landmark.NOSE: (B.HEAD, (0.0, chin + 0.36 * head, 0.53 * head)),
    }
    for side, sign, shift in SIDES:
        face = {
            f"{side}_eye_inner": (0.075, 0.50, 0.405),
            f"{side}_eye": (0.14, 0.50, 0.39),
            f"{side}_eye_outer": (0.20, 0.50, 0.36),
            f"{side}_ear": (0.33, 0.45, -0.03),
            f"mouth_{side}": (0.10, 0.20, 0.40),
        }
        for name, (x, t, z) in face.items():
            marks[Landmark[name.upper()]] = (B.HEAD, (sign * x * head, chin + t * head, z * head))
        limbs = {
            "shoulder": (B.UPPER_ARM_LEFT, (0.0, 0.0, 0.0)),
            "elbow": (B.FOREARM_LEFT, (0.0, 0.0, 0.0)),
            "wrist": (B.HAND_LEFT, (0.0, 0.0, 0.0)),
            "pinky": (B.HAND_LEFT, (0.0, -0.95 * size.palm, -0.034)),
            "index": (B.FINGERS_LEFT, (0.0, -0.15 * size.finger, 0.028)),
            "thumb": (B.HAND_LEFT, (-sign * 0.018, -0.62 * size.palm, 0.045)),
            "hip": (B.THIGH_LEFT, (0.0, 0.0, 0.0)),
            "knee": (B.SHANK_LEFT, (0.0, 0.0, 0.0)),
            "ankle": (B.FOOT_LEFT, (0.0, 0.0, 0.0)),
            "heel": (B.FOOT_LEFT, (0.0, -0.6 * size.ankle_height, -0.16 * size.foot)),
            "foot_index": (B.TOES_LEFT, (-sign * 0.01, 0.008, 0.22 * size.foot)),
        }
        for name, (bone, offset) in limbs.items():
            marks[Landmark[f"{side}_{name}".upper()]] = (Bone(bone + shift), offset)
    bones = np.array([marks[Landmark(number)][0] for number in range(LANDMARK_COUNT)], dtype=np.intp)
    return bones, np.array([marks[Landmark(number)][1] for number in range(LANDMARK_COUNT)])


_MEASURED: dict[str, tuple[Landmark, Landmark, Landmark]] = {
    f"{joint}_{side}": (
        Landmark[f"{side}_{first}".upper()],
        Landmark[f"{side}_{joint}".upper()],
        Landmark[f"{side}_{last}".upper()],
    )
    for joint, first, last in (
        ("elbow", "shoulder", "wrist"),
        ("knee", "hip", "ankle"),
        ("hip", "shoulder", "knee"),
    )
    for side in ("left", "right")
}
"""The joints of the truth: the landmark before the joint, the joint, the landmark after it."""


def _flexion(landmarks: Array, before: int, at: int, after: int) -> float:
    near, far = landmarks[at] - landmarks[before], landmarks[after] - landmarks[at]
    cosine = near @ far / (np.linalg.norm(near) * np.linalg.norm(far))
    return float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
