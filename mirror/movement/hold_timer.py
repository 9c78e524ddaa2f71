"""Times a hold: the seconds in which the athlete is in the posture, short breaks left out."""

from mirror.exercise.exercise import Exercise
from mirror.kinematics.measures import MEASURES
from mirror.kinematics.motion import Motion
from mirror.movement.counter import Counted
from mirror.movement.form import Judged
from mirror.movement.rep import Correction, Fault, Hold, Phase, Progress
from mirror.movement.rule_watch import RuleWatch
from mirror.movement.under_way import holds
from mirror.pose.pose import SEEN

__all__ = ["HoldTimer"]

SETTLE_S = 0.5
"""How long the posture must be kept before it is one, and be left before it is left: taking it up swings
through it, and single frames jitter."""

LONGEST_FRAME_S = 0.5
"""Frames farther apart than this are a gap, and the time between them is not held."""


class HoldTimer:
    """Follows one set of one exercise that is held."""

    def __init__(self, exercise: Exercise) -> None:
        """A set that begins.

        Args:
            exercise: one that has a hold.

        Raises:
            ValueError: when it has none.
        """
        if exercise.hold is None:
            raise ValueError(f"{exercise.name} is repeated, not held.")
        self._exercise, self._hold = exercise, exercise.hold
        self._range = MEASURES[exercise.range]
        self._watches = [RuleWatch(rule) for rule in exercise.faults if rule.when == "hold"]
        self._before_s: float | None = None
        self.reps = 0
        """Holds told so far."""
        self.progress = Progress()
        """How long the hold under way was kept by the newest frame."""
        self._over()

    def _over(self) -> None:
        self._held_s = 0.0
        self._inside_since_s: float | None = None
        self._left_s: float | None = None
        self._started_s = 0.0
        self._faults: list[Fault] = []
        for watch in self._watches:
            watch.begin()

    def update(self, motion: Motion | None, at_s: float, *, judging: bool = True) -> Counted:
        """Take one frame; `judging` as in Counter."""
        elapsed_s = 0.0 if self._before_s is None else at_s - self._before_s
        self._before_s = at_s
        inside = motion is not None and self._inside(motion)
        hold = None
        if inside:
            self._enter(at_s, elapsed_s)
        else:
            hold = self._leave(at_s)
        judged = Judged()
        if motion is not None and inside and judging and self._settled(at_s):
            judged = self._judge(motion)
        self._faults += judged.faults
        self.progress = self._progress(motion, at_s)
        return Counted(self.progress, faults=judged.faults, corrected=judged.corrected, hold=hold)

    def standing_faults(self, at_s: float) -> tuple[Fault, ...]:
        """The faults of the hold under way that are not corrected."""
        del at_s
        return tuple(self._faults)

    def interrupt(self, at_s: float) -> None:
        """Forget the hold under way, as in a pause."""
        self._over()
        self._before_s = None
        self.progress = self._progress(None, at_s)

    def _inside(self, motion: Motion) -> bool:
        """Whether all of the target holds, and enough of it is seen to say so."""
        measured = [MEASURES[rule.measure].of(motion) for rule in self._hold.target]
        return any(value.visibility >= SEEN for value in measured) and all(
            holds(rule, motion) for rule in self._hold.target
        )

    def _enter(self, at_s: float, elapsed_s: float) -> None:
        if self._inside_since_s is None:
            self._inside_since_s = at_s
            self._started_s = self._started_s if self._held_s else at_s
        elif 0.0 <= elapsed_s <= LONGEST_FRAME_S:
            self._held_s += elapsed_s
        self._left_s = None

    def _leave(self, at_s: float) -> Hold | None:
        """Out of the posture: wait, and tell the hold when the wait is over."""
        self._left_s = at_s if self._left_s is None or at_s < self._left_s else self._left_s
        self._inside_since_s = None
        if not self._held_s or at_s - self._left_s < self._hold.pause_s:
            return None
        hold = None
        if self._held_s >= self._hold.shortest_s:
            self.reps += 1
            hold = Hold(self.reps, self._started_s, self._left_s, self._held_s, tuple(self._faults))
        self._over()
        return hold

    def _settled(self, at_s: float) -> bool:
        return self._inside_since_s is not None and at_s - self._inside_since_s >= SETTLE_S

    def _judge(self, motion: Motion) -> Judged:
        number = self.reps + 1
        faults, corrected = list[Fault](), list[Correction]()
        for watch in self._watches:
            if fault := watch.look(motion, Phase.TURN, number, meant=True):
                faults.append(fault)
            if gone := watch.recover(motion, number):
                corrected.append(gone)
                self._faults = [fault for fault in self._faults if fault.id != gone.id]
        return Judged(tuple(faults), tuple(corrected))

    def _progress(self, motion: Motion | None, at_s: float) -> Progress:
        held = self._held_s > 0.0 and self._left_s is None
        degrees = None
        if motion is not None and motion.view.view in self._range.told_in:
            measured = self._range.of(motion)
            degrees = measured.value if measured.visibility >= SEEN else None
        return Progress(
            phase=Phase.TURN if held else Phase.REST,
            since_s=self._started_s if held else at_s,
            fraction=min(1.0, self._held_s / max(self._exercise.tempo.turn_s, 1.0)),
            degrees=degrees,
            held_s=self._held_s,
        )
