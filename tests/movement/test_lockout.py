"""The lockout of a rep: judged at rest, or where the way back turns round before it is home."""

import math
from itertools import pairwise

import msgspec
import pytest
from bodies import STANDING, Body, pose_of

from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.rules import FaultRule
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.movement.rep import Fault
from mirror.movement.rep_counter import RepCounter
from mirror.pose.landmarks import Landmark as L

RATE_HZ = 30.0

STRAIGHT = FaultRule(
    id="half_way_down",
    name="Half-way down",
    measure="forearm_lift",
    when="rest",
    at_most=45,
    cue="All the way down",
    source="this test",
)


@pytest.fixture
def curl(library: Library) -> Exercise:
    return msgspec.structs.replace(library.find("biceps_curl"), faults=(STRAIGHT,))


def curled(lift_deg: float) -> Body:
    """A standing body, seen from the front, whose forearms point so far up, out to the sides."""
    body = dict(STANDING)
    across, down = 0.26 * math.sin(math.radians(lift_deg)), 0.26 * math.cos(math.radians(lift_deg))
    for side, sign in (("LEFT", 1), ("RIGHT", -1)):
        x, y, z = body[L[f"{side}_ELBOW"]]
        body[L[f"{side}_WRIST"]] = (x + sign * across, y + down, z)
    return body


def way(*levels_deg: float) -> list[float]:
    """From level to level in a second each, as a limb moves; the last is kept for a second."""
    path = []
    for start, end in pairwise(levels_deg):
        path += [start + (end - start) * (1 - math.cos(math.pi * n / RATE_HZ)) / 2 for n in range(30)]
    return path + [levels_deg[-1]] * 30


def faults_of(exercise: Exercise, path: list[float]) -> tuple[int, list[Fault]]:
    """The reps of a movement, and its faults."""
    counter, tracker, faults = RepCounter(exercise), MotionTracker(), list[Fault]()
    for frame, lift_deg in enumerate(path):
        at_s = frame / RATE_HZ
        faults += counter.update(tracker.update(pose_of(curled(lift_deg), at_s=at_s)), at_s).faults
    return counter.reps, faults


@pytest.mark.parametrize(
    ("levels_deg", "told_of"),
    [
        pytest.param((10, 140, 10, 140, 10), [], id="all the way down"),
        pytest.param((10, 140, 50, 140, 10), [1], id="home, and not straight"),
        pytest.param((10, 140, 66, 140, 10), [1], id="turns round before it is home"),
        pytest.param((10, 140, 66, 140, 66, 140, 10), [1, 2], id="twice"),
        pytest.param((10, 140, 50), [1], id="the last one stays bent"),
    ],
)
def test_what_is_not_locked_out_is_told_of_its_rep(
    curl: Exercise, levels_deg: tuple[float, ...], told_of: list[int]
) -> None:
    """Levels of the forearm; the numbers of the reps that ended bent."""
    reps, faults = faults_of(curl, way(*levels_deg))
    assert reps == levels_deg.count(140)
    assert [fault.rep for fault in faults] == told_of
