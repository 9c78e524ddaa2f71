"""All clips of a manifest: their totals, together and in groups."""

from collections.abc import Iterable

from msgspec import Struct

from mirror.evaluation.clips.clip_judge import JudgedClip
from mirror.evaluation.clips.clip_result import ClipResult
from mirror.evaluation.clips.clip_totals import ClipTotals, clip_totals
from mirror.evaluation.clips.curve import Curve
from mirror.evaluation.clips.manifest import plain_view

__all__ = ["ClipEvaluation", "Group", "evaluated_clips"]


class Group(Struct, frozen=True):
    """Clips that have something in common."""

    name: str
    totals: ClipTotals


class ClipEvaluation(Struct, frozen=True):
    """All clips of a manifest."""

    totals: ClipTotals
    by_exercise: tuple[Group, ...]
    by_view: tuple[Group, ...]
    clips: tuple[ClipResult, ...]
    curves: tuple[Curve, ...]
    """Of the clips that are not exact."""


def evaluated_clips(judged: Iterable[JudgedClip]) -> ClipEvaluation:
    """Everything that the clips tell."""
    every = tuple(judged)
    results = tuple(one.result for one in every)
    return ClipEvaluation(
        totals=clip_totals(results),
        by_exercise=_groups((one.exercise or one.declared or "none", one) for one in results),
        by_view=_groups((plain_view(one.view), one) for one in results if one.has_reps),
        clips=results,
        curves=tuple(one.curve for one in every if one.curve is not None),
    )


def _groups(named: Iterable[tuple[str, ClipResult]]) -> tuple[Group, ...]:
    found: dict[str, list[ClipResult]] = {}
    for name, result in named:
        found.setdefault(name, []).append(result)
    return tuple(Group(name, clip_totals(found[name])) for name in sorted(found))
