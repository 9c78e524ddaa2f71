"""`mirror voice test`: plays a phrase, listens for it, and tells how late, how loud and how clean it is."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, sleep

import numpy as np

from mirror.sound.echo.trial import decibels, enhancement_db
from mirror.sound.resample import resampled
from mirror.sound.sound import Samples, Sound
from mirror.sound.sound_system import FRAME_SAMPLES, RATE_HZ, MicrophoneFrame, Playing, SoundSystem

__all__ = ["VoiceTest", "test_voice"]

OPENING_S = 15.0
"""Both processes load and both devices wake within so long on a machine that is busy."""
QUIET_S = 0.7
"""Listened to the room before the phrase and after it."""
SPOKEN_S = 7.0
"""The phrase is said again until so much was said: the canceller has learned the room by half of it."""
MOST = 3000
"""Frames kept, 30 s."""
BAND_HZ = (200.0, 8000.0)
"""Where speech and small loudspeakers both have something."""
STANDS_OUT = 8.0
"""Peak of the whitened correlation over its root mean square; that of noise is below 5 in two seconds."""
LATEST_S = 1.5
"""Later than this nobody connects it with what was done: it counts as not heard."""
PART = RATE_HZ // 2
AUDIBLE_DB = 20.0
"""What is so far below the loudest half second is a pause."""
LATE_MS = 250.0
FAINT_DBFS = -55.0
CLEAN_DB = 20.0
"""What a coach bears of himself; a good room has 30."""


@dataclass(frozen=True, slots=True)
class VoiceTest:
    """What came of it; None for what could not be measured."""

    speaker: str
    heard: bool
    """Whether the microphone heard what was played."""
    onset_latency_ms: float | None
    """From the order to play to the first sound at the microphone; the median of all times it was said."""
    delay_ms: float | None
    """From when the speaker said that it is heard to the first sound at the microphone: the air, and by how
    much the two devices are wrong."""
    level_dbfs: float | None
    """Of the phrase at the microphone."""
    noise_dbfs: float | None
    """Of the room before it."""
    echo_return_loss_enhancement_db: float | None
    """By how much the canceller lowers the phrase once it has learned the room: the median of half seconds,
    for one in which the device ran dry does not stand for all."""
    sentences: tuple[str, ...]
    """What to do about what is not well; empty when all is."""


def test_voice(sound: SoundSystem, speech: Sound) -> VoiceTest:
    """Say `speech`, some seconds long, several times and listen: takes about ten seconds.

    The microphone is open only for this; what it hears is measured and forgotten.
    """
    frames: deque[MicrophoneFrame] = deque(maxlen=MOST)
    stop = sound.hear(frames.append)
    try:
        _until(lambda: sound.live or sound.trouble)
        if not sound.live:
            return _nothing(sound, sound.trouble or "The speaker does not open; choose another.")
        if not _until(lambda: frames):
            return _nothing(
                sound, sound.microphone_trouble or "The microphone gives no sound; choose another."
            )
        sleep(QUIET_S)
        said = _say(sound, speech)
        sleep(QUIET_S)
    finally:
        stop()
    if not said:
        return _nothing(sound, sound.trouble or "The speaker was lost; plug it in again.")
    return _judged(sound.label, Recording(tuple(frames)), resampled(speech, RATE_HZ).samples, said)


@dataclass(frozen=True, slots=True)
class Said:
    """One time at which the phrase was said."""

    asked_s: float
    heard_s: float


def _say(sound: SoundSystem, speech: Sound) -> list[Said]:
    said: list[Said] = []
    for _ in range(max(2, round(SPOKEN_S / max(0.5, speech.seconds)))):
        asked_s = monotonic()
        playing: Playing = sound.play(speech)
        _until(lambda playing=playing: playing.done)  # type: ignore[misc]  # mypy infers no default
        if playing.heard_s is not None:
            said.append(Said(asked_s, playing.heard_s))
            sleep(max(0.0, playing.heard_s + speech.seconds + QUIET_S / 2 - monotonic()))
    return said


class Recording:
    """Frames of the microphone as one stretch of time."""

    def __init__(self, frames: tuple[MicrophoneFrame, ...]) -> None:
        self.raw, self.cleaned = (
            np.concatenate(samples).astype(np.float32) / np.float32(32_768)
            for samples in ([one.raw for one in frames], [one.samples for one in frames])
        )
        self._captured_s = [one.captured_s for one in frames]

    def sample_at(self, time_s: float) -> int:
        """The sample captured then, by the frame that is nearest."""
        nearest = int(np.argmin(np.abs(np.subtract(self._captured_s, time_s))))
        at = nearest * FRAME_SAMPLES + round((time_s - self._captured_s[nearest]) * RATE_HZ)
        return min(max(at, 0), len(self.raw))

    def time_of(self, sample: int) -> float:
        """When a sample was captured."""
        frame = min(sample // FRAME_SAMPLES, len(self._captured_s) - 1)
        return self._captured_s[frame] + (sample - frame * FRAME_SAMPLES) / RATE_HZ


def _judged(speaker: str, recording: Recording, phrase: Samples, said: list[Said]) -> VoiceTest:
    found = [(one, onset_s) for one in said if (onset_s := _onset_s(recording, phrase, one)) is not None]
    first = recording.sample_at(said[0].asked_s)
    noise_dbfs = _dbfs(recording.raw[:first])
    if not found:
        return _nothing_heard(speaker, recording, noise_dbfs)
    latency_ms = 1000 * float(np.median([onset_s - one.asked_s for one, onset_s in found]))
    delay_ms = 1000 * float(np.median([onset_s - one.heard_s for one, onset_s in found]))
    starts = [recording.sample_at(onset_s) for _, onset_s in found]
    level_dbfs = float(np.median([_dbfs(recording.raw[at : at + len(phrase)]) for at in starts]))
    learned = starts[len(starts) // 2]
    enhancement = _enhancement_db(recording.raw[learned:], recording.cleaned[learned:])
    return VoiceTest(
        speaker=speaker,
        heard=True,
        onset_latency_ms=round(latency_ms, 1),
        delay_ms=round(delay_ms, 1),
        level_dbfs=round(level_dbfs, 1),
        noise_dbfs=round(noise_dbfs, 1),
        echo_return_loss_enhancement_db=round(enhancement, 1),
        sentences=tuple(_advice(latency_ms, level_dbfs, noise_dbfs, enhancement)),
    )


def _enhancement_db(raw: Samples, left: Samples) -> float:
    parts = [slice(start, start + PART) for start in range(0, len(raw) - PART + 1, PART)]
    least = max(_dbfs(raw[part]) for part in parts) - AUDIBLE_DB
    return float(
        np.median([enhancement_db(raw[part], left[part]) for part in parts if _dbfs(raw[part]) > least])
    )


def _onset_s(recording: Recording, phrase: Samples, said: Said) -> float | None:
    """When the phrase arrived, by generalised cross-correlation; None where nothing stands out.

    Knapp and Carter, "The generalized correlation method for estimation of time delay", IEEE Transactions on
    Acoustics, Speech and Signal Processing 24 (1976), with the phase transform.
    """
    start = recording.sample_at(said.asked_s)
    lags = round(LATEST_S * RATE_HZ)
    heard = recording.raw[start : start + lags + len(phrase)]
    if len(heard) < len(phrase):
        return None
    size = 1 << (len(heard) + len(phrase) - 1).bit_length()
    spectrum = np.fft.rfft(heard, size) * np.fft.rfft(phrase, size).conj()
    hertz = np.fft.rfftfreq(size, 1 / RATE_HZ)
    spectrum[(hertz < BAND_HZ[0]) | (hertz > BAND_HZ[1])] = 0
    whitened = np.fft.irfft(spectrum / np.maximum(np.abs(spectrum), 1e-12), size)[:lags]
    peak = int(np.argmax(whitened))
    if whitened[peak] < STANDS_OUT * float(np.sqrt(np.mean(np.square(whitened)))):
        return None
    return recording.time_of(start + peak)


def _advice(latency_ms: float, level_dbfs: float, noise_dbfs: float, enhancement: float) -> list[str]:
    advice = []
    if latency_ms > LATE_MS:
        advice.append("The voice is heard late: use a speaker with a cable, not a wireless one.")
    if level_dbfs < FAINT_DBFS or level_dbfs < noise_dbfs + 6:
        advice.append("The voice is faint at the microphone: turn the volume up, or bring them closer.")
    elif enhancement < CLEAN_DB:
        advice.append(
            "A coach would hear an echo: turn the speaker down, or move the microphone away from it."
        )
    return advice


def _nothing_heard(speaker: str, recording: Recording, noise_dbfs: float) -> VoiceTest:
    if not recording.raw.any():
        sentence = (
            "The microphone gives only silence: unmute it, or allow it in the system's privacy settings."
        )
    else:
        sentence = "The phrase was not heard: turn the volume up, or choose another speaker or microphone."
    return VoiceTest(speaker, False, None, None, None, round(noise_dbfs, 1), None, (sentence,))  # noqa: FBT003 - not heard


def _nothing(sound: SoundSystem, sentence: str) -> VoiceTest:
    return VoiceTest(sound.label, False, None, None, None, None, None, (sentence,))  # noqa: FBT003 - not heard


def _dbfs(samples: Samples) -> float:
    return decibels(float(np.mean(np.square(samples)))) if len(samples) else decibels(0)


def _until(condition: Callable[[], object]) -> bool:
    end_s = monotonic() + OPENING_S
    while not condition():
        if monotonic() > end_s:
            return False
        sleep(0.005)
    return True
