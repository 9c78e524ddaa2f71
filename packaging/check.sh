#!/usr/bin/env bash
# Everything that has to hold: format, lint, types, and all tests, each once: the engine's where no Qt is
# installed, the screen's where it is. Needs packaging/setup.sh test.
#
# Every check runs, also after one that failed; the exit code is 1 when any did.

set -uo pipefail
cd "$(dirname "$0")/.." || exit
export PATH="$PWD/.venv/bin:$PATH" QT_QPA_PLATFORM=offscreen

failed=()
times=()

check() { # a name, and the command that must succeed
    local name="$1" started=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed+=("$name")
    times+=("$(printf '%-16s %4d s' "$name" $((SECONDS - started)))")
}

check format ruff format --check .
check lint ruff check .
check types mypy
check "engine, no Qt" packaging/engine_without_qt.sh
check screen python -m pytest tests/ui tests/packaging

printf '\n'
printf '%s\n' "${times[@]}"
if [ ${#failed[@]} -gt 0 ]; then
    printf 'Failed: %s\n' "${failed[*]}"
    exit 1
fi
echo "All checks passed."
