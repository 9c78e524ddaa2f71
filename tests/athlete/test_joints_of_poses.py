"""The joint-angle vocabulary: what resolves, what is refused, and how poses blend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.athlete.joints import ANATOMICAL, blend, ease, resolve
from mirror.base.errors import ExerciseError
from mirror.exercise.joint_names import JOINTS, MOVES
from mirror.exercise.phases import KeyPose


def test_a_joint_not_named_is_at_zero() -> None:
    """The anatomical position is what is left when nothing is said."""
    assert resolve({}) == ANATOMICAL
    assert resolve({"knee_flexion_deg": 40})["elbow_flexion_left_deg"] == 0


@pytest.mark.parametrize(
    ("poses", "key", "wanted"),
    [
        ([{"knee_flexion_deg": 40}], "knee_flexion_left_deg", 40),
        ([{"knee_flexion_deg": 40, "knee_flexion_left_deg": 10}], "knee_flexion_left_deg", 10),
        ([{"knee_flexion_left_deg": 10, "knee_flexion_deg": 40}], "knee_flexion_left_deg", 10),
        ([{"knee_flexion_left_deg": 10, "knee_flexion_deg": 40}], "knee_flexion_right_deg", 40),
        ([{"knee_flexion_left_deg": 10}, {"knee_flexion_deg": 70}], "knee_flexion_left_deg", 70),
        ([{"trunk_pitch_deg": 30}, {}], "trunk_pitch_deg", 30),
    ],
)
def test_a_side_wins_over_both_and_the_later_pose_over_the_earlier(
    poses: list[KeyPose], key: str, wanted: float
) -> None:
    """Whatever the order in a file, one side is more exact than both; a fault changes the pose before."""
    assert resolve(*poses)[key] == wanted


@pytest.mark.parametrize(
    ("pose", "sentence"),
    [
        ({"knee_flexion": 40.0}, "no joint angle is called 'knee_flexion'"),
        ({"tail_wag_deg": 40.0}, "no joint angle is called 'tail_wag_deg'"),
        ({"trunk_pitch_left_deg": 4.0}, "no joint angle is called 'trunk_pitch_left_deg'"),
        ({"knee_flexion_deg": 170.0}, "knee_flexion_deg: 170 is outside -5..155 degrees"),
        ({"elbow_flexion_right_deg": -40.0}, "elbow_flexion_right_deg: -40 is outside -8..155 degrees"),
    ],
)
def test_a_wrong_pose_is_refused_in_one_sentence(pose: KeyPose, sentence: str) -> None:
    """The sentence names the key and what would be right."""
    with pytest.raises(ExerciseError, match="correct the exercise file") as refusal:
        resolve(pose)

    assert sentence in str(refusal.value)


@given(st.floats(0, 1))
def test_blending_stays_between_its_ends(share: float) -> None:
    """Every joint is somewhere on its way."""
    end = resolve({joint.both: joint.most_deg for joint in JOINTS})

    assert all(0 <= value <= end[key] for key, value in blend(ANATOMICAL, end, share).items())


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_easing_never_goes_back(first: float, second: float) -> None:
    """A movement starts at 0, ends at 1 and goes one way."""
    low, high = sorted((first, second))

    assert 0 <= ease(low) <= ease(high) + 1e-9 <= 1 + 1e-9
    assert (ease(0), ease(1)) == (0, 1)


def test_moves_of_the_whole_body_are_known() -> None:
    """A jump rises, a step goes forward; they are centimetres, and 0 where a pose does not name them."""
    assert resolve({"rise_cm": 25.0})["rise_cm"] == 25.0
    assert [ANATOMICAL[move] for move in MOVES] == [0.0, 0.0, 0.0]
