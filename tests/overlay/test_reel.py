"""The reel: a smooth picture with the skeleton on the body, however few poses there are."""

from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from bodies import STANDING, pose_of
from moments import BETTER, HELD, SAG, SHORT, frame, moment, rep

from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.movement.fatigue import Fatigue
from mirror.overlay.between import pose_at
from mirror.overlay.reel import Reel
from mirror.pose.landmarks import Landmark
from mirror.pose.pose import Pose

SPEED = 0.6
"""How fast the body of these tests sinks, metres a second."""


@pytest.fixture
def squat(library: Library) -> Exercise:
    """What is done."""
    return library.find("squat")


def sinking(at_s: float) -> Pose:
    """A body that moves down evenly."""
    return pose_of({name: (x, y + SPEED * at_s, z) for name, (x, y, z) in STANDING.items()}, at_s=at_s)


def depth(pose: Pose | None) -> float:
    """How far down the hips are, metres."""
    assert pose is not None
    return float(pose.image[Landmark.LEFT_HIP, 1] - 0.5) * 2


@pytest.mark.parametrize(
    ("at_s", "metres"),
    [(0.9, 0.6), (1.0, 0.6), (1.05, 0.63), (1.1, 0.66), (1.15, 0.72), (1.25, 0.84), (1.3, 0.9), (9, 0.9)],
)
def test_the_pose_between_two_poses(at_s: float, metres: float) -> None:
    """A line between them; on for one period past the newest; still before the oldest."""
    sights = [(1.0, sinking(1.0)), (1.1, sinking(1.1)), (1.2, sinking(1.3))]

    assert depth(pose_at(sights, at_s)) == pytest.approx(metres, abs=1e-4)


def test_nobody_is_drawn_where_nobody_was_seen() -> None:
    """Between a pose and none there is none, and after one that came into the picture it stands."""
    here = sinking(1.0)

    assert pose_at([], 1.0) is None
    assert pose_at([(1.0, here), (1.1, None)], 1.05) is None
    assert pose_at([(1.0, here), (1.1, None)], 1.15) is None
    assert pose_at([(1.0, None), (1.1, here)], 1.05) is None
    assert pose_at([(1.0, None), (1.1, here)], 1.15) is here


@dataclass
class Show:
    """What a screen showed."""

    shown: list[tuple[float, Moment]] = field(default_factory=list)

    @property
    def pictures(self) -> list[tuple[float, Frame]]:
        """Each picture, when it came."""
        found: list[tuple[float, Frame]] = []
        for now_s, made in self.shown:
            if not found or made.frame is not found[-1][1]:
                found.append((now_s, made.frame))
        return found

    def off_body(self, from_s: float) -> float:
        """How far the skeleton was from the body at most, metres."""
        return max(
            abs(depth(made.pose) - SPEED * made.frame.captured_s)
            for now_s, made in self.shown
            if now_s > from_s
        )


def play(squat: Exercise, every: int, step_s: float, camera_hz: float = 30.0, seconds: float = 4.0) -> Show:
    """A display of 60 Hz before a camera of which every so-manieth frame is stepped for so long."""
    reel, show = Reel(), Show()
    frames = [frame(number=n, at_s=n / camera_hz) for n in range(int(seconds * camera_hz))]
    found = [
        moment(squat, made.captured_s, frame=made, pose=sinking(made.captured_s), stage_ms={"pose": 1.0})
        for made in frames[::every]
    ]
    for tick in range(int(seconds * 60)):
        now_s = tick / 60
        newest, arrived = None, None
        while found and found[0].frame.captured_s + step_s <= now_s:
            newest = found.pop(0)
        while frames and frames[0].captured_s <= now_s:
            arrived = frames.pop(0)
        made = reel.turn(newest, arrived, now_s, thinned=every > 1)
        if made is not None:
            show.shown.append((now_s, made))
    return show


