"""What a human coach asks of a running engine, and what is told when there is no picture."""

import time
from collections.abc import Callable
from threading import Thread, get_ident

import pytest

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.base.closing import Closing
from mirror.base.facts import Fact, Facts
from mirror.base.settings import SetPlan
from mirror.coaching.coaching import Coaching
from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.human import HumanCoach
from mirror.coaching.moment import Moment
from mirror.coaching.set_facts import RestBegan, RestEnded
from mirror.devices.camera import CameraLost, CameraReturned
from mirror.devices.camera_reader import CameraReader
from mirror.devices.frame import Frame
from mirror.engine import Engine
from mirror.exercise.library import Library
from mirror.phrases.reading import read_phrases
from mirror.phrases.wordings import Wordings
from mirror.pose.pose import Pose
from mirror.voice.voice import CueCaptioned, SilentVoice

PATIENCE_S = 60.0


class TrueEyes(Closing):
    """A landmarker that knows where the joints are."""

    def __init__(self, camera: VirtualCamera) -> None:
        self._camera = camera

    def find(self, frame: Frame, search: object = None) -> Pose | None:
        del search
        return self._camera.true_pose(frame)

    def close(self) -> None:
        pass


class Studio:
    """An engine before the virtual athlete, and all that its voice was given."""

    def __init__(
        self, library: Library, *acts: Stand | Cycle, language: str = "en", plan: SetPlan | None = None
    ) -> None:
        self.camera = VirtualCamera.of(Performance(library.find("squat"), acts), live=True)
        self.facts, self.heard, self.rests = Facts(), list[Cue](), list[Fact]()
        self.newest: Moment | None = None
        self.facts.subscribe(self._hear)
        coaching = Coaching(Wordings(read_phrases(language)), plan=plan or SetPlan())
        self.engine = Engine(
            CameraReader(lambda: self.camera, self.facts),
            lambda: TrueEyes(self.camera),
            library,
            library.find("squat"),
            SilentVoice(self.facts),
            self.facts,
            coaching=coaching,
        )

    def _hear(self, fact: Fact) -> None:
        if isinstance(fact, CueCaptioned):
            self.heard.append(fact.cue)
        elif isinstance(fact, RestBegan | RestEnded):
            self.rests.append(fact)

    def start(self) -> "Studio":
        self.engine.start()
        self.engine.watch(self.camera)
        return self

    def until(self, wanted: Callable[["Studio"], bool]) -> bool:
        """Whether it becomes so in time."""
        until_s = time.monotonic() + PATIENCE_S
        while not wanted(self) and time.monotonic() < until_s:
            self.newest = self.engine.moments.take(0.5) or self.newest
        return wanted(self)

    def said(self, kind: CueKind) -> list[str]:
        """The words of that kind so far."""
        return [cue.words for cue in self.heard if cue.kind is kind]

    @property
    def reps(self) -> int:
        """On the screen now."""
        return self.newest.reps if self.newest is not None else 0


@pytest.mark.parametrize(
    ("text", "words"),
    [("Two more, Ana", ["Two more, Ana"]), ("  slow\n down ", ["slow down"]), (" \n ", [])],
)
def test_a_coach_writes(library: Library, text: str, words: list[str]) -> None:
    """It is said at once, without a camera and before any step; of nothing, nothing is said."""
    studio = Studio(library, Stand(1.0))
    studio.engine.say(text)

    assert [cue.words for cue in studio.heard] == words
    assert {cue.kind for cue in studio.heard} <= {CueKind.COACH}


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_lost_camera_is_told_by_ear(library: Library, language: str) -> None:
    """Though no frame comes: in the thread of whoever lost it, and in the athlete's language."""
    studio = Studio(library, Stand(1.0), language=language)
    threads = set[int]()
    studio.facts.subscribe(lambda fact: threads.add(get_ident()) if isinstance(fact, CueCaptioned) else None)
    for fact in (CameraLost("webcam"), CameraReturned("webcam", 3.0)):
        loser = Thread(target=studio.facts.publish, args=(fact,))
        loser.start()
        loser.join()

    phrases = read_phrases(language)
    assert [cue.words for cue in studio.heard] == [
        phrases.first("Camera lost"),
        phrases.first("Camera is back"),
    ]
    assert {cue.kind for cue in studio.heard} == {CueKind.SESSION}
    assert get_ident() not in threads


def test_the_engine_steps_aside(library: Library) -> None:
    """What the human coach does is heeded by the next step."""
    studio = Studio(library, Stand(0.5), *[Cycle()] * 20)
    studio.engine.human = HumanCoach.SPEAKING
    studio.start()
    assert studio.until(lambda studio: studio.reps == 1)
    assert studio.heard == []

    studio.engine.human = HumanCoach.AWAY
    assert studio.until(lambda studio: studio.said(CueKind.COUNT) != [])
    studio.engine.stop()


def test_the_next_set_by_wish(library: Library) -> None:
    """The count begins anew, and it is said."""
    studio = Studio(library, Stand(0.5), *[Cycle()] * 20).start()
    assert studio.until(lambda studio: studio.reps == 1)

    studio.engine.next_set()
    assert studio.until(lambda studio: "Set 2" in studio.said(CueKind.SESSION))
    assert studio.until(lambda studio: studio.reps == 0)
    assert studio.newest is not None
    assert studio.newest.session.set_number == 2
    studio.engine.stop()


def test_after_the_last_set_there_is_rest(library: Library) -> None:
    """A metronome need not beat for somebody who is done, until they begin anew."""
    studio = Studio(library, Stand(0.5), *[Cycle()] * 20, plan=SetPlan(reps=1, sets=1)).start()
    assert studio.until(lambda studio: studio.rests == [RestBegan()])

    studio.engine.next_set()
    assert studio.until(lambda studio: studio.rests[:2] == [RestBegan(), RestEnded()])
    studio.engine.stop()
