"""A real MJPEG server on this machine, that falls silent or hangs up when it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import cv2
import numpy as np

JPEG = cv2.imencode(".jpg", np.full((48, 64, 3), 90, np.uint8))[1].tobytes()
PART = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (len(JPEG), JPEG)


class MjpegServer(ThreadingHTTPServer):
    """Serves one picture over and over, fifty times a second, until it is told to be silent or to hang up."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        self.silent = Event()
        self.hung_up = Event()
        super().__init__(("127.0.0.1", port), MjpegAnswer)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self.server_address[1]


class MjpegAnswer(BaseHTTPRequestHandler):
    """The answer to one client."""

    server: MjpegServer

    def do_GET(self) -> None:
        """Serve a stream, or a page of text under /page."""
        self.send_response(200)
        if self.path == "/page":
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>Welcome to your camera</html>")
            return
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        while not self.server.hung_up.wait(0.02):
            if not self.server.silent.is_set():
                self.wfile.write(PART)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""

    def handle(self) -> None:
        """Answer until the client has gone."""
        try:
            super().handle()
        except ConnectionError:
            return


@contextmanager
def serving(port: int = 0) -> Iterator[MjpegServer]:
    """A server that runs while the block does; 0 takes any free port."""
    server = MjpegServer(port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.hung_up.set()
        server.shutdown()
        thread.join()
        server.server_close()


def url_of(server: MjpegServer, path: str = "/video.mjpg") -> str:
    """The address with a user and a password that nobody may see."""
    return f"http://anna:secret@127.0.0.1:{server.port}{path}"
