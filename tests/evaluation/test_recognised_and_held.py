"""Recognition is by the first decision within two reps; a hold is by the seconds within its segments."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from mirror.evaluation.clips.held import held_results
from mirror.evaluation.clips.recognised import judge_recognition, lineage_of
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.rules import HoldTarget
from mirror.report import AnalysedHold, AnalysedRecognition, AnalysedRep, Analysis

HOLD = HoldTarget(())


def analysis(
    ends_s: Sequence[float] = (),
    decided: Sequence[tuple[str, float]] = (),
    holds: Sequence[tuple[float, float, float]] = (),
) -> Analysis:
    return Analysis(
        clip="a.mp4",
        exercise="squat",
        frames=600,
        frames_with_pose=600,
        seconds=20.0,
        wall_seconds=1.0,
        reps=[
            AnalysedRep(number, end_s - 2, end_s, 90, [], 1.0, 0.0, 1.0)
            for number, end_s in enumerate(ends_s, 1)
        ],
        attempts=[],
        faults=[],
        holds=[AnalysedHold(start_s, end_s, held_s, []) for start_s, end_s, held_s in holds],
        recognised=[AnalysedRecognition(id_, at_s, 0.9) for id_, at_s in decided],
    )


@pytest.fixture(scope="module")
def families(library: Library) -> Library:
    """A squat, a variant of it, a variant of that, and a curl; and a plank, which is held."""
    squat, curl = library.find("squat"), replace(library.find("biceps_curl"), like="")
    return Library(
        (
            replace(squat, id="squat", like=""),
            replace(squat, id="goblet_squat", name="Goblet squat", aliases=(), like="squat"),
            replace(squat, id="heavy_squat", name="Heavy squat", aliases=(), like="goblet_squat"),
            curl,
            replace(squat, name="Plank", aliases=("forearm plank",), id="plank", signal=None, hold=HOLD),
        )
    )


@pytest.mark.parametrize(
    ("decided", "ends_s", "right", "exactly"),
    [
        ([("squat", 5.0)], [4.0, 7.0, 10.0], True, True),
        ([("squat", 7.9)], [4.0, 7.0, 10.0], True, True),
        ([("squat", 8.1)], [4.0, 7.0, 10.0], False, False),
        ([("squat", 19.0)], [4.0], True, True),
        ([("biceps_curl", 5.0), ("squat", 6.0)], [4.0, 7.0], False, False),
        ([("goblet_squat", 5.0)], [4.0, 7.0], False, False),
        ([], [4.0, 7.0], False, False),
    ],
)
def test_recognition(
    families: Library,
    decided: list[tuple[str, float]],
    ends_s: list[float],
    right: bool,
    exactly: bool,
) -> None:
    """In time is a second after the second rep, or the clip's end where it has fewer."""
    found = judge_recognition(analysis(decided=decided), analysis(ends_s), families.find("squat"), families)

    assert (found.right, found.exactly) == (right, exactly)
    assert found.exercise == (decided[0][0] if decided else None)


def test_the_plainer_exercise_is_right_for_its_variant(families: Library) -> None:
    """A heavy squat is told as a goblet squat, or as a squat; a squat is no goblet squat."""
    told = [analysis(decided=[(id_, 5.0)]) for id_ in ("heavy_squat", "goblet_squat", "squat", "biceps_curl")]
    heavy = families.find("heavy_squat")
    found = [judge_recognition(one, analysis([4.0, 7.0]), heavy, families) for one in told]

    assert [(one.right, one.exactly) for one in found] == [
        (True, True),
        (True, False),
        (True, False),
        (False, False),
    ]


@pytest.mark.parametrize(
    ("id_", "lineage"),
    [
        ("squat", ("squat",)),
        ("heavy_squat", ("heavy_squat", "goblet_squat", "squat")),
        ("unheard_of", ("unheard_of",)),
    ],
)
def test_lineages(families: Library, id_: str, lineage: tuple[str, ...]) -> None:
    """A variant of a variant is one of the plainest too."""
    assert lineage_of(id_, families) == lineage


@pytest.mark.parametrize(
    ("holds", "held_s", "beyond_s"),
    [
        ([], 0.0, 0.0),
        ([(0.0, 10.0, 10.0)], 10.0, 0.0),
        ([(1.0, 9.0, 8.0)], 8.0, 0.0),
        ([(0.0, 4.0, 4.0), (5.0, 10.0, 5.0)], 9.0, 0.0),
        ([(5.0, 15.0, 10.0)], 5.0, 5.0),
        ([(12.0, 16.0, 4.0)], 0.0, 4.0),
        ([(0.0, 10.0, 6.0)], 6.0, 0.0),
    ],
)
def test_time_held(
    families: Library, holds: list[tuple[float, float, float]], held_s: float, beyond_s: float
) -> None:
    """A plank of ten seconds under the library's alias: what is told in it, and what beyond it."""
    chosen: list[Exercise] = []

    def run(exercise: Exercise) -> Analysis:
        chosen.append(exercise)
        return analysis(holds=holds)

    (found,) = held_results([("forearm_plank", 0.0, 10.0)], None, families, run)

    assert [exercise.id for exercise in chosen] == ["plank"]
    assert (found.expected_s, found.held_s, found.beyond_s) == (10.0, held_s, beyond_s)
    assert found.error_s == pytest.approx(10.0 - held_s + beyond_s)


def test_postures_that_the_library_has_not(families: Library) -> None:
    """An unknown word, and one of a repetition, are not timed, unless a hold is declared for the clip."""
    words = [("handstand", 0.0, 2.0), ("squat", 2.0, 4.0)]

    assert held_results(words, families.find("squat"), families, lambda _one: analysis()) == ()
    (timed,) = held_results(words[:1], families.find("plank"), families, lambda _one: analysis())
    assert (timed.posture, timed.exercise) == ("handstand", "plank")
