"""The library: every exercise file in `assets/exercises`, read, checked and found by id or alias."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self

from mirror.base.errors import ExerciseError
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.exercise.reading import read_exercise
from mirror.exercise.sheet import LARGEST_BYTES

__all__ = ["Library", "read_file"]


def read_file(path: Path) -> Exercise:
    """The exercise of a user's own file, which may be like one beside it or like a shipped one.

    Raises:
        ExerciseError: naming the file, the line and what is wrong in it.
    """
    shelves = (path.parent, files("assets") / "exercises")

    def find_text(id_: str) -> str | None:
        return next((text for shelf in shelves if (text := _text_of(shelf, id_)) is not None), None)

    return read_exercise(_text(path), path.name, find_text)


def _text_of(folder: Traversable, id_: str) -> str | None:
    """The text of an id's file in a folder; None where the id is no plain name, or there is no such file."""
    if not id_.replace("_", "").isalnum():
        return None
    file = folder / f"{id_}.toml"
    return _text(file) if file.is_file() else None


def _text(file: Traversable) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= LARGEST_BYTES - 3:
            return content.decode("utf-8", "replace")
        line = content.count(b"\n", 0, error.start) + 1
        raise ExerciseError(f"{file.name}, line {line}: it is not UTF-8 text; save it as such.") from error
    except OSError as error:
        raise ExerciseError(
            f"{file.name} cannot be read ({error.strerror}); give the path of an exercise file."
        ) from error


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
                id_ = file.name.removesuffix(".toml")
                found.append(read_exercise(_text(file), file.name, partial(_text_of, folder), id_))
        return cls(tuple(found))

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises)

    def choose(self, word: str) -> Exercise:
        """As `find`; or ANY and FREE, by their names: whatever is recognised, whatever repeats.

        Raises:
            ExerciseError: naming those there are.
        """
        wanted = _plain(word)
        for exercise in (ANY, FREE):
            if wanted in map(_plain, (exercise.id, exercise.name, *exercise.aliases)):
                return exercise
        return self.find(word)

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
