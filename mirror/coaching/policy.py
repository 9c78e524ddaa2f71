"""The cue policy: of all that there is reason to say, what is said now, what waits, and what is withheld.

A pure function of what a frame raised, what was told so far, the settings and the human coach. Its rules, in
the order in which they are asked:

1.  Silence is the default: what is not a candidate is never said, and one sentence is said at a time.
2.  A risk of harm is told at once and before all else, whoever else speaks.
3.  While a human coach speaks nothing else is said: two voices at once are understood by nobody. What tells
    how the session goes on waits a few seconds for the coach to end, the rest is dropped. To a coach who has
    taken over the mirror leaves everything but the count, which saves them counting.
4.  Between sets nothing is judged.
5.  The same fault is told again when there was a whole movement to mend it in, and `same_fault_s` have
    passed; a risk of harm after `SAFETY_AGAIN_S` at the latest.
6.  A movement has one cue at most, and the one after it is left to mend what was told, unless something
    worse is seen or it does not count. Within a hold, time parts the cues. `between_cues_s` parts any two
    words about the movement, praise and cheers too; what stands for a number is as free as that.
7.  Of what is left the most urgent is said, and names what it beat. A number gives way to the cue of its
    rep: it is on the screen, and the next one tells it.
8.  What may wait for the sentence that is being said waits for as long as it is worth hearing.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mirror.base.settings import CueSettings
from mirror.coaching.candidate import Candidate
from mirror.coaching.cue import CueKind, Withheld
from mirror.coaching.human import HumanCoach
from mirror.coaching.told import Told, ago_s

__all__ = [
    "NEXT_CUE_S",
    "PATIENCE_S",
    "SAFETY_AGAIN_S",
    "SAME_ATTEMPT_S",
    "Circumstances",
    "Decision",
    "decide",
]

NEXT_CUE_S = 4.0
"""Between two form cues, in a hold or in quick reps: the time to hear one and to do it."""

SAFETY_AGAIN_S = 5.0
"""The same risk again: after a rep or two in which it could be mended. Silence would approve of it."""

SAME_ATTEMPT_S = 10.0
"""The reason why a movement did not count again: in between, the missing number says that it did not."""

PATIENCE_S = {
    CueKind.SAFETY: 2.0,
    CueKind.FORM: 1.0,
    CueKind.ATTEMPT: 1.0,
    CueKind.COUNT: 0.6,
    CueKind.PLACEMENT: 1.5,
    CueKind.SESSION: 6.0,
    CueKind.PRAISE: 1.5,
    CueKind.ENCOURAGEMENT: 1.5,
}
"""How long each may wait for its turn: a form cue belongs to its rep, a number must not be taken for the next
one, and a rest of a minute may be announced some seconds late."""

FIRST = tuple(PATIENCE_S)
"""The kinds, most urgent first. A number is short and goes before what may wait for it."""

WORST = ("safety", "warning", "advice")

BESIDE_THE_COUNT = frozenset({CueKind.PLACEMENT, CueKind.SESSION, CueKind.PRAISE, CueKind.ENCOURAGEMENT})
"""What is said after the number that it goes with: "eight", "better"."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the policy weighs besides the candidates."""

    at_s: float
    human: HumanCoach = HumanCoach.AWAY
    held: bool = False
    """Whether the exercise is a hold, in which there is one movement and time parts its cues."""
    between_sets: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of the candidates."""

    told: Told
    """As before, with whoever waits; what is said is added by `Told.saying_now`, once it has its words."""
    chosen: Candidate | None = None
    over: tuple[str, ...] = ()
    """What competed with it and lost, each with the reason."""
    withheld: tuple[Withheld, ...] = ()


def decide(
    candidates: Iterable[Candidate], told: Told, now: Circumstances, settings: CueSettings
) -> Decision:
    """What is said because of one frame.

    Args:
        candidates: what the frame gave reason to say.
        told: what was said until then, and what waits.
        now: the time and who else is there.
        settings: what the athlete wants to hear.
    """
    all_of_them = (*told.waiting, *candidates)
    if not all_of_them:
        return Decision(told)
    ready, withheld = list[Candidate](), list[Withheld]()
    for candidate in all_of_them:
        why = _too_late(candidate, told, now) or _why_not(candidate, told, now, settings)
        if why:
            withheld.append(Withheld(candidate.named, why))
        else:
            ready.append(candidate)
    ready.sort(key=_rank)
    return _contest(ready, replace(told, waiting=()), now, tuple(withheld))


def _contest(
    ready: list[Candidate], told: Told, now: Circumstances, withheld: tuple[Withheld, ...]
) -> Decision:
    """The most urgent speaks if it may now; of the others each waits or has lost."""
    if not ready or not _may_speak(ready[0], told, now):
        return Decision(replace(told, waiting=tuple(ready)), withheld=withheld)
    chosen, *others = ready
    lost = [(other, _loses(other, chosen)) for other in others]
    waiting = tuple(other for other, why in lost if not why)
    beaten = tuple(Withheld(other.named, why) for other, why in lost if why)
    over = tuple(f"{one.phrase}: {one.why}" for one in beaten)
    return Decision(replace(told, waiting=waiting), chosen, over, (*withheld, *beaten))


def _why_not(candidate: Candidate, told: Told, now: Circumstances, settings: CueSettings) -> str:
    """Why it is withheld whatever else there is to say; empty when it may be said."""
    if candidate.kind is CueKind.SAFETY:
        again_s = min(settings.same_fault_s, SAFETY_AGAIN_S)
        return _told_before(candidate, told, now, again_s)
    return (
        candidate.not_now
        or _switched_off(candidate.kind, settings)
        or _gives_way(candidate.kind, now)
        or _own_rule(candidate, told, now, settings)
    )


def _switched_off(kind: CueKind, settings: CueSettings) -> str:
    match kind:
        case CueKind.FORM if not settings.form:
            return "form cues are off"
        case CueKind.PRAISE if not settings.praise:
            return "praise is off"
        case CueKind.ENCOURAGEMENT if not settings.encouragement:
            return "encouragement is off"
        case CueKind.PLACEMENT if not settings.placement:
            return "placement is off"
    return ""


def _gives_way(kind: CueKind, now: Circumstances) -> str:
    """To a human coach, or to the athlete's rest."""
    if now.human is HumanCoach.SPEAKING and kind is not CueKind.SESSION:
        return "the coach is speaking"
    if now.human is HumanCoach.TAKEN_OVER and kind is not CueKind.COUNT:
        return "the coach has taken over"
    if now.between_sets and kind not in (CueKind.SESSION, CueKind.COUNT):
        return "the athlete rests"
    return ""


