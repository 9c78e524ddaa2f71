"""The size of a picture, as a user gives it: "16:9", "1080x1920"."""

import re
from dataclasses import dataclass
from typing import Self

from mirror.base.errors import SettingError

__all__ = ["PictureSize"]


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Width and height of a picture, in pixels or, where only the proportion is known, in any unit."""

    width: int
    height: int

    @classmethod
    def parse(cls, words: str) -> Self:
        """The size that is meant by two whole numbers with `:` or `x` between them.

        Raises:
            SettingError: it is no such size.
        """
        found = re.fullmatch(r"([1-9]\d{0,4})\s*[:xX]\s*([1-9]\d{0,4})", words.strip(), re.ASCII)
        if found is None or max(map(int, found.groups())) > 65535:
            raise SettingError(
                f"{words!r} is no size of a picture: give its width and height, such as 16:9 or 1080x1920."
            )
        return cls(int(found[1]), int(found[2]))
