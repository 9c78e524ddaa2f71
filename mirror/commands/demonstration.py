"""The demonstration for a machine without a display: a set in words, a picture and a clip."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import cv2
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from mirror.athlete.demonstration import demonstration
from mirror.base.errors import MirrorError
from mirror.coaching.coaching import Coaching
from mirror.coaching.cue import CueKind
from mirror.coaching.moment import Moment
from mirror.devices.clip_writer import ClipWriter
from mirror.devices.frame import Pixels
from mirror.exercise.exercise import Exercise
from mirror.overlay.layout import Look
from mirror.pipeline import Pipeline
from mirror.pose.landmarker import MediaPipeLandmarker

__all__ = ["demonstrate"]

WIDTH_PX, HEIGHT_PX = 1280, 720


@dataclass(slots=True)
class _Picture:
    """The one picture that tells most: the newest fault's, and until there is one the newest rep's."""

    pixels: Pixels | None = None
    of_fault: bool = False

    def consider(self, moment: Moment, pixels: Pixels) -> None:
        if moment.faults or (not self.of_fault and (moment.rep or self.pixels is None)):
            self.pixels, self.of_fault = pixels.copy(), bool(moment.faults)


def demonstrate(exercise: Exercise, model: Path, look: Look, folder: Path, coaching: Coaching) -> int:
    """Let the virtual athlete do a set before the whole mirror, and leave `mirror.png` and `mirror.mp4`.

    Raises:
        MirrorError: the folder cannot be written.
    """
    from ui.offscreen import OffscreenMirror  # noqa: PLC0415 - Qt is loaded by whoever needs it

    console, picture = Console(), _Picture()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MirrorError(f"Cannot write to {folder} ({error.strerror}); start in another folder.") from error
    with ExitStack() as stack:
        camera = stack.enter_context(demonstration(exercise, live=False))
        pipeline = Pipeline(stack.enter_context(MediaPipeLandmarker(model)), exercise, coaching=coaching)
        mirror = OffscreenMirror(WIDTH_PX, HEIGHT_PX, look, coaching.wordings.phrases)
        clip = stack.enter_context(
            ClipWriter(folder / "mirror.mp4", WIDTH_PX, HEIGHT_PX, camera.frames_per_s)
        )
        progress = stack.enter_context(_progress(console))
        task = progress.add_task(exercise.name, total=round(camera.performance.seconds * camera.frames_per_s))
        while (frame := camera.read()) is not None:
            moment = pipeline.step(frame)
            pixels = mirror.paint(moment, frame.captured_s)[:, :, :3]
            clip.write(pixels)
            picture.consider(moment, pixels)
            for line in _told(moment):
                progress.console.print(line)
            progress.advance(task)
    if picture.pixels is not None:
        cv2.imwrite(str(folder / "mirror.png"), picture.pixels)
    console.print(f"What the mirror would have shown: {folder / 'mirror.png'} and {folder / 'mirror.mp4'}")
    return 0


def _told(moment: Moment) -> list[str]:
    """What happened in a moment, a line each."""
    at = f"{moment.frame.captured_s:5.1f} s"
    lines = [
        f"{at}  {cue.kind:<9}  “{cue.words}”  ({cue.why})"
        for cue in moment.cues
        if cue.kind is not CueKind.COUNT
    ]
    if moment.rep is not None:
        rep = moment.rep
        faults = f", {', '.join(fault.name.lower() for fault in rep.faults)}" if rep.faults else ""
        tempo = f"{rep.out_s:.1f} s out, {rep.turn_s:.1f} s held, {rep.back_s:.1f} s back"
        lines.append(f"{at}  rep {rep.number:<5}  {tempo}{faults}")
    return lines


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
