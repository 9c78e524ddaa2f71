"""Check: the speech engine, and which languages of ours its voices speak."""

from mirror.base.errors import MirrorError, VoiceError
from mirror.commands.chosen import choose_settings
from mirror.commands.examination.report import Check, Verdict
from mirror.phrases.reading import languages
from mirror.voice.speech import Speech
from mirror.voice.voices import Voices
from mirror.wiring import open_phrases

__all__ = ["check_voices"]

TONES = "until then tones stand in for words"


def check_voices() -> Check:
    """No voice for the language in force is a warning. The engine runs in a child process, which may hang."""
    speech = Speech()
    try:
        voices = speech.voices()
    except VoiceError as error:
        return Check("voices", Verdict.WARNING, "none", f"{error} {TONES.capitalize()}.", {"voices": 0})
    finally:
        speech.close()
    spoken = [language for language in languages() if voices.speaking(language)]
    facts = {"engine": voices.engine, "voices": len(voices.all), "languages": spoken}
    detail = f"{voices.engine}: {', '.join(spoken) or 'no language that the mirror knows'}"
    advice = _advice(voices)
    return Check("voices", Verdict.WARNING if advice else Verdict.OK, detail, advice, facts)


def _advice(voices: Voices) -> str:
    """What to do about the voice in force; empty where it speaks."""
    try:
        chosen = choose_settings({})
        phrases = open_phrases(chosen.settings.voice.language, chosen.phrases)
    except MirrorError as error:
        return str(error)
    if phrases.trouble is not None:
        return phrases.trouble
    return voices.choose(phrases.language, chosen.settings.voice.voice, phrases.name).notice
