"""The pose model with a progress bar, for every command that needs it."""

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

from mirror.pose.model_file import ModelVariant, ensure_model, model_path, model_verified

__all__ = ["model_with_progress"]


def model_with_progress(variant: ModelVariant) -> Path:
    """The path of the verified model; fetched with a progress bar if it is not here.

    Raises:
        ModelError: no source gave it.
    """
    if model_verified(variant):
        return model_path(variant)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(f"pose model ({variant})", total=None)
        return ensure_model(
            variant,
            progress=lambda here, awaited: progress.update(task, completed=here, total=awaited),
        )
