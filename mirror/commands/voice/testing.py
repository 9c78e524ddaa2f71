"""`mirror voice test`: a phrase is played and listened for, and what came of it told."""

from dataclasses import asdict

import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mirror.base.errors import VoiceError
from mirror.base.settings import VoiceSettings
from mirror.coaching.words import STAY_THERE, Announcement
from mirror.commands.chosen import choose_settings
from mirror.commands.typed import Words
from mirror.movement.guidance import Guidance
from mirror.phrases.phrases import Phrases
from mirror.sound.echo.talk import talk
from mirror.sound.sound import Sound
from mirror.sound.sound_system import RATE_HZ, Bus
from mirror.sound.voice_test import VoiceTest, test_voice
from mirror.voice.diction import diction_of
from mirror.voice.speech import Speech
from mirror.wiring import open_phrases, open_sound

__all__ = ["try_out"]

SAID = (Guidance.STEP_IN, STAY_THERE, Announcement.GET_READY)
"""Some seconds of speech: what an athlete hears at the beginning of a session."""

SYLLABLES_S, SYLLABLES_HZ = 3.0, 190.0
"""What is played where no voice speaks: as long, at the pitch of a woman's voice."""


def try_out(words: Words, *, as_json: bool) -> int:
    """Play, listen and print; exit code 1 when the microphone did not hear it.

    Raises:
        MirrorError: a setting is wrong.
    """
    chosen = choose_settings(words)
    voice = chosen.settings.voice
    phrases = open_phrases(voice.language, chosen.phrases)
    sound = open_sound(chosen.devices)
    try:
        sound.set_volume(Bus.CUES, voice.volume)
        with Console(stderr=True).status("You hear a phrase, and the microphone listens: ten seconds..."):
            tested = test_voice(sound, _spoken(phrases, voice))
    finally:
        sound.close()
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(asdict(tested)), indent=2).decode())
    else:
        _print(tested, Console())
    return 0 if tested.heard else 1


def _spoken(phrases: Phrases, settings: VoiceSettings) -> Sound:
    """The phrase, or syllables where no voice speaks the language."""
    speech = Speech()
    try:
        manner = diction_of(settings, phrases, speech.voices()).manner
        if manner is not None:
            return speech.render(". ".join(phrases.first(phrase) for phrase in SAID), manner)
    except VoiceError as error:
        Console(stderr=True).print(str(error), highlight=False)
    finally:
        speech.close()
    return Sound(talk(SYLLABLES_S, SYLLABLES_HZ), RATE_HZ)


def _print(tested: VoiceTest, console: Console) -> None:
    lines = Table.grid(padding=(0, 2))
    lines.add_column(no_wrap=True)
    lines.add_column(overflow="fold")
    lines.add_row("speaker", tested.speaker or "none")
    lines.add_row("heard", Text("yes", "green") if tested.heard else Text("no", "yellow"))
    for name, value, unit, what in (
        ("latency", tested.onset_latency_ms, "ms", "from the order to play to the microphone"),
        ("delay", tested.delay_ms, "ms", "of them after the speaker said that it plays"),
        ("level", tested.level_dbfs, "dB", "of full scale, at the microphone"),
        ("room", tested.noise_dbfs, "dB", "of full scale, before the phrase"),
        ("echo", tested.echo_return_loss_enhancement_db, "dB", "less, in what a coach would hear"),
    ):
        if value is not None:
            lines.add_row(name, f"{value:.0f} {unit} {what}")
    console.print(Padding(lines, (1, 1, 0, 1)))
    advice = tested.sentences or ("All is well.",)
    console.print(Padding(Text("\n".join(advice), "yellow" if tested.sentences else "green"), (1, 1)))
