"""Several virtual athletes in one picture, each where they are in the room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from mirror.athlete.body_plan import BodyPlan
from mirror.athlete.carriage import moved, walking
from mirror.athlete.lighting import Lighting
from mirror.athlete.performance import Performance
from mirror.athlete.picture.painter import Painting
from mirror.athlete.renderer import Renderer, _lay, _shade
from mirror.athlete.skeleton import Body, Skeleton
from mirror.athlete.viewpoint import Viewpoint
from mirror.devices.frame import Frame, Pixels

Move: TypeAlias = Callable[[float], Body | None]
"""Where somebody is at a time in seconds; None while not in the room."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room."""

    plan: BodyPlan
    body: Move


def athlete(performance: Performance, at_m: tuple[float, float] = (0.0, 0.0)) -> Person:
    """Somebody who performs, at (to the athlete's left, toward the camera) metres from the room's middle."""
    skeleton = Skeleton(performance.plan)
    by = np.array((at_m[0], 0.0, at_m[1]))

    def body(at_s: float) -> Body | None:
        truth = performance.at(at_s)
        return None if truth.body is None else moved(skeleton, truth.body, by)

    return Person(performance.plan, body)


def passer(
    seed: int,
    start_m: tuple[float, float],
    end_m: tuple[float, float],
    *,
    begin_s: float,
    pace_m_s: float = 1.1,
) -> Person:
    """Somebody who walks from one spot of the floor to another, and is not in the room before and after."""
    plan = BodyPlan.from_seed(seed)
    skeleton = Skeleton(plan)
    start, end = np.array((start_m[0], 0.0, start_m[1])), np.array((end_m[0], 0.0, end_m[1]))
    seconds = float(np.hypot(*(end - start)[[0, 2]])) / pace_m_s

    def body(at_s: float) -> Body | None:
        share = (at_s - begin_s) / seconds
        return walking(skeleton, start, end, share) if 0.0 <= share <= 1.0 else None

    return Person(plan, body)


class Room:
    """Films several people at once; the nearer hides the farther."""

    def __init__(
        self, people: list[Person], viewpoint: Viewpoint | None = None, lighting: Lighting | None = None
    ) -> None:
        self.viewpoint = viewpoint or Viewpoint()
        self._people = [(person, Renderer(person.plan, self.viewpoint, lighting)) for person in people]

    def picture(self, at_s: float) -> Pixels:
        """The room at a time."""
        first = self._people[0][1]
        picture = first._room.copy()
        there = [(body, made) for person, made in self._people if (body := person.body(at_s)) is not None]
        for body, made in sorted(there, key=lambda one: -self._depth(one[0])):
            _shade(picture, *made._shadow.cast(body))
            painting: Painting | None = made._paint(body, dumbbells=False)
            if painting is not None:
                _lay(picture, painting)
        return first._grained(picture)

    def frame(self, number: int, frames_per_s: float = 30.0) -> Frame:
        """The frame of that number."""
        return Frame(self.picture(number / frames_per_s), number / frames_per_s, number)

    def _depth(self, body: Body) -> float:
        return float(self.viewpoint.depth(body.landmarks).mean())
