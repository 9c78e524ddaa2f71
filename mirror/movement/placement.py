"""Placement: whether the athlete stands so that the mirror can count and judge, and what to ask for."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from mirror.exercise.exercise import Exercise
from mirror.kinematics.light import Light
from mirror.kinematics.motion import Motion
from mirror.kinematics.view import View
from mirror.movement.guidance import Guidance, away_from_edge, back_into_picture, chest_view, turn_to
from mirror.pose.landmarks import Landmark
from mirror.pose.pose import SEEN

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
    """What is wrong with where the athlete is; most important first."""

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
    guidance: Guidance | None = None
    """What to ask for because of the first trouble; None while nothing is wrong."""

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.troubles


Found = dict[PlacementTrouble, Guidance]
"""What is wrong in one frame, and what would mend it."""


class PlacementJudge:
    """Looks at one frame after another and tells a trouble once it has settled."""

    def __init__(self, exercise: Exercise) -> None:
        self._needed = [
            (Landmark[f"LEFT_{joint.upper()}"], Landmark[f"RIGHT_{joint.upper()}"])
            for joint in exercise.needs
        ]
        self._views = frozenset(exercise.views)
        self._side_lying = exercise.posture == "side_lying"
        self._changed_s: dict[PlacementTrouble, float] = {}
        self._told: Found = {}

    def update(self, motion: Motion | None, light: Light, at_s: float) -> Placement:
        """The settled verdict after one more frame."""
        now = self._look(motion, light)
        for trouble in PlacementTrouble:
            if (trouble in now) == (trouble in self._told):
                self._changed_s.pop(trouble, None)
            elif at_s - self._changed_s.setdefault(trouble, at_s) >= SETTLE_S:
                self._toggle(trouble, now)
        troubles = tuple(trouble for trouble in PlacementTrouble if trouble in self._told)
        if not troubles:
            return GOOD
        self._told |= {trouble: now[trouble] for trouble in troubles if trouble in now}
        return Placement(troubles, not BLOCKING.isdisjoint(troubles), self._told[troubles[0]])

    def _toggle(self, trouble: PlacementTrouble, now: Found) -> None:
        """Tell a trouble that has settled, or forget one that has been gone for as long."""
        if self._told.pop(trouble, None) is None:
            self._told[trouble] = now[trouble]
        del self._changed_s[trouble]

    def _look(self, motion: Motion | None, light: Light) -> Found:
        found = {} if light.enough else {PlacementTrouble.TOO_DARK: Guidance.LIGHT}
        if motion is None:
            return found | {PlacementTrouble.NOBODY: Guidance.STEP_IN}
        view, yaw_deg = self._view(motion)
        if view not in self._views:
            found[PlacementTrouble.WRONG_VIEW] = turn_to(self._views, yaw_deg)
        return found | self._look_at_body(motion)

    def _view(self, motion: Motion) -> tuple[View, float]:
        if self._side_lying:
            return chest_view(motion)
        return motion.view.view, motion.view.yaw_deg

    def _look_at_body(self, motion: Motion) -> Found:
        pose = motion.pose
        x, y = pose.image[:, 0], pose.image[:, 1]
        inside = (x > EDGE) & (x < 1.0 - EDGE) & (y > EDGE) & (y < 1.0 - EDGE)
        hidden = [pair for pair in self._needed if pose.visibility[list(pair)].max() < SEEN]
        missing = [joint for pair in hidden if not inside[list(pair)].any() for joint in pair]
        if missing:
            return self._cut(motion, missing)
        if hidden:
            return {PlacementTrouble.HIDDEN: Guidance.TURN_A_LITTLE}
        seen = pose.plane()[pose.visibility >= SEEN]
        across, down = (seen.max(axis=0) - seen.min(axis=0)).tolist() if len(seen) else (0.0, 0.0)
        return {PlacementTrouble.TOO_FAR: Guidance.CLOSER} if max(across, down) < SMALLEST_BODY else {}

    def _cut(self, motion: Motion, missing: list[Landmark]) -> Found:
        """Needed joints are beyond the picture's edges: to a side, or above and below."""
        x, y = motion.pose.image[:, 0], motion.pose.image[:, 1]
        if _outside(x) > _outside(y):
            left, right = _beyond(x[missing]) if _outside(x[missing]) else _beyond(x)
            if left and right:
                return {PlacementTrouble.OFF_CENTRE: Guidance.BACK}
            return {PlacementTrouble.OFF_CENTRE: away_from_edge(motion, to_the_right=left)}
        above, below = _beyond(y[missing])
        return {PlacementTrouble.CUT_OFF: back_into_picture(motion, above=above, below=below)}


GOOD = Placement()


def _outside(values: npt.NDArray[np.float32]) -> int:
    """How many are at the picture's edge or beyond."""
    return int(((values < EDGE) | (values > 1.0 - EDGE)).sum())


def _beyond(values: npt.NDArray[np.float32]) -> tuple[bool, bool]:
    """Whether any is beyond the first edge, and any beyond the last."""
    return bool((values < EDGE).any()), bool((values > 1.0 - EDGE).any())
