"""The shelf: prototypes kept in a file, because performing every exercise takes seconds."""

import io
import logging
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from time import sleep
from zipfile import BadZipFile

import msgspec
import numpy as np

from mirror.exercise.exercise import Exercise
from mirror.kinematics.shape import SHAPE_SIZE
from mirror.pose.pose import Floats
from mirror.recognition.path import POINTS
from mirror.recognition.path import Path as Way
from mirror.recognition.prototype import Prototype, prototypes_of

__all__ = ["PrototypeShelf"]

log = logging.getLogger(__name__)

EDITION = 1
"""Counted up when the virtual athlete or the path changes what an exercise looks like."""

PAUSE_S = 0.03
"""After each exercise that is performed: the mirror looks and counts meanwhile, in the same interpreter."""

LARGEST_BYTES = 20_000_000
"""A prototype takes some 2 kB."""


class PrototypeShelf:
    """Gives prototypes: those on the shelf as they are, the others performed and put there."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def prototypes(self, exercises: Iterable[Exercise]) -> tuple[Prototype, ...]:
        """What each exercise looks like; the same as `prototypes_of` gives."""
        wanted = {_key(exercise): exercise for exercise in exercises}
        known = self._read()
        found = {key: known[key] for key in wanted if key in known}
        for key in wanted.keys() - found.keys():
            found[key] = [prototype.path for prototype in prototypes_of([wanted[key]])]
            sleep(PAUSE_S)
        if found.keys() != known.keys():
            self._write(found)
        return tuple(Prototype(exercise, way) for key, exercise in wanted.items() for way in found[key])

    def _read(self) -> dict[str, list[Way]]:
        """What is on the shelf; nothing when there is none, or none that can be read."""
        try:
            if self._file.stat().st_size > LARGEST_BYTES:
                return {}
            with self._file.open("rb") as opened, np.load(opened, allow_pickle=False) as kept:
                return {key: _ways(kept[key]) for key in kept.files}
        except (OSError, ValueError, TypeError, AttributeError, KeyError, EOFError, BadZipFile) as error:
            if not isinstance(error, FileNotFoundError):
                log.warning("%s is left aside: %s", self._file, error)
            return {}

    def _write(self, found: Mapping[str, list[Way]]) -> None:
        data = io.BytesIO()
        np.savez_compressed(data, allow_pickle=False, **{key: _stacked(ways) for key, ways in found.items()})
        partial = self._file.with_suffix(".partial")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(data.getvalue())
            partial.replace(self._file)
        except OSError as error:
            log.warning("%s cannot be written, exercises are performed anew each time: %s", self._file, error)


def _key(exercise: Exercise) -> str:
    """The exercise's whole content, in short: another word in its file is another key."""
    return sha256(b"%d" % EDITION + msgspec.json.encode(exercise)).hexdigest()[:24]


def _stacked(ways: list[Way]) -> Floats:
    """(n, POINTS + 1, SHAPE_SIZE): the shapes of each, and its weights last."""
    return np.stack([np.concatenate((way.shapes, way.weights[None])) for way in ways])


def _ways(stacked: Floats) -> list[Way]:
    """The paths of a stack.

    Raises:
        ValueError: when it is none.
    """
    if stacked.ndim != 3 or stacked.shape[1:] != (POINTS + 1, SHAPE_SIZE) or not np.isfinite(stacked).all():
        raise ValueError("it holds no paths")
    return [Way(one[:-1].astype(np.float32), one[-1].astype(np.float32)) for one in stacked]
