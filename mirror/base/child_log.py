"""What a child process writes to its error stream goes into the log of the mirror."""

import logging
import os
from threading import Thread
from typing import IO, BinaryIO

__all__ = ["log_errors"]

LONGEST = 2_000
"""Bytes of a line that are taken at once: what is longer comes in pieces."""


def log_errors(stream: IO[bytes] | None, log: logging.Logger) -> None:
    """Pass each line on, on a thread of its own that ends when the child does.

    The stream is closed at once and its descriptor goes on as the thread's own, so that whoever tidies up
    after the child does not take its last words away.

    At the level of information: a driver's chatter looks no other than what a child died of.
    """
    if stream is not None:
        lines = os.fdopen(os.dup(stream.fileno()), "rb")
        stream.close()
        Thread(target=_pass_on, args=(lines, log), name="child's errors", daemon=True).start()


def _pass_on(lines: BinaryIO, log: logging.Logger) -> None:
    with lines:
        while line := lines.readline(LONGEST):
            if words := line.decode(errors="replace").rstrip():
                log.info("%s", words)
