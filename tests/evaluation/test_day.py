"""Hours of sets in fast time: every rep is counted, and the state of the engine does not grow."""

from mirror.evaluation.day import day_of
from mirror.exercise.library import Library


def test_half_an_hour_of_squats_is_counted_whole_without_growing(library: Library) -> None:
    """Coming, nine squats and a half one, resting and leaving, again and again."""
    day = day_of(library.find("squat"), 0.5)

    assert day.reps_counted == day.reps_done
    assert day.attempts_told == day.attempts_done
    assert day.bytes_at_end < 1.05 * day.bytes_half_way
