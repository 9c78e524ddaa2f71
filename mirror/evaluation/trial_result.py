"""What came of a trial: each cycle that was done, and what the mirror told of it."""

from dataclasses import dataclass

from mirror.kinematics.view import Side, View

__all__ = ["DoneCycle", "TrialResult"]


@dataclass(frozen=True, slots=True)
class DoneCycle:
    """One cycle that the athlete did, and what the mirror told of it."""

    started_s: float
    ended_s: float
    side: Side | None
    """Which side did it, where one works at a time."""
    faults: tuple[str, ...]
    """Done on purpose."""
    due: tuple[str, ...]
    """Of these, what can be told from this view."""
    counts: bool
    """Whether it is a rep: full, and without a fault in view that voids it; or a hold."""
    reps: int
    """How many reps, or holds, were counted in it."""
    attempts: int
    """How many attempts were told in it."""
    told: tuple[str, ...]
    """The faults that were told in it."""

    @property
    def missed(self) -> tuple[str, ...]:
        """Faults that should have been told."""
        return tuple(fault for fault in self.due if fault not in self.told)

    @property
    def beside(self) -> tuple[str, ...]:
        """Faults that were told beside those done on purpose: true of this body, or false alarms."""
        return tuple(fault for fault in self.told if fault not in self.faults)

    @property
    def clean(self) -> bool:
        """Whether it is a rep in which nothing is wrong."""
        return self.counts and not self.faults


@dataclass(frozen=True, slots=True)
class TrialResult:
    """All cycles of a trial, and what was told outside of them."""

    exercise: str
    view: View
    cycles: tuple[DoneCycle, ...]
    ghosts: int = 0
    """Reps that were counted while none was done."""
    strays: tuple[str, ...] = ()
    """Faults that were told while no cycle was done."""
    asked: tuple[str, ...] = ()
    """What the placement asked of the athlete."""

    @property
    def reps_done(self) -> int:
        """What a perfect mirror counts."""
        return sum(cycle.counts for cycle in self.cycles)

    @property
    def reps_counted(self) -> int:
        """What this one counted."""
        return sum(cycle.reps for cycle in self.cycles) + self.ghosts

    @property
    def exact(self) -> bool:
        """Whether every rep was counted once, and nothing else."""
        return self.ghosts == 0 and all(cycle.reps == cycle.counts for cycle in self.cycles)

    @property
    def attempts_done(self) -> int:
        """Cycles that are no reps."""
        return sum(not cycle.counts for cycle in self.cycles)

    @property
    def attempts_told(self) -> int:
        """Of these, how many were told to be attempts."""
        return sum(cycle.attempts > 0 for cycle in self.cycles if not cycle.counts)

    @property
    def false_alarms(self) -> tuple[str, ...]:
        """Faults that were told of clean reps, or of none."""
        return (*(fault for cycle in self.cycles if cycle.clean for fault in cycle.told), *self.strays)

    @property
    def missed(self) -> tuple[str, ...]:
        """Faults that were done in view, and not told."""
        return tuple(fault for cycle in self.cycles for fault in cycle.missed)

    @property
    def right(self) -> bool:
        """Whether all was counted, every fault told, and none on a clean rep."""
        return self.exact and not self.missed and not self.false_alarms

    def told_of(self, fault: str) -> tuple[int, int]:
        """How often a fault was told where it was done, and how often it was done in view."""
        due = [cycle for cycle in self.cycles if fault in cycle.due]
        return sum(fault in cycle.told for cycle in due), len(due)
