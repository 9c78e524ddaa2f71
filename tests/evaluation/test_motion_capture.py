"""Our angles against motion capture: joint centres that are known, and the trial of Keraal where it is."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from mirror.base.errors import RecordingError
from mirror.evaluation.joint_centre import RigidBody, joint_centre
from mirror.evaluation.keraal import TARGETS, read_blazepose, read_targets
from mirror.evaluation.motion_capture import compare_with_capture, compare_with_keraal
from mirror.pose.landmarks import Landmark

KERAAL = Path(__file__).parent.parent.parent.parent / "shared" / "data" / "keraal"
BLAZEPOSE = "G3-BP-CTK-P1T1-Unknown-C-0.json"
VICON = "G3-Vicon-CTK-P1T1-Unknown-C-0.txt"

Array = npt.NDArray[np.float64]


def turning(about: Array, angles_rad: Array) -> Array:
    """(n, 4) quaternions of turns about an axis."""
    axis = about / np.linalg.norm(about)
    return np.concatenate([axis * np.sin(angles_rad / 2)[:, None], np.cos(angles_rad / 2)[:, None]], axis=1)


@pytest.fixture
def keraal() -> Path:
    """The folder of the trial, or a skip."""
    if not (KERAAL / VICON).exists():
        pytest.skip("the trial of Keraal is not beside this checkout (../shared/data/keraal)")
    return KERAAL


@pytest.mark.parametrize("noise_m", [0.0, 0.002])
def test_a_joint_is_found_from_movement(noise_m: float) -> None:
    """Two bodies that turn about a point each in its own way; targets are worn anywhere on them."""
    dice = np.random.default_rng(5)
    time = np.linspace(0, 6, 200)
    joint = np.stack([0.1 * np.sin(time), 0.2 * np.cos(time), 1.0 + 0.05 * time], axis=1)
    bodies = []
    for worn in ((0.1, -0.05, 0.02), (-0.2, 0.1, 0.07)):
        quaternions = turning(dice.normal(size=3), 1.2 * np.sin(time * dice.uniform(1, 2)))
        quaternions[100:] = turning(dice.normal(size=3), 1.2 * np.sin(time * dice.uniform(1, 2)))[100:]
        body = RigidBody(joint, 3.0 * quaternions)
        positions = joint + body.rotations() @ np.array(worn) + dice.normal(0, noise_m, joint.shape)
        bodies.append(RigidBody(positions, quaternions))
    centre = joint_centre(*bodies)

    assert centre.positions == pytest.approx(joint, abs=1e-9 + 4 * noise_m)
    assert centre.misfit_m == pytest.approx(noise_m * math.sqrt(6), rel=0.2, abs=1e-9)
    assert centre.sureness > 0.05


def test_a_joint_that_does_not_move_is_told() -> None:
    """Two bodies that do not turn against each other have no centre, and the sureness says so."""
    still = np.tile([0.0, 0.0, 0.0, 1.0], (50, 1))
    first, second = RigidBody(np.zeros((50, 3)), still), RigidBody(np.ones((50, 3)), still)
    assert joint_centre(first, second).sureness < 1e-6


def test_the_trial_of_keraal(keraal: Path) -> None:
    """Seen from the front: no frame late; in space right within some degrees, in the plane wrong."""
    comparison = compare_with_keraal(keraal / BLAZEPOSE, keraal / VICON)
    rows = {(row.joint, row.measured): row for row in comparison.joints}

    assert abs(comparison.lag_s) < 1 / 30
    assert max(comparison.misfits_m.values()) < 0.02
    for side in ("left", "right"):
        shoulder, elbow = rows[f"shoulder_{side}", "in space"], rows[f"elbow_{side}", "in space"]
        assert shoulder.agreement.frames > 190
        assert shoulder.agreement.correlation > 0.95
        assert abs(shoulder.agreement.bias_deg) < 10
        assert shoulder.agreement.spread_deg < 12
        assert elbow.agreement.correlation > 0.6
        assert elbow.agreement.spread_deg < 18
        assert rows[f"shoulder_{side}", "in plane"].agreement.spread_deg > 2 * shoulder.agreement.spread_deg


def test_another_lag_and_another_bias_are_found(keraal: Path) -> None:
    """The same recording a third of a second later: the lag is told and taken out."""
    recording, targets = read_blazepose(keraal / BLAZEPOSE), read_targets(keraal / VICON)
    frames = []
    for frame in recording.frames:
        assert frame.pose is not None
        at_s = frame.captured_s + 1 / 3
        frames.append(replace(frame, captured_s=at_s, pose=replace(frame.pose, captured_s=at_s)))
    there = compare_with_capture(recording, targets, "as it is")
    later = compare_with_capture(replace(recording, frames=tuple(frames)), targets, "later")

    assert later.lag_s == pytest.approx(there.lag_s + 1 / 3, abs=1e-6)
    assert [row.agreement.bias_deg for row in later.joints] == pytest.approx(
        [row.agreement.bias_deg for row in there.joints], abs=0.1
    )


def test_without_movement_nothing_is_compared(keraal: Path) -> None:
    """One instant of the trial again and again: no joint's centre can be told, and so no angle is."""
    recording, targets = read_blazepose(keraal / BLAZEPOSE), read_targets(keraal / VICON)
    still = {
        name: RigidBody(np.tile(body.positions[:1], (90, 1)), np.tile(body.quaternions[:1], (90, 1)))
        for name, body in targets.items()
    }
    with pytest.raises(RecordingError, match="no arm that moves"):
        compare_with_capture(recording, still, "a photograph")


