"""The mixer: all that is to be heard, each as loud as it is to be, summed and limited."""

from collections import deque
from typing import Final

import numpy as np

from mirror.sound.coach_line import CoachLine
from mirror.sound.limiter import DELAY_SAMPLES, Limiter
from mirror.sound.metronome import Metronome
from mirror.sound.music import Music
from mirror.sound.sound import Samples
from mirror.sound.sound_system import RATE_HZ, Bus, Pulses
from mirror.sound.strip import Strip
from mirror.sound.track import Track

__all__ = ["PIECE", "Mixer"]

PIECE = 240
"""Samples mixed at a time, 5 ms: what comes just too late for one waits for the next. Its 480 numbers are
below the 500 from which numpy lets other threads run, so a piece is mixed in one go."""
MOST_TRACKS = 16
"""Sounds at once; more are a mistake, and the newest is given up."""
BELOW_CUES_DB = 12.0
"""How far music and metronome step back behind a cue. Music mastered at -12 dB and played at half volume then
lies 16 dB below a phrase, which is at -14 dB, and the beat can still be followed."""
BELOW_COACH_DB = 18.0
"""How far everything steps back behind a person, whom nobody levels: half of it heard as before."""
HOLD_S = 0.25
"""Between the words of a sentence and between two cues that belong together nothing comes back."""


class Mixer:
    """Sums the buses. `mix` runs on the mixing thread, all else on any thread; nothing is locked."""

    def __init__(self) -> None:
        self._arriving: deque[tuple[Bus, Track] | None] = deque()
        self._tracks: dict[Bus, list[Track]] = {bus: [] for bus in Bus}
        self._strips: Final = {
            Bus.CUES: Strip(BELOW_COACH_DB),
            Bus.COACH: Strip(0.0),
            Bus.METRONOME: Strip(BELOW_COACH_DB),
            Bus.MUSIC: Strip(BELOW_COACH_DB),
        }
        self._coach = CoachLine()
        self._music: Music | None = None
        self._leaving: deque[Music] = deque()
        self._metronome: Metronome | None = None
        self._limiter = Limiter()
        self._cue_hold_s = 0.0
        self._coach_hold_s = 0.0

    def play(self, track: Track, bus: Bus) -> None:
        """Let a track be heard from the next piece on."""
        if len(self._arriving) + sum(map(len, self._tracks.values())) >= MOST_TRACKS:
            track.done = True
        else:
            self._arriving.append((bus, track))

    def set_volume(self, bus: Bus, volume: float) -> None:
        """Make a bus as loud as `volume`, 0..1."""
        self._strips[bus].set_volume(volume)

    def feed_coach(self, samples: Pulses) -> None:
        """Take the coach's newest words."""
        self._coach.feed(samples)

    def play_music(self, music: Music | None) -> None:
        """Play it in place of what was played before, which fades."""
        before, self._music = self._music, music
        if before is not None:
            before.close()
            self._leaving.append(before)

    def beat(self, metronome: Metronome | None) -> None:
        """Beat this in place of what was beaten before."""
        self._metronome = metronome

    def forget(self) -> None:
        """Give up every track so far and what the coach said: they were for a device that is gone."""
        self._arriving.append(None)

    def mix(self, heard_s: float) -> Samples:
        """(240, 2): the next piece, of which the first sample leaves the device at `heard_s`."""
        self._let_in()
        self._step_back()
        delayed_s = heard_s + DELAY_SAMPLES / RATE_HZ
        stereo = np.zeros((PIECE, 2), np.float32)
        for bus, strip in self._strips.items():
            if not self._sounds(bus):
                strip.pass_by(PIECE)
            elif bus is Bus.MUSIC:
                stereo += strip.apply(self._stereo_music(delayed_s))
            else:
                stereo += strip.apply(self._mono(bus, delayed_s))[:, np.newaxis]
        return self._limiter.apply(stereo)

    def _sounds(self, bus: Bus) -> bool:
        """Whether anything is to be heard of it; most are silent most of the time, and should cost little."""
        match bus:
            case Bus.COACH:
                more = self._coach.busy
            case Bus.METRONOME:
                more = self._metronome is not None
            case Bus.MUSIC:
                more = self._music is not None or bool(self._leaving)
            case Bus.CUES:
                more = False
        return more or bool(self._tracks[bus])

    def _let_in(self) -> None:
        while self._arriving:
            came = self._arriving.popleft()
            if came is None:
                self._drop_all()
            else:
                self._tracks[came[0]].append(came[1])

    def _drop_all(self) -> None:
        self._coach.forget()
        for tracks in self._tracks.values():
            for track in tracks:
                track.done = True
            tracks.clear()

    def _tracks_of(self, bus: Bus, heard_s: float) -> Samples:
        mono = np.zeros(PIECE, np.float32)
        for track in self._tracks[bus]:
            track.add_to(mono, heard_s)
        self._tracks[bus] = [track for track in self._tracks[bus] if not track.done]
        return mono

    def _mono(self, bus: Bus, heard_s: float) -> Samples:
        mono = self._tracks_of(bus, heard_s)
        if bus is Bus.COACH:
            self._coach.add_to(mono)
        elif bus is Bus.METRONOME and (metronome := self._metronome) is not None:
            metronome.add_to(mono)
        return mono

    def _stereo_music(self, heard_s: float) -> Samples:
        stereo = np.zeros((PIECE, 2), np.float32)
        if self._tracks[Bus.MUSIC]:
            stereo += self._tracks_of(Bus.MUSIC, heard_s)[:, np.newaxis]
        if (music := self._music) is not None:
            music.add_to(stereo)
        while self._leaving:
            self._leaving.popleft().fade_into(stereo)
        return stereo

    def _step_back(self) -> None:
        """Who has the word decides how far the others go down."""
        piece_s = PIECE / RATE_HZ
        self._cue_hold_s = HOLD_S if self._tracks[Bus.CUES] else max(0.0, self._cue_hold_s - piece_s)
        coached = self._coach.speaking or bool(self._tracks[Bus.COACH])
        self._coach_hold_s = HOLD_S if coached else max(0.0, self._coach_hold_s - piece_s)
        behind_cue = BELOW_CUES_DB / BELOW_COACH_DB if self._cue_hold_s else 0.0
        share = 1.0 if self._coach_hold_s else behind_cue
        self._strips[Bus.MUSIC].step_back(share)
        self._strips[Bus.METRONOME].step_back(share)
        self._strips[Bus.CUES].step_back(1.0 if self._coach_hold_s else 0.0)
