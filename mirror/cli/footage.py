"""Commands about clips and recordings: `mirror analyze`, `mirror record`, `mirror evaluate`."""

from pathlib import Path
from typing import Annotated

import typer

from mirror.cli.options import AsJson, ExerciseWord, Footage, Model, PictureWords, Rate
from mirror.pose.model_file import ModelVariant

__all__ = ["analyze", "evaluate", "record"]


def analyze(
    clip: Footage,
    exercise: ExerciseWord = "any",
    as_json: AsJson = False,
    video: Annotated[Path | None, typer.Option(help="Write the clip with the overlay to this MP4.")] = None,
    model: Model = ModelVariant.FULL,
    picture: PictureWords = None,
    rate: Rate = 30.0,
) -> None:
    """Count the reps of a clip and judge their form."""
    from mirror.commands.analyze import analyze as command  # noqa: PLC0415 - each command loads only its own
    from mirror.recording.landmark_csv import CsvTerms  # noqa: PLC0415 - likewise

    csv = CsvTerms.of(picture, rate)
    raise typer.Exit(command(clip, exercise, as_json=as_json, video=video, model=model, csv=csv))


def record(
    clip: Footage,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to: a name that ends in .landmarks.")],
    model: Model = ModelVariant.FULL,
    picture: PictureWords = None,
    rate: Rate = 30.0,
) -> None:
    """Keep the landmarks of a clip, never its pictures, in a small file that is analysed in milliseconds."""
    from mirror.commands.record import record as command  # noqa: PLC0415 - each command loads only its own
    from mirror.recording.landmark_csv import CsvTerms  # noqa: PLC0415 - likewise

    raise typer.Exit(command(clip, output, model=model, csv=CsvTerms.of(picture, rate)))


def evaluate(  # noqa: PLR0913, PLR0917 - to typer an option is an argument
    manifest: Annotated[
        Path | None, typer.Argument(help="A JSON list of clips, with what a person counted in each.")
    ] = None,
    athlete: Annotated[
        bool, typer.Option("--athlete", help="The virtual athlete too: all exercises, views, faults.")
    ] = False,
    before_model: Annotated[
        bool, typer.Option("--before-model", help="And a sample of it before the real pose model.")
    ] = False,
    capture: Annotated[
        Path | None, typer.Option(help="A folder of Keraal trials: joint angles against motion capture.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Of the virtual athlete, only this exercise; can be repeated.")
    ] = None,
    as_json: AsJson = False,
    report: Annotated[Path | None, typer.Option(help="Write report.html into this folder.")] = None,
    accuracy: Annotated[Path | None, typer.Option(help="Write ACCURACY.md to this file.")] = None,
    keep: Annotated[
        Path | None, typer.Option(help="Leave a recording of each clip, and their manifest, in this folder.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes; 0 for as many as there are cores.")] = 0,
    model: Model = ModelVariant.FULL,
) -> None:
    """Tell how right the mirror is: about clips that were counted by hand, about the virtual athlete."""
    from mirror.commands.evaluate import Orders  # noqa: PLC0415 - each command loads only its own
    from mirror.commands.evaluate import evaluate as command  # noqa: PLC0415 - likewise

    orders = Orders(
        manifest=manifest,
        athlete=athlete,
        before_model=before_model,
        capture=capture,
        only=tuple(only or ()),
        as_json=as_json,
        report=report,
        accuracy=accuracy,
        keep=keep,
        jobs=jobs,
        model=model,
    )
    raise typer.Exit(command(orders))
