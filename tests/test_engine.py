"""The whole engine, threads and pose model included, before the virtual athlete at a camera's pace."""

import math
import time
from pathlib import Path

import pytest

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.base.closing import Closing
from mirror.base.errors import CameraError, CameraTrouble
from mirror.base.facts import Fact, Facts, ThreadFailed
from mirror.coaching.set_facts import ExerciseChosen, RepCounted
from mirror.devices.camera import CameraLost, CameraReturned
from mirror.devices.camera_reader import CameraReader
from mirror.devices.frame import Frame
from mirror.engine import Engine
from mirror.exercise.free import ANY, FREE
from mirror.exercise.library import Library
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.pose import Pose
from mirror.voice.voice import SilentVoice

SLOW_MACHINE_S = 90.0


class Cable:
    """The cable of the virtual athlete's camera, unplugged for a while: the athlete trains on."""

    def __init__(self, camera: VirtualCamera, out_s: float, back_s: float) -> None:
        self._camera = camera
        self._out_s, self._back_s = out_s, back_s
        self._began_s = time.monotonic()

    @property
    def unplugged(self) -> bool:
        return self._out_s <= time.monotonic() - self._began_s < self._back_s

    def plug(self) -> "Plugged":
        if self.unplugged:
            raise CameraError(CameraTrouble.NOT_FOUND, "there is no camera")
        return Plugged(self._camera, self)


class Plugged(Closing):
    """The camera while it is plugged in."""

    label = "virtual athlete"
    live = True
    frames_per_s = 30.0

    def __init__(self, camera: VirtualCamera, cable: Cable) -> None:
        self._camera = camera
        self._cable = cable

    def read(self) -> Frame | None:
        if self._cable.unplugged:
            raise CameraError(CameraTrouble.LOST, "the camera is gone")
        return self._camera.read()

    def close(self) -> None:
        pass


def test_an_unplugged_camera_costs_no_rep_and_invents_none(library: Library, model: Path) -> None:
    """Unplugged in the middle of the second of three squats, back a second later: three are counted."""
    squat = library.find("squat")
    acts = (Stand(2.0), Cycle(), Cycle(), Cycle(), Stand(60.0))
    performance = Performance(squat, acts)
    camera = VirtualCamera.of(performance, Viewpoint(yaw_deg=30.0), live=True)
    second_rep_s = 2.0 + 1.5 * (performance.seconds - 62.0) / 3
    cable = Cable(camera, second_rep_s, second_rep_s + 1.0)
    facts, heard = Facts(), list[Fact]()
    facts.subscribe(heard.append)
    reader = CameraReader(cable.plug, facts, reopen_s=0.1)
    engine = Engine(
        reader,
        lambda: MediaPipeLandmarker(model),
        library,
        squat,
        SilentVoice(facts),
        facts,
    )
    engine.start()
    engine.watch(cable.plug())
    until_s = time.monotonic() + SLOW_MACHINE_S
    while sum(isinstance(fact, RepCounted) for fact in heard) < 3 and time.monotonic() < until_s:
        time.sleep(0.05)
    time.sleep(1.0)
    engine.stop()

    assert [fact.rep.number for fact in heard if isinstance(fact, RepCounted)] == [1, 2, 3]
    assert [type(fact) for fact in heard if isinstance(fact, CameraLost | CameraReturned)] == [
        CameraLost,
        CameraReturned,
    ]


class Truthful(Closing):
    """A landmarker that knows where the joints are, and fails so long after its first frame."""

    def __init__(self, camera: VirtualCamera, fails_after_s: float) -> None:
        self._camera = camera
        self._fails_after_s = fails_after_s
        self._first_s: float | None = None

    def find(self, frame: Frame, search: object = None) -> Pose | None:
        del search
        self._first_s = frame.captured_s if self._first_s is None else self._first_s
        if frame.captured_s - self._first_s >= self._fails_after_s:
            raise RuntimeError("a bug of the model's")
        return self._camera.true_pose(frame)

    def close(self) -> None:
        pass


def test_a_model_that_fails_costs_half_a_second_and_no_rep(library: Library) -> None:
    """In the middle of the second squat the landmarker breaks: another one goes on with the same count."""
    squat = library.find("squat")
    performance = Performance(squat, (Stand(1.0), Cycle(), Cycle(), Stand(60.0)))
    camera = VirtualCamera.of(performance, live=True)
    middle_s = 1.0 + 1.5 * (performance.seconds - 61.0) / 2
    landmarkers = iter([Truthful(camera, middle_s), Truthful(camera, math.inf)])
    facts, heard = Facts(), list[Fact]()
    facts.subscribe(heard.append)
    reader = CameraReader(lambda: camera, facts)
    engine = Engine(reader, lambda: next(landmarkers), library, squat, SilentVoice(facts), facts)
    engine.start()
    engine.watch(camera)
    until_s = time.monotonic() + SLOW_MACHINE_S
    while sum(isinstance(fact, RepCounted) for fact in heard) < 2 and time.monotonic() < until_s:
        time.sleep(0.05)
    engine.stop()

    assert [fact.thread for fact in heard if isinstance(fact, ThreadFailed)] == ["vision"]
    assert [fact.rep.number for fact in heard if isinstance(fact, RepCounted)] == [1, 2]


def test_an_engine_that_is_told_to_goes_on_to_the_next_exercise(library: Library, model: Path) -> None:
    """Pausing and choosing reach the vision thread between two frames, and stopping ends both threads."""
    squat = library.find("squat")
    camera = VirtualCamera.of(Performance(squat, (Stand(60.0),)), live=True)
    facts, heard = Facts(), list[Fact]()
    facts.subscribe(heard.append)
    engine = Engine(
        CameraReader(lambda: camera, facts),
        lambda: MediaPipeLandmarker(model),
        library,
        squat,
        SilentVoice(facts),
        facts,
    )
    engine.start()
    engine.watch(camera)
    first = engine.moments.take(SLOW_MACHINE_S)
    engine.pause(paused=True)
    engine.step_exercise(1)
    until_s = time.monotonic() + SLOW_MACHINE_S
    moment = first
    while (moment is None or not moment.paused or moment.exercise is squat) and time.monotonic() < until_s:
        moment = engine.moments.take(SLOW_MACHINE_S)
    engine.stop()

    assert first is not None
    assert first.exercise is squat
    assert moment is not None
    after = library.exercises[library.exercises.index(squat) + 1 :] or (ANY,)
    assert moment.exercise is after[0]
    assert [fact.exercise for fact in heard if isinstance(fact, ExerciseChosen)] == [squat, after[0]]
    assert engine.moments.closed


@pytest.mark.parametrize("steps", [1, -1, 3, -4])
def test_exercises_go_around(library: Library, model: Path, steps: int) -> None:
    """Beyond the last comes any that is recognised, then free movement, then the first."""
    facts = Facts()
    camera = VirtualCamera.of(Performance(library.find("squat"), (Stand(1.0),)))
    engine = Engine(
        CameraReader(lambda: camera, facts),
        lambda: MediaPipeLandmarker(model),
        library,
        library.exercises[0],
        SilentVoice(facts),
        facts,
    )
    engine.step_exercise(steps)

    around = (*library, ANY, FREE)
    assert engine.exercise is around[steps % len(around)]
