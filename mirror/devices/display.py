"""Whether there is a display to open a window on, found out without opening one."""

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["display_trouble"]

ANSWER_S = 2.0
"""A display on another machine that takes longer is not one to show a mirror on."""

FIRST_PORT = 6000
"""Display N of an X server listens on TCP port 6000 + N."""


def display_trouble(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can be opened here; None where one can.

    A display that is named and does not answer would make Qt end the program, so it is asked first.
    """
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return None
    wayland, x11 = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if wayland and _answers(Path(environment.get("XDG_RUNTIME_DIR", "/run")) / wayland):
        return None
    if x11 and _x11_answers(x11):
        return None
    if wayland or x11:
        return f"the display {wayland or x11} does not answer"
    return "there is no display"


def _x11_answers(display: str) -> bool:
    """Whether the X server of a name such as ":0", ":0.0" or "host:1" takes a connection."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    if host in {"", "unix"} and _answers(Path(f"/tmp/.X11-unix/X{number}")):  # noqa: S108 - where X servers listen
        return True
    try:
        socket.create_connection((host or "localhost", FIRST_PORT + int(number)), ANSWER_S).close()
    except (OSError, OverflowError):
        return False
    return True


def _answers(path: Path) -> bool:
    """Whether a local socket takes a connection."""
    with socket.socket(socket.AF_UNIX) as end:
        end.settimeout(ANSWER_S)
        try:
            end.connect(str(path))
        except OSError:
            return False
    return True
