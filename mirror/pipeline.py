"""The path of a frame: `step(frame) -> Moment`, one stage after the other, from top to bottom."""

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import TypeVar

from mirror.coaching.coach import Coach
from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.kinematics.athlete_keeper import AthleteKeeper
from mirror.kinematics.light import LightMeter
from mirror.kinematics.motion import Motion
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.movement.own_range import OwnRange
from mirror.movement.placement import Placement, PlacementJudge
from mirror.pose.landmarker import Landmarker
from mirror.recognition.set_follower import Followed, MakeGuide, SetFollower

__all__ = ["Pipeline"]

T = TypeVar("T")


class Pipeline:
    """Everything between a camera and a screen, for one athlete and one exercise at a time."""

    def __init__(
        self,
        landmarker: Landmarker,
        exercise: Exercise,
        guide: MakeGuide | None = None,
        ranges: Mapping[str, OwnRange] | None = None,
    ) -> None:
        """A pipeline at the beginning of a set.

        Args:
            landmarker: finds the pose.
            exercise: what is done; ANY for whatever is recognised.
            guide: gives who recognises it; asked on every frame until there is one.
            ranges: how far the athlete went before, by the ids of the exercises.
        """
        self._landmarker = landmarker
        self._keeper = AthleteKeeper()
        self._light = LightMeter()
        self._motion = MotionTracker()
        self._set = SetFollower(guide, ranges)
        self.paused = False
        """While true the athlete is seen and nothing is counted, judged or said."""
        self.select(exercise)

    def see_with(self, landmarker: Landmarker) -> None:
        """Go on with another landmarker, in place of one that failed; the set and its count stay."""
        self._landmarker = landmarker

    @property
    def ranges(self) -> Mapping[str, OwnRange]:
        """How far the athlete goes in each exercise, by their ids."""
        return self._set.ranges

    def select(self, exercise: Exercise) -> None:
        """Begin a new set of an exercise, or of whatever will be recognised."""
        self._set.select(exercise)
        self._begin(exercise)

    def _begin(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._placement = PlacementJudge(exercise)
        self._coach = Coach(exercise)

    def step(self, frame: Frame) -> Moment:
        """All that a frame yields."""
        at_s = frame.captured_s
        watch = _Stopwatch()
        found = watch.time("pose", lambda: self._landmarker.find(frame, self._keeper.search))
        pose = watch.time("keep", lambda: self._keeper.keep(found, frame))
        light = self._light.measure(frame, pose)
        motion = watch.time("motion", lambda: self._motion.update(pose) if pose else None)
        placement = self._placement.update(motion, light, at_s)
        followed = watch.time("movement", lambda: self._follow(motion, placement, at_s))
        counted = followed.counted
        if followed.changed:
            self._begin(self._set.exercise)
        cues = () if self.paused else self._coach.update(followed, placement, at_s)
        return Moment(
            frame=frame,
            exercise=self.exercise,
            light=light,
            placement=placement,
            progress=counted.progress,
            reps=self._set.reps,
            pose=pose,
            motion=motion,
            rep=counted.rep,
            attempt=counted.attempt,
            faults=counted.faults,
            corrected=counted.corrected,
            hold=counted.hold,
            fatigue=counted.fatigue,
            recognition=followed.recognition,
            recovered=followed.recovered,
            standing_faults=self._set.standing_faults(at_s),
            cues=cues,
            paused=self.paused,
            stage_ms=watch.stage_ms,
        )

    def _follow(self, motion: Motion | None, placement: Placement, at_s: float) -> Followed:
        if self.paused:
            return self._set.pause(at_s)
        return self._set.update(motion, at_s, judging=placement.good)


class _Stopwatch:
    """How long each stage of one step took."""

    def __init__(self) -> None:
        self.stage_ms: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], T]) -> T:
        started_s = perf_counter()
        result = work()
        self.stage_ms[stage] = (perf_counter() - started_s) * 1000.0
        return result
