#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: onscreen.sh PROGRAM ARGUMENT…: runs a program, or a script of this folder, on a screen of its own.
set -euo pipefail
cd "$(dirname "$0")"
source ../../cmake/packages.sh
unset DISPLAY WAYLAND_DISPLAY
case $1 in
*.py) on_screen 1920x900 "$PYTHON" -B "$@" ;;
*) on_screen 1920x900 "$@" ;;
esac
