"""The reel: a smooth picture on a machine that finds fewer poses than the camera gives frames."""

from collections import deque
from dataclasses import replace

from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.overlay.between import pose_at
from mirror.pose.pose import Pose

__all__ = ["Reel"]

LEAST_STEP_S = 0.025
"""A frame that came sooner after the last is left out: 30 pictures a second are smooth, 60 cost twice."""
MOST_WAIT_S = 0.15
"""What a frame waits at most for the pose after it: somewhat more than a period at the lowest rate."""
KEPT = 12
"""Frames that wait at most: 0.4 s at 30 a second. Where steps take longer the skeleton comes late instead."""
REMEMBERED = 8
"""Moments from which the delay is read: half a second at the highest rate that has frames between."""
DRIFT = 0.1
"""How much faster or slower than life the picture runs while the delay changes."""
GAP_S = 1.0
"""After a longer pause, or a leap of the clock, nothing is drawn across it."""


class Reel:
    """Gives what is to be shown now.

    While every frame has its moment, that is the newest moment as it is. While the frames are thinned, it is
    each frame of the camera as late as the poses on both sides of it need to be known, with the pose between
    them; counts, faults and cues are those of the newest moment, at once.
    """

    def __init__(self) -> None:
        self._frames: deque[Frame] = deque(maxlen=KEPT)
        self._sights: deque[tuple[float, Pose | None]] = deque(maxlen=4)
        self._needed_s: deque[float] = deque(maxlen=REMEMBERED)
        self._newest: Moment | None = None
        self._shown: Frame | None = None
        self._late_s: float | None = None
        self._turned_s = 0.0

    def turn(
        self, moment: Moment | None, frame: Frame | None, now_s: float, *, thinned: bool
    ) -> Moment | None:
        """Take what came since the last turn; what is to be shown now, None when it is what is shown already.

        Args:
            moment: the newest one.
            frame: the camera's newest.
            now_s: the display's clock, seconds; any clock, as only its differences count.
            thinned: whether there are frames without a moment.
        """
        if moment is not None:
            self._hear(moment, now_s)
        if not thinned:
            self._frames.clear()
            self._needed_s.clear()
            self._late_s = None
            self._shown = self._newest.frame if self._newest else None
            return moment
        if frame is not None:
            self._take(frame)
        self._adapt(now_s)
        due = self._due(now_s)
        if due is not None:
            self._shown = due
        elif moment is None:
            return None
        return self._composed(fresh=moment is not None)

    def _hear(self, moment: Moment, now_s: float) -> None:
        last, self._newest = self._newest, moment
        at_s = moment.frame.captured_s
        passed_s = at_s - last.frame.captured_s if last else 0.0
        if last is None or not 0.0 < passed_s <= GAP_S:
            self._sights.clear()
            self._frames.clear()
            self._needed_s.clear()
            self._late_s = None
            self._shown = moment.frame
        else:
            frames = max(moment.frame.number - last.frame.number, 1)
            # The first frame after the last pose waits longest for this one.
            waits_s = min(passed_s * (frames - 1) / frames, MOST_WAIT_S)
            self._needed_s.append(now_s - at_s + waits_s)
        self._sights.append((at_s, moment.pose))

    def _take(self, frame: Frame) -> None:
        last = self._frames[-1] if self._frames else self._shown
        passed_s = frame.captured_s - last.captured_s if last else LEAST_STEP_S
        if passed_s >= LEAST_STEP_S:
            self._frames.append(frame)

    def _adapt(self, now_s: float) -> None:
        """Let the delay follow what was needed lately, so slowly that nobody sees it."""
        passed_s, self._turned_s = now_s - self._turned_s, now_s
        if not self._needed_s or self._newest is None:
            return
        # One pose in eight may come too late: the body goes on as it went, and the picture is shown sooner.
        wanted_s = sorted(self._needed_s)[-min(2, len(self._needed_s))]
        if self._late_s is None:
            self._late_s = wanted_s
        most_s = DRIFT * passed_s
        self._late_s += min(max(wanted_s - self._late_s, -most_s), most_s)

    def _due(self, now_s: float) -> Frame | None:
        """The newest frame whose time has come."""
        due = None
        while self._frames and self._late_s is not None:
            if self._frames[0].captured_s > now_s - self._late_s and len(self._frames) < KEPT:
                break
            due = self._frames.popleft()
        return due

    def _composed(self, *, fresh: bool) -> Moment | None:
        """The newest moment with the picture that is shown; what happened is told once."""
        newest, shown = self._newest, self._shown
        if newest is None or shown is None:
            return newest
        pose = pose_at(self._sights, shown.captured_s)
        if fresh:
            return replace(newest, frame=shown, pose=pose)
        return replace(
            newest,
            frame=shown,
            pose=pose,
            rep=None,
            recovered=(),
            attempt=None,
            hold=None,
            fatigue=None,
            faults=(),
            corrected=(),
            cues=(),
            stage_ms={},
        )
