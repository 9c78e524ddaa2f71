"""The library: every exercise file in `assets/exercises`, read, checked and found by id or alias."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Self

import msgspec

from mirror.base.errors import ExerciseError
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import FaultRule, PositionRule, RepSignal
from mirror.kinematics.measures import MEASURES
from mirror.pose.landmarks import BONES

__all__ = ["Library", "read_exercise"]


def read_exercise(text: str, name: str) -> Exercise:
    """The exercise that a file's text holds.

    Args:
        text: the TOML.
        name: the file's name, for the error's sentence.

    Raises:
        ExerciseError: naming the file and what is wrong in it.
    """
    try:
        exercise = msgspec.toml.decode(text, type=Exercise)
    except msgspec.DecodeError as error:
        raise ExerciseError(f"{name}: {error}; correct the file and try again.") from error
    for complaint in _complaints(exercise):
        raise ExerciseError(f"{name}: {complaint}; correct the file and try again.")
    return exercise


def _complaints(exercise: Exercise) -> Iterator[str]:
    """What the types cannot say: names that must exist, levels that must be in order."""
    for pose in (exercise.phases.rest, exercise.phases.turn):
        if pose not in exercise.poses:
            yield f"the phase {pose!r} has no key pose [poses.{pose}]"
    rules: tuple[PositionRule | FaultRule, ...] = (*exercise.position, *exercise.faults)
    for measure in (exercise.range, *(rule.measure for rule in rules)):
        if measure not in MEASURES:
            yield f"no measure is called {measure!r} (there are: {', '.join(MEASURES)})"
    for rule in rules:
        if (rule.at_least is None) == (rule.at_most is None):
            yield f"the rule on {rule.measure!r} needs either at_least or at_most"
    if (exercise.signal is None) == (exercise.hold is None):
        yield "an exercise has either a [signal] or a [hold]"
    if exercise.signal is not None:
        yield from _signal_complaints(exercise.signal)
    for fault in exercise.faults:
        yield from _fault_complaints(fault, exercise)


def _signal_complaints(signal: RepSignal) -> Iterator[str]:
    if signal.measure not in MEASURES:
        yield f"no measure is called {signal.measure!r} (there are: {', '.join(MEASURES)})"
    if not (signal.rest < signal.attempt < signal.required or signal.rest > signal.attempt > signal.required):
        yield "signal.attempt must lie between signal.rest and signal.required"


def _fault_complaints(rule: FaultRule, exercise: Exercise) -> Iterator[str]:
    for limb in rule.limbs:
        if limb not in BONES:
            yield f"fault {rule.id!r} colours {limb!r}, and no bone is called that"
    for pose in rule.performed:
        if pose not in exercise.poses:
            yield f"fault {rule.id!r} is performed in {pose!r}, and there is no key pose of that name"


@dataclass(frozen=True, slots=True)
class Library:
    """Exercises in the order of their ids."""

    exercises: tuple[Exercise, ...]

    @classmethod
    def shipped(cls) -> Self:
        """The exercises that come with the program.

        Raises:
            ExerciseError: when a file breaks the format.
        """
        return cls.read(files("assets") / "exercises")

    @classmethod
    def read(cls, folder: Traversable) -> Self:
        """All exercises of a folder of `.toml` files.

        Raises:
            ExerciseError: when a file breaks the format, or its id is not its name.
        """
        found = []
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml"):
                exercise = read_exercise(file.read_text(encoding="utf-8"), file.name)
                if f"{exercise.id}.toml" != file.name:
                    raise ExerciseError(
                        f"{file.name}: its id is {exercise.id!r}; name the file after its id."
                    )
                found.append(exercise)
        return cls(tuple(found))

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises)

    def find(self, word: str) -> Exercise:
        """The exercise of that id, name or alias; case, spaces, hyphens and underscores do not matter.

        Raises:
            ExerciseError: naming those there are.
        """
        wanted = _plain(word)
        for exercise in self.exercises:
            if wanted in map(_plain, (exercise.id, exercise.name, *exercise.aliases)):
                return exercise
        known = ", ".join(exercise.id for exercise in self.exercises)
        raise ExerciseError(f"No exercise is called {word!r}; choose one of: {known}.")


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())
