"""Our joint angles held against motion capture, on a trial that both saw."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np

from mirror.base.errors import RecordingError
from mirror.evaluation.agreement import Agreement, Series, best_lag_s, paired
from mirror.evaluation.joint_centre import SURE, JointCentre, RigidBody, joint_centre
from mirror.evaluation.keraal import CAPTURE_HZ, read_blazepose, read_targets
from mirror.kinematics.joints import JOINTS, joint_angles
from mirror.pose.landmarks import LANDMARK_COUNT
from mirror.pose.landmarks import Landmark as L
from mirror.pose.pose import Pose
from mirror.recording.recording import Recording

__all__ = ["CaptureComparison", "ComparedJoint", "compare_with_capture", "compare_with_keraal"]

COMPARED = ("shoulder_left", "shoulder_right", "elbow_left", "elbow_right")
"""The joints that move in the trials, which are seated: of hips and knees no centre could be found."""

BETWEEN: Mapping[L, tuple[str, str]] = {
    L.LEFT_SHOULDER: ("shoulder_left", "arm_left"),
    L.RIGHT_SHOULDER: ("shoulder_right", "arm_right"),
    L.LEFT_ELBOW: ("arm_left", "forearm_left"),
    L.RIGHT_ELBOW: ("arm_right", "forearm_right"),
    L.LEFT_WRIST: ("forearm_left", "hand_left"),
    L.RIGHT_WRIST: ("forearm_right", "hand_right"),
}
"""The two targets that meet in a joint."""

HIP_M = (0.085, 0.072, 0.053)
"""Metres from the front of the pelvis, where its target is worn, to each hip: aside, below, behind. They are
36, 30 and 22 percent of the 0.24 m between the front spines of an adult's pelvis. Where exactly the target
was worn is not known: of the shoulders' bias, up to ten degrees may be its.

Source: Bell, Pedersen & Brand 1990, "A comparison of the accuracy of several hip center location prediction
methods", J. Biomech. 23(6).
"""

LAG_MOST_S = 1.0
"""Both were started by hand."""

Where: TypeAlias = Literal["in plane", "in space"]


@dataclass(frozen=True, slots=True)
class ComparedJoint:
    """One line of the comparison."""

    joint: str
    """As in `mirror/kinematics/joints.py`."""
    measured: Where
    """Of our two angles, which; the true one is always that in space."""
    agreement: Agreement
    own_lag_s: float
    """By how much this angle alone would be late."""


@dataclass(frozen=True, slots=True, eq=False)
class CaptureComparison:
    """A trial, joint by joint."""

    trial: str
    lag_s: float
    """By how much BlazePose is late on motion capture, all joints together; taken out of what follows."""
    joints: tuple[ComparedJoint, ...]
    misfits_m: Mapping[str, float]
    """How far apart the two targets around each joint have its centre: what the truth itself is worth."""


def compare_with_keraal(blazepose: Path, vicon: Path) -> CaptureComparison:
    """Both files of a trial, joint by joint.

    Raises:
        RecordingError: a file cannot be read or is none of the data set.
    """
    return compare_with_capture(read_blazepose(blazepose), read_targets(vicon), blazepose.stem)


def compare_with_capture(
    recording: Recording, targets: Mapping[str, RigidBody], trial: str
) -> CaptureComparison:
    """Our angles of a recording and those between the joint centres that targets on the limbs tell.

    Args:
        recording: what the pose model saw.
        targets: by the names in `BETWEEN`, and `hips`; an athlete who faces along the room's x, z up.
        trial: what to call it.

    Raises:
        RecordingError: no joint of the arms moved enough for its centre to be found, or nobody was seen.
    """
    centres = {mark: joint_centre(targets[first], targets[last]) for mark, (first, last) in BETWEEN.items()}
    true = _true_angles(centres, targets["hips"])
    measured = _measured_angles(recording, tuple(true))
    if not measured:
        raise RecordingError(f"{trial} shows no arm that moves: take another trial.")
    lag_s = best_lag_s([(series, true[joint]) for (joint, _), series in measured.items()], LAG_MOST_S)
    joints = tuple(
        ComparedJoint(
            joint, where, paired(series, true[joint], lag_s), best_lag_s([(series, true[joint])], LAG_MOST_S)
        )
        for (joint, where), series in measured.items()
    )
    misfits_m = {mark.name.lower(): centre.misfit_m for mark, centre in centres.items()}
    return CaptureComparison(trial, lag_s, joints, misfits_m)


def _measured_angles(recording: Recording, joints: tuple[str, ...]) -> dict[tuple[str, Where], Series]:
    """Both of our angles of each joint, over the frames in which somebody was found."""
    poses = [frame.pose for frame in recording.frames if frame.pose is not None]
    if not poses:
        return {}
    times_s = np.array([pose.captured_s for pose in poses])
    angles = [joint_angles(pose) for pose in poses]
    series: dict[tuple[str, Where], Series] = {}
    for joint in joints:
        in_plane = np.array([each[joint].in_plane_deg for each in angles])
        in_space = np.array([each[joint].in_space_deg for each in angles])
        series[joint, "in plane"] = Series(times_s, in_plane)
        series[joint, "in space"] = Series(times_s, in_space)
    return series


def _true_angles(centres: Mapping[L, JointCentre], hips: RigidBody) -> dict[str, Series]:
    """The angle in space of each joint whose landmarks are surely known, by the same arithmetic as ours."""
    aside, below, behind = HIP_M
    places = {mark: centre.positions for mark, centre in centres.items() if centre.sureness >= SURE}
    places[L.LEFT_HIP] = hips.positions + np.array((-behind, aside, -below))
    places[L.RIGHT_HIP] = hips.positions + np.array((-behind, -aside, -below))
    world = np.full((len(hips.positions), LANDMARK_COUNT, 3), np.nan, np.float32)
    for mark, positions in places.items():
        ahead, leftward, up = positions.T
        world[:, mark] = np.stack((leftward, -up, -ahead), axis=1)
    seen = np.ones(LANDMARK_COUNT, np.float32)
    angles = [joint_angles(Pose(points, points, seen, 1.0, 0.0)) for points in world]
    times_s = np.arange(len(world)) / CAPTURE_HZ
    return {
        joint: Series(times_s, np.array([each[joint].in_space_deg for each in angles]))
        for joint in COMPARED
        if places.keys() >= set(JOINTS[joint])
    }
