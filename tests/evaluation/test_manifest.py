"""The manifest: what stands in it, what follows from it, and what is wrong with it in one sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from mirror.base.errors import MirrorError
from mirror.evaluation.clips.manifest import ManifestClip, plain_view, read_manifest


def written(folder: Path, content: object) -> Path:
    (folder / "a.mp4").write_bytes(b"clip")
    path = folder / "manifest.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_a_manifest_is_read(tmp_path: Path) -> None:
    """Unknown fields are ignored and kept as they stand; what is missing is what is usual."""
    entry = {"file": "a.mp4", "exercise": "squat", "reps_full": 3, "curve_check": {"count": 3}}
    manifest = read_manifest(written(tmp_path, [entry]))
    (clip,) = manifest.clips

    assert manifest.path(clip) == tmp_path / "a.mp4"
    assert manifest.entries == (entry,)
    assert (clip.expected, clip.accepted, clip.left_out, clip.negative) == (3, (3, 3), "", False)
    assert (clip.faults, clip.segments) == (None, ())


def test_null_is_nothing(tmp_path: Path) -> None:
    """As if the field were not there; without a count a clip goes into no total."""
    nothing = dict.fromkeys(("exercise", "view", "reps_full", "reps_accept", "faults", "people", "fps"))
    (clip,) = read_manifest(written(tmp_path, [{"file": "a.mp4", **nothing}])).clips

    assert clip == ManifestClip("a.mp4")
    assert clip.left_out == "its count was not established"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty"),
        ("[", "is no JSON"),
        ("{}", "is no manifest: it must be a JSON list"),
        ("[]", "is no manifest: it must be a JSON list"),
        ([3], "clip 1: Expected `object`"),
        ([{}], "clip 1: Object missing required field `file`"),
        ([{"file": "a.mp4", "reps_full": "three"}], "clip 1 (a.mp4): Expected `int | null`, got `str`"),
        ([{"file": "a.mp4", "reps_full": -1}], "clip 1 (a.mp4): Expected `int` >= 0"),
        ([{"file": "a.mp4", "reps_accept": [1]}], "clip 1 (a.mp4): Expected `array` of length 2"),
        ([{"file": "a.mp4", "confidence": "sure"}], "clip 1 (a.mp4): Invalid enum value 'sure'"),
        ([{"file": "a.mp4"}, {"file": "b.mp4"}], "names b.mp4, and there is no such file"),
        ([{"file": "b.mp4"}, {"file": "c.mp4"}], "names b.mp4 and 1 more clips, and there is no such file"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path: Path, content: Any, sentence: str) -> None:
    """It names the file, the clip and what is wrong there."""
    with pytest.raises(MirrorError) as told:
        read_manifest(written(tmp_path, content))

    assert sentence in str(told.value)
    assert "manifest.json" in str(told.value)
    assert len(str(told.value).splitlines()) == 1


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    """As for any other file."""
    with pytest.raises(MirrorError, match=r"There is no file .*nowhere\.json"):
        read_manifest(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    ("fields", "accepted", "left_out"),
    [
        ({"reps_full": 3}, (3, 3), ""),
        ({"reps_full": 3, "reps_accept": (3, 4)}, (3, 4), ""),
        ({"reps_full": 3, "reps_accept": (None, 4)}, (3, 4), ""),
        ({"reps_full": 0, "reps_accept": (0, 1)}, (0, 1), ""),
        ({"reps_full": 3, "reps_accept": (None, None)}, (3, 3), "its count was not established"),
        ({"reps_full": None}, (0, 0), "its count was not established"),
        ({"reps_full": 3, "confidence": "low"}, (3, 3), "counted with low confidence"),
        ({"reps_full": 3, "confidence": "medium"}, (3, 3), ""),
    ],
)
def test_what_may_be_counted(fields: dict[str, Any], accepted: tuple[int, int], left_out: str) -> None:
    """The fair range holds the full count; without a count, or a sure one, a clip is left out."""
    clip = ManifestClip("a.mp4", **fields)
    assert (clip.accepted, clip.left_out) == (accepted, left_out)


@pytest.mark.parametrize(
    ("file", "exercise", "negative"),
    [
        ("squat_01.mp4", "squat", False),
        ("negative_walking.avi", "walking", True),
        ("a.mp4", "negative_walking", True),
        ("a.mp4", "", True),
        ("a.mp4", "walking", False),
    ],
)
def test_a_negative_is_known_by_its_name(file: str, exercise: str, negative: bool) -> None:
    """Of the file or of the exercise, or by having none."""
    assert ManifestClip(file, exercise).negative == negative


@pytest.mark.parametrize(
    ("words", "view"),
    [
        ("front", "front"),
        ("side", "side"),
        ("side_oblique", "oblique"),
        ("front oblique", "oblique"),
        ("mixed(side+front)", "mixed"),
        ("", "unknown"),
        ("from above", "unknown"),
    ],
)
def test_views_in_words(words: str, view: str) -> None:
    """Between two views is oblique; one after the other is mixed."""
    assert plain_view(words) == view


def test_a_table_is_read_in_the_terms_of_its_clip() -> None:
    """The size of the pictures and the rate, where the manifest tells them."""
    told = ManifestClip("a.csv", width=1080, height=1920, fps=25.0).csv
    unknown = ManifestClip("a.csv").csv

    assert (told.size and (told.size.width, told.size.height), told.frames_per_s) == ((1080, 1920), 25.0)
    assert (unknown.size, unknown.frames_per_s) == (None, 30.0)
