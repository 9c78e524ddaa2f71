"""Captions say what the voice says, word for word, and what it is about."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from moments import BETTER, SAG, SHORT, moment, said

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.words import BETTER as PRAISE
from mirror.coaching.words import END_SET, not_counted
from mirror.exercise.exercise import Exercise
from mirror.exercise.rules import Severity
from mirror.movement.fatigue import Fatigue
from mirror.movement.rep import Attempt, Fault
from mirror.overlay.captions import Caption, CaptionWriter
from mirror.overlay.marks import Mark
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.tongue import Tongue
from mirror.phrases.reading import read_phrases
from mirror.recognition.recogniser import Recognition

SET = SetSoFar()


def captions_of(exercise: Exercise, tongue: Tongue | None = None, **yielded: Any) -> list[Caption]:
    """The captions of one moment, for somebody who was told nothing before."""
    return CaptionWriter(tongue or Tongue()).of(moment(exercise, **yielded), SET)


@pytest.mark.parametrize(
    ("fault", "label"),
    [
        (SAG, "Hips sag  ·  21°, limit 15°"),
        (replace(SAG, measured=15.3), "Hips sag"),
        (replace(SAG, unit="%"), "Hips sag  ·  21 %, limit 15 %"),
        (replace(SAG, unit="cm"), "Hips sag  ·  21 cm, limit 15 cm"),
        (replace(SAG, measured=0.42, wanted=0.8, unit="s"), "Hips sag  ·  0.4 s, limit 0.8 s"),
        (replace(SAG, measured=3.14, wanted=2.5, unit="m/s2"), "Hips sag  ·  3 m/s², limit 2 m/s²"),
    ],
)
def test_a_fault_is_told_with_its_figures(squat: Exercise, fault: Fault, label: str) -> None:
    """Its name, what was measured and the limit, over the words that are said; no figures that are equal."""
    [caption] = captions_of(squat, faults=(fault,), cues=(said(CueKind.FORM, "Tighten up", SAG.cue),))

    assert caption == Caption("Tighten up", label, Mark.FAULTY, about=SAG.cue)


def test_a_fault_that_is_not_said_is_no_caption(squat: Exercise) -> None:
    """It colours the limb and the edge; the words come when they may be said."""
    assert captions_of(squat, faults=(SAG,)) == []


def test_a_fault_that_is_told_later_has_its_figures(squat: Exercise) -> None:
    """The words may wait for the end of the rep; what was measured is remembered."""
    writer = CaptionWriter(Tongue())
    writer.of(moment(squat, 1.0, standing_faults=(SAG,), faults=(SAG,)), SET)
    [caption] = writer.of(moment(squat, 2.0, cues=(said(CueKind.FORM, SAG.cue),)), SET)

    assert caption.label == "Hips sag  ·  21°, limit 15°"


def test_a_fault_of_a_dropped_moment_has_its_name(squat: Exercise) -> None:
    """What was measured is gone with the moment; which rule it was is known from the cue."""
    rule = squat.faults[0]
    [caption] = captions_of(squat, cues=(said(CueKind.FORM, rule.cue),))

    assert caption == Caption(rule.cue, rule.name, Mark.FAULTY, about=rule.cue)


@pytest.mark.parametrize(
    ("kind", "severity", "safety"),
    [
        (CueKind.SAFETY, "safety", True),
        (CueKind.FORM, "safety", True),
        (CueKind.SAFETY, "warning", True),
        (CueKind.FORM, "advice", False),
    ],
)
def test_a_risk_of_harm_is_known(squat: Exercise, kind: CueKind, severity: Severity, safety: bool) -> None:
    """By the cue's kind, or by the fault's severity."""
    fault = replace(SAG, severity=severity)
    [caption] = captions_of(squat, faults=(fault,), cues=(said(kind, fault.cue),))

    assert caption.safety is safety


@pytest.mark.parametrize(
    ("attempt", "label"),
    [
        (SHORT, "Not counted  ·  61°, required 70°"),
        (replace(SHORT, unit="%"), "Not counted  ·  61 %, required 70 %"),
        (replace(SHORT, why="Kipping"), "Not counted"),
    ],
)
@pytest.mark.parametrize("spoken", [True, False])
def test_an_attempt_is_told_with_its_reason(
    squat: Exercise, attempt: Attempt, label: str, spoken: bool
) -> None:
    """Said or not: whoever sees the count stand still is told why."""
    phrase = not_counted(squat, attempt)
    cues = (said(CueKind.ATTEMPT, "Deeper", phrase),) if spoken else ()
    [caption] = captions_of(squat, attempt=attempt, cues=cues)

    assert caption == Caption("Deeper" if spoken else phrase, label, Mark.NOT_COUNTED, about=phrase)


def test_praise_names_what_is_corrected(squat: Exercise) -> None:
    """One word, and what it is for: another fault may be gone that nobody was told of."""
    praise = said(CueKind.PRAISE, "Much better", PRAISE, BETTER.id)
    other = replace(BETTER, id="depth", name="Shallow squat")
    [caption] = captions_of(squat, corrected=(other, BETTER), cues=(praise,))

    assert caption == Caption("Much better", "Corrected  ·  Hips sag", Mark.GOOD, about=PRAISE)


def test_praise_may_come_later(squat: Exercise) -> None:
    """When the voice is free; it still says for what."""
    writer = CaptionWriter(Tongue())
    writer.of(moment(squat, 1.0, corrected=(BETTER,)), SET)
    [caption] = writer.of(moment(squat, 2.0, cues=(said(CueKind.PRAISE, PRAISE, subject=BETTER.id),)), SET)

    assert caption.label == "Corrected  ·  Hips sag"


@pytest.mark.parametrize(
    ("cue", "shown"),
    [
        (said(CueKind.SESSION, "Set done"), [Caption("Set done", about="Set done")]),
        (said(CueKind.ENCOURAGEMENT, "Two more"), [Caption("Two more", about="Two more")]),
        (
            said(CueKind.COACH, "Great depth today"),
            [Caption("Great depth today", "Coach", about="Great depth today")],
        ),
        (
            said(CueKind.PLACEMENT, "Good, stay there"),
            [Caption("Good, stay there", about="Good, stay there")],
        ),
        (said(CueKind.COUNT, "7", "{number}"), []),
    ],
)
def test_every_kind_of_cue_is_a_caption(squat: Exercise, cue: Cue, shown: list[Caption]) -> None:
    """But the count, which the ring shows larger."""
    assert captions_of(squat, cues=(cue,)) == shown


def test_the_end_of_a_set_has_its_reason(squat: Exercise) -> None:
    """Why to stop stands over it."""
    so_far = SetSoFar()
    for _ in range(2):
        so_far.end.update(Fatigue(velocity_loss_pct=46.0, end_set="46 percent slower"))
    writer = CaptionWriter(Tongue())
    [caption] = writer.of(moment(squat, cues=(said(CueKind.SESSION, "Stop here", END_SET),)), so_far)

    assert (caption.label, caption.words) == ("46 percent slower", "Stop here")


@pytest.mark.parametrize(("known", "label"), [(True, "Recognised"), (False, "")])
def test_a_name_is_news_when_it_was_recognised(squat: Exercise, known: bool, label: str) -> None:
    """Whoever chose the exercise is told no more than its name."""
    recognition = Recognition(squat, 0.9, 0.0, 5.0) if known else None
    [caption] = captions_of(squat, recognition=recognition, cues=(said(CueKind.SESSION, "Squats"),))

    assert (caption.words, caption.label) == ("Squats", label)


def orders(squat: Exercise) -> Iterable[tuple[list[Caption], list[Caption]]]:
    """A cue with its moment first and heard later, and the other way round."""
    cue = said(CueKind.SESSION, "Set done")
    seen = moment(squat, cues=(cue,))
    writer = CaptionWriter(Tongue())
    yield writer.of(seen, SET), writer.of_cues([cue], seen, SET)
    writer = CaptionWriter(Tongue())
    yield writer.of_cues([cue], seen, SET), writer.of(seen, SET)


def test_nothing_is_told_twice(squat: Exercise) -> None:
    """A cue that comes with its moment and is heard of again is one caption."""
    for first, again in orders(squat):
        assert ([caption.words for caption in first], again) == (["Set done"], [])


def test_captions_come_in_the_order_of_speech(squat: Exercise) -> None:
    """As they are heard, so they are read."""
    cues = (said(CueKind.FORM, SAG.cue), said(CueKind.COUNT, "8"), said(CueKind.ENCOURAGEMENT, "Two more"))
    words = [caption.words for caption in captions_of(squat, faults=(SAG,), cues=cues)]

    assert words == [SAG.cue, "Two more"]


def test_captions_speak_the_athletes_language(squat: Exercise) -> None:
    """Labels and figures, as the words themselves."""
    german = Tongue(read_phrases("de"))
    rule = squat.faults[0]
    fault = replace(SAG, name=rule.name, cue=rule.cue, measured=0.42, wanted=0.8, unit="s")
    cue = said(CueKind.FORM, "Fersen runter", rule.cue)
    fault_told, attempt_told = captions_of(squat, german, faults=(fault,), cues=(cue,), attempt=SHORT)

    assert fault_told.words == "Fersen runter"
    assert fault_told.label.endswith(f"0,4 s, {german.word('limit')} 0,8 s")
    assert rule.name not in fault_told.label
    assert "Not counted" not in attempt_told.label
