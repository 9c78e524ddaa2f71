"""Faults in a person's words, and the rules that they are."""

import pytest
from msgspec.structs import replace

from mirror.evaluation.clips.fault_words import match_faults
from mirror.exercise.library import Library
from mirror.exercise.rules import FaultRule


@pytest.fixture(scope="module")
def rules(library: Library) -> tuple[FaultRule, ...]:
    """Rules of these ids; only their names matter."""
    one = library.find("squat").faults[0]
    names = {
        "depth": "Shallow squat", "knee_valgus": "Knees cave in", "heel_lift": "Heels lift",
        "elbow_drift": "Elbows drift", "hip_sag": "Hips sag", "trunk_lean": "Leaning far forward",
    }  # fmt: skip
    return tuple(replace(one, id=id_, name=name) for id_, name in names.items())


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("reps 1-3: elbows drift forward (shoulder flexes to ~45 deg)", ("elbow_drift",)),
        ("rep 4 strict and correct", ()),
        ("Heels lift off the floor, hips rise first", ("heel_lift",)),
        ("knees collapse inward", ("knee_valgus",)),
        ("Shallow squat", ("depth",)),
        ("half reps, knees cave in", ("depth", "knee_valgus")),
        ("the hips are sagging", ("hip_sag",)),
        ("leans forward", ("trunk_lean",)),
        ("looks at the camera", ()),
    ],
)
def test_words_are_matched(rules: tuple[FaultRule, ...], words: str, meant: tuple[str, ...]) -> None:
    """Praise and what no rule is about mean none, and are given back."""
    found, unmatched = match_faults([words], rules)

    assert sorted(found) == sorted(meant)
    assert unmatched == (() if meant else (words,))


def test_a_fault_that_is_said_twice_is_one(rules: tuple[FaultRule, ...]) -> None:
    """Each rule once a clip."""
    assert match_faults(["heels lift", "heels rise on rep 3"], rules) == (("heel_lift",), ())
