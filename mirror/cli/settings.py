"""`mirror settings ...`: what is in force and why, and how to change it."""

from typing import Annotated

import typer

from mirror.cli.options import AsJson
from mirror.cli.setting_options import COACHING, SOUND, VOICE, takes_settings
from mirror.commands.typed import Words

__all__ = ["settings"]

settings = typer.Typer(help="Show what is set and why, and change it.")

KeyWord = Annotated[str, typer.Argument(metavar="KEY", help="Such as voice.language.")]


@settings.callback(invoke_without_command=True)
@takes_settings(Voice=VOICE, Coaching=COACHING, Sound=SOUND)
def show(words: Words, context: typer.Context, as_json: AsJson = False) -> None:
    """Show every setting and where it comes from; options are taken as `mirror run` takes them."""
    if context.invoked_subcommand is None:
        from mirror.commands.settings import show_settings  # noqa: PLC0415 - each command loads only its own

        raise typer.Exit(show_settings(words, as_json=as_json))


@settings.command("set")
def set_one(
    key: KeyWord, value: Annotated[str, typer.Argument(help="Such as de; text without quotes.")]
) -> None:
    """Put a setting into the settings file; your comments in it stay."""
    from mirror.commands.settings import set_setting  # noqa: PLC0415 - each command loads only its own

    raise typer.Exit(set_setting(key, value))


@settings.command("unset")
def unset(key: KeyWord) -> None:
    """Take a setting out of the settings file: its default is in force again."""
    from mirror.commands.settings import unset_setting  # noqa: PLC0415 - each command loads only its own

    raise typer.Exit(unset_setting(key))


@settings.command("path")
def path() -> None:
    """Tell where the settings file is, or would be."""
    from mirror.commands.settings import tell_path  # noqa: PLC0415 - each command loads only its own

    raise typer.Exit(tell_path())
