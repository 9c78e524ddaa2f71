"""A Measure: one thing that can be measured on a body, by the name that exercise files use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mirror.kinematics.measured import Measured
from mirror.kinematics.motion import Motion
from mirror.kinematics.view import View

__all__ = ["BESIDE", "BOTH_SEEN", "EVERYWHERE", "FACING", "SIDE_ON", "Measure", "Measuring", "table"]

EVERYWHERE = frozenset(View)
BESIDE = frozenset({View.SIDE, View.OBLIQUE})
FACING = frozenset({View.FRONT, View.REAR})
SIDE_ON = frozenset({View.SIDE})
"""Over all views the model bends a knee about 14 degrees too little (ACCURACY.md), and it reads a
fully bent elbow, some 135 degrees, as 90 to 105 in space from any view (measured on hand-counted clips)."""

BOTH_SEEN = 0.6
"""Visibility from which both sides are believed; the far leg in a side view reads 0.3 to 0.65."""

Measuring: TypeAlias = Callable[[Motion], Measured]


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be measured on a body."""

    name: str
    unit: str
    """"deg", or "%" of a length of the athlete's own body."""
    sentence: str
    """What it is, for `mirror exercises` and for whoever writes an exercise file."""
    measuring: Measuring
    told_in: frozenset[View] = EVERYWHERE
    """The views in which the value is right enough to be shown to an athlete as a number."""
    joint: str = ""
    """The joint of `mirror/kinematics/joints.py` whose angle it is, where left and right can be compared."""

    def of(self, motion: Motion) -> Measured:
        """The value in that frame; measured once however many ask."""
        found = motion.measured.get(self.name)
        if found is None:
            found = motion.measured[self.name] = self.measuring(motion)
        return found


def table(*measures: Measure) -> dict[str, Measure]:
    """Measures by their names."""
    return {measure.name: measure for measure in measures}
