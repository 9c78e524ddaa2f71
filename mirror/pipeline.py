"""The path of a frame: `step(frame) -> Moment`, one stage after the other, from top to bottom."""

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import TypeVar

from mirror.coaching.choice import Choice
from mirror.coaching.coach import Coach
from mirror.coaching.coaching import Coaching
from mirror.coaching.human import HumanCoach
from mirror.coaching.moment import Moment
from mirror.coaching.observed import Observed
from mirror.coaching.session import Session, SessionState, SessionStep
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

ONE_SET = SessionStep(SessionState())
"""The session of a clip."""


class Pipeline:
    """Everything between a camera and a screen, for one athlete and one exercise at a time."""

    def __init__(
        self,
        landmarker: Landmarker,
        exercise: Exercise,
        guide: MakeGuide | None = None,
        ranges: Mapping[str, OwnRange] | None = None,
        coaching: Coaching | None = None,
    ) -> None:
        """A pipeline at the beginning of a set.

        Args:
            landmarker: finds the pose.
            exercise: what is done; ANY for whatever is recognised.
            guide: gives who recognises it; asked on every frame until there is one.
            ranges: how far the athlete went before, by the ids of the exercises.
            coaching: what the athlete hears, and the sets that are planned.
        """
        self._landmarker = landmarker
        self._keeper = AthleteKeeper()
        self._light = LightMeter()
        self._motion = MotionTracker()
        self._set = SetFollower(guide, ranges)
        coaching = coaching or Coaching()
        self._coach = Coach(exercise, coaching.wordings, coaching.cues)
        self._session = Session(coaching.plan, exercise) if coaching.plan is not None else None
        self.paused = False
        """While true the athlete is seen and nothing is counted or judged."""
        self.human = HumanCoach.AWAY
        """What the human coach is doing, to whom the mirror's own steps aside."""
        self._set.select(exercise)
        self._place(exercise)

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
        self._begin(exercise, Choice.CHOSEN)

    def next_set(self) -> None:
        """End the set, or the rest between two; where no sets are followed, nothing."""
        if self._session is not None:
            self._session.next_set()

    def hear(self, words: str, at_s: float) -> None:
        """Somebody else's words are being said aloud since that time: the coach waits for them."""
        self._coach.hear(words, at_s)

    def _begin(self, exercise: Exercise, choice: Choice) -> None:
        self._place(exercise)
        self._coach.begin(exercise, choice)
        if self._session is not None:
            self._session.begin(exercise)

    def _place(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._placement = PlacementJudge(exercise)

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
            self._begin(self._set.exercise, Choice.RECOGNISED)
        reps, standing = self._set.reps, self._set.standing_faults(at_s)
        session = self._follow_session(followed, at_s)
        observed = Observed(at_s, followed, placement, session, motion, standing, self.human, self.paused)
        cues, withheld = watch.time("coaching", lambda: self._coach.update(observed))
        if session.anew:
            self._set.begin_again(at_s)
            self._coach.begin_set()
        return Moment(
            frame=frame,
            exercise=self.exercise,
            light=light,
            placement=placement,
            progress=counted.progress,
            reps=reps,
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
            standing_faults=standing,
            cues=cues,
            withheld=withheld,
            session=session.state,
            paused=self.paused,
            stage_ms=watch.stage_ms,
        )

    def _follow(self, motion: Motion | None, placement: Placement, at_s: float) -> Followed:
        if self.paused:
            return self._set.pause(at_s)
        return self._set.update(motion, at_s, judging=placement.good)

    def _follow_session(self, followed: Followed, at_s: float) -> SessionStep:
        if self._session is None:
            return ONE_SET
        if self.paused:
            return self._session.pause(at_s)
        return self._session.update(followed, self._set.reps, at_s)


class _Stopwatch:
    """How long each stage of one step took."""

    def __init__(self) -> None:
        self.stage_ms: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], T]) -> T:
        started_s = perf_counter()
        result = work()
        self.stage_ms[stage] = (perf_counter() - started_s) * 1000.0
        return result
