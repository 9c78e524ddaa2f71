"""Bodies on the floor: contacts stay where they are, and joints bend exactly as they are asked to."""

import numpy as np
import pytest

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.contact import Footing, footing
from mirror.athlete.flesh import BALL_HEIGHT, FOREARM_HEIGHT, WRIST_HEIGHT
from mirror.athlete.joints import JointAngles, blend, resolve
from mirror.athlete.skeleton import Body, Bone, Skeleton
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.phases import Contact
from mirror.pose.landmarks import Landmark

SHARES = (0.0, 0.2, 0.5, 0.8, 1.0)


def placed(exercise: Exercise, seed: int) -> tuple[Footing, JointAngles, JointAngles]:
    rest = resolve(exercise.poses[exercise.phases.rest])
    turn = resolve(exercise.poses[exercise.phases.turn])
    return footing(Skeleton(BodyPlan.from_seed(seed)), exercise.posture, exercise.contacts, rest), rest, turn


def travel(bodies: list[Body], bone: Bone) -> float:
    """How far a joint moves over the bodies, metres."""
    spots = np.array([body.joints[bone] for body in bodies])
    return float(np.ptp(spots, axis=0).max())


@pytest.mark.parametrize("seed", [0, 3, 8])
@pytest.mark.parametrize(
    ("exercise_id", "bones"),
    [
        ("squat", (Bone.FOOT_LEFT, Bone.FOOT_RIGHT, Bone.TOES_LEFT)),
        ("biceps_curl", (Bone.FOOT_LEFT, Bone.FOOT_RIGHT)),
        ("push_up", (Bone.HAND_LEFT, Bone.HAND_RIGHT, Bone.TOES_LEFT, Bone.TOES_RIGHT)),
    ],
)
def test_hands_and_feet_do_not_slide(
    library: Library, exercise_id: str, bones: tuple[Bone, ...], seed: int
) -> None:
    """From rest to the turning point what touches the floor moves less than a millimetre."""
    place, rest, turn = placed(library.find(exercise_id), seed)

    bodies = [place.place(blend(rest, turn, share)) for share in SHARES]

    assert {bone.name for bone in bones if travel(bodies, bone) > 1e-3} == set()


@pytest.mark.parametrize("seed", [0, 3, 8])
@pytest.mark.parametrize(
    ("exercise_id", "joint"), [("squat", "knee"), ("biceps_curl", "elbow"), ("push_up", "elbow")]
)
def test_the_working_joint_bends_as_the_file_says(
    library: Library, exercise_id: str, joint: str, seed: int
) -> None:
    """The angle measured between the landmarks is the key pose's own within half a degree, at every depth."""
    place, rest, turn = placed(library.find(exercise_id), seed)

    for share in SHARES:
        angles = blend(rest, turn, share)
        measured = place.place(angles).angles
        for side in ("left", "right"):
            assert measured[f"{joint}_{side}"] == pytest.approx(
                angles[f"{joint}_flexion_{side}_deg"], abs=0.5
            )


@pytest.mark.parametrize(
    ("contacts", "bone", "height"),
    [
        (("hands", "toes"), Bone.HAND_LEFT, WRIST_HEIGHT),
        (("forearms", "toes"), Bone.FOREARM_LEFT, FOREARM_HEIGHT),
        (("forearms", "toes"), Bone.HAND_RIGHT, FOREARM_HEIGHT),
    ],
)
def test_prone_on_hands_or_forearms(
    library: Library, contacts: tuple[Contact, ...], bone: Bone, height: float
) -> None:
    """A plank lies on toes and forearms, a push-up on toes and palms, and the trunk is near level."""
    rest = resolve(library.find("push_up").poses["top"])

    body = footing(Skeleton(BodyPlan.from_seed(1)), "prone", contacts, rest).place(rest)

    assert body.joints[bone][1] == pytest.approx(height, abs=1e-6)
    assert body.joints[Bone.TOES_LEFT][1] == pytest.approx(BALL_HEIGHT, abs=1e-6)
    assert 0.1 < body.joints[Bone.PELVIS][1] < 0.6
    assert body.joints[Bone.HEAD][2] > body.joints[Bone.PELVIS][2] > body.joints[Bone.TOES_LEFT][2]


def test_a_squat_goes_below_parallel_over_the_feet(library: Library) -> None:
    """At the bottom the hips are at knee height, behind the heels, and the shoulders over the feet."""
    place, _, turn = placed(library.find("squat"), 2)

    marks = place.place(turn).landmarks
    hip, knee, ankle, shoulder = (
        marks[Landmark[f"LEFT_{joint}"]] for joint in ("HIP", "KNEE", "ANKLE", "SHOULDER")
    )

    assert hip[1] - knee[1] < 0.06
    assert hip[2] < ankle[2] < knee[2]
    assert ankle[2] - 0.1 < shoulder[2] < knee[2] + 0.1


def test_bones_keep_their_length(library: Library) -> None:
    """No posture stretches the body: every bone is as long as in the plan."""
    for exercise in library:
        place, rest, turn = placed(exercise, 5)
        lengths = Skeleton(BodyPlan.from_seed(5)).lengths
        for share in SHARES:
            joints = place.place(blend(rest, turn, share)).joints
            thigh = np.linalg.norm(joints[Bone.SHANK_LEFT] - joints[Bone.THIGH_LEFT])
            forearm = np.linalg.norm(joints[Bone.HAND_RIGHT] - joints[Bone.FOREARM_RIGHT])
            assert thigh == pytest.approx(lengths.thigh)
            assert forearm == pytest.approx(lengths.forearm)


def test_every_seed_is_a_person() -> None:
    """Stature and proportions stay within those of adults, and a seed is always the same one."""
    plans = [BodyPlan.from_seed(seed) for seed in range(60)]

    assert all(1.5 < plan.lengths.stature < 2.0 for plan in plans)
    assert len({plan.skin for plan in plans}) == 6
    assert BodyPlan.from_seed(7) == BodyPlan.from_seed(7)
    assert BodyPlan.from_seed(7) != BodyPlan.from_seed(8)
