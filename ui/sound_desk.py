"""The sound desk: what the athlete's keys do to the sound, and how loud it is."""

import math
from collections.abc import Callable
from time import monotonic

import msgspec

from mirror.base.settings import VoiceSettings
from mirror.overlay.loudness import Loudness
from mirror.sound.sound_system import Levels, SoundSystem

__all__ = ["SoundDesk"]

STEP = 0.1
"""Of the volume, a key stroke."""

SHOWN_S = 2.0
"""How long the volume is shown after it was changed."""

METERS_EVERY_S = 0.1
"""How often the meters change: as often as there are new levels."""


class SoundDesk:
    """Louder, quieter, mute, of the mirror's voice; a coach and music keep their own volume."""

    def __init__(
        self,
        sound: SoundSystem,
        voice: VoiceSettings,
        configure: Callable[[VoiceSettings], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """A desk for a voice that speaks already.

        Args:
            sound: tells how loud it is.
            voice: how it speaks; one that is off is muted, and can be let speak.
            configure: makes the voice speak otherwise; never waits.
            clock: monotonic seconds.
        """
        self._sound = sound
        self._voice = voice
        self._configure = configure
        self._clock = clock
        self.volume = voice.volume
        self.muted = not voice.on
        self._changed_s = self._read_s = -math.inf
        self._levels = Levels(-math.inf, None)

    def toggle_mute(self) -> None:
        """Let the voice be silent, or be heard again."""
        self.muted = not self.muted
        self._apply()

    def louder(self) -> None:
        """A step up; whoever wants it louder wants to hear it."""
        self._step(STEP)

    def quieter(self) -> None:
        """A step down."""
        self._step(-STEP)

    def loudness(self, *, meters: bool) -> Loudness:
        """What the screen tells of it now.

        Args:
            meters: whether they are wanted; sign and volume are shown in any case.
        """
        now_s = self._clock()
        if meters and now_s - self._read_s >= METERS_EVERY_S:
            self._levels, self._read_s = self._sound.levels, now_s
        changed = now_s - self._changed_s < SHOWN_S
        return Loudness(self.muted, self.volume if changed else None, self._levels if meters else None)

    @property
    def underruns(self) -> int:
        """How often the speaker ran dry."""
        return self._sound.underruns

    def _step(self, by: float) -> None:
        self.muted = False
        self.volume = round(min(max(self.volume + by, 0.0), 1.0), 2)
        self._apply()

    def _apply(self) -> None:
        self._changed_s = self._clock()
        self._configure(msgspec.structs.replace(self._voice, on=not self.muted, volume=self.volume))
