"""Check: the cameras, what they give when asked for 720p at 30, and how fast frames really come."""

import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from mirror.base.errors import CameraError
from mirror.commands.examination.report import Check, Verdict
from mirror.devices.known_cameras import KnownCamera, known_cameras
from mirror.devices.webcam import Webcam

__all__ = ["check_cameras"]

FRAMES = 15
"""Half a second at thirty a second: enough to tell 30 from 10, or from 15 in a dark room."""
NUMBERS_TO_TRY = range(4)
"""Where the system does not list cameras they are tried by number."""
SLOW_FPS = 20.0
"""Below this a fast push-up has too few frames in it."""
STAND_IN = "or use the virtual athlete: mirror run --camera athlete"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a camera gave."""

    index: int
    name: str
    width_px: int
    height_px: int
    measured_fps: float

    def __str__(self) -> str:
        return f"{self.name} ({self.index}) {self.width_px}x{self.height_px} at {self.measured_fps:.0f} fps"


def check_cameras() -> Check:
    """A camera that is missing, in use, forbidden or slow is a warning: the virtual athlete stands in."""
    listed = known_cameras()
    to_try = (
        listed if sys.platform == "linux" else tuple(KnownCamera(n, f"camera {n}") for n in NUMBERS_TO_TRY)
    )
    seen, troubles = [], []
    for camera in to_try:
        try:
            seen.append(_looked_through(camera))
        except CameraError as error:
            troubles.append(_forbidden(camera) or str(error))
    if not seen and not (listed and troubles):
        return Check("cameras", Verdict.WARNING, "none found", f"plug one in, {STAND_IN}", {"cameras": []})
    slow = [each for each in seen if each.measured_fps < SLOW_FPS]
    if slow and not troubles:
        troubles = [f"{slow[0].name} is slow: turn on more light, and plug it into a port of its own"]
    return Check(
        "cameras",
        Verdict.WARNING if troubles else Verdict.OK,
        ", ".join(map(str, seen)) or "none gives a picture",
        "; ".join(troubles) if listed else "",
        {"cameras": [asdict(each) for each in seen]},
    )


def _looked_through(camera: KnownCamera) -> _Seen:
    """Open it, let its exposure settle for a frame, and time the next ones.

    Raises:
        CameraError: it gives no picture.
    """
    with Webcam(camera.index, listing=lambda: (camera,)) as webcam:
        webcam.read()
        started_s = time.monotonic()
        frames = [frame for frame in (webcam.read() for _ in range(FRAMES)) if frame]
        lasted_s = time.monotonic() - started_s
    return _Seen(camera.index, camera.name, frames[-1].width, frames[-1].height, round(FRAMES / lasted_s, 1))


def _forbidden(camera: KnownCamera) -> str | None:
    """The sentence for a device that this user may not open; None when that is not the trouble."""
    device = Path(f"/dev/video{camera.index}")
    if not device.exists() or os.access(device, os.R_OK | os.W_OK):
        return None
    return f"you may not open {device}: run sudo usermod -aG video $USER, then log in again"
