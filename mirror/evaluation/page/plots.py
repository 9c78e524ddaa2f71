"""The plots: counts against the truth, signals with their reps, and Bland-Altman plots of joint angles."""

from collections.abc import Sequence
from math import ceil

from mirror.evaluation.clips.clip_result import ClipResult
from mirror.evaluation.clips.curve import Curve
from mirror.evaluation.grid.angle_errors import Scatter
from mirror.evaluation.page.canvas import Canvas
from mirror.evaluation.page.markup import Markup

__all__ = ["angle_plot", "counts_plot", "curve_plot"]

GOAL_DEG = 6.0
"""The error of an angle from the side that the mirror is to keep within."""


def counts_plot(results: Sequence[ClipResult]) -> Markup:
    """Every clip: across what a person counted, upward what the mirror did; right is the diagonal."""
    most = max([5, *(max(one.expected, one.counted) for one in results)]) + 1
    canvas = Canvas((0, most), (0, most), 520, 420)
    ticks = [*range(0, most + 1, max(1, ceil(most / 8)))]
    canvas.axes(ticks, ticks, "counted by a person", "")
    canvas.line([(0, 0), (most, most)], "faint", width=1)
    canvas.line([(1, 0), (most, most - 1)], "faint", "2 4", 1)
    canvas.line([(0, 1), (most - 1, most)], "faint", "2 4", 1)
    for one in results:
        colour = "sure" if one.exact else "fault" if one.off_by_one else "alarm"
        title = f"{one.declared}, {one.view}: {one.counted} counted, {one.expected} done"
        canvas.dot((one.expected, one.counted), colour, 4.5, title)
    return canvas.svg("Counted by the mirror (upward) and by a person, each clip a dot")


def curve_plot(curve: Curve, result: ClipResult) -> Markup:
    """The signal over time, with what was counted on it, and what the exercise file asks of it."""
    times = [at_s for at_s, _ in curve.points] or [0.0, 1.0]
    values = [value for _, value in curve.points] + [*curve.levels.values()] or [0.0, 1.0]
    low, high = min(values), max(values)
    edge = 0.05 * (high - low) or 1.0
    canvas = Canvas((times[0], max(times[-1], times[0] + 1)), (low - edge, high + edge), 1100, 240)
    for span in curve.reps:
        canvas.box(span, canvas.y, "sure", 0.18)
    for span in curve.attempts:
        canvas.box(span, canvas.y, "fault", 0.18)
    step = max(1, ceil((times[-1] - times[0]) / 14))
    ticks = [*range(ceil(times[0]), ceil(times[-1]) + 1, step)]
    canvas.axes([tick for tick in ticks if tick <= times[-1]], [], "seconds", "")
    for level in curve.levels.values():
        canvas.level(level, "faint", "2 4")
    canvas.line(curve.points or [(0.0, 0.0)], "ink")
    return canvas.svg(_caption(curve, result))


def _caption(curve: Curve, result: ClipResult) -> str:
    counted = f"{result.counted} counted, {result.expected} done, {result.attempts} told as attempts"
    levels = ", ".join(f"{name} {level:g}" for name, level in curve.levels.items())
    signal = f"{curve.measure}; dots: {levels}" if levels else curve.measure
    return f"{result.file} ({result.declared}, {result.view}): {counted}. Signal: {signal}"


def angle_plot(scatter: Scatter) -> Markup:
    """Bland and Altman's: over the size of the angle, by how much it is measured too large."""
    found = scatter.agreement
    canvas = Canvas((0, 180), (-60, 60), 360, 250)
    canvas.band((-GOAL_DEG, GOAL_DEG), "sure", 0.10)
    canvas.axes([0, 45, 90, 135, 180], [-60, -30, 0, 30, 60], "degrees", "")
    canvas.dots([(x, y) for x, y in scatter.points.tolist()], "sure", 3, 0.45)
    canvas.level(found.bias_deg, "ink", width=1.5)
    for limit in found.limits_deg:
        canvas.level(limit, "ink", "5 4")
    low, high = found.limits_deg
    words = f"{found.bias_deg:+.1f}° ({low:+.0f} to {high:+.0f})"
    return canvas.svg(f"{scatter.joint.capitalize()}, {scatter.view}: {words}")
