"""The threads around the pipeline: one for the camera, one for the step; they start, stop and recover.

::

    camera thread   opens, reads, opens again      -> Latest[Frame], twice: for the step and for the screen
    vision thread   pipeline.step, one at a time   -> Latest[Moment], facts, cues to the voice
    learning        once, what exercises look like -> the guide that recognises them

A machine that cannot step every frame steps those that the `PoseRate` finds due; the rest pass.
What a screen or a command wants of the engine is a value that the vision thread reads before its next step.
"""

import logging
from collections.abc import Callable
from contextlib import closing
from threading import Event, Thread
from time import monotonic, perf_counter

from mirror.base.errors import RecordsError
from mirror.base.facts import Fact, Facts, ThreadFailed
from mirror.base.latest import Latest
from mirror.coaching.coaching import Coaching
from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.human import HumanCoach
from mirror.coaching.moment import Moment
from mirror.coaching.set_facts import (
    CountingPaused,
    CountingResumed,
    ExerciseChosen,
    ExerciseRecognised,
    RestBegan,
    RestEnded,
    facts_of,
)
from mirror.coaching.words import Announcement
from mirror.devices.camera import Camera, CameraLost, CameraReturned
from mirror.devices.camera_reader import SILENT_S, CameraReader
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import Landmarker
from mirror.pose.pose_rate import Load, PoseRate
from mirror.recognition.guide import Guide
from mirror.recognition.prototype import prototypes_of
from mirror.records.range_book import RangeBook
from mirror.voice.voice import Voice

__all__ = ["Engine"]

log = logging.getLogger(__name__)

RESTART_S = 0.5
"""The pause after an error that nobody foresaw, so that one that repeats does not spin."""


