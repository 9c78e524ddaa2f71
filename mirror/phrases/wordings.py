"""Chooses a wording, never the same one twice in a row."""

from mirror.phrases.phrases import Phrases, filled

__all__ = ["Wordings"]


class Wordings:
    """Goes through the wordings of each phrase in turn, so that the same session is worded the same again."""

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self._picked: dict[str, int] = {}

    def pick(self, phrase: str, number: int | None = None) -> str:
        """The phrase's next wording.

        Args:
            phrase: its English.
            number: what stands for {number}, where the phrase has it.
        """
        wordings = self.phrases.wordings(phrase)
        turn = self._picked.get(phrase, 0)
        self._picked[phrase] = (turn + 1) % len(wordings)
        return filled(wordings[turn], number)
