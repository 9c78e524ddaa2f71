"""From words of a user to engines: one match for each port, and nothing else knows which engine it has."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_dir

from mirror.base.errors import CameraError, CameraTrouble
from mirror.devices.camera import Camera
from mirror.devices.camera_choice import AddressChoice, AthleteChoice, ClipChoice, WebcamChoice, parse_camera
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.recognition.guide import Guide
from mirror.recognition.shelf import PrototypeShelf

__all__ = ["CameraOpening", "open_camera", "open_guide"]


@dataclass(frozen=True, slots=True)
class CameraOpening:
    """A camera that is open, and what is needed to open it again."""

    camera: Camera
    reopen: Callable[[], Camera]
    perform: Callable[[Exercise], None]
    """Tells the virtual athlete what to do next; other cameras do not listen."""
    films_people: bool = False
    """Whether who stands before it is there now: a webcam or a camera in the network, no clip."""
    notice: str = ""
    """What the athlete should know about it: "No camera found: this is the virtual athlete"."""


def open_camera(word: str | None, exercise: Exercise) -> CameraOpening:
    """Open the camera that a user named, or the first there is.

    Without a word and without any camera the virtual athlete stands in, and the notice says so.

    Raises:
        CameraError: the camera that was named cannot be opened.
    """
    if word is not None:
        return _named(word, exercise)
    try:
        return _webcam(None)
    except CameraError as error:
        if error.trouble is not CameraTrouble.NOT_FOUND:
            raise
        opening = _athlete(exercise)
        notice = "No camera found: this is the virtual athlete"
        return CameraOpening(opening.camera, opening.reopen, opening.perform, notice=notice)


def _named(word: str, exercise: Exercise) -> CameraOpening:
    match parse_camera(word):
        case AthleteChoice():
            return _athlete(exercise)
        case ClipChoice(path):
            from mirror.devices.clip import Clip  # noqa: PLC0415 - likewise

            return _again(lambda: Clip(path, live=True))
        case AddressChoice(url):
            from mirror.devices.network_camera import NetworkCamera  # noqa: PLC0415 - likewise

            return _again(lambda: NetworkCamera(url), films_people=True)
        case WebcamChoice(wanted):
            return _webcam(wanted)


def _webcam(wanted: int | str | None) -> CameraOpening:
    from mirror.devices.webcam import Webcam  # noqa: PLC0415 - likewise

    camera = Webcam(wanted)
    return CameraOpening(camera, camera.again, _deaf, films_people=True)


def _again(open_it: Callable[[], Camera], *, films_people: bool = False) -> CameraOpening:
    return CameraOpening(open_it(), open_it, _deaf, films_people=films_people)


def _deaf(_exercise: Exercise) -> None:
    """A camera that only looks."""


class _VirtualAthlete:
    """The virtual athlete's camera, which can be opened again and told what to do."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise

    def open(self) -> Camera:
        from mirror.athlete.demonstration import demonstration  # noqa: PLC0415 - each engine loads when chosen

        self._camera = demonstration(self._exercise)
        return self._camera

    def perform(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._camera.perform(exercise)


def _athlete(exercise: Exercise) -> CameraOpening:
    athlete = _VirtualAthlete(exercise)
    return CameraOpening(athlete.open(), athlete.open, athlete.perform)


def open_guide(library: Library) -> Guide:
    """Who recognises the library's exercises; what they look like is kept among the user's cached files."""
    cache = Path(user_cache_dir("form-mirror", appauthor=False))
    return Guide(PrototypeShelf(cache / "prototypes.npz").prototypes(library))
