"""Each kind of exercise has its own figures: holds their seconds, sides their counts, doubt its question."""

from dataclasses import replace

import msgspec
import pytest
from drawn import texts_of, words_of
from moments import BETTER, HELD, moment, rep, said

from mirror.coaching.cue import CueKind
from mirror.coaching.words import END_SET
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.exercise.rules import HoldTarget, PositionRule
from mirror.kinematics.view import Side
from mirror.movement.fatigue import Fatigue, Reserve
from mirror.movement.placement import Placement, PlacementTrouble
from mirror.movement.rep import Phase, Progress, Rep
from mirror.movement.score import Score
from mirror.movement.speed import Speed
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.prompts import END_S
from mirror.overlay.scene import Arc, Line, Scene
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme
from mirror.recognition.recogniser import Recognition

PLAIN = Situation(skeleton=False)
RESTING = Progress()


@pytest.fixture
def hud(theme: Theme) -> Hud:
    """The hud of a screen with a picture."""
    return Hud(lay_out(Look.VIDEO, 1280, 720, theme), theme)


@pytest.fixture
def plank(squat: Exercise) -> Exercise:
    """A hold of half a minute."""
    target = HoldTarget((PositionRule("trunk_lean", at_least=60.0),))
    tempo = msgspec.structs.replace(squat.tempo, turn_s=30.0)
    return msgspec.structs.replace(
        squat, id="plank", name="Plank", signal=None, hold=target, tempo=tempo, posture="prone"
    )


def shown(hud: Hud, *moments: object, situation: Situation = PLAIN) -> Scene:
    """The scene when the moments have been seen, half a second each, and all movement has come to rest."""
    at_s = 0.0
    for what in moments:
        for _ in range(8):
            scene = hud.update(what, situation, at_s)  # type: ignore[arg-type]  # moments
            at_s += 0.5
    return scene


def held(seconds: float, phase: Phase = Phase.TURN) -> Progress:
    """A hold under way."""
    return Progress(phase, 0.0, min(1.0, seconds / 30.0), 170.0, seconds)


@pytest.mark.parametrize(
    ("seconds", "phase", "words"),
    [
        (0.0, Phase.REST, {"0", "SECONDS", "of 30 s", "Top"}),
        (18.9, Phase.TURN, {"18", "SECONDS", "of 30 s", "Hold", "12 s to go"}),
        (18.9, Phase.REST, {"18", "of 30 s", "Waiting", "12 s to go"}),
        (34.2, Phase.TURN, {"34", "SECONDS", "of 30 s", "Hold", "+4 s"}),
    ],
)
def test_a_hold_shows_its_seconds(
    hud: Hud, plank: Exercise, seconds: float, phase: Phase, words: set[str]
) -> None:
    """Whole seconds large, the goal below, and what is left of it."""
    assert words <= set(words_of(shown(hud, moment(plank, progress=held(seconds, phase)))))


def test_a_waiting_clock_looks_so(hud: Hud, plank: Exercise) -> None:
    """Two bars take the place of the unit, and the number is dim."""
    runs, waits = (
        shown(hud, moment(plank, progress=held(18.0, phase))) for phase in (Phase.TURN, Phase.REST)
    )
    bright, dim = (next(text for text in texts_of(scene) if text.words == "18") for scene in (runs, waits))
    bars = [len([item for item in scene.primitives if isinstance(item, Line)]) for scene in (runs, waits)]

    assert dim.opacity < 0.6 * bright.opacity
    assert bars[1] == bars[0] + 2
    assert "SECONDS" not in words_of(waits)


@pytest.mark.parametrize(("seconds", "goal"), [(15.0, False), (30.0, True), (40.0, True)])
def test_the_ring_of_a_hold_fills_to_its_time(
    hud: Hud, plank: Exercise, seconds: float, goal: bool, theme: Theme
) -> None:
    """At the goal the light has come to the tick, and beyond it goes on."""
    scene = shown(hud, moment(plank, progress=held(seconds)))
    ring = [item for item in scene.primitives if isinstance(item, Arc)]
    lit = next(arc for arc in ring if arc.colour == theme.palette.sure)

    assert (lit.sweep_deg >= 0.83 * ring[0].sweep_deg) is goal
    assert lit.sweep_deg < ring[0].sweep_deg


