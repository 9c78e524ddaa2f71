"""Bodies in every posture: what is in contact stays, what is not goes where its angles say, nothing sinks."""

import numpy as np
import pytest
from postures import EXERCISES

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.contact import Footing, footing
from mirror.athlete.joints import JointAngles, blend, mirrored, resolve
from mirror.athlete.skeleton import SIDES, Body, Bone, Skeleton

SHARES = (0.0, 0.15, 0.3, 0.5, 0.7, 0.85, 1.0)
BODIES = (0, 3)
"""Seeds: a man and a woman, tall and short."""
ON_THE_FLOOR = sorted(set(EXERCISES) - {"pull_up"})
LIMBS = slice(Bone.GIRDLE_LEFT, Bone.GIRDLE_RIGHT)
"""The left bones; the right ones follow in the same order."""


def posed(name: str, seed: int) -> tuple[Skeleton, Footing, JointAngles, JointAngles]:
    exercise = EXERCISES[name]
    rest = resolve(exercise.poses[exercise.phases.rest])
    turn = resolve(exercise.poses[exercise.phases.turn])
    skeleton = Skeleton(BodyPlan.from_seed(seed))
    return skeleton, footing(skeleton, exercise.posture, exercise.contacts, rest), rest, turn


def bodies(name: str, seed: int) -> list[Body]:
    """From rest to the turning point."""
    _, place, rest, turn = posed(name, seed)
    return [place.place(blend(rest, turn, share)) for share in SHARES]


@pytest.mark.parametrize("seed", BODIES)
@pytest.mark.parametrize(
    ("name", "joints"),
    [
        ("glute_bridge", (Bone.FOOT_LEFT, Bone.FOOT_RIGHT)),
        ("sit_up", (Bone.FOOT_LEFT, Bone.TOES_RIGHT)),
        ("bird_dog", (Bone.SHANK_RIGHT, Bone.HAND_LEFT)),
        ("side_plank", (Bone.FOREARM_LEFT, Bone.HAND_LEFT)),
        ("mountain_climber", (Bone.HAND_LEFT, Bone.HAND_RIGHT, Bone.TOES_RIGHT)),
        ("knee_push_up", (Bone.HAND_LEFT, Bone.HAND_RIGHT, Bone.SHANK_LEFT, Bone.SHANK_RIGHT)),
        ("pull_up", (Bone.HAND_LEFT, Bone.HAND_RIGHT)),
        ("chair_press", (Bone.PELVIS, Bone.FOOT_LEFT, Bone.FOOT_RIGHT)),
        ("bench_dip", (Bone.HAND_LEFT, Bone.HAND_RIGHT, Bone.FOOT_LEFT)),
        ("kneeling_press", (Bone.SHANK_LEFT, Bone.SHANK_RIGHT, Bone.TOES_LEFT)),
        ("calf_raise", (Bone.TOES_LEFT, Bone.TOES_RIGHT)),
        ("lunge", (Bone.TOES_RIGHT,)),
    ],
)
def test_what_is_in_contact_stays_where_it_is(name: str, joints: tuple[Bone, ...], seed: int) -> None:
    """From rest to the turning point, what bears moves less than two millimetres."""
    spots = np.array([body.joints for body in bodies(name, seed)])
    travel = np.ptp(spots, axis=0).max(axis=1)

    assert {joint.name: travel[joint] for joint in joints if travel[joint] > 2e-3} == {}


@pytest.mark.parametrize(
    ("name", "joint"), [("glute_bridge", Bone.NECK), ("sit_up", Bone.PELVIS), ("superman", Bone.LUMBAR)]
)
def test_the_trunk_stays_over_what_bears_it(name: str, joint: Bone) -> None:
    """Shoulders, seat or belly roll on the floor, but do not slide over it."""
    spots = np.array([body.joints[joint] for body in bodies(name, 0)])

    assert np.ptp(spots[:, [0, 2]], axis=0).max() < 1e-6


@pytest.mark.parametrize("seed", BODIES)
@pytest.mark.parametrize("name", ON_THE_FLOOR)
def test_the_lowest_part_touches_the_floor(name: str, seed: int) -> None:
    """Nothing sinks and nothing floats by more than two millimetres, at any share of the way."""
    skeleton = Skeleton(BodyPlan.from_seed(seed))

    heights = [skeleton.lowest(body) for body in bodies(name, seed)]

    assert heights == pytest.approx([0.0] * len(SHARES), abs=2e-3)


