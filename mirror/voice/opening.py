"""Opens the voice that there is: heard if it can be, captions if not."""

from collections.abc import Callable, Iterable
from time import monotonic

from mirror.base.facts import Facts
from mirror.devices.steady_speaker import PortAudioOpener
from mirror.exercise.exercise import Exercise
from mirror.voice.phrases import expected, read_phrases
from mirror.voice.speech import Manner, Speech
from mirror.voice.spoken_voice import SpokenVoice
from mirror.voice.voice import SilentVoice, Voice

__all__ = ["open_voice"]


def open_voice(
    facts: Facts,
    exercises: Iterable[Exercise],
    clock: Callable[[], float] = monotonic,
    *,
    want_sound: bool = True,
    device: str = "",
    manner: Manner | None = None,
) -> Voice:
    """A voice that says the cues of `exercises`; returns at once and opens engine and device by itself.

    What is missing is published as `VoiceLost` with a sentence that says what to do, and looked for again
    until it is there: subscribe before, or read `Voice.trouble`.

    Args:
        facts: where the voice tells what becomes of each cue.
        exercises: whose cues are rendered ahead; counts and placement always are.
        clock: monotonic seconds, the same that cues are timed by.
        want_sound: False for captions only.
        device: part of a sound device's name; empty for the default one.
        manner: voice and rate of speech.
    """
    if not want_sound:
        return SilentVoice(facts)
    phrases = read_phrases()
    return SpokenVoice(
        facts,
        lambda source: PortAudioOpener(source, device, clock),
        Speech(manner),
        phrases,
        expected(exercises, phrases),
        clock,
    )
