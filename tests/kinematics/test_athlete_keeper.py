"""The keeper: who is the athlete, and who is somebody else, told by poses and plain pictures."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pytest
from bodies import STANDING, bent, pose_of
from hypothesis import given, settings
from hypothesis import strategies as st

from mirror.devices.frame import Frame, Pixels
from mirror.kinematics.athlete_keeper import AthleteKeeper
from mirror.kinematics.light import LightMeter
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.pose.pose import Pose

RATE = 30.0
SHAPE = (288, 288)
Colour: TypeAlias = tuple[int, int, int]
RED, BLUE = (30, 30, 200), (200, 60, 20)


def body(at_s: float, x: float = 0.5, scale: float = 1.0, bend_deg: float = 0.0) -> Pose:
    """Somebody whose hips are at `x` of the picture, and how large; at 1 the picture is two metres high."""
    pose = pose_of(bent("elbow_left", bend_deg) if bend_deg else STANDING, at_s=at_s)
    image = (pose.image - np.float32(0.5)) * np.float32(scale) + np.array([x, 0.5, 0.0], np.float32)
    return replace(pose, image=image.astype(np.float32))


def frame_of(pose: Pose | None, at_s: float, colour: Colour = RED, room: int = 0) -> Frame:
    """A room with a pattern on its wall, and in it a body's clothes."""
    rows, columns = np.mgrid[: SHAPE[0], : SHAPE[1]]
    wall = ((rows * 7 + columns * 3 + room * 90) % 180).astype(np.uint8)
    pixels: Pixels = np.repeat(wall[..., None], 3, axis=2)
    if pose is not None:
        x, half = pose.image[23:25, 0].mean() * SHAPE[1], 0.1 * SHAPE[1]
        pixels[80:260, max(int(x - half), 0) : max(int(x + half), 0)] = colour
    return Frame(pixels, at_s, round(at_s * RATE))


class Session:
    """Shows a keeper one frame after another."""

    def __init__(self) -> None:
        self.keeper = AthleteKeeper()
        self.at_s = 0.0

    def show(
        self,
        seconds: float,
        x: float = 0.5,
        scale: float = 1.0,
        colour: Colour = RED,
        room: int = 0,
    ) -> list[bool]:
        """Whether the keeper takes somebody there, frame by frame, for the athlete."""
        kept = []
        for _ in range(round(seconds * RATE)):
            self.at_s += 1 / RATE
            pose = body(self.at_s, x, scale, bend_deg=120 * abs(np.sin(2 * self.at_s)))
            kept.append(self.keeper.keep(pose, frame_of(pose, self.at_s, colour, room)) is pose)
        return kept

    def empty(self, seconds: float) -> None:
        """Show nobody."""
        for _ in range(round(seconds * RATE)):
            self.at_s += 1 / RATE
            assert self.keeper.keep(None, frame_of(None, self.at_s)) is None


@pytest.fixture
def session() -> Session:
    """A keeper who has known its athlete for three seconds."""
    made = Session()
    assert all(made.show(3.0))
    assert made.keeper.search is None
    return made


@pytest.mark.parametrize(
    ("x", "scale", "colour"),
    [(1.0, 1.0, RED), (0.5, 1.5, RED), (0.55, 1.25, BLUE), (0.5, 0.65, RED), (0.8, 0.6, BLUE)],
    ids=["elsewhere", "much nearer", "nearer and in blue", "much farther", "a child at the back"],
)
def test_somebody_else_is_refused_and_the_athlete_is_taken_back(
    session: Session, x: float, scale: float, colour: Colour
) -> None:
    """From one frame to the next another body is found: it is not counted, and the model is sent to look."""
    assert not any(session.show(1.0, x, scale, colour))
    search = session.keeper.search
    assert search is not None
    assert search.within.left < 0.4
    assert search.within.right > 0.6
    assert all(session.show(1.0))
    assert session.keeper.search is None


def test_the_model_is_made_to_let_go_of_a_stranger_twice_a_second(session: Session) -> None:
    """Looking anew costs two pictures: at once, and then every half a second."""
    afresh = []
    for _ in range(30):
        session.show(1 / RATE, x=0.9)
        afresh.append(session.keeper.search is not None and session.keeper.search.afresh)
    assert afresh[0]
    assert sum(afresh) == 2


def test_who_is_there_when_the_athlete_has_gone_is_the_athlete(session: Session) -> None:
    """Two seconds after the athlete went out another one may begin; before that, nobody."""
    session.empty(1.5)
    assert not any(session.show(0.4, x=0.8, scale=0.7, colour=BLUE))
    session.empty(0.3)
    assert all(session.show(1.0, x=0.8, scale=0.7, colour=BLUE))


def test_somebody_who_stands_before_the_athlete_waits_longer(session: Session) -> None:
    """The place is not empty but hidden: five seconds, for an athlete who was there as long."""
    session.show(3.0)
    assert not any(session.show(4.5, scale=1.5, colour=BLUE))
    assert all(session.show(0.5))


@pytest.mark.parametrize(("x", "scale"), [(0.8, 1.0), (0.3, 1.6), (0.5, 0.5)])
def test_a_cut_moves_the_athlete_and_the_room(session: Session, x: float, scale: float) -> None:
    """When the whole picture is another one, the athlete is where the model finds them, at once."""
    assert all(session.show(1.0, x, scale, room=1))


