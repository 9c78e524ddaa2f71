"""The grid: every exercise from every view, by three bodies at two tempos, each fault done on purpose."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mirror.evaluation.grid.angle_witness import AngleWitness, Sampled
from mirror.evaluation.grid.trial_score import TrialScore
from mirror.evaluation.trial import Trial
from mirror.exercise.exercise import Exercise
from mirror.kinematics.view import View
from mirror.pose.landmarker import MediaPipeLandmarker

__all__ = ["AthleteJudge", "JudgedTrial", "grid", "sample_before_model"]

BODIES = (0, 3, 6)
"""Seeds of athletes: sturdy and 1.78 m, 1.62 m with narrower shoulders, lean and 1.81 m."""

PACES = (0.8, 1.25)
"""A quarter slower and a quarter faster than the exercise's own tempo."""

VIEWS_LEAST = (View.FRONT, View.OBLIQUE, View.SIDE)
"""An exercise that declares fewer than three views is also seen from those of these that it leaves out."""

MODEL_RATE = 15.0
"""Frames a second before the pose model: half of a webcam's, which must do, at half of the time."""


@dataclass(frozen=True, slots=True)
class JudgedTrial:
    """A trial's score, and what it tells of joint angles."""

    score: TrialScore
    angles: Sampled


@dataclass(frozen=True, slots=True)
class AthleteJudge:
    """Runs trial after trial; a value, so that other processes can be given it."""

    model: Path | None = None
    """The pose model's file, before which the athlete is drawn; None takes the true landmarks."""

    def __call__(self, trials: Iterable[Trial]) -> Iterator[JudgedTrial]:
        """What came of each trial."""
        for trial in trials:
            witness = AngleWitness()
            if self.model is None:
                result = trial.run()
                yield JudgedTrial(TrialScore.of(trial, result, "true"), witness.sampled())
            else:
                # Each trial has a landmarker of its own: the model remembers whom it followed.
                with MediaPipeLandmarker(self.model) as eyes:
                    result = trial.run(eyes, witness.see)
                yield JudgedTrial(TrialScore.of(trial, result, "model"), witness.sampled())


def grid(exercises: Iterable[Exercise]) -> tuple[Trial, ...]:
    """Every exercise, from each view that it declares and at least three, with every body at every tempo."""
    return tuple(
        Trial(exercise, view, seed=seed, pace=pace)
        for exercise in exercises
        for view in _views(exercise)
        for seed in BODIES
        for pace in PACES
    )


def sample_before_model(exercises: Iterable[Exercise]) -> tuple[Trial, ...]:
    """Every exercise once from each view that it declares, at its own tempo: a model takes its time."""
    return tuple(
        Trial(exercise, view, frames_per_s=MODEL_RATE) for exercise in exercises for view in exercise.views
    )


def _views(exercise: Exercise) -> tuple[View, ...]:
    others = [view for view in VIEWS_LEAST if view not in exercise.views]
    return (*exercise.views, *others[: max(0, len(VIEWS_LEAST) - len(exercise.views))])
