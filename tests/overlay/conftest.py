"""What the tests of the overlay share."""

import pytest

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.overlay.theme import Theme


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The theme that is shipped."""
    return Theme.shipped()


@pytest.fixture
def squat(library: Library) -> Exercise:
    """The squat."""
    return library.find("squat")
