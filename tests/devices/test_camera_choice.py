"""What a user's word for a camera means."""

from pathlib import Path

import pytest

from mirror.base.errors import CameraError
from mirror.devices.camera_choice import (
    AddressChoice,
    AthleteChoice,
    CameraChoice,
    ClipChoice,
    WebcamChoice,
    parse_camera,
)


@pytest.mark.parametrize(
    ("word", "choice"),
    [
        ("athlete", AthleteChoice()),
        ("0", WebcamChoice(0)),
        (" 12 ", WebcamChoice(12)),
        ("/dev/video2", WebcamChoice(2)),
        ("HD Webcam", WebcamChoice("HD Webcam")),
        ("Athlete", WebcamChoice("Athlete")),
        ("rtsp://camera.lan/stream", AddressChoice("rtsp://camera.lan/stream")),
        ("HTTP://10.0.0.7:8080/video", AddressChoice("HTTP://10.0.0.7:8080/video")),
        ("squat.mp4", ClipChoice(Path("squat.mp4"))),
        ("SQUAT.MOV", ClipChoice(Path("SQUAT.MOV"))),
        ("clips/squat", ClipChoice(Path("clips/squat"))),
        ("/tmp/0", ClipChoice(Path("/tmp/0"))),  # noqa: S108 - a word, no file
        ("C:\\clips\\squat.wmv", ClipChoice(Path("C:\\clips\\squat.wmv"))),
        ("~/squat.mp4", ClipChoice(Path.home() / "squat.mp4")),
    ],
)
def test_word(word: str, choice: CameraChoice) -> None:
    """Each kind of word is known by its shape."""
    assert parse_camera(word) == choice


def test_existing_file(tmp_path: Path) -> None:
    """A file that is there is a file, whatever its ending."""
    (tmp_path / "recording").touch()
    assert parse_camera(str(tmp_path / "recording")) == ClipChoice(tmp_path / "recording")


@pytest.mark.parametrize("word", ["", "  ", "ftp://camera/x", "file:///etc/passwd", "concat://x"])
def test_nonsense(word: str) -> None:
    """A word that can be no camera is answered with what can."""
    with pytest.raises(CameraError, match="a number, a camera's name, a file"):
        parse_camera(word)
