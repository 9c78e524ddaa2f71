"""The cue policy: each of its rules as a row of what was told, what there is to say, and what is said."""

from dataclasses import replace

import pytest

from mirror.base.settings import CueSettings
from mirror.coaching.candidate import Candidate
from mirror.coaching.cue import CueKind, Withheld
from mirror.coaching.human import HumanCoach
from mirror.coaching.policy import (
    NEXT_CUE_S,
    PATIENCE_S,
    SAFETY_AGAIN_S,
    SAME_ATTEMPT_S,
    Circumstances,
    Decision,
    decide,
)
from mirror.coaching.told import Told
from mirror.exercise.rules import Severity

DEFAULT = CueSettings()
CLASS = CueSettings(between_cues_s=30.0)
SOON, ALWAYS = CueSettings(same_fault_s=10.0), CueSettings(same_fault_s=0.0)
AWAY, SPEAKING, TAKEN_OVER = HumanCoach


def fault(
    id_: str = "depth", cycle: int = 9, severity: Severity = "advice", at_s: float = 100.0
) -> Candidate:
    kind = CueKind.SAFETY if severity == "safety" else CueKind.FORM
    return Candidate(kind, f"mind the {id_}", "seen", at_s, subject=id_, cycle=cycle, severity=severity)


def short(cycle: int = 9, phrase: str = "lower", at_s: float = 100.0) -> Candidate:
    return Candidate(CueKind.ATTEMPT, phrase, "range", at_s, subject=phrase, cycle=cycle)


def number(value: int = 3, at_s: float = 100.0) -> Candidate:
    return Candidate(CueKind.COUNT, "{number}", "rep", at_s, number=value)


def praise(id_: str = "depth", at_s: float = 100.0) -> Candidate:
    return Candidate(CueKind.PRAISE, "Better", "gone", at_s, subject=id_)


def cheer(phrase: str = "Keep pushing", *, counts: bool = False, not_now: str = "") -> Candidate:
    return Candidate(CueKind.ENCOURAGEMENT, phrase, "slow", 100.0, counts=counts, not_now=not_now)


def session(phrase: str = "Set done", at_s: float = 100.0) -> Candidate:
    return Candidate(CueKind.SESSION, phrase, "planned", at_s)


EARLIER = fault(cycle=1, at_s=10.0)
PLACE = Candidate(CueKind.PLACEMENT, "step back", "cut off", 100.0)


def after(*said: Candidate) -> Told:
    """What was told, each in its time."""
    told = Told()
    for one in said:
        told = told.saying_now(one, one.phrase, one.at_s)
    return told


def decided(
    *candidates: Candidate,
    told: Told | None = None,
    settings: CueSettings = DEFAULT,
    at_s: float = 100.0,
    human: HumanCoach = HumanCoach.AWAY,
    held: bool = False,
    between_sets: bool = False,
) -> Decision:
    now = Circumstances(at_s, human, held, between_sets)
    return decide(candidates, told or Told(), now, settings)


def said(decision: Decision) -> str | None:
    return decision.chosen.phrase if decision.chosen is not None else None


HAD = "this rep had its cue"
MENDS = "this rep is to mend “mind the a”"
AGAIN = "told 9 s ago, and no number says it too"


def test_silence_is_the_default() -> None:
    """Where there is no reason to speak nothing is said, and nothing was withheld."""
    decision = decided()

    assert (decision.chosen, decision.withheld, decision.told) == (None, (), Told())


@pytest.mark.parametrize(
    ("candidates", "spoken", "over"),
    [
        ([fault("polish"), fault("hips", 9, "warning")], "mind the hips", ("mind the polish",)),
        ([fault("hips", 9, "warning"), fault("knees", 9, "safety")], "mind the knees", ("mind the hips",)),
        ([fault(), number()], "mind the depth", ("3",)),
        ([short(), number()], "lower", ("3",)),
        ([fault(), short()], "mind the depth", ("lower",)),
        ([fault(), PLACE, cheer()], "mind the depth", ("step back", "Keep pushing")),
        ([number(), cheer("Last one", counts=True)], "Last one", ("3",)),
        ([number(), cheer("Last one", counts=True, not_now="form is failing")], "{number}", ()),
        ([number(), praise(), session()], "{number}", ()),
    ],
    ids=[
        "a warning before advice",
        "a risk before all",
        "a cue in place of the number",
        "a reason in place of the number",
        "one of fault and reason",
        "a fault before a place or a cheer",
        "what is left in place of the number",
        "the number where cheering would be wrong",
        "the number, then what goes with it",
    ],
)  # fmt: skip
def test_one_thing_is_said(candidates: list[Candidate], spoken: str, over: tuple[str, ...]) -> None:
    """The most urgent, and it names what it beat."""
    decision = decided(*candidates, told=after(EARLIER))

    assert said(decision) == spoken
    assert tuple(line.partition(":")[0] for line in decision.over) == over
    assert all(line.partition(": ")[2] for line in decision.over)


