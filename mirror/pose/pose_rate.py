"""The pose rate: how many frames a second are looked for a pose, lowered before the machine falls behind."""

from collections import deque
from dataclasses import dataclass
from math import inf
from statistics import fmean, median

from mirror.base.facts import Fact
from mirror.devices.frame import Frame

__all__ = ["LEVELS_HZ", "Load", "PoseRate", "PoseRateChanged"]

LEVELS_HZ = (30.0, 20.0, 15.0, 10.0)
"""Poses a second. More than 30 tell nothing new of a body; below 10 quick reps may be missed."""

HEAVY = 0.9
"""The share of its time that the vision thread may work; the rest is for a step that takes longer. No lower,
because frames between poses are shown later than frames with one."""
LIGHT = 0.75
"""The share that a higher rate must be foreseen to take: under HEAVY, so that it can stay there."""
BEHIND, ABREAST = 1.0, 0.8
"""At the lowest rate: the share from which it is not kept, and the one at which it surely is kept again."""

LOOK_S = 0.5
"""How long the steps are heavy before the rate is lowered: some hundred milliseconds pass on any machine."""
PROOF_S = 5.0
"""How long the steps must have been light before the rate is raised, and hopeless before that is told."""
PATIENCE_S = 80.0
"""The longest time between two tries to raise the rate: each try that fails doubles it from PROOF_S."""
RELAPSE_S = 60.0
"""A rate that has to be lowered sooner than this after it was raised was raised in vain."""

LEAST_STEPS = 3
"""Fewer tell nothing: the slowest of them is left out."""
GAP_S = 1.0
"""After nothing came for longer, or a leap of the clock, the steps from before tell nothing of now."""
NEARLY = 1.3
"""Of a camera that gives up to this many times the rate every frame is due: thinning would only stutter."""
SPAN, SPANS = 8, 15
"""The camera's own rate is the median of so many spans of so many frames: frames come unevenly, and stall."""


@dataclass(frozen=True, slots=True)
class Load:
    """How hard the vision thread works."""

    rate_hz: float = LEVELS_HZ[0]
    """Poses a second that it aims at; the camera's rate where that is the lower one."""
    share: float = 0.0
    """How much of its time the steps take at that rate: 1 is all of it, more is more than it has."""
    thinned: bool = False
    """Whether fewer frames are looked at than the camera gives, because the machine is slow."""
    behind: bool = False
    """Whether even the lowest rate is too much for this machine."""


@dataclass(frozen=True, slots=True)
class PoseRateChanged(Fact):
    """Poses are looked for at another rate from now on, or it became known that the lowest is too high."""

    before_hz: float
    load: Load


