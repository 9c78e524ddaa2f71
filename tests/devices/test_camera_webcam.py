"""Webcams: finding one by number or name, and losing it. OpenCV plays a file in place of a device."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

import cv2
import pytest

from mirror.base.errors import CameraError, CameraTrouble
from mirror.devices.known_cameras import KnownCamera, known_cameras
from mirror.devices.webcam import Webcam, found_camera, same_camera

ClipWriter: TypeAlias = Callable[[str, Iterable[int]], Path]

KNOWN = (
    KnownCamera(0, "Integrated Camera"),
    KnownCamera(2, "HD Pro Webcam C920"),
    KnownCamera(4, "HD Pro Webcam C920 Plus"),
)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (0, 0),
        (2, 2),
        (9, 9),
        (None, 0),
        ("integrated", 0),
        ("Integrated Camera", 0),
        ("hd pro webcam c920", 2),
        ("plus", 4),
    ],
)
def test_found(wanted: int | str | None, index: int) -> None:
    """A number stands for itself, None for the first; a whole name goes before a part of one."""
    assert found_camera(wanted, KNOWN).index == index


@pytest.mark.parametrize(
    ("wanted", "known", "sentence"),
    [
        ("logitech", KNOWN, 'no camera called "logitech": use one of Integrated Camera \\(0\\)'),
        ("webcam", KNOWN, 'More than one camera is called "webcam"'),
        ("logitech", (), "plug one in, or use --camera athlete"),
    ],
)
def test_not_found(wanted: str, known: tuple[KnownCamera, ...], sentence: str) -> None:
    """A name that means none, or more than one, is answered with the names that there are."""
    with pytest.raises(CameraError, match=sentence) as caught:
        found_camera(wanted, known)
    assert caught.value.trouble is CameraTrouble.NOT_FOUND


def test_known_cameras(tmp_path: Path) -> None:
    """Linux lists two devices for most cameras: the second gives metadata and is no camera."""
    for device, index, name in [
        ("video10", "0", "Zoom Q2n"),
        ("video0", "0", "HD Webcam"),
        ("video1", "1", "HD Webcam"),
    ]:
        (tmp_path / device).mkdir()
        (tmp_path / device / "index").write_text(f"{index}\n")
        (tmp_path / device / "name").write_text(f"{name}\n")
    (tmp_path / "video2").mkdir()
    (tmp_path / "v4l-subdev0").mkdir()
    assert list(map(str, known_cameras(tmp_path))) == ["HD Webcam (0)", "video2 (2)", "Zoom Q2n (10)"]


def test_no_cameras(tmp_path: Path) -> None:
    """A system that lists none has none, and no error."""
    assert known_cameras(tmp_path / "missing") == ()


def test_frames_until_unplugged(write_clip: ClipWriter) -> None:
    """Frames are numbered and stamped; when the device ends the camera is lost, and opens again."""
    path = write_clip("device.avi", range(0, 200, 40))
    before_s = time.monotonic()
    for _ in range(2):
        with Webcam(
            "c920 plus", listing=lambda: KNOWN, opener=lambda _: cv2.VideoCapture(str(path))
        ) as camera:
            assert camera.label == "HD Pro Webcam C920 Plus (4)"
            assert camera.live
            frames = [camera.read() for _ in range(4)]  # the first of the five proved that it works
            with pytest.raises(CameraError, match="plug it in again") as caught:
                camera.read()
        assert caught.value.trouble is CameraTrouble.LOST
        assert [frame.number for frame in frames if frame] == [0, 1, 2, 3]
        stamps = [frame.captured_s for frame in frames if frame]
        assert stamps == sorted(stamps)
        assert before_s < stamps[0]
        assert stamps[-1] < time.monotonic()


def test_device_that_is_not_there(tmp_path: Path) -> None:
    """A number without a device is told with what to do."""
    with pytest.raises(CameraError, match="no camera 7: use one of") as caught:
        Webcam(7, listing=lambda: KNOWN, opener=lambda _: cv2.VideoCapture(str(tmp_path / "missing")))
    assert caught.value.trouble is CameraTrouble.NOT_FOUND


def test_device_that_is_in_use(write_clip: ClipWriter) -> None:
    """A device that opens and gives no picture is most often held by another program."""

    def exhausted(_: int) -> cv2.VideoCapture:
        capture = cv2.VideoCapture(str(write_clip("held.avi", [0, 40])))
        while capture.grab():
            pass
        return capture

    with pytest.raises(CameraError, match="close the program that uses it") as caught:
        Webcam(0, listing=lambda: KNOWN, opener=exhausted)
    assert caught.value.trouble is CameraTrouble.IN_USE


@pytest.mark.parametrize(
    ("now", "index"),
    [
        (KNOWN, 2),
        ((KnownCamera(0, "Integrated Camera"), KnownCamera(3, "HD Pro Webcam C920")), 3),
        ((KnownCamera(2, "Another"), KnownCamera(5, "HD Pro Webcam C920")), 5),
        ((), 2),
    ],
)
def test_same_camera(now: tuple[KnownCamera, ...], index: int) -> None:
    """A camera that was plugged in elsewhere is known by its name; one that is still away by its number."""
    assert same_camera(KNOWN[1], now).index == index


def test_stranger_is_not_the_same() -> None:
    """While a camera is away, another one at its number is not taken for it."""
    with pytest.raises(CameraError, match=r"HD Pro Webcam C920 \(2\) is gone") as caught:
        same_camera(KNOWN[1], (KnownCamera(2, "Another"),))
    assert caught.value.trouble is CameraTrouble.LOST


def test_again_elsewhere(write_clip: ClipWriter) -> None:
    """A camera that is back under another number is opened there, and its frames are numbered from 0."""
    path = write_clip("device.avi", range(0, 200, 40))
    listings = iter([KNOWN, *[(KnownCamera(3, "HD Pro Webcam C920"),)] * 2])
    opened: list[int] = []

    def opener(index: int) -> cv2.VideoCapture:
        opened.append(index)
        return cv2.VideoCapture(str(path))

    with Webcam("HD Pro Webcam C920", listing=lambda: next(listings), opener=opener) as camera:
        camera.read()
    with camera.again() as back:
        frame = back.read()
        assert back.label == "HD Pro Webcam C920 (3)"
    assert opened == [2, 3]
    assert frame is not None
    assert frame.number == 0
