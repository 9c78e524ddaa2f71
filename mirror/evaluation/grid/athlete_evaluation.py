"""All trials of the virtual athlete with one kind of landmarks: totals, groups, and joint angles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec import Struct

from mirror.evaluation.grid.angle_errors import AngleError, Scatter, angle_errors, scatters
from mirror.evaluation.grid.athlete_grid import JudgedTrial
from mirror.evaluation.grid.athlete_totals import AthleteTotals, athlete_totals
from mirror.evaluation.grid.trial_score import TrialScore

__all__ = ["AthleteEvaluation", "TrialGroup", "evaluated_athlete"]


class TrialGroup(Struct, frozen=True):
    """Trials that have something in common."""

    name: str
    totals: AthleteTotals


@dataclass(frozen=True, slots=True, eq=False)
class AthleteEvaluation:
    """The totals and the groups are of the views that the exercises declare; the scores are of all tried."""

    scores: tuple[TrialScore, ...]
    totals: AthleteTotals
    beyond: AthleteTotals
    """Of views that an exercise does not declare: nobody promises anything there."""
    angles: tuple[AngleError, ...]
    """None with true landmarks, whose angles are the true ones."""
    scatters: tuple[Scatter, ...]

    @property
    def by_view(self) -> tuple[TrialGroup, ...]:
        """By view, where it is declared."""
        return _groups([score for score in self.scores if score.declared], lambda score: score.view)

    @property
    def by_exercise(self) -> tuple[TrialGroup, ...]:
        """By exercise, from the views that it declares."""
        return _groups([score for score in self.scores if score.declared], lambda score: score.exercise)

    def of(self, exercise: str, view: str) -> tuple[TrialScore, ...]:
        """The trials of one exercise from one view."""
        return tuple(score for score in self.scores if (score.exercise, score.view) == (exercise, view))


def evaluated_athlete(trials: Sequence[JudgedTrial]) -> AthleteEvaluation:
    """Everything that the trials tell."""
    scores = tuple(trial.score for trial in trials)
    return AthleteEvaluation(
        scores=scores,
        totals=athlete_totals(score for score in scores if score.declared),
        beyond=athlete_totals(score for score in scores if not score.declared),
        angles=angle_errors([trial for trial in trials if trial.angles]),
        scatters=scatters(trials),
    )


def _groups(scores: Sequence[TrialScore], key: Callable[[TrialScore], str]) -> tuple[TrialGroup, ...]:
    names = dict.fromkeys(key(score) for score in scores)
    return tuple(
        TrialGroup(name, athlete_totals(score for score in scores if key(score) == name)) for name in names
    )
