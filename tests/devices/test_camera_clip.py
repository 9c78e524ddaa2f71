"""A file as a camera: its times, its pace, its rotation, and what is no video."""

import random
import struct
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import av
import cv2
import numpy as np
import pytest

from mirror.base.errors import CameraError, CameraTrouble
from mirror.devices.clip import Clip
from mirror.devices.frame import Pixels

ClipWriter: TypeAlias = Callable[[str, Iterable[int]], Path]

STEADY_MS = range(0, 400, 40)
UNEVEN_MS = (0, 20, 140, 150, 400)


def times_ms(clip: Clip) -> list[int]:
    """The capture times of all frames that are left, rounded."""
    times = []
    while frame := clip.read():
        times.append(round(frame.captured_s * 1000))
    return times


class TestTimes:
    """Capture times are the file's presentation times, from 0."""

    def test_steady(self, write_clip: ClipWriter) -> None:
        """A steady clip counts up by its step."""
        with Clip(write_clip("steady.mp4", STEADY_MS)) as clip:
            assert times_ms(clip) == list(STEADY_MS)

    def test_variable_rate(self, write_clip: ClipWriter) -> None:
        """A phone's uneven rate is kept, frame by frame."""
        with Clip(write_clip("uneven.mkv", UNEVEN_MS)) as clip:
            assert times_ms(clip) == list(UNEVEN_MS)

    def test_late_start(self, write_clip: ClipWriter) -> None:
        """A file whose clock starts late still starts at 0."""
        with Clip(write_clip("late.mkv", [5000, 5040, 5080])) as clip:
            assert times_ms(clip) == [0, 40, 80]

    def test_numbers_and_total(self, write_clip: ClipWriter) -> None:
        """Frames are numbered from 0 and the clip knows how many there are."""
        with Clip(write_clip("steady.mp4", STEADY_MS)) as clip:
            frames = [clip.read() for _ in STEADY_MS]
            assert [frame.number for frame in frames if frame] == list(range(10))
            assert clip.frames_total == 10
            assert clip.read() is None
            assert clip.read() is None


class TestPictures:
    """Frames are upright, BGR, contiguous and read-only."""

    def test_content(self, write_clip: ClipWriter) -> None:
        """The white quarter is where it was drawn, and nobody may draw on the frame."""
        with Clip(write_clip("steady.mp4", STEADY_MS)) as clip:
            frame = clip.read()
        assert frame is not None
        assert (frame.width, frame.height) == (64, 48)
        assert white_quarter(frame.pixels) == "upper left"
        assert frame.pixels.flags.c_contiguous
        assert not frame.pixels.flags.writeable

    @pytest.mark.parametrize(
        ("turned_deg", "size", "corner"),
        [(90, (48, 64), "upper right"), (180, (64, 48), "lower right"), (270, (48, 64), "lower left")],
    )
    def test_rotation(
        self, write_clip: ClipWriter, turned_deg: int, size: tuple[int, int], corner: str
    ) -> None:
        """A phone held upright writes a lying picture and a matrix that turns it clockwise; we heed it."""
        path = write_clip("phone.mp4", STEADY_MS)
        path.write_bytes(turned(path.read_bytes(), turned_deg))
        with Clip(path) as clip:
            frame = clip.read()
        assert frame is not None
        assert (frame.width, frame.height) == size
        assert white_quarter(frame.pixels) == corner


class TestPace:
    """A clip that plays live keeps the file's own pace; one that does not is as fast as the decoder."""

    def test_live(self, write_clip: ClipWriter) -> None:
        """Frames come no earlier than their time, stamped on the monotonic clock."""
        with Clip(write_clip("steady.mp4", STEADY_MS), live=True) as clip:
            started_s = time.monotonic()
            stamps = [frame.captured_s for frame in iter(clip.read, None)]
            lasted_s = time.monotonic() - started_s
        assert lasted_s >= 0.36 - 0.001
        assert stamps[0] >= started_s
        assert np.diff(stamps) == pytest.approx(0.04)

    def test_close_ends_the_wait(self, write_clip: ClipWriter) -> None:
        """A clip that was closed gives no further frame, even one that is due in an hour."""
        clip = Clip(write_clip("long.mkv", [0, 3_600_000]), live=True)
        assert clip.read()
        clip.close()
        clip.close()
        assert clip.read() is None


