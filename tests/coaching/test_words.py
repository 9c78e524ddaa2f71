"""What may be said at all: every phrase is known ahead, and names are announced as coaches do."""

from enum import StrEnum
from pathlib import Path

import msgspec
import pytest

import mirror
from mirror.coaching.words import NUMBER, SESSION_PHRASES, Announcement, Encouragement, name_aloud, words_of
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.phases import Stage
from mirror.exercise.rules import HoldTarget, PositionRule
from mirror.movement.guidance import Guidance
from mirror.phrases.reading import languages, read_phrases


@pytest.fixture
def squat(library: Library) -> Exercise:
    """What is done."""
    return library.find("squat")


@pytest.mark.parametrize(
    ("name", "aloud"),
    [
        ("Squat", "Squats"),
        ("Push-up", "Push-ups"),
        ("Overhead press", "Overhead presses"),
        ("Crunch", "Crunches"),
        ("Butt kicks", "Butt kicks"),
        ("Reverse fly", "Reverse flies"),
        ("Squat (goblet)", "Squat (goblet)"),
    ],
)
def test_reps_are_announced_as_many(squat: Exercise, name: str, aloud: str) -> None:
    """In the plural, where there is a plain one."""
    assert name_aloud(msgspec.structs.replace(squat, name=name)) == aloud


def test_a_hold_is_announced_as_one(squat: Exercise) -> None:
    """There is one plank."""
    target = HoldTarget((PositionRule("trunk_lean", at_least=60.0),))

    assert name_aloud(msgspec.structs.replace(squat, name="Plank", signal=None, hold=target)) == "Plank"


def test_all_that_is_said_of_an_exercise_is_known_ahead(squat: Exercise) -> None:
    """Its name, its cues, and every reason why a rep may not count."""
    voids = msgspec.structs.replace(squat.faults[0], name="Kipping", voids=True)
    stages = (Stage("plank", 0.5, measure="trunk_lean"), Stage("jump", 0.5))
    known = set(words_of(msgspec.structs.replace(squat, faults=(voids,), stages=stages)))

    assert known == {
        "Squats",
        squat.attempt_cue,
        voids.cue,
        "Kipping, that one did not count",
        "No plank, that one did not count",
    }


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_words_of_a_session(language: str) -> None:
    """So that no athlete is spoken to in two languages; a mere number needs no wording."""
    phrases = read_phrases(language)

    assert {phrase for phrase in SESSION_PHRASES if not phrases.knows(phrase)} <= {NUMBER}


@pytest.mark.parametrize("said", [*Announcement, *Encouragement, *Guidance])
def test_no_phrase_is_idle(said: StrEnum) -> None:
    """What is translated is said somewhere."""
    folder = Path(mirror.__file__).parent
    files = (*(folder / "coaching").glob("*.py"), *(folder / "movement").glob("*.py"), folder / "engine.py")
    name = f"{type(said).__name__}.{said.name}"

    assert any(name in file.read_text("utf-8") for file in files)
