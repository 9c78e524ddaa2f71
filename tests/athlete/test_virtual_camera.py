"""The virtual camera: a Camera like any other, with the truth of each frame, that can change its exercise."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest

from mirror.athlete.acts import Act, Away, Cycle, Stand
from mirror.athlete.demonstration import demonstration
from mirror.athlete.performance import Performance
from mirror.athlete.skeleton import Body, Bone
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.pose.landmarks import Landmark


@dataclass
class Time:
    """A clock that sleeping moves."""

    now_s: float = 100.0
    naps: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now_s += seconds


def short(_exercise: Exercise) -> tuple[Act, ...]:
    return (Stand(0.2), Cycle())


def rehearse(exercise: Exercise, start: Body | None) -> Performance:
    return Performance(exercise, (Stand(0.1), Cycle(), Stand(0.1)), seed=1, start=start)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def live(library: Library, time: Time) -> VirtualCamera:
    return VirtualCamera(rehearse, library.find("squat"), live=True, clock=time.read, sleep=time.sleep)


def test_not_live_it_gives_the_whole_set_once(library: Library) -> None:
    """Frames are numbered from 0, a thirtieth of a second apart, and end with the set."""
    performance = Performance(library.find("squat"), (Stand(0.5),), seed=1)
    with VirtualCamera.of(performance) as camera:
        frames = []
        while (frame := camera.read()) is not None:
            frames.append(frame)

    assert [frame.number for frame in frames] == list(range(15))
    assert [frame.captured_s for frame in frames] == pytest.approx([n / 30 for n in range(15)])
    assert frames[0].pixels.shape == (720, 1280, 3)
    assert not frames[0].pixels.flags.writeable


def test_live_it_keeps_the_pace_and_skips_when_read_late(live: VirtualCamera, time: Time) -> None:
    """Frames come at the rate; who comes late gets the newest, and numbers never skip."""
    frames = [live.read() for _ in range(3)]
    time.now_s += 0.5
    frames.append(live.read())

    times = [frame.captured_s for frame in frames if frame]
    assert [frame.number for frame in frames if frame] == [0, 1, 2, 3]
    assert [round((b - a) * 30) for a, b in pairwise(times)] == [1, 1, 15]
    assert time.now_s - times[-1] < 1 / 30 + 1e-9


def test_live_it_repeats_for_ever_and_goes_on_counting(live: VirtualCamera) -> None:
    """After the set comes the set; the reps of the truth add up."""
    seconds = live.performance.seconds

    assert [live.truth_at(100 + seconds * rounds + 0.05).reps for rounds in (0, 1, 5)] == [0, 1, 5]


def test_closed_it_gives_no_frame(live: VirtualCamera) -> None:
    """Closing twice is safe."""
    assert live.read() is not None
    live.close()
    live.close()

    assert live.read() is None


@pytest.mark.parametrize(("first", "second"), [("squat", "push_up"), ("push_up", "biceps_curl")])
def test_the_exercise_changes_without_a_jump(library: Library, time: Time, first: str, second: str) -> None:
    """From where the athlete is, standing or lying, to the next rest pose, in small steps."""
    camera = VirtualCamera(
        rehearse, library.find(first), live=True, clock=time.read, sleep=time.sleep, frames_per_s=30
    )
    time.now_s += 1.0
    before = camera.truth_at(time.now_s).body

    camera.perform(library.find(second))

    assert camera.exercise.id == second
    assert before is not None
    bodies = [camera.truth_at(time.now_s + n / 30).body for n in range(120)]
    joints = [body.joints for body in (before, *bodies) if body is not None]
    assert len(joints) == 121
    assert max(np.linalg.norm(b - a, axis=1).max() for a, b in pairwise(joints)) < 5.0 / 30
    lies = joints[-1][Bone.HEAD][1] < 0.9
    assert lies == (second == "push_up")
    assert camera.read() is not None


def test_the_same_exercise_again_changes_nothing(live: VirtualCamera, library: Library) -> None:
    """Choosing what is on does not begin it anew."""
    before = live.performance
    live.perform(library.find("squat"))

    assert live.performance is before


def test_the_true_pose_is_what_a_perfect_landmarker_would_find(library: Library) -> None:
    """In fractions of the picture and in metres from the hips, right of the picture, down and away."""
    camera = VirtualCamera.of(Performance(library.find("squat"), (Stand(0.5),), seed=1))
    frame = camera.read()
    assert frame is not None

    pose = camera.true_pose(frame)

    assert pose is not None
    assert pose.visibility.min() == 1
    assert pose.image[Landmark.LEFT_SHOULDER, 0] > pose.image[Landmark.RIGHT_SHOULDER, 0]
    assert (
        pose.image[Landmark.NOSE, 1] < pose.image[Landmark.LEFT_HIP, 1] < pose.image[Landmark.LEFT_ANKLE, 1]
    )
    assert pose.world[[23, 24]].mean(axis=0) == pytest.approx(np.zeros(3), abs=1e-6)
    assert pose.world[Landmark.NOSE, 2] < pose.world[Landmark.LEFT_HIP, 2]
    assert pose.image[Landmark.NOSE, 2] < 0


def test_away_there_is_no_pose(library: Library) -> None:
    """An empty room is a frame with no body in its truth."""
    camera = VirtualCamera.of(Performance(library.find("squat"), (Away(0.5),), seed=1))
    frame = camera.read()
    assert frame is not None

    assert camera.truth(frame).body is None
    assert camera.true_pose(frame) is None


def test_the_demonstration_walks_in_and_out(library: Library) -> None:
    """It begins and ends with an empty room, and in between somebody comes, works and goes."""
    camera = demonstration(library.find("push_up"), live=False, script=short)
    seconds = camera.performance.seconds

    phases = [camera.truth_at(seconds * n / 200).phase for n in range(200)]
    order = [phase for phase, after in pairwise([*phases, ""]) if phase != after]

    assert order == [
        "away",
        "walking",
        "moving",
        "rest",
        "out",
        "turn",
        "back",
        "rest",
        "moving",
        "walking",
        "away",
    ]
    assert camera.label == "virtual athlete"
    assert (camera.live, camera.frames_per_s) == (False, 30)
