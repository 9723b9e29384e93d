#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs qmllint over the modules as they stand in the build folder: qmllint.sh QMLLINT MODULES. Fails where it says
# anything at all.
set -uo pipefail
qmllint=$1 modules=$2
said=$(find "$modules" -name '*.qml' -print0 | xargs -0 -n 8 "$qmllint" -I "$modules" 2>&1)
status=$?
[ -z "$said" ] || echo "$said"
[ -z "$said" ] && [ $status -eq 0 ]
