"""An evaluation, whole: what its JSON, its page and ACCURACY.md are made of."""

from dataclasses import dataclass
from math import isnan
from typing import Any

import msgspec

from mirror.evaluation.clips.clip_evaluation import ClipEvaluation
from mirror.evaluation.clips.clip_result import ClipResult
from mirror.evaluation.grid.athlete_evaluation import AthleteEvaluation
from mirror.evaluation.motion_capture import CaptureComparison, ComparedJoint

__all__ = ["Evaluation", "as_data"]


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """Whatever was asked for; what was not is None."""

    clips: ClipEvaluation | None = None
    athlete: AthleteEvaluation | None = None
    """With true landmarks."""
    before_model: AthleteEvaluation | None = None
    """With those of the pose model."""
    captures: tuple[CaptureComparison, ...] = ()
    """Trials that motion capture saw too."""


def as_data(evaluation: Evaluation) -> dict[str, Any]:
    """What `mirror evaluate --json` writes; plots are for the page, and left out."""
    clips = evaluation.clips
    data: dict[str, Any] = {"totals": None, "clips": []}
    if clips is not None:
        data |= {
            "totals": clips.totals,
            "clips": [_clip(one) for one in clips.clips],
            "by_exercise": clips.by_exercise,
            "by_view": clips.by_view,
        }
    for name, athlete in (
        ("athlete", evaluation.athlete),
        ("athlete_before_model", evaluation.before_model),
    ):
        if athlete is not None:
            data[name] = _athlete(athlete)
    if evaluation.captures:
        data["motion_capture"] = [_capture(capture) for capture in evaluation.captures]
    return data


def _clip(result: ClipResult) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(result)
    return told | {name: getattr(result, name) for name in ("exact", "off_by_one", "error", "within")}


def _athlete(athlete: AthleteEvaluation) -> dict[str, Any]:
    return {
        "totals": athlete.totals,
        "views_not_declared": athlete.beyond,
        "by_exercise": athlete.by_exercise,
        "by_view": athlete.by_view,
        "trials": athlete.scores,
        "joint_angles": athlete.angles,
    }


def _capture(capture: CaptureComparison) -> dict[str, Any]:
    joints = [_joint(joint) for joint in capture.joints]
    return {"trial": capture.trial, "lag_s": capture.lag_s, "joints": joints, "misfits_m": capture.misfits_m}


def _joint(joint: ComparedJoint) -> dict[str, Any]:
    found = joint.agreement
    low, high = found.limits_deg
    return {
        "joint": joint.joint,
        "measured": joint.measured,
        "frames": found.frames,
        "bias_deg": found.bias_deg,
        "spread_deg": found.spread_deg,
        "low_deg": low,
        "high_deg": high,
        "correlation": None if isnan(found.correlation) else found.correlation,
    }
