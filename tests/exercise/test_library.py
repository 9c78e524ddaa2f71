"""The exercise files: those that are shipped are sound, and a broken one is refused in one sentence."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.base.errors import ExerciseError
from mirror.exercise.library import Library
from mirror.exercise.reading import read_exercise

SQUAT = (files("assets") / "exercises" / "squat.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("squat", "squat"), ("Squat", "squat"), ("back squat", "squat"), ("AIR-SQUAT", "squat"),
        ("push_up", "push_up"), ("push-up", "push_up"), ("Press up", "push_up"),
        ("biceps curl", "biceps_curl"), ("bicep_curl", "biceps_curl"),
    ],
)  # fmt: skip
def test_an_exercise_is_found_by_any_of_its_names(library: Library, word: str, id_: str) -> None:
    """Id, name and aliases, however they are spelled."""
    assert library.find(word).id == id_


def test_no_two_exercises_share_a_name(library: Library) -> None:
    """Every id, name and alias that is shipped finds the exercise that has it."""
    for exercise in library:
        for word in (exercise.id, exercise.name, *exercise.aliases):
            assert library.find(word) is exercise, word


def test_an_unknown_exercise_names_those_there_are(library: Library) -> None:
    """The sentence helps."""
    with pytest.raises(ExerciseError, match=r"'juggling'.*biceps_curl.*push_up.*squat"):
        library.find("juggling")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('name = "Squat"', "name = 7", "name"),
        ("[signal]", "[signals]", "signals"),
        ('measure = "knee_bend"', 'measure = "knee_bent"', "'knee_bent'"),
        ("[poses.bottom]", "[poses.cellar]", "[poses.bottom]"),
        ('limbs = ["thigh_left"', 'limbs = ["left_thigh"', "'left_thigh'"),
        ("attempt = 37", "attempt = 99", "signal.attempt"),
        ("at_least = 72", "at_least = 72\nat_most = 80", "at_least or at_most"),
        ("knee_flexion_deg = 4", "knee_flexion_deg = 400", "180"),
        ('id = "squat"', 'id = "squat', "squat.toml"),
        ("rest = 15", "rest = nan", "signal.rest: give a finite number"),
    ],
)
def test_a_broken_file_is_refused_by_name(old: str, new: str, complaint: str) -> None:
    """The sentence names the file and what is wrong in it."""
    assert old in SQUAT
    with pytest.raises(ExerciseError) as refusal:
        read_exercise(SQUAT.replace(old, new, 1), "squat.toml")

    assert str(refusal.value).startswith("squat.toml, line ")
    assert complaint in str(refusal.value)


def test_a_file_is_named_after_its_id(tmp_path: Path) -> None:
    """Otherwise an exercise could not be found on disk by the name that is shown."""
    (tmp_path / "lunge.toml").write_text(SQUAT, encoding="utf-8")
    with pytest.raises(ExerciseError, match=r"lunge\.toml, line 2: id: it is 'squat'"):
        Library.read(tmp_path)


@given(st.text(max_size=400), st.integers(0, len(SQUAT)), st.integers(0, 40))
def test_any_text_is_an_exercise_or_an_exercise_error(noise: str, place: int, cut: int) -> None:
    """A file of a user's own, however broken, never raises anything else."""
    try:
        read_exercise(SQUAT[:place] + noise + SQUAT[place + cut :], "mine.toml")
    except ExerciseError as refusal:
        assert str(refusal).startswith(("mine.toml: ", "mine.toml, line "))
