"""Follows a circuit: decides when what is recognised becomes the exercise that is counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from mirror.exercise.exercise import Exercise
from mirror.kinematics.motion import Motion
from mirror.recognition.prototype import Prototype
from mirror.recognition.recogniser import Recogniser, Recognition

__all__ = ["Guide", "Proposal"]

AGREEING = 2
"""Cycles in a row, or reps by the exercise's own counter, that must speak for an exercise before a set of it
begins: one odd cycle, such as putting the weights down, is none. A set is left for two cycles only."""

CERTAIN = 0.8
"""The confidence from which one cycle is enough where nothing is counted yet."""

LEAVING = 0.7
"""The confidence of those two cycles: an exercise that was recognised is not given up for a guess."""

LEAD_S = 0.5
"""A cycle may be seen to begin a little before the last one was home."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An exercise of which a set may begin."""

    exercise: Exercise
    reps: int
    """If so many of it are counted in what is remembered."""


class Guide:
    """Watches along and tells when to change to which exercise; never in the middle of a rep."""

    def __init__(self, prototypes: Iterable[Prototype]) -> None:
        """A guide that knows some exercises.

        Args:
            prototypes: what those that can be recognised look like.
        """
        self._recogniser = Recogniser(prototypes)
        self._other = ""
        self._agreeing = 0
        self._waiting = False
        self.newest: Recognition | None = None
        """What the newest cycle looked like, sure or not; None before there was one."""

    def update(
        self, motion: Motion | None, current: Exercise | None, *, free: bool, counted_s: float = -inf
    ) -> Proposal | None:
        """Take a frame; what to begin a new set of, mostly None.

        Args:
            motion: what was seen.
            current: the exercise that is counted; None before one is recognised.
            free: whether the athlete is at rest in it, so that a set may end here.
            counted_s: when its newest rep or attempt ended: cycles that are its own speak for no other.
        """
        recognition = self._recogniser.update(motion)
        if recognition is not None:
            self.newest = recognition
            self._weigh(recognition, current, counted_s)
        if recognition is None and not self._waiting:
            return None
        self._waiting = not free
        if self.newest is None or not free or self._agreeing < (1 if current is None else AGREEING):
            return None
        enough = self._agreeing >= AGREEING or self.newest.confidence >= CERTAIN
        return Proposal(self.newest.exercise, 1 if enough else AGREEING)

    def since(self, at_s: float) -> tuple[Motion, ...]:
        """What was seen from a time on, as far as it is remembered: to count what was done unrecognised."""
        return self._recogniser.since(at_s)

    def forget(self) -> None:
        """Begin anew, as after a pause."""
        self._recogniser.forget()
        self._agreeing = 0
        self.newest = None

    def _weigh(self, recognition: Recognition, current: Exercise | None, counted_s: float) -> None:
        id_ = recognition.exercise.id
        stays = current is not None and (
            current.id in recognition.explained_by
            or recognition.confidence < LEAVING
            or recognition.newest_s < counted_s - LEAD_S
        )
        if not recognition.sure or stays:
            self._agreeing = 0
        else:
            self._agreeing = self._agreeing + 1 if id_ == self._other else 1
        self._other = id_
