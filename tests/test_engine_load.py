"""The engine on a machine that is too slow for its camera: fewer poses, every picture, every rep."""

import time

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.base.closing import Closing
from mirror.base.facts import Fact, Facts
from mirror.coaching.set_facts import RepCounted
from mirror.devices.camera_reader import CameraReader
from mirror.devices.frame import Frame
from mirror.engine import Engine
from mirror.exercise.library import Library
from mirror.pose.pose import Pose
from mirror.pose.pose_rate import PoseRateChanged
from mirror.voice.voice import SilentVoice

LOADED_MACHINE_S = 90.0


class Slow(Closing):
    """A landmarker that knows where the virtual athlete's joints are, and takes its time."""

    def __init__(self, camera: VirtualCamera, step_s: float) -> None:
        self._camera = camera
        self._step_s = step_s
        self.found: list[int] = []

    def find(self, frame: Frame, search: object = None) -> Pose | None:
        del search
        self.found.append(frame.number)
        time.sleep(self._step_s)
        return self._camera.true_pose(frame)

    def close(self) -> None:
        pass


def test_steps_of_60_ms_are_ten_a_second_and_no_rep_less(library: Library) -> None:
    """The rate goes down to what fits, it is told, and the frames that are not due are there to be shown."""
    squat = library.find("squat")
    acts = (Stand(2.0), Cycle(), Cycle(), Stand(60.0))
    camera = VirtualCamera.of(Performance(squat, acts), live=True)
    landmarker = Slow(camera, 0.06)
    facts, heard = Facts(), list[Fact]()
    facts.subscribe(heard.append)
    reader = CameraReader(lambda: camera, facts)
    engine = Engine(reader, lambda: landmarker, library, squat, SilentVoice(facts), facts)
    engine.start()
    engine.watch(camera)
    until_s = time.monotonic() + LOADED_MACHINE_S
    pictures = set[int]()
    while sum(isinstance(fact, RepCounted) for fact in heard) < 2 and time.monotonic() < until_s:
        picture = engine.pictures.take(0.1)
        pictures |= set() if picture is None else {picture.number}
    engine.stop()

    assert [fact.rep.number for fact in heard if isinstance(fact, RepCounted)] == [1, 2]
    rates_hz = [fact.load.rate_hz for fact in heard if isinstance(fact, PoseRateChanged)]
    assert rates_hz
    assert rates_hz[-1] <= 12.0
    assert pictures - set(landmarker.found)
