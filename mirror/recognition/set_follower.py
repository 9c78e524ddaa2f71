"""Follows set after set: of the exercise that was chosen, or of whichever is recognised."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY
from mirror.kinematics.motion import Motion
from mirror.movement.counter import Counted, Counter
from mirror.movement.counting import counter_for
from mirror.movement.idle_counter import IdleCounter
from mirror.movement.own_range import OwnRange
from mirror.movement.rep import Fault, Phase, Rep
from mirror.movement.rep_counter import RepCounter
from mirror.recognition.guide import Guide, Proposal
from mirror.recognition.recogniser import Recognition

__all__ = ["Followed", "MakeGuide", "SetFollower"]

MakeGuide: TypeAlias = Callable[[], Guide | None]
"""Gives the guide, or None while it still learns what exercises look like."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What one frame changed."""

    counted: Counted
    recognition: Recognition | None = None
    """What the newest cycle looks like, while the mirror recognises the exercise itself."""
    recovered: tuple[Rep, ...] = ()
    """Reps that were done before the exercise was recognised, counted now that it is."""
    changed: bool = False
    """Whether a new set began with this frame, because its exercise was recognised."""


class SetFollower:
    """One counter at a time, and who recognises when it is another's turn."""

    def __init__(
        self, make_guide: MakeGuide | None = None, ranges: Mapping[str, OwnRange] | None = None
    ) -> None:
        """A follower of nothing yet.

        Args:
            make_guide: gives who recognises exercises, asked until there is one; None recognises none.
            ranges: how far the athlete went before, by the ids of the exercises.
        """
        self._make_guide = make_guide
        self._guide: Guide | None = None
        self._ranges = dict(ranges or {})
        self._counter: Counter = IdleCounter()
        self.select(ANY)

    def select(self, exercise: Exercise) -> None:
        """Begin a new set of an exercise; of ANY, whatever will be recognised."""
        self._guided = exercise == ANY and self._make_guide is not None
        if self._guide is not None:
            self._guide.forget()
        self._begin(exercise, counter_for(exercise, self.ranges.get(exercise.id)))

    def _begin(self, exercise: Exercise, counter: Counter) -> None:
        self._ranges = dict(self.ranges)
        self.exercise = exercise
        self._counter = counter
        self._counted_s = 0.0

    @property
    def ranges(self) -> Mapping[str, OwnRange]:
        """How far the athlete goes, by the ids of the exercises; this set included."""
        own = self._counter.own_range if isinstance(self._counter, RepCounter) else None
        return self._ranges if own is None else {**self._ranges, self.exercise.id: own}

    @property
    def reps(self) -> int:
        """Reps of this set so far."""
        return self._counter.reps

    def standing_faults(self, at_s: float) -> tuple[Fault, ...]:
        """Faults of the rep under way, or of the last one while it is fresh."""
        return self._counter.standing_faults(at_s)

    def pause(self, at_s: float) -> Followed:
        """Drop what is under way."""
        self._counter.interrupt(at_s)
        if self._guide is not None:
            self._guide.forget()
        return Followed(Counted(self._counter.progress))

    def update(self, motion: Motion | None, at_s: float, *, judging: bool) -> Followed:
        """Take one frame, as a Counter does."""
        proposal = self._recognise(motion) if self._guided else None
        recovered = self._change(proposal) if proposal is not None else None
        counted = self._counter.update(motion, at_s, judging=judging)
        if counted.rep is not None:
            self._counted_s = counted.rep.ended_s
        newest = self._guide.newest if self._guided and self._guide is not None else None
        return Followed(counted, newest, recovered or (), changed=recovered is not None)

    def _recognise(self, motion: Motion | None) -> Proposal | None:
        if self._guide is None:
            self._guide = self._make_guide() if self._make_guide is not None else None
        if self._guide is None:
            return None
        current = None if self.exercise == ANY else self.exercise
        progress = self._counter.progress
        free = progress.phase is Phase.REST or current is None
        return self._guide.update(motion, current, free=free)

    def _change(self, proposal: Proposal) -> tuple[Rep, ...] | None:
        """Begin the set that is proposed with all that is remembered and was not counted yet.

        None, and no set, when its own counter finds too little to count in that: clapping looks like curls,
        and reaches no curl's range.
        """
        assert self._guide is not None, "it recognised"  # noqa: S101 - it tells mypy so
        exercise = proposal.exercise
        counter = counter_for(exercise, self.ranges.get(exercise.id))
        done = self._guide.since(self._counted_s)[:-1]
        reps = [counter.update(motion, motion.captured_s, judging=False).rep for motion in done]
        found = tuple(rep for rep in reps if rep is not None)
        if len(found) < proposal.reps and counter.progress.held_s == 0.0:
            return None
        self._begin(exercise, counter)
        self._counted_s = found[-1].ended_s if found else 0.0
        return found
