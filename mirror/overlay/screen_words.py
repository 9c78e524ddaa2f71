"""Every word that the screen shows of its own, in plain English, which is its name in the phrase files.

What is also spoken - cues, placement, what is told of a set - is listed in `mirror/coaching/words.py`; names
of exercises and faults stand in their files. The diagnostics panel, like the log, is in English.
"""

from collections.abc import Iterator

from mirror.exercise.exercise import Exercise

__all__ = ["DECIMAL", "NOTICES", "NUMBER", "SCREEN_WORDS", "TOTAL", "phase_name", "shown_of"]

NUMBER, TOTAL = "{number}", "{total}"
"""Where figures go in a phrase."""

DECIMAL = "0.0"
"""How a number with a decimal is written; a translation changes the sign in the middle: "0,0"."""

RING = (
    "reps",
    "seconds",
    "held",
    "of {number} s",
    "L",
    "R",
    "rest",
    "set {number}",
    "set {number} of {total}",
    "next: set {number} of {total}",
)
"""In and under the ring: what the figure counts, its goal, sides by a letter, the set."""

READING = (
    "Hold",
    "Waiting",
    "{number} s to go",
    "set",
    "score",
    "tempo",
    "speed",
    "slower",
    "in reserve",
    "{number} left",
    "best",
    "last hold",
)
"""Beside the ring; headings of one or two short words."""

CAPTIONS = (
    "Not counted",
    "required",
    "limit",
    "Corrected",
    "Recognised",
    "Coach",
    "Not counting yet",
    "To see you better",
    "Repeat any movement",
    "I count once it repeats",
    "Whatever you do",
    "{first}?",
    "{first} or {second}?",
    "I am not sure yet",
    "{number} percent slower",
    "form {number} points down",
)
"""Above captions, and what stands where they do while nothing was said."""

BANNERS = (
    "Camera lost",
    "Check its cable; your count is kept",
    "Paused",
    "Press space to go on",
)
"""Across the middle."""

STATUS = ("virtual athlete", "fps", "muted")
"""The small line, and under it the sign of a voice that is switched off."""

NOTICES = (
    "No camera found: this is the virtual athlete",
    "No sound: captions only",
    "Preparing the voice: {number} of {total}",
    "Something failed and was started again: see the log",
    "The clip has ended",
    "Tones stand in for words",
    "The voice is back",
    "This machine is too slow for counting: close other programs",
)
"""Sentences that stand for a while in the corner."""

SCREEN_WORDS = (DECIMAL, *RING, *READING, *CAPTIONS, *BANNERS, *STATUS, *NOTICES)
"""All of them, besides those that `shown_of` gives for an exercise."""


def shown_of(exercise: Exercise) -> Iterator[str]:
    """What is shown of an exercise besides its names and cues: its phases, in a word each."""
    names = exercise.phases
    yield from map(phase_name, (names.rest, names.out, names.turn, names.back))


def phase_name(name: str) -> str:
    """A phase's name in its file as a word: "all_fours" is "All fours"."""
    words = name.replace("_", " ")
    return f"{words[:1].upper()}{words[1:]}"
