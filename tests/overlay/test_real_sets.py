"""Whole sets of the virtual athlete, perfectly seen, through the whole path: what is said is shown."""

from dataclasses import dataclass, field

import pytest
from drawn import texts_of

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.base.settings import SetPlan
from mirror.coaching.coaching import Coaching
from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.words import END_SET
from mirror.evaluation.athlete_recording import ideal_recording
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.exercise.library import Library
from mirror.overlay.hud import Hud
from mirror.overlay.layout import Look, lay_out
from mirror.overlay.situation import Situation
from mirror.overlay.theme import Theme
from mirror.pipeline import Pipeline
from mirror.recognition.guide import Guide
from mirror.recognition.prototype import prototypes_of
from mirror.recording.playback import RecordedCamera, RecordedLandmarker

PLAIN = Situation(skeleton=False)
FIVE = (Cycle(),) * 5
SOON, GLANCE = 150, 33
"""Frames, thirty a second: five seconds, in which others may stand before it, and somewhat more than one."""


@dataclass(slots=True)
class Session:
    """What the athlete saw and heard, in its order."""

    shown: list[str] = field(default_factory=list)
    """Words in the order in which they first came."""
    said: dict[CueKind, list[str]] = field(default_factory=lambda: {kind: [] for kind in CueKind})
    frames: list[frozenset[str]] = field(default_factory=list)
    """The words of each frame."""
    cues: list[tuple[int, Cue]] = field(default_factory=list)
    """What was said, with the number of its frame."""

    def unread(self) -> list[str]:
        """What was said and did not stand on the screen soon after it, for as long as a glance at least."""
        return [
            cue.words
            for place, cue in self.cues
            if sum(cue.words in words for words in self.frames[place : place + SOON]) < GLANCE
        ]


def session(
    theme: Theme,
    done: Exercise,
    chosen: Exercise,
    acts: tuple[Act, ...],
    yaw_deg: float,
    library: Library,
    plan: SetPlan | None = None,
) -> Session:
    """One set before the mirror."""
    recording = ideal_recording(Performance(done, acts), Viewpoint(yaw_deg=yaw_deg))
    camera = RecordedCamera(recording)
    coaching = Coaching(plan=plan or SetPlan())
    pipeline = Pipeline(
        RecordedLandmarker(recording), chosen, lambda: Guide(prototypes_of(library)), None, coaching
    )
    hud = Hud(lay_out(Look.VIDEO, 1280, 720, theme), theme)
    told = Session()
    while (frame := camera.read()) is not None:
        moment = pipeline.step(frame)
        words = [text.words for text in texts_of(hud.update(moment, PLAIN, frame.captured_s))]
        told.shown += dict.fromkeys(word for word in words if word not in told.shown)
        told.frames.append(frozenset(words))
        for cue in moment.cues:
            told.said[cue.kind].append(cue.words)
            if cue.kind is not CueKind.COUNT:
                told.cues.append((len(told.frames) - 1, cue))
    return told


def test_a_hold(theme: Theme, library: Library) -> None:
    """Its clock runs on the screen, is called at ten and counted down, and what it came to stays."""
    plank = library.find("plank")
    acts = (Stand(1.0), Cycle(pause_s=2.0), Stand(5.0))
    told = session(theme, plank, plank, acts, 77.0, library)
    goal_s = int(plank.tempo.turn_s)
    last_s = int(told.said[CueKind.COUNT][-1].split()[0])

    assert told.unread() == []
    assert goal_s <= last_s <= goal_s + 4
    assert [word for word in told.shown if word in ("Hold", "Waiting", "HELD")] == ["Hold", "Waiting", "HELD"]
    assert {str(last_s), "HELD", "LAST HOLD"} <= told.frames[-1]


def test_sides_in_turn(theme: Theme, library: Library) -> None:
    """Each side has its count, and they add up to the total; quick as they are, they are called by fives."""
    knees = library.find("high_knees")
    told = session(theme, knees, knees, (Stand(1.0), Cycle(), *FIVE, Stand(2.0)), 0.0, library)

    assert told.said[CueKind.COUNT] == ["1", "5"]
    assert {"6", "L 3", "R 3"} <= told.frames[-1]


