"""`mirror fetch-model`: gets the pose model and proves that it opens; also the last step of the set-up."""

import sys

from mirror.base.errors import ModelError
from mirror.commands.model import model_with_progress
from mirror.pose.landmarker import MediaPipeLandmarker
from mirror.pose.model_file import ModelVariant

__all__ = ["fetch_model"]


def fetch_model(variant: ModelVariant = ModelVariant.FULL) -> int:
    """Fetch the model if it is not here, verify it, open it; the exit code is 2 when it cannot be had."""
    try:
        path = model_with_progress(variant)
        MediaPipeLandmarker(path).close()
    except ModelError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Pose model: {path}, verified")
    return 0


if __name__ == "__main__":
    sys.exit(fetch_model())
