"""The model file: kept once, verified on every use, fetched again when it is damaged."""

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mirror.base.errors import ModelError
from mirror.pose.download import Progress, RemoteFile, download
from mirror.pose.model_file import ModelVariant, ensure_model, model_path, model_verified

CONTENT = bytes(range(256)) * 1000
SUM = hashlib.sha256(CONTENT).hexdigest()


class ModelAnswer(BaseHTTPRequestHandler):
    """Serves the content whole, changed, cut off, too long, or not at all, by path."""

    def do_GET(self) -> None:
        """Answer one request."""
        if self.path == "/missing":
            self.send_error(404)
            return
        body = {
            "/whole": CONTENT,
            "/changed": b"x" + CONTENT[1:],
            "/short": CONTENT[:1000],
            "/long": CONTENT * 3,
            "/broken": CONTENT[:1000],
        }[self.path]
        self.send_response(200)
        self.send_header("Content-Length", str(len(CONTENT if self.path == "/broken" else body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""

    def handle(self) -> None:
        """Answer, unless the client hung up."""
        try:
            super().handle()
        except ConnectionError:
            return


@pytest.fixture(scope="module")
def remote() -> Iterator[RemoteFile]:
    """The whole file on a server of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), ModelAnswer) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield RemoteFile(f"http://127.0.0.1:{server.server_address[1]}/whole", len(CONTENT), SUM)
        server.shutdown()
        thread.join()


def at(remote: RemoteFile, path: str) -> RemoteFile:
    """The same file at another path."""
    return replace(remote, url=remote.url.replace("/whole", path))


def unreachable(_target: Path, _progress: Progress) -> None:
    """A source that is out of reach, and fails the test's expectation when it should not be asked."""
    raise ModelError("nobody is there")


class TestDownload:
    """A file arrives whole and verified, or a ModelError says why not."""

    def test_whole(self, remote: RemoteFile, tmp_path: Path) -> None:
        """Progress runs from nothing to all of it, and the bytes are the server's."""
        seen: list[tuple[int, int]] = []
        download(remote, tmp_path / "model", lambda here, awaited: seen.append((here, awaited)))
        assert (tmp_path / "model").read_bytes() == CONTENT
        assert seen[0] == (0, len(CONTENT))
        assert seen[-1] == (len(CONTENT), len(CONTENT))

    @pytest.mark.parametrize(
        ("path", "reason"),
        [
            ("/missing", "answered 404"),
            ("/changed", "wrong checksum"),
            ("/short", "broke off at 1000 of"),
            ("/long", "wrong checksum"),
            ("/broken", "broke off"),
        ],
    )
    def test_refused(self, remote: RemoteFile, tmp_path: Path, path: str, reason: str) -> None:
        """Whatever else a server sends is refused with the reason."""
        with pytest.raises(ModelError, match=reason):
            download(at(remote, path), tmp_path / "model", lambda _here, _awaited: None)

    def test_nobody_answers(self, tmp_path: Path) -> None:
        """A port that nobody listens on is told at once."""
        with pytest.raises(ModelError, match="does not answer"):
            download(RemoteFile("http://127.0.0.1:9/model", 1, ""), tmp_path / "model", lambda *_: None)


class TestEnsureModel:
    """The model is fetched when it must be, and only then."""

    def test_fetched_once(self, remote: RemoteFile, tmp_path: Path) -> None:
        """After the first time nothing is asked of any source."""
        path = ensure_model(folder=tmp_path, sources=(partial(download, remote),))
        assert path.read_bytes() == CONTENT
        assert ensure_model(folder=tmp_path, sources=()) == path

    def test_second_source(self, remote: RemoteFile, tmp_path: Path) -> None:
        """Where the first source is out of reach, the next one is asked."""
        ensure_model(folder=tmp_path, sources=(unreachable, partial(download, remote)))
        assert model_verified(ModelVariant.FULL, tmp_path)

    @pytest.mark.parametrize("damage", [b"", CONTENT[:-1], b"x" + CONTENT[1:]])
    def test_damaged_file_is_fetched_again(self, remote: RemoteFile, tmp_path: Path, damage: bytes) -> None:
        """An empty, a cut or a changed file is noticed."""
        path = ensure_model(folder=tmp_path, sources=(partial(download, remote),))
        path.write_bytes(damage)
        assert not model_verified(ModelVariant.FULL, tmp_path)
        ensure_model(folder=tmp_path, sources=(partial(download, remote),))
        assert path.read_bytes() == CONTENT

    def test_unknown_file_is_not_trusted(self, tmp_path: Path) -> None:
        """A file that somebody put there counts only with the official checksum."""
        model_path(ModelVariant.LITE, tmp_path).write_bytes(CONTENT)
        assert not model_verified(ModelVariant.LITE, tmp_path)

    def test_out_of_reach(self, tmp_path: Path) -> None:
        """The sentence says what to get, where to put it, and what else to do; nothing half is left."""
        with pytest.raises(ModelError) as caught:
            ensure_model(ModelVariant.HEAVY, folder=tmp_path, sources=(unreachable,))
        for part in ("nobody is there", "pose_landmarker_heavy.task", str(tmp_path), "--model full"):
            assert part in str(caught.value)
        assert list(tmp_path.iterdir()) == []

    def test_interrupted(self, remote: RemoteFile, tmp_path: Path) -> None:
        """A transfer that breaks off leaves the folder as it was."""
        with pytest.raises(ModelError):
            ensure_model(folder=tmp_path, sources=(partial(download, at(remote, "/broken")),))
        assert list(tmp_path.iterdir()) == []

    def test_folder_that_cannot_be(self, remote: RemoteFile, tmp_path: Path) -> None:
        """A folder that cannot be made is told by name."""
        (tmp_path / "file").touch()
        with pytest.raises(ModelError, match="cannot be written"):
            ensure_model(folder=tmp_path / "file" / "models", sources=(partial(download, remote),))
