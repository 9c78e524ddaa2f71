"""The body between footings: walking, and what lies between one posture and another."""

import numpy as np

from mirror.athlete.gait import STRIDE_M, walk
from mirror.athlete.joints import ease
from mirror.athlete.reach import middle
from mirror.athlete.rotation import about_y, slerp
from mirror.athlete.skeleton import Body, Bone, Skeleton
from mirror.athlete.vectors import Array

__all__ = ["between", "brought", "grounded", "moved", "walking"]


def moved(skeleton: Skeleton, body: Body, by: Array) -> Body:
    """The same posture elsewhere: `by` (3,) in metres."""
    return skeleton.body(body.frames, body.joints[Bone.PELVIS] + by)


def brought(skeleton: Skeleton, body: Body, bone: Bone, spot: Array) -> Body:
    """The same posture with the middle of a left joint and its twin over the spot (3,) of the floor."""
    now = middle(body, bone)
    return moved(skeleton, body, np.array((spot[0] - now[0], 0.0, spot[2] - now[2])))


def grounded(skeleton: Skeleton, frames: Array, pelvis: Array, above: float = 0.0) -> Body:
    """The body with its lowest point so many metres above the floor."""
    drop = skeleton.lowest(skeleton.body(frames, pelvis)) - above
    return skeleton.body(frames, pelvis - np.array((0.0, drop, 0.0)))


def between(skeleton: Skeleton, start: Body, end: Body, share: float) -> Body:
    """A body on its way from one to the other, as far above the floor as they are."""
    frames = slerp(start.frames, end.frames, share)
    first, last = start.joints[Bone.PELVIS], end.joints[Bone.PELVIS]
    low, high = skeleton.lowest(start), skeleton.lowest(end)
    return grounded(skeleton, frames, first + share * (last - first), low + share * (high - low))


def walking(skeleton: Skeleton, from_spot: Array, to_spot: Array, share: float) -> Body:
    """Walking from one spot (3,) on the floor to another, even but for the first and last steps."""
    way = to_spot - from_spot
    length = float(np.hypot(way[0], way[2]))
    done = _evenly(share)
    vigour = min(1.0, 5 * share, 5 * (1 - share))
    frames = skeleton.pose(walk(done * length / STRIDE_M, ease(vigour)))
    heading = about_y(float(np.degrees(np.arctan2(way[0], way[2]))))
    return grounded(skeleton, heading @ frames, from_spot + done * way)


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
