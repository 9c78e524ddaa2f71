"""Several people before the real pose model: the athlete's reps are counted, and nobody else's movements."""

from pathlib import Path

import pytest
from crowd import Person, Room, athlete, passer

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker

pytestmark = pytest.mark.long

RATE = 15.0
SET: tuple[Act, ...] = (Stand(1.5), Cycle(), Cycle(), Cycle(), Stand(0.7))

CROSSING = {
    "before, a metre nearer": [passer(2, (2.6, 1.0), (-2.6, 1.0), begin_s=3.0)],
    "before, the other way": [passer(5, (-2.6, 1.2), (2.6, 1.2), begin_s=2.0, pace_m_s=1.6)],
    "behind": [passer(3, (2.8, -1.3), (-2.8, -1.3), begin_s=2.0)],
    "to a place beside": [passer(3, (2.6, 0.2), (0.9, 0.2), begin_s=2.0)],
}


def counted(library: Library, model: Path, people: list[Person], seconds: float) -> int:
    """The squats that the mirror counts in that room."""
    room = Room(people)
    with MediaPipeLandmarker(model) as landmarker:
        pipeline = Pipeline(landmarker, library.find("squat"))
        moments = [pipeline.step(room.frame(number, RATE)) for number in range(int(seconds * RATE))]
    return sum(moment.rep is not None for moment in moments)


@pytest.mark.parametrize("way", CROSSING)
def test_somebody_who_walks_past_takes_no_rep_away(library: Library, model: Path, way: str) -> None:
    """Three squats are three, whoever crosses the picture meanwhile, and walking is none."""
    performance = Performance(library.find("squat"), SET, seed=1)
    people = [athlete(performance), *CROSSING[way]]
    assert counted(library, model, people, performance.seconds) == 3


def test_who_squats_at_the_back_is_not_counted(library: Library, model: Path) -> None:
    """The athlete was there first, and stands; a smaller one behind does squats."""
    standing = Performance(library.find("squat"), (Stand(8.0),), seed=1)
    squatting = Performance(library.find("squat"), SET, seed=2)
    assert counted(library, model, [athlete(standing), athlete(squatting, (1.5, -1.5))], 8.0) == 0
