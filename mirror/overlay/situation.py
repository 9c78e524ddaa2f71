"""The Situation: what the screen must tell that no Moment knows."""

from dataclasses import dataclass

from mirror.overlay.loudness import Loudness
from mirror.overlay.tongue import Tongue

__all__ = ["Situation", "Status"]


@dataclass(frozen=True, slots=True)
class Status:
    """The small line: which camera, how many pictures a second, how late they are."""

    camera: str
    frames_per_s: float | None = None
    latency_ms: float | None = None
    """From capture to paint; None where there is no capture clock (a file)."""

    def words(self, tongue: Tongue) -> str:
        """The line as it is shown."""
        rate = "" if self.frames_per_s is None else f"  ·  {self.frames_per_s:.0f} {tongue.word('fps')}"
        late = "" if self.latency_ms is None else f"  ·  {self.latency_ms:.0f} ms"
        return f"{tongue.word(self.camera)}{rate}{late}"


QUIET = Loudness()
"""Nothing of it is shown."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The state of the world around the athlete, and what they chose to see."""

    camera_lost: bool = False
    paused: bool = False
    notice: str = ""
    """A sentence for now, in the athlete's language."""
    progress: str = ""
    """A small line under the status while there is no notice: how far the voice is prepared."""
    status: Status | None = None
    """None hides the line."""
    skeleton: bool = True
    """Whether the skeleton is drawn."""
    flash: bool = True
    """Whether the edges flash."""
    loudness: Loudness = QUIET
    """How loud it is, and what of that is shown."""
