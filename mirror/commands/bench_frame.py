"""`mirror bench frame`: what the whole path of a frame costs over the bare landmarker, on the same frames."""

import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from time import perf_counter, process_time

import msgspec
import numpy as np
import psutil
from rich.console import Console
from rich.table import Table

from mirror.athlete.demonstration import demonstration
from mirror.base.closing import Closing
from mirror.commands.model import model_with_progress
from mirror.devices.frame import Frame
from mirror.exercise.free import ANY
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.model_file import ModelVariant
from mirror.pose.pose import Pose
from mirror.pose.search import Search
from mirror.recognition.guide import Guide
from mirror.recognition.prototype import prototypes_of

__all__ = ["FrameBench", "StageTimes", "bench_frame"]

ROUND = 30
"""Frames in a row for either side before the other has its turn: the machine's mood is shared fairly."""

BUDGET = 1.25
"""CPU of the whole path over that of the bare landmarker (ARCHITECTURE.md, budgets)."""


AFTER_BUDGET_MS = 0.5
"""CPU of everything in a step after the landmarker, a frame: the whole engine but the model."""


class StageTimes(msgspec.Struct, frozen=True):
    """How long a stage takes, in wall-clock milliseconds."""

    p50_ms: float
    p95_ms: float


class FrameBench(msgspec.Struct, frozen=True):
    """The figures, as `--json` writes them."""

    frames: int
    cpu_ratio: float
    """CPU time of step + scene + paint over that of the bare landmarker."""
    budget: float
    bare_cpu_ms: float
    """CPU time of the bare landmarker for one frame."""
    whole_cpu_ms: float
    after_cpu_ms: float
    """CPU time of everything in a step after the landmarker, for one frame of a chosen exercise."""
    after_any_cpu_ms: float
    """The same while the mirror recognises the exercise itself."""
    after_budget_ms: float
    frames_per_s: float
    """What the whole path does in a second of wall clock."""
    memory_mb: float
    """Resident memory of the process at the end."""
    stages: dict[str, StageTimes]


def bench_frame(frames: int, model: ModelVariant, *, as_json: bool) -> int:
    """Measure and print; exit code 0 whatever the figures are, because machines are noisy."""
    bench = _measure(frames, model)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(bench), indent=2).decode() + "\n")
    else:
        _print(bench)
    return 0


def _measure(count: int, model: ModelVariant) -> FrameBench:
    from ui.offscreen import OffscreenMirror  # noqa: PLC0415 - Qt is loaded by whoever needs it

    library = Library.shipped()
    exercise = library.find("squat")
    path = model_with_progress(model)
    with ExitStack() as stack:
        camera = stack.enter_context(demonstration(exercise, live=False))
        bare = stack.enter_context(MediaPipeLandmarker(path))
        pipeline = Pipeline(stack.enter_context(MediaPipeLandmarker(path)), exercise)
        known = _Known()
        after = Pipeline(known, exercise)
        guessing = Pipeline(known, ANY, lambda: Guide(prototypes_of(library)))
        mirror = OffscreenMirror(1280, 720)
        stages: dict[str, list[float]] = defaultdict(list)
        bare_cpu_s = whole_cpu_s = whole_wall_s = after_cpu_s = after_any_cpu_s = 0.0

        def whole(frame: Frame) -> None:
            started_s = perf_counter()
            moment = pipeline.step(frame)
            stepped_s = perf_counter()
            mirror.paint(moment, frame.captured_s)
            painted_s = perf_counter()
            for stage, stage_ms in moment.stage_ms.items():
                stages[stage].append(stage_ms)
            stages["step"].append((stepped_s - started_s) * 1000)
            stages["scene and paint"].append((painted_s - stepped_s) * 1000)
            stages["whole"].append((painted_s - started_s) * 1000)

        warm_up = _take(camera.read, ROUND)
        _cpu_s(bare.find, warm_up)
        _cpu_s(whole, warm_up)
        _cpu_s(guessing.step, warm_up)
        stages.clear()
        for _ in range(max(1, count // ROUND)):
            shown = _take(camera.read, ROUND)
            bare_cpu_s += _cpu_s(lambda frame: known.keep(frame, bare.find(frame)), shown)
            started_s = perf_counter()
            whole_cpu_s += _cpu_s(whole, shown)
            whole_wall_s += perf_counter() - started_s
            after_cpu_s += _cpu_s(after.step, shown)
            after_any_cpu_s += _cpu_s(guessing.step, shown)
    measured = len(stages["whole"])
    return FrameBench(
        frames=measured,
        cpu_ratio=round(whole_cpu_s / bare_cpu_s, 3),
        budget=BUDGET,
        bare_cpu_ms=round(bare_cpu_s / measured * 1000, 2),
        whole_cpu_ms=round(whole_cpu_s / measured * 1000, 2),
        after_cpu_ms=round(after_cpu_s / measured * 1000, 3),
        after_any_cpu_ms=round(after_any_cpu_s / measured * 1000, 3),
        after_budget_ms=AFTER_BUDGET_MS,
        frames_per_s=round(measured / whole_wall_s, 1),
        memory_mb=round(psutil.Process().memory_info().rss / 1e6, 1),
        stages={stage: _times(times_ms) for stage, times_ms in stages.items()},
    )


class _Known(Closing):
    """A landmarker that costs nothing: it gives the pose that was found in a frame before."""

    def __init__(self) -> None:
        self._poses: dict[int, Pose | None] = {}

    def keep(self, frame: Frame, pose: Pose | None) -> None:
        """Remember what was found."""
        self._poses[frame.number] = pose

    def find(self, frame: Frame, search: Search | None = None) -> Pose | None:
        """What was found in it."""
        del search
        return self._poses.get(frame.number)

    def close(self) -> None:
        """Nothing is held."""


def _take(read: Callable[[], Frame | None], count: int) -> list[Frame]:
    """The next frames, drawn before anything is timed."""
    return [frame for _ in range(count) if (frame := read()) is not None]


def _cpu_s(work: Callable[[Frame], object], frames: Sequence[Frame]) -> float:
    """CPU seconds of all threads of this process."""
    started_s = process_time()
    for frame in frames:
        work(frame)
    return process_time() - started_s


def _times(times_ms: list[float]) -> StageTimes:
    p50, p95 = np.percentile(times_ms, [50, 95])
    return StageTimes(round(float(p50), 3), round(float(p95), 3))


def _print(bench: FrameBench) -> None:
    console = Console()
    table = Table("stage", "p50 ms", "p95 ms", box=None)
    for stage, times in bench.stages.items():
        table.add_row(stage, f"{times.p50_ms:.2f}", f"{times.p95_ms:.2f}")
    console.print(table)
    verdict = "within" if bench.cpu_ratio <= bench.budget else "over"
    console.print(
        f"CPU {bench.whole_cpu_ms:.1f} ms a frame, bare landmarker {bench.bare_cpu_ms:.1f} ms: "
        f"[bold]ratio {bench.cpu_ratio:.2f}[/bold], {verdict} the budget of {bench.budget}."
    )
    verdict = "within" if bench.after_cpu_ms <= bench.after_budget_ms else "over"
    console.print(
        f"After the landmarker {bench.after_cpu_ms:.2f} ms of CPU a frame, {verdict} the budget of "
        f"{bench.after_budget_ms}; {bench.after_any_cpu_ms:.2f} ms while it recognises the exercise."
    )
    console.print(
        f"{bench.frames} frames, {bench.frames_per_s:.0f} a second, {bench.memory_mb:.0f} MB of memory."
    )
