"""`mirror evaluate` as a user runs it: recordings whose truth is known, and what is wrong in one sentence."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.evaluation.athlete_recording import ideal_recording
from mirror.exercise.library import Library
from mirror.recording.recording_file import SUFFIX, write_recording


def mirror(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mirror", "evaluate", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=115,
        cwd=folder,
    )


CLIPS: tuple[tuple[str, tuple[Act, ...], dict[str, Any]], ...] = (
    ("three", (Stand(1.5), *[Cycle()] * 3, Stand(1.0)), {"exercise": "Air Squat", "reps_full": 3}),
    ("faulty", (Stand(1.5), Cycle(), Cycle(faults=("depth",)), Stand(1.0)),
     {"exercise": "squat", "reps_full": 2, "faults": ["shallow"], "view": "side"}),
    ("short", (Stand(1.5), Cycle(), Cycle(partial=True), Stand(1.0)),
     {"exercise": "squat", "reps_full": 1, "reps_partial": 1, "faults": []}),
    ("miscounted", (Stand(1.5), *[Cycle()] * 2, Stand(1.0)), {"exercise": "squat", "reps_full": 4}),
    ("doubtful", (Stand(1.5), Cycle(), Stand(1.0)),
     {"exercise": "squat", "reps_full": 9, "confidence": "low"}),
    ("negative_standing", (Stand(4.0),), {"exercise": "negative_standing", "reps_full": 0}),
    ("unheard", (Stand(1.0), *[Cycle()] * 5, Stand(3.0)), {"exercise": "knee wobble", "reps_full": 5}),
)  # fmt: skip
"""Name, what the virtual athlete does in it, and what the manifest says of it."""


@pytest.fixture(scope="module")
def folder(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A manifest of recordings of the virtual athlete, perfectly seen from the side."""
    place = tmp_path_factory.mktemp("clips")
    entries = []
    for name, acts, fields in CLIPS:
        performance = Performance(library.find("squat"), acts)
        recording = ideal_recording(performance, Viewpoint(yaw_deg=78.0), 15.0)
        write_recording(recording, place / f"{name}{SUFFIX}")
        entries.append({"file": f"{name}{SUFFIX}", "notes": "ignored", **fields})
    (place / "manifest.json").write_text(json.dumps(entries))
    (place / "broken.json").write_text(json.dumps([{"file": "broken.landmarks"}, entries[0]]))
    (place / "broken.landmarks").write_text("squat")
    return place


@pytest.fixture(scope="module")
def told(folder: Path) -> dict[str, Any]:
    """The JSON of the manifest, with everything else that is written."""
    everything = ("--report", "out", "--accuracy", "ACCURACY.md", "--keep", "kept")
    ended = mirror("manifest.json", "--json", *everything, folder=folder)
    assert (ended.returncode, ended.stderr) == (0, "")
    data: dict[str, Any] = json.loads(ended.stdout)
    return data


def test_each_clip_is_as_it_was_made(told: dict[str, Any]) -> None:
    """Counts, attempts, faults and how each was counted."""
    clips = {clip["file"].removesuffix(SUFFIX): clip for clip in told["clips"]}

    assert {name: clip["counted"] for name, clip in clips.items()} == {
        "three": 3, "faulty": 2, "short": 1, "miscounted": 2, "doubtful": 1, "negative_standing": 0,
        "unheard": 5,
    }  # fmt: skip
    assert clips["three"]["recognised"]
    assert (clips["faulty"]["faults_noted"], clips["faulty"]["faults_told"]) == (["depth"], ["depth"])
    assert (clips["short"]["attempts"], clips["short"]["attempts_expected"]) == (1, 1)
    assert (clips["miscounted"]["exact"], clips["miscounted"]["error"]) == (False, 0.5)
    assert clips["doubtful"]["left_out"] == "counted with low confidence"
    assert (clips["negative_standing"]["mode"], clips["unheard"]["mode"]) == ("any", "free")
    assert set(clips["negative_standing"]["ghosts_declared"].values()) == {0}


def test_the_totals_are_those_of_the_clips(told: dict[str, Any]) -> None:
    """Five clips with reps, four of them exact; one fault noted and told."""
    totals = told["totals"]

    assert (totals["clips"], totals["with_reps"], totals["left_out"]) == (6, 5, 1)
    assert totals["exact"] == pytest.approx(4 / 5)
    assert totals["off_by_one"] == pytest.approx(4 / 5)
    assert totals["mae"] == pytest.approx(0.5 / 5)
    assert (totals["ghost_reps"], totals["fault_precision"], totals["fault_recall"]) == (0, 1.0, 1.0)


def test_what_is_written_beside(told: dict[str, Any], folder: Path) -> None:
    """The page, ACCURACY.md, and recordings with a manifest that gives the same answer once more."""
    again = mirror("kept/manifest.json", "--json", "--jobs", "1", folder=folder)

    assert "How right the mirror is" in (folder / "out" / "report.html").read_text(encoding="utf-8")
    assert "80 %" in (folder / "ACCURACY.md").read_text(encoding="utf-8")
    assert json.loads(again.stdout)["clips"] == told["clips"]


def test_a_clip_that_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:
    """It is told with its reason, and the exit code is 1."""
    ended = mirror("broken.json", folder=folder)

    assert ended.returncode == 1
    assert "broken.landmarks is no recording" in ended.stdout.replace("\n", " ")
    assert "exact" in ended.stdout


def test_the_athlete_alone(folder: Path) -> None:
    """Without a manifest the totals over clips are none; one exercise, all of its views."""
    ended = mirror("--athlete", "--only", "squat", "--json", folder=folder)
    data = json.loads(ended.stdout)

    assert (data["totals"], data["clips"]) == (None, [])
    assert data["athlete"]["totals"]["exact"] == 1.0
    assert {trial["seed"] for trial in data["athlete"]["trials"]} == {0, 3, 6}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "There is nothing to evaluate"),
        (("nowhere.json",), "There is no file nowhere.json"),
        (("three.landmarks",), "three.landmarks is no JSON"),
        (("--athlete", "--only", "juggling"), "No exercise is called 'juggling'"),
        (("--capture", "."), "holds no trial of Keraal"),
        (("manifest.json", "--report", "manifest.json"), "Cannot write to manifest.json"),
        (("manifest.json", "--accuracy", "nowhere/A.md"), "There is no folder nowhere"),
    ],
)
def test_what_cannot_be_is_one_sentence(folder: Path, words: tuple[str, ...], sentence: str) -> None:
    """On the error stream, with exit code 2, before anything is evaluated."""
    ended = mirror(*words, folder=folder)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.long
def test_real_clips(clips: Path, model: Path, tmp_path: Path) -> None:
    """The shortest ones of people, through the pose model: a fair count, and no ghost."""
    del model
    short = ("push_up_12.mp4", "squat_07.mp4", "negative_running_01.avi")
    entries = [entry for entry in json.loads((clips / "manifest.json").read_text()) if entry["file"] in short]
    for entry in entries:
        entry["file"] = str(clips / entry["file"])
    (tmp_path / "manifest.json").write_text(json.dumps(entries))
    ended = mirror("manifest.json", "--json", folder=tmp_path)
    totals = json.loads(ended.stdout)["totals"]

    assert (ended.returncode, totals["clips"], totals["unread"]) == (0, 3, 0)
    assert (totals["off_by_one"], totals["ghost_reps"]) == (1.0, 0)
