"""The voice that is heard: its thread takes cues and has each of them played when its turn comes."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from mirror.base.facts import Facts, ThreadFailed
from mirror.base.latest import Latest
from mirror.base.settings import VoiceSettings
from mirror.coaching.cue import Cue
from mirror.phrases.phrases import Phrases
from mirror.sound.sound_system import Bus, Playing, SoundSystem
from mirror.voice.narrator import Narrator
from mirror.voice.turns import BREATH_S, Said, Turns
from mirror.voice.voice import CueCaptioned, CueSpoken, VoiceLost, VoiceReturned

__all__ = ["SpokenVoice"]

MOST_SAID = 16
"""Cues between two looks of the voice's thread, milliseconds apart; a flood loses its oldest."""
LISTEN_S = 0.005
"""How often a cue that was just started is asked whether it is heard: the sound device wakes nobody."""
TURN_S = 0.01
"""How often those who wait are looked at while somebody speaks."""
LOOK_S = 0.25
"""How often the sound device is asked how it is while nothing is to be said."""
STILL_S = 1.0
"""A device that has not taken a cue within a second stands still."""
RENDERING_S = 0.15
"""So long nothing less urgent is begun while words are rendered, which takes a tenth of it: it would be
cut."""
CLOSE_S = 1.0
"""The longest that `close` waits for the voice's own thread, which waits for nothing."""
OFF = "the voice is off"


@dataclass(slots=True)
class Utterance:
    """A cue that is being played."""

    said: Said
    playing: Playing
    started_s: float
    seconds: float
    by_tone: bool
    told: bool = False

    def end_s(self, now_s: float) -> float:
        """When it will have been heard whole; one that is not heard yet begins now."""
        heard_s = self.playing.heard_s
        return (now_s if heard_s is None else heard_s) + self.seconds


