"""The skeleton lies on the body, glows where the model is sure, and colours a limb in fault."""

from dataclasses import replace

import numpy as np
import pytest
from bodies import STANDING, pose_of

from mirror.overlay.fit import Fit
from mirror.overlay.limbs import Tint
from mirror.overlay.rect import Rect
from mirror.overlay.scene import Glow, Line
from mirror.overlay.skeleton import JOINTS, draw_skeleton, sureness
from mirror.overlay.theme import Theme
from mirror.pose.landmarks import BONES, Landmark
from mirror.pose.pose import Pose

SQUARE = Fit(Rect(0, 0, 1, 1), Rect(0, 0, 1, 1), mirrored=False)


@pytest.mark.parametrize(
    ("visibility", "expected"), [(0.0, 0.0), (0.25, 0.0), (0.5, 0.5), (0.75, 1.0), (1.0, 1.0)]
)
def test_sureness_has_a_soft_step(visibility: float, expected: float) -> None:
    """From hidden to sure around the model's own border of one half."""
    assert sureness(visibility) == pytest.approx(expected)


def test_the_skeleton_is_mirrored_with_the_picture(theme: Theme) -> None:
    """The athlete's left is on the left of a mirror: x changes side, y stays."""
    pose = pose_of(STANDING)
    plain, mirrored = (
        [item for item in draw_skeleton(pose, fit, {}, theme.palette) if isinstance(item, Glow)]
        for fit in (SQUARE, replace(SQUARE, mirrored=True))
    )

    assert [glow.centre[0] for glow in mirrored] == pytest.approx([1 - glow.centre[0] for glow in plain])
    assert [glow.centre[1] for glow in mirrored] == pytest.approx([glow.centre[1] for glow in plain])


def test_joints_glow_by_how_sure_they_are(theme: Theme) -> None:
    """The surer, the larger and the brighter; a hidden one is not drawn."""
    pose = pose_of(STANDING)
    visibility = pose.visibility.copy()
    visibility[[Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE, Landmark.LEFT_ANKLE]] = 0.9, 0.5, 0.1
    glows = [
        item
        for item in draw_skeleton(_seen(pose, visibility), SQUARE, {}, theme.palette)
        if isinstance(item, Glow)
    ]
    at = {name: tuple(map(float, pose.image[name, :2])) for name in (Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE)}
    sure, unsure = (next(glow for glow in glows if glow.centre == pytest.approx(at[name])) for name in at)

    assert len(glows) == len(JOINTS) - 1
    assert sure.opacity > unsure.opacity
    assert sure.radius > unsure.radius


def test_a_limb_with_a_tint_has_its_own_colour(theme: Theme) -> None:
    """Only the named bone is coloured, and it is broader than the others."""
    tints = {"thigh_left": Tint(theme.palette.fault)}
    drawn = draw_skeleton(pose_of(STANDING), SQUARE, tints, theme.palette)
    bones = [item for item in drawn if isinstance(item, Line) and item.colour != theme.palette.edge]
    coloured = [bone for bone in bones if bone.colour == theme.palette.fault]

    assert len(bones) == len(BONES)
    assert len(coloured) == 1
    assert coloured[0].width > max(bone.width for bone in bones if bone not in coloured)


def test_a_tint_without_strength_is_not_seen(theme: Theme) -> None:
    """What has faded looks as what never was."""
    faded = {"thigh_left": Tint(theme.palette.sure, 0.0)}

    assert draw_skeleton(pose_of(STANDING), SQUARE, faded, theme.palette) == draw_skeleton(
        pose_of(STANDING), SQUARE, {}, theme.palette
    )


def _seen(pose: Pose, visibility: np.ndarray[tuple[int], np.dtype[np.float32]]) -> Pose:
    return replace(pose, visibility=visibility)
