"""Totals over clips, as papers on counting repetitions tell them.

Exact is the share of clips with the very count. Off-by-one accuracy (OBO) is the share of clips whose count
is wrong by one at most, and MAE the mean over clips of ``|counted - expected| / expected``.

Source: Dwibedi, Aytar, Tompson, Sermanet & Zisserman 2020, "Counting Out Time: Class Agnostic Video
Repetition Counting in the Wild" (RepNet), CVPR; taken over by Hu et al. 2022, "TransRAC: Encoding
Multi-scale Temporal Correlation with Transformers for Repetitive Action Counting", CVPR.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from mirror.evaluation.clips.clip_result import ClipResult, Mode

__all__ = ["ClipTotals", "clip_totals"]


class ClipTotals(Struct, frozen=True):
    """What all clips tell together; a share is 0..1, and None where there is nothing of which to tell it."""

    clips: int
    """That could be read and whose count is known."""
    exact: float | None
    """Share of the clips with reps. Those of exercises that are not in the library are among them, counted in
    free mode; `declared_exact` leaves them out."""
    off_by_one: float | None
    mae: float | None
    ghost_reps: int
    """Reps counted in clips without any, nothing being declared where none is done."""
    recognised: float | None
    """Share of the clips that show two reps, or a hold, of an exercise of the library: the first decision,
    within those two reps, is that one or a plainer one of which it is a variant."""
    fault_precision: float | None
    """Of the faults told, each once a clip, the share that a person noted. A clip in which none was noted is
    taken for clean, which nobody has said: this is the least that it may be."""
    fault_recall: float | None
    """Of the faults that a person noted and that are rules of the exercise, the share that was told."""

    with_reps: int
    within: float | None
    """Share of the clips with reps whose count a fair counter may report."""
    declared: int
    """Clips with reps of an exercise of the library."""
    declared_exact: float | None
    declared_off_by_one: float | None
    declared_mae: float | None
    unguided_off_by_one: float | None
    """The same clips as `declared`, with the exercise not chosen but recognised."""
    unguided_mae: float | None
    free: int
    """Clips with reps of exercises that are in no file."""
    free_off_by_one: float | None
    free_mae: float | None
    without_reps: int
    ghost_reps_declared: int
    """Reps counted in clips without exercise while each of some common exercises was chosen."""
    recognisable: int
    """Clips that show two reps, or a hold, of an exercise of the library."""
    recognised_exactly: float | None
    """As `recognised`, where the plainer exercise is wrong."""
    recognised_of_all: float | None
    """As `recognised`, of all clips of an exercise of the library: from one rep alone little can be told."""
    faults_told: int
    faults_noted: int
    holds: int
    hold_error_s: float | None
    """Mean seconds by which the time of a held posture is wrong."""
    hold_error: float | None
    """The same as a share of the time that it was held."""
    left_out: int
    unread: int
    seconds: float
    """Of all clips that could be read."""


def clip_totals(results: Iterable[ClipResult]) -> ClipTotals:
    """The totals of these clips."""
    every = tuple(results)
    used = [one for one in every if not one.left_out]
    with_reps = [one for one in used if one.has_reps]
    declared, free = _counted_as("declared", with_reps), _counted_as("free", with_reps)
    known = [one for one in used if one.recognised is not None]
    recognisable = [one for one in known if one.two_reps]
    judged = [one for one in used if one.faults_judged]
    told = sum(len(one.faults_told) for one in judged)
    noted = sum(len(one.faults_noted) for one in judged)
    hits = sum(len({*one.faults_told} & {*one.faults_noted}) for one in judged)
    holds = [hold for one in used for hold in one.holds]
    return ClipTotals(
        clips=len(used),
        exact=_mean(with_reps, lambda one: one.exact),
        off_by_one=_mean(with_reps, lambda one: one.off_by_one),
        mae=_mean(with_reps, lambda one: one.error),
        ghost_reps=sum(one.ghosts for one in used),
        recognised=_mean(recognisable, lambda one: bool(one.recognised)),
        fault_precision=hits / told if told else None,
        fault_recall=hits / noted if noted else None,
        with_reps=len(with_reps),
        within=_mean(with_reps, lambda one: one.within),
        declared=len(declared),
        declared_exact=_mean(declared, lambda one: one.exact),
        declared_off_by_one=_mean(declared, lambda one: one.off_by_one),
        declared_mae=_mean(declared, lambda one: one.error),
        unguided_off_by_one=_mean(declared, lambda one: abs(one.counted_unguided - one.expected) <= 1),
        unguided_mae=_mean(declared, lambda one: abs(one.counted_unguided - one.expected) / one.expected),
        free=len(free),
        free_off_by_one=_mean(free, lambda one: one.off_by_one),
        free_mae=_mean(free, lambda one: one.error),
        without_reps=len(used) - len(with_reps),
        ghost_reps_declared=sum(sum(one.ghosts_declared.values()) for one in used),
        recognisable=len(recognisable),
        recognised_exactly=_mean(recognisable, lambda one: bool(one.recognised_exactly)),
        recognised_of_all=_mean(known, lambda one: bool(one.recognised)),
        faults_told=told,
        faults_noted=noted,
        holds=len(holds),
        hold_error_s=sum(hold.error_s for hold in holds) / len(holds) if holds else None,
        hold_error=sum(hold.error_s / max(hold.expected_s, 1e-6) for hold in holds) / len(holds)
        if holds
        else None,
        left_out=sum(bool(one.left_out) and not one.trouble for one in every),
        unread=sum(bool(one.trouble) for one in every),
        seconds=round(sum(one.seconds for one in every), 1),
    )


def _counted_as(mode: Mode, results: Iterable[ClipResult]) -> list[ClipResult]:
    return [one for one in results if one.mode == mode]


def _mean(results: Sequence[ClipResult], value: Callable[[ClipResult], float]) -> float | None:
    return sum(map(value, results)) / len(results) if results else None
