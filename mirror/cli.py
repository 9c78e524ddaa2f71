"""The command line: `mirror run | analyze | record | ...`; bad input is one sentence and exit code 2."""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from mirror import __version__
from mirror.base.errors import MirrorError
from mirror.overlay.layout import Look
from mirror.pose.model_file import ModelVariant

__all__ = ["app", "main"]

app = typer.Typer(
    name="mirror",
    help="Form Mirror: a smart mirror for training.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

bench = typer.Typer(help="Measure speed, as ratios within one run.", no_args_is_help=True)
app.add_typer(bench, name="bench")

exercises = typer.Typer(help="List the exercises, show one, prove a file of your own.")
app.add_typer(exercises, name="exercises")

EXTRAS = {
    "PySide6": "screen",
    "mediapipe": "vision",
    "cv2": "vision",
    "av": "vision",
    "flatbuffers": "vision",
}
"""What an installation without all extras may lack, and the extra that brings it (pyproject.toml)."""

Model = Annotated[ModelVariant, typer.Option(help="The pose model: heavier is slower and surer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
PictureWords = Annotated[
    str | None, typer.Option("--picture", help="Of a CSV: the pictures' size, such as 16:9 or 1080x1920.")
]
Rate = Annotated[
    float, typer.Option("--rate", min=0.1, max=1000.0, help="Of a CSV without times: frames a second.")
]
Footage = Annotated[Path, typer.Argument(help="A video, a recording (.landmarks) or landmarks in a CSV.")]
ExerciseWord = Annotated[
    str, typer.Option(help="Id, name or alias, such as squat; any: recognise it; free: count what repeats.")
]


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Log what happens, on the error stream.")
    ] = False,
) -> None:
    del version
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.ERROR,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )


@app.command()
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


@app.command()
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


@app.command()
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


@app.command()
def run(  # noqa: PLR0913, PLR0917 - to typer an option is an argument
    camera: Annotated[
        str | None,
        typer.Option(
            help="Index, name, file, rtsp:// or http:// address, or athlete; the first one if omitted."
        ),
    ] = None,
    exercise: ExerciseWord = "any",
    look: Annotated[Look, typer.Option(help="video: a screen; glass: a two-way mirror.")] = Look.VIDEO,
    model: Model = ModelVariant.FULL,
    voice: Annotated[bool, typer.Option(help="Speak, or show captions only.")] = True,
    full_screen: Annotated[bool, typer.Option(help="Fill the screen, or open a window.")] = True,
    status: Annotated[bool, typer.Option(help="Show camera, rate and latency.")] = True,
    until_skeleton: Annotated[bool, typer.Option(hidden=True)] = False,
    output: Annotated[
        Path, typer.Option(help="Where the demonstration goes on a machine without a display.")
    ] = Path("demonstration"),
) -> None:
    """Open the mirror. Space pauses, arrows choose the exercise, Esc leaves."""
    from mirror.commands.run import Wishes  # noqa: PLC0415 - each command loads only its own
    from mirror.commands.run import run as command  # noqa: PLC0415 - likewise

    wishes = Wishes(camera, exercise, look, model, voice, full_screen, status, until_skeleton, output)
    raise typer.Exit(command(wishes))


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Tell what this machine has and what to do about what is missing."""
    from mirror.commands.doctor import doctor as command  # noqa: PLC0415 - each command loads only its own

    raise typer.Exit(command(as_json=as_json))


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


@exercises.callback(invoke_without_command=True)
def exercises_list(context: typer.Context, as_json: AsJson = False) -> None:
    """List the exercises, show one in full, or prove a file of your own."""
    if context.invoked_subcommand is None:
        from mirror.commands.exercises.listing import list_exercises  # noqa: PLC0415 - each loads only its own

        raise typer.Exit(list_exercises(as_json=as_json))


@exercises.command("show")
def exercises_show(
    exercise: Annotated[str, typer.Argument(help="Id, name or alias; or an exercise file.")],
    picture: Annotated[Path | None, typer.Option(help="Draw its phases and faults into this PNG.")] = None,
    as_json: AsJson = False,
) -> None:
    """Tell one exercise: what it trains, how it is counted, what can be wrong; and draw its phases."""
    from mirror.commands.exercises.telling import show as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(exercise, picture=picture, as_json=as_json))


@exercises.command("check")
def exercises_check(
    file: Annotated[Path, typer.Argument(help="An exercise file.")],
    quick: Annotated[bool, typer.Option("--quick", help="True landmarks only, no pose model.")] = False,
    as_json: AsJson = False,
    model: Model = ModelVariant.FULL,
) -> None:
    """Perform an exercise file with the virtual athlete; exit code 1 when it is counted or judged wrongly."""
    from mirror.commands.exercises.checking import check as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(file, quick=quick, as_json=as_json, model=model))


def main() -> None:
    """Run the command line; a MirrorError is one sentence on the error stream and exit code 2."""
    try:
        app()
    except MirrorError as error:
        sys.stderr.write(f"mirror: {error}\n")
        sys.exit(2)
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").split(".")[0])
        if extra is None:
            raise
        sys.stderr.write(f"mirror: {error.name} is not installed: run python3 -m pip install '.[{extra}]'.\n")
        sys.exit(2)
