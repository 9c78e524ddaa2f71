"""The tree of errors that a person may see; each one is one sentence that says what to do.

::

    MirrorError                     its text is for the user; the command line exits with 2
    +-- CameraError                 carries a CameraTrouble that a screen can explain
    +-- ModelError                  the pose model cannot be had or does not open
    +-- ExerciseError               an exercise is unknown or its file is wrong
    +-- PhrasesError                a language has no phrases or its file is wrong
    +-- VoiceError                  no speech, no sound device: costs the voice, never the mirror
    +-- RecordingError              a recording or a table of landmarks cannot be read or written
    +-- RecordsError                what is remembered between sessions cannot be written
    +-- SettingError                an option or a setting that makes no sense
"""

from enum import Enum

__all__ = [
    "CameraError",
    "CameraTrouble",
    "ExerciseError",
    "MirrorError",
    "ModelError",
    "PhrasesError",
    "RecordingError",
    "RecordsError",
    "SettingError",
    "VoiceError",
]


class MirrorError(Exception):
    """Something the user can act on; `str(error)` is one sentence that says what to do."""


class CameraTrouble(Enum):
    """Why a camera gives no picture."""

    NOT_FOUND = "not found"
    """No such camera, file or address."""
    IN_USE = "in use"
    """It is there and gives no picture: another program holds it."""
    NOT_A_VIDEO = "not a video"
    """The file is there and holds no picture that can be read."""
    UNREACHABLE = "unreachable"
    """A network camera does not answer."""
    LOST = "lost"
    """It gave pictures and stopped: unplugged, switched off, out of reach."""


class CameraError(MirrorError):
    """A camera that cannot be opened or was lost, with the reason as data."""

    def __init__(self, trouble: CameraTrouble, message: str) -> None:
        super().__init__(message)
        self.trouble = trouble


class ModelError(MirrorError):
    """The pose model cannot be fetched, verified or opened."""


class ExerciseError(MirrorError):
    """An exercise is unknown or its file breaks the format."""


class PhrasesError(MirrorError):
    """A language has no phrases, or their file breaks the format."""


class VoiceError(MirrorError):
    """Speech or sound is not to be had; the mirror goes on with captions."""


class RecordingError(MirrorError):
    """Recorded landmarks that cannot be read, played or written."""


class RecordsError(MirrorError):
    """What is remembered between sessions cannot be written."""


class SettingError(MirrorError):
    """A word on the command line or in the settings that makes no sense."""
