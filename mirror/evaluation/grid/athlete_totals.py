"""Totals over trials of the virtual athlete."""

from collections.abc import Iterable

from msgspec import Struct

from mirror.evaluation.grid.trial_score import TrialScore

__all__ = ["AthleteTotals", "athlete_totals"]


class AthleteTotals(Struct, frozen=True):
    """What trials tell together; a share is 0..1, and None where there is nothing of which to tell it."""

    trials: int
    exact: float | None
    """Share of the trials in which every rep was counted once, and nothing else."""
    right: float | None
    """Share of those in which besides every fault was told, and none on a clean rep."""
    off_by_one: float | None
    mae: float | None
    """Mean of what a trial is off, as a share of its reps."""
    reps_done: int
    reps_counted: int
    attempts_done: int
    attempts_told: int
    faults_due: int
    """Faults that were done on purpose where the view shows them."""
    faults_told: int
    """Of these, those that were told."""
    fault_recall: float | None
    fault_precision: float | None
    """Of all faults told, the share that was done. What is told beside a fault that was done may be true of a
    body in that posture; here it is held to be false."""
    beside: int
    clean: int
    false_alarms: int
    alarms_per_200: float | None
    """Faults told on clean reps, or while nothing was done, for each 200 clean reps."""


def athlete_totals(scores: Iterable[TrialScore]) -> AthleteTotals:
    """The totals of these trials."""
    every = tuple(scores)
    due = sum(fault.due for score in every for fault in score.faults)
    told = sum(fault.told for score in every for fault in score.faults)
    beside, alarms = (
        sum(len(score.beside) for score in every),
        sum(len(score.false_alarms) for score in every),
    )
    clean = sum(score.clean for score in every)
    off = [abs(score.reps_counted - score.reps_done) for score in every]
    shares = [each / max(score.reps_done, 1) for each, score in zip(off, every, strict=True)]
    return AthleteTotals(
        trials=len(every),
        exact=_share(sum(score.exact for score in every), len(every)),
        right=_share(sum(score.right for score in every), len(every)),
        off_by_one=_share(sum(each <= 1 for each in off), len(every)),
        mae=_share(sum(shares), len(every)),
        reps_done=sum(score.reps_done for score in every),
        reps_counted=sum(score.reps_counted for score in every),
        attempts_done=sum(score.attempts_done for score in every),
        attempts_told=sum(score.attempts_told for score in every),
        faults_due=due,
        faults_told=told,
        fault_recall=_share(told, due),
        fault_precision=_share(told, told + beside + alarms),
        beside=beside,
        clean=clean,
        false_alarms=alarms,
        alarms_per_200=None if not clean else 200 * alarms / clean,
    )


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None