def _own_rule(candidate: Candidate, told: Told, now: Circumstances, settings: CueSettings) -> str:
    match candidate.kind:
        case CueKind.FORM:
            return _told_before(candidate, told, now, settings.same_fault_s) or _parted(
                candidate, told, now, settings
            )
        case CueKind.ATTEMPT:
            return _attempted_before(candidate, told, now) or _parted(candidate, told, now, settings)
        case CueKind.PRAISE if candidate.subject not in told.faults:
            return "nobody was told of it"
        case CueKind.PRAISE if candidate.subject in told.praised:
            return "it was praised"
        case CueKind.PRAISE | CueKind.ENCOURAGEMENT if not candidate.counts:
            return _crowded(told, now, settings)
    return ""


def _told_before(candidate: Candidate, told: Told, now: Circumstances, again_s: float) -> str:
    before = told.faults.get(candidate.subject)
    if before is None:
        return ""
    since_s = ago_s(before.at_s, now.at_s)
    if since_s < again_s:
        return f"told {since_s:.0f} s ago"
    if not now.held and candidate.cycle == before.cycle:
        return "told in this rep"
    return ""


def _attempted_before(candidate: Candidate, told: Told, now: Circumstances) -> str:
    before = told.attempts.get(candidate.subject)
    if before is None or (since_s := ago_s(before.at_s, now.at_s)) >= SAME_ATTEMPT_S:
        return ""
    return f"told {since_s:.0f} s ago, and no number says it too"


def _parted(candidate: Candidate, told: Told, now: Circumstances, settings: CueSettings) -> str:
    """Rep by rep and in time, form cues stay apart."""
    cue = told.cue
    if cue is None:
        return _crowded(told, now, settings)
    since_s = ago_s(told.cued_s, now.at_s)
    short = candidate.kind is CueKind.ATTEMPT
    if not now.held and since_s < math.inf:
        if candidate.cycle == cue.cycle:
            return "this rep had its cue"
        if candidate.cycle == cue.cycle + 1 and not short and _severity(candidate) >= _severity(cue):
            return f"this rep is to mend “{cue.phrase}”"
    if not short and since_s < NEXT_CUE_S:
        return f"“{cue.phrase}” was {since_s:.0f} s ago"
    return _crowded(told, now, settings)


def _crowded(told: Told, now: Circumstances, settings: CueSettings) -> str:
    """In a class, among many voices, any two remarks stay apart."""
    since_s = ago_s(told.remarked_s, now.at_s)
    if told.remark is None or since_s >= settings.between_cues_s:
        return ""
    return f"“{told.remark.phrase}” was {since_s:.0f} s ago"


def _too_late(candidate: Candidate, told: Told, now: Circumstances) -> str:
    if ago_s(candidate.at_s, now.at_s) <= PATIENCE_S[candidate.kind]:
        return ""
    other = told.saying.phrase if told.saying is not None else "the coach"
    return f"too late after “{other}”"


def _may_speak(candidate: Candidate, told: Told, now: Circumstances) -> bool:
    """Whether the floor is free for it; a risk of harm takes it, and a newer number cuts an older one."""
    if now.human is HumanCoach.SPEAKING and candidate.kind is not CueKind.SAFETY:
        return False
    busy = told.busy(now.at_s)
    if busy is None:
        return True
    if candidate.kind is CueKind.SAFETY:
        return busy.kind not in (CueKind.SAFETY, CueKind.COACH)
    return candidate.kind is busy.kind is CueKind.COUNT


def _loses(other: Candidate, chosen: Candidate) -> str:
    """Why another candidate is given up for the chosen one; empty when it waits for its turn."""
    if other.kind is CueKind.SESSION or (other.kind is chosen.kind is CueKind.SAFETY):
        return ""
    counted = chosen.kind is CueKind.COUNT or chosen.counts or chosen.kind is CueKind.SESSION
    if counted and other.kind in BESIDE_THE_COUNT:
        return "one word of cheer is enough" if chosen.kind is other.kind else ""
    if (other.kind is CueKind.COUNT and chosen.counts) or other.phrase == chosen.phrase:
        return f"“{chosen.phrase}” says it"
    if other.kind is chosen.kind is CueKind.FORM and _severity(other) > _severity(chosen):
        return f"less severe than “{chosen.phrase}”"
    return f"“{chosen.phrase}” goes first"


def _rank(candidate: Candidate) -> tuple[int, int]:
    kind = CueKind.COUNT if candidate.counts else candidate.kind
    return FIRST.index(kind), 0 if candidate.counts else 1 + _severity(candidate)


def _severity(candidate: Candidate) -> int:
    return WORST.index(candidate.severity)
