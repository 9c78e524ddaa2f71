"""The Moment: all that one frame yielded; screen, voice, journal and coach read the same one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mirror.coaching.cue import Cue, Withheld
from mirror.coaching.session import SessionState
from mirror.devices.frame import Frame
from mirror.exercise.exercise import Exercise
from mirror.kinematics.light import Light
from mirror.kinematics.motion import Motion
from mirror.movement.fatigue import Fatigue
from mirror.movement.placement import Placement
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Progress, Rep
from mirror.pose.pose import Pose
from mirror.recognition.recogniser import Recognition

__all__ = ["Moment"]


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What `pipeline.step` made of one frame."""

    frame: Frame
    exercise: Exercise
    light: Light
    placement: Placement
    progress: Progress
    reps: int
    """Reps counted in this set so far."""
    pose: Pose | None = None
    motion: Motion | None = None
    rep: Rep | None = None
    """The rep that this frame completed."""
    attempt: Attempt | None = None
    """The attempt that this frame ended."""
    faults: tuple[Fault, ...] = ()
    """Faults that this frame decided."""
    corrected: tuple[Correction, ...] = ()
    """Faults that were told before and are gone by this frame."""
    hold: Hold | None = None
    """The hold that this frame ended."""
    fatigue: Fatigue | None = None
    """How the set goes, with the rep that this frame completed."""
    recognition: Recognition | None = None
    """What the newest cycles look like, while the mirror recognises the exercise itself."""
    recovered: tuple[Rep, ...] = ()
    """Reps that were done before the exercise was recognised, counted now that it is; with the frame's own
    rep they are all new reps."""
    standing_faults: tuple[Fault, ...] = ()
    """Faults of the rep under way that have not cleared yet: what the screen colours."""
    cues: tuple[Cue, ...] = ()
    """What is worth saying because of this frame."""
    withheld: tuple[Withheld, ...] = ()
    """What was not said with this frame, though there was reason to."""
    session: SessionState = field(default_factory=SessionState)
    """Which set, how far it is to go, and whether it is time to rest."""
    paused: bool = False
    stage_ms: Mapping[str, float] = field(default_factory=dict)
    """How long each stage took, by its name ("pose", "motion", "movement"...); for diagnostics."""
