"""What is performed: sides in turn, stages in order, holds, faults of pace and at rest, coming and going."""

from typing import Any

import msgspec
import numpy as np
import pytest
from postures import EXERCISES

from mirror.athlete.acts import Cycle, Stand, WalkIn, WalkOut
from mirror.athlete.demonstration import demonstration_set
from mirror.athlete.framing import framed
from mirror.athlete.performance import Performance
from mirror.athlete.renderer import Renderer
from mirror.athlete.skeleton import Body, Bone, Skeleton
from mirror.athlete.truth import PerformedCycle
from mirror.base.errors import ExerciseError
from mirror.exercise.exercise import Exercise
from mirror.kinematics.view import Side

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def with_fault(name: str, **fields: Any) -> Exercise:
    """That exercise with one fault, called wrong."""
    fault = {"id": "wrong", "name": "Wrong", "measure": "knee_flexion", "cue": "Better", "source": "none"}
    plain = msgspec.to_builtins(EXERCISES[name])
    return msgspec.convert(plain | {"faults": [fault | {"at_most": 1.0, "when": "turn"} | fields]}, Exercise)


def body_at(performance: Performance, at_s: float) -> Body:
    body = performance.at(at_s).body
    assert body is not None
    return body


def test_alternating_sides_take_turns() -> None:
    """Left, right, left; each is told while it is under way, and counted apart."""
    acts = (Stand(0.3), Cycle(), Cycle(), Cycle(partial=True), Cycle())
    performance = Performance(EXERCISES["bird_dog"], acts)
    feet = {LEFT: Bone.FOOT_LEFT, RIGHT: Bone.FOOT_RIGHT}

    assert [cycle.side for cycle in performance.cycles] == [LEFT, RIGHT, LEFT, RIGHT]
    assert (performance.tally.left, performance.tally.right, performance.tally.attempts) == (1, 2, 1)
    for cycle in performance.cycles:
        turning = cycle.held_s[0]
        joints = body_at(performance, turning).joints
        lifted = max(feet, key=lambda side: float(joints[feet[side]][1]))
        assert performance.at(turning).side is cycle.side is lifted
    assert performance.at(0.1).side is None


def test_a_side_that_is_asked_for_is_done() -> None:
    """And the next cycle takes the other one."""
    acts = (Cycle(side=RIGHT), Cycle(), Cycle(side=LEFT), Cycle(side=LEFT))

    performance = Performance(EXERCISES["lunge"], acts)

    assert [cycle.side for cycle in performance.cycles] == [RIGHT, LEFT, LEFT, LEFT]


def test_one_side_stays_until_the_other_is_asked_for() -> None:
    """A side plank lies on the left arm, twice, and then turns over."""
    performance = Performance(EXERCISES["side_plank"], (Cycle(), Cycle(), Cycle(side=RIGHT), Stand(0.5)))

    assert [cycle.side for cycle in performance.cycles] == [LEFT, LEFT, RIGHT]
    assert body_at(performance, 0.1).joints[Bone.HEAD][0] > 0.2
    assert body_at(performance, performance.seconds).joints[Bone.HEAD][0] < -0.2
    assert (performance.tally.holds, performance.tally.reps) == (3, 0)


def test_both_sides_together_have_no_side() -> None:
    """A push-up is of no side, and neither is counted."""
    performance = Performance(EXERCISES["knee_push_up"], (Cycle(),))

    assert performance.cycles[0].side is None
    assert (performance.tally.left, performance.tally.right, performance.reps) == (0, 0, 1)


def test_stages_come_in_their_order() -> None:
    """A burpee crouches, lies on its hands, crouches, jumps, and has landed at its end."""
    performance = Performance(EXERCISES["burpee"], (Stand(0.2), Cycle()), seed=1)
    skeleton, (cycle,) = Skeleton(performance.plan), performance.cycles
    times = np.linspace(cycle.started_s, cycle.ended_s, 120)
    bodies = [body_at(performance, float(at_s)) for at_s in times]
    high = np.array([skeleton.lowest(body) for body in bodies])
    crouching = times[[body.angles["knee_left"] > 100 for body in bodies]]
    lying, jumping = cycle.held_s[0] + 0.1, float(times[high.argmax()])
    plank = body_at(performance, lying)

    assert performance.at(lying).phase == "turn"
    assert plank.frames[Bone.THORAX][1, 1] < 0.4
    assert plank.angles["knee_left"] < 10
    assert crouching.min() < lying < crouching.max() < jumping
    assert high.max() == pytest.approx(0.25, abs=0.02)
    assert high[-1] == pytest.approx(0.0, abs=0.01)
    assert performance.reps == 1


def test_a_partial_sequence_leaves_its_last_asked_stage_out() -> None:
    """A burpee without its jump is an attempt, and the feet never leave the floor."""
    performance = Performance(EXERCISES["burpee"], (Cycle(partial=True),), seed=1)
    skeleton, (cycle,) = Skeleton(performance.plan), performance.cycles

    heights = [skeleton.lowest(body_at(performance, float(t))) for t in np.linspace(0.0, cycle.ended_s, 60)]

    assert cycle.kind == "attempt"
    assert max(heights) < 0.02


def test_a_hold_is_held() -> None:
    """The truth tells for how long, from the moment that the posture is reached to its end."""
    performance = Performance(EXERCISES["side_plank"], (Stand(0.3), Cycle(pause_s=1.0), Stand(0.3)), seed=2)
    (cycle,) = performance.cycles
    start, end = cycle.held_s

    assert cycle.kind == "hold"
    assert end - start == pytest.approx(3.0, rel=0.1)
    assert performance.at(start - 0.1).held_s == 0.0
    assert performance.at(start + 1.5).held_s == pytest.approx(1.5)
    assert performance.at(end + 0.1).held_s == 0.0
    assert performance.at(end + 0.1).tally.holds == 0
    assert performance.at(cycle.ended_s + 0.1).tally.holds == 1


