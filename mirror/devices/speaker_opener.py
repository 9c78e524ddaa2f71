"""Opens the speaker that was named, or the default one until it is back."""

from collections.abc import Callable
from time import monotonic

from mirror.base.errors import VoiceError
from mirror.devices.portaudio import PortAudio
from mirror.devices.portaudio_speaker import PortAudioSpeaker
from mirror.devices.speaker import Source, Speaker
from mirror.devices.speaker_probe import SpeakerProbe

__all__ = ["PortAudioOpener"]


class PortAudioOpener:
    """A `SpeakerOpener` on whatever devices there are at that moment.

    Args:
        source: what is played.
        name: part of the name of the device that is wanted; empty for the default one.
        probe: makes the look-out for the named device while another is open.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        source: Source,
        name: str = "",
        probe: Callable[[str], SpeakerProbe] = SpeakerProbe,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._source = source
        self._name = name
        self._make_probe = probe
        self._clock = clock
        self._portaudio: PortAudio | None = None
        self._missing: VoiceError | None = None
        self._probe: SpeakerProbe | None = None
        self._avoided = False
        self.notice: str | None = None

    def open(self) -> Speaker:
        """Look for devices and open the named one, or else the default one.

        A named one that was just lost is left to the probe: one that opens and then stands still would be
        opened for ever.

        Raises:
            VoiceError: neither can be opened, or PortAudio is not installed.
        """
        portaudio = self._ready()
        avoided, self._avoided = self._avoided, False
        speaker = None if avoided else self._asked(portaudio)
        if speaker is not None:
            self.notice = None
            return speaker
        speaker = PortAudioSpeaker(portaudio, self._source, clock=self._clock)
        self._probe = self._make_probe(self._name)
        self.notice = f'The speaker "{self._name}" is not there; until it is, "{speaker.label}" plays.'
        return speaker

    def _asked(self, portaudio: PortAudio) -> Speaker | None:
        try:
            return PortAudioSpeaker(portaudio, self._source, self._name, clock=self._clock)
        except VoiceError:
            if not self._name:
                raise
            return None

    def _ready(self) -> PortAudio:
        """The library, which has just looked for devices; what is not installed is not looked for again."""
        self._end_probe()
        if self._missing is not None:
            raise self._missing
        if self._portaudio is not None:
            self._portaudio.rescan()
            return self._portaudio
        try:
            self._portaudio = PortAudio()
        except VoiceError as error:
            self._missing = error
            raise
        return self._portaudio

    def lost(self) -> None:
        """The one that was opened last stopped by itself."""
        self._avoided = bool(self._name) and self._probe is None

    def returned(self) -> bool:
        """Whether the named one is there again."""
        return self._probe is not None and self._probe.found()

    def close(self) -> None:
        """End PortAudio."""
        self._end_probe()
        if self._portaudio is not None:
            self._portaudio.close()

    def _end_probe(self) -> None:
        if self._probe is not None:
            self._probe.close()
            self._probe = None
