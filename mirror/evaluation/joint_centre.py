"""Where the joint between two rigid bodies is, found from how they move against each other."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["SURE", "JointCentre", "RigidBody", "joint_centre"]

Points: TypeAlias = npt.NDArray[np.float64]

SURE = 0.02
"""The sureness from which a centre is believed. In a trial of Keraal shoulders, elbows and wrists have 0.03
to 0.15, and the bones between them are as long left as right within 3 mm; hips and knees, which rested, have
less than 0.015."""


@dataclass(frozen=True, slots=True, eq=False)
class RigidBody:
    """A body that motion capture follows: a target on a limb."""

    positions: Points
    """(n, 3) metres."""
    quaternions: Points
    """(n, 4) x, y, z, w: from the body's axes to the room's."""

    def rotations(self) -> Points:
        """(n, 3, 3): the body's axes in the room, as columns."""
        x, y, z, w = (self.quaternions / np.linalg.norm(self.quaternions, axis=1, keepdims=True)).T
        rows = (
            (1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)),
            (2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)),
            (2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)),
        )
        return np.stack([np.stack(row, axis=-1) for row in rows], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class JointCentre:
    """The point that both bodies carry with them."""

    positions: Points
    """(n, 3) metres: midway between where each of the two bodies has it."""
    misfit_m: float
    """How far apart the two have it (root mean square): targets on skin move by millimetres."""
    sureness: float
    """0..1: the least share of movement in any direction; below `SURE` the point is a guess."""


def joint_centre(first: RigidBody, second: RigidBody) -> JointCentre:
    """The symmetrical centre of rotation of two bodies.

    Of all points fixed in either body, it is the two that lie nearest to each other on the whole.

    Source: Ehrig, Taylor, Duda & Heller 2006, "A survey of formal methods for determining the centre of
    rotation of ball joints", J. Biomech. 39(15).
    """
    turned, turned_too = first.rotations(), second.rotations()
    moves = np.concatenate([turned, -turned_too], axis=2).reshape(-1, 6)
    apart = (second.positions - first.positions).reshape(-1)
    points, _, _, shares = np.linalg.lstsq(moves, apart, rcond=None)
    in_first = turned @ points[:3] + first.positions
    in_second = turned_too @ points[3:] + second.positions
    misfit_m = float(np.sqrt(((in_first - in_second) ** 2).sum(axis=1).mean()))
    return JointCentre((in_first + in_second) / 2, misfit_m, float(shares[-1] / shares[0]))
