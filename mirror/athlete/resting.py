"""The footing of every posture that has no own one: as the joint angles say, set down where it rests.

The rules, in the order in which they are applied:

1. The body is posed by its joint angles; `trunk_pitch` and `trunk_roll` are taken as they are. A sole that
   is near the floor and within 15 degrees of level lies flat; a kneeling shank lies down (`knees`); a body on
   its `forearm` leans so that both its elbow and its legs touch.
2. It is let down until its lowest part touches the floor. Hands and feet that are in contact do not count for
   this where something firmer bears (a part of the trunk, or the knees), nor beside the first contact where
   nothing does: they follow in step 4. On a chair (`seated`, the feet well below the seat) the seat stays at
   its height; hanging from a `bar`, or seated on the `hands` at a bench, the hands stay where they are.
3. Over the floor, what the first contact names stays where the rest pose had it. Of a pair, that is the one
   that moves less: the other is stepping. Without contacts the pelvis stays. `forward_cm` and `left_cm` move
   the pelvis first, so they also tell which foot of a step stays.
4. `hands`, `forearms`, `feet` and `toes` in contact are brought to their place, by bending arm or leg, while
   the angles alone bring them within 10 cm of it; beyond 20 cm they go where the angles say (a lifted
   limb), and in between partly. A limb that does not touch the floor at rest is brought to the floor under it
   by the same rule: the hands of a burpee.
5. `rise_cm` lifts the whole.
"""

from dataclasses import dataclass
from math import asin, degrees

import numpy as np

from mirror.athlete.bones import SIDES, beyond
from mirror.athlete.bones import Bone as B
from mirror.athlete.flesh import BALL_HEIGHT, FOREARM_HEIGHT, WRIST_HEIGHT
from mirror.athlete.joints import JointAngles
from mirror.athlete.reach import fade, level, moves_m, palm_down, reach
from mirror.athlete.rotation import about_x, about_z, frame_along, slerp
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.vectors import Array
from mirror.exercise.phases import Contact, Posture

__all__ = ["Resting"]

NEAR_M, FAR_M = 0.10, 0.20
"""A limb is brought to its place from within the first, and left alone from the second on."""
STEP_M, LIFT_M = 0.05, 0.12
"""A foot or a knee so far above the lowest part still bears, or no longer does."""
FLAT_DEG, TILTED_DEG = 15.0, 30.0
"""A sole so near to level is meant to be flat, or no longer is."""
ON_FLOOR_M = 0.15
"""A limb that the rest pose brings so near the floor rests on it."""
CHAIR_M = 0.25
"""Feet so far below the seat: that one sits on a chair."""
HANG_M = 0.10
"""The feet's height above the floor, hanging at rest."""

FIRM: dict[Contact, B] = {
    "seat": B.PELVIS,
    "back": B.THORAX,
    "shoulders": B.NECK,
    "belly": B.LUMBAR,
    "forearm": B.FOREARM_LEFT,
}
"""Parts that bear without a limb to give way, and the joint that stays."""


@dataclass(frozen=True, slots=True)
class _Limb:
    """What reaches: the left bones of an arm or a leg, and its end."""

    upper: B
    end: B
    """The joint that is brought to its place."""
    height: float
    """Of that joint when it lies on the floor, metres."""

    @property
    def arm(self) -> bool:
        return self.upper == B.UPPER_ARM_LEFT


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """Where a limb's end was at rest, by the angles alone, and where it is to be."""

    home: Array
    spot: Array | None
    """None where it did not touch the floor."""


