"""`mirror bench day`: a day of sets in fast time: is every rep counted, and does the state grow."""

import sys

import msgspec
from rich.console import Console

from mirror.evaluation.day import day_of
from mirror.exercise.library import Library

__all__ = ["bench_day"]


def bench_day(hours: float, exercise: str, *, as_json: bool) -> int:
    """Live through that many hours and print what became of them; exit code 1 when a rep was lost or found.

    Raises:
        ExerciseError: an unknown exercise, or one that is held.
    """
    chosen = Library.shipped().find(exercise)
    day = day_of(chosen, hours)
    exact = day.reps_counted == day.reps_done
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(day), indent=2).decode() + "\n")
    else:
        Console().print(
            f"{day.hours:.1f} hours of {chosen.name}: {day.reps_counted} of {day.reps_done} reps, "
            f"{day.attempts_told} of {day.attempts_done} attempts; the engine's state was "
            f"{day.bytes_half_way / 1000:.1f} kB half way and {day.bytes_at_end / 1000:.1f} kB at the end."
        )
    return 0 if exact else 1
