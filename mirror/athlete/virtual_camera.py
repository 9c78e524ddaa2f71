"""The virtual camera: the athlete's performance as frames, with the truth of each."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Protocol, Self

import numpy as np

from mirror.athlete.lighting import Lighting
from mirror.athlete.performance import Performance
from mirror.athlete.renderer import Renderer
from mirror.athlete.skeleton import Body
from mirror.athlete.truth import Tally, Truth
from mirror.athlete.viewpoint import Viewpoint
from mirror.base.closing import Closing
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.pose.pose import Pose

__all__ = ["Rehearsal", "VirtualCamera", "seen"]


class Rehearsal(Protocol):
    """Makes the performance of an exercise."""

    def __call__(self, exercise: Exercise, start: Body | None, /) -> Performance:
        """From walking in, or from the body as it is now when there is one."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class _Programme:
    """What is on: an opening that is done once, and a set that is done again and again."""

    begun_s: float
    opening: Performance | None
    repeated: Performance

    def truth(self, at_s: float, *, loop: bool) -> Truth:
        """What is true at that time of the camera."""
        since = max(at_s - self.begun_s, 0.0)
        done = Tally()
        if self.opening is not None:
            if since < self.opening.seconds:
                return self.opening.at(since)
            since -= self.opening.seconds
            done = self.opening.tally
        rounds = int(since // self.repeated.seconds) if loop else 0
        truth = self.repeated.at(since - rounds * self.repeated.seconds)
        done = done + self.repeated.tally.times(rounds) + truth.tally
        return replace(truth, at_s=since, tally=done)


class VirtualCamera(Closing):
    """Films the virtual athlete.

    Live, it keeps a camera's pace and repeats the set for ever; a reader that comes late gets the newest
    picture. Not live, it gives one set as fast as it can be drawn. Frames may be read on one thread while
    another asks for the truth or changes the exercise.
    """

    def __init__(
        self,
        rehearse: Rehearsal,
        exercise: Exercise,
        viewpoint: Viewpoint | None = None,
        lighting: Lighting | None = None,
        *,
        live: bool = False,
        frames_per_s: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Rehearse and set up.

        Args:
            rehearse: makes the performance of an exercise; also of the next one, from the body as it then is.
            exercise: what is done first.
            viewpoint: from where; 3.4 m before the athlete by default.
            lighting: a well-lit room by default.
            live: at a camera's pace and for ever.
            frames_per_s: the rate.
            clock: monotonic seconds, for a live camera.
            sleep: waits that many seconds, for a live camera.
        """
        self._rehearse = rehearse
        self._live = live
        self._rate = frames_per_s
        self._clock, self._sleep = clock, sleep
        self._lock = Lock()
        self._closed = False
        self._number = 0
        first = rehearse(exercise, None)
        self.viewpoint = viewpoint or Viewpoint()
        self._renderer = Renderer(first.plan, self.viewpoint, lighting)
        self._begun_s = clock() if live else 0.0
        self._next_s = self._begun_s
        self._programme = _Programme(self._begun_s, None, first)

    @classmethod
    def of(
        cls,
        performance: Performance,
        viewpoint: Viewpoint | None = None,
        lighting: Lighting | None = None,
        *,
        live: bool = False,
        frames_per_s: float = 30.0,
    ) -> Self:
        """A camera on one performance that is ready; it does not change its exercise."""

        def rehearse(_exercise: Exercise, _start: Body | None) -> Performance:
            return performance

        return cls(rehearse, performance.exercise, viewpoint, lighting, live=live, frames_per_s=frames_per_s)

    @property
    def label(self) -> str:
        """What a person calls it."""
        return "virtual athlete"

    @property
    def live(self) -> bool:
        """Whether it keeps a camera's pace."""
        return self._live

    @property
    def frames_per_s(self) -> float:
        """The rate."""
        return self._rate

    @property
    def exercise(self) -> Exercise:
        """What is being done now."""
        with self._lock:
            return self._programme.repeated.exercise

    @property
    def performance(self) -> Performance:
        """The set that is repeated, for its counts and its length."""
        with self._lock:
            return self._programme.repeated

    def read(self) -> Frame | None:
        """The next picture; None when closed, or after the set when not live."""
        captured_s = self._wait() if self._live else self._number / self._rate
        with self._lock:
            programme, closed = self._programme, self._closed
        if closed or (not self._live and captured_s >= programme.repeated.seconds):
            return None
        truth = programme.truth(captured_s, loop=self._live)
        dumbbells, bar = "dumbbells" in programme.repeated.exercise.equipment, programme.repeated.bar
        picture = self._renderer.draw(truth.body, dumbbells=dumbbells, bar=bar)
        frame = Frame(picture, captured_s, self._number)
        self._number += 1
        return frame

    def perform(self, exercise: Exercise) -> None:
        """Change to another exercise, from where the athlete is now; the same one again changes nothing."""
        if exercise.id == self.exercise.id:
            return
        now_s = self._clock() if self._live else self._number / self._rate
        body = self.truth_at(now_s).body
        opening = self._rehearse(exercise, body) if body is not None else None
        repeated = self._rehearse(exercise, None)
        with self._lock:
            self._programme = _Programme(now_s, opening, repeated)

    def truth_at(self, captured_s: float) -> Truth:
        """What was or will be true at a time of capture, as long as the exercise is not changed."""
        with self._lock:
            programme = self._programme
        return programme.truth(captured_s, loop=self._live)

    def truth(self, frame: Frame) -> Truth:
        """What is true in that frame."""
        return self.truth_at(frame.captured_s)

    def true_pose(self, frame: Frame) -> Pose | None:
        """The Pose that a perfect landmarker would find in that frame; None when nobody is in it."""
        body = self.truth(frame).body
        return None if body is None else seen(body, self.viewpoint, frame.captured_s)

    def close(self) -> None:
        """Stop; safe to call twice."""
        with self._lock:
            self._closed = True

    def _wait(self) -> float:
        """Wait for the next picture's time, or take now when it has passed."""
        now = self._clock()
        if now < self._next_s:
            self._sleep(self._next_s - now)
            now = self._clock()
        period = 1 / self._rate
        missed = max(int((now - self._next_s) / period), 0)
        captured_s = self._next_s + missed * period
        self._next_s = captured_s + period
        return captured_s


def seen(body: Body, viewpoint: Viewpoint, captured_s: float) -> Pose | None:
    """The Pose of a body before a camera; None when no landmark of it is in the picture."""
    marks = body.landmarks
    pixels = viewpoint.project(marks) / (viewpoint.width_px, viewpoint.height_px)
    turned = (marks - (marks[23] + marks[24]) / 2) @ viewpoint.axes.T
    inside = ((pixels > 0) & (pixels < 1)).all(axis=1) & (viewpoint.depth(marks) > 0.1)
    if not inside.any():
        return None
    scale = (
        viewpoint.focal_px / viewpoint.width_px / float(viewpoint.depth((marks[23:24] + marks[24:25]) / 2)[0])
    )
    image = np.concatenate((pixels, turned[:, 2:] * scale), axis=1)
    return Pose(
        image.astype(np.float32),
        turned.astype(np.float32),
        inside.astype(np.float32),
        viewpoint.width_px / viewpoint.height_px,
        captured_s,
    )