def test_a_hold_does_not_fall_short() -> None:
    """Who asks for it is told."""
    with pytest.raises(ExerciseError, match="Side plank is held"):
        Performance(EXERCISES["side_plank"], (Cycle(partial=True),))


@pytest.mark.parametrize(
    ("when", "measure", "out", "back"),
    [
        ("rep", "hip_line", 0.5, 0.5),
        ("back", "hip_line", 1.0, 0.5),
        ("out", "hip_line", 0.5, 1.0),
        ("after", "peak_speed_m_s", 0.5, 0.5),
        ("after", "out_s", 0.5, 1.0),
        ("after", "back_s", 1.0, 0.5),
    ],
)
def test_a_fault_of_pace_is_done_faster(when: str, measure: str, out: float, back: float) -> None:
    """Dropping down takes half the time of the phase that is judged, or of all of them."""
    exercise = with_fault("knee_push_up", when=when, measure=measure, performed_pace=2.0)
    right, wrong = (Cycle(), Cycle(faults=("wrong",)))
    good, bad = (Performance(exercise, (act,), seed=4).cycles[0] for act in (right, wrong))

    def times(cycle: PerformedCycle) -> tuple[float, float]:
        return cycle.held_s[0] - cycle.started_s, cycle.ended_s - cycle.held_s[1]

    assert times(bad) == pytest.approx((times(good)[0] * out, times(good)[1] * back))


def test_a_fault_of_the_rest_pose_comes_after_the_rep() -> None:
    """Arms that stay bent are so after the rep, long enough to be told, and right again before the next."""
    stiff = {"rest": {"elbow_flexion_deg": 40.0}}
    exercise = with_fault("knee_push_up", when="rest", held_s=0.5, performed=stiff)
    performance = Performance(exercise, (Stand(0.5), Cycle(faults=("wrong",)), Stand(0.5)), seed=1)
    (cycle,) = performance.cycles
    times = (0.2, cycle.ended_s + 0.5, performance.seconds)
    elbow = [performance.at(at_s).angles["elbow_left"] for at_s in times]

    assert elbow == pytest.approx([6.0, 40.0, 6.0], abs=1.5)
    assert performance.at(cycle.ended_s + 0.4).faults == ("wrong",)


def test_a_fault_that_voids_a_rep_makes_it_an_attempt() -> None:
    """It is done, told and not counted."""
    performance = Performance(with_fault("pull_up", voids=True), (Cycle(faults=("wrong",)), Cycle()))

    assert [cycle.kind for cycle in performance.cycles] == ["attempt", "rep"]


def test_the_bar_is_where_the_hands_hold_it() -> None:
    """From rest to the turning point the knuckles are at the bar, and the picture shows it."""
    performance = Performance(EXERCISES["pull_up"], (Cycle(),), seed=1)
    (cycle,), bar = performance.cycles, performance.bar
    assert bar is not None

    for at_s in (0.0, cycle.held_s[0]):
        knuckles = body_at(performance, at_s).joints[Bone.FINGERS_LEFT]
        assert knuckles[1:] == pytest.approx(bar[0, 1:], abs=0.002)
        assert bar[0, 0] < knuckles[0] < bar[1, 0]
    assert Performance(EXERCISES["bird_dog"], (Cycle(),)).bar is None

    stand = framed(performance, 0.0)
    renderer = Renderer(performance.plan, stand)
    across, down = stand.project(bar.mean(axis=0)[None])[0].round().astype(int)
    with_bar, without = (renderer.draw(None, bar=each)[down, across].sum() for each in (bar, None))
    assert abs(int(with_bar) - int(without)) > 30


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_one_comes_and_goes_without_a_jump(name: str) -> None:
    """Into every posture and out of it no joint moves faster than eight metres a second, and none sinks."""
    acts = (WalkIn(), Stand(0.3), WalkOut())
    performance = Performance(EXERCISES[name], acts, seed=3)
    skeleton = Skeleton(performance.plan)
    bodies = [body_at(performance, float(at_s)) for at_s in np.arange(0.0, performance.seconds, 1 / 15)]

    steps = np.linalg.norm(np.diff([body.joints for body in bodies], axis=0), axis=2)

    assert steps.max() * 15 < 8.0
    assert min(skeleton.lowest(body) for body in bodies) > -0.012


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_from_any_posture_to_any_other(name: str) -> None:
    """Who changes the exercise takes up the next rest pose from where the last one left the body."""
    before = body_at(Performance(EXERCISES["glute_bridge"], (Stand(1.0),)), 0.5)

    performance = Performance(EXERCISES[name], (Stand(0.5),), start=before)

    assert body_at(performance, 0.0).joints == pytest.approx(before.joints, abs=1e-3)
    assert performance.at(performance.seconds).phase == "rest"


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_the_demonstration_is_in_the_picture(name: str) -> None:
    """From where the camera is set up, nothing that is done is cut off."""
    exercise = EXERCISES[name]
    stand = framed(Performance(exercise, (Cycle(),), seed=2), 77.0)
    performance = Performance(exercise, demonstration_set(exercise)[:2], seed=2)

    pixels = np.concatenate(
        [
            stand.project(body_at(performance, float(at_s)).landmarks)
            for at_s in np.arange(0.0, performance.seconds, 0.2)
        ]
    )

    assert (pixels > 0).all()
    assert (pixels < (stand.width_px, stand.height_px)).all()
