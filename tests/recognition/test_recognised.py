"""Exercises recognised from the virtual athlete's true movement: which, how soon, one after the other."""

import pytest

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import seen
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY
from mirror.exercise.library import Library
from mirror.kinematics.motion import Motion
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.movement.rep import Phase, Rep
from mirror.recognition.guide import Guide
from mirror.recognition.prototype import prototypes_of
from mirror.recognition.recogniser import Recognition
from mirror.recognition.set_follower import SetFollower

pytestmark = pytest.mark.long

RATE_HZ = 15.0
PAUSE_S = 3.0
"""Between two exercises of a circuit: out of sight."""


@pytest.fixture(scope="module")
def make_guide(library: Library) -> type[Guide]:
    """Guides that share what was learned: learning takes seconds."""
    learned = Guide(prototypes_of(library))

    class Learned(Guide):
        def __init__(self) -> None:
            self.__dict__.update(vars(learned))
            self._recogniser = type(learned._recogniser)(learned._recogniser._prototypes)

    return Learned


class Circuit:
    """What a follower makes of exercises that nobody announces."""

    def __init__(self, make_guide: type[Guide]) -> None:
        self.follower = SetFollower(make_guide)
        self.tracker = MotionTracker()
        self.now_s = 0.0
        self.sets: list[str] = []
        self.reps: dict[str, list[Rep]] = {}
        self.held_s = 0.0
        self.newest: Recognition | None = None
        self.changed_at_rest: list[bool] = []

    def do(self, exercise: Exercise, *acts: Act, yaw_deg: float = 50.0, seed: int = 3) -> "Circuit":
        performance = Performance(exercise, acts, seed=seed)
        begun_s = self.now_s
        while self.now_s - begun_s < performance.seconds:
            body = performance.at(self.now_s - begun_s).body
            pose = (
                None if body is None else seen(body, Viewpoint(yaw_deg=yaw_deg, distance_m=4.5), self.now_s)
            )
            self._step(self.tracker.update(pose) if pose else None)
        for _ in range(int(PAUSE_S * RATE_HZ)):
            self._step(None)
        return self

    def _step(self, motion: Motion | None) -> None:
        followed = self.follower.update(motion, self.now_s, judging=True)
        self.now_s += 1 / RATE_HZ
        self.newest = followed.recognition or self.newest
        if followed.changed:
            self.sets.append(self.follower.exercise.id)
            self.changed_at_rest.append(followed.counted.progress.phase is Phase.REST)
        id_ = self.follower.exercise.id
        found = [*followed.recovered, *([followed.counted.rep] if followed.counted.rep else [])]
        self.reps.setdefault(id_, []).extend(found)
        self.held_s = max(self.held_s, followed.counted.progress.held_s)


@pytest.mark.parametrize("id_", ["squat", "push_up", "biceps_curl", "lateral_raise", "overhead_press"])
@pytest.mark.parametrize("yaw_deg", [25.0, 55.0])
def test_an_exercise_is_recognised_within_two_reps_and_counted_from_its_first(
    library: Library, make_guide: type[Guide], id_: str, yaw_deg: float
) -> None:
    """Five reps that nobody announced: five are counted."""
    cycles = [Cycle() for _ in range(5)]
    circuit = Circuit(make_guide).do(library.find(id_), Stand(1.0), *cycles, Stand(1.0), yaw_deg=yaw_deg)

    assert circuit.sets == [id_]
    assert [rep.number for rep in circuit.reps[id_]] == [1, 2, 3, 4, 5]


def test_a_circuit_is_followed_without_a_word(library: Library, make_guide: type[Guide]) -> None:
    """Squats, push-ups, curls: each set begins at rest, and has its own count."""
    circuit = Circuit(make_guide)
    for id_ in ("squat", "push_up", "biceps_curl"):
        circuit.do(library.find(id_), Stand(1.0), *[Cycle() for _ in range(4)], Stand(1.0))

    assert circuit.sets == ["squat", "push_up", "biceps_curl"]
    assert {id_: len(reps) for id_, reps in circuit.reps.items() if reps} == {
        "squat": 4,
        "push_up": 4,
        "biceps_curl": 4,
    }


def test_standing_still_is_nothing(library: Library, make_guide: type[Guide]) -> None:
    """Half a minute of standing: no exercise, and nothing counted."""
    circuit = Circuit(make_guide).do(library.find("squat"), Stand(30.0))

    assert circuit.sets == []
    assert circuit.follower.exercise == ANY


def test_a_movement_of_no_exercise_is_told_as_not_sure(library: Library, make_guide: type[Guide]) -> None:
    """Half curls reach no exercise's range: the mirror does not make one of them."""
    acts = [Cycle(partial=True) for _ in range(4)]
    circuit = Circuit(make_guide).do(library.find("biceps_curl"), Stand(1.0), *acts, Stand(1.0))

    assert circuit.sets == []
    assert circuit.newest is None or not circuit.newest.sure


def test_arms_that_rise_with_a_squat_do_not_end_its_set(library: Library, make_guide: type[Guide]) -> None:
    """Arms to the front for balance look like front raises; it stays a set of squats."""
    acts = [Cycle(), Cycle(faults=("depth",)), Cycle(partial=True), Cycle(pace=0.9), Cycle(), Cycle()]
    circuit = Circuit(make_guide).do(library.find("squat"), Stand(1.6), *acts, *acts, Stand(1.4))

    assert circuit.sets == ["squat"]
    assert len(circuit.reps["squat"]) == 10
