"""Reading an exercise file: what it takes from another one, and what it is refused for, with the line."""

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirror.base.errors import ExerciseError
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library, read_file
from mirror.exercise.reading import read_exercise

BASE = """\
id = "base"
name = "Base"
aliases = ["ground"]
met = 5.0
met_source = "02052"
posture = "standing"
contacts = ["feet"]
views = ["side", "oblique", "front"]
needs = ["hip", "knee"]
range = "knee_flexion"
phases = { rest = "top", out = "down", turn = "bottom", back = "up" }
tempo = { out_s = 1.4, turn_s = 0.2, back_s = 1.0, rest_s = 0.6 }

[signal]
measure = "knee_bend"
rest = 15
required = 66
attempt = 37

[[position]]
measure = "trunk_lean"
at_most = 65

[poses.top]
knee_flexion_deg = 4

[poses.bottom]
knee_flexion_deg = 116
hip_flexion_left_deg = 110
hip_flexion_right_deg = 100

[[faults]]
id = "depth"
name = "Shallow"
measure = "thigh_lean"
when = "turn"
at_least = 72
views = ["side"]
cue = "Deeper"
source = "The thigh is level."
limbs = ["thigh_left"]
[faults.performed.bottom]
knee_flexion_deg = 90

[[faults]]
id = "lean"
name = "Leans"
measure = "trunk_lean"
when = "rep"
at_most = 50
cue = "Chest up"
source = "A coach."
"""

HOLD = """
[hold]
target = [{ measure = "thigh_lean", at_least = 60 }]
"""


def like(text: str) -> Exercise:
    """A file of a user's own that is like the one above."""
    return read_exercise(
        'id = "mine"\nname = "Mine"\nlike = "base"\n' + text, "mine.toml", {"base": BASE}.get
    )


def test_a_file_like_another_changes_what_it_names_and_keeps_the_rest() -> None:
    """Tables are joined key by key, poses joint by joint; arrays and values replace; aliases stay behind."""
    mine = like('views = ["side"]\n[signal]\nrequired = 60\n[poses.bottom]\nknee_flexion_deg = 100\n')

    assert (mine.id, mine.name, mine.like, mine.aliases) == ("mine", "Mine", "base", ())
    assert mine.views == ("side",)
    assert (mine.rep_signal.measure, mine.rep_signal.rest, mine.rep_signal.required) == ("knee_bend", 15, 60)
    assert mine.poses["bottom"] == {
        "knee_flexion_deg": 100, "hip_flexion_left_deg": 110, "hip_flexion_right_deg": 100,
    }  # fmt: skip
    assert mine.poses["top"] == {"knee_flexion_deg": 4}
    assert [fault.id for fault in mine.faults] == ["depth", "lean"]


def test_both_sides_of_a_joint_do_away_with_each_side_of_the_model() -> None:
    """Otherwise a side of the model would win over what the file says of both."""
    mine = like("[poses.bottom]\nhip_flexion_deg = 90\n")

    assert mine.poses["bottom"] == {"knee_flexion_deg": 116, "hip_flexion_deg": 90}


def test_faults_are_joined_by_their_ids() -> None:
    """A known id changes that fault field by field, a new one is added, and some are left out."""
    mine = like(
        'without_faults = ["lean"]\n'
        '[[faults]]\nid = "new"\nname = "New"\nmeasure = "hip_sag"\nwhen = "rep"\nat_most = 9\n'
        'cue = "c"\nsource = "s"\n'
        '[[faults]]\nid = "depth"\nat_least = 60\n[faults.performed.bottom]\nhip_flexion_deg = 80\n'
    )

    assert [(fault.id, fault.at_least, fault.at_most) for fault in mine.faults] == [
        ("depth", 60, None), ("new", None, 9),
    ]  # fmt: skip
    assert mine.faults[0].cue == "Deeper"
    assert mine.faults[0].performed == {"bottom": {"knee_flexion_deg": 90, "hip_flexion_deg": 80}}


def test_one_of_two_alternatives_does_away_with_the_other() -> None:
    """A hold that is like a repeated exercise has no signal; a limit above takes the place of one below."""
    held = like('without_faults = ["depth", "lean"]\n' + HOLD)
    turned = like('[[faults]]\nid = "depth"\nat_most = 60\n')

    assert (held.signal, held.hold is not None) == (None, True)
    assert (turned.faults[0].at_least, turned.faults[0].at_most) == (None, 60)


