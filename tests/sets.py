"""Sets of an exercise fed frame by frame with bodies whose joints are set: squats seen from the left side."""

import math

from bodies import STANDING, Body, pose_of

from mirror.exercise.exercise import Exercise
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.movement.counter import Counted
from mirror.movement.counting import counter_for
from mirror.movement.rep import Attempt, Correction, Fault, Hold, Rep
from mirror.pose.landmarks import Landmark as L

RATE_HZ = 30.0


def squatting(knee_deg: float, trunk_deg: float | None = None) -> Body:
    """A body whose knees are bent, thigh and shank alike, seen square on from its left side."""
    half = math.radians(knee_deg / 2)
    lean = math.radians(knee_deg / 3 if trunk_deg is None else trunk_deg)
    body = dict(STANDING)
    for side, z in (("LEFT", -0.1), ("RIGHT", 0.1)):
        body[L[f"{side}_HIP"]] = (0.0, 0.0, z)
        body[L[f"{side}_KNEE"]] = (-0.42 * math.sin(half), 0.42 * math.cos(half), z)
        body[L[f"{side}_ANKLE"]] = (0.0, 0.84 * math.cos(half), z)
        body[L[f"{side}_SHOULDER"]] = (-0.5 * math.sin(lean), -0.5 * math.cos(lean), z)
    return body


def reaching(lift_deg: float) -> Body:
    """A standing body, seen from its left side, that lifts both straight arms forward."""
    body = squatting(0, 0)
    across, down = math.sin(math.radians(lift_deg)), math.cos(math.radians(lift_deg))
    for side, z in (("LEFT", -0.1), ("RIGHT", 0.1)):
        body[L[f"{side}_ELBOW"]] = (-0.3 * across, -0.5 + 0.3 * down, z)
        body[L[f"{side}_WRIST"]] = (-0.56 * across, -0.5 + 0.56 * down, z)
    return body


def wave(low: float, high: float, seconds: float = 2.0) -> list[float]:
    count = round(seconds * RATE_HZ)
    return [low + (high - low) * (1 - math.cos(2 * math.pi * n / count)) / 2 for n in range(count)]


class Set:
    """One set of an exercise, fed with bodies at 30 frames a second."""

    def __init__(self, exercise: Exercise) -> None:
        self.counter = counter_for(exercise)
        self.tracker = MotionTracker()
        self.now_s = 0.0
        self.reps: list[Rep] = []
        self.attempts: list[Attempt] = []
        self.faults: list[Fault] = []
        self.corrected: list[Correction] = []
        self.holds: list[Hold] = []
        self.fatigue: list[Counted] = []

    def see(
        self, *bodies: Body | None, visibility: float = 0.95, judging: bool = True, across_m: float = 0.0
    ) -> "Set":
        for body in bodies:
            self.now_s += 1 / RATE_HZ
            pose = pose_of(body, visibility, self.now_s) if body else None
            if pose:
                pose.image[:, 0] += across_m / 2  # the picture is two metres across
            motion = self.tracker.update(pose) if pose else None
            counted = self.counter.update(motion, self.now_s, judging=judging)
            self.reps += [counted.rep] if counted.rep else []
            self.attempts += [counted.attempt] if counted.attempt else []
            self.faults += counted.faults
            self.corrected += counted.corrected
            self.holds += [counted.hold] if counted.hold else []
            self.fatigue += [counted] if counted.fatigue else []
        return self

    def squat(self, *depths_deg: float, visibility: float = 0.95, judging: bool = True) -> "Set":
        for depth_deg in depths_deg:
            bodies = [squatting(knee_deg) for knee_deg in (*wave(5, depth_deg), *[5.0] * 10)]
            self.see(*bodies, visibility=visibility, judging=judging)
        return self