def test_a_camera_that_is_carried_and_zooms_passes(session: Session) -> None:
    """Everything drifts by a body's breadth and grows by half within two seconds."""
    for step in range(60):
        assert session.show(1 / RATE, x=0.5 + step * 0.004, scale=1.0 + step * 0.008) == [True]


def test_a_step_to_the_side_and_an_explosive_jump_pass(session: Session) -> None:
    """Four metres a second, from one frame to the next."""
    for step in range(4):
        assert session.show(1 / RATE, x=0.5 + step * 0.065) == [True]


def test_a_picture_on_the_wall_yields_to_somebody_who_moves() -> None:
    """Who never moved is looked past now and then; somebody who moves there is the athlete."""
    keeper = AthleteKeeper()
    taken: list[Pose | None] = []
    for number in range(300):
        at_s = number / RATE
        picture = body(at_s, x=0.2)
        athlete = body(at_s, x=0.75 + 0.1 * np.sin(at_s))
        aside = keeper.search is not None and keeper.search.without is not None
        followed = taken and taken[-1] is not None and taken[-1].image[23, 0] > 0.5
        found = athlete if aside or followed else picture
        taken.append(keeper.keep(found, frame_of(found, at_s)))
    last = taken[-1]
    assert last is not None
    assert last.image[23, 0] > 0.5


def test_an_athlete_who_holds_still_is_not_exchanged_for_a_picture() -> None:
    """Both are still: who was first stays, and loses a frame every four seconds."""
    keeper, missed = AthleteKeeper(), 0
    for number in range(600):
        at_s = number / RATE
        search = keeper.search
        found = body(at_s, x=0.2 if search is not None and search.without is not None else 0.75)
        kept = keeper.keep(found, frame_of(found, at_s))
        missed += kept is None
        assert kept is None or kept.image[23, 0] > 0.5
    assert missed <= 600 / RATE


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf, 1e30])
@pytest.mark.parametrize("part", ["image", "world", "visibility"])
def test_what_is_no_number_is_not_seen(session: Session, part: str, number: float) -> None:
    """A pose with one value beyond reason ends at the keeper; the next sound one goes on."""
    pose = body(session.at_s + 0.01)
    getattr(pose, part).flat[7] = number
    assert session.keeper.keep(pose, frame_of(None, pose.captured_s)) is None
    assert all(session.show(0.5))


values = st.one_of(
    st.floats(-2.0, 3.0, width=32), st.sampled_from([np.nan, np.inf, -np.inf, 0.0, 1e3, -9e3, 3e38])
)


@st.composite
def wild_frames(draw: st.DrawFn) -> Iterator[tuple[Pose | None, Frame]]:
    """Poses as no body has them, at times as no camera gives them, in pictures of changing sizes."""
    shown = []
    at_s = 0.0
    for _ in range(draw(st.integers(1, 25))):
        at_s += draw(st.sampled_from([0.033, 0.033, 0.1, 0.0, -0.5, -90.0, 2.5, 7200.0]))
        kind = draw(st.sampled_from(["none", "body", "body", "swapped", "wild", "point"]))
        pose: Pose | None = body(at_s, draw(st.floats(-1, 2)), draw(st.floats(0.01, 4)))
        if kind == "none" or pose is None:
            pose = None
        elif kind == "swapped":
            order = [0, *(n + 1 if n % 2 else n - 1 for n in range(1, 33))]
            pose = replace(pose, image=pose.image[order], world=pose.world[order])
        elif kind == "wild":
            pose.image.flat[draw(st.integers(0, 98))] = draw(values)
            pose.world.flat[draw(st.integers(0, 98))] = draw(values)
            pose.visibility[draw(st.integers(0, 32))] = draw(values)
        elif kind == "point":
            zeros = np.zeros((33, 3), np.float32)
            pose = replace(pose, image=zeros, world=zeros.copy())
        side = draw(st.sampled_from([64, 64, 64, 17, 1]))
        grey = draw(st.integers(0, 255))
        shown.append((pose, Frame(np.full((side, side, 3), grey, np.uint8), at_s, 0)))
    return iter(shown)


@settings(max_examples=150, deadline=None)
@given(wild_frames())
def test_nothing_that_is_shown_breaks_it(shown: Iterator[tuple[Pose | None, Frame]]) -> None:
    """NaN, teleports, swapped sides, time that leaps or goes back: finite motion and bounded state."""
    keeper, tracker, meter = AthleteKeeper(), MotionTracker(), LightMeter()
    for pose, frame in shown:
        kept = keeper.keep(pose, frame)
        assert kept is None or kept is pose
        light = meter.measure(frame, kept)
        assert 0.0 <= light.luma <= 255.01
        assert light.athlete is None or 0.0 <= light.athlete <= 255.01
        assert len(keeper._memories) <= 30
        assert len(keeper._cuts._glances) <= 2
        if kept is None:
            continue
        motion = tracker.update(kept)
        assert np.isfinite(motion.view.yaw_deg)
        for angle in motion.angles.values():
            assert np.isfinite((angle.in_plane_deg, angle.in_space_deg)).all()
