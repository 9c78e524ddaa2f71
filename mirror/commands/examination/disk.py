"""Check: room on the disk for models, speech and clips."""

import shutil
from pathlib import Path

from mirror.commands.examination.report import Check, Verdict
from mirror.pose.model_file import model_folder

__all__ = ["check_disk"]

LOW_BYTES = 500_000_000
"""An hour of H.264 at 720p takes about this much."""


def check_disk() -> Check:
    """Little room is a warning."""
    folder = _existing(model_folder())
    free_bytes = shutil.disk_usage(folder).free
    low = free_bytes < LOW_BYTES
    return Check(
        "disk",
        Verdict.WARNING if low else Verdict.OK,
        f"{free_bytes / 1e9:.1f} GB free at {folder}",
        "free some space: recordings need about 500 MB an hour" if low else "",
        {"folder": str(folder), "free_bytes": free_bytes},
    )


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(each for each in (folder, *folder.parents) if each.exists())
