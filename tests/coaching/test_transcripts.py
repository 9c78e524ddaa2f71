"""Whole sessions of the virtual athlete's, word for word, as they were read and found good.

Each stands in `transcripts/`: the second, the kind and the words of a cue with its reason; behind a dash what
was withheld; in brackets what the athlete did. After a change of the policy write them anew with

    WRITE_TRANSCRIPTS=1 .venv/bin/pytest tests/coaching/test_transcripts.py

and read them again, as a coach would and as the athlete would.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from virtual_session import VirtualSession, Wish

from mirror.athlete.acts import Act, Away, Cycle, Stand, WalkIn, WalkOut
from mirror.athlete.viewpoint import Viewpoint
from mirror.base.settings import CountAloud, CueSettings, SetPlan
from mirror.coaching.coaching import Coaching
from mirror.coaching.human import HumanCoach
from mirror.exercise.library import Library
from mirror.phrases.reading import read_phrases
from mirror.phrases.wordings import Wordings
from mirror.pipeline import Pipeline

FOLDER = Path(__file__).parent / "transcripts"
DEFAULT, OPEN = CueSettings(), SetPlan()


def coaching(plan: SetPlan = OPEN, cues: CueSettings = DEFAULT, language: str = "en") -> Coaching:
    return Coaching(Wordings(read_phrases(language)), cues, plan)


def reps(count: int, pace: float = 1.2) -> tuple[Act, ...]:
    return tuple(Cycle(pace=pace) for _ in range(count))


def wrong(*faults: str) -> Cycle:
    return Cycle(faults=faults, pace=1.2)


NOVICE: tuple[Act, ...] = (
    Away(1.0),
    WalkIn(),
    Stand(3.0),
    *reps(1),
    wrong("heel_lift"),
    wrong("heel_lift"),
    wrong("trunk_lean"),
    wrong("trunk_lean"),
    *reps(2),
    wrong("depth"),
    Cycle(partial=True, pace=1.2),
    Cycle(partial=True, pace=1.2),
    *reps(2),
    wrong("heel_lift", "trunk_lean"),
    wrong("heel_lift"),
    *reps(2),
    Stand(25.0),
    *reps(1),
    WalkOut(),
    Away(3.0),
)
"""Heels, chest and depth, each done wrong, mended, and wrong again."""


def novice(library: Library) -> VirtualSession:
    """Three faults, two attempts, a long rest."""
    return VirtualSession(library.find("squat"), NOVICE, coaching(), yaw_deg=78.0)


def novice_in_german(library: Library) -> VirtualSession:
    """The same, in another language."""
    return VirtualSession(library.find("squat"), NOVICE, coaching(language="de"), yaw_deg=78.0)


def novice_in_a_class(library: Library) -> VirtualSession:
    """The same among others: 30 s between any two cues, every fifth counted."""
    cues = CueSettings(between_cues_s=30.0, count=CountAloud.FIFTH)
    return VirtualSession(library.find("squat"), NOVICE, coaching(cues=cues), yaw_deg=78.0)


def risky_knees(library: Library) -> VirtualSession:
    """A risk of harm beside another fault, seen from the front."""
    acts = (Stand(2.5), *reps(1), wrong("shift"), wrong("knee_valgus", "shift"), wrong("knee_valgus"))
    later = (wrong("knee_valgus"), *reps(2), wrong("shift"), *reps(2), Stand(3.0))
    return VirtualSession(library.find("squat"), (*acts, *later), coaching(), yaw_deg=0.0)


def clean_expert(library: Library) -> VirtualSession:
    """Nothing to mend."""
    return VirtualSession(library.find("squat"), (Stand(2.5), *reps(12), Stand(3.0)), coaching())


def who_tires(library: Library) -> VirtualSession:
    """Each rep a little slower, with nothing planned, until it is enough."""
    paces = (1.2, 1.2, 1.2, 1.15, 1.1, 1.05, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55)
    acts: tuple[Act, ...] = (Stand(2.5), *(Cycle(pace=pace) for pace in paces), Stand(4.0))
    return VirtualSession(library.find("squat"), acts, coaching())


def who_tires_and_slips(library: Library) -> VirtualSession:
    """The same with form that fails: not to be cheered on."""
    paces = (1.2, 1.2, 1.2, 1.1, 1.05, 1.0)
    failing = (Cycle(faults=("heel_lift",), pace=pace) for pace in (0.95, 0.9, 0.85, 0.8))
    acts: tuple[Act, ...] = (Stand(2.5), *(Cycle(pace=pace) for pace in paces), *failing, Stand(3.0))
    return VirtualSession(library.find("squat"), acts, coaching(), yaw_deg=78.0)


def who_leaves(library: Library) -> VirtualSession:
    """For a moment in the middle of the set, and for long."""
    acts: tuple[Act, ...] = (
        Away(4.0),
        WalkIn(),
        Stand(2.5),
        *reps(3),
        WalkOut(),
        Away(6.0),
        WalkIn(),
        *reps(3),
    )
    return VirtualSession(
        library.find("squat"), (*acts, WalkOut(), Away(50.0), WalkIn(), *reps(3), Stand(2.0)), coaching()
    )


def two_sets(library: Library) -> VirtualSession:
    """Ten reps, half a minute, ten reps; one more than asked for, and slower toward the end."""
    first = (*reps(7), *(Cycle(pace=pace) for pace in (1.0, 0.95, 0.9, 0.85)))
    second = (*reps(6), *(Cycle(pace=pace) for pace in (0.95, 0.9, 0.85, 0.8)))
    acts = (Stand(2.5), *first, Stand(31.0), *second, Stand(8.0))
    return VirtualSession(library.find("squat"), acts, coaching(SetPlan(reps=10, sets=2, rest_s=30.0)))


def cannot_wait(library: Library) -> VirtualSession:
    """The next set before the rest is over, and the last one by a wish to go on."""
    acts = (Stand(2.5), *reps(5), Stand(12.0), *reps(5), Stand(9.0), *reps(5), Stand(4.0))
    wishes: dict[float, Wish] = {49.5: Pipeline.next_set}
    plan = SetPlan(reps=5, sets=3, rest_s=60.0)
    return VirtualSession(library.find("squat"), acts, coaching(plan), wishes=wishes)


def plank(library: Library) -> VirtualSession:
    """Forty seconds twice: the first is left early, in the second the hips sag."""
    acts = (
        Stand(2.0),
        Cycle(pause_s=15.0),
        Stand(14.0),
        Cycle(faults=("hip_sag",), pause_s=28.0),
        Stand(6.0),
    )
    plan = SetPlan(hold_s=40.0, sets=2, rest_s=15.0)
    return VirtualSession(library.find("plank"), acts, coaching(plan), yaw_deg=78.0)


def plank_unplanned(library: Library) -> VirtualSession:
    """As long as it goes."""
    acts = (Stand(2.0), Cycle(pause_s=8.0), Stand(5.0), Cycle(), Stand(4.0))
    return VirtualSession(library.find("plank"), acts, coaching(), yaw_deg=78.0)


def set_up_by_ear(library: Library) -> VirtualSession:
    """Too close, then turned wrongly, then right: all by what is heard."""
    stands = {
        0.0: Viewpoint(yaw_deg=0.0, distance_m=1.7, aim_m=1.2),
        12.0: Viewpoint(yaw_deg=0.0, distance_m=3.6),
        20.0: Viewpoint(yaw_deg=78.0, distance_m=3.6),
    }
    acts = (Stand(25.0), *reps(3), Stand(2.0))
    return VirtualSession(library.find("single_leg_squat"), acts, coaching(), stands=stands)


def beside_a_human(library: Library) -> VirtualSession:
    """A coach speaks, takes over, and leaves; the athlete pauses and goes on."""

    def coach(human: HumanCoach) -> Wish:
        return lambda pipeline: setattr(pipeline, "human", human)

    def pause(paused: bool) -> Wish:
        return lambda pipeline: setattr(pipeline, "paused", paused)

    acts = (Stand(2.5), *reps(1), wrong("heel_lift"), *reps(1), wrong("trunk_lean"), *reps(1), wrong("depth"))
    wishes: dict[float, Wish] = {
        6.0: coach(HumanCoach.SPEAKING),
        11.0: coach(HumanCoach.TAKEN_OVER),
        16.5: coach(HumanCoach.AWAY),
        22.5: lambda pipeline: pipeline.hear("Good work, two more like that", 22.5),
        33.0: pause(paused=True),
        38.0: pause(paused=False),
    }
    later = (*reps(4), Stand(11.0), *reps(1), Stand(2.0))
    return VirtualSession(library.find("squat"), (*acts, *later), coaching(), yaw_deg=78.0, wishes=wishes)


SESSIONS: tuple[Callable[[Library], VirtualSession], ...] = (
    novice,
    novice_in_german,
    novice_in_a_class,
    risky_knees,
    clean_expert,
    who_tires,
    who_tires_and_slips,
    who_leaves,
    two_sets,
    cannot_wait,
    plank,
    plank_unplanned,
    set_up_by_ear,
    beside_a_human,
)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: session.__name__)
def test_a_session(library: Library, session: Callable[[Library], VirtualSession]) -> None:
    """What is said, when and why, and what is not."""
    file = FOLDER / f"{session.__name__}.txt"
    heard = f"{session.__doc__}\n\n{session(library).transcript()}"
    if os.environ.get("WRITE_TRANSCRIPTS"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(heard, "utf-8")

    assert heard == file.read_text("utf-8")
