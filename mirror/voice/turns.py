"""Whose turn it is to be heard: the few cues that wait, and which may cut the one that is being spoken."""

from dataclasses import dataclass

from mirror.coaching.cue import Cue, CueKind

__all__ = ["STALE_S", "Said", "Turns", "may_cut"]

STALE_S = 1.0
"""A cue that could not be heard within a second belongs to a movement that is over."""

URGENCY = (
    CueKind.COACH,
    CueKind.SAFETY,
    CueKind.FORM,
    CueKind.ATTEMPT,
    CueKind.PLACEMENT,
    CueKind.SESSION,
    CueKind.COUNT,
    CueKind.PRAISE,
    CueKind.ENCOURAGEMENT,
)
"""Most urgent first: a form cue helps only within the rep; a count that is missed is on the screen; praise
fills silence and never breaks into anything."""


@dataclass(frozen=True, slots=True)
class Said:
    """A cue and the monotonic time at which the voice was asked to say it."""

    cue: Cue
    said_s: float


def may_cut(kind: CueKind, spoken: CueKind) -> bool:
    """Whether `kind` cuts a cue of kind `spoken`: the more urgent does, and a count cuts the count before."""
    return URGENCY.index(kind) < URGENCY.index(spoken) or kind is spoken is CueKind.COUNT


class Turns:
    """The cues that wait, one of each kind: a newer one takes the place of an older one of its kind."""

    def __init__(self) -> None:
        self._waiting: dict[CueKind, Said] = {}

    def offer(self, said: Said) -> Said | None:
        """Let a cue wait for its turn; the one whose place it takes is given back."""
        replaced = self._waiting.get(said.cue.kind)
        self._waiting[said.cue.kind] = said
        return replaced

    def remove(self, said: Said) -> None:
        """It had its turn."""
        self._waiting.pop(said.cue.kind, None)

    def expire(self, now_s: float) -> tuple[Said, ...]:
        """Give back what has waited for too long."""
        stale = tuple(said for said in self._waiting.values() if now_s - said.said_s > STALE_S)
        for said in stale:
            self.remove(said)
        return stale

    def waiting(self, spoken: CueKind | None) -> tuple[Said, ...]:
        """Who may be heard now, most urgent first, while a cue of kind `spoken` (or nothing) is heard."""
        ordered = (self._waiting[kind] for kind in URGENCY if kind in self._waiting)
        return tuple(said for said in ordered if spoken is None or may_cut(said.cue.kind, spoken))

    def __len__(self) -> int:
        return len(self._waiting)