def test_a_hold_that_ended_stays(hud: Hud, plank: Exercise) -> None:
    """Whoever gets up reads what it came to, and the longest one beside it."""
    longer = replace(HELD, held_s=31.7)
    scene = shown(
        hud,
        moment(plank, hold=longer, reps=1, progress=RESTING),
        moment(plank, hold=HELD, reps=2, progress=RESTING),
    )

    assert {"24", "HELD", "LAST HOLD", "24 s", "BEST", "31 s"} <= set(words_of(scene))


@pytest.mark.parametrize(("sides", "there"), [("alternating", True), ("together", False), ("one", False)])
def test_sides_are_counted_apart(hud: Hud, squat: Exercise, sides: str, there: bool) -> None:
    """Where they take turns, each has its count beside the total."""
    exercise = msgspec.structs.replace(squat, sides=sides)
    done = [
        moment(exercise, place, reps=place + 1, rep=replace(rep(place + 1), side=side))
        for place, side in enumerate((Side.LEFT, Side.RIGHT, Side.LEFT))
    ]
    words = set(words_of(shown(hud, *done)))

    assert "3" in words
    assert ({"L 2", "R 1"} <= words) is there


def test_the_side_at_work_is_lit(hud: Hud, squat: Exercise, theme: Theme) -> None:
    """In the colour of movement, while it moves."""
    exercise = msgspec.structs.replace(squat, sides="alternating")
    scene = shown(hud, moment(exercise, progress=Progress(Phase.OUT, 0.0, 0.5, 60.0, 0.0, Side.RIGHT)))
    colours = {text.words: text.colour for text in texts_of(scene)}

    assert (colours["L 0"], colours["R 0"]) == (theme.palette.soft, theme.palette.sure)


def rated(number: int, at_s: float) -> Rep:
    """A rep with all that can be told of one."""
    return replace(rep(number), ended_s=at_s, score=Score(91.6, {}), speed=Speed(0.483, 0.7))


def test_the_last_rep_is_rated(hud: Hud, squat: Exercise) -> None:
    """Score and mean speed where there are any."""
    words = set(words_of(shown(hud, moment(squat, 4.0, reps=1, rep=rated(1, 4.0)))))

    assert {"SCORE", "92", "SPEED", "0.48 m/s"} <= words
    assert {"SLOWER", "IN RESERVE"}.isdisjoint(words)


def test_the_trend_of_a_set_is_told(hud: Hud, squat: Exercise) -> None:
    """How much slower, and how many reps that leaves; it stays until the next rep tells."""
    tired = Fatigue(velocity_loss_pct=22.4, reserve=Reserve(3.0, 2.3, 4.1))
    words = set(
        words_of(
            shown(
                hud,
                moment(squat, 4.0, reps=5, rep=rated(5, 4.0), fatigue=tired),
                moment(squat, 5.0, reps=5),
            )
        )
    )

    assert {"SLOWER", "22 %", "IN RESERVE", "2\N{EN DASH}5 left"} <= words
    assert END_SET not in words


@pytest.mark.parametrize(("later_s", "stands"), [(1.0, True), (END_S - 0.1, True), (END_S + 0.1, False)])
def test_a_set_that_is_enough_is_told(hud: Hud, squat: Exercise, later_s: float, stands: bool) -> None:
    """With its reason, for as long as it takes to put the weight down."""
    spent = Fatigue(velocity_loss_pct=46.0, end_set="46 percent slower")
    scene = shown(
        hud,
        moment(squat, 2.0, reps=7, rep=rated(7, 2.0), fatigue=spent),
        moment(squat, 4.0, reps=8, rep=rated(8, 4.0), fatigue=spent),
        moment(squat, 4.0 + later_s, reps=8),
    )
    words = [text.words for text in texts_of(scene)]

    assert ({END_SET, "46 PERCENT SLOWER"} <= set(words)) is stands


