"""The set-up by ear: what is done, where to stand, and that all is well now."""

from collections import deque
from collections.abc import Iterator

from mirror.coaching.candidate import Candidate
from mirror.coaching.choice import Choice
from mirror.coaching.cue import CueKind
from mirror.coaching.observed import Observed
from mirror.coaching.words import STAY_THERE, Announcement, name_aloud
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.kinematics.motion import Motion
from mirror.movement.guidance import Guidance
from mirror.pose.landmarks import Landmark

__all__ = ["AGAIN_S", "CALM_S", "PlaceCalls"]

AGAIN_S = (8.0, 16.0, 32.0)
"""When the same is asked for again, each time later: the time to walk back and look. Then it is left: whoever
did not do it by then cannot, or is not there."""

TO_NOBODY = 1
"""How often again while nobody is seen: who hears it steps in."""

GONE_S = 3.0
"""Whoever was away for so long is told when they are seen again; a body behind another is not away."""

LOOK_AGAIN_S = 1.0
"""How often something that is due is offered while somebody else speaks."""

CALM_S = 1.0
"""Somebody who has stood for so long has arrived: on the way, every step is in another place."""

WALKS = 0.12
"""How far the hips move across the picture in that time, in picture heights, of who walks: at 1 m/s and 4 m
away it is 0.3; in reps of squats and push-ups less than 0.1."""

UPDATES_S = 0.2
"""How often the place is remembered."""


class PlaceCalls:
    """Follows where the athlete is, for somebody who does not look at the screen."""

    def __init__(self, exercise: Exercise, choice: Choice) -> None:
        """The set-up for an exercise; of one that is recognised there is none, for it is being done."""
        told = choice is not Choice.AT_START or exercise in (ANY, FREE)
        self._name = "" if told else name_aloud(exercise)
        self._ready = choice is Choice.RECOGNISED
        """Whether the athlete knows that they may begin."""
        self._left = False
        """Whether they walked out: who does, does it on purpose and is not called back."""
        self._seen_s: float | None = None
        self._asked: Guidance | None = None
        """What was asked for and is not done yet."""
        self._tries: dict[Guidance, tuple[float, int]] = {}
        self._offered_s = 0.0
        self._places: deque[tuple[float, float]] = deque(maxlen=round(CALM_S / UPDATES_S) + 1)

    def raised(self, observed: Observed) -> Iterator[Candidate]:
        """What the frame gives reason to say."""
        at_s = observed.at_s
        calm, begun = self._calm(observed.motion, at_s), self._begun(observed)
        self._follow(observed, calm=calm)
        if self._name and (calm or begun):
            name, self._name = self._name, ""
            if not begun:
                yield Candidate(CueKind.SESSION, name, "somebody is there", at_s)
        if not observed.placement.good:
            yield from self._ask(observed, calm=calm)
        elif observed.motion is not None and (calm or begun):
            yield from self._well(observed, begun=begun)

    def _follow(self, observed: Observed, *, calm: bool) -> None:
        """Whether the athlete is away, and went there by themselves."""
        if observed.motion is not None:
            if self._seen_s is not None and observed.at_s - self._seen_s > GONE_S:
                self._ready = False
                self._tries.pop(Guidance.STEP_IN, None)
            self._seen_s = observed.at_s
            self._left = not calm

    def said(self, candidate: Candidate) -> None:
        """It was asked for, or the athlete was told that all is well."""
        if candidate.phrase == STAY_THERE:
            self._asked = None
        elif candidate.kind is CueKind.PLACEMENT:
            guidance = Guidance(candidate.phrase)
            self._asked = guidance
            self._tries[guidance] = (candidate.at_s, self._tries.get(guidance, (0.0, 0))[1] + 1)

    def _begun(self, observed: Observed) -> bool:
        """Whether the athlete has begun without waiting for a word."""
        counted = observed.followed.counted
        return counted.rep is not None or bool(observed.followed.recovered) or counted.progress.held_s > 1.0

    def _ask(self, observed: Observed, *, calm: bool) -> Iterator[Candidate]:
        """For the first trouble only, and of somebody on the way for nothing."""
        guidance, at_s = observed.placement.guidance, observed.at_s
        nobody = observed.motion is None
        if guidance is None or (self._left if nobody else not calm) or not self._due(guidance, at_s):
            return
        self._offered_s = at_s
        troubles = ", ".join(trouble.name.lower() for trouble in observed.placement.troubles)
        yield Candidate(CueKind.PLACEMENT, guidance, f"placement: {troubles}", at_s)

    def _due(self, guidance: Guidance, at_s: float) -> bool:
        if 0.0 <= at_s - self._offered_s < LOOK_AGAIN_S:
            return False
        asked_s, tries = self._tries.get(guidance, (0.0, 0))
        if not tries:
            return True
        most = TO_NOBODY if guidance is Guidance.STEP_IN else len(AGAIN_S)
        return tries <= most and not 0.0 <= at_s - asked_s < AGAIN_S[tries - 1]

    def _well(self, observed: Observed, *, begun: bool) -> Iterator[Candidate]:
        """That the place is right, after another one was asked for; else that the athlete may begin."""
        ready, self._ready = self._ready, True
        asked, self._asked = self._asked, None
        if asked is not None and asked is not Guidance.STEP_IN:
            yield Candidate(CueKind.PLACEMENT, STAY_THERE, f"after “{asked}”", observed.at_s)
        elif not (ready or begun or observed.session.state.resting):
            yield Candidate(CueKind.SESSION, Announcement.READY, "the athlete is seen well", observed.at_s)

    def _calm(self, motion: Motion | None, at_s: float) -> bool:
        """Whether somebody is there and stays where they are."""
        places = self._places
        if motion is None or (places and not 0.0 <= at_s - places[-1][0] < CALM_S):
            places.clear()
        if motion is None:
            return False
        if not places or at_s - places[-1][0] >= UPDATES_S:
            left, right = motion.plane[Landmark.LEFT_HIP], motion.plane[Landmark.RIGHT_HIP]
            places.append((at_s, (left[0] + right[0]) / 2))
        across = [x for _, x in places]
        return at_s - places[0][0] >= CALM_S - UPDATES_S and max(across) - min(across) < WALKS