def test_a_file_may_be_like_one_that_is_like_another() -> None:
    """Each takes from the next, and the nearest wins."""
    middle = 'id = "middle"\nname = "Middle"\nlike = "base"\nmet = 4\nneeds = ["knee"]\n'
    mine = read_exercise(
        'id = "mine"\nname = "Mine"\nlike = "middle"\nmet = 3\n', "mine.toml",
        {"base": BASE, "middle": middle}.get,
    )  # fmt: skip

    assert (mine.met, mine.needs, mine.posture) == (3, ("knee",), "standing")


def refusal(text: str, **others: str) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(ExerciseError) as refused:
        read_exercise(text, "mine.toml", {"base": BASE, **others}.get)
    return str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "Base"', "name = 7", "line 2: name: Expected `str`, got `int`."),
        ('name = "Base"', "", "line 1: the field `name` is missing."),
        ("[signal]", "[signals]", "line 14: signals: an exercise file has no such field."),
        ("attempt = 37", "atempt = 37", "line 18: signal.atempt: an exercise file has no such field."),
        ("attempt = 37\n", "", "line 14: signal: the field `attempt` is missing."),
        ("at_least = 72", 'at_least = "72"',
         "line 37: faults[0].at_least: Expected `float | null`, got `str`."),
        ('posture = "standing"', 'posture = "floating"', "line 6: posture: Invalid enum value 'floating'."),
        ('"front"]', '"above"]', "line 8: views[2]: Invalid enum value 'above'."),
        ("met = 5.0", "met = 50", "line 4: met: Expected `float` <= 20.0."),
        ("out_s = 1.4", "out_s = -1", "line 12: tempo.out_s: Expected `float` >= 0.0."),
        ("knee_flexion_deg = 116", "knee_flexion_deg = 200",
         "line 28: poses.bottom.knee_flexion_deg: Expected `float` <= 180.0."),
        ("knee_flexion_deg = 90", 'knee_flexion_deg = "x"',
         "line 43: faults[0].performed.bottom.knee_flexion_deg: Expected `float`, got `str`."),
        ("knee_flexion_deg = 116", "knee_flexion_deg = 160",
         "line 28: poses.bottom.knee_flexion_deg: 160 is outside -5..155 degrees."),
        ("knee_flexion_deg = 116", "tail_deg = 1",
         "line 28: poses.bottom.tail_deg: no joint angle is called 'tail_deg'"),
        ("knee_flexion_deg = 90", "wing_deg = 1",
         "line 43: faults[0].performed.bottom.wing_deg: no joint angle is called 'wing_deg'"),
        ("[signal]", "partial = { knee_flexion_left_deg = 170 }\n[signal]",
         "line 14: partial.knee_flexion_left_deg: 170 is outside -5..155 degrees."),
        ("rest = 15", "rest = nan", "line 16: signal.rest: give a finite number."),
        ("at_most = 50", "at_most = inf", "line 50: faults[1].at_most: give a finite number."),
        ('id = "base"', 'id = "base', "line 1, column 11: Illegal character '\\n'."),
        ('id = "base"', "id = ", "line 1, column 6: Invalid value."),
        ('name = "Base"', 'id = "Base"', "line 2, column 12: Cannot overwrite a value."),
        ('source = "A coach."', 'source = """A coach.',
         "line 52: Unterminated string, and the file ends there."),
        ('measure = "knee_bend"', 'measure = "knee_bent"',
         "line 15: signal.measure: no measure is called 'knee_bent'"),
        ("attempt = 37", "attempt = 99",
         "line 18: signal.attempt: it must lie between signal.rest and signal.required."),
        ("attempt = 37", "attempt = 37\nshortest_s = 30", "line 19: signal.shortest_s: it must be less than"),
        ('measure = "trunk_lean"\nat_most = 65', 'measure = "trunk_lean"',
         "line 20: position[0]: give either at_least or at_most."),
        ("at_least = 72", "at_least = 72\nat_most = 80",
         "line 32: faults[0]: give either at_least or at_most."),
        ("[poses.bottom]", "[poses.cellar]", "line 11: phases.turn: there is no key pose [poses.bottom]."),
        ("performed.bottom", "performed.cellar",
         "line 42: faults[0].performed.cellar: there is no key pose [poses.cellar]."),
        ('range = "knee_flexion"', 'range = "knee"', "line 10: range: no measure is called 'knee'"),
        ('limbs = ["thigh_left"]', 'limbs = ["left_thigh"]',
         "line 41: faults[0].limbs[0]: no bone is called 'left_thigh'"),
        ('id = "lean"', 'id = "depth"', "line 46: faults[1].id: two faults are called 'depth'."),
        ('when = "rep"', 'when = "hold"',
         "line 49: faults[1].when: the exercise is repeated, not held: only a hold"),
        ('when = "rep"', 'when = "after"',
         "line 48: faults[1].measure: a finished rep has no measure 'trunk_lean'"),
        ('views = ["side"]\ncue', 'views = ["rear"]\ncue',
         "line 38: faults[0].views: it is done from side, oblique and front"),
        ('views = ["side", "oblique", "front"]', "views = []", "line 8: views: give at least one view"),
        ("[signal]", "sides = 'alternating'\n[signal]",
         "line 14: sides: an alternating exercise tells its sides apart"),
        ("[signal]", "stages = [\n{ pose = 'top', seconds = 1 },\n{ pose = 'plank', seconds = 1 }]\n[signal]",
         "line 16: stages[1].pose: there is no key pose [poses.plank]."),
        ("[signal]", "stages = [{ pose = 'top', seconds = 1, at_most = 3 }]\n[signal]",
         "line 14: stages[0]: it has a limit, and no measure"),
        ("[signal]", "stages = [{ pose = 'top', seconds = 1, measure = 'hip_sag' }]\n[signal]",
         "line 14: stages[0]: give either at_least or at_most."),
        ("[[position]]", HOLD + "[[position]]",
         "line 21: hold: an exercise has either a [signal] or a [hold]."),
        ("[signal]", "without_faults = ['x']\n[signal]",
         "line 14: without_faults: it leaves out the faults of another"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_its_line(old: str, new: str, sentence: str) -> None:
    """File, line, field and what is wrong with it."""
    assert old in BASE

    assert refusal(BASE.replace(old, new, 1)).startswith(f"mine.toml, {sentence}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: an exercise has either a [signal] or a [hold]."),
        ("[hold]\ntarget = []\n", "line 14: hold.target: a hold needs at least one rule"),
        ("[hold]\ntarget = [{ measure = 'x', at_most = 1 }]\n",
         "line 14: hold.target[0].measure: no measure"),
        ("[hold]\ntarget = [{ measure = 'hip_sag' }]\n", "line 14: hold.target[0]: give either at_least"),
        (HOLD + "[[stages]]\npose = 'top'\nseconds = 1\n", "line 16: stages: stages are passed in a rep"),
        (HOLD + "[[faults]]\nid = 'a'\nname = 'A'\nmeasure = 'hip_sag'\nwhen = 'rep'\nat_most = 1\ncue = ''\n"
         "source = ''\n", 'line 20: faults[0].when: the exercise is held: its faults have when = "hold".'),
    ],
)  # fmt: skip
def test_a_hold_is_told_what_it_lacks(text: str, sentence: str) -> None:
    """A hold has a target, no stages, and faults that are judged while it lasts."""
    poses = BASE[: BASE.index("[signal]")].replace("\n\n", "\n") + "poses = { top = {}, bottom = {} }\n"
    told = refusal(poses.replace('aliases = ["ground"]\n', "") + text)

    assert told.startswith(f"mine.toml, {sentence}")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('like = "nobody"', "mine.toml, line 1: like: no exercise is called 'nobody'."),
        ('like = "mine"', "mine.toml, line 1: like: it leads back to itself by way of 'mine'."),
        ('like = "loop"', "loop.toml, line 2: like: it leads back to itself by way of 'loop'."),
        ('like = "loop1"', "loop2.toml, line 1: like: it leads back to itself by way of 'loop1'."),
        ("like = 3", "mine.toml, line 1: like: Expected `str`, got `int`."),
        ('like = "base"\nwithout_faults = [\n"lean",\n"sag"]',
         "mine.toml, line 4: without_faults[1]: base has no fault"),
        ('like = "base"\nid = "mine"', "mine.toml, line 1: the field `name` is missing."),
        ('like = "broken"', "broken.toml, line 1, column 3: Expected '=' after a key in a key/value pair."),
        ('like = "base"\nid = "mine"\nname = "m"\n[[faults]]\nid = "lean"\nat_most = "far"',
         "mine.toml, line 6: faults[0].at_most: Expected `float | null`, got `str`."),
        ('like = "base"\nid = "mine"\nname = "m"\n[signal]\nrest = 50',
         "mine.toml: signal.attempt: it must lie between signal.rest and signal.required (taken from base"),
    ],
)  # fmt: skip
def test_a_model_that_does_not_serve_is_told(text: str, sentence: str) -> None:
    """A wrong value is told where it stands, be it in the file itself or in the one that it is like."""
    others = {
        "loop": '# round and round\nlike = "loop"', "loop1": 'like = "loop2"', "loop2": 'like = "loop1"',
        "broken": "a b",
    }  # fmt: skip
    assert refusal(text, **others).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x = [" * 2000, "mine.toml"),
        ("x = " + "[" * 3000 + "]" * 3000, "nested too deeply"),
        ("x = " + "9" * 5000, "too many digits"),
        ("met = 1e999", "finite"),
        ("# " + "x" * 70000, "larger than 64 kB"),
        ("a." * 600 + "b = 1", "mine.toml"),
    ],
)
def test_a_monster_is_refused(text: str, words: str) -> None:
    """In one sentence, without running out of stack or time."""
    assert words in refusal(text)


