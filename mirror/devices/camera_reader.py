"""The camera's thread: it reads into a mailbox, tells when the camera is lost, and brings it back."""

import logging
from collections.abc import Callable
from threading import Event, Thread
from time import monotonic

from mirror.base.errors import CameraError
from mirror.base.facts import Facts, ThreadFailed
from mirror.base.latest import Latest
from mirror.devices.camera import Camera, CameraEnded, CameraLost, CameraReturned
from mirror.devices.frame import Frame

__all__ = ["SILENT_S", "CameraReader"]

log = logging.getLogger(__name__)

REOPEN_S = 0.5
"""How long to wait before a lost camera is tried again: a webcam takes about a second to come up."""

SILENT_S = 1.0
"""A live camera that gives nothing for this long is lost, whatever its driver says."""


class CameraReader:
    """Reads one camera at a time, on a thread of its own, until it is stopped or a clip ends."""

    def __init__(
        self,
        open_camera: Callable[[], Camera],
        facts: Facts,
        clock: Callable[[], float] = monotonic,
        reopen_s: float = REOPEN_S,
    ) -> None:
        self._open = open_camera
        self._facts = facts
        self._clock = clock
        self._reopen_s = reopen_s
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="camera", daemon=True)
        self._lost_s: float | None = None
        self._read_s = clock()
        self._camera: Camera | None = None
        self._label = ""
        self.frames: Latest[Frame] = Latest()
        self.pictures: Latest[Frame] = Latest()
        """The same frames once more, for a screen that shows those without a pose too."""

    def start(self, camera: Camera) -> None:
        """Begin with a camera that is open already; it is opened again by `open_camera` once it is lost."""
        self._label = camera.label
        self._read_s = self._clock()
        self._camera = camera
        self._thread.start()

    def stop(self, timeout_s: float = 3.0) -> None:
        """Let the camera go; a driver that hangs is left behind after the time."""
        self._stopping.set()
        self.frames.close()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def check(self) -> None:
        """Tell that the camera is lost when it is silent; called now and then by whoever waits for frames."""
        if self._lost_s is None and self._clock() - self._read_s > SILENT_S and not self.frames.closed:
            self._lose("silent")

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                if not self._read():
                    break
            except CameraError as error:
                self._lose(str(error))
            except Exception as error:
                log.exception("the camera thread failed")
                self._facts.publish(ThreadFailed("camera", str(error)))
                self._lose(str(error))
            self._close()
            self._stopping.wait(self._reopen_s)
        self._close()

    def _read(self) -> bool:
        """Read until the camera is lost (raises), the clip ends (False) or all is stopped (False)."""
        camera = self._camera = self._camera or self._open()
        self._label = camera.label
        while not self._stopping.is_set():
            frame = camera.read()
            if frame is None:
                self._facts.publish(CameraEnded(camera.label))
                self.frames.close()
                return False
            self._read_s = self._clock()
            if self._lost_s is not None:
                away_s, self._lost_s = self._read_s - self._lost_s, None
                self._facts.publish(CameraReturned(camera.label, away_s))
            self.frames.put(frame)
            self.pictures.put(frame)
        return False

    def _lose(self, reason: str) -> None:
        if self._lost_s is None:
            self._lost_s = self._clock()
            log.warning("camera lost: %s", reason)
            self._facts.publish(CameraLost(self._label))

    def _close(self) -> None:
        if self._camera is not None:
            self._camera.close()
            self._camera = None
