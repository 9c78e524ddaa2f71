"""An Exercise: one file that holds its key poses, the signal of its reps, and its faults with their cues."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from mirror.base.errors import ExerciseError
from mirror.exercise.phases import Contact, KeyPose, PhaseNames, Posture, Stage, Tempo
from mirror.exercise.rules import FaultRule, HoldTarget, PositionRule, RepSignal
from mirror.kinematics.view import View

__all__ = ["Exercise"]


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise, whole: the counter, the rules, the demonstration and the tests read the same value."""

    id: str
    name: str
    met: Annotated[float, Meta(ge=1, le=20)]
    """Energy cost, in multiples of rest."""
    met_source: str
    """Where that number comes from, with its code in the Compendium of Physical Activities."""
    posture: Posture
    contacts: tuple[Contact, ...]
    views: tuple[View, ...]
    """From where it may be done; the first is the best."""
    needs: tuple[str, ...]
    """The joints that must be seen before anything is counted: "hip", "knee", "elbow" ..."""
    phases: PhaseNames
    tempo: Tempo
    range: str
    """The measure that is told as the rep's range of motion."""
    poses: dict[str, KeyPose]
    like: str = ""
    """The id of the exercise whose file this one changes; what it does not name is as in that one."""
    without_faults: tuple[str, ...] = ()
    """Ids of that exercise's faults that this one does not have."""
    signal: RepSignal | None = None
    """What drives the reps; every exercise has a signal or a hold, and none has both."""
    hold: HoldTarget | None = None
    position: tuple[PositionRule, ...] = ()
    """What holds for most of every rep."""
    sides: Literal["together", "alternating", "one"] = "together"
    """Whether both sides work at once, each in its turn, or one side for the whole set."""
    stages: tuple[Stage, ...] = ()
    """The stations of a rep that is a sequence, between rest and rest, in their order."""
    concentric: Literal["out", "back"] = "back"
    """The phase in which the working muscles shorten: the way up of a squat, the way up of a curl."""
    speed_of: Literal["", "hips", "shoulders", "wrists"] = ""
    """The part of the body whose vertical speed is the rep's; none where speed says nothing."""
    attempt_cue: str = ""
    """What to say when a rep fell short: "Lower, that one did not count"."""
    partial: KeyPose = {}
    """The turning point of a rep that falls short, for the virtual athlete: joint angles that differ."""
    faults: tuple[FaultRule, ...] = ()
    aliases: tuple[str, ...] = ()
    muscles: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()

    @property
    def rep_signal(self) -> RepSignal:
        """The signal of an exercise that is counted in reps.

        Raises:
            ExerciseError: when it is held, not repeated.
        """
        if self.signal is None:
            raise ExerciseError(f"{self.name} is held, not repeated: it has no reps to count.")
        return self.signal
