"""Where an athlete stands and what the mirror asks for."""

import numpy as np
import pytest
from bodies import STANDING, Body, pose_of, turned

from mirror.exercise.library import Library
from mirror.kinematics.light import Light
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.kinematics.view import View
from mirror.movement.guidance import Guidance, turn_to
from mirror.movement.placement import SETTLE_S, PlacementJudge, PlacementTrouble
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose

BRIGHT, DARK = Light(110.0), Light(12.0)
HEAD = {L.NOSE: (0.0, -0.7, -0.1)}


def seen(body: Body, size: float = 0.8, across: float = 0.0, down: float = 0.0) -> Pose:
    """A body that is `size` picture heights tall, moved in the picture; what leaves it is not visible."""
    pose = pose_of(body)
    pose.image[:, :2] = 0.5 + (pose.image[:, :2] - 0.5) * size / 0.77
    pose.image[:, 0] += across
    pose.image[:, 1] += down
    outside = (pose.image[:, :2] < 0) | (pose.image[:, :2] > 1)
    pose.visibility[outside.any(axis=1)] = 0.1
    return pose


def hidden_legs() -> Pose:
    pose = seen(STANDING)
    pose.visibility[[L.LEFT_KNEE, L.RIGHT_KNEE, L.LEFT_ANKLE, L.RIGHT_ANKLE]] = 0.2
    return pose


@pytest.mark.parametrize(
    ("pose", "light", "troubles", "blocking"),
    [
        (seen(STANDING), BRIGHT, (), False),
        (None, BRIGHT, (PlacementTrouble.NOBODY,), True),
        (None, DARK, (PlacementTrouble.NOBODY, PlacementTrouble.TOO_DARK), True),
        (seen(STANDING), DARK, (PlacementTrouble.TOO_DARK,), False),
        (seen(STANDING, size=0.15), BRIGHT, (PlacementTrouble.TOO_FAR,), False),
        (seen(STANDING, down=0.3), BRIGHT, (PlacementTrouble.CUT_OFF,), True),
        (seen(STANDING, across=0.6), BRIGHT, (PlacementTrouble.OFF_CENTRE,), True),
        (hidden_legs(), BRIGHT, (PlacementTrouble.HIDDEN,), True),
        (seen(turned(STANDING, 180)), BRIGHT, (PlacementTrouble.WRONG_VIEW,), False),
        (seen(turned(STANDING, 90)), BRIGHT, (), False),
    ],
    ids=["good", "nobody", "nobody, dark", "dark", "far", "feet cut", "beside", "bench", "rear", "side"],
)  # fmt: skip
def test_troubles_of_a_place(
    library: Library, pose: Pose | None, light: Light, troubles: tuple[PlacementTrouble, ...], blocking: bool
) -> None:
    """A squatter who stays there is told, the most important first, and whether counting waits."""
    judge, tracker = PlacementJudge(library.find("squat")), MotionTracker()
    for n in range(60):
        placement = judge.update(tracker.update(pose) if pose else None, light, n / 30)

    assert (placement.troubles, placement.blocking) == (troubles, blocking)
    assert placement.good == (troubles == ())


def test_a_trouble_is_told_only_after_it_settled(library: Library) -> None:
    """A blink of the model asks for nothing, and a good frame amid bad ones does not take it back."""
    judge, tracker = PlacementJudge(library.find("squat")), MotionTracker()
    good = tracker.update(seen(STANDING))
    told = []
    for n in range(90):
        motion = good if n < 10 or n in {40, 41} or n > 60 else None
        told.append(not judge.update(motion, BRIGHT, n / 30).good)

    began, ended = told.index(True), len(told) - told[::-1].index(True)
    assert began / 30 == pytest.approx(10 / 30 + SETTLE_S, abs=0.05)
    assert all(told[began:ended])
    assert ended / 30 == pytest.approx(61 / 30 + SETTLE_S, abs=0.05)


def test_an_exercise_asks_only_for_what_it_needs(library: Library) -> None:
    """Feet out of the picture matter to a squat and not to a curl."""
    pose = seen(STANDING, down=0.3)
    verdicts = {}
    for id_ in ("squat", "biceps_curl", "push_up"):
        exercise = library.find(id_)
        judge, tracker = PlacementJudge(exercise), MotionTracker()
        for n in range(60):
            verdicts[exercise.id] = judge.update(tracker.update(pose), BRIGHT, n / 30).blocking

    assert verdicts == {"squat": True, "biceps_curl": False, "push_up": False}


