#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shows that the tests can fail: builds one fault after another into the programs (core/base/planted.h.in), and runs
# the tests that have to find it. Fails where one passes. build/planted is used again, so a second run is quick.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
build=$root/build/planted
export WIRESIDE_BIN=$build/bin PYTHONPATH=$root/tests/support PYTHONDONTWRITEBYTECODE=1
survivors=0

# plant FAULT TARGET…
plant() {
    cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG="-g1 -O1" -DWIRESIDE_WINDOW=OFF \
        -DWIRESIDE_PLANT="$1" >/dev/null
    cmake --build "$build" --target "${@:2}"
}

# finds FAULT WORDS TEST…: runs a test for four minutes at most; it has to fail, and to say these words.
finds() {
    local fault=$1 words=$2 code=0
    shift 2
    timeout 240 "$@" >"$build/found.log" 2>&1 || code=$?
    if [ $code -ne 0 ] && grep -q "$words" "$build/found.log"; then
        echo "found: $fault by $*: $words"
    else
        echo "NOT FOUND: $fault by $* (exit code $code)"
        survivors=$((survivors + 1))
    fi
}

programs=(wireside_server_program wireside_cli_program)
walk=$build/tests/random/test_random_walk
cd tests/faults
for fault in NoSync EarlyAck; do
    plant $fault "${programs[@]}"
    finds $fault ": lost" python3 powercuttest.py --runs 40 PowerCutTest.test_server_keeps_what_it_acknowledged
    finds $fault ": lost" python3 powercuttest.py --runs 40 PowerCutTest.test_client_keeps_what_it_reported_queued
done
plant NoUniqueIndex "${programs[@]}" test_random_walk
finds NoUniqueIndex "is there 2 times" python3 schedulestest.py --runs 50
finds NoUniqueIndex "not all agree" "$walk" allAgreeInTheEnd
plant LostBroadcast "${programs[@]}" test_random_walk
finds LostBroadcast "shows event" python3 schedulestest.py --runs 50
finds LostBroadcast "not all agree" "$walk" allAgreeInTheEnd
exit $((survivors > 0))
