"""Speech: words become Sound through a child process that may hang, die or be missing."""

import logging
from collections.abc import Callable, Sequence
from threading import Lock
from time import monotonic

import numpy as np

from mirror.base.errors import VoiceError
from mirror.sound.sound import Sound
from mirror.voice.line import SYSTEM_MANNER, Manner, speakable
from mirror.voice.patience import Patience
from mirror.voice.speech_pipe import (
    Answer,
    Failed,
    ListVoices,
    Request,
    Say,
    Spoken,
    VoicesListed,
)
from mirror.voice.speech_process import SPEECH_COMMAND, SpeechProcess
from mirror.voice.voices import Voices

__all__ = ["Speech"]

log = logging.getLogger(__name__)

ANSWER_S = 1.5
"""A phrase takes 11 ms with espeak-ng; what takes this long hangs. A new process answers after 80 ms more
(both measured on two cores), so speech is back within 2 s."""
FIRST_ANSWER_S = 4.0
"""The first answer of a new process: it loads Python and the engine; COM on a cold Windows takes seconds."""
PATIENT_ANSWER_S = 30.0
"""The same of a process that works only when nobody else does: both cores may be busy for long."""
SIXTEEN_BIT_PEAK = 32_768
NO_ENGINE = "The speech engine does not work; install espeak-ng or a voice of your system."
LONGEST = 500
"""Characters of a phrase, as `speech_pipe.Say` allows."""


class Speech:
    """Renders phrases, one at a time, through a process that is started when needed and again when lost.

    A process that fails is killed. The next one is started at once after the first failure, later after each
    further failure in a row (`ready_in_s`), until one works.
    """

    def __init__(
        self,
        command: Sequence[str] = SPEECH_COMMAND,
        clock: Callable[[], float] = monotonic,
        *,
        patient: bool = False,
    ) -> None:
        """Nothing is started yet; a `patient` process works only when nobody else needs the processor."""
        self._patient = patient
        self._command = command
        self._patience = Patience(clock)
        self._number = 0
        self._asking = Lock()
        self._closed = False
        self._process: SpeechProcess | None = None
        self._manner: Manner | None = None

    @property
    def ready_in_s(self) -> float:
        """How long until it may be asked again; 0 unless it failed several times in a row."""
        return self._patience.left_s

    def render(self, words: str, manner: Manner = SYSTEM_MANNER, timeout_s: float = 0.0) -> Sound:
        """The words, spoken; waits for the engine, so it belongs on a thread that nothing waits for.

        Args:
            words: a cue, or a sentence or two.
            manner: voice and rate.
            timeout_s: the longest that it waits, if not as long as an engine that works may need.

        Raises:
            VoiceError: there is no engine, it died or hangs, or it makes nothing of the words.
        """
        if not speakable(words):
            raise VoiceError("There is nothing to say.")
        text = words.strip()[:LONGEST]
        self._change_to(manner)
        say = Say(self._next_number(), text, manner.voice, manner.words_per_minute)
        answer = self._ask(say, timeout_s or (PATIENT_ANSWER_S if self._patient else ANSWER_S))
        if not isinstance(answer, Spoken):
            raise VoiceError("The speech engine answers something else; it is started again.")
        samples = np.frombuffer(answer.pcm[: len(answer.pcm) // 2 * 2], "<i2")
        return Sound(samples.astype(np.float32) / np.float32(SIXTEEN_BIT_PEAK), answer.rate_hz)

    def voices(self, timeout_s: float = FIRST_ANSWER_S) -> Voices:
        """Every voice that the system has.

        Raises:
            VoiceError: there is no engine, or it does not answer.
        """
        answer = self._ask(ListVoices(self._next_number()), timeout_s)
        if not isinstance(answer, VoicesListed):
            raise VoiceError("The speech engine answers something else; it is started again.")
        return Voices(answer.engine, answer.voices)

    def close(self) -> None:
        """End the process; who waits for it is told. Safe to call twice and from any thread."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()

    def _change_to(self, manner: Manner) -> None:
        """A process speaks in one manner only: of new rates espeak forgets one in eight, for good."""
        with self._asking:
            if self._manner not in {None, manner}:
                self._end_process()
            self._manner = manner

    def _next_number(self) -> int:
        self._number += 1
        return self._number

    def _ask(self, request: Request, timeout_s: float) -> Answer:
        """Ask the process, and start it if there is none.

        Raises:
            VoiceError: no answer, or a failure as the answer.
        """
        with self._asking:
            try:
                answer = self._asked(request, timeout_s)
                if isinstance(answer, Failed):
                    log.warning("speech engine: %s", answer.reason)
                    raise VoiceError(NO_ENGINE)  # noqa: TRY301 - a failure is handled like a death
            except VoiceError as error:
                self._give_up(str(error))
                raise
            self._patience.worked()
            return answer

    def _asked(self, request: Request, timeout_s: float) -> Answer:
        if self._process is not None and self._process.ended:
            log.warning("speech: the process ended while nothing was asked of it; it is started again")
            self._end_process()
        if self._process is None:
            self._process = SpeechProcess(self._command, patient=self._patient)
            timeout_s = max(timeout_s, PATIENT_ANSWER_S if self._patient else FIRST_ANSWER_S)
        if self._closed:  # asked only now, so that no process outlives a `close` on another thread
            raise VoiceError("The voice is off.")
        return self._process.ask(request, timeout_s)

    def _give_up(self, why: str) -> None:
        """End a process that failed: what is left in it of one phrase would spoil the next."""
        log.info("speech: %s", why)
        self._patience.failed()
        self._end_process()

    def _end_process(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process = None
