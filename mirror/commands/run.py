"""`mirror run`: the mirror on this machine's display, or a demonstration where there is none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

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


def run(wishes: Wishes) -> int:
    """Open the mirror and stay until the athlete leaves; the exit code.

    Raises:
        MirrorError: a wrong setting, an unknown exercise, a camera that cannot be opened, no pose model.
    """
    chosen = choose_settings(wishes.words)
    phrases = open_phrases(chosen.settings.voice.language, chosen.phrases)
    _ = chosen.music  # one that is not there is wrong with or without a sound device
    library = Library.shipped()
    exercise = library.choose(wishes.exercise)
    model = model_with_progress(wishes.model)
    if trouble := display_trouble():
        if wishes.camera is not None:
            # A word that names no camera is wrong with or without a display.
            open_camera(wishes.camera, _shown(exercise, library)).camera.close()
        Console(stderr=True).print(
            f"{trouble.capitalize()}: here is a demonstration set by the virtual athlete."
        )
        return demonstrate(_shown(exercise, library), model, wishes.look, wishes.folder)
    return _open(wishes, chosen, phrases, library, exercise, model)


def _open(
    wishes: Wishes, chosen: Chosen, phrases: Phrases, library: Library, exercise: Exercise, model: Path
) -> int:
    """Everything comes up at the same time: model, camera, voice and window."""
    opening = open_camera(wishes.camera, _shown(exercise, library))
    from ui.app import run as show  # noqa: PLC0415 - Qt is loaded where there is a display
    from ui.mirror_window import Shown  # noqa: PLC0415 - likewise
    from ui.sound_desk import SoundDesk  # noqa: PLC0415 - likewise

    facts = Facts()
    if opening.notice:
        Console(stderr=True).print(opening.notice)
    facts.subscribe(_performing(opening.perform))
    facts.subscribe(tell_on_terminal)
    audible = open_audible(chosen, phrases, facts, (exercise, *library))
    reader = CameraReader(opening.reopen, facts)
    engine = Engine(
        reader,
        lambda: MediaPipeLandmarker(model),
        library,
        exercise,
        audible.voice,
        facts,
        _range_book(opening),
        lambda: open_guide(library),
        Coaching(Wordings(phrases), chosen.settings.cues, chosen.settings.plan),
    )
    shown = Shown(
        look=wishes.look,
        camera_label=opening.camera.label,
        notices=tuple(
            sentence for sentence in (opening.notice, phrases.trouble, audible.voice.trouble) if sentence
        ),
        full_screen=wishes.full_screen,
        status=wishes.status,
        until_skeleton=wishes.until_skeleton,
        flash=chosen.settings.screen.flash,
        phrases=phrases,
    )
    desk = SoundDesk(audible.sound, chosen.settings.voice.volume)
    engine.start()
    engine.watch(opening.camera)
    try:
        return show(engine, shown, desk)
    finally:
        engine.stop()
        audible.close()


def _shown(exercise: Exercise, library: Library) -> Exercise:
    """What the virtual athlete does: what was chosen, or squats where anything will do."""
    return library.find("squat") if exercise in (ANY, FREE) else exercise


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
