"""The camera port: where Frames come from.

It knows nothing of threads, poses, or who looks at the pictures.
"""

from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from mirror.base.facts import Fact
from mirror.devices.frame import Frame

__all__ = ["Camera", "CameraEnded", "CameraLost", "CameraReturned"]


class Camera(Protocol):
    """Something that gives frames, newest first to be had; opened by its constructor.

    Engines: `webcam.py` (OpenCV), `clip.py` (file), `network_camera.py` (RTSP, MJPEG),
    `mirror/athlete/virtual_camera.py`.
    """

    @property
    def label(self) -> str:
        """What a person calls it: "HD Webcam (0)", "squat.mp4", "virtual athlete"."""
        ...

    @property
    def live(self) -> bool:
        """Whether frames arrive by themselves; False for a file that is read as fast as possible."""
        ...

    @property
    def frames_per_s(self) -> float:
        """The nominal rate."""
        ...

    def read(self) -> Frame | None:
        """Wait for the next frame; None after the last one of a file.

        Raises:
            CameraError: with `CameraTrouble.LOST` when a live camera stops.
        """
        ...

    def close(self) -> None:
        """Let the device go; safe to call twice."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class CameraLost(Fact):
    """The camera stopped giving frames; the engine keeps trying to open it again."""

    label: str


@dataclass(frozen=True, slots=True)
class CameraReturned(Fact):
    """The camera gives frames again."""

    label: str
    away_s: float


@dataclass(frozen=True, slots=True)
class CameraEnded(Fact):
    """A clip came to its end; no more frames will come."""

    label: str
