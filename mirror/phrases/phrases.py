"""The phrases of a language: what a phrase may be worded as, for the voice and for the screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mirror.phrases.form import NUMBER
from mirror.phrases.numbers import say_numbers

__all__ = ["Phrases", "filled"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Wordings by phrase, which is named by its plain English: "Heels down"."""

    language: str
    """Such as "de": the name of its file."""
    name: str
    """What the language calls itself: "Deutsch"."""
    numbers: str
    """Whose number words are said; a language of num2words."""
    trouble: str | None = None
    """Why a studio's own wordings are left out, in one sentence; None where all is well."""
    _wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def wordings(self, phrase: str) -> tuple[str, ...]:
        """All of a phrase's wordings; a phrase that is not known is its own."""
        return self._wordings.get(phrase, (phrase,))

    def knows(self, phrase: str) -> bool:
        """Whether there are wordings for it in this language."""
        return phrase in self._wordings

    def first(self, phrase: str, number: int | None = None) -> str:
        """The wording for the screen, which does not change from one time to the next.

        Args:
            phrase: its English.
            number: what stands for {number}, where the phrase has it.
        """
        return filled(self.wordings(phrase)[0], number)

    def spoken(self, words: str) -> str:
        """The words as they are said: numbers in the language's words, not in digits."""
        return say_numbers(words, self.numbers)


def filled(wording: str, number: int | None) -> str:
    """A wording with its number in digits: "Set 2"."""
    return wording if number is None else wording.replace(NUMBER, str(number))
