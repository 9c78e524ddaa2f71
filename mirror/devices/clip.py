"""A camera that plays a file: at the file's own pace, or as fast as it can be read."""

import os
import time
from pathlib import Path
from threading import Event

import av.error

from mirror.base.closing import Closing
from mirror.base.errors import CameraError, CameraTrouble
from mirror.devices.decoder import Decoder, NoVideoError, Picture
from mirror.devices.frame import Frame

__all__ = ["Clip"]

STALL_S = 0.5
"""A clip that fell behind by more (a laptop that slept) goes on from there; below that it catches up."""


class Clip(Closing):
    """A video file as a camera.

    Args:
        path: the file.
        live: True plays it at its own pace and stamps frames as a camera does, in monotonic seconds;
            False gives frames as fast as they decode, stamped in seconds from the file's start.

    Raises:
        CameraError: NOT_FOUND or NOT_A_VIDEO, with a sentence that says what to do.
    """

    def __init__(self, path: Path, *, live: bool = False) -> None:
        self._path = path
        self._live = live
        self._decoder = _opened(path)
        self._pictures = self._decoder.pictures()
        self._next = self._decoded()
        if self._next is None:
            self._decoder.close()
            raise _no_video(path)
        self._clock = _ClipClock(self._decoder.frames_per_s)
        self._number = 0
        self._started_s: float | None = None
        self._closed = Event()

    @property
    def label(self) -> str:
        """The file's name."""
        return self._path.name

    @property
    def live(self) -> bool:
        """Whether it plays at its own pace."""
        return self._live

    @property
    def frames_per_s(self) -> float:
        """The file's average rate."""
        return self._decoder.frames_per_s

    @property
    def frames_total(self) -> int | None:
        """How many frames to expect, for a progress bar; None where the file does not tell."""
        return self._decoder.frames_total

    def read(self) -> Frame | None:
        """The next frame, at its time if the clip plays live; None after the last, or after `close`."""
        picture, self._next = self._next, None
        if picture is None:
            picture = self._decoded()
        if picture is None or self._closed.is_set():
            return None
        captured_s = self._clock.time_s(picture.shown_s)
        if self._live:
            captured_s = self._wait_for(captured_s)
        frame = Frame(picture.pixels, captured_s, self._number)
        self._number += 1
        return frame

    def close(self) -> None:
        """Let the file go and wake a reader that waits for the next frame's time; safe to call twice."""
        self._closed.set()
        self._decoder.close()

    def _decoded(self) -> Picture | None:
        """The next picture; a file that breaks off ends there."""
        try:
            return next(self._pictures, None)
        except av.error.FFmpegError:
            return None

    def _wait_for(self, clip_s: float) -> float:
        """Wait until the clip's time has come, and return it on the monotonic clock."""
        now_s = time.monotonic()
        if self._started_s is None or now_s - (self._started_s + clip_s) > STALL_S:
            self._started_s = now_s - clip_s
        due_s = self._started_s + clip_s
        self._closed.wait(max(0.0, due_s - now_s))
        return due_s


class _ClipClock:
    """Seconds from the first picture, rising whatever the file says."""

    def __init__(self, frames_per_s: float) -> None:
        self._step_s = 1.0 / frames_per_s
        self._first_s: float | None = None
        self._last_s = -self._step_s

    def time_s(self, shown_s: float | None) -> float:
        """The time of the next picture: the file's, or one step after the last where that does not rise."""
        told_s = None
        if shown_s is not None:
            self._first_s = shown_s if self._first_s is None else self._first_s
            told_s = shown_s - self._first_s
        if told_s is None or told_s <= self._last_s:
            told_s = self._last_s + self._step_s
        self._last_s = told_s
        return told_s


def _opened(path: Path) -> Decoder:
    """A decoder for the file, or the sentence that says why there is none."""
    if not path.exists():
        raise CameraError(CameraTrouble.NOT_FOUND, f"There is no file {path}: check its name and folder.")
    if path.is_dir():
        raise CameraError(CameraTrouble.NOT_A_VIDEO, f"{path} is a folder: name a video file in it.")
    if not os.access(path, os.R_OK):
        raise CameraError(CameraTrouble.NOT_FOUND, f"{path} may not be read: change its permissions.")
    if path.is_file() and path.stat().st_size == 0:
        raise CameraError(CameraTrouble.NOT_A_VIDEO, f"{path} is empty (0 bytes): record or copy it again.")
    try:
        return Decoder(f"file:{path}")
    except (av.error.FFmpegError, NoVideoError) as error:
        raise _no_video(path) from error


def _no_video(path: Path) -> CameraError:
    return CameraError(
        CameraTrouble.NOT_A_VIDEO,
        f"{path} holds no video that can be read: use an unbroken MP4, MOV, MKV, WebM or AVI file.",
    )
