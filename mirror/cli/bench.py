"""`mirror bench ...`: what is measured on this machine."""

from typing import Annotated

import typer

from mirror.cli.options import AsJson, ExerciseWord, Model
from mirror.pose.model_file import ModelVariant

__all__ = ["bench"]

bench = typer.Typer(help="Measure what this machine does with the mirror.", no_args_is_help=True)


@bench.command("frame")
def bench_frame(
    frames: Annotated[int, typer.Option(min=30, help="How many frames to measure.")] = 300,
    model: Model = ModelVariant.FULL,
    as_json: AsJson = False,
) -> None:
    """What the whole path of a frame costs over the bare landmarker."""
    from mirror.commands.bench_frame import bench_frame as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(frames, model, as_json=as_json))


@bench.command("start")
def bench_start(as_json: AsJson = False) -> None:
    """How long the program takes to import, and from its start to the first skeleton."""
    from mirror.commands.bench_start import bench_start as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(as_json=as_json))


@bench.command("load")
def bench_load(model: Model = ModelVariant.FULL, as_json: AsJson = False) -> None:
    """Whether a machine that is two, three and five times slower still counts every rep."""
    from mirror.commands.bench_load import bench_load as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(model, as_json=as_json))


@bench.command("day")
def bench_day(
    hours: Annotated[float, typer.Option(min=0.1, max=1000.0, help="Hours of the athlete's time.")] = 24.0,
    exercise: ExerciseWord = "squat",
    as_json: AsJson = False,
) -> None:
    """A day of sets in fast time: is every rep counted, and does the engine's state grow."""
    from mirror.commands.bench_day import bench_day as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(hours, exercise, as_json=as_json))


@bench.command("voice")
def bench_voice(
    minutes: Annotated[
        float, typer.Option(min=0.0, max=10_000.0, help="Of a long run of cues besides, such as 60.")
    ] = 0.0,
    as_json: AsJson = False,
) -> None:
    """How soon a cue is heard at the sound device, at rest and busy, and how much echo is taken out."""
    from mirror.commands.bench_voice.bench import bench_voice as command  # noqa: PLC0415 - each loads only its own
    from mirror.commands.bench_voice.session import Extent  # noqa: PLC0415 - likewise

    raise typer.Exit(command(Extent(minutes=minutes), as_json=as_json))
