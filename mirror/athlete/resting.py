"""The footing of every posture that has no own one: as the joint angles say, set down where it rests.

The rules, in the order in which they are applied:

1. The body is posed by its joint angles, and turned and flattened a little where it lies (`settling.py`).
2. It is let down until its lowest part touches the floor. Where the trunk or the knees bear, only trunk,
   thighs and knees count for this; elsewhere all but the hands and feet that are contacts beside the first.
   On a chair (`seated`, the feet well below the seat) the seat stays at its height; hanging from a `bar`, or
   seated on the `hands` at a bench, the hands stay where they are.
3. Over the floor, what the first contact names stays where the rest pose had it. Of a pair, that is the one
   that moves less: the other is stepping. Without contacts the pelvis stays. `forward_cm` and `left_cm` move
   the pelvis first, so they also tell which foot of a step stays.
4. `hands`, `forearms`, `feet` and `toes` in contact are brought to their place, by bending arm or leg, while
   the angles alone bring them within 15 cm of it; beyond 30 cm they go where the angles say (a lifted limb),
   and in between partly. Elsewhere, a foot that has stepped or the hands of a burpee are brought to the floor
   below or above them by the same rule.
5. A limb that would go through the floor gives way, and `rise_cm` lifts the whole.
"""

from dataclasses import dataclass

import numpy as np

from mirror.athlete.bones import SIDES, both
from mirror.athlete.bones import Bone as B
from mirror.athlete.clearing import cleared
from mirror.athlete.flesh import BALL_HEIGHT, FOREARM_HEIGHT, WRIST_HEIGHT
from mirror.athlete.joints import JointAngles
from mirror.athlete.reach import fade, level, moves_m, palm_down, reach
from mirror.athlete.rotation import about_z, frame_along, turned
from mirror.athlete.settling import Settling
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.vectors import Array
from mirror.exercise.phases import Contact, Posture

__all__ = ["Resting"]

NEAR_M, FAR_M = 0.15, 0.30
"""A limb is brought to its place from within the first, and left alone from the second on."""
STAYING_M, STEPPING_M = 0.01, 0.04
"""Of a pair, a limb bears while it moves at most so much more than its twin, and not from the second on."""
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

FOLLOWING: dict[Contact, B] = {
    "hands": B.HAND_LEFT,
    "bar": B.HAND_LEFT,
    "forearms": B.FOREARM_LEFT,
    "feet": B.FOOT_LEFT,
    "toes": B.FOOT_LEFT,
}
"""From which bone on a limb follows when it is not the first contact."""


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
        loose = skeleton.body(skeleton.pose(rest), np.zeros(3))
        feet = skeleton.lowest(loose, but=set(B) - set(both(B.FOOT_LEFT)))
        self._chair = posture == "seated" and skeleton.clearances(loose)[B.PELVIS] - feet > CHAIR_M
        self._passed = set() if self._chair or self._held else self._not_bearing()
        self._settling = None if self._held else Settling(skeleton, posture, contacts, self._passed)
        frames = self._posed(rest)
        loose = skeleton.body(frames, np.zeros(3))
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
        body = cleared(self._skeleton, self._skeleton.body(frames, placed.joints[B.PELVIS]))
        sunk = 0.0 if self._held else max(-self._skeleton.lowest(body) - 0.01, 0.0)
        return self._skeleton.body(body.frames, body.joints[B.PELVIS] + (0.0, sunk + moves_m(angles)[1], 0.0))

    def _posed(self, angles: JointAngles) -> Array:
        """(25, 3, 3): the bones by their angles, settled where something lies on the floor."""
        frames = self._skeleton.pose(angles)
        return frames if self._settling is None else self._settling.settle(frames)

    def _not_bearing(self) -> set[int]:
        """The bones that do not count for how low the body comes: they are brought to the floor later."""
        if not set(self._contacts).isdisjoint({*FIRM, "knees"} - {"forearm"}):
            bearing = {B.PELVIS, B.LUMBAR, B.THORAX, B.NECK, B.HEAD, B.THIGH_LEFT, B.THIGH_RIGHT}
            if "knees" in self._contacts:
                bearing |= {B.SHANK_LEFT, B.SHANK_RIGHT}
            return {int(bone) for bone in B if bone not in bearing}
        passed: set[int] = set()
        for name, limb in self._limbs.items():
            if limb.arm:
                passed |= set(both(B.FINGERS_LEFT))
            if name != self._contacts[0]:
                passed |= set(both(FOLLOWING[name]))
        return passed

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
        shares = np.array([fade(distance - far.min(), STAYING_M, STEPPING_M) for distance in far])
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
        end, share = self._aim(name, shift, placed.joints[limb.end + shift])
        if share == 0.0:
            return
        if limb.arm:
            self._lay_hand(frames, name, side, share)
        else:
            end = self._lay_foot(frames, name, shift, share, end)
        size = self._skeleton.lengths
        shape = (size.upper_arm, size.forearm, -1.0) if limb.arm else (size.thigh, size.shank, 1.0)
        bones = (limb.upper + shift, limb.upper + shift + 1)
        reach(frames, bones, placed.joints[bones[0]], end, shape)

    def _aim(self, name: Contact, shift: int, own: Array) -> tuple[Array, float]:
        """(3,) where the end of a limb is brought to from its own place, and how much it bears there."""
        limb, place = self._limbs[name], self._places[name, shift]
        if self._held and limb.arm:
            return place.home, 1.0
        down = fade(abs(own[1] - limb.height), NEAR_M, FAR_M)
        end = own.copy()
        end[1] += down * (limb.height - own[1])
        if place.spot is not None:
            back = fade(float(np.linalg.norm(own - place.home)), NEAR_M, FAR_M)
            end = end + back * (place.spot - end)
            down = max(down, back)
        return end, down

    def _lay_foot(self, frames: Array, name: Contact, shift: int, share: float, end: Array) -> Array:
        """Lay the sole or the toes flat; (3,) where the ankle is then."""
        foot = B.FOOT_LEFT + shift
        flat = level(frames[foot])
        frames[foot + 1] = turned(frames[foot + 1], flat, share)
        if name == "feet":
            frames[foot] = turned(frames[foot], flat, share)
            return end
        ankle: Array = end - frames[foot] @ self._skeleton.offsets[foot + 1]
        return ankle

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
            frames[bone] = turned(frames[bone], flat, share)


def _limbs(skeleton: Skeleton) -> dict[Contact, _Limb]:
    return {
        "hands": _Limb(B.UPPER_ARM_LEFT, B.HAND_LEFT, WRIST_HEIGHT),
        "bar": _Limb(B.UPPER_ARM_LEFT, B.HAND_LEFT, WRIST_HEIGHT),
        "forearms": _Limb(B.UPPER_ARM_LEFT, B.HAND_LEFT, FOREARM_HEIGHT),
        "feet": _Limb(B.THIGH_LEFT, B.FOOT_LEFT, skeleton.lengths.ankle_height),
        "toes": _Limb(B.THIGH_LEFT, B.TOES_LEFT, BALL_HEIGHT),
    }