PIECES = (*BASE.splitlines(keepends=True), *'[]"\n=.{}é', "[[", "nan", "1e400", "'''")


@given(
    st.lists(st.tuples(st.integers(0, len(BASE)), st.integers(0, 30), st.sampled_from(PIECES)), max_size=4)
)
def test_an_edited_file_is_an_exercise_or_one_sentence(edits: list[tuple[int, int, str]]) -> None:
    """Whatever happens to a good file, it is read, or refused by name and in one line."""
    text = BASE
    for place, cut, piece in edits:
        text = text[:place] + piece + text[place + cut :]
    try:
        read = read_exercise(text, "mine.toml", {"base": BASE}.get)
    except ExerciseError as refused:
        assert str(refused).startswith(("mine.toml, line ", "mine.toml: "))
        assert "\n" not in str(refused)
        assert str(refused).endswith(".")
    else:
        assert isinstance(read, Exercise)


def test_a_users_own_file_may_be_like_a_shipped_one(tmp_path: Path) -> None:
    """Or like one that stands beside it."""
    (tmp_path / "mine.toml").write_text('id = "mine"\nname = "Mine"\nlike = "squat"\nmet = 6.0\n')
    (tmp_path / "other.toml").write_text('id = "other"\nname = "Other"\nlike = "mine"\n')

    assert read_file(tmp_path / "other.toml").met == 6.0
    assert read_file(tmp_path / "other.toml").range == "knee_flexion"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.toml", None, "cannot be read (No such file or directory)"),
        (
            "latin.toml",
            'id = "a"\nname = "\xe9"\n'.encode("latin-1"),
            "latin.toml, line 2: it is not UTF-8 text",
        ),
        ("away.toml", b'like = "../../pyproject"', "no exercise is called '../../pyproject'"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    """A missing file, one in another encoding, and a model that is a path."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ExerciseError) as refused:
        read_file(tmp_path / name)

    assert words in str(refused.value)


def test_a_folder_is_no_exercise_file(tmp_path: Path) -> None:
    """It is refused like a missing one."""
    with pytest.raises(ExerciseError, match="cannot be read"):
        read_file(tmp_path)


def test_a_library_reads_files_that_are_like_each_other(tmp_path: Path) -> None:
    """In a folder of its own, the models are those of that folder."""
    text = (files("assets") / "exercises" / "squat.toml").read_text(encoding="utf-8")
    (tmp_path / "squat.toml").write_text(text.replace("met = 5.0", "met = 9.0"), encoding="utf-8")
    (tmp_path / "deep_squat.toml").write_text('id = "deep_squat"\nname = "Deep squat"\nlike = "squat"\n')

    assert [one.met for one in Library.read(tmp_path)] == [9.0, 9.0]
