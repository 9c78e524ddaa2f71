"""`mirror bench start`: the import of the engine, and a cold start to the first skeleton on the screen."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import msgspec
import numpy as np
from rich.console import Console

from mirror.athlete.acts import Stand
from mirror.athlete.performance import Performance
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.devices.clip_writer import ClipWriter
from mirror.exercise.library import Library

__all__ = ["StartBench", "bench_start"]

RUNS = 5
"""The first run fills the system's file cache and is not counted."""

BUDGET_S = 3.0
"""From the start of `mirror run` to the first skeleton (ARCHITECTURE.md, budgets)."""


class StartBench(msgspec.Struct, frozen=True):
    """Medians of whole processes, in seconds of wall clock, as `--json` writes them."""

    python_s: float
    """An interpreter that does nothing: what every figure below includes."""
    import_mirror_s: float
    import_ratio: float
    """The import of `mirror.cli` over the bare interpreter: what `mirror --help` waits for."""
    first_skeleton_s: float
    """`mirror run`, offscreen and with its voice, until a skeleton has been painted."""
    budget_s: float


def bench_start(*, as_json: bool) -> int:
    """Measure and print; exit code 0 whatever the figures are, because machines are noisy."""
    python_s = _median_s("-c", "pass")
    import_s = _median_s("-c", "import mirror.cli")
    with TemporaryDirectory() as folder:
        clip = _clip(Path(folder) / "athlete.mp4")
        skeleton_s = _median_s("-m", "mirror", "run", "--camera", str(clip), "--until-skeleton")
    bench = StartBench(
        python_s=round(python_s, 3),
        import_mirror_s=round(import_s, 3),
        import_ratio=round(import_s / python_s, 2),
        first_skeleton_s=round(skeleton_s, 2),
        budget_s=BUDGET_S,
    )
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(bench), indent=2).decode() + "\n")
    else:
        console = Console()
        console.print(
            f"import mirror.cli   {bench.import_mirror_s:.2f} s, {bench.import_ratio:.1f} x an empty Python"
        )
        verdict = "within" if bench.first_skeleton_s <= BUDGET_S else "over"
        console.print(
            f"first skeleton      {bench.first_skeleton_s:.2f} s, {verdict} the budget of {BUDGET_S:.0f} s"
        )
    return 0


def _clip(path: Path) -> Path:
    """A clip in which somebody is seen from the first frame on, as an athlete who waits is by a webcam."""
    exercise = Library.shipped().find("squat")
    camera = VirtualCamera.of(Performance(exercise, (Stand(4.0),)))
    with ClipWriter(path, 1280, 720, camera.frames_per_s) as writer:
        while (frame := camera.read()) is not None:
            writer.write(frame.pixels)
    return path


def _median_s(*arguments: str) -> float:
    """Wall-clock seconds of a Python process with these arguments, the median after a warm-up."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    taken_s = []
    for _ in range(RUNS + 1):
        started_s = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 - our own program
        taken_s.append(perf_counter() - started_s)
    return float(np.median(taken_s[1:]))
