"""Cells: the small figures beside the ring, a heading and a value each: last rep, holds, the set's trend."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from mirror.movement.fatigue import LEAST_LOSS_PCT, Fatigue, Reserve
from mirror.movement.rep import Rep
from mirror.overlay.set_so_far import SetSoFar
from mirror.overlay.tongue import Tongue

__all__ = ["Cell", "newest_cells", "reserve_words", "trend_cells"]

PLENTY = 6
"""Reps in reserve from which their number says nothing but "enough": athletes themselves tell more than five
only to within several (Zourdos et al. 2016, "Novel resistance training-specific rating of perceived exertion
scale measuring repetitions in reserve", J Strength Cond Res 30)."""

WIDEST = 4
"""Reps between the ends of an estimate that is still worth telling."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A small figure."""

    label: str
    value: str


def newest_cells(so_far: SetSoFar, tongue: Tongue, *, repeats: bool) -> list[Cell]:
    """Of the last rep: score and tempo; of holds: the longest and the last."""
    if so_far.hold is not None:
        last_s, longest_s = int(so_far.hold.held_s), int(so_far.longest_s)
        best = [Cell(tongue.word("best"), f"{longest_s} s")] if longest_s > last_s else []
        return [*best, Cell(tongue.word("last hold"), f"{last_s} s")]
    return [*_of_rep(so_far.rep, tongue)] if so_far.rep is not None and repeats else []


def _of_rep(rep: Rep, tongue: Tongue) -> Iterator[Cell]:
    if rep.score is not None:
        yield Cell(tongue.word("score"), f"{rep.score.total:.0f}")
    times_s = (rep.out_s, rep.turn_s, rep.back_s)
    yield Cell(tongue.word("tempo"), "  ·  ".join(map(tongue.decimal, times_s)))


def trend_cells(so_far: SetSoFar, tongue: Tongue) -> list[Cell]:
    """Mean speed of the last rep; when it falls, by how much, and how many reps that leaves."""
    rep, fatigue = so_far.rep, so_far.fatigue
    speed = rep.speed if rep is not None else None
    cells = [Cell(tongue.word("speed"), f"{tongue.decimal(speed.mean_m_s, 2)} m/s")] if speed else []
    return cells + ([*_of_trend(fatigue, tongue)] if fatigue is not None else [])


def _of_trend(fatigue: Fatigue, tongue: Tongue) -> Iterator[Cell]:
    loss_pct = fatigue.velocity_loss_pct
    if loss_pct is not None and loss_pct >= LEAST_LOSS_PCT:
        yield Cell(tongue.word("slower"), f"{loss_pct:.0f} %")
    if fatigue.reserve is not None and (words := reserve_words(fatigue.reserve, tongue)):
        yield Cell(tongue.word("in reserve"), words)


def reserve_words(reserve: Reserve, tongue: Tongue) -> str:
    """The range of an estimate, whole reps outwards: "2-4 left"; empty where it is too wide to be of use."""
    fewest, most = math.floor(reserve.fewest), math.ceil(reserve.most)
    if fewest >= PLENTY:
        return tongue.word("{number} left", f"{PLENTY}+")
    if most - fewest > WIDEST:
        return ""
    return tongue.word("{number} left", fewest if fewest == most else f"{fewest}\N{EN DASH}{most}")
