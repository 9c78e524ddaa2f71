"""The command line as a user meets it: what it prints, and with which code it ends."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import av
import pytest

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.devices.clip_writer import ClipWriter
from mirror.exercise.library import Library

KEYS = {
    "clip",
    "exercise",
    "frames",
    "frames_with_pose",
    "seconds",
    "wall_seconds",
    "reps",
    "attempts",
    "faults",
}
"""Those that `mirror analyze --json` promises; more may come, none may go."""


def mirror(*words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}
    }
    return subprocess.run(
        [sys.executable, "-m", "mirror", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        env=environment,
    )


@pytest.fixture(scope="module")
def squats(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """A clip of two squats, the second too shallow, seen obliquely at 15 frames a second."""
    path = tmp_path_factory.mktemp("clips") / "squats.mp4"
    acts = (Stand(1.5), Cycle(), Cycle(faults=("depth",)), Stand(1.0))
    performance = Performance(library.find("squat"), acts)
    camera = VirtualCamera.of(performance, Viewpoint(yaw_deg=50.0), frames_per_s=15.0)
    with ClipWriter(path, 1280, 720, 15.0) as clip:
        while (frame := camera.read()) is not None:
            clip.write(frame.pixels)
    return path


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("analyze", "nowhere.mp4", "--exercise", "squat"), "There is no file nowhere.mp4"),
        (("analyze", "nowhere.mp4", "--exercise", "juggling"), "No exercise is called 'juggling'"),
        (("analyze", ".", "--exercise", "squat"), "is a folder"),
        (("run", "--camera", "nowhere.mp4"), "There is no file nowhere.mp4"),
        (("run", "--camera", "ftp://somewhere/x"), "ftp:// is no camera's address"),
        (("run", "--exercise", "juggling"), "No exercise is called 'juggling'"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(
    model: Path, words: tuple[str, ...], sentence: str
) -> None:
    """What is wrong and what to do, on the error stream; never a traceback, with or without a display."""
    del model
    ended = mirror(*words)

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert sentence in ended.stderr
    assert ended.stderr.startswith("mirror: ")
    assert len(ended.stderr.splitlines()) == 1


def test_an_installation_without_a_screen_says_so(model: Path) -> None:
    """A server has no Qt: a demonstration cannot be painted there, and one sentence says what to install."""
    if find_spec("PySide6") is not None:
        pytest.skip("Qt is installed here; `make test` runs this once without it")
    del model
    ended = mirror("run")

    assert ended.returncode == 2
    assert "PySide6 is not installed" in ended.stderr


@pytest.mark.parametrize("words", [("--help",), ("run", "--help"), ("bench", "--help"), ("--version",)])
def test_help_is_there(words: tuple[str, ...]) -> None:
    """Every command explains itself."""
    ended = mirror(*words)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


def test_a_clip_is_analysed_as_json(model: Path, squats: Path) -> None:
    """The promised keys, two reps in order, the fault of the second, and nothing else on the output."""
    del model
    ended = mirror("analyze", squats, "--exercise", "air squat", "--json")
    report = json.loads(ended.stdout)

    assert report.keys() >= KEYS
    assert (report["clip"], report["exercise"], report["attempts"]) == ("squats.mp4", "squat", [])
    assert report["frames"] == report["frames_with_pose"] == round(report["seconds"] * 15)
    assert [rep["number"] for rep in report["reps"]] == [1, 2]
    assert [rep["faults"] for rep in report["reps"]] == [[], ["depth"]]
    first, second = report["reps"]
    assert 0 < first["start_s"] < first["end_s"] <= second["start_s"] < second["end_s"] < report["seconds"]
    (fault,) = report["faults"]
    assert (fault["id"], fault["rep"], fault["unit"]) == ("depth", 2, "deg")
    assert fault["measured"] < fault["wanted"]


def test_a_clip_is_written_with_the_overlay(model: Path, squats: Path, tmp_path: Path) -> None:
    """H.264 of the same size and length, a report in words, and a picture that differs from the clip's."""
    del model
    out = tmp_path / "out.mp4"
    ended = mirror("analyze", squats, "--exercise", "squat", "--video", out)

    assert ended.returncode == 0
    assert "2 reps" in ended.stdout
    with av.open(str(out)) as drawn, av.open(str(squats)) as plain:
        (video,) = drawn.streams.video
        assert (video.codec_context.name, video.width, video.height) == ("h264", 1280, 720)
        pictures = [frame.to_ndarray(format="gray") for frame in drawn.decode(video)]
        originals = [frame.to_ndarray(format="gray") for frame in plain.decode(video=0)]
    assert len(pictures) == len(originals)
    assert abs(pictures[-1].astype(int) - originals[-1]).max() > 100


def test_the_overlay_does_not_replace_the_clip(model: Path, squats: Path) -> None:
    """The clip that is read is not the one that is written."""
    del model
    before = squats.read_bytes()
    ended = mirror("analyze", squats, "--exercise", "squat", "--video", squats)

    assert ended.returncode == 2
    assert "is the clip itself" in ended.stderr
    assert squats.read_bytes() == before


def test_the_overlay_goes_nowhere_in_one_sentence(model: Path, squats: Path) -> None:
    """A place that cannot be written."""
    del model
    ended = mirror("analyze", squats, "--exercise", "squat", "--video", "/proc/out.mp4")

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("mirror: Cannot write /proc/out.mp4")
