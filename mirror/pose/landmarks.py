"""The thirty-three landmarks of a BlazePose body, by name and number, and the bones between them."""

from enum import IntEnum

__all__ = ["BONES", "LANDMARK_COUNT", "Landmark"]


class Landmark(IntEnum):
    """Index of each landmark in a Pose; left and right are the athlete's own.

    Source: MediaPipe Pose Landmarker, "Pose landmarker model" (33 landmarks).
    """

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


LANDMARK_COUNT = len(Landmark)

L = Landmark
BONES: dict[str, tuple[Landmark, Landmark]] = {
    "shoulders": (L.LEFT_SHOULDER, L.RIGHT_SHOULDER),
    "pelvis": (L.LEFT_HIP, L.RIGHT_HIP),
    "trunk_left": (L.LEFT_SHOULDER, L.LEFT_HIP),
    "trunk_right": (L.RIGHT_SHOULDER, L.RIGHT_HIP),
    "upper_arm_left": (L.LEFT_SHOULDER, L.LEFT_ELBOW),
    "upper_arm_right": (L.RIGHT_SHOULDER, L.RIGHT_ELBOW),
    "forearm_left": (L.LEFT_ELBOW, L.LEFT_WRIST),
    "forearm_right": (L.RIGHT_ELBOW, L.RIGHT_WRIST),
    "hand_left": (L.LEFT_WRIST, L.LEFT_INDEX),
    "hand_right": (L.RIGHT_WRIST, L.RIGHT_INDEX),
    "thigh_left": (L.LEFT_HIP, L.LEFT_KNEE),
    "thigh_right": (L.RIGHT_HIP, L.RIGHT_KNEE),
    "shank_left": (L.LEFT_KNEE, L.LEFT_ANKLE),
    "shank_right": (L.RIGHT_KNEE, L.RIGHT_ANKLE),
    "foot_left": (L.LEFT_HEEL, L.LEFT_FOOT_INDEX),
    "foot_right": (L.RIGHT_HEEL, L.RIGHT_FOOT_INDEX),
}
"""The bones of the skeleton that is drawn, by the name that an exercise file uses for a limb in fault."""
