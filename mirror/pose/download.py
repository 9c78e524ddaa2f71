"""Fetches one file whose size and checksum are known beforehand: all of it, or nothing."""

import hashlib
import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias
from urllib.parse import urlsplit

from mirror.base.errors import ModelError

__all__ = ["Progress", "RemoteFile", "download", "file_sum"]

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the bytes that are here and the bytes that are awaited in all."""

CONNECT_TIMEOUT_S = 5.0
"""A host that has not taken a connection by then is out of reach: TCP has asked three times (0, 1, 3 s)."""
SILENCE_TIMEOUT_S = 20.0
"""A transfer in which nothing arrives for so long is dead."""
PIECE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """Where a file is, how long it is, and its SHA-256 in hexadecimal digits."""

    url: str
    size_bytes: int
    sha256: str


def file_sum(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits (9 MB: about 10 ms)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def download(remote: RemoteFile, target: Path, progress: Progress) -> None:
    """Fetch `remote` into `target`, which is whole and verified when this returns.

    Raises:
        ModelError: the host is out of reach, refuses, breaks off, or sends something else.
    """
    _knock(remote.url)
    request = urllib.request.Request(remote.url)  # noqa: S310 - our own constant addresses, not a user's
    try:
        with urllib.request.urlopen(request, timeout=SILENCE_TIMEOUT_S) as answer, target.open("wb") as file:  # noqa: S310 - as above
            _copy(answer, file, remote.size_bytes, progress)
    except urllib.error.HTTPError as refusal:
        refusal.close()
        raise ModelError(f"{_host(remote.url)} answered {refusal.code} {refusal.reason}") from refusal
    except (OSError, http.client.HTTPException) as error:
        raise ModelError(f"the transfer from {_host(remote.url)} broke off ({error})") from error
    if (here := target.stat().st_size) < remote.size_bytes:
        raise ModelError(
            f"the transfer from {_host(remote.url)} broke off at {here} of {remote.size_bytes} bytes"
        )
    if here > remote.size_bytes or file_sum(target) != remote.sha256:
        raise ModelError(f"what {_host(remote.url)} sent has the wrong checksum")


def _copy(source: IO[bytes], target: IO[bytes], size_bytes: int, progress: Progress) -> None:
    """Copy to the end of `source`, but never more than one piece beyond what is awaited."""
    here = 0
    progress(0, size_bytes)
    while here <= size_bytes and (piece := source.read(PIECE_BYTES)):
        target.write(piece)
        here += len(piece)
        progress(here, size_bytes)


def _knock(url: str) -> None:
    """See whether the host takes connections at all, at one address a family.

    `urlopen` tries each address of a host in turn with the whole timeout, and a large host has many: behind
    a firewall that drops packets that would be minutes.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(host):
        return  # the proxy reaches the host for us
    try:
        addresses = socket.getaddrinfo(host, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    except OSError as error:
        raise ModelError(f"{host} cannot be found from here") from error
    first = {family: address for family, _, _, _, address in reversed(addresses)}
    if not any(_connects(family, address) for family, address in first.items()):
        raise ModelError(f"{host} does not answer")


def _connects(family: int, address: tuple[str | int, ...] | tuple[int, bytes]) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as plug:
            plug.settimeout(CONNECT_TIMEOUT_S)
            plug.connect(address)
    except OSError:
        return False
    return True


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
