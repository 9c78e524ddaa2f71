"""What lies on the floor lies flat on it: soles, kneeling shanks, a body on its side or on hands and toes.

- A sole near the floor and within 15 degrees of level becomes level.
- With `knees` in contact, the shank of a knee that bears is turned until its foot touches the floor too.
- Lying on the side (`side_lying`), the body rolls until both its upper and its lower half touch.
- On hands and toes with nothing firmer between them, it pitches until both touch.
"""

from collections.abc import Collection
from math import asin, degrees

import numpy as np

from mirror.athlete.bones import SIDES, both
from mirror.athlete.bones import Bone as B
from mirror.athlete.flesh import KNEE_HEIGHT, WRIST_HEIGHT
from mirror.athlete.reach import fade, level
from mirror.athlete.rotation import about_x, about_z, turned
from mirror.athlete.skeleton import Skeleton
from mirror.athlete.vectors import Array
from mirror.exercise.phases import Contact, Posture

__all__ = ["Settling"]

STEP_M, LIFT_M = 0.05, 0.12
"""A foot or a knee so far above the lowest part still bears, or no longer does."""
FLAT_DEG, TILTED_DEG = 15.0, 30.0
"""A sole so near to level is meant to be flat, or no longer is."""
ON_TOES_DEG = 60.0
"""A foot so steep stands on its toes alone."""
LEVEL_M, OBLIQUE_M = 0.15, 0.30
"""Hands so far above or below the toes still bear, or no longer do."""
ROUNDS = 3
"""Each turn of the body is right for a rod, and again for what is then missing."""

LOWER_HALF = frozenset({B.PELVIS, *both(B.THIGH_LEFT)})


class Settling:
    """Lays a posed body flat where it is nearly so."""

    def __init__(
        self,
        skeleton: Skeleton,
        posture: Posture,
        contacts: tuple[Contact, ...],
        passed: Collection[int],
    ) -> None:
        """Take the posture and the contacts; the bones in `passed` do not count for what is lowest."""
        self._skeleton = skeleton
        self._passed = list(passed)
        self._on_side = posture == "side_lying"
        self._on_knees = "knees" in contacts
        self._on_hands = bool({"hands", "forearms"} & set(contacts)) and set(contacts) <= {
            *("hands", "forearms", "feet", "toes")
        }

    def settle(self, frames: Array) -> Array:
        """(25, 3, 3): the bones, settled."""
        if self._on_side:
            return self._rolled(frames)
        if self._on_hands:
            frames = self._pitched(frames)
        if self._on_knees:
            self._lay_shanks(frames)
        self._lay_soles(frames)
        return frames

    def _heights(self, frames: Array) -> tuple[Array, Array]:
        """(25, 3) joints around the pelvis, and (25,) how deep the flesh of each bone goes."""
        loose = self._skeleton.body(frames, np.zeros(3))
        return loose.joints, self._skeleton.clearances(loose)

    def _lay_soles(self, frames: Array) -> None:
        """Flatten the feet and toes that are low and nearly level."""
        _, depth = self._heights(frames)
        depth -= depth.min()
        for _, _, shift in SIDES:
            foot = B.FOOT_LEFT + shift
            low = fade(min(depth[foot], depth[foot + 1]), STEP_M, LIFT_M)
            flat = level(frames[foot])
            for bone in (foot, foot + 1):
                share = low * fade(_tilt_deg(frames[bone]), FLAT_DEG, TILTED_DEG)
                frames[bone] = turned(frames[bone], flat, share)

    def _lay_shanks(self, frames: Array) -> None:
        """Turn the shank of a knee that bears until the foot touches the floor too."""
        joints, depth = self._heights(frames)
        knees = {shift: joints[B.SHANK_LEFT + shift][1] - KNEE_HEIGHT for _, _, shift in SIDES}
        depth[self._passed] = np.inf
        depth[[B.SHANK_LEFT, B.SHANK_RIGHT]] = list(knees.values())
        for _, _, shift in SIDES:
            share = fade(knees[shift] - depth.min(), STEP_M, LIFT_M)
            shank = [B.SHANK_LEFT + shift, B.FOOT_LEFT + shift, B.TOES_LEFT + shift]
            hinge = frames[shank[0]].copy()
            for _ in range(ROUNDS):
                _, below = self._heights(frames)
                drop = min(below[shank[1:]]) - knees[shift]
                turn = degrees(asin(np.clip(drop / self._skeleton.lengths.shank, -0.7, 0.7)))
                frames[shank] = hinge @ about_x(-share * turn) @ hinge.T @ frames[shank]

    def _rolled(self, frames: Array) -> Array:
        """The body turned over its side until its upper and its lower half touch the floor both."""
        for _ in range(ROUNDS):
            joints, depth = self._heights(frames)
            lower = min(LOWER_HALF, key=lambda bone: depth[bone])
            upper = min((bone for bone in B if bone not in LOWER_HALF), key=lambda bone: depth[bone])
            run = joints[upper][0] - joints[lower][0]
            if abs(run) < LEVEL_M:
                break
            frames = about_z(-_slope_deg(depth[upper] - depth[lower], run)) @ frames
        return frames

    def _pitched(self, frames: Array) -> Array:
        """The body on hands and toes turned until both touch the floor."""
        steep = min(_tilt_deg(frames[foot]) for foot in (B.FOOT_LEFT, B.FOOT_RIGHT))
        on_toes = 1.0 - fade(steep, TILTED_DEG, ON_TOES_DEG)
        for _ in range(ROUNDS if on_toes else 0):
            joints, depth = self._heights(frames)
            hand = min((B.HAND_LEFT, B.HAND_RIGHT), key=lambda bone: joints[bone][1])
            toes = min((B.TOES_LEFT, B.TOES_RIGHT), key=lambda bone: depth[bone])
            rise = joints[hand][1] - WRIST_HEIGHT - depth[toes]
            share = on_toes * fade(abs(rise), LEVEL_M, OBLIQUE_M)
            frames = about_x(share * _slope_deg(rise, joints[hand][2] - joints[toes][2])) @ frames
        return frames


def _slope_deg(rise: float, run: float) -> float:
    """Of a rod, degrees, as far as a body that is nearly down has to turn."""
    return degrees(asin(np.clip(rise / run, -0.3, 0.3)))


def _tilt_deg(frame: Array) -> float:
    """How far a bone is from upright."""
    return degrees(np.arccos(np.clip(frame[1, 1], -1.0, 1.0)))
