"""`mirror record`, and `mirror analyze` of what it wrote: landmarks in place of a clip, one report."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bodies import STANDING, pose_of
from landmark_tables import PLACES, SEEN, recording_of_chance, row_of, table_of

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.devices.clip_writer import ClipWriter
from mirror.exercise.library import Library
from mirror.recording.recording_file import read_recording, write_recording


def mirror(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mirror", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        cwd=folder,
    )


def report(*words: str | Path, folder: Path) -> dict[str, Any]:
    """What `mirror analyze --json` tells, but for the name and the time that it took."""
    ended = mirror("analyze", *words, "--exercise", "squat", "--json", folder=folder)
    assert (ended.returncode, ended.stderr) == (0, "")
    told: dict[str, Any] = json.loads(ended.stdout)
    return {key: value for key, value in told.items() if key not in {"clip", "wall_seconds"}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A recording, a table and a text, each by its name."""
    write_recording(recording_of_chance(1, [True, False, True]), tmp_path / "set.landmarks")
    rows = [row_of(pose_of(STANDING))] * 45
    (tmp_path / "set.csv").write_text(table_of([*PLACES, *SEEN], rows))
    (tmp_path / "broken.csv").write_text("a,b\n1,2\n")
    (tmp_path / "broken.landmarks").write_text("squat")
    return tmp_path


@pytest.mark.long
def test_a_recording_is_analysed_as_its_clip(model: Path, library: Library, tmp_path: Path) -> None:
    """The same reps, attempts and faults at the same times."""
    del model
    performance = Performance(library.find("squat"), (Stand(1.5), Cycle(), Stand(1.0)))
    camera = VirtualCamera.of(performance, Viewpoint(yaw_deg=90.0), frames_per_s=15.0)
    with ClipWriter(tmp_path / "squats.mp4", 1280, 720, 15.0) as clip:
        while (frame := camera.read()) is not None:
            clip.write(frame.pixels)
    ended = mirror("record", "squats.mp4", "-o", "squats.landmarks", folder=tmp_path)
    recording = read_recording(tmp_path / "squats.landmarks")

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(f"squats.landmarks: {len(recording.frames)} frames, a body in ")
    assert recording.truth.source == "squats.mp4"
    assert (recording.width_px, recording.height_px) == (1280, 720)
    seen = report("squats.mp4", folder=tmp_path)
    assert len(seen["reps"]) == 1
    assert report("squats.landmarks", folder=tmp_path) == seen


def test_a_table_is_analysed_and_recorded(folder: Path) -> None:
    """At the rate that is said, and as a recording with the same report."""
    at_15 = report("set.csv", "--rate", "15", "--picture", "1:1", folder=folder)
    ended = mirror(
        "record", "set.csv", "-o", "new.landmarks", "--rate", "15", "--picture", "1:1", folder=folder
    )

    assert (at_15["frames"], at_15["frames_with_pose"], at_15["seconds"]) == (45, 45, 3.0)
    assert ended.stdout.startswith("new.landmarks: 45 frames, a body in 45; ")
    assert report("new.landmarks", folder=folder) == at_15


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("analyze", "set.landmarks", "--exercise", "squat", "--video", "out.mp4"), "leave out --video"),
        (("analyze", "broken.landmarks", "--exercise", "squat"), "broken.landmarks is no recording"),
        (("analyze", "broken.csv", "--exercise", "squat"), "broken.csv, line 1: "),
        (("analyze", "nowhere.landmarks", "--exercise", "squat"), "There is no file nowhere.landmarks"),
        (("analyze", "nowhere.csv", "--exercise", "squat"), "There is no file nowhere.csv"),
        (("analyze", "set.csv", "--exercise", "squat", "--picture", "wide"), "'wide' is no size"),
        (("record", "nowhere.mp4", "-o", "out.landmarks"), "There is no file nowhere.mp4"),
        (("record", "set.csv", "-o", "out.mp4"), "out.mp4 should end in .landmarks"),
        (("record", "set.csv", "-o", "nowhere/out.landmarks"), "There is no folder nowhere"),
        (("record", "set.landmarks", "-o", "out.landmarks"), "is a recording already"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    """On the error stream, with exit code 2, and nothing is written."""
    ended = mirror(*words, folder=folder)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in ended.stderr
    assert ended.stderr.startswith("mirror: ")
    assert len(ended.stderr.splitlines()) == 1
    assert list(folder.glob("out.*")) == []
