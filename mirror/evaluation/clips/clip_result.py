"""What the mirror made of one clip, beside what a person counted and saw; the fields are the JSON's keys."""

from typing import Literal, TypeAlias

from msgspec import Struct

__all__ = ["ClipResult", "HoldResult", "Mode"]

Mode: TypeAlias = Literal["declared", "free", "any"]
"""How it was counted: as the exercise that the manifest declares; as whatever repeats, where the library has
no such exercise; or with nothing declared, where no exercise is done."""


class HoldResult(Struct, frozen=True):
    """One posture of a clip, and for how long it was held."""

    posture: str
    """As the manifest calls it."""
    exercise: str
    """The exercise of the library by which it was timed."""
    expected_s: float
    held_s: float
    """Seconds told within the segments in which it was held."""
    beyond_s: float
    """Seconds told outside of them."""

    @property
    def error_s(self) -> float:
        """Seconds that are missing or too many."""
        return self.expected_s - self.held_s + self.beyond_s


class ClipResult(Struct, frozen=True):
    """One clip."""

    file: str
    declared: str
    """The exercise, as the manifest calls it."""
    exercise: str | None
    """Its id in the library; None where the library has none such."""
    view: str
    mode: Mode
    expected: int
    accepted: tuple[int, int]
    counted: int
    attempts: int
    attempts_expected: int
    counted_unguided: int
    """With nothing declared."""
    ghosts: int
    """Reps counted in a clip without any, beyond what a fair counter may report."""
    ghosts_declared: dict[str, int]
    """Of a clip without exercise: reps counted when an exercise was chosen all the same, by its id."""
    recognised: bool | None
    """Whether the mirror's first decision, within two reps, was this exercise, or a plainer one of which it
    is a variant; None where there is nothing to recognise."""
    recognised_as: str | None
    """Its first decision, right or wrong, in time or late; None when it was never sure."""
    recognised_at_s: float | None
    recognised_exactly: bool | None
    """Whether that decision, in time, was this very exercise."""
    faults_told: tuple[str, ...]
    faults_noted: tuple[str, ...]
    """Faults that the manifest notes, by the ids of the rules that they are."""
    faults_unmatched: tuple[str, ...]
    """Words of the manifest that are no rule of this exercise; they count neither way."""
    faults_judged: bool
    """Whether the manifest says anything of faults, and there are reps in which to see them."""
    holds: tuple[HoldResult, ...]
    seconds: float
    left_out: str
    """Why it goes into no total; empty where it does."""
    trouble: str = ""
    """Why it could not be evaluated; then nothing else here means anything."""

    @property
    def off(self) -> int:
        """Counted less expected."""
        return self.counted - self.expected

    @property
    def exact(self) -> bool:
        """Whether every rep was counted, and no more."""
        return self.off == 0

    @property
    def off_by_one(self) -> bool:
        """Whether the count is wrong by one at most."""
        return abs(self.off) <= 1

    @property
    def error(self) -> float:
        """How far the count is off, as a share of the true one."""
        return abs(self.off) / max(self.expected, 1)

    @property
    def within(self) -> bool:
        """Whether a fair counter may report this count."""
        least, most = self.accepted
        return least <= self.counted <= most

    @property
    def two_reps(self) -> bool:
        """Whether there are two reps, or a hold, by which to recognise it."""
        return self.expected >= 2 or bool(self.holds)

    @property
    def has_reps(self) -> bool:
        """Whether there is something to count."""
        return self.expected > 0