class Engine:
    """A running mirror without a screen: frames in, moments and facts out, cues to the voice."""

    def __init__(  # noqa: PLR0913, PLR0917 - each is a part of the mirror, and the assembly has them all
        self,
        camera: CameraReader,
        open_landmarker: Callable[[], Landmarker],
        library: Library,
        exercise: Exercise,
        voice: Voice,
        facts: Facts,
        ranges: RangeBook | None = None,
        open_guide: Callable[[], Guide] | None = None,
        coaching: Coaching | None = None,
    ) -> None:
        """An engine that stands still until `start`.

        Args:
            camera: reads the frames.
            open_landmarker: called on the vision thread, because loading the pose model takes a time that
                the camera and the screen can use to come up; and again after an error nobody foresaw.
            library: the exercises to choose from.
            exercise: the first of them to do.
            voice: hears every cue.
            facts: where it tells what happened.
            ranges: where the athlete's ranges are kept from session to session; None keeps none.
            open_guide: makes who recognises exercises, on a thread of its own, because the virtual athlete
                may have to perform all of the library first, as it has to by default.
            coaching: what the athlete hears, and the sets that are planned.
        """
        self._camera = camera
        self._open_landmarker = open_landmarker
        self._library = library
        self._ranges = ranges
        self._open_guide = open_guide or (lambda: Guide(prototypes_of(library)))
        self._guide: Guide | None = None
        self._learning = Thread(target=self._learn, name="learning", daemon=True)
        self._exercises = (*library, ANY, FREE)
        self._voice = voice
        self._coaching = coaching or Coaching()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="vision", daemon=True)
        self._wanted: Latest[Exercise] = Latest()
        self._paused = False
        self._next_set = Event()
        self._written: Latest[Cue] = Latest()
        self._human = HumanCoach.AWAY
        self._resting = False
        self._rate = PoseRate()
        self._load = self._rate.load
        self._exercise = exercise
        self.facts = facts
        facts.subscribe(self._tell_of_camera)
        self.moments: Latest[Moment] = Latest()

    def start(self) -> None:
        """Start the vision thread: it loads the model while the camera is being opened."""
        self._thread.start()
        self._prepare(self._exercise)

    def watch(self, camera: Camera) -> None:
        """Start the camera thread on a camera that is open."""
        self._camera.start(camera)

    def stop(self) -> None:
        """Stop both threads and wait for them, a few seconds at most."""
        self._stopping.set()
        self._camera.stop()
        if self._thread.is_alive():
            self._thread.join(3.0)
        self.moments.close()

    @property
    def exercise(self) -> Exercise:
        """The exercise that was chosen last."""
        return self._exercise

    @property
    def pictures(self) -> Latest[Frame]:
        """Where the camera's newest frame is, whether or not it will be stepped."""
        return self._camera.pictures

    @property
    def load(self) -> Load:
        """The pose rate, and how hard the vision thread works for it."""
        return self._load

    @property
    def paused(self) -> bool:
        """Whether counting is suspended."""
        return self._paused

    def pause(self, paused: bool) -> None:
        """Suspend counting, judging and speaking, or go on."""
        if paused != self._paused:
            self._paused = paused
            self.facts.publish(CountingPaused() if paused else CountingResumed())

    @property
    def human(self) -> HumanCoach:
        """What the human coach is doing; whoever knows it sets it, and voice and next step heed it."""
        return self._human

    @human.setter
    def human(self, doing: HumanCoach) -> None:
        self._human = doing
        self._voice.coach_speaks(speaks=doing is HumanCoach.SPEAKING)

    def step_exercise(self, step: int) -> None:
        """Choose the exercise that many places further in the library, around its ends."""
        place = self._exercises.index(self._exercise)
        self._exercise = self._exercises[(place + step) % len(self._exercises)]
        self._wanted.put(self._exercise)

    def next_set(self) -> None:
        """End the set, or the rest between two sets."""
        self._next_set.set()

    def say(self, text: str) -> None:
        """Say what a human coach has written, at once: with or without a camera, a pose or a set."""
        words = " ".join(text.split())
        if words:
            cue = Cue(CueKind.COACH, words, words, monotonic(), "the coach wrote it")
            self._voice.say(cue)
            self._written.put(cue)

    def _tell_of_camera(self, fact: Fact) -> None:
        """What becomes of the camera is told without a frame, in the camera's own thread."""
        if isinstance(fact, CameraLost | CameraReturned):
            lost = isinstance(fact, CameraLost)
            phrase = str(Announcement.CAMERA_LOST if lost else Announcement.CAMERA_BACK)
            words = self._coaching.wordings.phrases.first(phrase)
            self._voice.say(Cue(CueKind.SESSION, phrase, words, monotonic(), fact.label))

    def _run(self) -> None:
        pipeline: Pipeline | None = None
        self.facts.publish(ExerciseChosen(self._exercise))
        while not self._stopping.is_set():
            try:
                with closing(self._open_landmarker()) as landmarker:
                    if pipeline is None:
                        pipeline = self._pipeline(landmarker)
                    else:
                        pipeline.see_with(landmarker)
                    self._work(pipeline)
            except Exception as error:
                log.exception("the vision thread failed")
                self.facts.publish(ThreadFailed("vision", str(error)))
                self._stopping.wait(RESTART_S)
            if self._camera.frames.closed:
                break
        self._keep_ranges(pipeline)
        self.moments.close()

    def _prepare(self, exercise: Exercise) -> None:
        """Learn what exercises look like, once, when one is to be recognised: counting needs the time too."""
        if exercise == ANY and self._learning.ident is None:
            self._learning.start()

    def _learn(self) -> None:
        try:
            self._guide = self._open_guide()
        except Exception as error:
            log.exception("what exercises look like could not be learned")
            self.facts.publish(ThreadFailed("learning", str(error)))

    def _pipeline(self, landmarker: Landmarker) -> Pipeline:
        known = self._ranges.read() if self._ranges is not None else {}
        return Pipeline(landmarker, self._exercise, lambda: self._guide, known, self._coaching)

    def _keep_ranges(self, pipeline: Pipeline | None) -> None:
        if self._ranges is not None and pipeline is not None and pipeline.ranges:
            try:
                self._ranges.write(pipeline.ranges)
            except RecordsError as error:
                log.warning("%s", error)

    def _work(self, pipeline: Pipeline) -> None:
        """Step until something fails or the camera has ended."""
        while not self._stopping.is_set():
            frame = self._camera.frames.take(timeout_s=SILENT_S / 2)
            self._obey(pipeline)
            if frame is not None:
                if self._rate.due(frame):
                    self._step(pipeline, frame)
            elif self._camera.frames.closed:
                return
            else:
                self._camera.check()

    def _obey(self, pipeline: Pipeline) -> None:
        """Do what was asked for between two frames."""
        pipeline.paused, pipeline.human = self._paused, self._human
        if self._next_set.is_set():
            self._next_set.clear()
            pipeline.next_set()
        if written := self._written.take_now():
            pipeline.hear(written.words, written.decided_s)
        wanted = self._wanted.take_now()
        if wanted is not None:
            self._prepare(wanted)
            pipeline.select(wanted)
            self.facts.publish(ExerciseChosen(wanted))

    def _step(self, pipeline: Pipeline, frame: Frame) -> None:
        started_s = perf_counter()
        before = pipeline.exercise
        moment = pipeline.step(frame)
        if pipeline.exercise != before and moment.recognition is not None:
            self.facts.publish(ExerciseRecognised(pipeline.exercise, moment.recognition.confidence))
        self._tell(moment)
        changed = self._rate.took(perf_counter() - started_s)
        self._load = self._rate.load
        if changed is not None:
            log.info(
                "pose rate %.0f a second, load %.2f%s",
                self._load.rate_hz,
                changed.load.share,
                ", behind" if self._load.behind else "",
            )
            self.facts.publish(changed)

    def _tell(self, moment: Moment) -> None:
        for cue in moment.cues:
            self._voice.say(cue)
        self.moments.put(moment)
        for fact in facts_of(moment):
            self.facts.publish(fact)
        resting = moment.session.resting or moment.session.done
        if resting != self._resting:
            self._resting = resting
            self.facts.publish(RestBegan() if self._resting else RestEnded())
