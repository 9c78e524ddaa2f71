"""From words of a user to engines: one match for each port, and nothing else knows which engine it has."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_dir

from mirror.base.errors import CameraError, CameraTrouble
from mirror.base.facts import Facts
from mirror.base.settings import SoundSettings, VoiceSettings
from mirror.devices.camera import Camera
from mirror.devices.camera_choice import AddressChoice, AthleteChoice, ClipChoice, WebcamChoice, parse_camera
from mirror.devices.system_language import language_among, system_languages
from mirror.exercise.exercise import Exercise
from mirror.exercise.library import Library
from mirror.phrases.phrases import Phrases
from mirror.phrases.reading import languages, read_phrases
from mirror.recognition.guide import Guide
from mirror.recognition.shelf import PrototypeShelf
from mirror.sound.sound_process import SoundProcess
from mirror.sound.sound_system import SoundSystem
from mirror.voice.opening import open_voice as open_voice_of
from mirror.voice.spoken_voice import SpokenVoice

__all__ = ["CameraOpening", "open_camera", "open_guide", "open_phrases", "open_sound", "open_voice"]


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
    return Guide(PrototypeShelf(_cache() / "prototypes.npz").prototypes(library))


def open_phrases(language: str, own: Path | None = None) -> Phrases:
    """The phrases of a language; without one of the system's, and without phrases of that in English.

    Args:
        language: such as "de"; empty for the system's.
        own: the folder of a studio's own wordings.

    Raises:
        PhrasesError: there are none in the language.
    """
    return read_phrases(language or language_among(languages(), system_languages(os.environ), "en"), own)


def open_sound(settings: SoundSettings, changed: Callable[[], None] = lambda: None) -> SoundSystem:
    """The sound system, in a process of its own; returns at once, and calls `changed` when it is there."""
    return SoundProcess(settings, changed)


def open_voice(
    facts: Facts,
    sound: SoundSystem,
    phrases: Phrases,
    exercises: Iterable[Exercise],
    settings: VoiceSettings,
) -> SpokenVoice:
    """The voice; what it has rendered is kept among the user's cached files."""
    return open_voice_of(facts, sound, phrases, exercises, settings, _cache() / "speech")


def _cache() -> Path:
    return Path(user_cache_dir("form-mirror", appauthor=False))
