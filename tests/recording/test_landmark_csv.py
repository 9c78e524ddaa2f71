"""Tables of landmarks: what they may leave out, and one sentence with the line for all that is wrong."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from bodies import STANDING, bent, pose_of, turned
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from landmark_tables import PLACES, SEEN, row_of, table_of

from mirror.analysis import analyse
from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.base.errors import RecordingError, SettingError
from mirror.evaluation.athlete_recording import ideal_recording
from mirror.exercise.library import Library
from mirror.kinematics.joints import joint_angles
from mirror.pipeline import Pipeline
from mirror.pose.landmarks import Landmark as L
from mirror.recording.landmark_csv import CsvTerms, read_csv
from mirror.recording.picture_size import PictureSize
from mirror.recording.playback import RecordedCamera, RecordedLandmarker
from mirror.recording.reconstruction import DEPTH
from mirror.recording.recording import Recording
from mirror.report import Analysis

SQUARE = CsvTerms(PictureSize(1, 1))
ROW = row_of(pose_of(STANDING))
HEADING = [*PLACES, *SEEN]
SOUND = table_of(["time_s", *HEADING], ([number / 10, *ROW] for number in range(3)))


def read(text: str | bytes, folder: Path, terms: CsvTerms = SQUARE) -> Recording:
    path = folder / "set.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_csv(path, terms)


def analysed(recording: Recording, library: Library) -> Analysis:
    return analyse(RecordedCamera(recording), Pipeline(RecordedLandmarker(recording), library.find("squat")))


@pytest.mark.parametrize("yaw_deg", [0.0, 40.0, 90.0])
@pytest.mark.parametrize(("joint", "flexion_deg"), [("knee_left", 80.0), ("elbow_left", 60.0)])
def test_world_landmarks_are_reconstructed(
    tmp_path: Path, yaw_deg: float, joint: str, flexion_deg: float
) -> None:
    """Depth as MediaPipe scales it: the same angles in space from any side, the trunk 48 cm long."""
    pose = pose_of(turned(bent(joint, flexion_deg), yaw_deg))
    pose.image[:, 2] = (pose.image[:, 2] - 0.5) / DEPTH
    (frame,) = read(table_of(HEADING, [row_of(pose)]), tmp_path).frames

    assert frame.pose is not None
    assert joint_angles(frame.pose)[joint].in_space_deg == pytest.approx(flexion_deg, abs=0.1)
    world = frame.pose.world
    assert world[[L.LEFT_HIP, L.RIGHT_HIP]].mean(axis=0) == pytest.approx(0, abs=1e-6)
    assert world[[L.LEFT_SHOULDER, L.RIGHT_SHOULDER]].mean(axis=0) == pytest.approx([0, -0.48, 0], abs=1e-4)
    assert frame.pose.visibility == pytest.approx(0.95)


def test_reps_are_counted_in_a_table(tmp_path: Path, library: Library) -> None:
    """A set seen from the side, written down without its world landmarks, is counted as it was."""
    acts = (Stand(1.5), Cycle(), Cycle(faults=("depth",)), Cycle(partial=True), Stand(1.0))
    ideal = ideal_recording(Performance(library.find("squat"), acts, seed=2), Viewpoint(yaw_deg=90.0))
    rows = []
    for frame in ideal.frames:
        assert frame.pose is not None
        image = frame.pose.image * np.array([1, 1, 1 / DEPTH], np.float32)
        rows.append([frame.captured_s, *row_of(replace(frame.pose, image=image))])
    told = analysed(read(table_of(["t", *HEADING], rows), tmp_path, CsvTerms()), library)
    seen = analysed(ideal, library)

    assert [rep.faults for rep in told.reps] == [rep.faults for rep in seen.reps] == [[], ["depth"]]
    assert len(told.attempts) == len(seen.attempts) == 1
    assert [rep.end_s for rep in told.reps] == pytest.approx([rep.end_s for rep in seen.reps], abs=0.2)


@pytest.mark.parametrize(
    ("column", "values", "times_s", "frames_per_s"),
    [
        ("", ["", "", ""], [0, 0.05, 0.1], 20.0),
        ("t", [5, 5.25, 5.5], [0, 0.25, 0.5], 4.0),
        ("Time_s", [1e9, 1e9 + 1, 1e9 + 2], [0, 1, 2], 1.0),
        ("timestamp_ms", [0, 100, 300], [0, 0.1, 0.3], 1 / 0.15),
    ],
)
def test_times(
    tmp_path: Path, column: str, values: list[float], times_s: list[float], frames_per_s: float
) -> None:
    """They count from the first frame; the rate is that of the median step, or the option."""
    text = table_of([column, *HEADING], ([value, *ROW] for value in values))
    recording = read(text, tmp_path, CsvTerms(frames_per_s=20.0))

    assert [frame.captured_s for frame in recording.frames] == pytest.approx(times_s)
    assert recording.frames_per_s == pytest.approx(frames_per_s)


@pytest.mark.parametrize(
    ("columns", "terms", "aspect"),
    [
        ([], CsvTerms(), 16 / 9),
        ([], CsvTerms.of("1080x1920", 30.0), 9 / 16),
        ([("width", 640), ("height", 480)], CsvTerms(), 4 / 3),
        ([("width", 640), ("height", 480)], CsvTerms.of("1:1", 30.0), 1.0),
        ([("width", 640)], CsvTerms(), 16 / 9),
    ],
)
def test_the_shape_of_the_picture(
    tmp_path: Path, columns: list[tuple[str, int]], terms: CsvTerms, aspect: float
) -> None:
    """What the user says, then what the table says, then 16:9."""
    names, values = [name for name, _ in columns], [value for _, value in columns]
    recording = read(table_of([*names, *HEADING], [[*values, *ROW]]), tmp_path, terms)
    pose = recording.frames[0].pose

    assert recording.aspect == pytest.approx(aspect)
    assert pose is not None
    assert pose.aspect == pytest.approx(aspect)


@pytest.mark.parametrize("words", ["", "16", "16:0", "0x9", "a:b", "99999:1", "-1:2", "16:9:1", "70000x1"])
def test_a_size_that_is_none(words: str) -> None:
    """Two whole numbers, or one sentence."""
    with pytest.raises(SettingError, match="16:9"):
        PictureSize.parse(words)


@pytest.mark.parametrize("cell", ["", " ", "nan", "NaN"])
def test_nobody(tmp_path: Path, cell: str) -> None:
    """A line with an empty or NaN cell is a frame in which nobody was found; a table of them has no body."""
    holed: list[object] = [*ROW[:50], cell, *ROW[51:]]
    rows: list[list[object]] = [[*ROW], holed, [*ROW]]
    assert [frame.pose is None for frame in read(table_of(HEADING, rows), tmp_path).frames] == [
        False,
        True,
        False,
    ]
    assert [frame.pose is None for frame in read(table_of(HEADING, [holed]), tmp_path).frames] == [True]


def test_what_is_let_pass(tmp_path: Path) -> None:
    """Capitals, any order, other columns, no visibility, a mark at the beginning, other ends of lines."""
    columns = [("Exercise", "squat"), *zip(PLACES, ROW, strict=False)][::-1]
    text = table_of((name.upper() for name, _ in columns), [[value for _, value in columns]])
    (frame,) = read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n\r\n").encode(), tmp_path).frames

    assert frame.pose is not None
    assert frame.pose.image.ravel() == pytest.approx(ROW[:99])
    assert set(frame.pose.visibility) == {1.0}


LINES = SOUND.splitlines()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\n\n", "no line with the names"),
        (LINES[0], "line 1: no frame follows it"),
        ("a,b\n1,2\n", r"line 1: .* 99 are missing, the first of them 'nose_x'"),
        (SOUND.replace("left_knee_z", "left_knee_q"), "line 1: .* 1 are missing, .* 'left_knee_z'"),
        (SOUND.replace("left_knee_v", "left_knee_q"), "line 1: it has 'nose_v' and not 'left_knee_v'"),
        (SOUND.replace("left_knee_v", "nose_v"), "line 1: two columns are called 'nose_v'"),
        (SOUND + "0.5,1,2", "line 5: it has 3 cells, and the heading has 133"),
        (SOUND + LINES[1], "line 5: its time is not after"),
        (SOUND + LINES[1].replace("0.0,", ",", 1), "line 5: time_s is empty"),
        (SOUND + LINES[1].replace("0.0,", "soon,", 1), "line 5: time_s is 'soon', which is no number"),
        (SOUND + LINES[1].replace("0.0,", "inf,", 1), "line 5: time_s is inf, and the most is"),
        (SOUND + "9," + LINES[1][4:].replace("0.5", "1e30", 1), "line 5: nose_x is 1e30, and the most is 20"),
        (SOUND + "9," + LINES[1][4:].replace("0.5", "-inf", 1), "line 5: nose_x is -inf"),
        (SOUND + "9," + LINES[1][4:].replace("0.5", "x" * 99, 1), r"line 5: nose_x is 'x{20}', which"),
        (SOUND + '"' + "9" * 200_000, "line 5: these are no comma-sep"),
        (SOUND.encode() + b"9,\xff\xfe" + LINES[1][7:].encode(), "line 5: nose_x is '��', which"),
        (SOUND.encode("utf-16"), "line 1: "),
        (table_of(["width", "height", *HEADING], [[0, 9, *ROW]]), "line 2: its width and height are no size"),
        (b"", "is empty"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    """One sentence: which line, what is wrong in it, what to do."""
    with pytest.raises(RecordingError, match=sentence) as told:
        read(text, tmp_path)
    assert len(str(told.value).splitlines()) == 1
    assert "set.csv" in str(told.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, len(SOUND)),
    cut=st.integers(0, 200),
    put=st.text(max_size=6) | st.sampled_from([",", "\n", '"', "nan", "-", "e9", "\0", "inf"]),
)
def test_a_table_with_a_part_replaced(tmp_path: Path, at: int, cut: int, put: str) -> None:
    """Anything put anywhere: a recording whose numbers are numbers, or one sentence."""
    text = SOUND[:at] + put + SOUND[at + cut :]
    try:
        recording = read(text.encode("utf-8", "surrogatepass"), tmp_path)
    except RecordingError as error:
        assert len(str(error).splitlines()) == 1
    else:
        poses = [frame.pose for frame in recording.frames if frame.pose is not None]
        assert all(np.isfinite(pose.image).all() and np.isfinite(pose.world).all() for pose in poses)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_any_bytes_are_one_sentence(tmp_path: Path, data: bytes) -> None:
    """No table is made of noise, and no traceback."""
    with pytest.raises(RecordingError) as told:
        read(data, tmp_path)
    assert len(str(told.value).splitlines()) == 1
