"""What an examination found: one Check for each thing that was looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Check", "Report", "Verdict"]


class Verdict(StrEnum):
    """How a check came out."""

    OK = "ok"
    WARNING = "warning"
    """The mirror runs with a stand-in, or worse than it could."""
    FAILURE = "failure"
    """The mirror cannot run."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report."""

    name: str
    verdict: Verdict
    detail: str
    """What was found, in a few words."""
    advice: str = ""
    """What to do about it; empty when all is well."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """The same as `detail` in values, for `--json`: units are in the names."""


@dataclass(frozen=True, slots=True)
class Report:
    """All checks, in the order of a frame's path."""

    checks: tuple[Check, ...]

    @property
    def can_run(self) -> bool:
        """Whether the mirror can run here, if need be with stand-ins."""
        return all(check.verdict is not Verdict.FAILURE for check in self.checks)
