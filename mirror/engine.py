"""The threads around the pipeline: one for the camera, one for the step; they start, stop and recover.

::

    camera thread   opens, reads, opens again      -> Latest[Frame]
    vision thread   pipeline.step, one at a time   -> Latest[Moment], facts, cues to the voice

What a screen or a command wants of the engine is a value that the vision thread reads before its next step.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from mirror.base.errors import CameraError
from mirror.base.facts import Facts, ThreadFailed
from mirror.base.latest import Latest
from mirror.coaching.moment import Moment
from mirror.coaching.set_facts import AttemptMade, ExerciseChosen, FaultSeen, RepCounted
from mirror.devices.camera import Camera, CameraEnded, CameraLost, CameraReturned
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.voice.voice import Voice

__all__ = ["CameraReader", "Engine"]

log = logging.getLogger(__name__)

REOPEN_S = 0.5
"""How long to wait before a lost camera is tried again: a webcam takes about a second to come up."""

SILENT_S = 1.0
"""A live camera that gives nothing for this long is lost, whatever its driver says."""

RESTART_S = 0.5
"""The pause after an error that nobody foresaw, so that one that repeats does not spin."""


class CameraReader:
    """The camera's thread: reads into a mailbox, tells when the camera is lost, and brings it back."""

    def __init__(
        self,
        open_camera: Callable[[], Camera],
        facts: Facts,
        clock: Callable[[], float] = monotonic,
        reopen_s: float = REOPEN_S,
    ) -> None:
        self._open = open_camera
        self._facts = facts
        self._clock = clock
        self._reopen_s = reopen_s
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="camera", daemon=True)
        self._lost_s: float | None = None
        self._read_s = clock()
        self._label = ""
        self.frames: Latest[Frame] = Latest()

    def start(self, camera: Camera) -> None:
        """Begin with a camera that is open already; it is opened again by `open_camera` once it is lost."""
        self._label = camera.label
        self._read_s = self._clock()
        self._camera: Camera | None = camera
        self._thread.start()

    def stop(self, timeout_s: float = 3.0) -> None:
        """Let the camera go; a driver that hangs is left behind after the time."""
        self._stopping.set()
        self.frames.close()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def check(self) -> None:
        """Tell that the camera is lost when it is silent; called now and then by whoever waits for frames."""
        if self._lost_s is None and self._clock() - self._read_s > SILENT_S and not self.frames.closed:
            self._lose("silent")

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                if not self._read():
                    break
            except CameraError as error:
                self._lose(str(error))
            except Exception as error:
                log.exception("the camera thread failed")
                self._facts.publish(ThreadFailed("camera", str(error)))
                self._lose(str(error))
            self._close()
            self._stopping.wait(self._reopen_s)
        self._close()

    def _read(self) -> bool:
        """Read until the camera is lost (raises), the clip ends (False) or all is stopped (False)."""
        camera = self._camera = self._camera or self._open()
        self._label = camera.label
        while not self._stopping.is_set():
            frame = camera.read()
            if frame is None:
                self._facts.publish(CameraEnded(camera.label))
                self.frames.close()
                return False
            self._read_s = self._clock()
            if self._lost_s is not None:
                away_s, self._lost_s = self._read_s - self._lost_s, None
                self._facts.publish(CameraReturned(camera.label, away_s))
            self.frames.put(frame)
        return False

    def _lose(self, reason: str) -> None:
        if self._lost_s is None:
            self._lost_s = self._clock()
            log.warning("camera lost: %s", reason)
            self._facts.publish(CameraLost(self._label))

    def _close(self) -> None:
        if self._camera is not None:
            self._camera.close()
            self._camera = None


class Engine:
    """A running mirror without a screen: frames in, moments and facts out, cues to the voice."""

    def __init__(
        self, camera: CameraReader, pipeline: Pipeline, library: Library, voice: Voice, facts: Facts
    ) -> None:
        self._camera = camera
        self._pipeline = pipeline
        self._exercises = library.exercises
        self._voice = voice
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="vision", daemon=True)
        self._wanted: Latest[Exercise] = Latest()
        self._paused = False
        self._exercise = pipeline.exercise
        self.facts = facts
        self.moments: Latest[Moment] = Latest()

    def start(self, camera: Camera) -> None:
        """Start both threads on an open camera."""
        self._thread.start()
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
    def paused(self) -> bool:
        """Whether counting is suspended."""
        return self._paused

    def pause(self, paused: bool) -> None:
        """Suspend counting, judging and speaking, or go on."""
        self._paused = paused

    def step_exercise(self, step: int) -> None:
        """Choose the exercise that many places further in the library, around its ends."""
        place = self._exercises.index(self._exercise)
        self._exercise = self._exercises[(place + step) % len(self._exercises)]
        self._wanted.put(self._exercise)

    def _run(self) -> None:
        self.facts.publish(ExerciseChosen(self._exercise))
        while not self._stopping.is_set():
            try:
                self._work()
            except Exception as error:
                log.exception("the vision thread failed")
                self.facts.publish(ThreadFailed("vision", str(error)))
                self._stopping.wait(RESTART_S)
            if self._camera.frames.closed:
                break
        self.moments.close()

    def _work(self) -> None:
        """Step until something fails or the camera has ended."""
        while not self._stopping.is_set():
            frame = self._camera.frames.take(timeout_s=SILENT_S / 2)
            self._obey()
            if frame is not None:
                self._tell(self._pipeline.step(frame))
            elif self._camera.frames.closed:
                return
            else:
                self._camera.check()

    def _obey(self) -> None:
        """Do what was asked for between two frames."""
        self._pipeline.paused = self._paused
        wanted = self._wanted.take_now()
        if wanted is not None:
            self._pipeline.select(wanted)
            self.facts.publish(ExerciseChosen(wanted))

    def _tell(self, moment: Moment) -> None:
        for cue in moment.cues:
            self._voice.say(cue)
        self.moments.put(moment)
        for fault in moment.faults:
            self.facts.publish(FaultSeen(fault))
        if moment.rep is not None:
            self.facts.publish(RepCounted(moment.rep))
        if moment.attempt is not None:
            self.facts.publish(AttemptMade(moment.attempt))
