"""Check: the versions of Python, of the mirror and of the libraries that it stands on."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from mirror import __version__
from mirror.commands.examination.report import Check, Verdict

__all__ = ["check_versions"]

NEEDED = ("numpy", "opencv-python", "mediapipe", "av", "msgspec")
"""Without these nothing is seen."""
WANTED = ("PySide6-Essentials", "sounddevice", "pyttsx3")
"""Without these there is no screen, or no voice."""


def check_versions() -> Check:
    """A needed library that is missing is a failure, a wanted one a warning."""
    found = {name: _version(name) for name in NEEDED + WANTED}
    missing = [name for name, number in found.items() if number is None]
    verdict = Verdict.WARNING if missing else Verdict.OK
    if any(name in NEEDED for name in missing):
        verdict = Verdict.FAILURE
    present = ", ".join(f"{name} {number}" for name, number in found.items() if number)
    return Check(
        "versions",
        verdict,
        f"mirror {__version__}, Python {platform.python_version()} on {platform.platform()}, {present}",
        f"{', '.join(missing)} missing: run {sys.executable} -m pip install 'form-mirror[mirror]'"
        if missing
        else "",
        {"mirror": __version__, "python": platform.python_version(), "system": platform.platform(), **found},
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
