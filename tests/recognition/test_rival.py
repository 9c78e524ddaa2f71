"""A doubt names both sides of it, and a rival only where there is one."""

import msgspec
import pytest

from mirror.athlete.acts import Cycle, Stand
from mirror.athlete.performance import Performance
from mirror.athlete.viewpoint import Viewpoint
from mirror.evaluation.athlete_recording import ideal_recording
from mirror.exercise.library import Library
from mirror.kinematics.motion_tracker import MotionTracker
from mirror.recognition.prototype import prototypes_of
from mirror.recognition.recogniser import Recogniser


@pytest.mark.parametrize(
    ("others", "sure", "rival"), [(("push_up",), True, None), (("push_up", "knee_bend"), False, "knee_bend")]
)
def test_what_is_as_likely_is_named(
    library: Library, others: tuple[str, ...], sure: bool, rival: str | None
) -> None:
    """Two exercises of the same movement: either may be meant, and neither is told as a fact."""
    squat = library.find("squat")
    known = {"push_up": library.find("push_up"), "knee_bend": msgspec.structs.replace(squat, id="knee_bend")}
    recogniser = Recogniser(prototypes_of((squat, *(known[id_] for id_ in others))))
    tracker = MotionTracker()
    performance = Performance(squat, (Stand(1.0), Cycle(), Cycle(), Cycle(), Stand(1.0)))
    poses = (frame.pose for frame in ideal_recording(performance, Viewpoint(yaw_deg=30.0)).frames)
    found = [recogniser.update(tracker.update(pose)) for pose in poses if pose is not None]
    newest = [recognition for recognition in found if recognition is not None][-1]
    named = {newest.exercise.id} | ({newest.rival.id} if newest.rival else set())

    assert newest.sure is sure
    assert named == {"squat"} | ({rival} if rival else set())
