#!/usr/bin/env bash
# Runs the engine's tests in an environment in which no Qt is installed: what a server has.
#
# The environment holds links to everything in .venv's site-packages but the Qt packages and what needs them,
# so it costs no download and is never older than .venv.

set -euo pipefail
cd "$(dirname "$0")/.."

readonly ENGINE=.venv/engine
readonly WITHOUT='^(PySide6|shiboken6|pytest_?qt)'

.venv/bin/python -m venv --clear --without-pip "$ENGINE"
packages="$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
target="$("$ENGINE/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
find "$packages" -mindepth 1 -maxdepth 1 -printf '%f\n' | grep -Eiv "$WITHOUT" |
    while IFS= read -r name; do ln -s "$packages/$name" "$target/$name"; done

if "$ENGINE/bin/python" -c 'import PySide6' 2>/dev/null; then
    echo "PySide6 is still there" >&2
    exit 1
fi
# Tests that hear, wait for processes or measure a load run one after the other; what only computes fills all cores.
readonly ALONE="tests/commands/test_bench_voice.py tests/commands/test_voice_command.py
    tests/devices tests/sound tests/voice
    tests/test_engine.py tests/test_engine_coach.py tests/test_engine_load.py"
ignored=(--ignore=tests/ui --ignore=tests/packaging)
for path in $ALONE; do ignored+=("--ignore=$path"); done

run() { # pytest-qt is absent too, so its settings in pyproject.toml are unknown here
    "$ENGINE/bin/python" -m pytest -o addopts="-ra --strict-markers" -W ignore::pytest.PytestConfigWarning "$@"
}

failed=0
run --numprocesses=auto --dist=worksteal "${ignored[@]}" "$@" || failed=1
# shellcheck disable=SC2086  # a list of paths
run $ALONE "$@" || failed=1
exit $failed
