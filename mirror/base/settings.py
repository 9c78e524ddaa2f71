"""What a user may set, with its limits: one struct a subject, read from `settings.toml`."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

__all__ = [
    "CountAloud",
    "CueSettings",
    "ScreenSettings",
    "SetPlan",
    "Settings",
    "SoundSettings",
    "VoiceSettings",
    "Volume",
]

Volume = Annotated[float, Meta(ge=0.0, le=1.0)]
"""0 is silent, 1 is as loud as the system lets it be."""


class CountAloud(StrEnum):
    """Which reps are counted aloud."""

    EVERY = "every"
    FIFTH = "fifth"
    LAST_THREE = "last-three"
    """Of a set with a target; without one none is."""
    OFF = "off"


class CueSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the mirror says by itself."""

    form: bool = True
    """Whether faults are told; safety faults are told in any case."""
    count: CountAloud = CountAloud.EVERY
    same_fault_s: Annotated[float, Meta(ge=0.0, le=600.0)] = 30.0
    """The same fault again at the earliest: several reps in which it could be corrected."""
    between_cues_s: Annotated[float, Meta(ge=0.0, le=600.0)] = 0.0
    """Between any two words about the movement, praise and cheers too, but for a risk of harm; a class, in
    which many voices would be noise, uses 30."""
    praise: bool = True
    encouragement: bool = True
    placement: bool = True


class SetPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is to be done; None leaves it open."""

    reps: Annotated[int, Meta(ge=1, le=1000)] | None = None
    hold_s: Annotated[float, Meta(ge=5.0, le=3600.0)] | None = None
    """The same of an exercise that is held."""
    sets: Annotated[int, Meta(ge=1, le=100)] | None = None
    rest_s: Annotated[float, Meta(ge=5.0, le=3600.0)] | None = None
    """Rest between two sets; None lets the athlete begin again at will."""


class VoiceSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How it is said."""

    on: bool = True
    language: Annotated[str, Meta(max_length=20)] = ""
    """A language of `assets/phrases`: "en", "de"...; empty for the system's, or English."""
    voice: Annotated[str, Meta(max_length=500)] = ""
    """Part of a voice's id or name; empty for the best one of the language."""
    words_per_minute: Annotated[int, Meta(ge=80, le=400)] = 185
    """People talk at about 150, pyttsx3 at 200: brisk, so that a cue is over before the next rep."""
    volume: Volume = 1.0


class SoundSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which devices, and what is heard besides the voice."""

    speaker: Annotated[str, Meta(max_length=200)] = ""
    """Part of a device's name; empty for the system's default."""
    microphone: Annotated[str, Meta(max_length=200)] = ""
    """Part of a device's name; empty for the system's default."""
    coach_volume: Volume = 1.0
    music_volume: Volume = 0.5
    metronome_volume: Volume = 0.5
    music: Annotated[str, Meta(max_length=4096)] = ""
    """A music file, played again and again; empty for none."""
    metronome: bool = False
    """Whether the tempo of the exercise is beaten."""


class ScreenSettings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is seen."""

    flash: bool = True
    """Whether the screen's edges flash with each rep, fault and attempt."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All of them, each with its default."""

    cues: CueSettings = CueSettings()
    plan: SetPlan = SetPlan()
    voice: VoiceSettings = VoiceSettings()
    sound: SoundSettings = SoundSettings()
    screen: ScreenSettings = ScreenSettings()
