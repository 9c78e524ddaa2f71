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


class Candidate:
    """An exercise that may be what is done: its counter follows along until it is convinced."""

    def __init__(self, exercise: Exercise, counter: Counter, needed: int) -> None:
        self.exercise, self.counter = exercise, counter
        self.reps: list[Rep] = []
        self._needed = needed

    def watch(self, motion: Motion | None, at_s: float) -> None:
        """Take one frame."""
        rep = self.counter.update(motion, at_s, judging=False).rep
        if rep is not None:
            self.reps.append(rep)

    @property
    def convincing(self) -> bool:
        """Whether enough reps were counted, or the posture of a hold is held."""
        return len(self.reps) >= self._needed or self.counter.progress.held_s > 0.0


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
        self._candidate: Candidate | None = None
        if self._guide is not None:
            self._guide.forget()
        self._begin(exercise, counter_for(exercise, self.ranges.get(exercise.id)))

    def begin_again(self, at_s: float) -> None:
        """Another set of the same exercise: the count begins anew, what was recognised stays."""
        self._begin(self.exercise, counter_for(self.exercise, self.ranges.get(self.exercise.id)))
        self._counted_s = at_s

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
        self._candidate = None
        if self._guide is not None:
            self._guide.forget()
        return Followed(Counted(self._counter.progress))

    def update(self, motion: Motion | None, at_s: float, *, judging: bool) -> Followed:
        """Take one frame, as a Counter does."""
        proposal = self._recognise(motion) if self._guided else None
        if proposal is not None:
            self._candidate = self._try(proposal)
        recovered = self._begin_candidate()
        counted = self._counter.update(motion, at_s, judging=judging)
        own = counted.rep or counted.attempt
        if own is not None:
            self._counted_s = own.ended_s
        if self._candidate is not None:
            self._candidate.watch(motion, at_s)
        newest = self._guide.newest if self._guided and self._guide is not None else None
        return Followed(counted, newest, recovered or (), changed=recovered is not None)

    def _recognise(self, motion: Motion | None) -> Proposal | None:
        if self._guide is None:
            self._guide = self._make_guide() if self._make_guide is not None else None
        if self._guide is None:
            return None
        current = None if self.exercise == ANY else self.exercise
        return self._guide.update(motion, current, free=self._free, counted_s=self._counted_s)

    @property
    def _free(self) -> bool:
        """Whether a set may end here: never in the middle of a rep."""
        return self._counter.progress.phase is Phase.REST or self.exercise == ANY

    def _try(self, proposal: Proposal) -> Candidate:
        """The proposed exercise's own counter, over all that is remembered and was not counted yet."""
        assert self._guide is not None, "it proposed"  # noqa: S101 - it tells mypy so
        exercise = proposal.exercise
        candidate = Candidate(exercise, counter_for(exercise, self.ranges.get(exercise.id)), proposal.reps)
        # The newest is the frame that is being followed now: whichever counter it is will have it next.
        for motion in self._guide.since(self._counted_s)[:-1]:
            candidate.watch(motion, motion.captured_s)
        return candidate

    def _begin_candidate(self) -> tuple[Rep, ...] | None:
        """Begin the candidate's set once its own counter finds enough, and this one is at rest; its reps.

        Clapping looks like curls, and reaches no curl's range: then there is no set.
        """
        candidate = self._candidate
        if candidate is None or not candidate.convincing or not self._free:
            return None
        self._candidate = None
        self._begin(candidate.exercise, candidate.counter)
        self._counted_s = candidate.reps[-1].ended_s if candidate.reps else 0.0
        return tuple(candidate.reps)
