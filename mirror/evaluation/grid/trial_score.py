"""The score of one trial of the virtual athlete, as it is written; the fields are the JSON's keys."""

from typing import Literal, Self, TypeAlias

from msgspec import Struct

from mirror.evaluation.trial import Trial
from mirror.evaluation.trial_result import TrialResult

__all__ = ["Eyes", "FaultScore", "TrialScore"]

Eyes: TypeAlias = Literal["true", "model"]
"""Whose landmarks: the athlete's own, or those that the pose model found in drawn pictures."""


class FaultScore(Struct, frozen=True):
    """One fault of a trial."""

    id: str
    due: int
    """How often it was done where this view shows it."""
    told: int
    """In how many of these it was told."""


class TrialScore(Struct, frozen=True):
    """One trial: clean reps, each fault once, and a movement that falls short."""

    exercise: str
    view: str
    declared: bool
    """Whether the exercise's file says that it can be done in this view."""
    eyes: Eyes
    seed: int
    pace: float
    reps_done: int
    reps_counted: int
    exact: bool
    attempts_done: int
    attempts_told: int
    clean: int
    """Reps without a fault."""
    false_alarms: tuple[str, ...]
    """Faults told on clean reps, or while nothing was done."""
    beside: tuple[str, ...]
    """Faults told on reps in which another one was done: true of that body, or false."""
    faults: tuple[FaultScore, ...]
    asked: tuple[str, ...]
    """What the mirror asked of the athlete: to come closer, to be seen whole."""

    @property
    def right(self) -> bool:
        """Whether all was counted, every fault told, and none on a clean rep."""
        return self.exact and not self.false_alarms and all(fault.told == fault.due for fault in self.faults)

    @classmethod
    def of(cls, trial: Trial, result: TrialResult, eyes: Eyes) -> Self:
        """The score of a trial that was run."""
        exercise = trial.exercise
        told = {rule.id: result.told_of(rule.id) for rule in exercise.faults}
        return cls(
            exercise=exercise.id,
            view=trial.view.value,
            declared=trial.view in exercise.views,
            eyes=eyes,
            seed=trial.seed,
            pace=trial.pace,
            reps_done=result.reps_done,
            reps_counted=result.reps_counted,
            exact=result.exact,
            attempts_done=result.attempts_done,
            attempts_told=result.attempts_told,
            clean=sum(cycle.clean for cycle in result.cycles),
            false_alarms=result.false_alarms,
            beside=tuple(fault for cycle in result.cycles if cycle.faults for fault in cycle.beside),
            faults=tuple(FaultScore(id_, due, hits) for id_, (hits, due) in told.items() if due),
            asked=result.asked,
        )
