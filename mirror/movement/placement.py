"""Placement: whether the athlete stands so that the mirror can count and judge."""

from dataclasses import dataclass
from enum import StrEnum

from mirror.exercise.exercise import Exercise
from mirror.kinematics.light import Light
from mirror.kinematics.motion import Motion
from mirror.pose.landmarks import Landmark
from mirror.pose.pose import SEEN, Pose

__all__ = ["Placement", "PlacementJudge", "PlacementTrouble"]

SMALLEST_BODY = 0.28
"""A body that spans less of the picture's height is too far: below about 200 pixels of 720 the landmarks
jitter by more than the limits of the form rules."""

EDGE = 0.02
"""A landmark nearer than this fraction to the picture's edge is cut off or about to be."""

SETTLE_S = 0.7
"""How long a trouble lasts before it is told, and how long its absence before it is forgotten: longer than a
limb hides behind the body in a rep, shorter than patience."""


class PlacementTrouble(StrEnum):
    """What is wrong with where the athlete is, each with the sentence that asks for better."""

    NOBODY = "Step into the picture"
    TOO_DARK = "More light, please"
    CUT_OFF = "Step back, I cannot see all of you"
    OFF_CENTRE = "Move to the middle"
    TOO_FAR = "Come a little closer"
    HIDDEN = "Turn a little, part of you is hidden"
    WRONG_VIEW = "Turn to face the mirror"


BLOCKING = frozenset(
    {
        PlacementTrouble.NOBODY,
        PlacementTrouble.CUT_OFF,
        PlacementTrouble.OFF_CENTRE,
        PlacementTrouble.HIDDEN,
    }
)
"""Troubles with which nothing is counted: what drives the reps is out of sight."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The verdict on one frame, most important trouble first."""

    troubles: tuple[PlacementTrouble, ...] = ()
    blocking: bool = False
    """Whether a trouble keeps the mirror from counting; otherwise it is advice for better judgement."""

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.troubles


class PlacementJudge:
    """Looks at one frame after another and tells a trouble once it has settled."""

    def __init__(self, exercise: Exercise) -> None:
        self._needed = [
            (Landmark[f"LEFT_{joint.upper()}"], Landmark[f"RIGHT_{joint.upper()}"])
            for joint in exercise.needs
        ]
        self._views = frozenset(exercise.views)
        self._changed_s: dict[PlacementTrouble, float] = {}
        self._told: set[PlacementTrouble] = set()

    def update(self, motion: Motion | None, light: Light, at_s: float) -> Placement:
        """The settled verdict after one more frame."""
        now = self._look(motion, light)
        for trouble in PlacementTrouble:
            if (trouble in now) == (trouble in self._told):
                self._changed_s.pop(trouble, None)
            elif at_s - self._changed_s.setdefault(trouble, at_s) >= SETTLE_S:
                self._told ^= {trouble}
                del self._changed_s[trouble]
        troubles = tuple(trouble for trouble in PlacementTrouble if trouble in self._told)
        return Placement(troubles, blocking=not BLOCKING.isdisjoint(troubles))

    def _look(self, motion: Motion | None, light: Light) -> set[PlacementTrouble]:
        found = set() if light.enough else {PlacementTrouble.TOO_DARK}
        if motion is None:
            return found | {PlacementTrouble.NOBODY}
        if motion.view.view not in self._views:
            found.add(PlacementTrouble.WRONG_VIEW)
        return found | self._look_at_body(motion.pose)

    def _look_at_body(self, pose: Pose) -> set[PlacementTrouble]:
        x, y = pose.image[:, 0], pose.image[:, 1]
        inside = (x > EDGE) & (x < 1.0 - EDGE) & (y > EDGE) & (y < 1.0 - EDGE)
        hidden = [pair for pair in self._needed if pose.visibility[list(pair)].max() < SEEN]
        if any(not inside[list(pair)].any() for pair in hidden):
            beside = ((x < EDGE) | (x > 1.0 - EDGE)).sum()
            beyond = ((y < EDGE) | (y > 1.0 - EDGE)).sum()
            return {PlacementTrouble.OFF_CENTRE if beside > beyond else PlacementTrouble.CUT_OFF}
        if hidden:
            return {PlacementTrouble.HIDDEN}
        seen = pose.plane()[pose.visibility >= SEEN]
        across, down = (seen.max(axis=0) - seen.min(axis=0)).tolist() if len(seen) else (0.0, 0.0)
        return {PlacementTrouble.TOO_FAR} if max(across, down) < SMALLEST_BODY else set()
