"""The camera's thread: what is read, what is told, and how a camera that went away comes back."""

import time
from collections.abc import Callable, Iterator
from itertools import count

import numpy as np
import pytest

from mirror.base.closing import Closing
from mirror.base.errors import CameraError, CameraTrouble
from mirror.base.facts import Fact, Facts, ThreadFailed
from mirror.devices.camera import CameraEnded, CameraLost, CameraReturned
from mirror.devices.camera_reader import CameraReader
from mirror.devices.frame import Frame

SOON_S = 20.0
"""How long a loaded machine may take for what takes an instant."""


class FrailCamera(Closing):
    """A camera with its fate as data: how many frames it gives, and what happens then."""

    label = "frail camera"
    live = True
    frames_per_s = 100.0

    def __init__(self, frames: int, fate: Exception | None, numbers: Iterator[int]) -> None:
        self._left = frames
        self._fate = fate
        self._numbers = numbers
        self.closed = False

    def read(self) -> Frame | None:
        if self._left == 0:
            if self._fate is None:
                return None
            raise self._fate
        self._left -= 1
        time.sleep(0.002)
        return Frame(np.zeros((4, 4, 3), np.uint8), time.monotonic(), next(self._numbers))

    def close(self) -> None:
        self.closed = True


LOST = CameraError(CameraTrouble.LOST, "unplugged")


def wait_for(happened: Callable[[], bool]) -> None:
    until_s = time.monotonic() + SOON_S
    while not happened():
        assert time.monotonic() < until_s, "it did not happen"
        time.sleep(0.005)


@pytest.fixture
def heard() -> list[Fact]:
    """The facts of a test."""
    return []


@pytest.fixture
def facts(heard: list[Fact]) -> Facts:
    """Facts that are written down."""
    facts = Facts()
    facts.subscribe(heard.append)
    return facts


def test_a_clip_that_ends_closes_the_mailbox(facts: Facts, heard: list[Fact]) -> None:
    """The last frame can still be taken, and the end is told."""
    camera = FrailCamera(3, None, count())
    reader = CameraReader(lambda: camera, facts)
    reader.start(camera)
    wait_for(lambda: reader.frames.closed)
    reader.stop()
    last = reader.frames.take_now()

    assert last is not None
    assert last.number == 2
    assert heard == [CameraEnded("frail camera")]
    assert camera.closed


@pytest.mark.parametrize(
    "fate", [LOST, RuntimeError("a driver's bug")], ids=["unplugged", "an error nobody foresaw"]
)
def test_a_lost_camera_is_told_at_once_and_comes_back(
    fate: Exception, facts: Facts, heard: list[Fact]
) -> None:
    """Twice not there, then plugged in again: lost once, returned once, and frames go on."""
    numbers = count()
    tries = iter([LOST, CameraError(CameraTrouble.NOT_FOUND, "not there"), None])
    first, second = FrailCamera(5, fate, numbers), FrailCamera(10_000, None, numbers)

    def reopen() -> FrailCamera:
        if trouble := next(tries):
            raise trouble
        return second

    reader = CameraReader(reopen, facts, reopen_s=0.01)
    reader.start(first)
    wait_for(lambda: any(isinstance(fact, CameraReturned) for fact in heard))
    wait_for(lambda: (frame := reader.frames.take_now()) is not None and frame.number >= 5)
    reader.stop()

    kinds = [type(fact) for fact in heard if not isinstance(fact, ThreadFailed)]
    assert kinds == [CameraLost, CameraReturned]
    assert any(isinstance(fact, ThreadFailed) for fact in heard) == isinstance(fate, RuntimeError)
    assert first.closed
    assert second.closed


def test_a_silent_camera_is_lost_before_its_driver_notices(facts: Facts, heard: list[Fact]) -> None:
    """No frame for more than a second, by the reader's clock, is told once."""
    now_s = 100.0
    reader = CameraReader(lambda: FrailCamera(0, None, count()), facts, clock=lambda: now_s)
    reader.check()
    assert heard == []

    now_s = 101.5
    reader.check()
    reader.check()
    assert [type(fact) for fact in heard] == [CameraLost]


def test_stopping_ends_the_wait_for_a_lost_camera(facts: Facts) -> None:
    """Leaving the mirror does not hang while the camera is away."""

    def never() -> FrailCamera:
        raise LOST

    reader = CameraReader(never, facts, reopen_s=60.0)
    reader.start(FrailCamera(1, LOST, count()))
    wait_for(lambda: reader.frames.take_now() is not None)
    started_s = time.monotonic()
    reader.stop()

    assert time.monotonic() - started_s < SOON_S
    assert reader.frames.closed
