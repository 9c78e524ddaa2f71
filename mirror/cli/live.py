"""Commands about this machine and the athlete before it: `mirror run`, `mirror doctor`."""

from pathlib import Path
from typing import Annotated

import typer

from mirror.cli.options import AsJson, ExerciseWord, Model
from mirror.cli.setting_options import COACHING, SOUND, VOICE, takes_settings
from mirror.commands.typed import Words
from mirror.overlay.layout import Look
from mirror.pose.model_file import ModelVariant

__all__ = ["doctor", "run"]


@takes_settings(Voice=VOICE, Coaching=COACHING, Sound=SOUND)
def run(  # noqa: PLR0913, PLR0917 - to typer an option is an argument
    words: Words,
    camera: Annotated[
        str | None,
        typer.Option(
            help="Index, name, file, rtsp:// or http:// address, or athlete; the first one if omitted."
        ),
    ] = None,
    exercise: ExerciseWord = "any",
    look: Annotated[Look, typer.Option(help="video: a screen; glass: a two-way mirror.")] = Look.VIDEO,
    model: Model = ModelVariant.FULL,
    full_screen: Annotated[bool, typer.Option(help="Fill the screen, or open a window.")] = True,
    status: Annotated[bool, typer.Option(help="Show camera, rate and latency.")] = True,
    until_skeleton: Annotated[bool, typer.Option(hidden=True)] = False,
    output: Annotated[
        Path, typer.Option(help="Where the demonstration goes on a machine without a display.")
    ] = Path("demonstration"),
) -> None:
    """Open the mirror. Space pauses, arrows choose the exercise, Esc leaves.

    What these options do not say is as the settings file says it: see mirror settings.
    """
    from mirror.commands.run import Wishes  # noqa: PLC0415 - each command loads only its own
    from mirror.commands.run import run as command  # noqa: PLC0415 - likewise

    wishes = Wishes(words, camera, exercise, look, model, full_screen, status, until_skeleton, output)
    raise typer.Exit(command(wishes))


def doctor(as_json: AsJson = False) -> None:
    """Tell what this machine has and what to do about what is missing."""
    from mirror.commands.doctor import doctor as command  # noqa: PLC0415 - each command loads only its own

    raise typer.Exit(command(as_json=as_json))
