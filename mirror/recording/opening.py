"""Opens a file that a user named, or says in one sentence why it cannot be."""

import os
from pathlib import Path
from typing import BinaryIO

from mirror.base.errors import RecordingError

__all__ = ["opened"]


def opened(path: Path, most: int) -> BinaryIO:
    """A file, to be read and closed.

    Raises:
        RecordingError: there is no such file, it is a folder, it may not be read, it is empty, or it has more
            than `most` bytes.
    """
    try:
        if path.is_dir():
            raise RecordingError(f"{path} is a folder: name a file in it.")
        if path.exists() and not path.is_file():
            raise RecordingError(f"{path} is a device, not a file: name a file.")
        file = path.open("rb")
    except FileNotFoundError as error:
        raise RecordingError(f"There is no file {path}: check its name and folder.") from error
    except (OSError, ValueError) as error:
        raise RecordingError(f"{path} may not be read: check its name and its permissions.") from error
    size = os.fstat(file.fileno()).st_size
    if 0 < size <= most:
        return file
    file.close()
    if size:
        raise RecordingError(f"{path} is larger than {most // 1_000_000} MB: cut it into parts.")
    raise RecordingError(f"{path} is empty (0 bytes): record or copy it again.")
