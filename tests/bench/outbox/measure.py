# SPDX-License-Identifier: GPL-3.0-or-later
"""How long messages that were written without a connection take to the server once there is one, and how long the
client's event loop stalls meanwhile. Server and client are processes of their own over loopback, with their databases
on the disk; the room's timeline is shown (a model follows it) or not. The messages arrive in the order of writing, or
there is no figure. A stall is how late a beat of the loop is that is due each millisecond; `idle` is the p99.9 of a
client that does nothing, which is what the machine is good for."""

import argparse
import json
import statistics
import subprocess
import tempfile

import machine
from fanout.servers import Wireside

AIMS = {'sending': 10, 'p999': 16}  # seconds, milliseconds


def measure(folder, messages, view):
    with Wireside('Wireside', folder / 'bin/wireside-server', folder).run(0, 1) as (_, port), \
            tempfile.TemporaryDirectory(dir=folder) as profile:
        done = subprocess.run([folder / 'bin/bench_outbox', f'ws://127.0.0.1:{port}/ws', profile, str(messages), view],
                              text=True, stdout=subprocess.PIPE, timeout=300, check=True)
    return json.loads(done.stdout)


def main(root, build, arguments):
    parser = argparse.ArgumentParser(prog='tests/bench/run outbox', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--messages', type=int, default=10_000)
    parser.add_argument('--rounds', type=int, default=3, help='medians of so many (default 3)')
    options = parser.parse_args(arguments)
    folder = root / 'build/bench'
    build(['wireside_server_program', 'bench_outbox'], folder)
    print(f'commit {machine.commit(root)}\n{machine.description()}\n'
          f'the disk takes {machine.sync_time(folder):.1f} ms to sync a write\n\n'
          f'{options.messages} messages, medians of {options.rounds} rounds')
    print(f'{"":20}{"sent in s":>10}{"aim":>5}{"stall p99.9 ms":>16}{"aim":>5}{"idle":>7}{"longest ms":>12}'
          f'{"written in s":>14}{"longest ms":>12}')
    for view in ('hidden', 'shown'):
        rounds = [measure(folder, options.messages, view) for _ in range(options.rounds)]
        median = {figure: statistics.median(each[figure] for each in rounds) for figure in rounds[0]}
        print(f'{"timeline " + view:20}{median["sending"]:10.2f}{AIMS["sending"]:>5}{median["p999"]:16.1f}'
              f'{AIMS["p999"]:>5}{median["idle"]:7.1f}{median["longest"]:12.1f}{median["writing"]:14.2f}'
              f'{median["writing_stall"]:12.1f}')
