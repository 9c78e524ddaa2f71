"""A network camera against a real MJPEG server: it answers, falls silent, dies and comes back."""

import time

import pytest
from mjpeg_server import serving, url_of

from mirror.base.errors import CameraError, CameraTrouble
from mirror.devices.network_camera import NetworkCamera


def test_frames() -> None:
    """Frames come numbered and stamped on the monotonic clock as they arrive."""
    with serving() as server, NetworkCamera(url_of(server)) as camera:
        before_s = time.monotonic()
        frames = [camera.read() for _ in range(5)]
        after_s = time.monotonic()
    assert [frame.number for frame in frames if frame] == [0, 1, 2, 3, 4]
    stamps = [frame.captured_s for frame in frames if frame]
    assert stamps == sorted(stamps)
    assert before_s <= stamps[0] <= stamps[-1] <= after_s
    assert frames[0] is not None
    assert frames[0].pixels.shape == (48, 64, 3)
    assert abs(int(frames[0].pixels[20, 20, 1]) - 90) < 5


def test_lost_and_back() -> None:
    """A server that dies costs the camera at once; when it is back the camera opens again."""
    with serving() as server:
        port = server.port
        camera = NetworkCamera(url_of(server))
        assert camera.read()
    with pytest.raises(CameraError) as lost:
        read_all(camera)
    assert lost.value.trouble is CameraTrouble.LOST
    with pytest.raises(CameraError) as gone:
        NetworkCamera(f"http://127.0.0.1:{port}/video.mjpg")
    assert gone.value.trouble is CameraTrouble.UNREACHABLE
    with serving(port) as server, NetworkCamera(url_of(server)) as again:
        assert again.read()


def test_silence_is_loss() -> None:
    """A camera that holds the connection and sends nothing is lost, and the reader is not kept for ever."""
    with serving() as server, NetworkCamera(url_of(server), timeouts_s=(5.0, 0.3)) as camera:
        assert camera.read()
        server.silent.set()
        with pytest.raises(CameraError, match="stopped sending"):
            read_all(camera)


def test_no_video() -> None:
    """A page of text at the address is told from a camera that is off."""
    with serving() as server, pytest.raises(CameraError, match="check the address"):
        NetworkCamera(url_of(server, "/page"))


def test_password_stays_hidden() -> None:
    """Neither the label nor an error, nor what caused it, shows the password."""
    with serving() as server:
        with NetworkCamera(url_of(server)) as camera:
            assert camera.label == f"http://127.0.0.1:{server.port}/video.mjpg"
        with pytest.raises(CameraError) as caught:
            NetworkCamera(url_of(server, "/page"))
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def read_all(camera: NetworkCamera) -> None:
    """Read until the camera raises; what was on the way when the server stopped still comes."""
    while True:
        camera.read()
