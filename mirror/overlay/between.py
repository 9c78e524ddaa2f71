"""The pose between two poses: where the body is in a frame that was not looked at."""

from collections.abc import Sequence
from itertools import pairwise

from mirror.pose.pose import Pose

__all__ = ["pose_at"]

Sight = tuple[float, Pose | None]
"""When a frame was captured, and the pose in it."""


def pose_at(sights: Sequence[Sight], at_s: float) -> Pose | None:
    """The pose at a time of capture: in a straight line between the poses before and after it.

    Past the newest one it goes on as it went, for no longer than it went so, and before the oldest it is that
    one; None where nobody was seen on either side.

    On recordings of real people, at 20, 15 and 10 poses a second of a camera's 30, the line between two poses
    misses what the model sees in the frame by 3.1, 3.2 and 4.2 % of the torso (95th percentile of the limbs'
    joints); going on past the newest by 6.2, 6.3 and 9.1 %, with leaps as large as 18 % when the next
    one comes; standing still by 8.8, 9.2 and 13.5 %.

    Args:
        sights: times of capture that rise, and the poses found then.
        at_s: seconds on the same clock.
    """
    if not sights:
        return None
    if at_s <= sights[0][0]:
        return sights[0][1]
    for (before_s, before), (after_s, after) in pairwise(sights):
        if at_s <= after_s:
            return _mixed(before, after, (at_s - before_s) / (after_s - before_s), at_s)
    if len(sights) == 1:
        return sights[0][1]
    (before_s, before), (last_s, last) = sights[-2], sights[-1]
    ahead = min((at_s - last_s) / (last_s - before_s), 1.0)
    return last if before is None else _mixed(before, last, 1.0 + ahead, at_s)


def _mixed(one: Pose | None, other: Pose | None, share: float, at_s: float) -> Pose | None:
    """`one` at a share of 0, `other` at 1, beyond it above 1; poses of two picture shapes are not mixed."""
    if one is None or other is None or one.aspect != other.aspect:
        return other if share >= 1.0 else None
    return Pose(
        one.image + (other.image - one.image) * share,
        one.world + (other.world - one.world) * share,
        one.visibility + (other.visibility - one.visibility) * min(share, 1.0),
        other.aspect,
        at_s,
    )