@pytest.mark.parametrize(
    ("before", "now", "settings", "why", "sentence"),
    [
        (fault(cycle=1, at_s=88), fault(cycle=5), DEFAULT, "told 12 s ago", "there is time to mend it"),
        (fault(cycle=1, at_s=69), fault(cycle=9), DEFAULT, "", "and it is told again when it stays"),
        (fault(cycle=1, at_s=88), fault(cycle=5), SOON, "", "sooner if so set"),
        (fault(cycle=4, at_s=95), fault(cycle=4), ALWAYS, "told in this rep", "once a rep"),
        (fault("a", 4, at_s=98), fault("b", 4), DEFAULT, HAD, "nor two faults in one"),
        (fault("a", 4, at_s=95), fault("b", 5), DEFAULT, MENDS, "the next is to mend it"),
        (fault("a", 4, at_s=95), fault("b", 5, "warning"), DEFAULT, "", "unless it is worse"),
        (fault("a", 4, at_s=95), fault("b", 6), DEFAULT, "", "then another may be told"),
        (fault("a", 4, at_s=97), fault("b", 6), DEFAULT, "“mind the a” was 3 s ago", "but not in quick reps"),
        (fault("a", 4, at_s=80), fault("b", 9), CLASS, "“mind the a” was 20 s ago", "a class is calm"),
        (fault("a", 4, at_s=69), fault("b", 9), CLASS, "", "and no more than these"),
        (fault("a", 4, at_s=98), short(4), DEFAULT, HAD, "nor a reason as well"),
        (fault("a", 4, at_s=95), short(5), DEFAULT, "", "but the next that does not count has one"),
        (short(4, at_s=101 - SAME_ATTEMPT_S), short(6), DEFAULT, AGAIN, "the missing number says it too"),
        (short(4, at_s=100 - SAME_ATTEMPT_S), short(6), DEFAULT, "", "and later the reason"),
        (short(4, at_s=95), short(5, "higher"), DEFAULT, "", "another reason is told"),
        (fault(cycle=1, at_s=300), fault(cycle=2), DEFAULT, "", "a clock that went back is another time"),
    ],
)  # fmt: skip
def test_form_cues_stay_apart(
    before: Candidate, now: Candidate, settings: CueSettings, why: str, sentence: str
) -> None:
    """By what was told before, and when; at 100 s."""
    decision = decided(now, told=after(before), settings=settings)

    assert said(decision) == (None if why else now.phrase), sentence
    assert decision.withheld == ((Withheld(now.phrase, why),) if why else ()), sentence


@pytest.mark.parametrize(
    ("before", "settings", "human", "spoken", "sentence"),
    [
        (fault("a", 1, at_s=99), DEFAULT, AWAY, True, "in a rep that had its cue"),
        (fault("a", 1, at_s=99), CLASS, AWAY, True, "in a class"),
        (session(at_s=99.9), DEFAULT, AWAY, True, "in the middle of another sentence"),
        (None, CueSettings(form=False), AWAY, True, "with form cues off"),
        (None, DEFAULT, SPEAKING, True, "while the coach speaks"),
        (None, DEFAULT, TAKEN_OVER, True, "when the coach has taken over"),
        (fault("knees", 1, "safety", 100 - SAFETY_AGAIN_S + 1), DEFAULT, AWAY, False, "not now again"),
        (fault("knees", 1, "safety", 100 - SAFETY_AGAIN_S), DEFAULT, AWAY, True, "but soon"),
    ],
)  # fmt: skip
def test_a_risk_of_harm_is_told(
    before: Candidate | None, settings: CueSettings, human: HumanCoach, spoken: bool, sentence: str
) -> None:
    """At once and first, whatever else is set and whoever speaks."""
    risk = fault("knees", 4, "safety")
    decision = decided(risk, told=after(*[before] if before else []), settings=settings, human=human)

    assert (said(decision) == risk.phrase) is spoken, sentence


