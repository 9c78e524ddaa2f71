"""`mirror exercises show ID`: one exercise in full, in words and with its phases drawn."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror.commands.exercises.braille import figures
from mirror.commands.exercises.stills import best_viewpoint, phase_stills
from mirror.commands.exercises.words import kind, level, limit, listed, measure, moment, seen, spoken
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library, read_file
from mirror.exercise.rules import FaultRule, HoldTarget, PositionRule, RepSignal

__all__ = ["show"]

WIDEST = 100
"""Columns: lines longer than that are not read with ease."""
FIGURE_ROWS = 15
GAP = 3
"""Columns between two figures."""

SEVERITIES = {"advice": "yellow", "warning": "dark_orange", "safety": "bold red"}


def show(word: str, *, picture: Path | None, as_json: bool) -> int:
    """Tell one exercise.

    Args:
        word: id, name or alias; or the path of a user's own file.
        picture: where to write a rendered strip of its phases and faults; None writes none.
        as_json: print the whole exercise as JSON in place of words.

    Raises:
        MirrorError: no such exercise, a file that breaks the format, a picture that cannot be written.
    """
    exercise = read_file(Path(word)) if word.endswith(".toml") else Library.shipped().find(word)
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(exercise), indent=2).decode())
    else:
        _tell(exercise, Console())
    if picture is not None:
        from mirror.commands.exercises.strip import write_strip  # noqa: PLC0415 - words need no OpenCV

        write_strip(exercise, picture)
        Console(stderr=True).print(f"Its phases and faults are drawn in {picture}.", highlight=False)
    return 0


def _tell(exercise: Exercise, console: Console) -> None:
    width = min(console.width, WIDEST)
    parts: list[RenderableType] = [_title(exercise), *_drawing(exercise, width - 2), _facts(exercise)]
    if exercise.faults:
        parts += [Text(""), Text("What can be wrong", "bold cyan"), _faults(exercise)]
    console.print(Padding(Group(*parts), (1, 1)), width=width)


def _title(exercise: Exercise) -> Text:
    title = Text.assemble((exercise.name, "bold"), ("   " + exercise.id, "dim"))
    if exercise.aliases:
        title.append(f"\n{', '.join(exercise.aliases)}", "dim")
    return title


def _drawing(exercise: Exercise, width: int) -> Iterator[Padding]:
    """The phases side by side, each with its name; in several rows where they are many."""
    stills = phase_stills(exercise)
    in_row = min(len(stills), 4)
    columns = (width - GAP * (in_row - 1)) // in_row
    drawn = figures([still.body for still in stills], best_viewpoint(exercise), columns, FIGURE_ROWS)
    for first in range(0, len(stills), in_row):
        row = Table.grid(padding=(0, GAP, 0, 0))
        names = [
            Text(spoken(still.name), "bold", justify="center") for still in stills[first : first + in_row]
        ]
        row.add_row(*(Text("\n").join(lines) for lines in drawn[first : first + in_row]))
        row.add_row(*names)
        yield Padding(row, (1, 0, 0, 0))


def _facts(exercise: Exercise) -> Padding:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for heading, words in _lines(exercise):
        table.add_row(heading, words)
    return Padding(table, (1, 0, 0, 0))


def _lines(exercise: Exercise) -> Iterator[tuple[str, Text]]:
    yield "Trains", Text(listed(exercise.muscles))
    yield "Needs", Text(listed(exercise.equipment))
    if exercise.like:
        yield "Like", Text(spoken(exercise.like))
    yield "Seen", Text(f"best {seen(exercise.views)}" if len(exercise.views) > 1 else seen(exercise.views))
    yield "Effort", Text.assemble(f"{exercise.met:g} MET  ", (exercise.met_source, "dim"))
    yield "Counted", Text(kind(exercise))
    if exercise.signal is not None:
        yield "", _signal(exercise.signal)
    if exercise.hold is not None:
        yield "", _hold(exercise.hold)
    for stage in exercise.stages:
        if stage.measure:
            asked = limit(stage.measure, stage.at_least, stage.at_most)
            yield "", Text(f"By way of {spoken(stage.pose)}: {measure(stage.measure)}, {asked}")
    if exercise.position:
        yield "Position", Text("\n".join(map(_position, exercise.position)))
    yield "Tempo", Text(_tempo(exercise))


def _signal(signal: RepSignal) -> Text:
    rest, attempt, required = (
        level(signal.measure, at) for at in (signal.rest, signal.attempt, signal.required)
    )
    words = Text.assemble(f"{measure(signal.measure)}: ", (rest, "bold"), " at rest, ", (required, "bold"))
    return words.append_text(Text.assemble(" for a rep to count, ", (attempt, "bold"), " to be an attempt"))


def _hold(hold: HoldTarget) -> Text:
    rules = "\n".join(map(_position, hold.target))
    return Text(f"{rules}\nfor {hold.shortest_s:g} s or more; out of it for {hold.pause_s:g} s, it is over")


def _position(rule: PositionRule) -> str:
    return f"{measure(rule.measure)}, {limit(rule.measure, rule.at_least, rule.at_most)}"


def _tempo(exercise: Exercise) -> str:
    phases, tempo = exercise.phases, exercise.tempo
    if exercise.hold is not None:
        ways = f"{tempo.out_s:g} s {spoken(phases.out)}", f"{tempo.back_s:g} s {spoken(phases.back)}"
        return f"{ways[0]}, held {tempo.turn_s:g} s, {ways[1]}"
    return (
        f"{tempo.out_s:g} s {spoken(phases.out)}, {tempo.turn_s:g} s at the {spoken(phases.turn)}, "
        f"{tempo.back_s:g} s {spoken(phases.back)}, {tempo.rest_s:g} s at the {spoken(phases.rest)}"
    )


def _faults(exercise: Exercise) -> Group:
    return Group(*(Padding(_fault(fault, exercise), (1, 0, 0, 0)) for fault in exercise.faults))


def _fault(fault: FaultRule, exercise: Exercise) -> Text:
    views = [view for view in exercise.views if view in fault.views]
    words = Text.assemble(
        (fault.name, "bold"), "  ", (fault.severity, SEVERITIES[fault.severity]),
        ("  the rep does not count" if fault.voids else "", "bold red"),
    )  # fmt: skip
    words.append(f"\n“{fault.cue}”", "italic")
    asked = limit(fault.measure, fault.at_least, fault.at_most)
    words.append(f"\n{measure(fault.measure)}, {asked}, {moment(fault, exercise)}; judged {seen(views)}")
    words.append(f"\n{fault.source}", "dim")
    return words
