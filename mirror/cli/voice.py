"""`mirror voice ...`: hear it, choose it, test it."""

from typing import Annotated

import typer

from mirror.cli.options import AsJson
from mirror.cli.sections import SectionedCommand
from mirror.cli.setting_options import DEVICES, SPEAKING, takes_settings
from mirror.commands.typed import Words

__all__ = ["voice"]

voice = typer.Typer(help="Hear the voice, choose one, test speaker and microphone.", no_args_is_help=True)


@voice.command("list", cls=SectionedCommand)
@takes_settings(Voice=SPEAKING)
def list_voices(words: Words, as_json: AsJson = False) -> None:
    """List the voices of this machine by language, and the one that speaks."""
    from mirror.commands.voice.listing import list_voices as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(words, as_json=as_json))


@voice.command("say", cls=SectionedCommand)
@takes_settings(Voice=SPEAKING, Sound=DEVICES)
def say(
    words: Words, text: Annotated[str, typer.Argument(help='Such as "Chest up", in the language spoken.')]
) -> None:
    """Say something, as the mirror would."""
    from mirror.commands.voice.saying import say as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(text, words))


@voice.command("test", cls=SectionedCommand)
@takes_settings(Voice=SPEAKING, Sound=DEVICES)
def try_out(words: Words, as_json: AsJson = False) -> None:
    """Play a phrase and listen for it: how late and how loud it is, and how much of its echo is taken out."""
    from mirror.commands.voice.testing import try_out as command  # noqa: PLC0415 - each loads only its own

    raise typer.Exit(command(words, as_json=as_json))
