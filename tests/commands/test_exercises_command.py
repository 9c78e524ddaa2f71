"""`mirror exercises`: listed, told, drawn and proved as a user meets it."""

import json
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
import pytest
from msgspec.structs import replace

from mirror.base.errors import MirrorError
from mirror.commands.exercises.braille import figures
from mirror.commands.exercises.checking import check
from mirror.commands.exercises.listing import list_exercises
from mirror.commands.exercises.stills import best_viewpoint, fault_stills, phase_stills
from mirror.commands.exercises.strip import draw_strip, write_strip
from mirror.commands.exercises.telling import show
from mirror.commands.exercises.words import kind, level, limit, listed, measure, moment
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.exercise.phases import Stage
from mirror.exercise.rules import HoldTarget
from mirror.pose.model_file import ModelVariant

SQUAT = (files("assets") / "exercises" / "squat.toml").read_text(encoding="utf-8")


def mirror(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mirror", "exercises", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


@pytest.fixture(scope="module")
def squat(library: Library) -> Exercise:
    return library.find("squat")


def test_all_exercises_are_listed(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Each id stands once at the beginning of a line, and the count is told."""
    assert list_exercises(as_json=False) == 0
    told = capsys.readouterr().out

    starts = re.findall(r"^ (\w+) ", told, re.MULTILINE)
    assert [starts.count(exercise.id) for exercise in library] == [1] * len(library.exercises)
    assert f"{len(library.exercises)} exercises" in told


def test_the_list_is_had_as_json(library: Library) -> None:
    """In values, for another program."""
    ended = mirror("--json")
    listed_ = json.loads(ended.stdout)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert [one["id"] for one in listed_] == [exercise.id for exercise in library]
    assert all(one["kind"] in {"reps", "hold"} and one["views"] and one["met"] >= 1 for one in listed_)


def test_one_exercise_is_told_in_full(squat: Exercise, capsys: pytest.CaptureFixture[str]) -> None:
    """What it trains, from where it is seen, how it is counted, every fault with limit, cue and source."""
    assert show("air squat", picture=None, as_json=False) == 0
    told = " ".join(capsys.readouterr().out.split())

    for words in (squat.name, *squat.aliases, *squat.muscles, squat.met_source, "66° for a rep to count"):
        assert words in told
    for fault in squat.faults:
        assert fault.name in told
        assert f"“{fault.cue}”" in told
        assert " ".join(fault.source.split()) in told
    assert re.search("[\u2801-\u28ff]", told), "its phases are drawn"


def test_one_exercise_is_had_as_json(squat: Exercise, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole of it, under the names of its file."""
    assert show("squat", picture=None, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)

    assert told["signal"]["required"] == squat.rep_signal.required
    assert told["poses"]["bottom"] == squat.poses["bottom"]


def test_a_users_own_file_is_told_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By its path, like a shipped one by its name."""
    (tmp_path / "mine.toml").write_text('id = "mine"\nname = "My squat"\nlike = "squat"\n')

    assert show(str(tmp_path / "mine.toml"), picture=None, as_json=False) == 0
    assert "My squat" in capsys.readouterr().out


def test_the_phases_and_faults_are_drawn(squat: Exercise, tmp_path: Path) -> None:
    """A picture file in the theme's colours: words in ink, limbs in fault in the fault's orange."""
    write_strip(squat, tmp_path / "squat.png")
    drawn = cv2.imread(str(tmp_path / "squat.png"))

    assert drawn is not None
    height, width = drawn.shape[:2]
    assert width > height > 800
    ink, orange = (250, 247, 245), (48, 166, 255)
    assert (drawn == ink).all(axis=2).sum() > 2000
    assert (drawn == orange).all(axis=2).sum() > 1000


def test_many_stages_and_long_cues_stay_in_the_picture(squat: Exercise) -> None:
    """Nothing is painted on the margin, however much there is to tell."""
    stage = Stage("bottom", 1.0)
    fault = replace(
        squat.faults[0], cue="Push the floor away and keep your chest up all the way, then breathe"
    )
    faults = tuple(replace(fault, id=f"fault_{number}") for number in range(6))
    drawn = draw_strip(replace(squat, stages=(stage,) * 9, faults=faults))

    border = np.concatenate(
        [drawn[:30].ravel(), drawn[-30:].ravel(), drawn[:, :30].ravel(), drawn[:, -30:].ravel()]
    )
    assert border.max() == 0
    assert drawn.shape[1] < 3.6 * 1080


@pytest.mark.parametrize(
    ("name", "words"), [("squat.gif", "end it with .png"), ("gone/squat.png", "No such file or directory")]
)
def test_a_picture_that_cannot_be_written_is_told(
    squat: Exercise, tmp_path: Path, name: str, words: str
) -> None:
    """In one sentence, before or after the drawing."""
    with pytest.raises(MirrorError, match=re.escape(words)):
        write_strip(squat, tmp_path / name)


def test_stills_are_named_as_the_file_names_them(library: Library) -> None:
    """Rest, way and turn; and every fault by its name."""
    for exercise in library:
        phases = exercise.phases
        names = [still.name for still in phase_stills(exercise)]
        wanted = [stage.pose for stage in exercise.stages] or [phases.out, phases.turn]
        assert names == [phases.rest, *wanted]
        assert [still.name for still in fault_stills(exercise)] == [fault.name for fault in exercise.faults]


@pytest.mark.parametrize(("columns", "rows"), [(10, 5), (24, 15), (40, 12), (7, 30)])
def test_figures_keep_to_their_room(squat: Exercise, columns: int, rows: int) -> None:
    """All are equally large, no larger than asked for, and stand on the floor."""
    bodies = [still.body for still in phase_stills(squat)]
    drawn = figures(bodies, best_viewpoint(squat), columns, rows)

    assert len(drawn) == len(bodies)
    assert {len(lines) for lines in drawn} == {len(drawn[0])}
    assert len(drawn[0]) <= rows
    assert {len(line) for lines in drawn for line in lines} == {len(drawn[0][0])}
    assert len(drawn[0][0]) <= columns
    for lines in drawn:
        assert set(lines[-1].plain).isdisjoint({"\u2800"}), "the floor goes from edge to edge"
        assert any(style.style == "bright_cyan" for line in lines for style in line.spans)


def test_a_squat_is_drawn_lower_at_its_bottom(squat: Exercise) -> None:
    """The drawing shows the movement: more lines above the head are empty at the bottom than at the top."""
    top, _, bottom = figures([still.body for still in phase_stills(squat)], best_viewpoint(squat), 30, 20)

    def empty(lines: list[object]) -> int:
        return sum(set(str(line)) == {"\u2800"} for line in lines)

    assert empty(list(bottom)) >= empty(list(top)) + 5


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (listed(()), "nothing"),
        (listed(("a",)), "a"),
        (listed(("a", "b", "c")), "a, b and c"),
        (level("knee_bend", 66.0), "66°"),
        (level("hip_height", 12.5), "12.5 %"),
        (level("peak_speed_m_s", 0.4), "0.4 m/s"),
        (level("bounce_m_s2", 9.0), "9 m/s²"),
        (level("out_s", 1.5), "1.5 s"),
        (level("asymmetry_pct", 10), "10 %"),
        (level("sway_cm", 4), "4 cm"),
        (limit("thigh_lean", 72.0, None), "at least 72°"),
        (limit("thigh_lean", None, 0.0), "at most 0°"),
        (measure("thigh_lean"), "Thigh from the vertical (0 standing, 90 level)"),
        (measure("turn_s"), "Seconds held at the turning point"),
    ],
)  # fmt: skip
def test_values_are_told_with_their_units(told: str, words: str) -> None:
    """As a person writes them."""
    assert told == words


def test_every_time_of_a_fault_has_words(squat: Exercise) -> None:
    """In the exercise's own names of its phases."""
    whens = ("turn", "rest", "out", "back", "rep", "hold", "after")
    told = [moment(replace(squat.faults[0], when=when), squat) for when in whens]

    assert told[:4] == ["at the bottom", "back at the top", "on the way down", "on the way up"]
    assert len(set(told)) == len(whens)


def test_the_kind_tells_sides_and_holds(squat: Exercise) -> None:
    """Reps or a hold, together, in turn or one side."""
    held = replace(squat, signal=None, hold=HoldTarget(()), sides="one")

    assert kind(squat) == "reps"
    assert kind(replace(squat, sides="alternating")) == "reps, in turn"
    assert kind(held) == "hold, one side"


def checked(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    code = check(tmp_path / "mine.toml", quick=True, as_json=False, model=ModelVariant.FULL)
    return code, capsys.readouterr().out


ONE_FAULT = (
    'id = "mine"\nname = "My squat"\nlike = "squat"\nviews = ["side"]\n'
    'without_faults = ["heel_lift", "trunk_lean"]\n'
)


def test_a_sound_file_is_proved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, and a line of the table for the view."""
    code, told = checked(tmp_path, ONE_FAULT, capsys)

    assert code == 0, told
    assert re.search(r"side +(\d+) of \1 +1 of 1 ", told)
    assert "My squat is right in every view." in told


def test_a_file_that_performs_wrong_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, and what was counted of what was done."""
    code, told = checked(tmp_path, ONE_FAULT + "[signal]\nrequired = 150\n", capsys)

    assert code == 1
    assert re.search(r"From the side: 0 counted, \d+ done\.", told)
    assert "is right" not in told


def test_what_a_file_could_do_better_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An attempt that nobody takes for one, a fault that brings another with it: no mistakes, but told."""
    few = "[partial]\ntrunk_pitch_deg = 0\nhip_flexion_deg = 12\nknee_flexion_deg = 12\n"
    lean = (
        '[[faults]]\nid = "lean"\nname = "Leans"\nmeasure = "thigh_lean"\nwhen = "turn"\nat_least = 80\n'
        'held_s = 0\ncue = "Up"\nsource = "None."\nviews = ["side"]\n'
    )
    code, told = checked(tmp_path, ONE_FAULT + few + lean, capsys)
    told = " ".join(told.split())

    assert code == 1
    assert "does [partial] go beyond signal.attempt?" in told
    assert "where depth is done, lean is told too." in told
    assert "lean does not say how it is done" in told


def test_the_proof_is_had_as_json(tmp_path: Path) -> None:
    """With the same exit code; a bad file is one sentence and exit code 2."""
    (tmp_path / "mine.toml").write_text(
        ONE_FAULT + "[partial]\nknee_flexion_deg = 110\nhip_flexion_deg = 100\n"
    )
    proved = mirror("check", tmp_path / "mine.toml", "--quick", "--json")
    (tmp_path / "mine.toml").write_text(SQUAT.replace('measure = "knee_bend"', 'measure = "knee"'))
    refused = mirror("check", tmp_path / "mine.toml")

    report = json.loads(proved.stdout)
    assert (proved.returncode, report["right"], report["exercise"]) == (1, False, "mine")
    (view,) = report["views"]
    assert (view["view"], view["landmarks"]) == ("side", "true")
    assert view["reps_counted"] == view["reps_done"] + 1
    assert refused.returncode == 2
    assert refused.stderr.startswith("mirror: mine.toml, line ")
    assert len(refused.stderr.splitlines()) == 1


@pytest.mark.long
def test_a_file_is_proved_before_the_pose_model(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same reps, drawn, and found by the real model."""
    del model
    (tmp_path / "mine.toml").write_text(ONE_FAULT, encoding="utf-8")
    code = check(tmp_path / "mine.toml", quick=False, as_json=True, model=ModelVariant.FULL)
    report = json.loads(capsys.readouterr().out)

    assert code == 0, report
    assert [view["landmarks"] for view in report["views"]] == ["true", "model"]
