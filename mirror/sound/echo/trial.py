"""Tries the echo canceller with a speaker, a room and a microphone that are computed: the truth is known."""

from dataclasses import dataclass

import numpy as np

from mirror.sound.echo.canceller import EchoCanceller
from mirror.sound.echo.room import Room, through
from mirror.sound.sound import Samples
from mirror.sound.sound_system import FRAME_S, FRAME_SAMPLES, RATE_HZ, Pulses

__all__ = ["Devices", "Scene", "cleaned", "decibels", "enhancement_db", "level_change_db"]

ECHO_DBFS = -30.0
"""Of the mirror's voice at the microphone; laptops' microphones hear it between -20 and -40."""
NOISE_DBFS = -60.0
"""A gym between two records: fans, machines, steps; falling by 3 dB an octave as such noise does."""
BENT = 0.5
"""How far the loudspeaker's cone is from linear: the third harmonic of a full-scale tone is at 2 %."""
SPEAKER = (3.0, 0.4, 1.2)
MICROPHONE = (3.2, 0.4, 1.3)
ATHLETE = (3.0, 2.2, 1.6)
"""Two metres before the mirror."""
PART = 4_800
"""Samples, 0.1 s, in which it is told who speaks."""
LOUD_DB = 20.0
"""What is so far below the loudest part is a pause."""


@dataclass(frozen=True, slots=True)
class Devices:
    """How speaker and microphone tell the time."""

    delay_s: float = 0.035
    """From mixed to heard."""
    held_s: float = 0.02
    """From captured to handed over."""
    jitter_s: float = 0.0002
    """Of the times told, one standard deviation: PulseAudio's is 0.02 ms."""
    drift: float = 0.0
    """By how much the speaker's clock is slow."""
    jump_s: float = 0.0
    """By how much more the delay is from `jump_at_s` on, as after a device was opened again."""
    jump_at_s: float = 0.0


class Scene:
    """A room in which the mirror speaks and an athlete may."""

    def __init__(self, rings_s: float = 0.4, noise_dbfs: float = NOISE_DBFS, bent: float = BENT) -> None:
        room = Room(rings_s=rings_s)
        self._bent = bent
        self._noise_dbfs = noise_dbfs
        self._to_microphone = room.response(SPEAKER, MICROPHONE)
        self._from_athlete = room.response(ATHLETE, MICROPHONE)

    def echo(self, far: Samples, devices: Devices, dbfs: float = ECHO_DBFS) -> Samples:
        """What the microphone hears of `far`, of which each sample is heard late by the devices' delay."""
        moved = np.tanh(self._bent * far) / np.float32(self._bent)
        heard = at_level(through(moved.astype(np.float32), self._to_microphone), dbfs)
        at_s = np.arange(len(far)) / RATE_HZ
        late_s = devices.delay_s + np.where(at_s < devices.jump_at_s, 0, devices.jump_s)
        wanted = (at_s - late_s) / (1 + devices.drift) * RATE_HZ
        return _between(heard, wanted)

    def near(self, words: Samples, dbfs: float) -> Samples:
        """What the microphone hears of the athlete."""
        return at_level(through(words, self._from_athlete), dbfs)

    def noise(self, samples: int) -> Samples:
        """What the microphone hears of the gym."""
        white = np.random.default_rng(3).normal(size=samples)
        pitch_hz = np.maximum(np.fft.rfftfreq(samples, 1 / RATE_HZ), 50)
        pink = np.fft.irfft(np.fft.rfft(white) / np.sqrt(pitch_hz), samples)
        return at_level(pink.astype(np.float32), self._noise_dbfs)


def cleaned(far: Samples, microphone: Samples, devices: Devices) -> Samples:
    """What the canceller makes of `microphone` while `far` is played; as many whole frames as there are."""
    canceller = EchoCanceller()
    frames = [_frames(samples) for samples in (far, microphone)]
    count = len(frames[0])
    random = np.random.default_rng(1)
    jitter_s = np.abs(random.normal(0, devices.jitter_s, (2, count)))
    ahead = round((devices.delay_s + devices.held_s) / FRAME_S) + 1
    done = []
    told = 0
    for number in range(count):
        while told < min(count, number + ahead):
            heard_s = told * FRAME_S * (1 + devices.drift) + devices.delay_s
            heard_s += devices.jump_s if heard_s >= devices.jump_at_s else 0
            canceller.played(frames[0][told], heard_s + jitter_s[0, told])
            told += 1
        done.append(canceller.heard(frames[1][number], number * FRAME_S + jitter_s[1, number]))
    return np.concatenate(done).astype(np.float32) / np.float32(32_768)


def enhancement_db(raw: Samples, left: Samples, from_s: float = 0.0, to_s: float | None = None) -> float:
    """Echo return loss enhancement: power of the echo before over power after, where there is an echo."""
    before, after = (_powers(_cut(samples, from_s, to_s)) for samples in (raw, left))
    heard = before > before.max() * 10 ** (-LOUD_DB / 10)
    return decibels(before[heard].sum()) - decibels(after[heard].sum())


def level_change_db(alone: Samples, both: Samples, from_s: float = 0.0, to_s: float | None = None) -> float:
    """How much louder the athlete is when the mirror speaks too, where the athlete speaks."""
    before, after = (_powers(_cut(samples, from_s, to_s)) for samples in (alone, both))
    heard = before > before.max() * 10 ** (-LOUD_DB / 10)
    return decibels(after[heard].sum()) - decibels(before[heard].sum())


def decibels(power: float) -> float:
    """Of a ratio of powers; -120 for none."""
    return 10 * float(np.log10(max(power, 1e-12)))


def at_level(samples: Samples, dbfs: float) -> Samples:
    """As loud, over all of it."""
    level = float(np.sqrt(np.mean(np.square(samples))))
    return samples * np.float32(10 ** (dbfs / 20) / max(level, 1e-9))


def _cut(samples: Samples, from_s: float, to_s: float | None) -> Samples:
    return samples[round(from_s * RATE_HZ) : None if to_s is None else round(to_s * RATE_HZ)]


def _powers(samples: Samples) -> Samples:
    """Of each tenth of a second."""
    parts = samples[: len(samples) // PART * PART].reshape(-1, PART)
    powers: Samples = np.square(parts).mean(axis=1)
    return powers


def _frames(samples: Samples) -> Pulses:
    """(n, 480), as many as are whole."""
    pulses: Pulses = np.rint(samples * 32_767).clip(-32_767, 32_767).astype(np.int16)
    return pulses[: len(pulses) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)


def _between(samples: Samples, wanted: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Samples:
    """Samples at places between samples, by eight of their neighbours; silence before the first."""
    whole = np.floor(wanted).astype(np.int64)
    part = wanted - whole
    result = np.zeros(len(wanted))
    for offset in range(-7, 9):
        at = whole + offset
        there = (at >= 0) & (at < len(samples))
        weight = np.sinc(part - offset) * np.cos(np.pi * (part - offset) / 18) ** 2
        result += np.where(there, samples[np.clip(at, 0, len(samples) - 1)] * weight, 0)
    return result.astype(np.float32)
