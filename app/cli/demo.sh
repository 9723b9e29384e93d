#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# demo.sh BIN: a server and two people in a temporary folder talk in a room; one goes offline, writes and
# comes back, and the server is killed and started again in between. Prints the room as each of them saw it;
# exits 0 only if both saw the same, and everything that was written once.
set -euo pipefail

bin=$(cd "$1" && pwd)
folder=$(mktemp -d)
server_pid=
trap '[ -z "$server_pid" ] || kill "$server_pid" 2>/dev/null; rm -rf "$folder"' EXIT
address=127.0.0.1:0

start_server() {
    : >"$folder/server.out"
    "$bin/wireside-server" --listen "$address" --data "$folder/space" --name Studio \
        >"$folder/server.out" 2>"$folder/server.log" &
    server_pid=$!
    for _ in $(seq 100); do
        address=$(sed -n 's/.* listens on \(.*\)$/\1/p' "$folder/server.out")
        [ -n "$address" ] && return
        kill -0 "$server_pid" || break
        sleep 0.05
    done
    cat "$folder/server.log" >&2
    exit 1
}

ada() { "$bin/wireside-cli" --server "$address" --profile "$folder/ada" --name Ada --wait 20 "$@"; }
ben() { "$bin/wireside-cli" --server "$address" --profile "$folder/ben" --name Ben --wait 20 "$@"; }
if [ -t 1 ]; then bold=$'\033[1m' plain=$'\033[0m'; else bold='' plain=''; fi
step() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }

step "A server starts, and two people talk."
start_server
ada send general "Good morning! Is anybody here?"
ben send general "Morning, Ada. I am."

step "Ben's network goes away. He writes on; Ada does not notice."
ben --offline send general "Written on the train, in a tunnel."
ben --offline send general "And a second one."
ada send general "Ben? Are you still there?"

step "Somebody pulls the server's plug (kill -9) while Ada sends two thousand lines …"
seq -f 'line %g of 2000' 2000 | ada --json send general - >"$folder/ada.sent" &
ada_pid=$!
for _ in $(seq 200); do
    grep -q '"sent"' "$folder/ada.sent" && break
    sleep 0.01
done
kill -9 "$server_pid"
wait "$server_pid" 2>/dev/null || true
echo "$(grep -c '"state":"sent"' "$folder/ada.sent") of 2000 lines were acknowledged by then."
step "… and starts it again. Ada's client comes back by itself and sends the rest."
start_server
wait "$ada_pid"
echo "$(grep -c '"state":"sent"' "$folder/ada.sent") of 2000 lines are acknowledged now."

step "Ben comes back; what he wrote goes out."
ben flush

# What both have to have seen alike: everything but how it is printed.
ada --json --limit 3000 history general >"$folder/ada.saw"
ben --json --limit 3000 history general >"$folder/ben.saw"
for person in ada ben; do
    step "The room as ${person^} saw it (without the middle of the two thousand lines):"
    "$person" --limit 3000 history general | grep -vE 'line ([2-9]|[0-9]{2,3}|1[0-9]{3}) of 2000'
done

written=$(grep -c '"type":"chat_message"' "$folder/ada.saw")
distinct=$(sed -n 's/.*"type":"chat_message".*"id":"\([^"]*\)".*/\1/p' "$folder/ada.saw" | sort -u | wc -l)
step "$written messages, each once: $([ "$written" = 2005 ] && [ "$distinct" = 2005 ] && echo yes || echo NO)." \
    "Both saw the same: $(cmp -s "$folder/ada.saw" "$folder/ben.saw" && echo yes || echo NO)."
[ "$written" = 2005 ] && [ "$distinct" = 2005 ] && cmp "$folder/ada.saw" "$folder/ben.saw"
