"""`mirror exercises`: what there is to train, as a table by posture or as JSON."""

from itertools import groupby
from typing import get_args

import msgspec
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror.commands.exercises.words import kind, spoken, views
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.phases import Posture

__all__ = ["list_exercises"]

POSTURES = get_args(Posture)

WIDE = 120
"""Columns from which faults are named; on a narrower terminal they are only counted."""


def list_exercises(*, as_json: bool) -> int:
    """Print all exercises that are shipped.

    Raises:
        ExerciseError: a file breaks the format.
    """
    library = Library.shipped()
    if as_json:
        print(msgspec.json.format(msgspec.json.encode([_data(one) for one in library]), indent=2).decode())
        return 0
    ordered = sorted(library, key=lambda one: (POSTURES.index(one.posture), one.name))
    console = Console()
    table = _table(ordered, names_faults=console.width >= WIDE)
    console.print(Padding(Group(table, _legend(len(ordered))), (1, 1)))
    return 0


def _data(exercise: Exercise) -> dict[str, object]:
    """One line of the list in values; `mirror exercises show ID --json` gives everything."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": exercise.aliases,
        "kind": "hold" if exercise.hold is not None else "reps",
        "sides": exercise.sides,
        "posture": exercise.posture,
        "views": exercise.views,
        "equipment": exercise.equipment,
        "muscles": exercise.muscles,
        "met": exercise.met,
        "faults": [fault.id for fault in exercise.faults],
    }


def _table(ordered: list[Exercise], *, names_faults: bool) -> Table:
    """A heading for each posture, and the exercises that begin in it below."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("id", style="bold", no_wrap=True)
    for heading in ("name", "kind", "views", "needs"):
        table.add_column(heading, no_wrap=heading == "views")
    table.add_column("MET", justify="right", no_wrap=True)
    table.add_column("faults", justify="left" if names_faults else "right", style="dim")
    for posture, found in groupby(ordered, key=lambda one: one.posture):
        table.add_row()
        table.add_row(Text(spoken(posture).capitalize(), "cyan"))
        for one in found:
            table.add_row(
                one.id,
                one.name,
                kind(one),
                views(one.views),
                ", ".join(one.equipment),
                f"{one.met:.1f}",
                ", ".join(fault.name.lower() for fault in one.faults)
                if names_faults
                else str(len(one.faults)),
            )
    return table


def _legend(count: int) -> Text:
    return Text(
        f"\n{count} exercises. Views, best first: F front, O oblique, S side, R rear.\n"
        "mirror exercises show ID tells one in full.",
        "dim",
    )
