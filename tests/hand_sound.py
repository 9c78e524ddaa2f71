"""A sound system in the test's hand: how loud it is, and what was wanted of it."""

from collections.abc import Callable
from pathlib import Path

from mirror.sound.sound import Sound
from mirror.sound.sound_system import Bus, Levels, MicrophoneFrame, Playing, Pulses, Tempo


class HandSound:
    """The sound port without a device: volumes are remembered, and nothing is ever heard."""

    trouble: str | None = None
    microphone_trouble: str | None = None
    notices: tuple[str, ...] = ()
    label = "USB Audio: speaker"
    live = False
    underruns = 2

    def __init__(self) -> None:
        self.levels = Levels(-20.0, None)
        self.volumes: list[tuple[Bus, float]] = []
        self.tempo: Tempo | None = None

    def set_volume(self, bus: Bus, volume: float) -> None:
        """Remember the wish."""
        self.volumes.append((bus, volume))

    def play(self, sound: Sound, bus: Bus = Bus.CUES) -> Playing:
        """A screen plays nothing."""
        raise AssertionError(f"the screen plays {sound} on {bus}")

    def feed_coach(self, samples: Pulses) -> None:
        """Nobody hears it."""

    def play_music(self, path: Path | None) -> None:
        """Nobody hears it."""

    def beat(self, tempo: Tempo | None) -> None:
        """Remember the wish."""
        self.tempo = tempo

    def hear(self, listener: Callable[[MicrophoneFrame], None]) -> Callable[[], None]:
        """Nothing is ever heard."""
        del listener
        return lambda: None

    def close(self) -> None:
        """Nothing is open."""
