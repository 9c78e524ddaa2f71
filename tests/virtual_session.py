"""A whole session of the virtual athlete's in fast time, as a transcript: what was done and what was said."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

import numpy as np

from mirror.athlete.acts import Act, Cycle
from mirror.athlete.framing import framed
from mirror.athlete.performance import Performance
from mirror.athlete.truth import Truth
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import seen
from mirror.base.closing import Closing
from mirror.coaching.coaching import Coaching
from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.pipeline import Pipeline
from mirror.pose.pose import Pose

Wish: TypeAlias = Callable[[Pipeline], None]

RATE_HZ = 10.0
"""Poses a second, as on a small machine: the least with which counts are exact."""

GREY = np.full((9, 16, 3), 110, np.uint8)
"""A well-lit room, of which only the light matters."""


class TrueEyes(Closing):
    """A landmarker that is never wrong: it knows the performance, and where the camera stands."""

    def __init__(self, performance: Performance, stands: Mapping[float, Viewpoint]) -> None:
        self._performance, self._stands = performance, stands

    def find(self, frame: Frame, search: object = None) -> Pose | None:
        del search
        at_s = frame.captured_s
        body = self._performance.at(at_s).body
        stand = self._stands[max(since_s for since_s in self._stands if since_s <= at_s)]
        return None if body is None else seen(body, stand, at_s)

    def close(self) -> None:
        pass


class VirtualSession:
    """One athlete, one camera, one coach."""

    def __init__(
        self,
        exercise: Exercise,
        acts: Iterable[Act],
        coaching: Coaching,
        *,
        yaw_deg: float = 45.0,
        stands: Mapping[float, Viewpoint] | None = None,
        wishes: Mapping[float, Wish] | None = None,
    ) -> None:
        """A session that is about to begin.

        Args:
            exercise: what is done, and known to be.
            acts: how.
            coaching: what is heard of it.
            yaw_deg: from where it is seen.
            stands: in place of that, where the athlete is from which second on, told as camera positions.
            wishes: what somebody asks of the pipeline, and in which second.
        """
        self._performance = Performance(exercise, acts, seed=3)
        stands = stands or {0.0: framed(Performance(exercise, (Cycle(),), seed=3), yaw_deg)}
        self._pipeline = Pipeline(TrueEyes(self._performance, stands), exercise, coaching=coaching)
        self._wishes = dict(wishes or {})

    def transcript(self) -> str:
        """What the athlete did, indented, and what was said."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        before: Truth | None = None
        for number in range(int(self._performance.seconds * RATE_HZ)):
            at_s = number / RATE_HZ
            for wished_s in [wished_s for wished_s in self._wishes if wished_s <= at_s]:
                self._wishes.pop(wished_s)(self._pipeline)
            truth = self._performance.at(at_s)
            done = _done(before, truth)
            before = truth
            if done:
                yield f"{at_s:6.1f}  {'':13} ({done})"
            yield from _said(self._pipeline.step(Frame(GREY, at_s, number)))


def _said(moment: Moment) -> Iterator[str]:
    at_s = moment.frame.captured_s
    for cue in moment.cues:
        yield f"{at_s:6.1f}  {cue.kind:13} {cue.words}  [{cue.why}]"
    for one in moment.withheld:
        yield f"{at_s:6.1f}  {'-':13} {one.phrase}  [{one.why}]"


def _done(before: Truth | None, now: Truth) -> str:
    """What the athlete has just done that is not a clean rep: those are counted."""
    if before is None:
        return ""
    if (before.phase == "away") != (now.phase == "away"):
        return "out of the picture" if now.phase == "away" else "back in the picture"
    if now.tally.attempts != before.tally.attempts:
        return "an attempt done"
    if now.tally.holds != before.tally.holds:
        return "gets up"
    if now.under_way and now.faults and not (before.under_way and before.faults == now.faults):
        return f"begins, {', '.join(now.faults)}"
    return ""