@pytest.mark.parametrize(
    ("name", "bone"),
    [
        ("glute_bridge", Bone.FOOT_LEFT),
        ("side_plank", Bone.TOES_LEFT),
        ("side_plank", Bone.FOREARM_LEFT),
        ("burpee", Bone.HAND_RIGHT),
        ("burpee", Bone.TOES_LEFT),
        ("lunge", Bone.TOES_LEFT),
        ("kneeling_press", Bone.SHANK_RIGHT),
    ],
)
def test_all_that_bears_at_the_turning_point_touches_the_floor(name: str, bone: Bone) -> None:
    """Also what the key pose alone would leave a few centimetres in the air."""
    skeleton = Skeleton(BodyPlan.from_seed(0))

    assert skeleton.clearances(bodies(name, 0)[-1])[bone] == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize(
    ("name", "bone", "above_m"),
    [
        ("bird_dog", Bone.FOOT_LEFT, 0.35),
        ("bird_dog", Bone.HAND_RIGHT, 0.35),
        ("dead_bug", Bone.FOOT_RIGHT, 0.35),
        ("pull_up", Bone.TOES_LEFT, 0.4),
    ],
)
def test_a_lifted_limb_is_in_the_air(name: str, bone: Bone, above_m: float) -> None:
    """What the key pose lifts is not drawn back to its contact."""
    skeleton = Skeleton(BodyPlan.from_seed(0))

    assert skeleton.clearances(bodies(name, 0)[-1])[bone] > above_m


@pytest.mark.parametrize(
    ("name", "joint", "side"),
    [
        ("bird_dog", "knee", "left"),
        ("knee_push_up", "elbow", "right"),
        ("mountain_climber", "knee", "left"),
        ("pull_up", "elbow", "left"),
        ("calf_raise", "knee", "left"),
    ],
)
def test_the_working_joint_bends_as_the_file_says(name: str, joint: str, side: str) -> None:
    """At the turning point, within three degrees."""
    *_, turn = posed(name, 0)

    assert bodies(name, 0)[-1].angles[f"{joint}_{side}"] == pytest.approx(
        turn[f"{joint}_flexion_{side}_deg"], abs=3.0
    )


def test_a_chair_keeps_its_height() -> None:
    """The seat of one who stretches the legs stays where it was, though the feet leave the floor."""
    _, place, rest, _ = posed("chair_press", 0)
    stretched = {**rest, "knee_flexion_left_deg": 5.0, "knee_flexion_right_deg": 5.0}

    seated, kicking = place.place(rest), place.place(stretched)

    assert kicking.joints[Bone.PELVIS] == pytest.approx(seated.joints[Bone.PELVIS])
    assert 0.3 < seated.joints[Bone.PELVIS][1] < 0.6
    assert kicking.joints[Bone.FOOT_LEFT][1] > seated.joints[Bone.FOOT_LEFT][1] + 0.3


def test_toe_extension_lifts_the_heels() -> None:
    """On the balls of the feet the ankles and the whole body are higher by what the foot is long."""
    resting, *_, raised = bodies("calf_raise", 0)

    assert raised.joints[Bone.FOOT_LEFT][1] - resting.joints[Bone.FOOT_LEFT][1] > 0.06
    assert raised.joints[Bone.HEAD][1] - resting.joints[Bone.HEAD][1] > 0.06


@pytest.mark.parametrize("name", ["calf_raise", "lunge", "knee_push_up", "pull_up", "burpee"])
def test_what_rises_rises_by_as_much(name: str) -> None:
    """`rise_cm` lifts the body of every footing by those centimetres, in the same posture."""
    _, place, rest, _ = posed(name, 0)

    low, high = place.place(rest), place.place({**rest, "rise_cm": 30.0})

    assert high.joints - low.joints == pytest.approx(np.tile((0.0, 0.3, 0.0), (len(Bone), 1)), abs=1e-6)


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_mirrored_twice_is_itself(name: str) -> None:
    """Left and right change places and come back."""
    turn = resolve(EXERCISES[name].poses["turn"])

    assert mirrored(mirrored(turn)) == turn


@pytest.mark.parametrize(
    "name", sorted(name for name, each in EXERCISES.items() if each.sides == "alternating")
)
def test_the_mirrored_pose_is_the_mirror_image(name: str) -> None:
    """The right side does exactly what the left did: x changes its sign and the sides change places."""
    _, place, _, turn = posed(name, 0)
    _, _, shift = SIDES[1]

    left, right = place.place(turn).joints, place.place(mirrored(turn)).joints

    swapped = right * (-1.0, 1.0, 1.0)
    assert swapped[LIMBS.start + shift : LIMBS.stop + shift] == pytest.approx(left[LIMBS], abs=1e-3)
    assert swapped[Bone.HEAD] == pytest.approx(left[Bone.HEAD], abs=1e-3)


def test_the_mirrored_side_plank_lies_on_the_other_arm() -> None:
    """Of an exercise of one side, the other side has a rest pose and a footing of its own."""
    exercise = EXERCISES["side_plank"]
    rest = mirrored(resolve(exercise.poses["rest"]))
    skeleton = Skeleton(BodyPlan.from_seed(0))

    body = footing(skeleton, exercise.posture, exercise.contacts, rest).place(rest)

    assert skeleton.clearances(body)[Bone.FOREARM_RIGHT] == pytest.approx(0.0, abs=1e-3)
    assert body.joints[Bone.HEAD][0] < body.joints[Bone.PELVIS][0]
