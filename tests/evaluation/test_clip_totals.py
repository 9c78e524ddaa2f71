"""The totals over clips, on results whose totals can be told by hand."""

from typing import Any

import pytest
from clip_results import clip_result

from mirror.evaluation.clips.clip_evaluation import evaluated_clips
from mirror.evaluation.clips.clip_judge import JudgedClip
from mirror.evaluation.clips.clip_result import HoldResult
from mirror.evaluation.clips.clip_totals import clip_totals

NEGATIVE: dict[str, Any] = {
    "declared": "negative_walking", "exercise": None, "mode": "any", "expected": 0, "accepted": (0, 0),
    "counted": 0, "recognised": None, "recognised_as": None, "recognised_exactly": None,
    "faults_judged": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("expected", "counted", "exact", "off_by_one", "error"),
    [
        (5, 5, True, True, 0.0),
        (5, 4, False, True, 0.2),
        (5, 6, False, True, 0.2),
        (5, 3, False, False, 0.4),
        (2, 6, False, False, 2.0),
        (0, 0, True, True, 0.0),
        (0, 2, False, False, 2.0),
    ],
)
def test_one_clip(expected: int, counted: int, exact: bool, off_by_one: bool, error: float) -> None:
    """The error is a share of the true count, and of one where there is none."""
    one = clip_result(expected=expected, counted=counted)
    assert (one.exact, one.off_by_one) == (exact, off_by_one)
    assert one.error == pytest.approx(error)


def test_counts_are_over_clips_with_reps() -> None:
    """Exact, off by one and MAE as means over clips; a clip without reps only has ghosts."""
    totals = clip_totals(
        [
            clip_result(),
            clip_result(counted=4, accepted=(4, 5)),
            clip_result(counted=9),
            clip_result(mode="free", exercise=None, recognised=None, expected=10, counted=9),
            clip_result(**NEGATIVE),
            clip_result(
                **NEGATIVE | {"counted": 3, "ghosts": 3, "ghosts_declared": {"squat": 2, "plank": 0}}
            ),
        ]
    )

    assert (totals.clips, totals.with_reps, totals.without_reps) == (6, 4, 2)
    assert (totals.exact, totals.off_by_one, totals.within) == (0.25, 0.75, 0.5)
    assert totals.mae == pytest.approx((0 + 0.2 + 0.8 + 0.1) / 4)
    assert (totals.declared, totals.declared_exact, totals.declared_off_by_one) == (3, 1 / 3, 2 / 3)
    assert (totals.free, totals.free_off_by_one) == (1, 1.0)
    assert totals.free_mae == pytest.approx(0.1)
    assert (totals.ghost_reps, totals.ghost_reps_declared) == (3, 2)
    assert (totals.recognisable, totals.recognised) == (3, 1.0)


def test_one_rep_is_little_to_recognise() -> None:
    """Clips of a single rep are among all, and apart from those of two reps or a hold."""
    totals = clip_totals(
        [
            clip_result(),
            clip_result(expected=2, recognised=False),
            clip_result(expected=1, counted=1, recognised=False),
            clip_result(expected=0, counted=0, holds=(HoldResult("plank", "plank", 9.0, 9.0, 0.0),)),
        ]
    )

    assert totals.recognisable == 3
    assert totals.recognised == pytest.approx(2 / 3)
    assert totals.recognised_of_all == 0.5


def test_what_is_left_out_is_in_no_figure() -> None:
    """A clip of low confidence and one that could not be read are told apart, and count nowhere else."""
    totals = clip_totals(
        [
            clip_result(),
            clip_result(counted=0, left_out="counted with low confidence", recognised=False),
            clip_result(counted=0, left_out="it could not be evaluated", trouble="broken", seconds=0.0),
        ]
    )

    assert (totals.clips, totals.left_out, totals.unread) == (1, 1, 1)
    assert (totals.exact, totals.mae, totals.recognised) == (1.0, 0.0, 1.0)


def test_nothing_is_no_share() -> None:
    """Where there is no clip with reps, and no fault, a share is not 0 and not 1."""
    totals = clip_totals([clip_result(**NEGATIVE)])

    assert (totals.exact, totals.off_by_one, totals.mae, totals.recognised) == (None,) * 4
    assert (totals.fault_precision, totals.fault_recall, totals.hold_error_s) == (None,) * 3


def test_faults_count_once_a_clip() -> None:
    """Told and noted in all clips of which the manifest says anything: 2 of 3 told, 2 of 4 noted."""
    totals = clip_totals(
        [
            clip_result(faults_told=("depth", "valgus"), faults_noted=("depth",)),
            clip_result(faults_told=("heel",), faults_noted=("heel", "lean", "depth")),
            clip_result(faults_told=("depth",), faults_judged=False),
        ]
    )

    assert totals.fault_precision == pytest.approx(2 / 3)
    assert totals.fault_recall == pytest.approx(2 / 4)


def test_holds_are_wrong_by_what_is_missing_and_what_is_too_much() -> None:
    """Two seconds missing and one told beyond are three seconds wrong."""
    held = (HoldResult("plank", "plank", 10.0, 8.0, 1.0), HoldResult("chair", "chair", 5.0, 5.0, 0.0))
    totals = clip_totals([clip_result(holds=held)])

    assert (totals.holds, totals.hold_error_s) == (2, 1.5)
    assert totals.hold_error == pytest.approx(0.15)


def test_groups() -> None:
    """By exercise, under the manifest's name where the library has none; by view only clips with reps."""
    results = [
        clip_result(),
        clip_result(view="side_oblique"),
        clip_result(exercise=None, declared="skipping", mode="free"),
        clip_result(**NEGATIVE),
    ]
    found = evaluated_clips([JudgedClip(result) for result in results])

    assert [(group.name, group.totals.clips) for group in found.by_exercise] == [
        ("negative_walking", 1),
        ("skipping", 1),
        ("squat", 2),
    ]
    assert [(group.name, group.totals.clips) for group in found.by_view] == [("oblique", 1), ("side", 2)]
