"""Checks: the sound devices that play and that listen."""

from mirror.base.errors import VoiceError
from mirror.commands.examination.report import Check, Verdict
from mirror.devices.portaudio import Direction, PortAudio, SoundDevice

__all__ = ["check_microphone", "check_speaker"]

CAPTIONS = "until then the mirror shows captions"
ALONE = "until then no coach can hear you; the mirror needs none"


def check_speaker() -> Check:
    """No device is a warning."""
    return _check("speaker", "output", f"plug in a speaker; {CAPTIONS}")


def check_microphone() -> Check:
    """No device is a warning."""
    return _check("microphone", "input", f"plug in a microphone; {ALONE}")


def _check(name: str, direction: Direction, advice: str) -> Check:
    try:
        with PortAudio() as portaudio:
            found, default = portaudio.devices(direction), portaudio.find(direction)
    except VoiceError as error:
        return Check(name, Verdict.WARNING, "none", str(error), {"devices": []})
    facts = {"devices": [_facts(one) for one in found]}
    if default is None:
        return Check(name, Verdict.WARNING, "no device", advice, facts)
    others = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return Check(name, Verdict.OK, f"{default.name} at {default.rate_hz} Hz{others}", "", facts)


def _facts(device: SoundDevice) -> dict[str, object]:
    return {
        "name": device.name,
        "system": device.system,
        "rate_hz": device.rate_hz,
        "channels": device.channels,
        "default": device.default,
    }
