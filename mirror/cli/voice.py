"""`mirror voice ...`: hear it, choose it, test it."""

import typer

__all__ = ["voice"]

voice = typer.Typer(help="Hear the voice, choose one, test speaker and microphone.", no_args_is_help=True)
