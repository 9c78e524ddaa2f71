"""The shelf of prototypes: the same from the file as performed, and performed again where it is wrong."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.recognition.prototype import Prototype, prototypes_of
from mirror.recognition.shelf import PrototypeShelf


def same(some: tuple[Prototype, ...], others: tuple[Prototype, ...]) -> bool:
    return [one.exercise.id for one in some] == [one.exercise.id for one in others] and all(
        np.array_equal(one.path.shapes, other.path.shapes) for one, other in zip(some, others, strict=True)
    )


@pytest.fixture
def few(library: Library) -> list[Exercise]:
    """One with both sides together, one that lies."""
    return [library.find("squat"), library.find("push_up")]


def test_what_is_kept_is_what_was_performed(tmp_path: Path, few: list[Exercise]) -> None:
    """Once performed, once read."""
    file = tmp_path / "deep" / "prototypes.npz"
    performed = prototypes_of(few)

    assert same(PrototypeShelf(file).prototypes(few), performed)
    assert same(PrototypeShelf(file).prototypes(few), performed)


def test_an_exercise_that_changed_is_performed_anew(tmp_path: Path, few: list[Exercise]) -> None:
    """Another bottom of the squat is another squat."""
    file = tmp_path / "prototypes.npz"
    before = PrototypeShelf(file).prototypes(few)
    changed = [replace(few[0], poses={**few[0].poses, "bottom": few[0].partial}), few[1]]

    assert not same(PrototypeShelf(file).prototypes(changed), before)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 no archive", b"x" * 5000], ids=["empty", "broken", "noise"]
)
def test_a_file_that_is_wrong_is_made_again(tmp_path: Path, few: list[Exercise], data: bytes) -> None:
    """Damaged by anything: the exercises are performed."""
    file = tmp_path / "prototypes.npz"
    file.write_bytes(data)

    assert same(PrototypeShelf(file).prototypes(few), prototypes_of(few))
    assert same(PrototypeShelf(file).prototypes(few), prototypes_of(few))
