"""The command line: `mirror run | analyze | bench | doctor`; bad input is one sentence and exit code 2."""

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from mirror import __version__
from mirror.base.errors import MirrorError
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

Model = Annotated[ModelVariant, typer.Option(help="The pose model: heavier is slower and surer.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ExerciseWord = Annotated[str, typer.Option(help="Id, name or alias, such as squat.")]


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
    clip: Annotated[Path, typer.Argument(help="A video file.")],
    exercise: ExerciseWord,
    as_json: AsJson = False,
    video: Annotated[Path | None, typer.Option(help="Write the clip with the overlay to this MP4.")] = None,
    model: Model = ModelVariant.FULL,
) -> None:
    """Count the reps of a clip and judge their form."""
    from mirror.commands.analyze import analyze as command  # noqa: PLC0415 - each command loads only its own

    raise typer.Exit(command(clip, exercise, as_json=as_json, video=video, model=model))


def main() -> None:
    """Run the command line; a MirrorError is one sentence on the error stream and exit code 2."""
    try:
        app()
    except MirrorError as error:
        sys.stderr.write(f"mirror: {error}\n")
        sys.exit(2)
