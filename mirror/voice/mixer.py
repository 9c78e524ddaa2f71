"""The mixer: every sound that is to be heard, summed into the blocks that a speaker pulls."""

from collections import deque

import numpy as np

from mirror.devices.speaker import Block
from mirror.sound.sound import Samples, Sound
from mirror.voice.resample import resampled

__all__ = ["Mixer", "Playing"]

FADE_S = 0.008
"""What is cut off fades over so long: a click needs a jump, and 8 ms is still heard as at once."""
KNEE = 0.8
"""Up to this level nothing is touched; above it peaks are bent so that the sum stays below 1."""
LARGEST_PART = 480
"""Frames mixed at a time: above 500 elements numpy lets other threads run, and the device would wait."""
LARGEST_MIX = 16
"""Sounds at once; more are a mistake, and the oldest of those that wait is dropped."""


class Playing:
    """One sound on its way through the mixer; written by the speaker's thread, read by anyone."""

    __slots__ = ("_at", "_cut", "_fade", "_samples", "done", "heard_s")

    def __init__(self, samples: Samples, fade: Samples) -> None:
        self._samples = samples
        self._fade = fade
        self._at = 0
        self._cut = False
        self.heard_s: float | None = None
        """The monotonic time at which its first sample leaves the device; None until it is on its way."""
        self.done = False
        """Whether its last sample is on its way, or it was given up."""

    def cut(self) -> None:
        """Fade out now; never waits."""
        self._cut = True

    def add_to(self, mono: Samples, heard_s: float) -> None:
        """Add the next samples. Only the speaker's thread calls this."""
        if self._cut:
            self._shorten()
        if self.heard_s is None:
            self.heard_s = heard_s
        part = self._samples[self._at : self._at + len(mono)]
        mono[: len(part)] += part
        self._at += len(part)
        self.done = self._at >= len(self._samples)

    def _shorten(self) -> None:
        """What is left becomes a few milliseconds that fade; nothing at all if it was not heard yet."""
        self._cut = False
        left = self._samples[self._at : self._at + len(self._fade)] if self._at else self._samples[:0]
        self._samples = left * self._fade[: len(left)]
        self._at = 0


class Mixer:
    """Sums sounds for a speaker, whose `Source` it is: `pull` runs on the speaker's thread, `play` on any.

    Nothing is locked: new sounds cross over in a deque, whose `append` and `popleft` are atomic, and all that
    plays belongs to the speaker's thread alone.
    """

    def __init__(self, rate_hz: int = 48_000) -> None:
        self._mono = np.zeros(LARGEST_PART, np.float32)
        self._playing: tuple[Playing, ...] = ()
        self._arriving: deque[Playing] = deque(maxlen=LARGEST_MIX)
        self._rate_hz = rate_hz
        self._fade = _fade(rate_hz)

    @property
    def rate_hz(self) -> int:
        """The rate of the device that pulls; `play` resamples what has another."""
        return self._rate_hz

    def play(self, sound: Sound) -> Playing:
        """Let `sound` be heard from the next block on."""
        playing = Playing(resampled(sound, self._rate_hz).samples, self._fade)
        self._arriving.append(playing)
        return playing

    def restart(self, rate_hz: int) -> None:
        """A device was opened at `rate_hz`: forget what was left of the old one, it would be out of date."""
        self._arriving.clear()
        for playing in self._playing:
            playing.done = True
        self._playing = ()
        self._rate_hz = rate_hz
        self._fade = _fade(rate_hz)

    def pull(self, block: Block, heard_s: float) -> None:
        """Fill `block` (frames, channels) with the sum of what plays, the same in every channel."""
        while self._arriving:
            self._playing = (*self._playing, self._arriving.popleft())
        for start in range(0, len(block), LARGEST_PART):
            part = block[start : start + LARGEST_PART]
            mono = self._mix(len(part), heard_s + start / self._rate_hz)
            for channel in range(part.shape[1]):
                part[:, channel] = mono

    def _mix(self, frames: int, heard_s: float) -> Samples:
        mono = self._mono[:frames]
        mono.fill(0)
        if not self._playing:
            return mono
        for playing in self._playing:
            playing.add_to(mono, heard_s)
        self._playing = tuple(playing for playing in self._playing if not playing.done)
        limit(mono)
        return mono


def limit(mono: Samples) -> None:
    """Bend peaks above the knee, in place and without a corner, so that nothing reaches 1."""
    loud = np.abs(mono) > KNEE
    if loud.any():
        peaks = mono[loud]
        room = 1 - KNEE
        mono[loud] = np.sign(peaks) * (KNEE + room * np.tanh((np.abs(peaks) - KNEE) / room))


def _fade(rate_hz: int) -> Samples:
    return np.linspace(1, 0, round(FADE_S * rate_hz), dtype=np.float32)
