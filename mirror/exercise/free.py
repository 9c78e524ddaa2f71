"""Free movement: what is counted when no exercise was chosen and none of the library fits."""

from mirror.exercise.exercise import Exercise
from mirror.exercise.phases import PhaseNames, Tempo
from mirror.kinematics.view import View

__all__ = ["FREE"]

FREE = Exercise(
    id="free",
    name="Free movement",
    met=3.8,
    met_source="Compendium of Physical Activities 2011 (Ainsworth et al.), 02022: calisthenics, moderate effort",
    posture="standing",
    contacts=(),
    views=tuple(View),
    needs=("shoulder", "hip"),
    phases=PhaseNames(rest="rest", out="out", turn="turn", back="back"),
    tempo=Tempo(out_s=1.0, turn_s=0.0, back_s=1.0, rest_s=0.0),
    range="trunk_lean",
    poses={"rest": {}, "turn": {}},
)
"""Anything that repeats; it has no signal, no limits and no faults."""
