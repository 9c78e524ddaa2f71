"""Check: the pose model is here, whole, and opens. One that is missing is fetched."""

from mirror.base.errors import ModelError
from mirror.commands.examination.report import Check, Verdict
from mirror.commands.model import model_with_progress
from mirror.pose.download import file_sum
from mirror.pose.model_file import ModelVariant

__all__ = ["check_model"]


def check_model(variant: ModelVariant = ModelVariant.FULL) -> Check:
    """Without a model there is no mirror."""
    try:
        path = model_with_progress(variant)
    except ModelError as error:
        return Check("model", Verdict.FAILURE, "none", str(error), {"variant": variant.value})
    sha256, size_bytes = file_sum(path), path.stat().st_size
    return Check(
        "model",
        Verdict.OK,
        f"{path}, {size_bytes / 1e6:.1f} MB, verified, SHA-256 {sha256[:12]}...",
        "",
        {"variant": variant.value, "path": str(path), "size_bytes": size_bytes, "sha256": sha256},
    )
