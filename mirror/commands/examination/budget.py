"""Check: how many frames a second this machine has time for, measured in two seconds with the real model."""

import os
import platform
import time
from pathlib import Path

import numpy as np

from mirror.athlete.acts import Cycle
from mirror.athlete.performance import Performance
from mirror.athlete.renderer import Renderer
from mirror.athlete.viewpoint import Viewpoint
from mirror.commands.examination.report import Check, Verdict
from mirror.devices.frame import Frame, Pixels
from mirror.exercise.library import Library
from mirror.pose.landmarker import Landmarker, MediaPipeLandmarker
from mirror.pose.model_file import ModelVariant, model_path, model_verified

__all__ = ["check_budget"]

MEASURED_S = 2.0
FRAMES_PER_S = 30
WHOLE_PATH = 1.25
"""Budget of the path from frame to painted scene, in bare landmarkers; `mirror bench frame` measures it."""
PICTURES = 12
"""A squat, drawn beforehand."""


def check_budget() -> Check:
    """A machine that has no time for thirty frames a second is a warning."""
    if not model_verified(ModelVariant.FULL):
        return Check(
            "cpu", Verdict.WARNING, "not measured, because there is no model", "see the model's line"
        )
    with MediaPipeLandmarker(model_path(ModelVariant.FULL)) as landmarker:
        spent_ms, share_found = _measured(landmarker, _squat())
    median_ms, slow_ms = (float(each) for each in np.percentile(spent_ms, (50, 95)))
    fits = median_ms * WHOLE_PATH <= 1000 / FRAMES_PER_S
    reachable = 1000 / (median_ms * WHOLE_PATH)
    return Check(
        "cpu",
        Verdict.OK if fits else Verdict.WARNING,
        f"{_processor()}, {os.cpu_count()} cores: a pose takes {median_ms:.0f} ms (95 % below "
        f"{slow_ms:.0f} ms), so {FRAMES_PER_S} frames a second {'fit' if fits else 'do not fit'}",
        "" if fits else f"expect {reachable:.0f} frames a second; close other programs, or use --model lite",
        {
            "processor": _processor(),
            "cores": os.cpu_count(),
            "pose_ms_p50": round(median_ms, 1),
            "pose_ms_p95": round(slow_ms, 1),
            "frames_with_pose": round(share_found, 3),
            "reachable_fps": round(reachable, 1),
        },
    )


def _squat() -> list[Pixels]:
    """The virtual athlete, squatting."""
    performance = Performance(Library.shipped().find("squat"), [Cycle()])
    renderer = Renderer(performance.plan, Viewpoint(yaw_deg=40))
    times_s = np.linspace(0, performance.seconds, PICTURES)
    return [renderer.draw(performance.at(float(at_s)).body) for at_s in times_s]


def _measured(landmarker: Landmarker, pictures: list[Pixels]) -> tuple[list[float], float]:
    """Milliseconds of each frame for two seconds, after one that warms up; and the share with a pose."""
    landmarker.find(Frame(pictures[0], 0.0, 0))
    spent_ms, found, number = [], 0, 1
    ends_s = time.perf_counter() + MEASURED_S
    while (started_s := time.perf_counter()) < ends_s:
        pose = landmarker.find(Frame(pictures[number % len(pictures)], number / FRAMES_PER_S, number))
        spent_ms.append((time.perf_counter() - started_s) * 1000)
        found += pose is not None
        number += 1
    return spent_ms, found / len(spent_ms)


def _processor() -> str:
    """What the processor calls itself."""
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text().splitlines() if listing.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
