"""What the human coach is doing, to whom the mirror steps aside."""

from enum import StrEnum

__all__ = ["HumanCoach"]


class HumanCoach(StrEnum):
    """Whoever guides the athlete beside the mirror, in the room or from afar."""

    AWAY = "away"
    SPEAKING = "speaking"
    """Words are being said: two voices at once are understood by nobody."""
    TAKEN_OVER = "taken over"
    """The coach leads the set, speaking or not."""
