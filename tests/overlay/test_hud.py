"""The hud shows what a moment holds, follows a set, and rests when nothing moves."""

from dataclasses import replace

import pytest
from drawn import texts_of, words_of
from moments import SAG, SHORT, moment, rep, said

from mirror.coaching.cue import CueKind
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Phase, Progress
from mirror.overlay.hud import NAME, Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.scene import Dot, Glow, Line, Picture, Scene
from mirror.overlay.situation import Situation, Status
from mirror.overlay.theme import Theme

PLAIN = Situation()


@pytest.fixture
def hud(theme: Theme) -> Hud:
    """The hud of a screen with a picture."""
    return Hud(lay_out(Look.VIDEO, 1280, 720, theme), theme)


def last(hud: Hud, what: object, situation: Situation = PLAIN, at_s: float = 10.0) -> Scene:
    """The scene when all movement has come to rest."""
    for step in range(12):
        scene = hud.update(what, situation, at_s + step * 0.2)  # type: ignore[arg-type]  # a Moment, or None
    return scene


def test_before_the_first_picture_there_is_a_name(hud: Hud) -> None:
    """A black screen that says what it is, and what there is to be told."""
    assert words_of(last(hud, None, Situation(notice="Starting"))) == [NAME, "Starting"]


def test_a_camera_that_never_came_is_lost(hud: Hud) -> None:
    """Without a single picture, too, the screen says why it is black."""
    assert "Camera lost" in words_of(last(hud, None, Situation(camera_lost=True)))


def test_a_moment_is_told(hud: Hud, squat: Exercise) -> None:
    """Name, count, degrees, phase and its seconds are all there."""
    scene = last(hud, moment(squat, 3.0, reps=4))

    assert {"Squat", "4", "62°", "Down", "0.8 s"} <= set(words_of(scene))


@pytest.mark.parametrize(
    ("phase", "word"), [(Phase.REST, "Top"), (Phase.OUT, "Down"), (Phase.TURN, "Bottom"), (Phase.BACK, "Up")]
)
def test_phases_have_the_exercises_words(hud: Hud, squat: Exercise, phase: Phase, word: str) -> None:
    """What each part of a rep is called stands in the exercise's file."""
    assert word in words_of(last(hud, moment(squat, progress=Progress(phase, 0.0, 0.4, 50.0))))


def test_the_tempo_is_that_of_the_last_rep(hud: Hud, squat: Exercise) -> None:
    """Seconds out, at the turn and back; nothing before a rep counted."""
    before = hud.update(moment(squat, 3.9), PLAIN, 3.9)
    hud.update(moment(squat, 4.0, reps=1, rep=rep()), PLAIN, 4.0)
    after = hud.update(moment(squat, 4.1, reps=1), PLAIN, 4.1)

    assert "TEMPO" not in words_of(before)
    assert "1.4  ·  0.5  ·  1.1" in words_of(after)


def test_a_set_is_remembered_as_a_row(hud: Hud, squat: Exercise, theme: Theme) -> None:
    """A disc for a good rep, a triangle for a faulty one, a dash for an attempt, in their order."""
    moments = (
        moment(squat, 1.0, reps=1, rep=rep(1)),
        moment(squat, 2.0, reps=2, rep=rep(2, SAG)),
        moment(squat, 3.0, reps=2, attempt=SHORT),
    )
    for place, seen in enumerate(moments):
        hud.update(seen, replace(PLAIN, skeleton=False), float(place))
    drawn = last(hud, moments[-1], replace(PLAIN, skeleton=False)).primitives
    reading = lay_out(Look.VIDEO, 1280, 720, theme).reading
    row = [item for item in drawn if isinstance(item, (Dot, Line)) and _x(item) > reading.left]
    ordered = sorted(row, key=_x)

    assert [type(item) for item in ordered] == [Dot, Line, Line]
    assert [len(item.points) for item in ordered if isinstance(item, Line)] == [4, 2]


def _x(item: Dot | Line) -> float:
    return item.centre[0] if isinstance(item, Dot) else item.points[0][0]


def test_one_moment_counts_once(hud: Hud, squat: Exercise) -> None:
    """A display that paints a moment ten times shows one rep."""
    counted = moment(squat, 1.0, reps=1, rep=rep())
    for step in range(10):
        scene = hud.update(counted, replace(PLAIN, skeleton=False), 1.0 + step / 60)
    right = [item for item in scene.primitives if isinstance(item, Dot)]

    assert len(right) == 1


def test_another_exercise_begins_anew(hud: Hud, library: Library) -> None:
    """Row and tempo of the last exercise are gone."""
    hud.update(moment(library.find("squat"), 1.0, reps=1, rep=rep()), PLAIN, 1.0)
    scene = last(hud, moment(library.find("push_up"), 2.0))

    assert {"TEMPO", "SET"}.isdisjoint(words_of(scene))
    assert "Push-up" in words_of(scene)


def test_a_fault_is_a_caption_and_a_colour(hud: Hud, squat: Exercise, theme: Theme) -> None:
    """The cue in words, and the limb in the fault's colour over the same frame."""
    scene = last(
        hud, moment(squat, 3.0, faults=(SAG,), standing_faults=(SAG,), cues=(said(CueKind.FORM, SAG.cue),))
    )

    assert SAG.cue in words_of(scene)
    assert theme.palette.fault in {item.colour for item in scene.primitives if isinstance(item, Line)}


