#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs qmllint over the modules as they stand in the build folder: qmllint.sh QMLLINT MODULES. Fails where it says
# anything at all.
set -uo pipefail
qmllint=$1 modules=$2
lint() {
    find "$modules" -name '*.qml' -print0 | xargs -0 -n 8 "$qmllint" -I "$modules" 2>&1
}
said=$(lint)
status=$?
# It ended by a signal, as that of Qt 6.4 does once in a long while; what it thinks of the files it has not said.
if [ $status -eq 125 ]; then
    said=$(lint)
    status=$?
fi
[ -z "$said" ] || echo "$said"
[ -z "$said" ] && [ $status -eq 0 ]