def guided(library: Library, id_: str, pose: Pose) -> Guidance | None:
    """What a settled judge asks for."""
    judge, tracker = PlacementJudge(library.find(id_)), MotionTracker()
    for n in range(60):
        placement = judge.update(tracker.update(pose), BRIGHT, n / 30)
    return placement.guidance


@pytest.mark.parametrize(
    ("pose", "asked"),
    [
        (seen(STANDING), None),
        (seen(STANDING, size=0.15), Guidance.CLOSER),
        (seen(STANDING, down=0.3), Guidance.FEET),
        (seen(STANDING, across=0.6), Guidance.RIGHT),
        (seen(STANDING, across=-0.6), Guidance.LEFT),
        (seen(turned(STANDING, 180), across=0.6), Guidance.LEFT),
        (seen(turned(STANDING, 90), across=0.6), Guidance.FORWARD),
        (seen(turned(STANDING, -90), across=0.6), Guidance.BACKWARD),
        (hidden_legs(), Guidance.TURN_A_LITTLE),
        (seen(turned(STANDING, 180)), Guidance.FACE),
    ],
    ids=[
        "good",
        "far",
        "feet cut",
        "at the picture's right, the athlete's left",
        "at the picture's left",
        "at the picture's right, seen from behind",
        "at the picture's right, left side to the mirror",
        "at the picture's right, right side to the mirror",
        "behind a bench",
        "from behind",
    ],
)
def test_what_is_asked_for(library: Library, pose: Pose, asked: Guidance | None) -> None:
    """Of a squatter who does not look: what is missing, and the way in their own left and right."""
    assert guided(library, "squat", pose) is asked


@pytest.mark.parametrize(
    ("size", "down", "asked"),
    [(1.1, 0.3, Guidance.FEET), (1.1, -0.3, Guidance.HEAD), (1.6, 0.0, Guidance.WHOLE)],
)
def test_what_is_cut_off(library: Library, size: float, down: float, asked: Guidance) -> None:
    """Of an exercise that needs the body from the shoulders to the feet."""
    assert guided(library, "wall_sit", seen(STANDING, size=size, down=down)) is asked


LYING: Body = {name: (-y, x, z) for name, (x, y, z) in turned(STANDING, 90).items()}
"""On the side of the picture, the head at its right."""


@pytest.mark.parametrize(("across", "asked"), [(0.45, Guidance.TO_FEET), (-0.55, Guidance.TO_HEAD)])
def test_who_lies_moves_along_the_body(library: Library, across: float, asked: Guidance) -> None:
    """Left and right mean little there."""
    assert guided(library, "plank", seen(LYING, across=across)) is asked


@pytest.mark.parametrize(
    ("views", "yaw_deg", "asked"),
    [
        ({View.FRONT, View.OBLIQUE}, 80.0, Guidance.FACE),
        ({View.FRONT, View.OBLIQUE}, 180.0, Guidance.FACE),
        ({View.SIDE, View.OBLIQUE}, 5.0, Guidance.SIDE),
        ({View.SIDE}, 40.0, Guidance.SIDE),
        ({View.FRONT, View.SIDE}, 30.0, Guidance.FACE),
        ({View.FRONT, View.SIDE}, -50.0, Guidance.SIDE),
        ({View.OBLIQUE}, 0.0, Guidance.HALF),
        ({View.REAR}, 0.0, Guidance.REAR),
    ],
)
def test_which_way_to_turn(views: set[View], yaw_deg: float, asked: Guidance) -> None:
    """To the nearest view from which the exercise can be seen."""
    assert turn_to(views, yaw_deg) is asked


ON_THE_SIDE: Body = {name: (-y, x, z) for name, (x, y, z) in STANDING.items()}
"""Lying on the right side with the chest to the camera, as in a side plank."""


@pytest.mark.parametrize(("yaw_deg", "asked"), [(0.0, None), (60.0, Guidance.FACE), (180.0, Guidance.FACE)])
def test_who_lies_on_the_side_faces_the_mirror_with_the_chest(
    library: Library, yaw_deg: float, asked: Guidance | None
) -> None:
    """The line through the shoulders stands upright there and tells no view."""
    assert guided(library, "side_plank", seen(turned(ON_THE_SIDE, yaw_deg))) is asked


def test_poses_are_not_changed_by_looking(library: Library) -> None:
    """Values flow: a judge writes to nothing that it was given."""
    pose = seen(STANDING)
    before = pose.image.copy()
    PlacementJudge(library.find("squat")).update(MotionTracker().update(pose), BRIGHT, 0.0)

    assert np.array_equal(before, pose.image)
