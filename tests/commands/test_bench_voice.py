"""`mirror bench voice`: its arithmetic on made-up recordings, and once all of it."""

import numpy as np
import pytest

from mirror.commands.bench_voice.onsets import AUDIBLE, first_audible, loudest_db, percentile_ms
from mirror.commands.bench_voice.recording_clock import RecordingClock


@pytest.mark.parametrize(
    ("levels", "at"),
    [
        ([], None),
        ([0.0, 0.0], None),
        ([0.0, AUDIBLE * 0.9, AUDIBLE, 1.0], 2),
        ([0.0, 0.0, 0.0, -0.5], 3),
        ([0.5], 0),
    ],
)
def test_a_sound_begins_where_it_can_be_heard(levels: list[float], at: int | None) -> None:
    """Whichever way its first wave goes; what is below a hundredth of full scale is silence."""
    assert first_audible(np.array(levels, np.float32)) == at


@pytest.mark.parametrize(
    ("levels", "db"), [([], -120.0), ([0.0], -120.0), ([0.1, -0.5], -6.02), ([1.0], 0.0)]
)
def test_how_loud_it_is(levels: list[float], db: float) -> None:
    """The peak, of either sign."""
    assert loudest_db(np.array(levels, np.float32)) == pytest.approx(db, abs=0.01)


@pytest.mark.parametrize(
    ("taken_s", "percentile", "ms"),
    [([], 95, None), ([0.01], 95, 10.0), ([0.01, 0.02, 0.03], 50, 20.0), ([0.0, 0.1], 95, 95.0)],
)
def test_percentiles(taken_s: list[float], percentile: float, ms: float | None) -> None:
    """In milliseconds; nothing of nothing."""
    assert percentile_ms(taken_s, percentile) == ms


class TestRecordingClock:
    """A thousand samples a second, in pieces of ten, of a recording that begins at 100 s."""

    @staticmethod
    def recorded(lateness_s: list[float], lost_s: dict[int, float] | None = None) -> RecordingClock:
        """Pieces that arrive so late; before some of them the recording stood still."""
        clock, behind_s = RecordingClock(1000), 0.0
        for piece, late_s in enumerate(lateness_s):
            behind_s += (lost_s or {}).get(piece, 0.0)
            clock.arrived(10, 100.0 + (piece + 1) * 0.01 + behind_s + late_s)
        return clock

    @pytest.mark.parametrize("late_s", [0.0, 0.004])
    def test_even(self, late_s: float) -> None:
        """Where every piece is equally late, so is the clock: nothing here can tell."""
        clock = self.recorded([late_s] * 50)
        assert clock.samples == 500
        assert clock.time_s(0) == pytest.approx(100.0 + late_s)
        assert clock.time_s(333) == pytest.approx(100.333 + late_s)
        assert clock.sample(100.333 + late_s) == 333

    def test_late_pieces_do_not_count(self) -> None:
        """On a busy machine most pieces wait; one in ten that did not is enough."""
        clock = self.recorded([0.0 if piece % 10 == 7 else 0.03 for piece in range(300)])
        assert [clock.time_s(sample) for sample in (5, 1500, 2995)] == pytest.approx(
            [100.005, 101.5, 102.995]
        )

    def test_a_gap(self) -> None:
        """After the recording has stood still it is later, and before that it is not."""
        clock = self.recorded([0.0] * 1000, {500: 0.2})
        assert clock.time_s(1000) == pytest.approx(101.0)
        assert clock.time_s(9000) == pytest.approx(109.2)

    def test_forgotten(self) -> None:
        """What was forgotten is not asked any more, and the rest has its time still."""
        clock = self.recorded([0.0] * 1000)
        clock.forget(9000)
        assert clock.samples == 10_000
        assert clock.time_s(9500) == pytest.approx(109.5)

    def test_not_yet(self) -> None:
        """Of a sample that has not arrived nothing is known."""
        with pytest.raises(IndexError):
            self.recorded([0.0] * 5).time_s(50)
