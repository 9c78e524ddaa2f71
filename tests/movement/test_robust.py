"""Whatever a camera and a model may do: never an exception, never a ghost rep, and a bounded state."""

import math
from itertools import pairwise

import numpy as np
import pytest
from bodies import Body, pose_of
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sets import squatting, wave

from mirror.exercise.exercise import Exercise
from mirror.exercise.free import FREE
from mirror.exercise.library import Library
from mirror.exercise.rules import HoldTarget, PositionRule
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.movement.counting import counter_for
from mirror.movement.rep import Rep
from mirror.pose.landmarks import LANDMARK_COUNT
from mirror.pose.pose import Floats, Pose

FRAME_S = 1 / 30
HOUR_S = 3600.0

SWAPPED = [
    0,
    4,
    5,
    6,
    1,
    2,
    3,
    8,
    7,
    10,
    9,
    *[mark + (1 if mark % 2 else -1) for mark in range(11, LANDMARK_COUNT)],
]


def damaged(pose: Pose, damage: str, at_s: float) -> Pose | None:
    """One frame as a bad moment of a model or a camera gives it."""
    image, world, visibility = pose.image.copy(), pose.world.copy(), pose.visibility.copy()
    match damage:
        case "missing":
            return None
        case "nan":
            world[:] = image[:] = np.nan
        case "some nan":
            world[23:29] = np.nan
        case "infinite":
            world[13:20] = np.inf
        case "far away":
            image[:, :2] += 40.0
            world *= 30.0
        case "swapped":
            image, world, visibility = image[SWAPPED], world[SWAPPED], visibility[SWAPPED]
        case "collapsed":
            world[:] = 0.0
        case "guessed":
            visibility[:] = 0.1
        case _:
            pass
    return Pose(image, world, visibility, pose.aspect, at_s)


DAMAGE = st.sampled_from(
    ["none", "missing", "nan", "some nan", "infinite", "far away", "swapped", "collapsed", "guessed"]
)
STEPS_S = st.one_of(
    st.just(FRAME_S), st.just(0.0), st.just(-1.0), st.just(HOUR_S), st.just(-HOUR_S), st.floats(0.001, 0.2)
)


def as_floats(values: np.ndarray) -> Floats:
    return values.astype(np.float32)


def wall_sit(library: Library) -> Exercise:
    target = HoldTarget(target=(PositionRule("knee_bend", at_least=70.0),))
    return replace(library.find("squat"), signal=None, hold=target, faults=())


def exercises(library: Library) -> list[Exercise]:
    return [*(library.find(id_) for id_ in ("squat", "push_up", "biceps_curl")), wall_sit(library), FREE]


def follow(exercise: Exercise, frames: list[tuple[Body, str, float]]) -> list[Rep]:
    """The reps of bodies that come damaged, each so much later than the one before."""
    counter, tracker, now_s = counter_for(exercise), MotionTracker(), 0.0
    reps: list[Rep] = []
    for body, damage, step_s in frames:
        now_s += step_s
        pose = damaged(pose_of(body, at_s=now_s), damage, now_s)
        counted = counter.update(tracker.update(pose) if pose else None, now_s)
        reps += [counted.rep] if counted.rep else []
        assert math.isfinite(counted.progress.fraction)
    return reps


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(DAMAGE, STEPS_S), min_size=5, max_size=60))
def test_standing_still_is_no_rep_whatever_the_frames_do(
    library: Library, course: list[tuple[str, float]]
) -> None:
    """Damage of every kind, time that jumps, stands still or runs back: nobody moved, nothing is counted."""
    for exercise in exercises(library):
        assert follow(exercise, [(squatting(5), damage, step_s) for damage, step_s in course]) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(DAMAGE, min_size=130, max_size=130))
def test_squats_seen_through_any_damage_are_never_too_many(library: Library, course: list[str]) -> None:
    """Two squats: two reps or fewer, however many frames are spoilt."""
    bodies = [squatting(knee) for knee in (*[5.0] * 10, *wave(5, 150), *wave(5, 150))]
    reps = follow(
        library.find("squat"),
        [(body, damage, FRAME_S) for body, damage in zip(bodies, course, strict=True)],
    )

    assert len(reps) <= 2
    assert all(earlier.number + 1 == later.number for earlier, later in pairwise(reps))


@pytest.mark.parametrize(
    ("gap_s", "reps"),
    [(0.3, 1), (2.0, 0), (HOUR_S, 0), (-2.0, 0)],
    ids=["blink", "gone", "hour", "clock set back"],
)
def test_a_rep_is_not_finished_across_a_long_gap(library: Library, gap_s: float, reps: int) -> None:
    """Down, a gap without a body, and standing: only a blink is bridged."""
    down = [squatting(knee) for knee in wave(5, 150)[:30]]
    frames = [(squatting(5), "none", FRAME_S)] * 10 + [(body, "none", FRAME_S) for body in down]
    frames += [(squatting(5), "missing", gap_s)] + [(squatting(5), "none", FRAME_S)] * 40

    assert len(follow(library.find("squat"), frames)) == reps


def test_every_frame_twice_counts_once(library: Library) -> None:
    """A camera that repeats its frames, with the same time or the next."""
    bodies = [squatting(knee) for knee in (*[5.0] * 10, *wave(5, 150), *wave(5, 150), *[5.0] * 10)]
    frames = [(body, "none", step_s) for body in bodies for step_s in (FRAME_S, 0.0)]

    assert len(follow(library.find("squat"), frames)) == 2


def test_ten_minutes_of_standing_are_nothing(library: Library) -> None:
    """At ten poses a second, with landmarks that jitter by a centimetre: no rep, no attempt, no fault."""
    chance = np.random.default_rng(5)
    counters = [counter_for(exercise) for exercise in exercises(library)]
    tracker = MotionTracker()
    for number in range(6000):
        pose = pose_of(squatting(5), at_s=number / 10)
        noise = chance.normal(0.0, 0.01, pose.world.shape).astype(np.float32)
        shaken = Pose(
            as_floats(pose.image + noise / 2),
            as_floats(pose.world + noise),
            pose.visibility,
            pose.aspect,
            number / 10,
        )
        motion = tracker.update(shaken)
        for counter in counters:
            counted = counter.update(motion, motion.captured_s)
            assert (counted.rep, counted.attempt, counted.faults, counted.hold) == (None, None, (), None)


@pytest.mark.parametrize("rate_hz", [10, 24, 60])
def test_a_squat_is_one_at_any_rate(library: Library, rate_hz: int) -> None:
    """Five squats of two seconds at ten, twenty-four and sixty frames a second."""
    knees = [2 + 148 * (1 - math.cos(math.pi * number / rate_hz)) / 2 for number in range(10 * rate_hz)]
    frames = [(squatting(knee), "none", 1 / rate_hz) for knee in [*[2.0] * rate_hz, *knees, *[2.0] * rate_hz]]

    assert len(follow(library.find("squat"), frames)) == 5
