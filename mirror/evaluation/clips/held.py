"""How long postures were held, by the mirror's clock, within the times in which a person saw them held."""

from collections.abc import Callable, Iterable, Sequence

from mirror.base.errors import ExerciseError
from mirror.evaluation.clips.clip_result import HoldResult
from mirror.evaluation.clips.manifest import HeldSegment
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.report import AnalysedHold, Analysis

__all__ = ["held_results"]


def held_results(
    segments: Iterable[HeldSegment],
    declared: Exercise | None,
    library: Library,
    run: Callable[[Exercise], Analysis],
) -> tuple[HoldResult, ...]:
    """Every posture that is held and that the library knows, each timed with it chosen.

    Args:
        segments: the postures by name, and from when to when.
        declared: what the manifest declares for the whole clip; a segment that it names otherwise than the
            library does is of this one, where it is a hold.
        library: where the postures are looked for.
        run: analyses the clip with an exercise chosen.
    """
    by_exercise: dict[str, tuple[Exercise, str, list[tuple[float, float]]]] = {}
    for posture, started_s, ended_s in segments:
        exercise = _hold(posture, declared, library)
        if exercise is not None:
            by_exercise.setdefault(exercise.id, (exercise, posture, []))[2].append((started_s, ended_s))
    return tuple(
        _timed(posture, exercise, spans, run(exercise).holds)
        for exercise, posture, spans in by_exercise.values()
    )


def _hold(posture: str, declared: Exercise | None, library: Library) -> Exercise | None:
    try:
        found: Exercise | None = library.find(posture)
    except ExerciseError:
        found = declared
    return found if found is not None and found.hold is not None else None


def _timed(
    posture: str, exercise: Exercise, spans: Sequence[tuple[float, float]], holds: Iterable[AnalysedHold]
) -> HoldResult:
    within_s = beyond_s = 0.0
    for hold in holds:
        shared_s = sum(
            max(0.0, min(hold.end_s, ended_s) - max(hold.start_s, started_s)) for started_s, ended_s in spans
        )
        # Pauses stop a hold's clock: as much of its time lies within the segments as of its span does.
        share = min(1.0, shared_s / max(hold.end_s - hold.start_s, 1e-6))
        within_s += share * hold.held_s
        beyond_s += (1.0 - share) * hold.held_s
    expected_s = sum(ended_s - started_s for started_s, ended_s in spans)
    return HoldResult(posture, exercise.id, round(expected_s, 2), round(within_s, 2), round(beyond_s, 2))