def test_bad_placement_is_told(hud: Hud, squat: Exercise) -> None:
    """What to do stands where captions do, and the numbers go dim: they do not count now."""
    badly = moment(squat, placement=Placement((PlacementTrouble.TOO_FAR,), blocking=True), pose=None)
    scene = last(hud, badly)

    assert PlacementTrouble.TOO_FAR.value in words_of(scene)
    assert next(text for text in texts_of(scene) if text.words == "0").opacity < 0.6


@pytest.mark.parametrize(
    ("situation", "words", "grey"),
    [
        (Situation(camera_lost=True), "Camera lost", True),
        (Situation(paused=True), "Paused", False),
        (Situation(camera_lost=True, paused=True), "Camera lost", True),
    ],
)
def test_a_banner_stands_over_a_dim_picture(
    hud: Hud, squat: Exercise, situation: Situation, words: str, grey: bool
) -> None:
    """The last frame stays, dark; a lost camera comes before a pause; the skeleton is not drawn on it."""
    scene = last(hud, moment(squat), situation)
    picture = _picture(scene)

    assert words in words_of(scene)
    assert picture.brightness < 0.5
    assert picture.grey is grey
    assert _glows(scene) == 0


def test_a_lost_camera_is_told_at_once(hud: Hud, squat: Exercise) -> None:
    """With the very next scene, and gone with the one after its return."""
    seen = moment(squat)
    last(hud, seen)
    lost = hud.update(seen, Situation(camera_lost=True), 20.0)
    back = hud.update(seen, PLAIN, 20.1)

    assert "Camera lost" in words_of(lost)
    assert _picture(lost).grey
    assert "Camera lost" not in words_of(back)


def test_a_paused_moment_is_a_pause(hud: Hud, squat: Exercise) -> None:
    """Whoever paused the engine, the screen says so."""
    assert "Paused" in words_of(last(hud, moment(squat, paused=True)))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status("HD Webcam (0)", 29.97, 23.6), "HD Webcam (0)  ·  30 fps  ·  24 ms"),
        (Status("squat.mp4", 24.0), "squat.mp4  ·  24 fps"),
        (Status("virtual athlete"), "virtual athlete"),
    ],
)
def test_the_status_line(hud: Hud, squat: Exercise, status: Status, words: str) -> None:
    """Camera, rate and latency as far as they are known."""
    assert words in words_of(last(hud, moment(squat), Situation(status=status)))
    assert words not in words_of(last(hud, moment(squat), PLAIN))


def test_glass_shows_no_picture(squat: Exercise, theme: Theme) -> None:
    """Behind a two-way mirror the ground is black: what reflects is the athlete."""
    hud = Hud(lay_out(Look.GLASS, 1080, 1920, theme), theme)
    scene = last(hud, moment(squat), replace(PLAIN, skeleton=False))

    assert [item for item in scene.primitives if isinstance(item, Picture)] == []


def _picture(scene: Scene) -> Picture:
    return next(item for item in scene.primitives if isinstance(item, Picture))


def _glows(scene: Scene) -> int:
    return len([item for item in scene.primitives if isinstance(item, Glow)])


def test_the_skeleton_can_be_hidden(hud: Hud, squat: Exercise) -> None:
    """Without it no joint glows; the ring still does."""
    shown, hidden = (
        _glows(last(hud, moment(squat), replace(PLAIN, skeleton=wanted))) for wanted in (True, False)
    )

    assert shown > hidden == 1


def test_the_screen_rests(hud: Hud, squat: Exercise) -> None:
    """When nothing new is seen, nothing needs painting after a while."""
    seen = moment(squat, 1.0)
    hud.update(seen, PLAIN, 1.0)
    hud.update(seen, PLAIN, 1.02)
    assert hud.restless

    for step in range(100):
        hud.update(seen, PLAIN, 1.1 + step * 0.05)
    assert not hud.restless


def test_another_size_keeps_the_set(hud: Hud, squat: Exercise, theme: Theme) -> None:
    """Full screen or not, landscape or portrait: what was counted stays."""
    hud.update(moment(squat, 4.0, reps=1, rep=rep()), PLAIN, 4.0)
    hud.move(lay_out(Look.VIDEO, 1080, 1920, theme))
    scene = last(hud, moment(squat, 5.0, reps=1), at_s=5.0)

    assert {"TEMPO", "SET", "1"} <= set(words_of(scene))
    assert scene.height > scene.width


def test_whoever_moves_aside_is_followed(squat: Exercise, theme: Theme) -> None:
    """In a tall picture the cut follows the hips, softly, and stays within the frame."""
    hud = Hud(lay_out(Look.VIDEO, 1080, 1920, theme), theme)
    aside = moment(squat)
    assert aside.pose is not None
    aside.pose.image[:, 0] += 0.3
    first = hud.update(aside, PLAIN, 0.0)
    later = last(hud, aside, at_s=0.1)
    before, after = (_picture(scene).fit.source for scene in (first, later))

    assert before.left == pytest.approx(0.5 - before.width / 2, abs=0.01)
    assert after.left > before.left + 0.1
    assert after.right <= 1.0 + 1e-9


@pytest.mark.parametrize("mirrored", [True, False])
def test_a_clip_need_not_be_mirrored(squat: Exercise, theme: Theme, mirrored: bool) -> None:
    """A mirror changes left and right; a clip that was analysed stays as it was filmed."""
    hud = Hud(lay_out(Look.VIDEO, 1280, 720, theme, mirrored=mirrored), theme)

    assert _picture(last(hud, moment(squat))).fit.mirrored is mirrored
