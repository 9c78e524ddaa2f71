"""What the tests of the screen share: no display is needed, and an engine whose moments are put by hand."""

import os

# Before any test brings up Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hand_engine import HandEngine

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.overlay.theme import Theme


@pytest.fixture
def engine() -> HandEngine:
    """An engine in the test's hand."""
    return HandEngine()


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The theme that is shipped."""
    return Theme.shipped()


@pytest.fixture
def squat(library: Library) -> Exercise:
    """The squat."""
    return library.find("squat")
