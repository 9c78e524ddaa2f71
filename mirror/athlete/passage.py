"""The way from one posture to another: by a crouch, by sitting down, by reaching for the bar."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np

from mirror.athlete.carriage import between, brought, grounded
from mirror.athlete.joints import ease, resolve
from mirror.athlete.reach import middle
from mirror.athlete.skeleton import Body, Bone, Skeleton
from mirror.athlete.stretch import Breath, Stretch
from mirror.athlete.vectors import Array
from mirror.exercise.phases import KeyPose

__all__ = ["Passage"]

TURN_S = 0.9
"""To turn from the way one came to the rest pose."""
FLOOR_S = 1.25
"""From one stop to the next on the way to the floor or up again."""
LOW_M = 0.62
"""Hips lower than this sit or kneel; a squat that is deeper is on the way to the floor."""
TOUCHING_M = 0.10
"""What is so near the floor, beside the feet, lies on it."""

Level: TypeAlias = Literal["standing", "hanging", "sitting", "face_down", "face_up"]

CROUCH: KeyPose = {
    "trunk_pitch_deg": 62,
    "spine_flexion_deg": 30,
    "neck_flexion_deg": -30,
    "hip_flexion_deg": 128,
    "hip_abduction_deg": 12,
    "hip_rotation_deg": 8,
    "knee_flexion_deg": 118,
    "ankle_dorsiflexion_deg": 30,
    "toe_extension_deg": 24,
    "shoulder_flexion_deg": 84,
    "elbow_flexion_deg": 10,
    "forearm_supination_deg": -80,
    "wrist_extension_deg": 60,
}
"""Squatting with the hands near the floor."""
SIT: KeyPose = {
    "trunk_pitch_deg": -28,
    "spine_flexion_deg": 12,
    "hip_flexion_deg": 72,
    "hip_abduction_deg": 6,
    "knee_flexion_deg": 92,
    "ankle_dorsiflexion_deg": -8,
    "shoulder_flexion_deg": -34,
    "shoulder_abduction_deg": 18,
    "elbow_flexion_deg": 10,
    "wrist_extension_deg": 60,
}
"""Sitting on the floor, knees bent, leaning on the hands."""
REACH_UP: KeyPose = {
    "shoulder_flexion_deg": 172,
    "shoulder_abduction_deg": 8,
    "elbow_flexion_deg": 8,
    "ankle_dorsiflexion_deg": -20,
    "toe_extension_deg": 20,
}
"""On the balls of the feet, the hands overhead."""


class Passage:
    """Leads a body from posture to posture without a jump."""

    def __init__(self, skeleton: Skeleton) -> None:
        self._skeleton = skeleton

    def stretches(self, start: Body, end: Body) -> Iterator[Stretch]:
        """What is done between two bodies."""
        stops = [start, *self._stops(start, end), end]
        for first, last in pairwise(stops):

            def posture(share: float, _: Breath, first: Body = first, last: Body = last) -> Body:
                return between(self._skeleton, first, last, ease(share))

            yield Stretch(TURN_S if len(stops) == 2 else FLOOR_S, "moving", posture)

    def spot_before(self, body: Body) -> Array:
        """(3,): where on the floor one stands before taking up that body's posture."""
        way = self._way_down(body)
        if way:
            spot = middle(way[0], Bone.FOOT_LEFT)
        elif body.joints[Bone.PELVIS][1] < LOW_M:
            spot = middle(body, Bone.SHANK_LEFT)
        else:
            spot = body.joints[Bone.PELVIS]
        return np.array((spot[0], 0.0, spot[2]))

    def _stops(self, start: Body, end: Body) -> list[Body]:
        if self._level(start) == self._level(end):
            return []
        return [*self._way_down(start)[::-1], *self._way_down(end)]

    def _level(self, body: Body) -> Level:
        clear = self._skeleton.clearances(body)
        wrists, crown = middle(body, Bone.HAND_LEFT)[1], body.joints[Bone.HEAD][1]
        if clear.min() > TOUCHING_M / 2 and wrists > crown:
            return "hanging"
        feet = [Bone.FOOT_LEFT, Bone.TOES_LEFT, Bone.FOOT_RIGHT, Bone.TOES_RIGHT]
        if np.delete(clear, feet).min() > TOUCHING_M:
            return "standing"
        pelvis = body.frames[Bone.PELVIS]
        if pelvis[1, 1] > 0.7:
            return "sitting" if clear[Bone.PELVIS] < TOUCHING_M else "standing"
        return "face_down" if pelvis[1, 2] < -0.3 else "face_up"

    def _way_down(self, body: Body) -> list[Body]:
        """The stops between standing and that body."""
        pelvis = body.joints[Bone.PELVIS]
        match self._level(body):
            case "standing":
                return []
            case "hanging":
                return [brought(self._skeleton, self._still(REACH_UP), Bone.THIGH_LEFT, pelvis)]
            case "face_down":
                hands = middle(body, Bone.HAND_LEFT)
                return [brought(self._skeleton, self._still(CROUCH), Bone.HAND_LEFT, hands)]
            case "sitting":
                return [self._crouch_over(middle(body, Bone.FOOT_LEFT))]
            case "face_up":
                seat = brought(self._skeleton, self._still(SIT), Bone.THIGH_LEFT, pelvis)
                return [self._crouch_over(middle(seat, Bone.FOOT_LEFT)), seat]

    def _crouch_over(self, feet: Array) -> Body:
        return brought(self._skeleton, self._still(CROUCH), Bone.FOOT_LEFT, feet)

    def _still(self, pose: KeyPose) -> Body:
        return grounded(self._skeleton, self._skeleton.pose(resolve(pose)), np.zeros(3))
