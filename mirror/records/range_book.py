"""The range book: how far the athlete usually goes in each exercise, kept in one small file."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from mirror.base.errors import RecordsError
from mirror.movement.own_range import OwnRange

__all__ = ["RangeBook"]

log = logging.getLogger(__name__)

LARGEST_BYTES = 256_000
"""Some 4,000 exercises: more than any library has."""


class _Entry(msgspec.Struct, frozen=True):
    peak: Annotated[float, msgspec.Meta(ge=0.1, le=10.0)]
    reps: Annotated[int, msgspec.Meta(ge=1, le=100_000)]


class _Page(msgspec.Struct, frozen=True):
    ranges: dict[Annotated[str, msgspec.Meta(max_length=80)], _Entry] = {}


class RangeBook:
    """Reads and writes the ranges of one athlete, by the ids of the exercises."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, OwnRange]:
        """What is known; nothing when there is no file yet, or none that can be read, which is logged."""
        try:
            if self._path.stat().st_size > LARGEST_BYTES:
                raise msgspec.ValidationError("it is too large")
            page = msgspec.json.decode(self._path.read_bytes(), type=_Page)
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
            log.warning("%s is left aside: %s", self._path, error)
            return {}
        return {id_: OwnRange(entry.peak, entry.reps) for id_, entry in page.ranges.items()}

    def write(self, ranges: Mapping[str, OwnRange]) -> None:
        """Put down what is known now, over what was known; all of it or nothing.

        Raises:
            RecordsError: the file cannot be written.
        """
        page = _Page({id_: _Entry(own.peak, own.reps) for id_, own in ranges.items()})
        partial = self._path.with_suffix(".partial")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(msgspec.json.encode(page))
            partial.replace(self._path)
        except OSError as error:
            raise RecordsError(
                f"{self._path} cannot be written: make room or give it the right to."
            ) from error
