"""The figure of one body plan: its mesh, and the mesh moved to where a body's bones are."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.figure.extremities import dumbbell, hand, shoe
from mirror.athlete.figure.head import head
from mirror.athlete.figure.limbs import arm, leg
from mirror.athlete.figure.mesh import RIG_SIZE, Mesh, Rig, join
from mirror.athlete.figure.trunk import trunk
from mirror.athlete.rotation import halfway
from mirror.athlete.skeleton import SIDES, Body, Bone, Skeleton
from mirror.athlete.vectors import Array

__all__ = ["Figure"]

Single: TypeAlias = npt.NDArray[np.float32]
"""Single-precision numbers; the shape is told where it is used."""

HALFWAY: tuple[tuple[Rig, Bone, Bone], ...] = (
    (Rig.ELBOW_LEFT, Bone.UPPER_ARM_LEFT, Bone.FOREARM_LEFT),
    (Rig.HIP_LEFT, Bone.PELVIS, Bone.THIGH_LEFT),
    (Rig.KNEE_LEFT, Bone.THIGH_LEFT, Bone.SHANK_LEFT),
    (Rig.ELBOW_RIGHT, Bone.UPPER_ARM_RIGHT, Bone.FOREARM_RIGHT),
    (Rig.HIP_RIGHT, Bone.PELVIS, Bone.THIGH_RIGHT),
    (Rig.KNEE_RIGHT, Bone.THIGH_RIGHT, Bone.SHANK_RIGHT),
)
"""Each rig frame, in order, and the two bones that it lies between; its origin is the second one's."""


class Figure:
    """A body's skin and clothes, ready to be posed."""

    def __init__(self, plan: BodyPlan, *, dumbbells: bool = False) -> None:
        skeleton = Skeleton(plan)
        rest = skeleton.body(np.broadcast_to(np.eye(3), (len(Bone), 3, 3)), np.zeros(3))
        self.mesh = _mesh(plan, rest, dumbbells=dumbbells)
        self._rest = _rig_origins(rest.joints)
        # Two carriers a vertex are all there are; picking them is ten times cheaper than the whole product.
        ranked = np.argsort(self.mesh.weights, axis=1)
        self._first, self._second = ranked[:, -1], ranked[:, -2]
        share = np.take_along_axis(self.mesh.weights, ranked[:, -1:], axis=1)
        self._share = share[:, :, None].astype(np.float32)
        ones = np.ones((len(share), 1))
        self._normals = self.mesh.normals[:, :, None].astype(np.float32)
        self._vertices = np.concatenate((self.mesh.vertices, ones), axis=1)[:, :, None].astype(np.float32)

    def pose(self, body: Body) -> tuple[Single, Single]:
        """(v, 3) twice: where the bones carry the vertices, metres, and whither the skin faces there."""
        frames = np.concatenate(
            (
                body.frames,
                halfway(
                    body.frames[[first for _, first, _ in HALFWAY]],
                    body.frames[[last for _, _, last in HALFWAY]],
                ),
            )
        )
        moved = np.empty((RIG_SIZE, 4, 3), np.float32)
        moved[:, :3] = frames.transpose(0, 2, 1)
        moved[:, 3] = _rig_origins(body.joints) - np.einsum("nij,nj->ni", frames, self._rest)
        blended = moved[self._first] * self._share + moved[self._second] * (1 - self._share)
        return (blended * self._vertices).sum(axis=1), (blended[:, :3] * self._normals).sum(axis=1)


def _rig_origins(joints: Array) -> Array:
    return np.concatenate((joints, joints[[last for _, _, last in HALFWAY]]))


def _mesh(plan: BodyPlan, rest: Body, *, dumbbells: bool) -> Mesh:
    parts = [trunk(plan), head(plan, rest.joints[Bone.HEAD])]
    for _, sign, shift in SIDES:
        wrist = rest.joints[Bone.HAND_LEFT + shift]
        parts += [
            arm(plan, sign, shift),
            leg(plan, sign, shift),
            hand(plan, wrist, sign, shift),
            shoe(plan, rest.joints[Bone.FOOT_LEFT + shift], sign, shift),
        ]
        if dumbbells:
            parts.append(dumbbell(wrist, plan.lengths.palm, sign, shift))
    return join(*parts)
