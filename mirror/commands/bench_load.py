"""`mirror bench load`: the live mirror on a machine made slower, and whether it still counts every rep."""

import sys
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.base.closing import Closing
from mirror.base.facts import Facts
from mirror.coaching.moment import Moment
from mirror.commands.model import model_with_progress
from mirror.devices.camera_reader import CameraReader
from mirror.devices.clip import Clip
from mirror.devices.clip_writer import ClipWriter
from mirror.devices.frame import Frame
from mirror.engine import Engine
from mirror.exercise.library import Library
from mirror.overlay.reel import Reel
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.model_file import ModelVariant
from mirror.pose.pose import Pose
from mirror.pose.search import Search
from mirror.voice.voice import SilentVoice

__all__ = ["LoadBench", "LoadRun", "bench_load"]

FACTORS = (1, 2, 3, 5)
"""How many times the work of the pose model."""

TICK_S = 1 / 60
"""A display's pace."""

SETTLED_S = 3.0
"""From here on pictures and poses are measured; the reps are counted from the first frame on."""


class LoadRun(msgspec.Struct, frozen=True):
    """What became of one set."""

    factor: int
    step_ms: float
    """Median of a step, wall clock."""
    rate_hz: float
    """The pose rate that was chosen."""
    load: float
    """The share of its time that the vision thread worked at the end."""
    behind: bool
    poses_per_s: float
    pictures_per_s: float
    pictures_dropped: int
    """Frames of the camera that were not painted."""
    late_ms: float
    """From capture to painted, 95th percentile."""
    reps: int
    done: int
    """The reps of the athlete."""


class LoadBench(msgspec.Struct, frozen=True):
    """The figures, as `--json` writes them."""

    camera_hz: float
    runs: list[LoadRun]


def bench_load(model: ModelVariant, factors: Iterable[int] = FACTORS, *, as_json: bool) -> int:
    """Measure and print; exit code 0 whatever the figures are, because machines are noisy."""
    path = model_with_progress(model)
    acts: tuple[Act, ...] = (Stand(3.0), *[Cycle()] * 5, Stand(1.5))
    performance = Performance(Library.shipped().find("squat"), acts)
    with TemporaryDirectory() as folder:
        clip = _clip(performance, Path(folder) / "athlete.mp4")
        runs = [_Session(clip, path, factor).run(performance.reps) for factor in factors]
    bench = LoadBench(30.0, runs)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(bench), indent=2).decode() + "\n")
    else:
        _print(bench)
    return 0


def _clip(performance: Performance, path: Path) -> Path:
    """The set as a file, because drawing it would be a load of its own."""
    camera = VirtualCamera.of(performance, Viewpoint(yaw_deg=45.0))
    with ClipWriter(path, 1280, 720, camera.frames_per_s) as writer:
        while (frame := camera.read()) is not None:
            writer.write(frame.pixels)
    return path


class _Heavier(Closing):
    """A pose model that is as much work as several: others look at the same frame before it does."""

    def __init__(self, model: Path, factor: int) -> None:
        self._stack = ExitStack()
        self._models = [self._stack.enter_context(MediaPipeLandmarker(model)) for _ in range(factor)]

    def find(self, frame: Frame, search: Search | None = None) -> Pose | None:
        return [model.find(frame, search) for model in self._models][-1]

    def close(self) -> None:
        self._stack.close()


class _Session:
    """One set before the whole mirror: camera, vision thread, and a screen at a display's pace."""

    def __init__(self, clip: Path, model: Path, factor: int) -> None:
        from ui.offscreen import OffscreenMirror  # noqa: PLC0415 - Qt is loaded by whoever needs it

        self._factor = factor
        self._mirror = OffscreenMirror(1280, 720)
        self._reel = Reel()
        self._shown: dict[int, tuple[float, float]] = {}
        """Number of a frame -> when it was captured and painted."""
        self._steps_ms: list[float] = []
        self._posed_s: list[float] = []
        self._reps = 0
        facts, library = Facts(), Library.shipped()
        self._camera = Clip(clip, live=True)
        reader = CameraReader(lambda: self._camera, facts)
        exercise = library.find("squat")
        voice = SilentVoice(facts)
        self._engine = Engine(reader, lambda: _Heavier(model, factor), library, exercise, voice, facts)

    def run(self, done: int) -> LoadRun:
        """Play the set to its end."""
        self._engine.start()
        self._engine.watch(self._camera)
        next_s = time.monotonic()
        while not self._engine.moments.closed:
            self._tick()
            next_s = max(next_s + TICK_S, time.monotonic())
            time.sleep(max(0.0, next_s - time.monotonic()))
        self._tick()
        self._engine.stop()
        return self._outcome(done)

    def _outcome(self, done: int) -> LoadRun:
        times_s = np.array(list(self._shown.values()))
        from_s = times_s[:, 0].min() + SETTLED_S
        captured_s, painted_s = times_s[times_s[:, 0] > from_s].T
        lasting_s = captured_s.max() - from_s
        load = self._engine.load
        return LoadRun(
            factor=self._factor,
            step_ms=round(float(np.median(self._steps_ms)), 1),
            rate_hz=round(load.rate_hz, 1),
            load=round(load.share, 2),
            behind=load.behind,
            poses_per_s=round(float((np.array(self._posed_s) > from_s).sum() / lasting_s), 1),
            pictures_per_s=round(len(captured_s) / lasting_s, 1),
            pictures_dropped=max(self._shown) - min(self._shown) + 1 - len(self._shown),
            late_ms=round(float(np.percentile(painted_s - captured_s, 95)) * 1000, 1),
            reps=self._reps,
            done=done,
        )

    def _tick(self) -> None:
        """What the window does at each of the display's ticks."""
        newest = self._engine.moments.take_now()
        if newest is not None:
            self._note(newest)
        now_s = time.monotonic()
        picture = self._engine.pictures.take_now()
        made = self._reel.turn(newest, picture, now_s, thinned=self._engine.load.thinned)
        if made is not None:
            self._mirror.paint(made, now_s)
            self._shown.setdefault(made.frame.number, (made.frame.captured_s, time.monotonic()))

    def _note(self, moment: Moment) -> None:
        self._reps = moment.reps
        self._posed_s.append(moment.frame.captured_s)
        self._steps_ms.append(sum(moment.stage_ms.values()))


def _print(bench: LoadBench) -> None:
    console = Console()
    table = Table("work", "step", "load", "poses", "pictures", "dropped", "late p95", "reps", box=None)
    for run in bench.runs:
        behind = ", behind" if run.behind else ""
        table.add_row(
            f"x {run.factor}",
            f"{run.step_ms:.0f} ms",
            f"{run.load * 100:.0f} %{behind}",
            f"{run.poses_per_s:.0f} of {run.rate_hz:.0f} /s",
            f"{run.pictures_per_s:.0f} /s",
            f"{run.pictures_dropped}",
            f"{run.late_ms:.0f} ms",
            f"{run.reps} of {run.done}",
        )
    console.print(table)
    console.print(
        f"A camera of {bench.camera_hz:.0f} frames a second; the pose model's work done so many times."
    )
