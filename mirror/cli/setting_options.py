"""The options that override the settings file: one table, from which every command takes what it needs."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any

import typer

from mirror.commands.typed import Typed

__all__ = ["COACHING", "DEVICES", "SOUND", "SPEAKING", "VOICE", "SettingOption", "takes_settings"]

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class SettingOption:
    """One option, and the setting that it overrides."""

    key: str
    flag: str
    help: str
    takes: str = ""
    """What its word is, for the help; empty for an option that is on or off: "--voice/--no-voice"."""

    @property
    def parameter(self) -> str:
        """The name of the function's argument that typer fills."""
        return f"setting_{self.key.replace('.', '_')}"

    @property
    def name(self) -> str:
        """What an error calls it: "--volume"."""
        return self.flag.partition("/")[0]

    def declared(self, panel: str) -> inspect.Parameter:
        """The function's argument, as typer reads it; what its word may be is said by the setting alone."""
        kind: Any = str if self.takes else bool
        option = typer.Option(self.flag, help=self.help, metavar=self.takes or None, rich_help_panel=panel)
        return inspect.Parameter(
            self.parameter,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[kind | None, option],
        )


SPEAKING = (
    SettingOption("voice.language", "--language", "en, de, es, fr or pt.", "LANGUAGE"),
    SettingOption("voice.voice", "--voice-name", "Part of a voice's name; see mirror voice list.", "NAME"),
    SettingOption("voice.words_per_minute", "--rate", "Words a minute, 80 to 400.", "WORDS"),
    SettingOption("voice.volume", "--volume", "Loudness of the voice, 0 to 1.", "0..1"),
)
VOICE = (SettingOption("voice.on", "--voice/--no-voice", "Speak, or show captions only."), *SPEAKING)
COACHING = (
    SettingOption("cues.count", "--count", "Reps told: every, fifth, last-three or off.", "WHICH"),
    SettingOption("plan.reps", "--reps", "Reps of a set.", "NUMBER"),
    SettingOption("plan.hold_s", "--hold", "Seconds of a hold.", "SECONDS"),
    SettingOption("plan.sets", "--sets", "Sets.", "NUMBER"),
    SettingOption("plan.rest_s", "--rest", "Seconds of rest between two sets.", "SECONDS"),
)
DEVICES = (
    SettingOption("sound.speaker", "--speaker", "Part of a sound device's name.", "NAME"),
    SettingOption("sound.microphone", "--microphone", "Part of a microphone's name.", "NAME"),
)
SOUND = (
    SettingOption("sound.music", "--music", "A music file to train to.", "FILE"),
    SettingOption("sound.metronome", "--metronome/--no-metronome", "Beat the tempo of the exercise."),
    *DEVICES,
)


def takes_settings(**panels: Iterable[SettingOption]) -> Callable[[Command], Command]:
    """Give a command's function the options of some settings, each group under a heading of its own.

    The function takes them as its first argument, `words`: those that were given.

    Args:
        panels: heading of the help -> its options.
    """
    declared = {option: option.declared(panel) for panel, options in panels.items() for option in options}

    def decorate(command: Command) -> Command:
        own = [each for each in inspect.signature(command).parameters.values() if each.name != "words"]
        parameters = [
            *(each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in own),
            *declared.values(),
        ]

        @wraps(command)
        def called(**given: Any) -> None:
            taken = {option: given.pop(option.parameter) for option in declared}
            words = {
                option.key: Typed(option.name, str(word))
                for option, word in taken.items()
                if word is not None
            }
            command(words, **given)

        called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # functions may have one
        called.__annotations__ = {each.name: each.annotation for each in parameters}
        return called

    return decorate
