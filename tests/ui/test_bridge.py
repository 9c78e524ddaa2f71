"""The bridge brings every event and every fact to Qt's thread, once."""

from collections.abc import Callable
from dataclasses import replace
from threading import Thread, current_thread

import pytest
from hand_engine import HandEngine
from moments import BETTER, HELD, SAG, SHORT, moment, rep
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from mirror.base.facts import Fact
from mirror.coaching.set_facts import (
    AttemptMade,
    ExerciseChosen,
    ExerciseRecognised,
    FaultCorrected,
    FaultSeen,
    HoldEnded,
    RepCounted,
)
from mirror.devices.camera import CameraLost
from mirror.exercise.exercise import Exercise
from ui.bridge import Bridge

pytestmark = pytest.mark.usefixtures("qapp")


def published(engine: HandEngine, *facts: Fact) -> None:
    """Publish, and let Qt deliver."""
    for fact in facts:
        engine.facts.publish(fact)
    QCoreApplication.processEvents()


def test_the_newest_moment_is_given_once(engine: HandEngine, squat: Exercise) -> None:
    """Older ones are dropped and counted; nothing new is nothing."""
    bridge = Bridge(engine)
    first, second = moment(squat, 1.0), moment(squat, 2.0)
    engine.moments.put(first)
    engine.moments.put(second)

    assert bridge.newest() is second
    assert bridge.newest() is None
    assert bridge.dropped == 1


def test_events_of_dropped_moments_are_put_back(engine: HandEngine, squat: Exercise) -> None:
    """What happened in moments that nobody took is told with the next one."""
    bridge = Bridge(engine)
    counted = rep()
    published(engine, RepCounted(counted), AttemptMade(SHORT), FaultSeen(SAG), FaultCorrected(BETTER))
    published(engine, HoldEnded(HELD))
    engine.moments.put(moment(squat, 2.0))
    told = bridge.newest()

    assert told is not None
    assert (told.rep, told.attempt, told.faults) == (counted, SHORT, (SAG,))
    assert (told.hold, told.corrected) == (HELD, (BETTER,))


@pytest.mark.parametrize(
    ("missed", "recovered", "own", "told"),
    [
        ([3], [], None, ([], 3)),
        ([3, 4], [], None, ([3], 4)),
        ([3], [], 4, ([3], 4)),
        ([1, 2, 3], [], None, ([1, 2], 3)),
        ([3], [1, 2], None, ([1, 2], 3)),
        ([], [1, 2], None, ([1, 2], None)),
    ],
)
def test_no_missed_rep_is_lost(
    engine: HandEngine,
    squat: Exercise,
    missed: list[int],
    recovered: list[int],
    own: int | None,
    told: tuple[list[int], int | None],
) -> None:
    """However many reps were missed, and whatever the next moment has of its own: all are there, in order."""
    bridge = Bridge(engine)
    published(engine, *(RepCounted(rep(number)) for number in missed))
    found = tuple(rep(number) for number in recovered)
    engine.moments.put(moment(squat, 2.0, recovered=found, rep=rep(own) if own else None))
    newest = bridge.newest()

    assert newest is not None
    assert ([rep.number for rep in newest.recovered], newest.rep and newest.rep.number) == told


def test_recovered_reps_are_told_once(engine: HandEngine, squat: Exercise) -> None:
    """Their facts come after their moment."""
    bridge = Bridge(engine)
    found = (rep(1), rep(2))
    engine.moments.put(moment(squat, 1.0, recovered=found))
    bridge.newest()
    published(engine, *map(RepCounted, found))
    engine.moments.put(moment(squat, 2.0))
    later = bridge.newest()

    assert later is not None
    assert (later.recovered, later.rep) == ((), None)


def test_events_that_were_seen_are_not_told_again(engine: HandEngine, squat: Exercise) -> None:
    """The fact comes after its moment: the next moment is left as it is."""
    bridge = Bridge(engine)
    counted = rep()
    engine.moments.put(moment(squat, 1.0, rep=counted, faults=(SAG,)))
    assert bridge.newest() is not None

    published(engine, RepCounted(counted), FaultSeen(SAG))
    engine.moments.put(moment(squat, 2.0))
    later = bridge.newest()

    assert later is not None
    assert (later.rep, later.faults) == (None, ())


def test_an_equal_event_of_another_moment_is_told(engine: HandEngine, squat: Exercise) -> None:
    """Two faults with equal figures are two faults."""
    bridge = Bridge(engine)
    engine.moments.put(moment(squat, 1.0, faults=(SAG,)))
    bridge.newest()
    published(engine, FaultSeen(replace(SAG)))
    engine.moments.put(moment(squat, 2.0))
    later = bridge.newest()

    assert later is not None
    assert later.faults == (SAG,)


@pytest.mark.parametrize("begins", [ExerciseChosen, lambda exercise: ExerciseRecognised(exercise, 0.9)])
def test_another_exercise_forgets_what_was_missed(
    engine: HandEngine, squat: Exercise, begins: Callable[[Exercise], Fact]
) -> None:
    """A rep of the last exercise is no rep of this one."""
    bridge = Bridge(engine)
    published(engine, RepCounted(rep()), begins(squat))
    engine.moments.put(moment(squat, 1.0))
    told = bridge.newest()

    assert told is not None
    assert told.rep is None


def test_facts_arrive_on_qts_thread(qtbot: QtBot, engine: HandEngine) -> None:
    """Published on another thread, heard on this one."""
    bridge = Bridge(engine)
    heard: list[tuple[object, str]] = []
    bridge.happened.connect(lambda fact: heard.append((fact, current_thread().name)))
    lost = CameraLost("HD Webcam (0)")
    with qtbot.waitSignal(bridge.happened, timeout=5_000):
        Thread(target=engine.facts.publish, args=(lost,), name="camera").start()

    assert heard == [(lost, current_thread().name)]


def test_a_closed_bridge_hears_nothing(engine: HandEngine) -> None:
    """The window is gone, the engine still talks: nobody is called."""
    bridge = Bridge(engine)
    heard: list[object] = []
    bridge.happened.connect(heard.append)
    bridge.close()
    published(engine, CameraLost("HD Webcam (0)"))

    assert heard == []


@pytest.mark.parametrize("paused", [False, True])
def test_pause_is_toggled(engine: HandEngine, paused: bool) -> None:
    """Whatever it was, it is the other now."""
    engine.paused = paused
    Bridge(engine).toggle_pause()

    assert engine.paused is not paused
