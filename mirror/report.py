"""What `mirror analyze --json` writes of a clip; the names of the fields are the keys of the JSON."""

import msgspec

from mirror.movement.fatigue import Fatigue
from mirror.movement.rep import Attempt, Fault, Hold, Rep

__all__ = [
    "AnalysedAttempt",
    "AnalysedFault",
    "AnalysedHold",
    "AnalysedRecognition",
    "AnalysedRep",
    "AnalysedSet",
    "Analysis",
    "analysed_attempt",
    "analysed_fault",
    "analysed_hold",
    "analysed_rep",
    "analysed_set",
]


class AnalysedFault(msgspec.Struct, frozen=True):
    """A fault as `mirror analyze --json` writes it."""

    id: str
    rep: int
    at_s: float
    measured: float
    wanted: float
    unit: str
    severity: str


class AnalysedRep(msgspec.Struct, frozen=True):
    """A rep as `mirror analyze --json` writes it; `faults` are ids."""

    number: int
    start_s: float
    end_s: float
    range_deg: float
    faults: list[str]
    out_s: float
    turn_s: float
    back_s: float
    rest_s: float = 0.0
    exercise: str = ""
    side: str | None = None
    mean_speed_m_s: float | None = None
    peak_speed_m_s: float | None = None
    symmetry_pct: float | None = None
    sway_cm: float | None = None
    score: float | None = None
    score_parts: dict[str, float] = {}


class AnalysedHold(msgspec.Struct, frozen=True):
    """A posture that was held, as `mirror analyze --json` writes it."""

    start_s: float
    end_s: float
    held_s: float
    faults: list[str]


class AnalysedSet(msgspec.Struct, frozen=True):
    """How a set went by its last rep, as `mirror analyze --json` writes it."""

    exercise: str
    reps: int
    velocity_loss_pct: float | None
    range_loss_pct: float
    form_decay: float
    reps_in_reserve: tuple[float, float, float] | None
    """The estimate, and the fewest and the most that it may be."""
    end_set: str


class AnalysedRecognition(msgspec.Struct, frozen=True):
    """When an exercise was recognised, as `mirror analyze --json` writes it."""

    exercise: str
    at_s: float
    confidence: float


class AnalysedAttempt(msgspec.Struct, frozen=True):
    """A cycle that did not count, as `mirror analyze --json` writes it."""

    start_s: float
    end_s: float
    reason: str


class Analysis(msgspec.Struct, frozen=True):
    """The report on one clip; its fields are the keys of the JSON, and they stay when more are added."""

    clip: str
    exercise: str
    frames: int
    frames_with_pose: int
    seconds: float
    """Length of the clip."""
    wall_seconds: float
    """How long the analysis took."""
    reps: list[AnalysedRep]
    attempts: list[AnalysedAttempt]
    faults: list[AnalysedFault]
    holds: list[AnalysedHold] = []
    corrected: list[str] = []
    """Ids of faults that were told and then gone, in order."""
    sets: list[AnalysedSet] = []
    recognised: list[AnalysedRecognition] = []
    """Empty where the exercise was chosen."""

    @property
    def real_time_factor(self) -> float:
        """Seconds of work for each second of clip; below 1 is faster than real time."""
        return self.wall_seconds / self.seconds if self.seconds else 0.0


def analysed_rep(rep: Rep, exercise: str) -> AnalysedRep:
    """A rep as it is written."""
    faults = [fault.id for fault in rep.faults]
    return AnalysedRep(
        number=rep.number,
        start_s=round(rep.started_s, 3),
        end_s=round(rep.ended_s, 3),
        range_deg=float(round(rep.range_deg)),
        faults=faults,
        out_s=round(rep.out_s, 2),
        turn_s=round(rep.turn_s, 2),
        back_s=round(rep.back_s, 2),
        rest_s=round(rep.rest_s, 2),
        exercise=exercise,
        side=None if rep.side is None else rep.side.value,
        mean_speed_m_s=None if rep.speed is None else round(rep.speed.mean_m_s, 2),
        peak_speed_m_s=None if rep.speed is None else round(rep.speed.peak_m_s, 2),
        symmetry_pct=_rounded(rep.symmetry_pct, 0),
        sway_cm=_rounded(rep.sway_cm, 1),
        score=None if rep.score is None else round(rep.score.total),
        score_parts={}
        if rep.score is None
        else {name: round(part) for name, part in rep.score.parts.items()},
    )


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def analysed_hold(hold: Hold) -> AnalysedHold:
    """A hold as it is written."""
    faults = [fault.id for fault in hold.faults]
    return AnalysedHold(round(hold.started_s, 3), round(hold.ended_s, 3), round(hold.held_s, 2), faults)


def analysed_set(exercise: str, reps: int, fatigue: Fatigue) -> AnalysedSet:
    """A set as it is written."""
    left = fatigue.reserve
    return AnalysedSet(
        exercise=exercise,
        reps=reps,
        velocity_loss_pct=_rounded(fatigue.velocity_loss_pct, 0),
        range_loss_pct=round(fatigue.range_loss_pct),
        form_decay=round(fatigue.form_decay),
        reps_in_reserve=None if left is None else (round(left.reps), round(left.fewest), round(left.most)),
        end_set=fatigue.end_set,
    )


def analysed_attempt(attempt: Attempt) -> AnalysedAttempt:
    """An attempt as it is written."""
    return AnalysedAttempt(round(attempt.started_s, 3), round(attempt.ended_s, 3), attempt.reason)


def analysed_fault(fault: Fault) -> AnalysedFault:
    """A fault as it is written."""
    return AnalysedFault(
        id=fault.id,
        rep=fault.rep,
        at_s=round(fault.at_s, 3),
        measured=float(round(fault.measured)),
        wanted=fault.wanted,
        unit=fault.unit,
        severity=fault.severity,
    )
