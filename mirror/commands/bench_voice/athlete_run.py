"""From the camera's picture to the sound device: a set of the virtual athlete before the whole engine."""

from pathlib import Path
from time import monotonic, sleep

from mirror.athlete.acts import Act, Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.athlete.virtual_camera import VirtualCamera
from mirror.base.facts import Fact
from mirror.base.settings import CueSettings
from mirror.coaching.coaching import Coaching
from mirror.coaching.cue import CueKind
from mirror.commands.bench_voice.hearing import Heard, heard_at_device
from mirror.commands.bench_voice.studio import Studio
from mirror.devices.camera_reader import CameraReader
from mirror.devices.clip import Clip
from mirror.devices.clip_writer import ClipWriter
from mirror.engine import Engine
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.phrases.wordings import Wordings
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.voice.voice import CueSpoken

__all__ = ["ACTS", "athlete_clip", "athlete_heard"]

WIDTH_PX, HEIGHT_PX = 640, 360
"""What the pose model makes of a picture does not depend on its size, and drawing it does."""

ACTS: tuple[Act, ...] = (
    Stand(2.0),
    *(Cycle(faults=("depth",) if number % 3 == 1 else (), pace=1.2) for number in range(8)),
    Stand(1.0),
)
"""Every rep is told, by its number or by its fault."""

JUDGED = frozenset({CueKind.SAFETY, CueKind.FORM, CueKind.ATTEMPT, CueKind.COUNT})
"""Decided by one picture, and said at once."""

CUES = CueSettings(same_fault_s=0.0, praise=False, encouragement=False)

LOOK_S = 0.2

AFTERWARDS_S = 1.5
"""For the last cue to be heard."""


def athlete_clip(exercise: Exercise, folder: Path, acts: tuple[Act, ...] = ACTS) -> Path:
    """The set as a file, because drawing it would be a load of its own."""
    path = folder / "athlete.mp4"
    viewpoint = Viewpoint(yaw_deg=50.0, width_px=WIDTH_PX, height_px=HEIGHT_PX)
    camera = VirtualCamera.of(Performance(exercise, acts), viewpoint)
    with ClipWriter(path, WIDTH_PX, HEIGHT_PX, camera.frames_per_s) as writer:
        while (frame := camera.read()) is not None:
            writer.write(frame.pixels)
    return path


def athlete_heard(studio: Studio, exercise: Exercise, clip: Path, model: Path) -> list[Heard]:
    """Play the set to its end; its cues as they were heard, those besides that had to wait for another.

    A cue is decided by the picture that shows the fault long enough: how long it has to be seen does not
    count, and how long the picture took to be seen does.
    """
    spoken: list[CueSpoken] = []
    heard: list[Heard] = []

    def listen(fact: Fact) -> None:
        if isinstance(fact, CueSpoken) and fact.cue.kind in JUDGED:
            spoken.append(fact)

    unsubscribe = studio.facts.subscribe(listen)
    camera = Clip(clip, live=True)
    engine = Engine(
        CameraReader(lambda: camera, studio.facts),
        lambda: MediaPipeLandmarker(model),
        Library((exercise,)),
        exercise,
        studio.voice,
        studio.facts,
        coaching=Coaching(Wordings(studio.phrases), CUES),
    )
    engine.start()
    engine.watch(camera)
    while not engine.moments.closed:
        sleep(LOOK_S)
        heard += [heard_at_device(each, studio.monitor) for each in _ripe(spoken)]
    engine.stop()
    sleep(AFTERWARDS_S)
    heard += [heard_at_device(each, studio.monitor) for each in spoken]
    unsubscribe()
    return heard


def _ripe(spoken: list[CueSpoken]) -> list[CueSpoken]:
    """Take out those whose beginning is in the recording by now."""
    ripe = [each for each in spoken if monotonic() - each.heard_s > AFTERWARDS_S]
    for each in ripe:
        spoken.remove(each)
    return ripe