def test_two_risks_are_told_one_after_the_other() -> None:
    """The second waits for the first, however many reps had their cue."""
    first, second = fault("knees", 1, "safety"), fault("back", 1, "safety")
    decision = decided(first, second)
    assert decision.chosen == first
    told = decision.told.saying_now(first, first.phrase, 100.0)

    assert said(decided(told=told, at_s=100.3)) is None
    assert decided(told=told, at_s=101.6).chosen == second


@pytest.mark.parametrize("kind", [praise(), cheer(), PLACE, fault(), short()])
@pytest.mark.parametrize(
    ("human", "why"),
    [
        (SPEAKING, "the coach is speaking"),
        (TAKEN_OVER, "the coach has taken over"),
    ],
)
def test_the_mirror_steps_aside(kind: Candidate, human: HumanCoach, why: str) -> None:
    """A human coach who speaks, or has taken over, silences all but a risk of harm."""
    decision = decided(kind, told=after(EARLIER), human=human)

    assert decision.chosen is None
    assert decision.withheld == (Withheld(kind.phrase, why),)
    assert decision.told.waiting == ()


@pytest.mark.parametrize(
    ("human", "spoken"),
    [(AWAY, True), (TAKEN_OVER, True), (SPEAKING, False)],
)
def test_the_count_and_the_coach(human: HumanCoach, spoken: bool) -> None:
    """Who has taken over need not count; over their words nobody counts."""
    assert (said(decided(number(), human=human)) is not None) is spoken


def test_the_rest_is_announced_when_the_coach_has_ended() -> None:
    """What tells how the session goes on waits for a few seconds, then it is given up."""
    decision = decided(session(), human=SPEAKING)
    assert (decision.chosen, decision.withheld) == (None, ())

    assert said(decided(told=decision.told, at_s=104.0)) == "Set done"
    late = decided(told=decision.told, at_s=100.1 + PATIENCE_S[CueKind.SESSION], human=SPEAKING)
    assert [one.why for one in late.withheld] == ["too late after “the coach”"]
    assert late.told.waiting == ()


@pytest.mark.parametrize(
    ("candidate", "spoken"),
    [(number(), True), (session(), True), (fault(), False), (short(), False), (PLACE, False)],
)  # fmt: skip
def test_between_sets_nothing_is_judged(candidate: Candidate, spoken: bool) -> None:
    """Reps above the target are counted still, and the session goes on."""
    decision = decided(candidate, between_sets=True)

    assert (decision.chosen is not None) is spoken
    assert [one.why for one in decision.withheld] == ([] if spoken else ["the athlete rests"])


@pytest.mark.parametrize(
    ("candidate", "settings", "why"),
    [
        (fault(), CueSettings(form=False), "form cues are off"),
        (praise(), CueSettings(praise=False), "praise is off"),
        (cheer(), CueSettings(encouragement=False), "encouragement is off"),
        (PLACE, CueSettings(placement=False), "placement is off"),
        (short(), CueSettings(form=False), ""),
    ],
)
def test_what_is_switched_off(candidate: Candidate, settings: CueSettings, why: str) -> None:
    """Is not said; why a rep did not count belongs to the count."""
    decision = decided(candidate, told=after(EARLIER), settings=settings)

    assert [one.why for one in decision.withheld] == ([why] if why else [])


