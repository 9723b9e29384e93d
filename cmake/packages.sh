# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What Wireside is built and tested with, by its Debian names; sourced by ./run and ./test.

build_packages=(
    cmake ninja-build g++ pkg-config
    qt6-base-dev qt6-websockets-dev libqt6sql6-sqlite
    qt6-declarative-dev qt6-declarative-dev-tools qt6-svg-dev qt6-tools-dev qt6-l10n-tools
    qml6-module-qtquick qml6-module-qtquick-window qml6-module-qtquick-templates qml6-module-qtquick-layouts
    qml6-module-qt-labs-platform qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript libxcb-screensaver0-dev
    libspdlog-dev libboost-dev libssl-dev libsodium-dev rapidjson-dev qtkeychain-qt6-dev libsecret-1-0
    libicu-dev
)
# What drives windows as a person does: a screen, keys and pointer, and what assistive programs read.
demo_packages=(fonts-dejavu-core xvfb xauth xdotool imagemagick dbus at-spi2-core gir1.2-atspi-2.0 python3 python3-gi)
test_packages=("${demo_packages[@]}" lld python3 python3-websockets python3-nacl qml6-module-qttest gnome-keyring)
# What disks, clocks and networks fail by, and the system's service discovery; tests that miss one of them are skipped. What tells a program that its network
# is another one, a plugin with GLib, comes with Qt's own package here.
test_packages+=(strace faketime nftables iproute2 avahi-daemon avahi-utils)
# The system's Python is the one that Debian's packages are for.
PYTHON=/usr/bin/python3
[ -x "$PYTHON" ] || PYTHON=python3
# Node comes from many places, with npm or without.
command -v npm >/dev/null || test_packages+=(nodejs npm)

# on_screen WIDTHxHEIGHT COMMAND…: runs it with an accessibility bus of its own, on this screen, or on one of that
# size that nobody sees where there is none.
on_screen() {
    local size=$1
    shift
    local screen=()
    [ -n "${DISPLAY:-}" ] || screen=(xvfb-run --auto-servernum --server-args "-screen 0 ${size}x24")
    dbus-run-session -- "${screen[@]}" "$@"
}

# install_packages NAME…: installs what is missing on Debian and Ubuntu, after saying what; elsewhere says
# what is needed and goes on, since it may be there under another name.
install_packages() {
    if ! command -v apt-get >/dev/null; then
        echo "Needed, by their Debian names: $*" >&2
        return
    fi
    local missing=() name
    for name in "$@"; do
        dpkg-query --show --showformat='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return
    echo "Installing: ${missing[*]}" >&2
    local sudo=()
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    "${sudo[@]}" apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}
