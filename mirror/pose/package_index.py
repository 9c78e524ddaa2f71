"""Gets the full pose model out of a MediaPipe wheel, from whichever package index this machine's pip uses."""

import hashlib
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile

from mirror.base.errors import ModelError
from mirror.pose.download import Progress

__all__ = ["fetch_from_package_index"]

WHEEL_BYTES = 35_622_638
"""mediapipe-0.10.21-cp311-cp311-manylinux_2_28_x86_64.whl: only for the progress bar."""
DETECTOR = (
    "mediapipe/modules/pose_detection/pose_detection.tflite",
    "9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
)
LANDMARKS = (
    "mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
    "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
)
"""The sum that MediaPipe's own build pins in `third_party/external_files.bzl`."""
LOOK_EVERY_S = 0.2


def fetch_from_package_index(target: Path, progress: Progress) -> None:
    """Write the full model's bundle to `target`, built from the verified parts of a wheel.

    The wheel is one for Linux and CPython 3.11 on every machine: only its data files are used. It is the last
    release that carries them.

    Raises:
        ModelError: pip is missing or finds no such wheel, or a part has the wrong checksum.
    """
    from mirror.pose.bundle import build_bundle  # noqa: PLC0415 - brings MediaPipe, which few need here

    with tempfile.TemporaryDirectory(prefix="form-mirror-") as folder:
        wheel = _pip_download(Path(folder), progress)
        detector, landmarks = _part(wheel, *DETECTOR), _part(wheel, *LANDMARKS)
    target.write_bytes(build_bundle(detector, landmarks))


def _pip_download(folder: Path, progress: Progress) -> Path:
    """Run pip in a process of its own, so that its configuration, proxies and index are the machine's."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "mediapipe==0.10.21",
        "--no-deps",
        "--only-binary=:all:",
    ]
    command += ["--python-version=3.11", "--platform=manylinux_2_28_x86_64", f"--dest={folder}"]
    command += ["--timeout=15", "--retries=1", "--disable-pip-version-check", "--no-input"]
    with (folder / "pip.log").open("w+") as log:
        code = _run(command, folder, log, progress)
        log.seek(0)
        wheels = list(folder.glob("mediapipe-*.whl"))
        if code or not wheels:
            raise ModelError(f"the package index did not give it either ({_last_error(log.read())})")
    progress(WHEEL_BYTES, WHEEL_BYTES)
    return wheels[0]


def _run(command: list[str], folder: Path, log: IO[str], progress: Progress) -> int:
    """Run pip to its end and return its exit code; what has arrived so far is seen below its TMPDIR."""
    with subprocess.Popen(  # noqa: S603 - constant words
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=_temporary(folder)
    ) as pip:
        while pip.poll() is None:
            progress(min(_bytes_below(folder), WHEEL_BYTES), WHEEL_BYTES)
            with suppress(subprocess.TimeoutExpired):
                pip.wait(LOOK_EVERY_S)
        return pip.returncode


def _temporary(folder: Path) -> dict[str, str]:
    """This process's environment with `folder` as the place for temporary files, on each system."""
    return {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))}


def _bytes_below(folder: Path) -> int:
    """How much lies in the folder; files that vanish meanwhile count nothing."""
    total = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            total += path.stat().st_size
    return total


def _last_error(log: str) -> str:
    """The line of pip's log that says best what went wrong."""
    lines = [line for line in log.splitlines() if line.strip()] or ["pip said nothing"]
    return next((line for line in reversed(lines) if line.startswith("ERROR:")), lines[-1])


def _part(wheel: Path, name: str, sha256: str) -> bytes:
    """One file of the wheel, verified."""
    try:
        with ZipFile(wheel) as parts:
            part = parts.read(name)
    except (BadZipFile, KeyError) as error:
        raise ModelError(f"{wheel.name} does not hold {name}") from error
    if hashlib.sha256(part).hexdigest() != sha256:
        raise ModelError(f"{name} in {wheel.name} has the wrong checksum")
    return part