class SpokenVoice:
    """Speaks cues, or plays tones in their place where no voice can.

    Publishes `CueSpoken`, `CueCaptioned`, `VoiceLost`, `VoiceReturned` and `ThreadFailed` from its thread,
    which is also the narrator's. What it is heard through belongs to whoever opened it, and is closed after
    the voice.
    """

    def __init__(
        self,
        facts: Facts,
        sound: SoundSystem,
        narrator_of: Callable[[Callable[[], None]], Narrator],
        settings: VoiceSettings,
        phrases: Phrases,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Start everything that is needed and return at once.

        Args:
            facts: where it tells what becomes of each cue.
            sound: what it is heard through.
            narrator_of: makes who gives cues their sound, given whom it tells that something changed.
            settings: how it is said at first.
            phrases: in which language at first.
            clock: monotonic seconds, the same that cues and sounds are timed by.
        """
        self._facts = facts
        self._sound = sound
        self._clock = clock
        self._said: deque[Said] = deque(maxlen=MOST_SAID)
        self._turns = Turns()
        self._utterance: Utterance | None = None
        self._silent_from_s = clock() - BREATH_S
        self._on = settings.on
        self._coach_speaks = False
        self._wishes: Latest[tuple[VoiceSettings, Phrases]] = Latest()
        self._lost_s: float | None = None
        self._closing = False
        self._wake = Event()
        self._narrator = narrator_of(self._wake.set)
        self._thread = Thread(target=self._run, name="voice", daemon=True)
        self.configure(settings, phrases)
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """Why nothing is heard, as a sentence that says what to do; None while all is well."""
        return (self._sound.trouble or self._narrator.trouble) if self._on else None

    @property
    def left(self) -> int | None:
        """How many phrases are still to be rendered ahead; None until that is known."""
        return self._narrator.left

    def say(self, cue: Cue) -> None:
        """Ask for a cue to be heard now; never waits."""
        self._said.append(Said(cue, self._clock()))
        self._wake.set()

    def configure(self, settings: VoiceSettings, phrases: Phrases) -> None:
        """From now on speak so, or not at all; never waits."""
        self._wishes.put((settings, phrases))
        self._wake.set()

    def coach_speaks(self, *, speaks: bool) -> None:
        """Whether a human coach is talking: meanwhile only what keeps from harm is said."""
        self._coach_speaks = speaks
        self._wake.set()

    def close(self) -> None:
        """Fall silent and end every thread and process; waits for five seconds if all of them hang."""
        self._closing = True
        self._wake.set()
        self._thread.join(CLOSE_S)
        if (utterance := self._utterance) is not None:
            utterance.playing.cut()
        self._narrator.close()

    def _run(self) -> None:
        while not self._closing:
            self._wake.wait(self._look_again_s())
            self._wake.clear()
            try:
                self._step(self._clock())
            except Exception as error:  # noqa: BLE001 - the top of the thread: told, and the voice goes on
                self._turns = Turns()
                self._utterance = None
                self._facts.publish(ThreadFailed("voice", repr(error)))

    def _look_again_s(self) -> float:
        if self._utterance is not None and not self._utterance.told:
            return LISTEN_S
        return TURN_S if self._turns else LOOK_S

    def _step(self, now_s: float) -> None:
        """One look at everything: what came, what is heard, whose turn it is, what is the matter."""
        self._heed_wishes()
        self._narrator.keep_up()
        while self._said:
            self._take_in(self._said.popleft())
        self._follow(now_s)
        for stale in self._turns.expire(now_s):
            self._caption(stale, "the coach is speaking" if self._coach_speaks else "too late")
        if self._sound.live:
            self._start_next(now_s)
        self._tell_trouble(now_s)

    def _heed_wishes(self) -> None:
        wish = self._wishes.take_now()
        if wish is None:
            return
        settings, phrases = wish
        self._on = settings.on
        self._sound.set_volume(Bus.CUES, settings.volume)
        if settings.on:
            self._narrator.configure(settings, phrases)
            return
        self._stop(OFF)
        for said in self._turns.clear():
            self._caption(said, OFF)

    def _take_in(self, said: Said) -> None:
        if not self._on:
            self._caption(said, OFF)
        elif self._sound.trouble is not None:
            self._caption(said, self._sound.trouble)
        elif (replaced := self._turns.offer(said)) is not None:
            self._caption(replaced, "a newer one came")

    def _follow(self, now_s: float) -> None:
        """Tell when the cue under way is heard; give it up when the device does not take it."""
        utterance = self._utterance
        if utterance is None:
            return
        heard_s = utterance.playing.heard_s
        if heard_s is not None and not utterance.told:
            utterance.told = True
            self._facts.publish(
                CueSpoken(utterance.said.cue, utterance.said.said_s, heard_s, utterance.by_tone)
            )
        if heard_s is None and utterance.playing.done:
            self._stop("the sound device was lost")
        elif heard_s is None and now_s - utterance.started_s > STILL_S:
            self._stop("the sound device stood still")
        elif heard_s is not None and utterance.end_s(now_s) <= now_s:
            self._silent_from_s = utterance.end_s(now_s)
            self._utterance = None

    def _start_next(self, now_s: float) -> None:
        for said in self._waiting(now_s):
            narration = self._narrator.narrate(said.cue)
            if narration is not None:
                self._turns.remove(said)
                self._stop("a more urgent one came")
                playing = self._sound.play(narration.sound, Bus.CUES)
                self._utterance = Utterance(said, playing, now_s, narration.sound.seconds, narration.by_tone)
                return
            if now_s - said.said_s < RENDERING_S:
                return

    def _waiting(self, now_s: float) -> tuple[Said, ...]:
        """Whose turn it may be, most urgent first."""
        utterance = self._utterance
        if utterance is None:
            return self._turns.waiting(None, self._silent_from_s - now_s, coach_speaks=self._coach_speaks)
        left_s = utterance.end_s(now_s) - now_s
        return self._turns.waiting(utterance.said.cue.kind, left_s, coach_speaks=self._coach_speaks)

    def _stop(self, why: str) -> None:
        """Cut what is being spoken, if anything is."""
        if self._utterance is not None:
            self._utterance.playing.cut()
            if not self._utterance.told:
                self._caption(self._utterance.said, why)
            self._utterance = None

    def _caption(self, said: Said, why: str) -> None:
        self._facts.publish(CueCaptioned(said.cue, why))

    def _tell_trouble(self, now_s: float) -> None:
        trouble = self.trouble
        if trouble is not None and self._lost_s is None:
            self._lost_s = now_s
            self._facts.publish(VoiceLost(trouble))
        elif trouble is None and self._lost_s is not None:
            self._facts.publish(VoiceReturned(now_s - self._lost_s))
            self._lost_s = None
