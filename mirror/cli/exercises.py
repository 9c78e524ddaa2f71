"""`mirror exercises ...`: what there is to train."""

from pathlib import Path
from typing import Annotated

import typer

from mirror.cli.options import AsJson, Model
from mirror.pose.model_file import ModelVariant

__all__ = ["exercises"]

exercises = typer.Typer(help="List the exercises, show one, prove a file of your own.")


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
