"""What all tests share: the pose model, the library, and the hand-counted clips where they are."""

from pathlib import Path

import pytest

from mirror.exercise.library import Library

pytest_plugins = ["sound_server"]
CLIPS = Path(__file__).parent.parent.parent / "shared" / "clips"


@pytest.fixture(scope="session")
def library() -> Library:
    """The exercises that are shipped."""
    return Library.shipped()


@pytest.fixture(scope="session")
def model() -> Path:
    """The verified pose model; fetched once if the machine has none."""
    from mirror.pose.model_file import ensure_model  # noqa: PLC0415 - the values' tests need no vision

    return ensure_model()


@pytest.fixture
def clips() -> Path:
    """The folder of real clips counted by hand, or a skip."""
    if not (CLIPS / "manifest.json").exists():
        pytest.skip("the hand-counted clips are not beside this checkout (../shared/clips)")
    return CLIPS
