"""Reads the word with which a user names a camera: a number, a name, a file, an address or `athlete`."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from mirror.base.errors import CameraError, CameraTrouble

__all__ = [
    "AddressChoice",
    "AthleteChoice",
    "CameraChoice",
    "ClipChoice",
    "WebcamChoice",
    "parse_camera",
]

SCHEMES = frozenset({"rtsp", "rtsps", "http", "https"})
VIDEO_ENDINGS = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".gif"})
ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://.+")
DEVICE = re.compile(r"(?:/dev/video)?(\d{1,3})")


@dataclass(frozen=True, slots=True)
class AthleteChoice:
    """The virtual athlete."""


@dataclass(frozen=True, slots=True)
class WebcamChoice:
    """A camera on this machine, by number or by (a part of) its name."""

    wanted: int | str


@dataclass(frozen=True, slots=True)
class ClipChoice:
    """A video file."""

    path: Path


@dataclass(frozen=True, slots=True)
class AddressChoice:
    """A camera on the network."""

    url: str


CameraChoice: TypeAlias = AthleteChoice | WebcamChoice | ClipChoice | AddressChoice


def parse_camera(word: str) -> CameraChoice:
    """What a user means by `word`; nothing is opened.

    A word is a file when there is such a file, or when it looks like one: with a slash or a video's ending.
    Anything else is a camera's name.

    Raises:
        CameraError: NOT_FOUND for an empty word, or an address that is no camera's.
    """
    word = word.strip()
    if not word:
        raise CameraError(CameraTrouble.NOT_FOUND, f"No camera is named: give {_KINDS}.")
    if word == "athlete":
        return AthleteChoice()
    if device := DEVICE.fullmatch(word):
        return WebcamChoice(int(device[1]))
    if address := ADDRESS.fullmatch(word):
        return _address(word, address[1])
    path = Path(word).expanduser()
    if "/" in word or "\\" in word or path.suffix.lower() in VIDEO_ENDINGS or path.is_file():
        return ClipChoice(path)
    return WebcamChoice(word)


_KINDS = "a number, a camera's name, a file, an rtsp:// or http:// address, or athlete"


def _address(url: str, scheme: str) -> AddressChoice:
    if scheme.lower() not in SCHEMES:
        raise CameraError(CameraTrouble.NOT_FOUND, f"{scheme}:// is no camera's address: give {_KINDS}.")
    return AddressChoice(url)