NO_VIDEO = {
    "empty.mp4": b"",
    "text.txt": b"squat\n" * 200,
    "text.mp4": b"squat\n" * 200,
    "noise.mp4": random.Random(1).randbytes(20_000),
    "noise.avi": random.Random(2).randbytes(20_000),
    "picture.png": cv2.imencode(".png", np.zeros((20, 20, 3), np.uint8))[1].tobytes(),
    "picture.jpg": cv2.imencode(".jpg", np.zeros((20, 20, 3), np.uint8))[1].tobytes(),
}


class TestNoVideo:
    """What is no video is told in one sentence that names the file."""

    @pytest.mark.parametrize("name", NO_VIDEO)
    def test_content(self, tmp_path: Path, name: str) -> None:
        """Empty files, text, noise and still pictures are no videos, whatever their name says."""
        (tmp_path / name).write_bytes(NO_VIDEO[name])
        with pytest.raises(CameraError, match=name) as caught:
            Clip(tmp_path / name)
        assert caught.value.trouble is CameraTrouble.NOT_A_VIDEO

    def test_sound(self, tmp_path: Path) -> None:
        """A sound file holds no picture."""
        with av.open(str(tmp_path / "sound.wav"), "w") as container:
            stream = container.add_stream("pcm_s16le", rate=8000)
            sound = av.AudioFrame.from_ndarray(np.zeros((1, 8000), np.int16), format="s16", layout="mono")
            sound.sample_rate = 8000
            container.mux(stream.encode(sound))
        with pytest.raises(CameraError, match="holds no video"):
            Clip(tmp_path / "sound.wav")

    def test_missing_and_folder(self, tmp_path: Path) -> None:
        """A missing file and a folder each get their own sentence."""
        with pytest.raises(CameraError, match="There is no file"):
            Clip(tmp_path / "missing.mp4")
        with pytest.raises(CameraError, match="is a folder"):
            Clip(tmp_path)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_clip_ends_or_is_refused(write_clip: ClipWriter, seed: int) -> None:
    """A clip cut off anywhere, or with bytes overwritten, gives rising frames to its end or a CameraError."""
    path = write_clip(f"damaged{seed}.{('mp4', 'mkv', 'avi')[seed % 3]}", STEADY_MS)
    path.write_bytes(damaged(path.read_bytes(), random.Random(seed)))
    times = []
    with suppress(CameraError), Clip(path) as clip:
        times = times_ms(clip)
    assert times == sorted(times)
    assert len(times) <= 3 * len(STEADY_MS)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content cut off somewhere, with up to thirty bytes overwritten."""
    spoiled = bytearray(content[: chance.randrange(1, len(content) + 1)])
    for _ in range(chance.randrange(30)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def turned(mp4: bytes, degrees_clockwise: int) -> bytes:
    """An MP4 with the display matrix of its track header set to a turn (ISO 14496-12, section 8.3.2)."""
    cosine, sine = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[degrees_clockwise]
    one, last = 1 << 16, 1 << 30
    matrix = struct.pack(">9i", cosine * one, sine * one, 0, -sine * one, cosine * one, 0, 0, 0, last)
    start = mp4.index(b"tkhd") + 4 + 40
    return mp4[:start] + matrix + mp4[start + len(matrix) :]


def white_quarter(pixels: Pixels) -> str:
    """Which quarter of the picture is the bright one."""
    half_y, half_x = pixels.shape[0] // 2, pixels.shape[1] // 2
    corners = {
        "upper left": pixels[:half_y, :half_x],
        "upper right": pixels[:half_y, half_x:],
        "lower left": pixels[half_y:, :half_x],
        "lower right": pixels[half_y:, half_x:],
    }
    return max(corners, key=lambda corner: float(corners[corner].mean()))
