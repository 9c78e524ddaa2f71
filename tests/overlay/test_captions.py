"""Captions say what was wrong and what to do, long enough to be read, newest first."""

from dataclasses import replace

import pytest
from moments import SAG, SHORT, moment

from mirror.coaching.cue import Cue, CueKind
from mirror.exercise.exercise import Exercise
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Fault
from mirror.overlay.captions import LEAST_S, Caption, CaptionQueue, captions_of, reading_s
from mirror.overlay.marks import Mark
from mirror.overlay.prompts import placement_prompt

GO = Caption("Go a little deeper", "Shallow squat", Mark.FAULTY)
FAR, HIDDEN = PlacementTrouble.TOO_FAR, PlacementTrouble.HIDDEN
HOLD = Caption("Keep your elbows at your sides", "Elbows drift", Mark.FAULTY)


def said(kind: CueKind, words: str) -> Cue:
    """A cue."""
    return Cue(kind, words, words, 1.0, "a test")


@pytest.mark.parametrize(
    ("fault", "label"),
    [
        (SAG, "Hips sag  ·  21°, limit 15°"),
        (replace(SAG, measured=15.3), "Hips sag"),
        (replace(SAG, unit="%"), "Hips sag  ·  21 %, limit 15 %"),
        (replace(SAG, unit="torso"), "Hips sag  ·  21 torso, limit 15 torso"),
    ],
)
def test_a_fault_is_told_with_its_figures(squat: Exercise, fault: Fault, label: str) -> None:
    """Its name, what was measured and the limit, and the cue; no figures that are equal when rounded."""
    [caption] = captions_of(moment(squat, faults=(fault,)))

    assert (caption.label, caption.words, caption.mark) == (label, SAG.cue, Mark.FAULTY)


def test_an_attempt_is_told_with_its_reason(squat: Exercise) -> None:
    """What was reached and what would have counted."""
    [caption] = captions_of(moment(squat, attempt=SHORT))

    assert (caption.label, caption.words) == ("Not counted", "Range 61 of 70 degrees")


@pytest.mark.parametrize(
    ("cue", "shown"),
    [
        (said(CueKind.SESSION, "Set done"), ["Set done"]),
        (said(CueKind.FORM, "Chest up"), ["Chest up"]),
        (said(CueKind.COUNT, "Seven"), []),
        (said(CueKind.ATTEMPT, "Lower"), []),
        (said(CueKind.PLACEMENT, "Come closer"), []),
    ],
)
def test_cues_are_captions_where_nothing_else_shows_them(squat: Exercise, cue: Cue, shown: list[str]) -> None:
    """The count has the ring, attempts and placement have captions of their own."""
    assert [caption.words for caption in captions_of(moment(squat, cues=(cue,)))] == shown


def test_a_fault_and_its_cue_are_one_caption(squat: Exercise) -> None:
    """What the voice says of a fault is not told twice."""
    both = moment(squat, faults=(SAG,), cues=(said(CueKind.FORM, SAG.cue),))

    assert [caption.words for caption in captions_of(both)] == [SAG.cue]


@pytest.mark.parametrize(
    ("placement", "expected"),
    [
        (Placement(), None),
        (Placement((FAR, HIDDEN), blocking=True), Caption(FAR.value, "Not counting yet")),
        (Placement((HIDDEN,)), Caption(HIDDEN.value, "To see you better")),
    ],
)
def test_placement_is_asked_for(squat: Exercise, placement: Placement, expected: Caption | None) -> None:
    """The most important trouble, and whether it keeps the mirror from counting."""
    assert placement_prompt(moment(squat, placement=placement)) == expected


def test_a_caption_stays_long_enough() -> None:
    """It stands for its reading time and goes then."""
    queue = CaptionQueue()
    queue.update([GO], 10.0)

    assert queue.update([], 10.0 + reading_s(GO) - 0.01) == GO
    assert queue.update([], 10.0 + reading_s(GO) + 0.01) is None


def test_a_newer_caption_waits_its_turn() -> None:
    """Not before the one that stands had its least time; the newest of those that wait comes then."""
    queue = CaptionQueue()
    queue.update([GO], 10.0)

    assert queue.update([HOLD], 10.1) == GO
    assert queue.update([Caption("Last")], 10.2) == GO
    assert queue.update([], 10.0 + LEAST_S + 0.01) == Caption("Last")


def test_the_same_caption_again_stays_longer() -> None:
    """It begins anew instead of coming twice."""
    queue = CaptionQueue()
    queue.update([GO], 10.0)
    queue.update([GO], 11.0)

    assert queue.update([], 11.0 + reading_s(GO) - 0.01) == GO


@pytest.mark.parametrize(
    ("told", "ended", "stays"),
    [
        (Mark.NOT_COUNTED, Mark.GOOD, False),
        (Mark.NOT_COUNTED, Mark.FAULTY, False),
        (Mark.NOT_COUNTED, Mark.NOT_COUNTED, True),
        (Mark.FAULTY, Mark.GOOD, False),
        (Mark.FAULTY, Mark.FAULTY, True),
        (None, Mark.GOOD, True),
    ],
)
def test_a_rep_takes_away_what_it_contradicts(told: Mark | None, ended: Mark, stays: bool) -> None:
    """Nothing says "Not counted" beside a rep that counted, or of a fault beside a good one."""
    queue, caption = CaptionQueue(), Caption("Words", "Label", told)
    queue.update([caption], 10.0)
    queue.outdate(ended)

    assert (queue.update([], 10.1) == caption) is stays


@pytest.mark.parametrize(("words", "least_s"), [("Up", 2.5), ("x" * 34, 5.0), ("x" * 85, 11.0)])
def test_longer_words_stay_longer(words: str, least_s: float) -> None:
    """Eight and a half letters a second, two and a half seconds at least."""
    assert reading_s(Caption(words)) == pytest.approx(least_s)
