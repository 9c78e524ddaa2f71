#!/usr/bin/env bash
# Sets Form Mirror up in this checkout: system libraries, .venv, the package, the pose model.
#
#   packaging/setup.sh run     what an athlete needs
#   packaging/setup.sh test    that, and what the checks need
#
# What was done is noted in .venv/set-up-<goal>, under a checksum of everything that it depends on. While
# that stands, a call ends at once and touches no network. Exit code 2: something has to be done by hand,
# and is printed.

set -euo pipefail
cd "$(dirname "$0")/.."

readonly GOAL="${1:-run}"
readonly LOG="${TMPDIR:-/tmp}/form-mirror-set-up-$$.log"

# Sound and speech; EGL and GLES, which MediaPipe links; what Qt loads to open a window on X11 or Wayland.
readonly RUN_PACKAGES="ca-certificates libportaudio2 espeak-ng
    libegl1 libgles2 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0
    libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1
    libwayland-client0 libwayland-cursor0"
# A display and a sound device for the tests of a machine that has neither.
readonly TEST_PACKAGES="xvfb pulseaudio pulseaudio-utils libasound2-plugins"

main() {
    set_up_already && return
    local started=$SECONDS
    command -v apt-get >/dev/null || other_systems
    install_libraries
    make_environment
    install_package
    fetch_model
    environment_checksum >".venv/set-up-$GOAL"
    say "Set up in $((SECONDS - started)) s."
}

# ---- what is there already -----------------------------------------------------------------------------

environment_checksum() { # of all that the set-up depends on; it also does not outlive a move of the checkout
    { cat pyproject.toml packaging/setup.sh && readlink -f .venv/bin/python && pwd -P; } | sha256sum | cut -d' ' -f1
}

set_up_already() { # a set-up for the tests serves an athlete too
    [ -x .venv/bin/python ] || return 1
    local wanted note
    wanted="$(environment_checksum)"
    for note in .venv/set-up-test ".venv/set-up-$GOAL"; do
        if [ -f "$note" ] && [ "$(cat "$note")" = "$wanted" ]; then return 0; fi
    done
    return 1
}

fit_python() { # the first Python that is new enough and can make environments
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$name" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

missing_libraries() {
    local wanted="$RUN_PACKAGES" name
    if [ "$GOAL" = test ]; then wanted="$wanted $TEST_PACKAGES"; fi
    if ! fit_python >/dev/null; then wanted="$wanted python3 python3-venv"; fi
    for name in $wanted; do
        if [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" != installed ]; then
            printf '%s ' "$name"
        fi
    done
}

# ---- the steps -----------------------------------------------------------------------------------------

other_systems() {
    [ "$(uname -s)" = Linux ] || stop \
        "This script sets up Debian and its relatives. Here, run:" "" \
        "    python3 -m pip install '.[mirror]' && mirror run"
    say "No apt-get here: PortAudio, espeak-ng, EGL and the xcb libraries of Qt have to be installed by hand."
    missing_libraries() { :; }
}

install_libraries() {
    local missing as_root by_hand="su -c"
    missing="$(missing_libraries)"
    missing="${missing% }"
    [ -n "$missing" ] || return 0
    if command -v sudo >/dev/null; then by_hand="sudo sh -c"; fi
    as_root="$(way_to_root)" || stop \
        "Form Mirror needs some system libraries. Run this line once, and then make $GOAL again:" "" \
        "    $by_hand 'apt-get update && apt-get install -y --no-install-recommends $missing'"
    say "System libraries: $(wc -w <<<"$missing") packages"
    # shellcheck disable=SC2086 # no word for root itself, and several names
    logged "apt-get update" $as_root apt-get -qq update
    # shellcheck disable=SC2086 # likewise
    logged "apt-get install" $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -y --no-install-recommends install $missing
}

way_to_root() { # the word before a command that makes it run as root: none for root itself
    if [ "$(id -u)" = 0 ]; then
        return 0
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        echo sudo
    else
        return 1
    fi
}

make_environment() {
    if .venv/bin/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then return; fi
    local python
    python="$(fit_python)" || stop \
        "Form Mirror needs Python 3.11 or newer with venv. Install one, and then run make $GOAL again." "" \
        "    PYTHON=/path/to/python3.11 make $GOAL"
    say "Python environment: .venv ($("$python" -V))"
    logged "python -m venv" "$python" -m venv --clear .venv
}

install_package() {
    local extras=mirror
    if [ "$GOAL" = test ]; then extras="mirror,test"; fi
    say "Packages of Python: the first time some 250 MB"
    logged "pip install" .venv/bin/python -m pip install --disable-pip-version-check --progress-bar off \
        --editable ".[$extras]"
}

fetch_model() {
    .venv/bin/python -m mirror.commands.fetch_model || exit 2
}

# ---- words ---------------------------------------------------------------------------------------------

say() { printf '%s\n' "$*"; }

stop() {
    printf '%s\n' "$@" >&2
    exit 2
}

logged() { # run a command with its output in the log, a glimpse of it on a terminal, and all of it on failure
    local name="$1"
    shift
    if ! "$@" </dev/null 2>&1 | tee "$LOG" | glimpse; then
        cat "$LOG" >&2
        stop "" "$name failed; what it said stands above."
    fi
    rm -f "$LOG"
}

glimpse() { # the line that is being worked on, over the one before
    if [ ! -t 1 ]; then cat >/dev/null; return; fi
    local line
    while IFS= read -r line; do printf '\r\033[K  %.74s' "$line"; done
    printf '\r\033[K'
}

main