class PoseRate:
    """Decides which frames are due; fed with every frame that comes, and with how long each step took.

    It lowers the rate at once, as far as it must, and raises it step by step after a proof. Time is that of
    the frames' capture.
    """

    def __init__(self) -> None:
        self._camera = _CameraRate()
        self._level = 0
        self._due_s = 0.0
        self._at_s: float | None = None
        self._steps: deque[tuple[float, float]] = deque()
        self._since_s = self._doubted_s = 0.0
        self._raised_s = -inf
        self._patience_s = PROOF_S
        self._behind = False
        self._share = 0.0

    @property
    def load(self) -> Load:
        """The load now."""
        level_hz = LEVELS_HZ[self._level]
        rate_hz = self._reached(level_hz)
        thinned = self._level > 0 and rate_hz < self._camera.rate_hz
        return Load(rate_hz, self._share, thinned, self._behind)

    def due(self, frame: Frame) -> bool:
        """Whether this frame is to be looked at; the others pass."""
        at_s = frame.captured_s
        self._camera.see(frame)
        worked_s = self._steps[-1][1] if self._steps else 0.0
        if self._at_s is None or not 0.0 <= at_s - self._at_s <= GAP_S + worked_s:
            self._forget(at_s)
            self._due_s = at_s
        self._at_s = at_s
        level_hz = LEVELS_HZ[self._level]
        if self._reached(level_hz) < self._camera.rate_hz:
            if at_s < self._due_s - 0.5 / self._camera.rate_hz:
                return False
            # A frame that comes late does not make the next one come early.
            self._due_s = max(self._due_s + 1 / level_hz, at_s + 0.5 / level_hz)
        else:
            self._due_s = at_s + 1 / level_hz
        return True

    def took(self, step_s: float) -> PoseRateChanged | None:
        """Take how long the step of the frame that was due last took; what that changes."""
        if self._at_s is None:
            return None
        now_s = self._at_s
        self._steps.append((now_s, step_s))
        while len(self._steps) > LEAST_STEPS and now_s - self._steps[0][0] > PROOF_S:
            self._steps.popleft()
        before, was_behind = self._level, self._behind
        self._judge(now_s)
        if (self._level, self._behind) == (before, was_behind):
            return None
        return PoseRateChanged(self._reached(LEVELS_HZ[before]), self.load)

    def _judge(self, now_s: float) -> None:
        if len(self._steps) < LEAST_STEPS:
            return
        step_s = self._typical_s(now_s)
        self._share = step_s * self.load.rate_hz
        if now_s - self._since_s < LOOK_S:
            return
        if self._share > HEAVY and (lower := self._lower(step_s)) is not None:
            self._descend(lower, now_s)
            return
        mean_s = fmean(taken_s for _, taken_s in self._steps)
        if now_s - self._since_s >= PROOF_S:
            self._behind = self._hopeless(mean_s)
        self._climb(max(step_s, mean_s), now_s)

    def _climb(self, step_s: float, now_s: float) -> None:
        """Go one level up when all of the last seconds say that it would be light."""
        higher = self._higher()
        if higher is None:
            return
        if step_s * self._reached(LEVELS_HZ[higher]) > LIGHT:
            self._doubted_s = now_s
        waited_s = now_s - self._since_s
        if waited_s >= self._patience_s and now_s - self._doubted_s >= PROOF_S:
            self._level, self._raised_s = higher, now_s
            self._forget(now_s)

    def _descend(self, level: int, now_s: float) -> None:
        in_vain = now_s - self._raised_s < RELAPSE_S
        self._patience_s = min(max(self._patience_s * (2.0 if in_vain else 0.5), PROOF_S), PATIENCE_S)
        self._level = level
        self._forget(now_s)

    def _hopeless(self, mean_s: float) -> bool:
        """Whether there is nothing left to lower and the steps still take longer than there is time."""
        share = mean_s * self.load.rate_hz
        return self._level_below() is None and share > (ABREAST if self._behind else BEHIND)

    def _typical_s(self, now_s: float) -> float:
        """A step of the last half second, without the slowest: one hiccup is no load."""
        recent = [taken_s for at_s, taken_s in self._steps if now_s - at_s <= LOOK_S]
        if len(recent) < LEAST_STEPS:
            recent = [taken_s for _, taken_s in self._steps][-LEAST_STEPS:]
        return (sum(recent) - max(recent)) / (len(recent) - 1)

    def _lower(self, step_s: float) -> int | None:
        """The highest of the lower levels that is not heavy, or else the lowest; None where none is lower."""
        below = self._level_below()
        if below is None:
            return None
        fitting = (
            level
            for level in range(below, len(LEVELS_HZ))
            if step_s * self._reached(LEVELS_HZ[level]) <= HEAVY
        )
        return next(fitting, len(LEVELS_HZ) - 1)

    def _level_below(self) -> int | None:
        """The next level at which fewer frames of this camera are due."""
        now_hz = self._reached(LEVELS_HZ[self._level])
        lower = range(self._level + 1, len(LEVELS_HZ))
        return next((level for level in lower if self._reached(LEVELS_HZ[level]) < now_hz), None)

    def _higher(self) -> int | None:
        """The next level at which more frames of this camera are due."""
        now_hz = self._reached(LEVELS_HZ[self._level])
        higher = reversed(range(self._level))
        return next((level for level in higher if self._reached(LEVELS_HZ[level]) > now_hz), None)

    def _reached(self, level_hz: float) -> float:
        """Poses a second that a level comes to with this camera."""
        return self._camera.rate_hz if self._camera.rate_hz <= level_hz * NEARLY else level_hz

    def _forget(self, now_s: float) -> None:
        """What was measured before tells nothing of what comes."""
        self._steps.clear()
        self._since_s = self._doubted_s = now_s


class _CameraRate:
    """How many frames a second the camera gives, also when only some of them are seen."""

    def __init__(self) -> None:
        self._seen: deque[tuple[int, float]] = deque(maxlen=SPAN + 1)
        self._intervals_s: deque[float] = deque(maxlen=SPANS)
        self.rate_hz = LEVELS_HZ[0]
        """A webcam's usual rate until there is something to measure."""

    def see(self, frame: Frame) -> None:
        """Take a frame; numbers tell how many came between it and the last one that was seen."""
        if self._seen and (frame.number <= self._seen[-1][0] or frame.captured_s <= self._seen[-1][1]):
            self._seen.clear()
        self._seen.append((frame.number, frame.captured_s))
        (first, first_s), (last, last_s) = self._seen[0], self._seen[-1]
        if last > first:
            self._intervals_s.append((last_s - first_s) / (last - first))
            self.rate_hz = 1.0 / median(self._intervals_s)
