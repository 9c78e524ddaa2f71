"""The map in `mirror/__init__.py` holds, proved from the imports; and each test has a sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = (
    "base", "devices", "sound", "pose", "kinematics", "recording", "exercise",
    "athlete", "movement", "recognition", "records", "phrases", "coaching", "voice", "overlay",
)  # fmt: skip
"""The folders of `mirror/` in the order of a frame's path; each imports only those before it."""

ASSEMBLY = frozenset(
    {"pipeline", "analysis", "report", "engine", "wiring", "evaluation", "commands", "cli", "__main__"}
)
"""What may import every folder of `mirror/`, and no folder imports."""

HOMES = {
    "cv2": {"mirror/devices", "mirror/pose", "mirror/athlete", "mirror/overlay", "mirror/commands"},
    "mediapipe": {"mirror/pose"},
    "flatbuffers": {"mirror/pose"},
    "av": {"mirror/devices", "mirror/sound"},
    "livekit": {"mirror/sound"},
    "soxr": {"mirror/sound"},
    "num2words": {"mirror/phrases"},
    "sounddevice": {"mirror/devices"},
    "pyttsx3": {"mirror/voice"},
    "PySide6": {"ui"},
    "typer": {"mirror/cli"},
    "tomlkit": {"mirror/records"},
    "rich": {"mirror/commands"},
    "platformdirs": {"mirror/pose", "mirror/voice", "mirror/commands", "mirror/wiring.py"},
}
"""Third-party library -> the only places that import it. `mirror doctor` asks for versions by name alone."""


def modules(top: str) -> list[Path]:
    return sorted((ROOT / top).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", modules("mirror"), ids=place)
def test_a_folder_imports_only_folders_listed_above_it(path: Path) -> None:
    """A module of `mirror/` knows its own folder, those above it in the map, and never the assembly."""
    folder = path.relative_to(ROOT / "mirror").parts[0].removesuffix(".py")
    if folder in ASSEMBLY or folder == "__init__":
        return
    allowed = set(LAYERS[: LAYERS.index(folder) + 1])
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "mirror" and len(parts) > 1 and parts[1] != "__version__":
            assert parts[1] in allowed, f"{place(path)} imports {name}"


@pytest.mark.parametrize("path", modules("mirror"), ids=place)
def test_the_engine_imports_the_screen_only_to_run_it(path: Path) -> None:
    """`ui` is imported by the commands that open or measure a screen, and by nothing else."""
    if place(path).startswith("mirror/commands/"):
        return
    assert not [name for name in imports(path) if name.split(".")[0] == "ui"]


@pytest.mark.parametrize("path", [*modules("mirror"), *modules("ui")], ids=place)
def test_each_library_has_a_home(path: Path) -> None:
    """A third-party library is imported only in the places that the table names."""
    for name in imports(path):
        homes = HOMES.get(name.split(".")[0])
        if homes is not None:
            assert any(place(path).startswith(home) for home in homes), f"{place(path)} imports {name}"


@pytest.mark.parametrize("path", modules("ui"), ids=place)
def test_only_the_bridge_meets_the_engine_threads(path: Path) -> None:
    """Views get plain values: no file of `ui/` imports the engine."""
    for name in imports(path):
        assert name not in {"mirror.engine", "mirror.pipeline", "mirror.wiring"}, (
            f"{place(path)} imports {name}"
        )


@pytest.mark.parametrize("path", [*modules("mirror"), *modules("ui")], ids=place)
def test_modules_open_with_one_sentence(path: Path) -> None:
    """The first line of every module is a sentence that ends."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, f"{place(path)} has no docstring"
    first = docstring.split("\n\n")[0]
    assert first.rstrip().endswith((".", ":", "::")), f"{place(path)}: {first!r}"


TESTS = [path for path in modules("tests") if path.name.startswith("test_")]


@pytest.mark.parametrize("path", TESTS, ids=place)
def test_every_test_says_in_a_sentence_what_it_shows(path: Path) -> None:
    """A failure is read by its sentence first."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            assert ast.get_docstring(node), f"{place(path)}: {node.name} has no sentence"


def test_the_map_lists_the_folders_that_there_are() -> None:
    """The table above, the docstring of `mirror` and the disk agree."""
    on_disk = {path.parent.name for path in (ROOT / "mirror").glob("*/__init__.py")}
    text = ast.get_docstring(ast.parse((ROOT / "mirror/__init__.py").read_text())) or ""

    assert on_disk == {*LAYERS, "evaluation", "commands", "cli"}
    assert [
        line.split("/")[0].strip() for line in text.splitlines() if line.startswith("    ") and "/ " in line
    ][: len(LAYERS)] == list(LAYERS)
