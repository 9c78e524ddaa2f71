"""The tongue: what the screen shows in the athlete's language, words and figures alike."""

import re

from mirror.exercise.exercise import Exercise
from mirror.overlay.screen_words import DECIMAL, NUMBER, TOTAL
from mirror.phrases.phrases import Phrases

__all__ = ["PLAIN_ENGLISH", "Tongue"]

PLAIN_ENGLISH = Phrases("en", "English", "en")
"""Every phrase as it is named."""


class Tongue:
    """Puts a phrase's first wording where the phrase stands."""

    def __init__(self, phrases: Phrases = PLAIN_ENGLISH) -> None:
        self._phrases = phrases
        self._decimal = phrases.first(DECIMAL)[1:-1] or "."

    def word(self, phrase: str, number: object = "", total: object = "") -> str:
        """A phrase of the screen, with its figures."""
        return self._phrases.first(phrase).replace(NUMBER, str(number)).replace(TOTAL, str(total))

    def sentence(self, words: str) -> str:
        """A sentence that was made elsewhere, in English and with at most one number in it."""
        found = re.search(r"\d+", words)
        if found is None:
            return self.word(words)
        return self.word(words.replace(found.group(), NUMBER, 1), found.group())

    def title(self, exercise: Exercise) -> str:
        """The name of an exercise."""
        return self.word(exercise.name)

    def decimal(self, value: float, digits: int = 1) -> str:
        """A number with that many digits behind its decimal sign."""
        return f"{value:.{digits}f}".replace(".", self._decimal)
