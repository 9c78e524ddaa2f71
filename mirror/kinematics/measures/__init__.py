"""The named measures that exercise files speak of, each computed from Motion with its visibility.

A measure takes the athlete as a whole: of two sides it takes the mean, weighted by how well each is seen, the
nearer one where only that can be measured, or their difference where sides alternate.
"""

from collections.abc import Mapping
from types import MappingProxyType

from mirror.kinematics.measured import Measured
from mirror.kinematics.measures.alignment import ALIGNMENT_MEASURES
from mirror.kinematics.measures.arms import ARM_MEASURES
from mirror.kinematics.measures.floor import FLOOR_MEASURES
from mirror.kinematics.measures.joints import JOINT_MEASURES
from mirror.kinematics.measures.lengths import LENGTH_MEASURES
from mirror.kinematics.measures.measure import Measure
from mirror.kinematics.measures.segments import SEGMENT_MEASURES
from mirror.kinematics.measures.stance import STANCE_MEASURES

__all__ = ["MEASURES", "Measure", "Measured"]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        **ALIGNMENT_MEASURES,
        **ARM_MEASURES,
        **JOINT_MEASURES,
        **SEGMENT_MEASURES,
        **LENGTH_MEASURES,
        **FLOOR_MEASURES,
        **STANCE_MEASURES,
    }
)
"""Name -> measure; the vocabulary of exercise files."""
