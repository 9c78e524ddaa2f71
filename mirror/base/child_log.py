"""What a child process writes to its error stream goes into the log of the mirror."""

import logging
from io import BufferedReader, FileIO
from threading import Thread
from typing import IO, cast

__all__ = ["log_errors"]

LONGEST = 2_000
"""Bytes of a line that are taken at once: what is longer comes in pieces."""


def log_errors(stream: IO[bytes] | None, log: logging.Logger) -> None:
    """Pass each line on, on a thread of its own that ends and closes the stream when the child does.

    At the level of information: a driver's chatter looks no other than what a child died of.
    """
    if stream is not None:
        Thread(target=_pass_on, args=(stream, log), name="child's errors", daemon=True).start()


def _pass_on(stream: IO[bytes], log: logging.Logger) -> None:
    # an unbuffered pipe would be read byte by byte
    with BufferedReader(cast("FileIO", stream)) as lines:
        while line := lines.readline(LONGEST):
            if words := line.decode(errors="replace").rstrip():
                log.info("%s", words)
