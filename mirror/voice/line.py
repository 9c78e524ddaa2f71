"""A Line: words and the manner in which they are to be spoken; the same line always sounds the same."""

from dataclasses import dataclass

__all__ = ["SYSTEM_MANNER", "Line", "Manner", "speakable"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How it is spoken."""

    voice: str = ""
    """An id from `Speech.voices`; empty for the system's own choice."""
    words_per_minute: int = 185
    """As in `VoiceSettings`."""
    engine: str = ""
    """Which of pyttsx3's drivers has the voice: "espeak", "sapi5", "nsss"."""


SYSTEM_MANNER = Manner()
"""The system's own voice."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is to be spoken, and how."""

    words: str
    """With numbers as words."""
    manner: Manner = SYSTEM_MANNER
    private: bool = False
    """Written by a person for a person: it is rendered when it comes and never kept on the disk."""


def speakable(words: str) -> bool:
    """Whether there is anything to be spoken: signs and punctuation alone have no sound."""
    return any(map(str.isalnum, words))
