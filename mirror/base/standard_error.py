"""Turns standard error aside while a native library starts, so that the terminal stays clean."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["standard_error_to"]

STANDARD_ERROR = 2
_TURNED = Lock()
"""Standard error is the whole process's: of two blocks at once, one would restore the other's file."""


@contextmanager
def standard_error_to(each_line: Callable[[bytes], object]) -> Iterator[None]:
    """While the block runs, keep what is written to standard error; at its end hand over line by line.

    Native libraries write to the file descriptor itself and heed no logging of Python's, so the descriptor is
    what has to be turned. It turns for every thread, so blocks should be short.
    """
    with _TURNED, tempfile.TemporaryFile() as written:
        try:
            terminal = os.dup(STANDARD_ERROR)
        except OSError:  # a program without a console has no standard error to keep clean
            yield
            return
        os.dup2(written.fileno(), STANDARD_ERROR)
        try:
            yield
        finally:
            os.dup2(terminal, STANDARD_ERROR)
            os.close(terminal)
            written.seek(0)
            for line in written.read().splitlines(keepends=True):
                each_line(line)
