"""What every camera promises, whichever engine is behind the port."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import cv2
import pytest
from mjpeg_server import serving, url_of

from mirror.athlete.acts import Stand
from mirror.athlete.performance import Performance
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.devices.camera import Camera
from mirror.devices.clip import Clip
from mirror.devices.known_cameras import KnownCamera
from mirror.devices.network_camera import NetworkCamera
from mirror.devices.webcam import Webcam
from mirror.evaluation.athlete_recording import ideal_recording
from mirror.exercise.library import Library
from mirror.recording.playback import RecordedCamera

ClipWriter = Callable[[str, Iterable[int]], Path]
ENGINES = (
    "clip",
    "clip at its pace",
    "webcam",
    "network camera",
    "athlete",
    "athlete at its pace",
    "recording",
)


@contextmanager
def opened(engine: str, clip: Path, library: Library) -> Iterator[Camera]:
    performance = Performance(library.find("squat"), (Stand(2.0),))
    match engine:
        case "clip" | "clip at its pace":
            yield Clip(clip, live=engine != "clip")
        case "webcam":
            known = (KnownCamera(0, "HD Webcam"),)
            yield Webcam(0, listing=lambda: known, opener=lambda _: cv2.VideoCapture(str(clip)))
        case "network camera":
            with serving() as server:
                yield NetworkCamera(url_of(server))
        case "recording":
            yield RecordedCamera(ideal_recording(performance))
        case _:
            yield VirtualCamera.of(performance, live=engine != "athlete")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_camera_keeps_its_promises(engine: str, write_clip: ClipWriter, library: Library) -> None:
    """Numbered, stamped, read-only BGR frames in order; a label and a rate; closing twice is no error."""
    clip = write_clip("device.mp4", range(0, 400, 40))
    with opened(engine, clip, library) as camera:
        assert camera.label
        assert 1.0 <= camera.frames_per_s <= 240.0
        before_s = time.monotonic()
        frames = [frame for _ in range(5) if (frame := camera.read()) is not None]
        after_s = time.monotonic()
        camera.close()
        camera.close()

    assert [frame.number for frame in frames] == [0, 1, 2, 3, 4]
    stamps_s = [frame.captured_s for frame in frames]
    assert stamps_s == sorted(set(stamps_s))
    if camera.live:
        assert before_s - 1.0 < stamps_s[0]
        assert stamps_s[-1] <= after_s
    else:
        assert stamps_s[0] == 0.0
    for frame in frames:
        assert frame.pixels.shape == (frame.height, frame.width, 3)
        assert frame.pixels.flags.c_contiguous
        assert not frame.pixels.flags.writeable
