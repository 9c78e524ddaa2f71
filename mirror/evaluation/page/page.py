"""The page, whole."""

from collections.abc import Iterable, Iterator
from math import isnan

from mirror.evaluation.evaluation import Evaluation
from mirror.evaluation.motion_capture import CaptureComparison
from mirror.evaluation.page.athlete_sections import athlete_section, joint_section
from mirror.evaluation.page.clip_sections import clip_sections
from mirror.evaluation.page.exercise_sections import exercise_section
from mirror.evaluation.page.markup import Markup, joined, safe, section, table
from mirror.evaluation.page.style import style_sheet
from mirror.evaluation.wording import DASH
from mirror.exercise.exercise import Exercise

__all__ = ["report_page"]

GRID_LEAD = (
    "The engine with the athlete's own landmarks: no pose model, so whatever is wrong here is wrong in the "
    "engine or in an exercise's file. Every exercise from three views or all that it declares, by three "
    "bodies, at a tempo a quarter slower and a quarter faster than its own; in each trial two clean reps, "
    "every fault once, and a movement that falls short."
)
SAMPLE_LEAD = (
    "The whole path: the athlete is drawn, the pose model looks at the pictures fifteen times a second. One "
    "body at the exercise's own tempo, from every view that the exercise declares."
)
TITLES = {
    "clips": "People",
    "counts": "Counts",
    "recognition": "Recognition",
    "every-clip": "Every clip",
    "athlete": "Virtual athlete",
    "before-model": "Before the pose model",
    "angles": "Joint angles",
    "capture": "Motion capture",
    "exercises": "Each exercise",
}


def report_page(evaluation: Evaluation, exercises: Iterable[Exercise], made: str) -> str:
    """An HTML page that needs nothing else.

    Args:
        evaluation: what it tells.
        exercises: the library.
        made: when and with which version, in words.
    """
    body = joined(_sections(evaluation, exercises))
    links = joined(
        Markup(f'<a href="#{id_}">{title}</a>') for id_, title in TITLES.items() if f'id="{id_}"' in body
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>How right the mirror is</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">{style_sheet()}</head>'
        f"<body><h1>How right the mirror is</h1><p>{safe(made)}</p><nav>{links}</nav>{body}</body></html>\n"
    )


def _sections(evaluation: Evaluation, exercises: Iterable[Exercise]) -> Iterator[Markup]:
    if evaluation.clips is not None:
        yield from clip_sections(evaluation.clips)
    if evaluation.athlete is not None:
        yield athlete_section("athlete", "The virtual athlete", GRID_LEAD, evaluation.athlete)
    if evaluation.before_model is not None:
        title = "The virtual athlete before the pose model"
        yield athlete_section("before-model", title, SAMPLE_LEAD, evaluation.before_model)
        yield joint_section(evaluation.before_model)
    if evaluation.captures:
        yield section("capture", "Against motion capture", *map(_capture, evaluation.captures))
    yield exercise_section(evaluation, exercises)


def _capture(capture: CaptureComparison) -> Markup:
    rows = []
    for one in capture.joints:
        low, high = one.agreement.limits_deg
        known = not isnan(one.agreement.correlation)
        rows.append(
            (
                one.joint.replace("_", ", "),
                one.measured,
                one.agreement.frames,
                f"{one.agreement.bias_deg:+.1f}°",
                f"{low:+.1f}° to {high:+.1f}°",
                f"{one.agreement.correlation:.2f}" if known else DASH,
            )
        )
    lead = f"<p>Trial {safe(capture.trial)}; the two clocks differ by {capture.lag_s:+.3f} s, taken out.</p>"
    return Markup(lead) + table(
        ("joint", "angle", "frames", "bias", "limits of agreement", "correlation"), rows, wide=2
    )
