"""Lets the metronome follow the exercise."""

from mirror.base.facts import Fact
from mirror.coaching.set_facts import (
    CountingPaused,
    CountingResumed,
    ExerciseChosen,
    ExerciseRecognised,
    RestBegan,
    RestEnded,
)
from mirror.exercise.phases import Tempo
from mirror.sound.sound_system import SoundSystem

__all__ = ["ExerciseBeat"]


class ExerciseBeat:
    """Beats the tempo of what is done; what is held or not known yet has none, nor has a rest or a pause."""

    def __init__(self, sound: SoundSystem) -> None:
        self._sound = sound
        self._tempo: Tempo | None = None
        self._paused = self._resting = False

    def __call__(self, fact: Fact) -> None:
        """Take a fact: a subscriber of `Facts`."""
        match fact:
            case ExerciseChosen(exercise) | ExerciseRecognised(exercise, _):
                self._tempo = exercise.tempo if exercise.signal is not None else None
                self._resting = False
            case CountingPaused() | CountingResumed():
                self._paused = isinstance(fact, CountingPaused)
            case RestBegan() | RestEnded():
                self._resting = isinstance(fact, RestBegan)
            case _:
                return
        self._sound.beat(None if self._paused or self._resting else self._tempo)
