"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from mirror.pose.model_file import ModelVariant

__all__ = ["AsJson", "ExerciseWord", "Footage", "Model", "PictureWords", "Rate"]

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
