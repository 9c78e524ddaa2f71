"""From where the virtual camera sees a whole exercise: its view, and as far away as the movement needs."""

from dataclasses import replace

import numpy as np

from mirror.athlete.performance import Performance
from mirror.athlete.vectors import Array
from mirror.athlete.viewpoint import Viewpoint
from mirror.kinematics.view import View

__all__ = ["YAW_DEG", "enclosing", "framed"]

YAW_DEG = {View.FRONT: 0.0, View.OBLIQUE: 45.0, View.SIDE: 78.0, View.REAR: 180.0}
"""Where the camera stands for a view: at the middle of it, and for the side where the face is still seen."""

MARGIN = 0.06
"""The share of the picture that stays free at each edge: an athlete at home leaves as much."""

SAMPLES = 48
"""Instants at which a performance is looked at: some ten in each rep of a trial."""

FARTHEST_M = 6.0
"""A room is no longer."""


def framed(performance: Performance, view: View, viewpoint: Viewpoint | None = None) -> Viewpoint:
    """A viewpoint of that view from which all of the performance is in the picture."""
    stand = viewpoint or Viewpoint()
    return enclosing(replace(stand, yaw_deg=YAW_DEG[view]), _marks(performance))


def enclosing(stand: Viewpoint, marks: Array) -> Viewpoint:
    """A viewpoint from which all points (n, 3) are in the picture.

    The camera stays where it stands when everything is seen from there; otherwise it is aimed at the middle
    of what is to be seen, and goes back step by step as far as it must.
    """
    if _inside(stand, marks):
        return stand
    middle = float(marks[:, 1].min() + marks[:, 1].max()) / 2
    stand = replace(stand, aim_m=middle, height_m=max(stand.height_m, middle))
    while not _inside(stand, marks) and stand.distance_m < FARTHEST_M:
        stand = replace(stand, distance_m=stand.distance_m + 0.2)
    return stand


def _marks(performance: Performance) -> Array:
    """(n, 3): where the landmarks are throughout, metres."""
    times = np.linspace(0.0, performance.seconds, SAMPLES)
    bodies = [performance.at(float(at_s)).body for at_s in times]
    return np.concatenate([body.landmarks for body in bodies if body is not None])


def _inside(viewpoint: Viewpoint, marks: Array) -> bool:
    shares = viewpoint.project(marks) / (viewpoint.width_px, viewpoint.height_px)
    return bool(((shares > MARGIN) & (shares < 1 - MARGIN)).all())
