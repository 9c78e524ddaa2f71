"""Opens whatever can be analysed: a clip, a recording, or a table of landmarks."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from mirror.base.closing import Closing
from mirror.devices.camera import Camera
from mirror.pose.landmarker import Landmarker
from mirror.recording.landmark_csv import CsvTerms, read_csv
from mirror.recording.playback import RecordedCamera, RecordedLandmarker
from mirror.recording.recording import NO_TRUTH, RecordedTruth, Recording
from mirror.recording.recording_file import SUFFIX, read_recording

__all__ = ["Footage", "open_footage"]


@dataclass(frozen=True, slots=True, eq=False)
class Footage(Closing):
    """What to run the pipeline over; closing it closes both."""

    camera: Camera
    landmarker: Landmarker
    frames_total: int | None
    """How many frames to expect, for a progress bar; None where the file does not tell."""
    recording: Recording | None = None
    """What is replayed, with the true angles of its frames; None of a clip."""

    @property
    def pictures(self) -> bool:
        """Whether its frames can be looked at; those of a recording are grey."""
        return self.recording is None

    @property
    def truth(self) -> RecordedTruth:
        """What a recording knows of itself; of a clip, nothing."""
        return NO_TRUTH if self.recording is None else self.recording.truth

    def close(self) -> None:
        """Let the file and the model go; safe to call twice."""
        with ExitStack() as stack:
            stack.callback(self.landmarker.close)
            stack.callback(self.camera.close)


def open_footage(path: Path, model: Callable[[], Path], csv: CsvTerms | None = None) -> Footage:
    """Open a file by its suffix: `.landmarks` a recording, `.csv` a table of landmarks, else a clip.

    Args:
        path: the file.
        model: gives the pose model's file; called only where there are pictures to be looked at.
        csv: what a table of landmarks does not tell of itself.

    Raises:
        MirrorError: the file cannot be read as what its suffix says, or there is no pose model.
    """
    match path.suffix.lower():
        case suffix if suffix == SUFFIX:
            return _replayed(read_recording(path), path.name)
        case ".csv":
            return _replayed(read_csv(path, csv or CsvTerms()), path.name)
        case _:
            return _filmed(path, model)


def _replayed(recording: Recording, label: str) -> Footage:
    camera = RecordedCamera(recording, label)
    landmarker = RecordedLandmarker(recording)
    return Footage(camera, landmarker, camera.frames_total, recording)


def _filmed(path: Path, model: Callable[[], Path]) -> Footage:
    from mirror.devices.clip import Clip  # noqa: PLC0415 - a recording needs no decoder
    from mirror.pose.landmarker import MediaPipeLandmarker  # noqa: PLC0415 - nor a model

    with ExitStack() as opened:
        clip = opened.enter_context(Clip(path))
        landmarker = MediaPipeLandmarker(model())
        opened.pop_all()
    return Footage(clip, landmarker, clip.frames_total)
