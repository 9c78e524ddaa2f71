"""What is told of an evaluation: the page stands by itself, and ACCURACY.md has every figure."""

import re
from html.parser import HTMLParser

import pytest
from clip_results import clip_result

from mirror.evaluation.accuracy_page import accuracy_page
from mirror.evaluation.clips.clip_evaluation import evaluated_clips
from mirror.evaluation.clips.clip_judge import JudgedClip
from mirror.evaluation.clips.clip_result import HoldResult
from mirror.evaluation.clips.curve import Curve
from mirror.evaluation.evaluation import Evaluation, as_data
from mirror.evaluation.grid.angle_witness import Sampled
from mirror.evaluation.grid.athlete_evaluation import AthleteEvaluation, evaluated_athlete
from mirror.evaluation.grid.athlete_grid import AthleteJudge, JudgedTrial
from mirror.evaluation.page.canvas import Canvas
from mirror.evaluation.page.markup import Markup, joined, safe, share, table
from mirror.evaluation.page.page import report_page
from mirror.evaluation.trial import Trial
from mirror.evaluation.wording import DASH, number, percent
from mirror.exercise.library import Library
from mirror.kinematics.view import View

WICKED = '<script>alert("squat")</script>&'


@pytest.fixture(scope="module")
def evaluation(library: Library) -> Evaluation:
    """Clips that are right, wrong, wicked and unread, and one trial; its angles are as a model gives them."""
    curve = Curve(
        WICKED, "knee_bend", ((0.0, 5.0), (1.0, 90.0), (2.0, 4.0)), {"required": 66.0}, ((0.2, 1.8),), ()
    )
    clips = evaluated_clips(
        [
            JudgedClip(clip_result()),
            JudgedClip(clip_result(file=WICKED, declared=WICKED, counted=3, recognised=False), curve),
            JudgedClip(clip_result(holds=(HoldResult(WICKED, "plank", 9.0, 8.0, 0.0),), recognised_as=None)),
            JudgedClip(clip_result(trouble="It is damaged.", left_out="it could not be evaluated")),
        ]
    )
    (judged,) = AthleteJudge()([Trial(library.find("squat"), View.SIDE)])
    athlete = evaluated_athlete([judged])
    return Evaluation(clips, athlete, _with_angles(judged))


def _with_angles(judged: JudgedTrial) -> AthleteEvaluation:
    import numpy as np  # noqa: PLC0415 - only these angles need it

    true = np.linspace(0, 90, 50, dtype=np.float32)
    angles: Sampled = {"knee": np.stack((true, true + 4, true - 9), axis=1)}
    return evaluated_athlete([JudgedTrial(judged.score, angles)])


class Parsed(HTMLParser):
    """Tags as they open, and whether each is closed again in its turn."""

    VOID = frozenset({"meta", "rect", "path", "circle", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.open += [] if tag in self.VOID else [tag]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_the_page_needs_nothing_else(evaluation: Evaluation, library: Library) -> None:
    """No script, nothing from elsewhere, every tag closed, every link to a part of it."""
    page = report_page(evaluation, library, "today")
    parsed = Parsed(page)

    assert parsed.open == []
    assert "script" not in parsed.names
    assert set(re.findall(r"url\((\w+):", page)) == {"data"}
    assert "http" not in page
    assert {link.removeprefix("#") for link in parsed.links} <= {*parsed.ids}
    assert {f"x-{exercise.id}" for exercise in library} <= {*parsed.ids}
    assert parsed.names.count("svg") >= 3


def test_what_a_file_says_is_only_text(evaluation: Evaluation, library: Library) -> None:
    """Names of clips and exercises are escaped wherever they stand, and once."""
    page = report_page(evaluation, library, WICKED)

    assert WICKED not in page
    assert "&lt;script&gt;" in page
    assert "&amp;lt;" not in page


@pytest.mark.parametrize("whole", [True, False])
def test_accuracy_has_every_figure(evaluation: Evaluation, library: Library, whole: bool) -> None:
    """No placeholder stays; what was not evaluated says so; tables have as many cells as headings."""
    text = accuracy_page(evaluation if whole else Evaluation(), library, "today")

    assert "$" not in text
    assert text.count("Not evaluated in this run") == (1 if whole else 8)
    for block in re.findall(r"(?:^\|.*\|\n?)+", text, re.MULTILINE):
        assert len({line.count("|") for line in block.splitlines()}) == 1


def test_the_data_has_the_totals_that_were_promised(evaluation: Evaluation) -> None:
    """The keys of the issue, and for each clip what was expected and counted."""
    data = as_data(evaluation)
    totals = data["totals"]

    assert {
        "clips", "exact", "off_by_one", "mae", "ghost_reps", "recognised", "fault_precision", "fault_recall"
    } <= {*totals.__struct_fields__}  # fmt: skip
    assert [(clip["expected"], clip["counted"], clip["exact"]) for clip in data["clips"]] == [
        (5, 5, True), (5, 3, False), (5, 5, True), (5, 5, True),
    ]  # fmt: skip
    assert data["athlete"]["totals"].trials == 1


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, DASH), (0.0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1.0, "100 %")],
)
def test_shares_in_words(value: float | None, told: str) -> None:
    """Only all of it is 100 percent, and only nothing is 0."""
    assert percent(value) == told


def test_numbers_in_words() -> None:
    """Rounded, or a dash."""
    assert (number(1.25, 1), number(3.0, 0), number(None)) == ("1.2", "3", DASH)


def test_markup_is_escaped_once() -> None:
    """Text is, markup is not, and both together are markup."""
    bold = Markup("<b>") + "<" + Markup("</b>")

    assert bold == "<b>&lt;</b>"
    assert safe(bold) is bold
    assert joined(["<", bold]) == "&lt;<b>&lt;</b>"
    assert "<td" in table(("a",), [("<",)])
    assert "&lt;" in table(("a",), [("<",)])
    assert (share(3, 4).count("bad"), share(4, 4).count("good"), DASH in share(0, 0)) == (1, 1, True)


def test_a_canvas_keeps_marks_inside() -> None:
    """Up is up, and what is beyond the axis stands at its end."""
    canvas = Canvas((0, 10), (-1, 1), 200, 100)

    assert canvas.up(1) < canvas.up(0) < canvas.up(-1)
    assert canvas.across(0) < canvas.across(10) <= 200
    assert (canvas.up(99), canvas.up(-99)) == (canvas.up(1), canvas.up(-1))
