"""The voice that is heard: its thread takes cues, finds their phrases, and plays them through the mixer."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from mirror.base.facts import Facts, ThreadFailed
from mirror.coaching.cue import Cue, CueKind
from mirror.devices.speaker import Source
from mirror.devices.steady_speaker import SpeakerOpener, SteadySpeaker
from mirror.voice.mixer import Mixer, Playing
from mirror.voice.phrase_book import PhraseBook, Renderer
from mirror.voice.phrases import Phrases
from mirror.voice.turns import Said, Turns
from mirror.voice.voice import CueCaptioned, CueSpoken, VoiceLost, VoiceReturned

__all__ = ["SpokenVoice"]

MOST_SAID = 16
"""Cues between two looks of the voice's thread, milliseconds apart; a flood loses its oldest."""
LISTEN_S = 0.005
"""How often a cue that was just started is asked whether it is heard: the speaker's callback wakes nobody."""
TURN_S = 0.01
"""How often those who wait are looked at while somebody speaks."""
CLOSE_S = 1.0
"""The longest that `close` waits for the voice's own thread, which waits for nothing."""
STALE_S = 1.0
"""A device that has not taken a cue within a second stands still."""


@dataclass(slots=True)
class Utterance:
    """A cue that is being played."""

    said: Said
    playing: Playing
    started_s: float
    seconds: float
    told: bool = False


class SpokenVoice:
    """Speaks cues; what a missing, hung or dead engine or device costs is told as `VoiceLost`.

    Publishes `CueSpoken`, `CueCaptioned`, `VoiceLost`, `VoiceReturned` and `ThreadFailed` from its thread.
    """

    def __init__(
        self,
        facts: Facts,
        open_on: Callable[[Source], SpeakerOpener],
        renderer: Renderer,
        phrases: Phrases,
        ahead: Iterable[str],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Start everything that is needed and return at once; `ahead` are the phrases to render first."""
        self._facts = facts
        self._phrases = phrases
        self._clock = clock
        self._said: deque[Said] = deque(maxlen=MOST_SAID)
        self._turns = Turns()
        self._utterance: Utterance | None = None
        self._lost_s: float | None = None
        self._closing = False
        self._wake = Event()
        self._mixer = Mixer()
        self._speaker = SteadySpeaker(open_on(self._mixer), self._wake.set)
        self._book = PhraseBook(renderer, ahead, self._wake.set)
        self._thread = Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> str | None:
        """Why nothing is heard, as a sentence that says what to do; None while all is well."""
        return self._speaker.trouble or self._book.trouble

    @property
    def underruns(self) -> int:
        """How often the sound device ran dry."""
        return self._speaker.underruns

    @property
    def left(self) -> int:
        """How many phrases are still to be rendered ahead."""
        return self._book.left

    def say(self, cue: Cue) -> None:
        """Ask for a cue to be heard now; never waits."""
        self._said.append(Said(cue, self._clock()))
        self._wake.set()

    def close(self) -> None:
        """Fall silent and end every thread and process; waits for five seconds if all of them hang."""
        self._closing = True
        self._wake.set()
        self._thread.join(CLOSE_S)
        self._book.close()
        self._speaker.close()

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

    def _look_again_s(self) -> float | None:
        if self._utterance is not None and not self._utterance.told:
            return LISTEN_S
        return TURN_S if self._turns else None

    def _step(self, now_s: float) -> None:
        """One look at everything: what came, what is heard, whose turn it is, what is the matter."""
        while self._said:
            self._take_in(self._said.popleft())
        self._follow(now_s)
        for stale in self._turns.expire(now_s):
            self._caption(stale, "too late")
        if self._speaker.live:
            self._start_next(now_s)
        self._tell_trouble(now_s)

    def _take_in(self, said: Said) -> None:
        if self._speaker.trouble is not None:
            self._caption(said, self._speaker.trouble)
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
            self._facts.publish(CueSpoken(utterance.said.cue, utterance.said.said_s, heard_s))
        if utterance.playing.done:
            self._utterance = None
        elif heard_s is None and now_s - utterance.started_s > STALE_S:
            self._stop("the sound device stood still")

    def _start_next(self, now_s: float) -> None:
        for said in self._turns.waiting(self._spoken_kind(), self._left_s(now_s)):
            sound = self._book.sound(self._phrases.spoken(said.cue.words), self._mixer.rate_hz)
            if sound is not None:
                self._turns.remove(said)
                self._stop("a more urgent one came")
                self._utterance = Utterance(said, self._mixer.play(sound), now_s, sound.seconds)
                return

    def _left_s(self, now_s: float) -> float:
        """How much of what is being spoken is still to be heard."""
        utterance = self._utterance
        if utterance is None:
            return 0.0
        heard_s = utterance.playing.heard_s
        return utterance.seconds if heard_s is None else heard_s + utterance.seconds - now_s

    def _stop(self, why: str) -> None:
        """Cut what is being spoken, if anything is."""
        if self._utterance is not None:
            self._utterance.playing.cut()
            if not self._utterance.told:
                self._caption(self._utterance.said, why)
            self._utterance = None

    def _spoken_kind(self) -> CueKind | None:
        return None if self._utterance is None else self._utterance.said.cue.kind

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
