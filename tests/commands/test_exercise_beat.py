"""The metronome beats while reps may be done, and only then."""

from hand_sound import HandSound

from mirror.coaching.set_facts import (
    CountingPaused,
    CountingResumed,
    ExerciseChosen,
    ExerciseRecognised,
    RestBegan,
    RestEnded,
)
from mirror.commands.exercise_beat import ExerciseBeat
from mirror.exercise.free import ANY
from mirror.exercise.library import Library


def test_it_beats_while_reps_may_be_done(library: Library) -> None:
    """The tempo of what is done; none of what is held or unknown, in a rest, in a pause."""
    squat, curl, plank = (library.find(id_) for id_ in ("squat", "biceps_curl", "plank"))
    table = (
        (ExerciseChosen(ANY), None, "nobody knows yet what it will be"),
        (ExerciseRecognised(squat, 0.9), squat.tempo, "squats were recognised"),
        (CountingPaused(), None, "nothing is counted in a pause"),
        (ExerciseChosen(curl), None, "another exercise is chosen meanwhile"),
        (CountingResumed(), curl.tempo, "the athlete goes on"),
        (RestBegan(), None, "the set is done"),
        (RestEnded(), curl.tempo, "the next set begins"),
        (ExerciseChosen(plank), None, "a plank is held"),
    )
    sound = HandSound()
    beat = ExerciseBeat(sound)
    for fact, tempo, why in table:
        beat(fact)
        assert sound.tempo == tempo, why