class Resting:
    """Set down on the floor, or held up by what it holds; the module says by which rules."""

    def __init__(
        self, skeleton: Skeleton, posture: Posture, contacts: tuple[Contact, ...], rest: JointAngles
    ) -> None:
        self._skeleton = skeleton
        self._posture = posture
        self._contacts = contacts
        limbs = _limbs(skeleton)
        self._limbs = {name: limbs[name] for name in contacts if name in limbs and posture != "side_lying"}
        self._held = posture == "hanging" or (posture == "seated" and contacts[:1] == ("hands",))
        frames = self._posed(rest)
        loose = skeleton.body(frames, np.zeros(3))
        feet = skeleton.lowest(loose, but=set(B) - set(_both(B.FOOT_LEFT)))
        self._chair = posture == "seated" and skeleton.clearances(loose)[B.PELVIS] - feet > CHAIR_M
        self._passed = self._not_bearing()
        up = (HANG_M if posture == "hanging" else 0.0) - skeleton.lowest(loose, but=self._passed)
        spread = loose.joints
        centre = (spread.min(axis=0) + spread.max(axis=0)) / 2
        self._home = skeleton.body(frames, np.array((-centre[0], up, -centre[2])))
        self._places = {
            (name, shift): self._place_of(limb, shift)
            for name, limb in self._limbs.items()
            for _, _, shift in SIDES
        }
        self._steady = self._steady_joints()

    def place(self, angles: JointAngles) -> Body:
        """The body where it rests."""
        frames = self._posed(angles)
        placed = self._skeleton.body(frames, self._pelvis(self._skeleton.body(frames, np.zeros(3)), angles))
        for name in self._limbs:
            for _, sign, shift in SIDES:
                self._bring(frames, placed, name, (sign, shift))
        body = self._skeleton.body(frames, placed.joints[B.PELVIS])
        sunk = 0.0 if self._held else max(-self._skeleton.lowest(body) - 0.01, 0.0)
        return self._skeleton.body(frames, body.joints[B.PELVIS] + (0.0, sunk + moves_m(angles)[1], 0.0))

    def _not_bearing(self) -> set[int]:
        """The bones that do not count for how low the body comes: they are brought to the floor later."""
        firm = self._chair or not set(self._contacts).isdisjoint({*FIRM, "knees"})
        if self._chair or self._held:
            return set()
        follow = list(self._limbs) if firm else [name for name in self._limbs if name != self._contacts[0]]
        passed: set[int] = set()
        for name in follow:
            passed |= set(_both(B.FOREARM_LEFT if name == "forearms" else self._limbs[name].end))
            if name == "toes":
                passed |= set(_both(B.FOOT_LEFT))
        return passed

    def _posed(self, angles: JointAngles) -> Array:
        """(25, 3, 3): the bones by their angles, with what lies on the floor laid flat."""
        frames = self._skeleton.pose(angles)
        if self._held or self._posture == "side_lying":
            return self._leant(frames) if "forearm" in self._contacts else frames
        if "knees" in self._contacts:
            self._lay_shanks(frames)
        self._lay_soles(frames)
        return frames

    def _lay_soles(self, frames: Array) -> None:
        """Flatten the feet and toes that are low and nearly level."""
        loose = self._skeleton.body(frames, np.zeros(3))
        clear = self._skeleton.clearances(loose)
        clear -= clear.min()
        for _, _, shift in SIDES:
            foot = B.FOOT_LEFT + shift
            low = fade(min(clear[foot], clear[foot + 1]), STEP_M, LIFT_M)
            flat = level(frames[foot])
            for bone in (foot, foot + 1):
                tilt_deg = degrees(np.arccos(np.clip(frames[bone][1, 1], -1.0, 1.0)))
                share = low * fade(tilt_deg, FLAT_DEG, TILTED_DEG)
                frames[bone] = _turned(frames[bone], flat, share)

    def _lay_shanks(self, frames: Array) -> None:
        """Turn the shank of a knee that bears until the foot touches the floor too."""
        loose = self._skeleton.body(frames, np.zeros(3))
        clear = self._skeleton.clearances(loose)
        knees = {shift: loose.joints[B.SHANK_LEFT + shift][1] - 0.055 for _, _, shift in SIDES}
        floor = min(
            *knees.values(), *(clear[bone] for bone in range(len(B)) if bone not in _both(B.SHANK_LEFT))
        )
        for _, _, shift in SIDES:
            share = fade(knees[shift] - floor, STEP_M, LIFT_M)
            shank = [B.SHANK_LEFT + shift, B.FOOT_LEFT + shift, B.TOES_LEFT + shift]
            hinge = frames[shank[0]].copy()
            for _ in range(3):
                below = self._skeleton.clearances(self._skeleton.body(frames, np.zeros(3)))
                drop = min(below[bone] for bone in shank[1:]) - knees[shift]
                turn = degrees(asin(np.clip(drop / self._skeleton.lengths.shank, -0.7, 0.7)))
                frames[shank] = hinge @ about_x(-share * turn) @ hinge.T @ frames[shank]

    def _leant(self, frames: Array) -> Array:
        """The body turned over its side until the elbow and the legs touch the floor both."""
        for _ in range(3):
            loose = self._skeleton.body(frames, np.zeros(3))
            clear = self._skeleton.clearances(loose)
            elbow = B.FOREARM_LEFT + min((0, SIDES[1][2]), key=lambda shift: clear[B.FOREARM_LEFT + shift])
            others = [bone for bone in range(len(B)) if bone in {*_both(B.THIGH_LEFT), B.PELVIS}]
            other = min(others, key=lambda bone: clear[bone])
            run = loose.joints[elbow][0] - loose.joints[other][0]
            tilt = degrees(asin(np.clip((clear[elbow] - clear[other]) / run, -0.3, 0.3)))
            frames = about_z(-tilt) @ frames
        return frames

    def _pelvis(self, loose: Body, angles: JointAngles) -> Array:
        """(3,): where the hips' middle is."""
        home = self._home.joints
        joints = self._steady
        if self._held:
            hung: Array = np.mean(home[joints] - loose.joints[joints], axis=0)
            return hung
        height = home[B.PELVIS][1] if self._chair else -self._skeleton.lowest(loose, but=self._passed)
        pelvis: Array = home[B.PELVIS] + moves_m(angles)
        pelvis[1] = height
        if not joints:
            return pelvis
        off = (home[joints] - loose.joints[joints] - pelvis) * (1.0, 0.0, 1.0)
        far = np.linalg.norm(off, axis=1)
        shares = np.array([fade(distance - far.min(), NEAR_M, FAR_M) for distance in far])
        moved: Array = pelvis + shares @ off / shares.sum()
        return moved

    def _steady_joints(self) -> list[int]:
        """The joints that the first contact keeps where they are; none without, or where it is in the air."""
        if not self._contacts:
            return []
        name = self._contacts[0]
        if name == "forearm":
            return [min((B.FOREARM_LEFT, B.FOREARM_RIGHT), key=lambda elbow: self._home.joints[elbow][1])]
        if name == "knees":
            return [B.SHANK_LEFT, B.SHANK_RIGHT]
        if name in FIRM:
            return [FIRM[name]]
        ends = [limb.end for each, limb in self._limbs.items() if each == name]
        return [
            end + shift for end in ends for _, _, shift in SIDES if self._places[name, shift].spot is not None
        ]

    def _place_of(self, limb: _Limb, shift: int) -> _Place:
        home = self._home.joints[limb.end + shift]
        if self._held and limb.arm:
            return _Place(home, home)
        spot = np.array((home[0], limb.height, home[2]))
        return _Place(home, spot if home[1] - limb.height < ON_FLOOR_M else None)

    def _bring(self, frames: Array, placed: Body, name: Contact, side: tuple[int, int]) -> None:
        """Bring the end of one limb to its place, by as much as it is near."""
        limb, shift = self._limbs[name], side[1]
        own, known = placed.joints[limb.end + shift], self._places[name, shift]
        spot = np.array((own[0], limb.height, own[2])) if known.spot is None else known.spot
        home = spot if known.spot is None else known.home
        share = fade(float(np.linalg.norm(own - home)), NEAR_M, FAR_M)
        if self._held and limb.arm:
            share = 1.0
        if share == 0.0:
            return
        end = own + share * (spot - own)
        size = self._skeleton.lengths
        if limb.arm:
            self._lay_hand(frames, name, side, share)
            shape = (size.upper_arm, size.forearm, -1.0)
        else:
            foot = B.FOOT_LEFT + shift
            if name == "feet":
                flat = level(frames[foot])
                frames[foot] = _turned(frames[foot], flat, share)
                frames[foot + 1] = _turned(frames[foot + 1], flat, share)
            else:
                end = end - frames[foot] @ self._skeleton.offsets[foot + 1]
            shape = (size.thigh, size.shank, 1.0)
        bones = (limb.upper + shift, limb.upper + shift + 1)
        reach(frames, bones, placed.joints[bones[0]], end, shape)

    def _lay_hand(self, frames: Array, name: Contact, side: tuple[int, int], share: float) -> None:
        """Close the hand around a bar, or lay it flat; at a bench it stays as its angles say."""
        sign, shift = side
        hand = B.HAND_LEFT + shift
        if name == "bar":
            # Knuckles up; the palm forward, or back where the angles turn it so.
            palm = -sign * frames[hand][2, 0]
            grip = frame_along(
                np.array((0.0, -1.0, 0.0)), np.array((0.0, 0.0, -sign * (1.0 if palm >= 0 else -1.0)))
            )
            frames[hand] = grip
            frames[hand + 1] = grip @ about_z(-sign * 80.0)
            frames[hand + 2] = grip @ about_z(-sign * 160.0)
            return
        if self._held:
            return
        fingers = -frames[hand][:, 1] * (1.0, 0.0, 1.0)
        if np.linalg.norm(fingers) < 0.3:
            fingers = np.array((0.0, 0.0, 1.0))
        flat = palm_down(fingers, sign)
        for bone in (hand, hand + 1, hand + 2):
            frames[bone] = _turned(frames[bone], flat, share)


def _limbs(skeleton: Skeleton) -> dict[Contact, _Limb]:
    return {
        "hands": _Limb(B.UPPER_ARM_LEFT, B.HAND_LEFT, WRIST_HEIGHT),
        "bar": _Limb(B.UPPER_ARM_LEFT, B.HAND_LEFT, WRIST_HEIGHT),
        "forearms": _Limb(B.UPPER_ARM_LEFT, B.HAND_LEFT, FOREARM_HEIGHT),
        "feet": _Limb(B.THIGH_LEFT, B.FOOT_LEFT, skeleton.lengths.ankle_height),
        "toes": _Limb(B.THIGH_LEFT, B.TOES_LEFT, BALL_HEIGHT),
    }


def _both(left: int) -> tuple[int, ...]:
    """A left bone, its right twin, and all that hang on them."""
    return (*beyond(left), *beyond(left + SIDES[1][2]))


def _turned(first: Array, last: Array, share: float) -> Array:
    """(3, 3): an orientation turned by a share of the way to another."""
    turned: Array = slerp(first[None], last[None], share)[0]
    return turned
