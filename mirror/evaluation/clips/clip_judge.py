"""Judges clips: each is seen once by the pose model, and replayed through the engine as often as it takes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mirror.analysis import analyse
from mirror.base.errors import ExerciseError, MirrorError
from mirror.coaching.moment import Moment
from mirror.evaluation.clips.clip_result import ClipResult, Mode
from mirror.evaluation.clips.curve import Curve, CurveTracer
from mirror.evaluation.clips.fault_words import match_faults
from mirror.evaluation.clips.held import held_results
from mirror.evaluation.clips.manifest import Manifest, ManifestClip
from mirror.evaluation.clips.recognised import NOTHING_TO_RECOGNISE, Recognised, judge_recognition
from mirror.exercise.exercise import Exercise
from mirror.exercise.free import ANY, FREE
from mirror.exercise.library import Library
from mirror.pipeline import Pipeline
from mirror.recognition.guide import Guide
from mirror.recognition.prototype import prototypes_of
from mirror.recording.footage import open_footage
from mirror.recording.playback import RecordedCamera, RecordedLandmarker
from mirror.recording.recorder import record
from mirror.recording.recording import RecordedTruth, Recording
from mirror.recording.recording_file import SUFFIX, write_recording
from mirror.report import Analysis

__all__ = ["ClipJudge", "JudgedClip"]

COMMON = ("squat", "push_up", "biceps_curl")
"""Exercises that may be chosen while none is done: legs, lying, arms."""


@dataclass(frozen=True, slots=True)
class JudgedClip:
    """A clip's result, and the curve of its signal where the count is not exact."""

    result: ClipResult
    curve: Curve | None = None


@dataclass(frozen=True, slots=True)
class ClipJudge:
    """Judges clip after clip; a value, so that other processes can be given it."""

    library: Library
    manifest: Manifest
    model: Path | None
    """The pose model's file; None where all clips are landmarks."""
    keep: Path | None = None
    """A folder in which to leave a recording of each clip."""

    def __call__(self, clips: Iterable[ManifestClip]) -> Iterator[JudgedClip]:
        """What came of each clip; one that cannot be read says so."""
        engine = _Engine(self.library)
        for clip in clips:
            try:
                yield self._judge(clip, engine)
            except MirrorError as error:
                yield JudgedClip(_unread(clip, str(error)))

    def _judge(self, clip: ManifestClip, engine: "_Engine") -> JudgedClip:
        recording = self._recording(clip)
        exercise = _known(self.library, clip.exercise)
        mode = _mode(clip, exercise)
        tracer = CurveTracer()
        chosen = {"declared": exercise or ANY, "free": FREE, "any": ANY}[mode]
        unguided = engine.run(recording, ANY)
        report = engine.run(recording, chosen, tracer.see)
        rules = exercise.faults if exercise is not None else ()
        noted, unmatched = match_faults(clip.faults or (), rules)
        recognised = (
            judge_recognition(unguided, report, exercise, self.library)
            if exercise is not None and (clip.expected or clip.segments)
            else _undeclared(unguided)
        )
        counted, most = len(report.reps), clip.accepted[1]
        result = ClipResult(
            file=clip.file,
            declared=clip.exercise,
            exercise=None if exercise is None else exercise.id,
            view=clip.view,
            mode=mode,
            expected=clip.expected,
            accepted=clip.accepted,
            counted=counted,
            attempts=len(report.attempts),
            attempts_expected=clip.reps_partial,
            counted_unguided=len(unguided.reps),
            ghosts=0 if clip.expected else max(0, counted - most),
            ghosts_declared=self._ghosts_declared(recording, engine) if clip.negative else {},
            recognised=recognised.right,
            recognised_as=recognised.exercise,
            recognised_at_s=recognised.at_s,
            recognised_exactly=recognised.exactly,
            faults_told=tuple(dict.fromkeys(fault.id for fault in report.faults)),
            faults_noted=noted,
            faults_unmatched=unmatched,
            faults_judged=mode == "declared"
            and clip.faults is not None
            and bool(clip.expected or clip.segments),
            holds=held_results(clip.segments, exercise, self.library, lambda one: engine.run(recording, one)),
            seconds=report.seconds,
            left_out=clip.left_out,
        )
        return JudgedClip(result, None if result.exact else tracer.curve(clip.file, report))

    def _ghosts_declared(self, recording: Recording, engine: "_Engine") -> dict[str, int]:
        chosen = [exercise for exercise in self.library if exercise.id in COMMON]
        return {exercise.id: len(engine.run(recording, exercise).reps) for exercise in chosen}

    def _recording(self, clip: ManifestClip) -> Recording:
        with open_footage(self.manifest.path(clip), self._model_file, clip.csv) as footage:
            recording = footage.recording or record(
                footage.camera, footage.landmarker, RecordedTruth(source=Path(clip.file).name)
            )
        if self.keep is not None:
            write_recording(recording, self.keep / kept_name(clip))
        return recording

    def _model_file(self) -> Path:
        assert self.model is not None, "whoever made this judge saw that there are pictures"  # noqa: S101 - a promise
        return self.model


def kept_name(clip: ManifestClip) -> str:
    """What the recording of a clip is called: the clip's whole name, so that no two are called alike."""
    name = clip.file.replace("/", "_").replace("\\", "_")
    return name if name.endswith(SUFFIX) else name + SUFFIX


@dataclass(slots=True)
class _Engine:
    """The pipeline, again and again; what it takes to recognise exercises is learned once."""

    library: Library
    guides: list[Guide] = field(default_factory=list)

    def run(
        self,
        recording: Recording,
        exercise: Exercise,
        see: Callable[[Moment], None] = lambda _moment: None,
    ) -> Analysis:
        """What the mirror makes of a recording when that exercise is chosen."""
        pipeline = Pipeline(RecordedLandmarker(recording), exercise, self._guide)
        return analyse(RecordedCamera(recording), pipeline, see)

    def _guide(self) -> Guide:
        if not self.guides:
            self.guides.append(Guide(prototypes_of(self.library)))
        self.guides[0].forget()
        return self.guides[0]


def _known(library: Library, word: str) -> Exercise | None:
    try:
        return library.find(word)
    except ExerciseError:
        return None


def _mode(clip: ManifestClip, exercise: Exercise | None) -> Mode:
    if clip.negative or (exercise is None and not clip.expected):
        return "any"
    return "free" if exercise is None else "declared"


def _undeclared(unguided: Analysis) -> Recognised:
    """What was recognised where nothing can be right."""
    if not unguided.recognised:
        return NOTHING_TO_RECOGNISE
    first = unguided.recognised[0]
    return Recognised(None, None, first.exercise, first.at_s)


def _unread(clip: ManifestClip, trouble: str) -> ClipResult:
    return ClipResult(
        file=clip.file,
        declared=clip.exercise,
        exercise=None,
        view=clip.view,
        mode="any",
        expected=clip.expected,
        accepted=clip.accepted,
        counted=0,
        attempts=0,
        attempts_expected=clip.reps_partial,
        counted_unguided=0,
        ghosts=0,
        ghosts_declared={},
        recognised=None,
        recognised_as=None,
        recognised_at_s=None,
        recognised_exactly=None,
        faults_told=(),
        faults_noted=(),
        faults_unmatched=(),
        faults_judged=False,
        holds=(),
        seconds=0.0,
        left_out="it could not be evaluated",
        trouble=trouble,
    )
