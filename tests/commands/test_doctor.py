"""`mirror doctor`: every check survives and says what to do; the exit code tells whether it can run."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mirror.commands.examination.cameras import check_cameras
from mirror.commands.examination.disk import check_disk
from mirror.commands.examination.echo import check_echo
from mirror.commands.examination.examine import CHECKS, Examiner, examine
from mirror.commands.examination.report import Check, Report, Verdict
from mirror.commands.examination.sound import check_microphone, check_speaker
from mirror.commands.examination.versions import check_versions
from mirror.commands.examination.voices import check_voices


def check_fine() -> Check:
    """A check that finds all well."""
    return Check("fine", Verdict.OK, "as it should be")


def check_broken() -> Check:
    """A check that meets what nobody foresaw."""
    raise ZeroDivisionError("by nought")


def check_hanging() -> Check:
    """A check whose driver does not answer."""
    time.sleep(60)
    return check_fine()


FINE = Examiner("fine", __name__, "check_fine")
BROKEN = Examiner("broken", __name__, "check_broken")
HANGING = Examiner("hanging", __name__, "check_hanging")
LACKING = Examiner("lacking", "mirror.no_such_module", "check")


class TestExamine:
    """No check can spoil the report."""

    @pytest.mark.parametrize(
        ("examiner", "detail"),
        [
            (BROKEN, "ZeroDivisionError: by nought"),
            (LACKING, "ModuleNotFoundError: No module named 'mirror.no_such_module'"),
            (HANGING, "no answer in 0.5 s"),
        ],
    )
    def test_survives(self, examiner: Examiner, detail: str) -> None:
        """A check that breaks down, lacks its module or hangs is a warning, and the others are unharmed."""
        report = examine((FINE, examiner, FINE), patience_s=0.5)
        assert [check.verdict for check in report.checks] == [Verdict.OK, Verdict.WARNING, Verdict.OK]
        assert report.checks[1].detail == detail
        assert report.checks[1].advice

    def test_vital(self) -> None:
        """A vital check that breaks down is a failure, and the mirror cannot run."""
        report = examine((FINE, Examiner("broken", __name__, "check_broken", vital=True)))
        assert not report.can_run

    def test_told(self) -> None:
        """Whoever waits is told what is looked at."""
        names: list[str] = []
        examine((FINE, BROKEN), names.append)
        assert names == ["fine", "broken"]


@pytest.mark.parametrize(
    ("verdicts", "can_run"),
    [
        ([], True),
        ([Verdict.OK], True),
        ([Verdict.OK, Verdict.WARNING], True),
        ([Verdict.FAILURE, Verdict.OK], False),
    ],
)
def test_can_run(verdicts: list[Verdict], can_run: bool) -> None:
    """Only a failure keeps the mirror from running."""
    report = Report(tuple(Check("some", verdict, "") for verdict in verdicts))
    assert report.can_run is can_run


@pytest.mark.parametrize(
    "check",
    [check_versions, check_cameras, check_speaker, check_microphone, check_voices, check_echo, check_disk],
    ids=lambda check: check.__name__,
)
def test_checks_here(check: Any) -> None:
    """On this machine each check finds something, and a warning comes with advice."""
    found = check()
    assert found.detail
    assert (found.verdict is Verdict.OK) == (not found.advice)
    json.dumps(dict(found.facts))


def run_doctor(*, can_run: bool, **environment: str) -> dict[str, Any]:
    """The report of `mirror doctor --json` in a process of its own, after a look at its exit code."""
    program = "import sys; from mirror.commands.doctor import doctor; sys.exit(doctor(as_json=True))"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )
    assert ran.returncode == (0 if can_run else 1), ran.stderr
    report: dict[str, Any] = json.loads(ran.stdout)
    assert report["can_run"] is can_run
    return report


def test_whole_report(model: Path) -> None:
    """Where the model is, the mirror can run; every check is there, in order, and the budget is measured."""
    report = run_doctor(can_run=True, FORM_MIRROR_MODELS=str(model.parent))
    assert [check["name"] for check in report["checks"]] == [examiner.name for examiner in CHECKS]
    by_name = {check["name"]: check for check in report["checks"]}
    assert len(by_name["model"]["facts"]["sha256"]) == 64
    assert by_name["cpu"]["facts"]["pose_ms_p50"] > 0
    assert by_name["cpu"]["facts"]["frames_with_pose"] > 0.9
    for check in report["checks"]:
        assert (check["verdict"] == "ok") == (check["advice"] == "")


def test_no_model(tmp_path: Path) -> None:
    """With no model and no network the mirror cannot run, and the report says where to put the model."""
    nowhere = "http://127.0.0.1:9"
    report = run_doctor(
        can_run=False,
        FORM_MIRROR_MODELS=str(tmp_path),
        https_proxy=nowhere,
        PIP_NO_INDEX="1",
        PIP_RETRIES="0",
        PIP_FIND_LINKS=str(tmp_path),
    )
    by_name = {check["name"]: check for check in report["checks"]}
    assert by_name["model"]["verdict"] == "failure"
    assert str(tmp_path) in by_name["model"]["advice"]
    assert by_name["cpu"]["detail"] == "not measured, because there is no model"
