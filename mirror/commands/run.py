"""`mirror run`: the mirror on this machine's display, or a demonstration where there is none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_dir
from rich.console import Console

from mirror.base.facts import Fact, Facts
from mirror.coaching.coaching import Coaching
from mirror.coaching.set_facts import ExerciseChosen
from mirror.commands.audible import open_audible, tell_on_terminal
from mirror.commands.chosen import Chosen, choose_settings
from mirror.commands.demonstration import demonstrate
from mirror.commands.model import model_with_progress
from mirror.commands.typed import Words
from mirror.devices.camera_reader import CameraReader
from mirror.devices.display import display_trouble
from mirror.engine import Engine
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.exercise.library import Library
from mirror.overlay.layout import Look
from mirror.phrases.phrases import Phrases
from mirror.phrases.wordings import Wordings
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.model_file import ModelVariant
from mirror.records.range_book import RangeBook
from mirror.wiring import CameraOpening, open_camera, open_guide, open_phrases

if TYPE_CHECKING:
    from ui.mirror_window import Shown

__all__ = ["Wishes", "run"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for."""

    words: Words = field(default_factory=dict)
    """The settings that the command line overrides."""
    camera: str | None = None
    """None takes the first camera, or the virtual athlete where there is none."""
    exercise: str = "any"
    look: Look = Look.VIDEO
    model: ModelVariant = ModelVariant.FULL
    full_screen: bool = True
    status: bool = True
    """Whether the small line of camera, rate and latency is shown."""
    until_skeleton: bool = False
    """Leave as soon as a skeleton was painted, for `mirror bench start`."""
    folder: Path = Path("demonstration")
    """Where the demonstration goes on a machine without a display."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What the words of a user came to, all of it found to be right."""

    chosen: Chosen
    phrases: Phrases
    library: Library
    exercise: Exercise
    model: Path

    @property
    def coaching(self) -> Coaching:
        """What the athlete hears."""
        settings = self.chosen.settings
        return Coaching(Wordings(self.phrases), settings.cues, settings.plan)

    @property
    def performed(self) -> Exercise:
        """What the virtual athlete does: what was chosen, or squats where anything will do."""
        return self.library.find("squat") if self.exercise in (ANY, FREE) else self.exercise


def run(wishes: Wishes) -> int:
    """Open the mirror and stay until the athlete leaves; the exit code.

    Raises:
        MirrorError: a wrong setting, an unknown exercise, a camera that cannot be opened, no pose model.
    """
    prepared = _prepared(wishes)
    if trouble := display_trouble():
        if wishes.camera is not None:
            # A word that names no camera is wrong with or without a display.
            open_camera(wishes.camera, prepared.performed).camera.close()
        Console(stderr=True).print(
            f"{trouble.capitalize()}: here is a demonstration set by the virtual athlete."
        )
        return demonstrate(prepared.performed, prepared.model, wishes.look, wishes.folder, prepared.coaching)
    return _open(wishes, prepared)


def _prepared(wishes: Wishes) -> _Prepared:
    """Everything that can be wrong in what was asked for, before anything is opened."""
    chosen = choose_settings(wishes.words)
    phrases = open_phrases(chosen.settings.voice.language, chosen.phrases)
    _ = chosen.music  # one that is not there is wrong with or without a sound device
    library = Library.shipped()
    exercise = library.choose(wishes.exercise)
    return _Prepared(chosen, phrases, library, exercise, model_with_progress(wishes.model))


def _open(wishes: Wishes, prepared: _Prepared) -> int:
    """Everything comes up at the same time: model, camera, voice and window."""
    opening = open_camera(wishes.camera, prepared.performed)
    from ui.app import run as show  # noqa: PLC0415 - Qt is loaded where there is a display
    from ui.sound_desk import SoundDesk  # noqa: PLC0415 - likewise

    facts = Facts()
    if opening.notice:
        Console(stderr=True).print(opening.notice)
    facts.subscribe(_performing(opening.perform))
    facts.subscribe(tell_on_terminal)
    settings, library = prepared.chosen.settings, prepared.library
    audible = open_audible(prepared.chosen, prepared.phrases, facts, (prepared.exercise, *library))
    engine = Engine(
        CameraReader(opening.reopen, facts),
        lambda: MediaPipeLandmarker(prepared.model),
        library,
        prepared.exercise,
        audible.voice,
        facts,
        _range_book(opening),
        lambda: open_guide(library),
        prepared.coaching,
    )
    engine.start()
    engine.watch(opening.camera)
    try:
        desk = SoundDesk(
            audible.sound, settings.voice, lambda voice: audible.voice.configure(voice, prepared.phrases)
        )
        return show(engine, _shown(wishes, prepared, opening, audible.voice.trouble), desk)
    finally:
        engine.stop()
        audible.close()


def _shown(wishes: Wishes, prepared: _Prepared, opening: CameraOpening, trouble: str | None) -> "Shown":
    """What the screen is started with."""
    from ui.mirror_window import Shown  # noqa: PLC0415 - Qt is loaded where there is a display

    return Shown(
        look=wishes.look,
        camera_label=opening.camera.label,
        notices=tuple(filter(None, (opening.notice, prepared.phrases.trouble, trouble))),
        full_screen=wishes.full_screen,
        status=wishes.status,
        until_skeleton=wishes.until_skeleton,
        flash=prepared.chosen.settings.screen.flash,
        phrases=prepared.phrases,
    )


def _range_book(opening: CameraOpening) -> RangeBook | None:
    """The athlete's own; of the virtual athlete and of clips nothing is remembered."""
    if not opening.films_people:
        return None
    return RangeBook(Path(user_data_dir("form-mirror", appauthor=False)) / "ranges.json")


def _performing(perform: Callable[[Exercise], None]) -> Callable[[Fact], None]:
    """The virtual athlete does what is chosen."""

    def listen(fact: Fact) -> None:
        if isinstance(fact, ExerciseChosen) and fact.exercise not in (ANY, FREE):
            perform(fact.exercise)

    return listen