def test_a_corrected_fault_is_praised(hud: Hud, squat: Exercise) -> None:
    """A short caption that names it."""
    cues = (said(CueKind.PRAISE, "Better", subject=BETTER.id),)
    better = moment(squat, reps=2, rep=rep(2), corrected=(BETTER,), cues=cues)
    hud.update(better, PLAIN, 0.0)

    assert {"Better", "CORRECTED  ·  HIPS SAG"} <= set(words_of(hud.update(better, PLAIN, 0.5)))


def test_a_corrected_limb_is_good_for_a_moment(hud: Hud, squat: Exercise, theme: Theme) -> None:
    """The limbs of its rule have the good colour at once, and their own again after it."""
    rule = next(rule for rule in squat.faults if rule.limbs)
    better = moment(squat, 6.0, corrected=(replace(BETTER, id=rule.id),))
    bones = [
        {
            item.colour
            for item in hud.update(better, Situation(), at_s).primitives
            if isinstance(item, Line) and not item.rounded
        }
        for at_s in (6.0, 9.0)
    ]

    assert [theme.palette.sure in colours for colours in bones] == [True, False]


@pytest.mark.parametrize(
    ("seen", "rival", "words"),
    [
        (None, False, {"WHATEVER YOU DO", "Show me two reps"}),
        (0.4, False, {"I AM NOT SURE YET", "Squat?"}),
        (0.4, True, {"I AM NOT SURE YET", "Squat or Push-up?"}),
    ],
)
def test_a_guess_is_a_question(
    hud: Hud, squat: Exercise, seen: float | None, rival: bool, words: set[str]
) -> None:
    """Before it is sure the mirror asks for more and claims nothing: no count, no phase."""
    other = msgspec.structs.replace(squat, id="push_up", name="Push-up")
    recognition = Recognition(squat, seen, 0.0, 2.0, other if rival else None) if seen else None
    told = set(words_of(shown(hud, moment(ANY, progress=RESTING, recognition=recognition))))

    assert words | {"Any exercise"} <= told
    assert {"REPS", "0", "Squat"}.isdisjoint(told)


def test_what_is_recognised_comes_in(hud: Hud, squat: Exercise, theme: Theme) -> None:
    """Title, caption and the reps that were done before, each with its mark."""
    recognition = Recognition(squat, 0.9, 0.0, 5.0)
    hud.update(moment(ANY, progress=RESTING), PLAIN, 0.0)
    found, cue = (rep(1), rep(2)), said(CueKind.SESSION, "Squats")
    known = moment(squat, 5.0, reps=2, recovered=found, recognition=recognition, cues=(cue,))
    first = hud.update(known, PLAIN, 0.1)
    later = [text.words for text in texts_of(hud.update(known, PLAIN, 0.6))]
    title = next(text for text in texts_of(shown(hud, known)) if text.words == "Squat")

    assert "Squat" in words_of(first)
    assert (later.count("Squat"), later.count("Squats")) == (1, 1)
    assert later.count("RECOGNISED") == 2
    assert title.colour == theme.palette.ink


def test_what_was_chosen_is_not_recognised(hud: Hud, squat: Exercise) -> None:
    """Who chooses the exercise is not told its name as news."""
    hud.update(moment(ANY, progress=RESTING), PLAIN, 0.0)
    words = words_of(shown(hud, moment(squat)))

    assert words.count("Squat") == 1
    assert "RECOGNISED" not in words


@pytest.mark.parametrize(("reps", "asked"), [(0, True), (3, False)])
def test_free_movement_is_counted(hud: Hud, reps: int, asked: bool) -> None:
    """Its name and its count; what to do until the first."""
    words = set(words_of(shown(hud, moment(FREE, reps=reps, progress=RESTING))))

    assert {"Free movement", str(reps), "REPS"} <= words
    assert ("Repeat any movement" in words) is asked
    assert {"Rest", "Out", "Back"}.isdisjoint(words)


def test_placement_goes_before_all_prompts(hud: Hud) -> None:
    """Whoever is not seen cannot show two reps."""
    badly = Placement((PlacementTrouble.NOBODY,), blocking=True)
    words = words_of(shown(hud, moment(ANY, progress=RESTING, placement=badly, pose=None)))

    assert PlacementTrouble.NOBODY.value in words
    assert "Show me two reps" not in words
