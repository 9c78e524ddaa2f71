"""The program `mirror`: bad input is one sentence and exit code 2."""

import logging
import sys
from typing import Annotated

import typer

from mirror import __version__
from mirror.base.errors import MirrorError
from mirror.cli.bench import bench
from mirror.cli.exercises import exercises
from mirror.cli.footage import analyze, evaluate, record
from mirror.cli.live import doctor, run
from mirror.cli.sections import SectionedCommand
from mirror.cli.settings import settings
from mirror.cli.voice import voice

__all__ = ["app", "main"]

app = typer.Typer(
    name="mirror",
    help="Form Mirror: a smart mirror for training.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(cls=SectionedCommand)(run)
for command in (analyze, record, evaluate, doctor):
    app.command()(command)
app.add_typer(voice, name="voice")
app.add_typer(settings, name="settings")
app.add_typer(exercises, name="exercises")
app.add_typer(bench, name="bench")

EXTRAS = {
    "PySide6": "screen",
    "mediapipe": "vision",
    "cv2": "vision",
    "av": "vision",
    "flatbuffers": "vision",
}
"""What an installation without all extras may lack, and the extra that brings it (pyproject.toml)."""


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
