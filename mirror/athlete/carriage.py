"""The body between footings: walking, turning, getting down to the floor and up again."""

import numpy as np

from mirror.athlete.gait import STRIDE_M, walk
from mirror.athlete.joints import ease, resolve
from mirror.athlete.rotation import about_y, slerp
from mirror.athlete.skeleton import SIDES, Body, Bone, Skeleton
from mirror.athlete.vectors import Array

__all__ = ["between", "crouched", "lowest", "moved", "walking"]

CLEARANCE: tuple[tuple[Bone, tuple[float, float, float], float], ...] = (
    (Bone.SHANK_LEFT, (0.0, 0.0, 0.0), 0.055),
    (Bone.FOREARM_LEFT, (0.0, 0.0, 0.0), 0.045),
    (Bone.HAND_LEFT, (0.0, 0.0, 0.0), 0.045),
    (Bone.TOES_LEFT, (0.0, 0.0, 0.0), 0.012),
    (Bone.TOES_LEFT, (0.0, 0.0, 0.07), 0.012),
)
"""What may touch the floor, beside the heels: bone, point in its frame, half its thickness in metres."""


def lowest(skeleton: Skeleton, body: Body) -> float:
    """Height of the body's lowest point, metres above the floor."""
    heights = []
    for _, _, shift in SIDES:
        for bone, point, half in CLEARANCE:
            spot = body.joints[bone + shift] + body.frames[bone + shift] @ np.array(point)
            heights.append(float(spot[1]) - half)
        foot = Bone.FOOT_LEFT + shift
        heel = np.array((0.0, -skeleton.lengths.ankle_height, -0.055))
        heights.append(float((body.joints[foot] + body.frames[foot] @ heel)[1]))
    return min(heights)


def _grounded(skeleton: Skeleton, frames: Array, pelvis: Array) -> Body:
    """The body with its lowest point on the floor."""
    drop = lowest(skeleton, skeleton.body(frames, pelvis))
    return skeleton.body(frames, pelvis - np.array((0.0, drop, 0.0)))


def moved(skeleton: Skeleton, body: Body, by: Array) -> Body:
    """The same posture elsewhere: `by` (3,) in metres."""
    return skeleton.body(body.frames, body.joints[Bone.PELVIS] + by)


def between(skeleton: Skeleton, start: Body, end: Body, share: float) -> Body:
    """A body on its way from one to the other, touching the floor all the time."""
    frames = slerp(start.frames, end.frames, share)
    first, last = start.joints[Bone.PELVIS], end.joints[Bone.PELVIS]
    return _grounded(skeleton, frames, first + share * (last - first))


def crouched(skeleton: Skeleton, hands: Array) -> Body:
    """Squatting with the hands near the floor about `hands` (3,): halfway between standing and prone."""
    pose = resolve(
        {
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
    )
    body = _grounded(skeleton, skeleton.pose(pose), np.zeros(3))
    now = (body.joints[Bone.HAND_LEFT] + body.joints[Bone.HAND_RIGHT]) / 2
    return moved(skeleton, body, np.array((hands[0] - now[0], 0.0, hands[2] - now[2])))


def walking(skeleton: Skeleton, from_spot: Array, to_spot: Array, share: float) -> Body:
    """Walking from one spot (3,) on the floor to another, even but for the first and last steps."""
    way = to_spot - from_spot
    length = float(np.hypot(way[0], way[2]))
    done = _evenly(share)
    vigour = min(1.0, 5 * share, 5 * (1 - share))
    frames = skeleton.pose(walk(done * length / STRIDE_M, ease(vigour)))
    heading = about_y(float(np.degrees(np.arctan2(way[0], way[2]))))
    return _grounded(skeleton, heading @ frames, from_spot + done * way)


def _evenly(share: float) -> float:
    """Progress of a movement that gathers speed over its first sixth and loses it over its last."""
    ramp = 1 / 6
    share = min(max(share, 0.0), 1.0)
    full = 1 - ramp
    if share < ramp:
        return share**2 / (2 * ramp * full)
    if share > 1 - ramp:
        return 1 - (1 - share) ** 2 / (2 * ramp * full)
    return (share - ramp / 2) / full
