"""Clip results by the few fields that a test is about."""

from typing import Any

from mirror.evaluation.clips.clip_result import ClipResult

SOUND: dict[str, Any] = {
    "file": "a.mp4", "declared": "squat", "exercise": "squat", "view": "side", "mode": "declared",
    "expected": 5, "accepted": (5, 5), "counted": 5, "attempts": 0, "attempts_expected": 0,
    "counted_unguided": 5, "ghosts": 0, "ghosts_declared": {}, "recognised": True,
    "recognised_as": "squat", "recognised_at_s": 4.0, "recognised_exactly": True, "faults_told": (),
    "faults_noted": (), "faults_unmatched": (), "faults_judged": True, "holds": (), "seconds": 20.0,
    "left_out": "",
}  # fmt: skip


def clip_result(**fields: Any) -> ClipResult:
    return ClipResult(**(SOUND | fields))
