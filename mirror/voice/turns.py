"""Whose turn it is to be heard: the few cues that wait, and which may cut the one that is being spoken."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from mirror.coaching.cue import Cue, CueKind

__all__ = ["BREATH_S", "FRESH_S", "GRACE_S", "OVER_THE_COACH", "Said", "Turns", "may_cut"]

FRESH_S = {
    CueKind.COACH: 10.0,
    CueKind.SAFETY: 1.0,
    CueKind.FORM: 1.0,
    CueKind.ATTEMPT: 1.0,
    CueKind.PLACEMENT: 2.0,
    CueKind.SESSION: 2.5,
    CueKind.COUNT: 0.6,
    CueKind.ENCOURAGEMENT: 1.5,
    CueKind.PRAISE: 1.5,
}
"""How long a cue may wait for its turn, and which comes first of those that do.

A fault that could not be told within a second belongs to a movement that is over. A count said half a rep
late would be taken for the next one, and is on the screen. What tells how the session goes on is worth
hearing after a form cue (a second and a half at the longest), and a person's own words after anything. A
count comes before what goes with it: "eight", "two more"."""

CHATTER = frozenset({CueKind.COUNT, CueKind.PRAISE, CueKind.ENCOURAGEMENT})

CUTS = {
    CueKind.COACH: frozenset(CueKind) - {CueKind.COACH},
    CueKind.SAFETY: frozenset(CueKind) - {CueKind.COACH, CueKind.SAFETY},
    CueKind.FORM: CHATTER | {CueKind.PLACEMENT},
    CueKind.ATTEMPT: CHATTER | {CueKind.PLACEMENT},
    CueKind.PLACEMENT: CHATTER,
    CueKind.COUNT: frozenset({CueKind.COUNT}),
}
"""What each kind may break into; who is not here waits for silence. Only a newer count cuts a count for being
one: the voice is never behind the athlete. Nothing but safety and a person breaks into the session's
sentences: half of "rest sixty seconds" is worth less than none."""

GRACE_S = 0.25
"""What is over within so long is let finish: a word that stops in its middle sounds broken, and a quarter of
a second is a blink within a rep (0.6 s and more). A count lasts some 0.4 s."""

AT_ONCE = frozenset({CueKind.COACH, CueKind.SAFETY})
"""Wait for no word to end."""

OVER_THE_COACH = frozenset({CueKind.COACH, CueKind.SAFETY})
"""What is said while a human coach speaks, under their voice: the rest has time or is a caption."""

BREATH_S = 0.12
"""Between two sentences that have time; run together they are not understood."""

NO_BREATH = frozenset(
    {CueKind.COACH, CueKind.SAFETY, CueKind.FORM, CueKind.ATTEMPT, CueKind.COUNT, CueKind.ENCOURAGEMENT}
)
"""What belongs to a moment of the movement and cannot wait for it."""

LONGEST_QUEUE = {CueKind.SESSION: 3, CueKind.COACH: 3}
"""Sentences of these belong together ("Set done", "Rest 60 seconds") and are heard in their order. Of the
other kinds the newest alone waits."""


@dataclass(frozen=True, slots=True)
class Said:
    """A cue and the monotonic time at which the voice was asked to say it."""

    cue: Cue
    said_s: float


def may_cut(kind: CueKind, spoken: CueKind, left_s: float) -> bool:
    """Whether `kind` breaks into a cue of kind `spoken` of which `left_s` seconds are still to be heard."""
    return spoken in CUTS.get(kind, frozenset()) and (kind in AT_ONCE or left_s > GRACE_S)


def _may_begin(kind: CueKind, left_s: float) -> bool:
    return kind in NO_BREATH or left_s <= -BREATH_S


class Turns:
    """The cues that wait for their turn, most urgent kind first and in each kind the oldest."""

    def __init__(self) -> None:
        self._waiting: dict[CueKind, deque[Said]] = {kind: deque() for kind in FRESH_S}

    def offer(self, said: Said) -> Said | None:
        """Let a cue wait for its turn; the one whose place it takes is given back."""
        queue = self._waiting[said.cue.kind]
        replaced = queue.popleft() if len(queue) == LONGEST_QUEUE.get(said.cue.kind, 1) else None
        queue.append(said)
        return replaced

    def remove(self, said: Said) -> None:
        """It had its turn."""
        queue = self._waiting[said.cue.kind]
        if said in queue:
            queue.remove(said)

    def expire(self, now_s: float) -> tuple[Said, ...]:
        """Give back what has waited for too long."""
        stale = tuple(said for said in self._all() if now_s - said.said_s > FRESH_S[said.cue.kind])
        for said in stale:
            self.remove(said)
        return stale

    def clear(self) -> tuple[Said, ...]:
        """Give back all that wait."""
        everyone = tuple(self._all())
        for said in everyone:
            self.remove(said)
        return everyone

    def waiting(
        self, spoken: CueKind | None = None, left_s: float = -BREATH_S, *, coach_speaks: bool = False
    ) -> tuple[Said, ...]:
        """Who may be heard now, most urgent first.

        Args:
            spoken: the kind of the cue that is being heard; None in silence.
            left_s: how much of it is still to be heard; below zero, how long it has been silent.
            coach_speaks: whether a human coach is talking.
        """
        return tuple(
            said
            for said in self._all()
            if (
                _may_begin(said.cue.kind, left_s)
                if spoken is None
                else may_cut(said.cue.kind, spoken, left_s)
            )
            and (not coach_speaks or said.cue.kind in OVER_THE_COACH)
        )

    def _all(self) -> Iterator[Said]:
        for queue in self._waiting.values():
            yield from queue

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))
