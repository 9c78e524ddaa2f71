"""Tones: a short motif for each kind of cue, where no voice can say its words."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from mirror.coaching.cue import Cue, CueKind
from mirror.coaching.words import STAY_THERE
from mirror.movement.guidance import Guidance
from mirror.sound.sound import Samples, Sound

__all__ = ["PLACES", "TONES", "Note", "Tone", "tone_of"]

RATE_HZ = 48_000
PEAK = 0.5
"""Of full scale: a sine of this peak is as loud as our speech at a root mean square of 0.2 is in its
vowels."""
OVERTONES = (1.0, 0.3, 0.12, 0.05)
"""Parts of the fundamental and what lies above it: mellow, and low notes are heard from small speakers
too."""
ATTACK_S = 0.006
"""Fast enough to mark the moment, slow enough not to click."""
RELEASE_S = 0.03
DECAY = 2.5
"""Each note fades by so many times e over its length, as a struck bar does."""

C4, D4, G4, C5, E5, G5, A5, C6 = (
    261.63, 293.66, 392.00, 523.25, 659.26, 783.99, 880.00, 1046.50,
)  # fmt: skip
"""Equal temperament, Hz. Gym noise is loudest below 250 Hz, small speakers are weak there."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; it may glide."""

    pitch_hz: float
    start_s: float
    seconds: float
    to_hz: float | None = None
    """Where it glides to."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A motif and what it means."""

    meaning: str
    notes: tuple[Note, ...]
    level: float = 1.0
    """Of the loudest."""


SOFT = 0.6
"""What comes with every rep is not to tire anybody."""


def _in_turn(*notes: tuple[float, float]) -> tuple[Note, ...]:
    """Notes one after the other, each given by its pitch and its length."""
    starts = np.cumsum([0.0, *(seconds for _, seconds in notes)])
    return tuple(
        Note(pitch, float(start), seconds) for (pitch, seconds), start in zip(notes, starts, strict=False)
    )


RISE = Note(G4, 0.0, 0.24, to_hz=A5)
"""As a question rises, by more than an octave: nothing else glides so."""

TONES = {
    CueKind.COUNT: Tone("a rep counts: a soft high blip", _in_turn((C6, 0.08)), SOFT),
    CueKind.PRAISE: Tone("better: a rising third", _in_turn((C5, 0.1), (E5, 0.2))),
    CueKind.ENCOURAGEMENT: Tone(
        "keep going: a call that climbs", _in_turn((G4, 0.1), (G4, 0.1), (C5, 0.1), (G5, 0.2))
    ),
    CueKind.FORM: Tone("a fault: two low notes", (Note(D4, 0.0, 0.14), Note(D4, 0.17, 0.2))),
    CueKind.SAFETY: Tone("danger: three fast high notes", tuple(Note(A5, 0.1 * at, 0.09) for at in range(3))),
    CueKind.ATTEMPT: Tone("it did not count: a falling sixth", _in_turn((C5, 0.12), (E5 / 2, 0.25))),
    CueKind.PLACEMENT: Tone("your place: a question", (RISE,)),
    CueKind.SESSION: Tone("the session: a chord", tuple(Note(pitch, 0.0, 0.5) for pitch in (C5, E5, G5))),
    CueKind.COACH: Tone("the coach wrote to you: a door bell", _in_turn((E5, 0.3), (C5, 0.4))),
}
"""The motif of each kind."""

LEFT = Tone("to the left: a question, then a low note", (RISE, Note(C4, 0.28, 0.2)))
RIGHT = Tone("to the right: a question, then a high note", (RISE, Note(C6, 0.28, 0.2)))
BACK = Tone("back: a question, then a slide down", (RISE, Note(C5, 0.28, 0.3, to_hz=C4)))
CLOSER = Tone("closer: a question, then a slide up", (RISE, Note(C5, 0.28, 0.3, to_hz=C6)))
STAY = Tone("stay there: a question and its answer", (RISE, Note(C5, 0.28, 0.3), Note(E5, 0.28, 0.3)))

PLACES = {
    Guidance.LEFT: LEFT,
    Guidance.RIGHT: RIGHT,
    Guidance.FEET: BACK,
    Guidance.HEAD: BACK,
    Guidance.WHOLE: BACK,
    Guidance.BACK: BACK,
    Guidance.BACKWARD: BACK,
    Guidance.FORWARD: CLOSER,
    Guidance.CLOSER: CLOSER,
    STAY_THERE: STAY,
}
"""Left and right as on a piano; what is not here is the question alone."""


def tone_of(cue: Cue) -> Sound:
    """The motif that stands in for a cue."""
    return _sound(PLACES.get(cue.phrase) or TONES[cue.kind])


@cache
def _sound(tone: Tone) -> Sound:
    length = max(note.start_s + note.seconds for note in tone.notes)
    samples = np.zeros(round(length * RATE_HZ) + 1)
    for note in tone.notes:
        at = round(note.start_s * RATE_HZ)
        played = _played(note)
        samples[at : at + len(played)] += played
    return Sound((tone.level * PEAK / np.abs(samples).max() * samples).astype(np.float32), RATE_HZ)


def _played(note: Note) -> Samples:
    count = round(note.seconds * RATE_HZ)
    time_s = np.arange(count) / RATE_HZ
    pitch_hz = np.linspace(note.pitch_hz, note.to_hz or note.pitch_hz, count)
    phase = 2 * np.pi * np.cumsum(pitch_hz) / RATE_HZ
    orders = np.arange(1, len(OVERTONES) + 1)
    wave = np.asarray(OVERTONES) @ np.sin(orders[:, None] * phase)
    envelope = np.exp(-DECAY * time_s / note.seconds)
    envelope *= np.minimum(1, time_s / ATTACK_S) * np.minimum(1, time_s[::-1] / RELEASE_S)
    played: Samples = (wave * envelope).astype(np.float32)
    return played
