"""An engine in the test's hand: moments are put, facts published, and wishes remembered."""

from mirror.base.facts import Facts
from mirror.base.latest import Latest
from mirror.coaching.moment import Moment
from mirror.devices.frame import Frame
from mirror.pose.pose_rate import Load


class HandEngine:
    """An engine port without threads: tests put moments and publish facts, and see what was wanted."""

    def __init__(self) -> None:
        self.moments: Latest[Moment] = Latest()
        self.pictures: Latest[Frame] = Latest()
        self.load = Load()
        self.facts = Facts()
        self.paused = False
        self.steps: list[int] = []
        self.sets_ended = 0

    def pause(self, paused: bool) -> None:
        """Remember the wish."""
        self.paused = paused

    def step_exercise(self, step: int) -> None:
        """Remember the wish."""
        self.steps.append(step)

    def next_set(self) -> None:
        """Remember the wish."""
        self.sets_ended += 1
