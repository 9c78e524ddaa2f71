"""The mixing desk: does what the mirror orders, and reports what becomes of it."""

from collections import deque
from collections.abc import Callable
from pathlib import Path

import numpy as np

from mirror.devices.speaker_opener import PortAudioOpener
from mirror.devices.steady_speaker import SteadySpeaker
from mirror.sound.feed import Feed
from mirror.sound.hearing import Hearing
from mirror.sound.metronome import Metronome
from mirror.sound.mixer import Mixer
from mirror.sound.music import Music
from mirror.sound.resample import resampled
from mirror.sound.sound import Sound
from mirror.sound.sound_pipe import (
    Beat,
    Cut,
    Done,
    FeedCoach,
    Hear,
    Heard,
    Order,
    Play,
    PlayMusic,
    Report,
    Setup,
    SetVolume,
    State,
)
from mirror.sound.sound_system import RATE_HZ
from mirror.sound.track import Track

__all__ = ["Desk"]

MOST_FOLLOWED = 64
"""Sounds whose end is reported; the mixer plays fewer at once."""


class Desk:
    """Owns all that sounds and hears, in the sound process.

    Args:
        setup: which devices to use.
        hearing: the microphone.
        report: hands a message to the mirror; it must not wait.
    """

    def __init__(self, setup: Setup, hearing: Hearing, report: Callable[[Report], None]) -> None:
        self._report = report
        self._hearing = hearing
        self._mixer = Mixer()
        self._music: Music | None = None
        self._tracks: dict[int, Track] = {}
        self._unheard: list[tuple[int, Track]] = []
        self._playing: list[tuple[int, Track]] = []
        self._arriving: deque[tuple[int, Track]] = deque(maxlen=MOST_FOLLOWED)
        self._feed = Feed(self._mixer, hearing, self._follow)
        self._speaker = SteadySpeaker(PortAudioOpener(self._feed, setup.speaker), self._tell)
        self._speaker.start()

    def obey(self, order: Order) -> None:
        """Do it now."""
        match order:
            case Play():
                self._play(order)
            case Cut(number):
                if (track := self._tracks.get(number)) is not None:
                    track.cut()
            case SetVolume(bus, volume):
                self._mixer.set_volume(bus, volume)
            case FeedCoach(samples):
                self._mixer.feed_coach(np.frombuffer(samples[: len(samples) // 2 * 2], "<i2"))
            case PlayMusic(path):
                self._music = Music(Path(path)) if path else None
                self._mixer.play_music(self._music)
            case Beat():
                beats = order.out_s + order.turn_s + order.back_s + order.rest_s > 0
                self._mixer.beat(Metronome(order) if beats else None)
            case Hear(on):
                self._hearing.listen(on=on)
            case Setup():
                pass  # was the first order

    def close(self) -> None:
        """Fall silent and let the devices go."""
        self._speaker.close()
        self._feed.close()
        self._hearing.close()
        self._mixer.play_music(None)

    def _play(self, order: Play) -> None:
        samples = np.frombuffer(order.samples[: len(order.samples) // 4 * 4], "<f4")
        track = Track(resampled(Sound(np.nan_to_num(samples), order.rate_hz), RATE_HZ).samples)
        if not self._speaker.live:
            self._report(Done(order.number))
            return
        self._tracks = {number: one for number, one in self._tracks.items() if not one.done}
        self._tracks[order.number] = track
        self._arriving.append((order.number, track))
        self._mixer.play(track, order.bus)

    def _follow(self) -> None:
        """Report what became of each sound with the piece that was just mixed; on the mixing thread."""
        while self._arriving:
            self._unheard.append(self._arriving.popleft())
        if self._unheard:
            self._unheard = [one for one in self._unheard if not self._begun(*one)]
        if self._playing:
            self._playing = [one for one in self._playing if not self._over(*one)]

    def _begun(self, number: int, track: Track) -> bool:
        if track.heard_s is not None:
            self._report(Heard(number, track.heard_s))
        elif not track.done:
            return False
        self._playing.append((number, track))
        return True

    def _over(self, number: int, track: Track) -> bool:
        if track.done:
            self._report(Done(number))
        return track.done

    def _tell(self, opening: bool) -> None:
        music, speaker = self._music, self._speaker
        notices = (speaker.notice, None if music is None else music.trouble)
        self._report(
            State(
                trouble=speaker.trouble,
                microphone_trouble=self._hearing.trouble,
                notices=tuple(notice for notice in notices if notice is not None),
                label=speaker.label,
                live=speaker.live,
                underruns=speaker.underruns + self._feed.ran_dry,
                speaker_dbfs=self._feed.meter.dbfs,
                microphone_dbfs=self._hearing.dbfs,
                opening=opening,
            )
        )
