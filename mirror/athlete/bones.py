"""The bones by name: their order, their parents, and the two sides of the body."""

from enum import IntEnum

__all__ = ["PARENTS", "SIDES", "Bone", "beyond", "both"]


class Bone(IntEnum):
    """Each bone; a bone's origin is the joint at its near end, and parents come before children."""

    PELVIS = 0
    LUMBAR = 1
    THORAX = 2
    NECK = 3
    HEAD = 4
    GIRDLE_LEFT = 5
    UPPER_ARM_LEFT = 6
    FOREARM_LEFT = 7
    HAND_LEFT = 8
    FINGERS_LEFT = 9
    FINGERTIPS_LEFT = 10
    THIGH_LEFT = 11
    SHANK_LEFT = 12
    FOOT_LEFT = 13
    TOES_LEFT = 14
    GIRDLE_RIGHT = 15
    UPPER_ARM_RIGHT = 16
    FOREARM_RIGHT = 17
    HAND_RIGHT = 18
    FINGERS_RIGHT = 19
    FINGERTIPS_RIGHT = 20
    THIGH_RIGHT = 21
    SHANK_RIGHT = 22
    FOOT_RIGHT = 23
    TOES_RIGHT = 24


SIDES: tuple[tuple[str, int, int], ...] = (("left", 1, 0), ("right", -1, 10))
"""Name, sign of x, and how far the right bones' numbers lie from the left ones'."""

B = Bone
PARENTS: tuple[int, ...] = (
    *(-1, B.PELVIS, B.LUMBAR, B.THORAX, B.NECK),
    *(B.THORAX, B.GIRDLE_LEFT, B.UPPER_ARM_LEFT, B.FOREARM_LEFT, B.HAND_LEFT, B.FINGERS_LEFT),
    *(B.PELVIS, B.THIGH_LEFT, B.SHANK_LEFT, B.FOOT_LEFT),
    *(B.THORAX, B.GIRDLE_RIGHT, B.UPPER_ARM_RIGHT, B.FOREARM_RIGHT, B.HAND_RIGHT, B.FINGERS_RIGHT),
    *(B.PELVIS, B.THIGH_RIGHT, B.SHANK_RIGHT, B.FOOT_RIGHT),
)
"""Number of each bone's parent; -1 for the root."""


def beyond(bone: int) -> tuple[int, ...]:
    """That bone and all that hang on it."""
    found = [bone]
    for child in range(bone + 1, len(PARENTS)):
        if PARENTS[child] in found:
            found.append(child)
    return tuple(found)


def both(left: int) -> tuple[int, ...]:
    """A left bone, its right twin, and all that hang on them."""
    return (*beyond(left), *beyond(left + SIDES[1][2]))