GOOD_FRAME = ", ".join(f'"{landmark.name.capitalize()}": [0.5, 0.5, 0.0]' for landmark in Landmark)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_blazepose, "squat"),
        (read_blazepose, "{}"),
        (read_blazepose, '{"positions": {}}'),
        (read_blazepose, '{"positions": {"1.0": {"Nose": [1, 2, 3]}}}'),
        (read_blazepose, '{"positions": {"first": {' + GOOD_FRAME + "}}}"),
        (read_blazepose, '{"positions": {"1.0": {' + GOOD_FRAME.replace("0.5", '"x"') + "}}}"),
        (read_blazepose, '{"positions": {"1.0": {' + GOOD_FRAME.replace("0.5", "1e99") + "}}}"),
        (read_targets, "squat"),
        (read_targets, "\n\n"),
        (read_targets, "1 2 3\n1 2 3\n"),
        (read_targets, "1 2 3\n1 2\n"),
        (read_targets, " ".join(["nan"] * 7 * len(TARGETS))),
        (read_targets, "\xff\xfe"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, read: Callable[[Path], object], text: str) -> None:
    """One sentence that names the file."""
    path = tmp_path / "trial"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(RecordingError, match="trial") as told:
        read(path)
    assert len(str(told.value).splitlines()) == 1


def test_a_trial_is_read(tmp_path: Path) -> None:
    """Frames by their numbers, which need not be in order, at 30 a second from the first; metres."""
    frames = ", ".join(f'"{number}.0": {{{GOOD_FRAME}}}' for number in (3, 1, 2))
    (tmp_path / "seen").write_text('{"positions": {' + frames + "}}")
    (tmp_path / "true").write_text(" ".join(["1000", "0", "500", "0", "0", "0", "1"] * len(TARGETS)))
    recording, targets = read_blazepose(tmp_path / "seen"), read_targets(tmp_path / "true")

    assert [frame.captured_s for frame in recording.frames] == pytest.approx([0, 1 / 30, 2 / 30])
    assert recording.aspect == pytest.approx(16 / 9)
    assert targets["hips"].positions.tolist() == [[1.0, 0.0, 0.5]]
    assert targets["head"].rotations()[0] == pytest.approx(np.eye(3))
