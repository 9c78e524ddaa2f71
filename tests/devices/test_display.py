"""Whether a window can be opened, by what the environment says and who answers."""

import socket
import sys
from pathlib import Path

import pytest

from mirror.devices.display import display_trouble

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere there is always a display"
)


@pytest.mark.parametrize(
    ("environment", "trouble"),
    [
        ({}, "there is no display"),
        ({"DISPLAY": ""}, "there is no display"),
        ({"DISPLAY": ":987"}, "the display :987 does not answer"),
        ({"DISPLAY": "nonsense"}, "the display nonsense does not answer"),
        ({"DISPLAY": ":99999999"}, "the display :99999999 does not answer"),
        (
            {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": "/nowhere"},
            "the display wayland-7 does not answer",
        ),
        ({"QT_QPA_PLATFORM": "eglfs"}, None),
    ],
)
def test_what_the_environment_says(environment: dict[str, str], trouble: str | None) -> None:
    """No display, one that does not answer, and a kiosk's own platform."""
    assert display_trouble(environment) == trouble


def test_a_display_that_answers_is_one(tmp_path: Path) -> None:
    """A Wayland compositor's socket takes the connection."""
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen()

        assert display_trouble({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}) is None
