"""Checks: the sound devices, and the voices of the speech engine."""

from mirror.base.errors import VoiceError
from mirror.commands.examination.report import Check, Verdict
from mirror.devices.portaudio import speakers
from mirror.voice.speech import Speech

__all__ = ["check_sound", "check_voices"]

CAPTIONS = "until then the mirror shows captions"


def check_sound() -> Check:
    """No device is a warning."""
    try:
        found = speakers()
    except VoiceError as error:
        return Check("sound", Verdict.WARNING, "none", str(error), {"devices": []})
    facts = {
        "devices": [
            {"name": one.name, "system": one.system, "rate_hz": one.rate_hz, "default": one.default}
            for one in found
        ]
    }
    if not found:
        return Check("sound", Verdict.WARNING, "no device", f"plug in a speaker; {CAPTIONS}", facts)
    default = next((one for one in found if one.default), found[0])
    others = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return Check("sound", Verdict.OK, f"{default.name} at {default.rate_hz} Hz{others}", "", facts)


def check_voices() -> Check:
    """No voice is a warning. The engine runs in a child process, so one that hangs ends there."""
    speech = Speech()
    try:
        voices = speech.voices().all
    except VoiceError as error:
        return Check("voices", Verdict.WARNING, "none", f"{error} {CAPTIONS.capitalize()}.", {"voices": 0})
    finally:
        speech.close()
    if not voices:
        advice = f"install espeak-ng, or a voice of your system; {CAPTIONS}"
        return Check("voices", Verdict.WARNING, "none", advice, {"voices": 0})
    languages = sorted({tag for voice in voices for tag in voice.languages})
    return Check(
        "voices",
        Verdict.OK,
        f"{len(voices)} voices in {len(languages)} languages",
        "",
        {"voices": len(voices), "languages": languages},
    )
