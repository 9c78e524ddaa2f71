"""The set-up script: done once, done again after a change, and one line to run where it lacks the right."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("bash", "cat", "cut", "dirname", "env", "grep", "readlink", "rm", "sha256sum", "tee", "uname", "wc")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the set-up script is for Debian")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the script needs of a checkout, with an environment whose pip finds nothing."""
    folder = tmp_path / "checkout"
    (folder / "packaging").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "packaging" / "setup.sh", folder / "packaging")
    venv.create(folder / ".venv", with_pip=False)
    pip = next((folder / ".venv" / "lib").glob("python3.*")) / "site-packages" / "pip"
    pip.mkdir()
    (pip / "__init__.py").touch()
    (pip / "__main__.py").write_text('raise SystemExit("ERROR: No matching distribution found")\n')
    return folder


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """The only programs that the script finds: no apt-get, no sudo and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name) or name)
    return folder


def program(folder: Path, name: str, script: str) -> None:
    """Add a program of a machine that this one is not."""
    (folder / name).unlink(missing_ok=True)
    (folder / name).write_text(f"#!{shutil.which('bash')}\n{script}\n")
    (folder / name).chmod(0o755)


def set_up(checkout: Path, tools: Path, goal: str = "run") -> subprocess.CompletedProcess[str]:
    """Run the script with nothing but these tools, and this Python."""
    return subprocess.run(
        [checkout / "packaging" / "setup.sh", goal],
        capture_output=True,
        text=True,
        env={
            "PATH": str(tools),
            "HOME": str(checkout),
            "TMPDIR": str(checkout),
            "PYTHON": sys.executable,
        },
        check=False,
    )


def note_set_up(checkout: Path, goal: str) -> None:
    """Leave the note of a set-up that was done."""
    parts = [(checkout / name).read_bytes() for name in ("pyproject.toml", "packaging/setup.sh")]
    python = os.path.realpath(checkout / ".venv" / "bin" / "python")
    checksum = hashlib.sha256(b"".join(parts) + f"{python}\n{checkout.resolve()}\n".encode()).hexdigest()
    (checkout / ".venv" / f"set-up-{goal}").write_text(f"{checksum}\n")


@pytest.mark.parametrize(("noted", "goal"), [("run", "run"), ("test", "test"), ("test", "run")])
def test_done_once(checkout: Path, tools: Path, noted: str, goal: str) -> None:
    """A set-up that stands is not done again and says nothing; one for the tests serves for running."""
    note_set_up(checkout, noted)
    ran = set_up(checkout, tools, goal)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_done_again_after_a_change(checkout: Path, tools: Path) -> None:
    """Other dependencies ask for another set-up; where it fails, what pip said is printed."""
    note_set_up(checkout, "run")
    with (checkout / "pyproject.toml").open("a") as project:
        project.write("# changed\n")
    ran = set_up(checkout, tools)
    assert ran.returncode == 2
    assert "ERROR: No matching distribution found" in ran.stderr
    assert "pip install failed" in ran.stderr
    assert set_up(checkout, tools).returncode == 2, "a failed set-up is not noted as done"


@pytest.mark.parametrize(
    ("sudo", "line"), [(False, "su -c 'apt-get update"), (True, "sudo sh -c 'apt-get update")]
)
def test_without_root(checkout: Path, tools: Path, sudo: bool, line: str) -> None:
    """Without root and without sudo that lets us in, one line to run is printed and nothing is begun."""
    program(tools, "apt-get", "echo began >&2; exit 1")
    program(tools, "dpkg-query", "exit 1")
    program(tools, "id", "echo 1000")
    if sudo:
        program(tools, "sudo", "exit 1")
    ran = set_up(checkout, tools)
    assert ran.returncode == 2
    assert line in ran.stderr
    assert "libportaudio2" in ran.stderr
    assert "began" not in ran.stderr
    assert not list((checkout / ".venv").glob("set-up-*"))


def test_failure_is_shown(checkout: Path, tools: Path) -> None:
    """What a failed step said is printed, and nothing is noted as done."""
    program(tools, "apt-get", "echo 'E: Unable to locate package'; exit 100")
    program(tools, "dpkg-query", "exit 1")
    program(tools, "id", "echo 0")
    ran = set_up(checkout, tools)
    assert ran.returncode == 2
    assert "E: Unable to locate package" in ran.stderr
    assert "apt-get update failed" in ran.stderr
    assert not list((checkout / ".venv").glob("set-up-*"))


def test_moved_checkout(checkout: Path, tools: Path) -> None:
    """Scripts in an environment hold its path, so a checkout that was moved is set up again."""
    note_set_up(checkout, "run")
    program(tools, "uname", "echo Darwin")
    assert set_up(checkout, tools).returncode == 0
    moved = checkout.rename(checkout.with_name("moved"))
    assert set_up(moved, tools).returncode == 2


@pytest.mark.parametrize("noted", [None, "run"])
def test_other_systems(checkout: Path, tools: Path, noted: str | None) -> None:
    """On macOS the README's line is printed; a set-up for running does not serve for the tests."""
    if noted:
        note_set_up(checkout, noted)
    program(tools, "uname", "echo Darwin")
    ran = set_up(checkout, tools, "test")
    assert ran.returncode == 2
    assert "python3 -m pip install '.[mirror]' && mirror run" in ran.stderr
