"""Watches a trial and keeps every joint angle that was measured beside the true one."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from mirror.athlete.truth import Truth
from mirror.coaching.moment import Moment
from mirror.kinematics.view import View
from mirror.pose.pose import SEEN

__all__ = ["AngleWitness", "Sampled"]

Sampled: TypeAlias = Mapping[str, npt.NDArray[np.float32]]
"""By joint, without its side ("knee"): (n, 3) degrees, true, measured in the plane, measured in space."""

ACROSS = (View.OBLIQUE, View.SIDE)
"""Views from which one side of the body hides the other: only the nearer one is held to the truth."""


class AngleWitness:
    """Sees every moment of one trial."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[float, float, float]]] = {}

    def see(self, moment: Moment, truth: Truth) -> None:
        """Take one moment, and what is true at that instant."""
        motion = moment.motion
        if motion is None:
            return
        for joint, true_deg in truth.angles.items():
            name, _, side = joint.rpartition("_")
            measured = motion.angles.get(joint)
            if measured is None or measured.visibility < SEEN:
                continue
            if motion.view.view not in ACROSS or side == motion.view.near:
                row = (true_deg, measured.in_plane_deg, measured.in_space_deg)
                self._rows.setdefault(name, []).append(row)

    def sampled(self) -> Sampled:
        """All that was seen."""
        return {joint: np.array(rows, np.float32) for joint, rows in self._rows.items()}
