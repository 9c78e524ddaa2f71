"""The score of a rep, 0 to 100, with the parts it is made of: a convention of ours, and told as one."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mirror.exercise.rules import Severity

__all__ = ["Score", "score_of"]

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"form": 0.4, "range": 0.3, "control": 0.1, "symmetry": 0.1, "stability": 0.1}
)
"""Form and range first, as coaches judge; a part that the view does not show is left out, not guessed."""

COSTS: Mapping[Severity, float] = MappingProxyType({"advice": 15.0, "warning": 30.0, "safety": 60.0})
"""What one fault takes from the part `form`."""

SYMMETRIC_PCT, LOPSIDED_PCT = 90.0, 50.0
"""Differences between limbs up to 10-15 % are usual in healthy athletes (Bishop, Turner and Read 2018,
"Effects of inter-limb asymmetries on physical and sports performance", J Sports Sci 36)."""

STEADY_CM, UNSTEADY_CM = 2.0, 8.0
"""Sway that costs nothing, and sway that costs all: the model's own jitter of the hips is under 1 cm."""


@dataclass(frozen=True, slots=True)
class Score:
    """How good a rep was."""

    total: float
    """0..100, the weighted mean of the parts that could be measured."""
    parts: Mapping[str, float]
    """0..100 each: form, range, control, symmetry, stability; without those that could not be measured."""


def score_of(
    faults: tuple[Severity, ...],
    range_share: float,
    lowering_share: float,
    symmetry_pct: float | None,
    sway_cm: float | None,
) -> Score:
    """The score of a rep.

    Args:
        faults: the severity of each of its faults.
        range_share: its range over the athlete's own full range, or over what the exercise requires.
        lowering_share: its eccentric time over the exercise's own.
        symmetry_pct: as in Rep.
        sway_cm: as in Rep.
    """
    parts = {
        "form": 100.0 - sum(COSTS[severity] for severity in faults),
        "range": 100.0 * range_share,
        "control": 100.0 * lowering_share,
    }
    if symmetry_pct is not None:
        parts["symmetry"] = 100.0 * (symmetry_pct - LOPSIDED_PCT) / (SYMMETRIC_PCT - LOPSIDED_PCT)
    if sway_cm is not None:
        parts["stability"] = 100.0 * (UNSTEADY_CM - sway_cm) / (UNSTEADY_CM - STEADY_CM)
    parts = {name: min(max(part, 0.0), 100.0) for name, part in parts.items()}
    weight = sum(WEIGHTS[name] for name in parts)
    total = sum(WEIGHTS[name] * part for name, part in parts.items()) / weight
    return Score(total, MappingProxyType(parts))
