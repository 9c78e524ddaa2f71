"""`mirror voice say`: words of your own, as the mirror would say them."""

from time import monotonic, sleep

from rich.console import Console

from mirror.base.errors import VoiceError
from mirror.commands.chosen import choose_settings
from mirror.commands.typed import Words
from mirror.sound.sound import Sound
from mirror.sound.sound_system import Bus, SoundSystem
from mirror.voice.diction import diction_of
from mirror.voice.speech import Speech
from mirror.wiring import open_phrases, open_sound

__all__ = ["say", "until_live"]

OPENING_S = 10.0
"""A sound device is open within a tenth of a second; one that a sound server has to wake takes two."""
LOOK_S = 0.01
ATTEMPTS = 3


def say(text: str, words: Words) -> int:
    """Speak, and stay until it is over.

    Raises:
        MirrorError: a setting is wrong, no voice speaks the language, or there is no sound device.
    """
    chosen = choose_settings(words)
    voice = chosen.settings.voice
    phrases = open_phrases(voice.language, chosen.phrases)
    speech, sound = Speech(), open_sound(chosen.devices)
    try:
        sound.set_volume(Bus.CUES, voice.volume)
        diction = diction_of(voice, phrases, speech.voices())
        if diction.notice:
            Console(stderr=True).print(diction.notice)
        if diction.manner is None:
            return 1
        spoken = speech.render(phrases.spoken(text), diction.manner)
        _play(sound, spoken)
    finally:
        speech.close()
        sound.close()
    return 0


def _play(sound: SoundSystem, spoken: Sound) -> None:
    """Return when it is over.

    A device that is just waking up may stand still once more, and lose what was begun: it is begun again.

    Raises:
        VoiceError: nothing was heard of it, and why.
    """
    for _ in range(ATTEMPTS):
        until_live(sound)
        playing = sound.play(spoken)
        while not playing.done:
            sleep(LOOK_S)
        if playing.heard_s is not None:
            sleep(max(0.0, playing.heard_s + spoken.seconds - monotonic()))
            return
    raise VoiceError(sound.trouble or "The sound device went away: plug it in, or choose another.")


def until_live(sound: SoundSystem) -> None:
    """Wait until something would be heard.

    Raises:
        VoiceError: nothing would be, and why.
    """
    end_s = monotonic() + OPENING_S
    while not sound.live:
        if sound.trouble is not None:
            raise VoiceError(sound.trouble)
        if monotonic() > end_s:
            raise VoiceError("The sound device does not answer: choose another with --speaker.")
        sleep(LOOK_S)
