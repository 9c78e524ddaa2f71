"""Which cameras are plugged in, by number and name, as far as the system tells without opening them."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["LINUX_CAMERAS", "KnownCamera", "known_cameras"]

LINUX_CAMERAS = Path("/sys/class/video4linux")
"""Where Linux lists video devices: a folder `video<number>` each, with the files `name` and `index`."""


@dataclass(frozen=True, slots=True)
class KnownCamera:
    """A camera that the system knows."""

    index: int
    """The number with which it is opened."""
    name: str
    """What its maker calls it."""

    def __str__(self) -> str:
        return f"{self.name} ({self.index})"


def known_cameras(listing: Path = LINUX_CAMERAS) -> tuple[KnownCamera, ...]:
    """The cameras of a Linux system, by number; empty where there is none or the system is another.

    A camera often has several devices: the one with `index` 0 gives pictures, the others metadata.
    """
    cameras = []
    for device in listing.glob("video*"):
        number = device.name.removeprefix("video")
        if number.isdecimal() and _line(device / "index") in {"0", ""}:
            cameras.append(KnownCamera(int(number), _line(device / "name") or device.name))
    return tuple(sorted(cameras, key=lambda camera: camera.index))


def _line(path: Path) -> str:
    """A file's first line; empty where it vanished, as on unplugging."""
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""
