"""From where the virtual camera looks: a pinhole on a stand, aimed at a spot on the athlete's floor."""

from dataclasses import dataclass
from math import cos, hypot, radians, sin, tan

import numpy as np

from mirror.athlete.vectors import Array

__all__ = ["Viewpoint"]


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A perspective camera that stands level or looks a little down."""

    yaw_deg: float = 0.0
    """0 before the athlete, 90 at the athlete's left, -90 at the right, 180 behind; as in CameraView."""
    distance_m: float = 3.4
    """Over the floor, from the camera to the spot at which it is aimed."""
    height_m: float = 1.15
    """Of the camera above the floor."""
    aim_m: float = 0.88
    """Height of the point at the middle of the picture."""
    field_deg: float = 43.0
    """Vertical field of view; 43 is a webcam's 78 degrees over the diagonal of 16:9."""
    width_px: int = 1280
    height_px: int = 720

    @property
    def position(self) -> Array:
        """(3,): where the camera is, metres in the floor's frame."""
        yaw = radians(self.yaw_deg)
        return np.array((self.distance_m * sin(yaw), self.height_m, self.distance_m * cos(yaw)))

    @property
    def axes(self) -> Array:
        """(3, 3): rows are the picture's right, its down, and the direction of sight."""
        yaw = radians(self.yaw_deg)
        drop = self.height_m - self.aim_m
        length = hypot(self.distance_m, drop)
        level, down = self.distance_m / length, drop / length
        sight = np.array((-sin(yaw) * level, -down, -cos(yaw) * level))
        right = np.array((cos(yaw), 0.0, -sin(yaw)))
        return np.stack((right, np.cross(sight, right), sight))

    @property
    def focal_px(self) -> float:
        """Focal length in pixels."""
        return self.height_px / 2 / tan(radians(self.field_deg) / 2)

    def depth(self, points: Array) -> Array:
        """(n,): metres along the line of sight."""
        depth: Array = (points - self.position) @ self.axes[2]
        return depth

    def project(self, points: Array) -> Array:
        """(n, 2): pixels, x to the right and y down, of points (n, 3) before the camera."""
        seen = (points - self.position) @ self.axes.T
        middle = np.array((self.width_px / 2, self.height_px / 2))
        pixels: Array = seen[:, :2] / np.maximum(seen[:, 2:], 0.05) * self.focal_px + middle
        return pixels
