# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes to show the end of a room of which much was missed, from the dial to the row of the newest event,
with the room's timeline open; and how long to fill the whole gap behind it, one page after the other. Server and client
are processes of their own over loopback, with their databases on the disk."""

import argparse
import json
import statistics
import subprocess
import tempfile

import machine
from fanout.servers import Wireside

AIM = 200  # milliseconds until the newest page is shown


def measure(folder, messages):
    with Wireside('Wireside', folder / 'bin/wireside-server', folder).run(0, 2) as (_, port), \
            tempfile.TemporaryDirectory(dir=folder) as profile:
        done = subprocess.run([folder / 'bin/bench_absence', f'ws://127.0.0.1:{port}/ws', profile, str(messages)],
                              text=True, stdout=subprocess.PIPE, timeout=600, check=True)
    return json.loads(done.stdout)


def main(root, build, arguments):
    parser = argparse.ArgumentParser(prog='tests/bench/run absence', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--messages', type=int, default=100_000, help='that are missed')
    parser.add_argument('--rounds', type=int, default=3, help='medians of so many (default 3)')
    options = parser.parse_args(arguments)
    folder = root / 'build/bench'
    build(['wireside_server_program', 'bench_absence'], folder)
    print(f'commit {machine.commit(root)}\n{machine.description()}\n'
          f'the disk takes {machine.sync_time(folder):.1f} ms to sync a write\n\n'
          f'{options.messages} missed events, medians of {options.rounds} rounds')
    rounds = [measure(folder, options.messages) for _ in range(options.rounds)]
    median = {figure: statistics.median(each[figure] for each in rounds) for figure in rounds[0]}
    print(f'{"newest page shown in ms":>24}{"aim":>6}{"slowest":>9}{"gap filled in s":>17}{"stall p99.9 ms":>16}'
          f'{"longest ms":>12}')
    print(f'{median["shown"] * 1000:24.0f}{AIM:6}{max(each["shown"] for each in rounds) * 1000:9.0f}'
          f'{median["filled"]:17.1f}{median["p999"]:16.1f}{median["longest"]:12.1f}')