def test_at_the_full_rate_moments_are_shown_as_they_are(squat: Exercise) -> None:
    """Each moment carries the frame that its pose was found in, and is shown the moment that it comes."""
    reel = Reel()
    for number in range(30):
        made = moment(squat, number / 30)
        newer = frame(number=number + 1, at_s=(number + 1) / 30)
        assert reel.turn(made, newer, number / 30 + 0.03, thinned=False) is made
        assert reel.turn(None, newer, number / 30 + 0.04, thinned=False) is None


@pytest.mark.parametrize(("every", "step_s"), [(2, 0.03), (2, 0.05), (3, 0.04), (3, 0.075)])
def test_a_thinned_picture_is_smooth(squat: Exercise, every: int, step_s: float) -> None:
    """Every frame of the camera is shown, each in its turn, with the skeleton on the body."""
    show = play(squat, every, step_s)
    pictures = [(now_s, made) for now_s, made in show.pictures if now_s > 1.0]

    assert [later.number - earlier.number for (_, earlier), (_, later) in pairwise(pictures)].count(1) >= 85
    assert max(later - earlier for (earlier, _), (later, _) in pairwise(pictures)) < 0.052
    assert show.off_body(1.0) < 1e-3


@pytest.mark.parametrize(("every", "step_s"), [(2, 0.03), (2, 0.05), (3, 0.04), (3, 0.075)])
def test_a_thinned_picture_is_late_by_the_step_and_the_frames_between(
    squat: Exercise, every: int, step_s: float
) -> None:
    """No later than what is needed to know the poses on both sides, and two ticks of the display."""
    late = [now_s - made.captured_s for now_s, made in play(squat, every, step_s).pictures if now_s > 1.0]

    assert max(late) <= step_s + (every - 1) / 30 + 2 / 60 + 1e-6


def test_sixty_frames_a_second_are_shown_as_thirty(squat: Exercise) -> None:
    """Painting twice as often would cost what there is none of."""
    pictures = [made for now_s, made in play(squat, 6, 0.07, camera_hz=60.0).pictures if now_s > 1.0]

    assert 85 <= len(pictures) <= 95


def test_a_step_that_takes_seconds_does_not_stop_the_picture(squat: Exercise) -> None:
    """Frames wait 0.4 s at most; then they are shown with the skeleton where it was."""
    pictures = [now_s for now_s, _ in play(squat, 24, 0.7).pictures if now_s > 2.0]

    assert max(later - earlier for earlier, later in pairwise(pictures)) < 0.11


def test_what_happened_is_told_at_once_and_once(squat: Exercise) -> None:
    """Whatever happened is with the first picture after it, and with no other."""
    reel = Reel()
    happened = {
        "rep": rep(),
        "recovered": (rep(),),
        "attempt": SHORT,
        "hold": HELD,
        "faults": (SAG,),
        "corrected": (BETTER,),
        "fatigue": Fatigue(),
    }
    told = [
        reel.turn(moment(squat, 1.0), frame(number=31, at_s=1.033), 1.05, thinned=True),
        reel.turn(moment(squat, 1.1, **happened), frame(number=34, at_s=1.133), 1.15, thinned=True),
        reel.turn(None, frame(number=35, at_s=1.167), 1.30, thinned=True),
    ]
    events = [{name: getattr(made, name) for name in happened} for made in told]
    nothing = {name: () if isinstance(what, tuple) else None for name, what in happened.items()}

    assert events == [nothing, happened, nothing]


def test_a_camera_that_comes_back_starts_afresh(squat: Exercise) -> None:
    """Nothing is drawn across the gap, and times may begin again."""
    reel = Reel()
    for at_s in (50.0, 50.1, 50.2):
        reel.turn(moment(squat, at_s), frame(number=round(at_s * 30), at_s=at_s), at_s + 0.05, thinned=True)
    back = moment(squat, 2.0)

    assert reel.turn(back, frame(number=61, at_s=2.03), 60.0, thinned=True) is not None
    for tick in range(1, 6):
        at_s = 2.0 + tick / 10
        newer = frame(number=60 + tick * 3, at_s=at_s)
        made = reel.turn(moment(squat, at_s), newer, 58.0 + at_s, thinned=True)
        assert made is not None
        assert 2.0 <= made.frame.captured_s <= at_s