@pytest.mark.parametrize(
    ("told", "why", "sentence"),
    [
        ([fault(at_s=90)], "", "what was told and is gone"),
        ([], "nobody was told of it", "what nobody heard of cannot be better"),
        ([fault("knees", at_s=90)], "nobody was told of it", "nor can another fault"),
        ([fault(at_s=80), praise(at_s=90)], "it was praised", "once"),
        ([fault(at_s=40), praise(at_s=50), fault(cycle=9, at_s=80)], "", "until it is told again"),
    ],
)
def test_praise_is_earned(told: list[Candidate], why: str, sentence: str) -> None:
    """By the correction of a fault that was told."""
    decision = decided(praise(), told=after(*told))

    assert [one.why for one in decision.withheld] == ([why] if why else []), sentence


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        (fault(at_s=90), praise(), "“mind the depth” was 10 s ago"),
        (fault(at_s=69), praise(), ""),
        (fault(at_s=90), cheer(), "“mind the depth” was 10 s ago"),
        (fault(at_s=90), cheer("Last one", counts=True), ""),
        (cheer(), fault(cycle=12, at_s=120), "“Keep pushing” was 20 s ago"),
        (number(at_s=99), fault(), ""),
    ],
    ids=["praise", "praise after a while", "a cheer", "what is left", "a cue after a cheer", "a number"],
)
def test_in_a_class_any_two_cues_are_parted(before: Candidate, now: Candidate, why: str) -> None:
    """Thirty seconds of quiet, but for the numbers."""
    decision = decided(now, told=after(before), settings=CLASS, at_s=now.at_s)

    assert (said(decision), [one.why for one in decision.withheld]) == (
        (None, [why]) if why else (now.phrase, [])
    )


def test_nobody_breaks_into_long_words() -> None:
    """What a coach wrote may take longer than any cue; what a clock that went back left is no sentence."""
    words = Candidate(CueKind.COACH, "a " * 120, "", 90.0)
    told = after(words)

    assert [told.busy(at_s) for at_s in (90.1, 100.0, 104.0, 106.0, 20.0)] == [*[words] * 3, None, None]


def test_one_word_of_praise_for_two_faults() -> None:
    """Both are gone by the same rep."""
    decision = decided(praise("a"), praise("b"), told=after(fault("a", at_s=50), fault("b", at_s=90)))

    assert said(decision) == "Better"
    assert decision.withheld == (Withheld("Better", "“Better” says it"),)


@pytest.mark.parametrize(
    ("saying", "candidate", "at_once", "later", "sentence"),
    [
        (number(2), number(3), True, True, "a newer number cuts an older one"),
        (number(2), fault(), False, True, "a cue lets the number end"),
        (number(2), praise(), False, True, "praise comes after it"),
        (number(2), cheer(), False, True, "and so does a cheer"),
        (session("Rest 60 seconds"), number(3), False, False, "a number is not said late"),
        (session("Rest 60 seconds"), session("Get ready"), False, True, "announcements come in their order"),
        (session("a sentence of some three seconds that goes on"), fault(), False, False, "nor is a cue"),
    ],
)  # fmt: skip
def test_nobody_talks_over_themselves(
    saying: Candidate, candidate: Candidate, at_once: bool, later: bool, sentence: str
) -> None:
    """What may wait is said when the sentence before is over, if it is still worth hearing."""
    told = after(EARLIER).saying_now(saying, saying.named, 99.9)
    decision = decided(
        replace(candidate, at_s=100.0, cycle=9), told=told, settings=CueSettings(same_fault_s=30)
    )

    assert (decision.chosen is not None) is at_once, sentence
    told, spoken = decision.told, at_once
    for tenth in range(1, 40):
        decision = decided(told=told, at_s=100.0 + tenth / 10)
        told, spoken = decision.told, spoken or decision.chosen is not None
    assert spoken is later, sentence


@pytest.mark.parametrize(
    ("seen", "spoken"),
    [
        ([("sag", 100.0), ("head", 101.0)], ["mind the sag"]),
        ([("sag", 100.0), ("head", 100.0 + NEXT_CUE_S)], ["mind the sag", "mind the head"]),
        ([("sag", 100.0), ("sag", 120.0), ("sag", 130.0)], ["mind the sag"] * 2),
    ],
)
def test_in_a_hold_time_parts_the_cues(seen: list[tuple[str, float]], spoken: list[str]) -> None:
    """It is one long movement."""
    told, heard = Told(), list[str]()
    for id_, at_s in seen:
        decision = decided(fault(id_, at_s=at_s), told=told, at_s=at_s, held=True)
        told = decision.told
        if decision.chosen is not None:
            heard.append(decision.chosen.phrase)
            told = told.saying_now(decision.chosen, decision.chosen.phrase, at_s)

    assert heard == spoken


def test_deciding_changes_nothing() -> None:
    """The same question has the same answer: the policy remembers by the value that it returns."""
    told = after(fault(at_s=90.0))
    first = decided(number(), praise(), told=told)

    assert decided(number(), praise(), told=told) == first
    assert told == after(fault(at_s=90.0))
