"""`mirror exercises check FILE`: prove an exercise file by performing it with the virtual athlete."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror.commands.exercises.words import FROM, listed
from mirror.commands.model import model_with_progress
from mirror.evaluation.trial import Trial
from mirror.evaluation.trial_result import TrialResult
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import read_file
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.model_file import ModelVariant

__all__ = ["check"]

MODEL_RATE = 15.0
"""Frames a second before the pose model: half of a webcam's, which must do, at half of the time."""

FAULTS_WANTED = range(2, 6)
"""As many as a coach watches at a time."""


class CheckedView(msgspec.Struct, frozen=True):
    """A view's result as `--json` writes it."""

    view: str
    landmarks: str
    """"true" of the virtual athlete's own, "model" of those that the pose model found."""
    reps_done: int
    reps_counted: int
    attempts_done: int
    attempts_told: int
    faults_due: dict[str, int]
    faults_told: dict[str, int]
    false_alarms: list[str]
    right: bool


class Checked(msgspec.Struct, frozen=True):
    """The whole result as `--json` writes it."""

    file: str
    exercise: str
    right: bool
    views: list[CheckedView]
    advice: list[str]


def check(file: Path, *, quick: bool, as_json: bool, model: ModelVariant) -> int:
    """Perform a file's exercise in each of its views, and say what the mirror makes of it.

    Args:
        file: an exercise file.
        quick: leave the pose model out: true landmarks only.
        as_json: print JSON in place of tables.
        model: which pose model.

    Returns:
        0 when all was counted and told rightly, 1 when not.

    Raises:
        MirrorError: the file breaks the format, or there is no pose model.
    """
    exercise = read_file(file)
    waiting = Console(stderr=True)
    results = {"true": list(_with_true_landmarks(exercise, waiting))}
    if not quick:
        results["model"] = list(_with_model(exercise, model, waiting))
    right = all(result.right for found in results.values() for result in found)
    advice = [*_advice(exercise), *(words for result in results["true"] for words in _noticed(result))]
    if as_json:
        views = [_data(result, eyes, exercise) for eyes, found in results.items() for result in found]
        checked = Checked(file.name, exercise.id, right, views, advice)
        print(msgspec.json.format(msgspec.json.encode(checked), indent=2).decode())
    else:
        _show(exercise, results, advice)
    return 0 if right else 1


def _with_true_landmarks(exercise: Exercise, waiting: Console) -> Iterator[TrialResult]:
    for view in exercise.views:
        with waiting.status(f"{exercise.name} {FROM[view]}, true landmarks"):
            yield Trial(exercise, view).run()


def _with_model(exercise: Exercise, model: ModelVariant, waiting: Console) -> Iterator[TrialResult]:
    path = model_with_progress(model)
    for view in exercise.views:
        with waiting.status(f"{exercise.name} {FROM[view]}, pose model"), MediaPipeLandmarker(path) as eyes:
            yield Trial(exercise, view, frames_per_s=MODEL_RATE).run(eyes)


def _advice(exercise: Exercise) -> Iterator[str]:
    """What is allowed and could be better."""
    if len(exercise.faults) not in FAULTS_WANTED:
        yield f"Faults in it: {len(exercise.faults)}; two to five are what a coach watches for."
    for fault in exercise.faults:
        if not fault.performed and fault.performed_pace == 1.0:
            yield f"{fault.id} does not say how it is done ([faults.performed]), so it cannot be proved."
    if exercise.hold is None and not exercise.partial and not any(stage.measure for stage in exercise.stages):
        yield "There is no [partial] pose, so what falls short of a rep cannot be proved."
    if not exercise.met_source.strip():
        yield "met_source does not say where the energy cost comes from."


def _noticed(result: TrialResult) -> Iterator[str]:
    """What is no mistake of the mirror's, and may be one of the file's."""
    where = FROM[result.view].capitalize()
    if result.attempts_told < result.attempts_done:
        yield f"{where}: no attempt was told; does [partial] go beyond signal.attempt?"
    for cycle in result.cycles:
        if cycle.faults and cycle.beside:
            yield f"{where}: where {listed(cycle.faults)} is done, {listed(cycle.beside)} is told too."


def _data(result: TrialResult, eyes: str, exercise: Exercise) -> CheckedView:
    told = {fault.id: result.told_of(fault.id) for fault in exercise.faults}
    return CheckedView(
        view=result.view,
        landmarks=eyes,
        reps_done=result.reps_done,
        reps_counted=result.reps_counted,
        attempts_done=result.attempts_done,
        attempts_told=result.attempts_told,
        faults_due={fault: due for fault, (_, due) in told.items()},
        faults_told={fault: told for fault, (told, _) in told.items()},
        false_alarms=list(result.false_alarms),
        right=result.right,
    )


def _show(exercise: Exercise, results: dict[str, list[TrialResult]], advice: list[str]) -> None:
    console = Console()
    titles = {"true": "With true landmarks", "model": "With the pose model"}
    for eyes, found in results.items():
        console.print(Padding(Text(titles[eyes], "bold cyan"), (1, 0, 0, 1)))
        console.print(Padding(_table(exercise, found), (0, 0, 0, 1)))
    wrong = [words for found in results.values() for result in found for words in _wrong(result)]
    lines = [Text(words, "red") for words in dict.fromkeys(wrong)] + [
        Text(words, "yellow") for words in advice
    ]
    if not wrong:
        lines.append(Text(f"{exercise.name} is right in every view.", "green"))
    console.print(Padding(Text("\n").join(lines), (1, 1)))


def _table(exercise: Exercise, results: list[TrialResult]) -> Table:
    """A row for each view: told of done."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("view", no_wrap=True)
    counted = "holds" if exercise.hold is not None else "reps"
    for heading in (counted, "attempts", *(fault.id for fault in exercise.faults), "on clean " + counted):
        table.add_column(heading, justify="right")
    for result in results:
        alarms = len(result.false_alarms)
        table.add_row(
            result.view,
            _share(result.reps_counted, result.reps_done, right=result.exact),
            _share(result.attempts_told, result.attempts_done, right=True),
            *(_fault(*result.told_of(fault.id)) for fault in exercise.faults),
            Text(str(alarms), "red" if alarms else "green"),
        )
    return table


def _fault(told: int, due: int) -> Text:
    return _share(told, due, right=told == due) if due else Text("-", "dim")


def _share(told: int, done: int, *, right: bool) -> Text:
    return Text(f"{told} of {done}", "green" if right else "red")


def _wrong(result: TrialResult) -> Iterator[str]:
    """What went wrong in a view, a sentence each."""
    where = FROM[result.view].capitalize()
    if not result.exact:
        yield f"{where}: {result.reps_counted} counted, {result.reps_done} done."
    if result.missed:
        yield f"{where}: done and not told: {listed(result.missed)}."
    if result.false_alarms:
        yield f"{where}: told where it was not done: {listed(dict.fromkeys(result.false_alarms))}."
    if not result.right and result.asked:
        yield f"{where}: the mirror asked “{'”, “'.join(result.asked)}”."
