"""What stands in words: placement before captions, captions before prompts, and each cue once."""

import pytest
from moments import SAG, moment, said

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.session import SessionState
from mirror.coaching.words import STAY_THERE
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY
from mirror.movement.guidance import Guidance
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.overlay.captions import Caption
from mirror.overlay.notes import Banner, banner_of
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.situation import Situation
from mirror.overlay.told import OWN_MOMENT_S, Told
from mirror.overlay.tongue import Tongue

SET = SetSoFar()
FORM = said(CueKind.FORM, "Tighten up", SAG.cue)
CUT_OFF = Placement((PlacementTrouble.CUT_OFF,), blocking=True, guidance=Guidance.FEET)
PAUSED, LOST = (banner_of(Situation(paused=on, camera_lost=not on)) for on in (True, False))


@pytest.fixture
def told() -> Told:
    """Somebody who was told nothing yet."""
    return Told(Tongue())


def words(caption: Caption | None) -> str:
    """What is read."""
    return caption.words if caption else ""


@pytest.mark.parametrize(
    ("cue", "after_s", "shown"),
    [
        (FORM, 0.0, ""),
        (FORM, OWN_MOMENT_S + 0.01, "Tighten up"),
        (said(CueKind.COACH, "Well done"), 0.0, "Well done"),
        (said(CueKind.COUNT, "8"), 1.0, ""),
    ],
)
def test_a_cue_without_its_moment(told: Told, squat: Exercise, cue: Cue, after_s: float, shown: str) -> None:
    """It waits a little for the moment that knows what it is about; a coach's words have none."""
    told.hear(cue, 5.0)

    assert words(told.caption(moment(squat), SET, None, 5.0 + after_s)) == shown


def test_a_cue_whose_moment_comes_has_its_figures(told: Told, squat: Exercise) -> None:
    """Heard first, seen a frame later: one caption, with what was measured."""
    told.hear(FORM, 5.0)
    told.caption(moment(squat), SET, None, 5.02)
    told.follow(moment(squat, faults=(SAG,), cues=(FORM,)), SET, None)
    first = told.caption(moment(squat), SET, None, 5.04)
    later = told.caption(moment(squat), SET, None, 5.5)

    assert first == later
    assert first is not None
    assert first.label == "Hips sag  ·  21°, limit 15°"
    assert not told.restless


@pytest.mark.parametrize(
    ("asked", "phrase", "shown"),
    [
        (None, "", Guidance.FEET.value),
        ("I cannot see your feet", Guidance.FEET.value, "I cannot see your feet"),
        ("Move over", Guidance.LEFT.value, Guidance.FEET.value),
    ],
)
def test_placement_is_asked_in_the_words_that_are_heard(
    told: Told, squat: Exercise, asked: str | None, phrase: str, shown: str
) -> None:
    """As long as it is what was asked for; it goes before what else was said."""
    cues = (FORM, *([said(CueKind.PLACEMENT, asked, phrase)] if asked else []))
    badly = moment(squat, placement=CUT_OFF, cues=cues)
    told.follow(badly, SET, None)

    assert told.caption(badly, SET, None, 1.0) == Caption(shown, "Not counting yet")


@pytest.mark.parametrize(
    ("cue", "shown"),
    [
        (said(CueKind.COACH, "Well done"), "Well done"),
        (said(CueKind.SESSION, "Squats"), "Squats"),
        (said(CueKind.PLACEMENT, "Good, stay there", STAY_THERE), Guidance.FEET.value),
    ],
)
def test_what_is_told_once_is_read_before_a_place_is_asked_for(
    told: Told, squat: Exercise, cue: Cue, shown: str
) -> None:
    """The place stands again when it was read."""
    badly = moment(squat, placement=CUT_OFF)
    told.follow(moment(squat, cues=(cue,)), SET, None)

    assert words(told.caption(badly, SET, None, 1.0)) == shown
    assert words(told.caption(badly, SET, None, 9.0)) == Guidance.FEET.value


@pytest.mark.parametrize("session", [SessionState(resting=True), SessionState(done=True)])
def test_who_rests_walks_about(told: Told, squat: Exercise, session: SessionState) -> None:
    """Nobody is called back from a rest."""
    away = moment(squat, placement=CUT_OFF, session=session)
    told.follow(away, SET, None)

    assert words(told.caption(away, SET, None, 1.0)) != Guidance.FEET.value


def test_captions_go_before_prompts(told: Told) -> None:
    """What is said is read first; what always holds stands again after it."""
    told.follow(moment(ANY, cues=(said(CueKind.SESSION, "Ready"),)), SET, None)

    assert words(told.caption(moment(ANY), SET, None, 1.0)) == "Ready"
    assert words(told.caption(moment(ANY), SET, None, 9.0)) == "Show me two reps"


@pytest.mark.parametrize(
    ("banner", "cue", "shown"),
    [
        (PAUSED, said(CueKind.SESSION, "Pause", "Paused"), ""),
        (LOST, said(CueKind.SESSION, "The camera is lost", "Camera lost"), ""),
        (PAUSED, said(CueKind.COACH, "Take your time"), "Take your time"),
    ],
)
def test_under_a_banner_nothing_is_told_twice(
    told: Told, squat: Exercise, banner: Banner, cue: Cue, shown: str
) -> None:
    """What the banner says is its caption; what was told before it is over."""
    told.follow(moment(squat, cues=(said(CueKind.FORM, "Chest up"),)), SET, None)
    told.caption(moment(squat), SET, None, 1.0)
    told.hear(cue, 1.1)
    before = told.caption(moment(squat), SET, banner, 1.2)
    under = told.caption(moment(squat), SET, banner, 1.5)

    assert words(before) in {"", shown}
    assert words(under) == shown


def test_another_set_begins_without_words(told: Told, squat: Exercise) -> None:
    """What was wrong in the last one is gone."""
    told.follow(moment(squat, cues=(FORM,)), SET, None)
    told.caption(moment(squat), SET, None, 1.0)
    told.forget()

    assert told.caption(moment(squat), SET, None, 1.1) is None