def test_an_exercise_that_nobody_chose(theme: Theme, library: Library) -> None:
    """Two reps are asked for; then its name is told, once, and the reps done before are counted."""
    known = Library(tuple(library.find(name) for name in ("squat", "push_up", "biceps_curl", "plank")))
    acts = (Stand(2.0), *FIVE, Stand(3.0))
    told = session(theme, known.find("squat"), ANY, acts, 30.0, known)

    assert "Squats" in told.said[CueKind.SESSION]
    assert told.unread() == []
    assert told.shown.index("Show me two reps") < told.shown.index("Squat")
    assert {"Squat", "RECOGNISED", "5"} <= told.frames[-1]
    assert not any("Squat" in words for words in told.frames if "Any exercise" in words)


@pytest.mark.parametrize("name", ["squat", "biceps_curl"])
def test_free_movement(theme: Theme, library: Library, name: str) -> None:
    """Whatever it is, it is counted and not named; what was done before it was found is shown, not said."""
    acts = (Stand(2.0), *FIVE, Stand(3.0))
    told = session(theme, library.find(name), FREE, acts, 30.0, library)

    assert told.unread() == []
    assert {"Free movement", "5", "REPS"} <= told.frames[-1]


def test_a_fault_that_is_mended(theme: Theme, library: Library) -> None:
    """The cue while it stands; when it is gone, a caption and one word, once a set."""
    squat = library.find("squat")
    wrong = Cycle(faults=("depth",))
    acts = (Stand(1.5), Cycle(), wrong, Cycle(), *FIVE, wrong, Cycle(), Stand(2.0))
    told = session(theme, squat, squat, acts, 40.0, library)
    cue = next(rule.cue for rule in squat.faults if rule.id == "depth")

    assert (cue in told.said[CueKind.FORM], told.said[CueKind.PRAISE]) == (True, ["Better"])
    assert told.unread() == []
    assert told.shown.index(cue) < told.shown.index("Better")


def test_a_set_that_is_enough(theme: Theme, library: Library) -> None:
    """Each rep slower than the last: the advice to end it comes once, and the trend stands beside it."""
    squat = library.find("squat")
    slowing = tuple(Cycle(pace=pace) for pace in (1.2, 1.2, 1.2, 1.1, 0.9, 0.7, 0.55, 0.5))
    told = session(theme, squat, squat, (Stand(1.5), *slowing, Stand(3.0)), 77.0, library)

    assert END_SET in told.said[CueKind.SESSION]
    assert told.unread() == []
    assert {END_SET, "SLOWER"} <= told.frames[-1]


def test_a_set_that_is_not(theme: Theme, library: Library) -> None:
    """Who does not tire is not told to stop."""
    squat = library.find("squat")
    told = session(theme, squat, squat, (Stand(1.5), *FIVE, *FIVE, Stand(3.0)), 77.0, library)

    assert told.unread() == []
    assert END_SET not in told.shown


def test_sets_and_rests(theme: Theme, library: Library) -> None:
    """What is to be done stands under the count; a rest counts down in its place; then a set begins anew."""
    squat = library.find("squat")
    acts = (Stand(1.5), *FIVE[:3], Stand(8.0), *FIVE[:3], Stand(6.0))
    told = session(theme, squat, squat, acts, 30.0, library, SetPlan(reps=3, sets=2, rest_s=6.0))
    resting = [words for words in told.frames if "REST" in words]
    order = ["SET 1 OF 2", "NEXT: SET 2 OF 2", "SET 2 OF 2"]

    assert told.unread() == []
    assert sorted(order, key=told.shown.index) == order
    assert [left for left in "654321" if any(left in words for words in resting)] == list("654321")
    assert not any({"Top", "/ 3"} & words for words in resting)
    assert {"3", "/ 3", "All sets done"} <= told.frames[-1]
