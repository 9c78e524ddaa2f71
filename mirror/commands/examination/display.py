"""Check: the screens, asked of Qt in a process of its own: Qt ends its process where there is none."""

import json
import subprocess
import sys

from mirror.commands.examination.report import Check, Verdict
from mirror.devices.display import display_trouble

__all__ = ["check_display"]

PATIENCE_S = 10.0
"""Qt takes 0.2 s; a display server across a network a little longer."""
OFFSCREEN = "mirror run plays its demonstration without a screen, and leaves a picture and a clip"


def check_display() -> Check:
    """No screen is a warning."""
    if trouble := display_trouble():
        return _none(trouble)
    command = [sys.executable, "-m", "ui.screens"]
    try:
        asked = subprocess.run(  # noqa: S603 - our own module
            command, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        return _none(f"the display did not answer in {PATIENCE_S:.0f} s")
    if asked.returncode:
        return _none(f"none (Qt says: {_reason(asked.stderr)})")
    screens = json.loads(asked.stdout)
    if screens["platform"] in {"offscreen", "minimal"}:
        return _none(f"none: QT_QPA_PLATFORM is {screens['platform']}")
    lines = [
        f"{one['name']} {one['width_px']}x{one['height_px']} at {one['refresh_hz']:.0f} Hz"
        for one in screens["screens"]
    ]
    return Check("display", Verdict.OK, f"{', '.join(lines)} ({screens['platform']})", "", screens)


def _none(detail: str) -> Check:
    return Check("display", Verdict.WARNING, detail, f"start it from a desktop; until then {OFFSCREEN}")


def _reason(errors: str) -> str:
    """The line that says most: the first of Qt's, or the last of Python's."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()] or ["nothing"]
    return next((line for line in lines if line.startswith("qt.")), lines[-1])
