#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: update.sh LUPDATE FOLDER. Brings the translations in FOLDER to the texts of the sources.
set -euo pipefail
cd "$(dirname "$0")/.."
"$1" -silent -locations none -no-obsolete qml app -ts "$2/wireside_de.ts"
"$1" -silent -locations none -no-obsolete -pluralonly qml app -ts "$2/wireside_en.ts"
