# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a reader that does not read slows others: p99 of the time that deliveries take in a room where one of many
talks 50 times a second, without and with one more member for whom megabytes wait at the server, and who never
reads. In turns, five seconds each, in one run; the server has one core and the load generator another."""

import argparse
import json
import os
import statistics
import subprocess
import sys

import machine
from fanout.servers import Wireside

AIM = 10  # per cent that p99 may grow


def main(root, build, arguments):
    parser = argparse.ArgumentParser(prog='tests/bench/run stalled', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--members', type=int, default=1000)
    parser.add_argument('--rounds', type=int, default=7, help='medians of so many (default 7)')
    options = parser.parse_args(arguments)
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) < 2:
        sys.exit('two cores are needed: one for the server, one for the load generator')
    folder = root / 'build/bench'
    build(['wireside_server_program', 'bench_stalled'], folder)
    print(f'commit {machine.commit(root)}\n{machine.description()}\n'
          f'the disk takes {machine.sync_time(folder):.1f} ms to sync a write\n\n'
          f'{options.members} members, medians of {options.rounds} rounds')
    with Wireside('Wireside', folder / 'bin/wireside-server', folder).run(cores[0], options.members + 1000) as (_, port):
        done = subprocess.run(['taskset', '-c', str(cores[1]), folder / 'bin/bench_stalled', str(port),
                               str(options.members), str(options.rounds)],
                              text=True, stdout=subprocess.PIPE, timeout=60 + 30 * options.rounds, check=True)
    pairs = json.loads(done.stdout)
    without, beside = (statistics.median(each) for each in zip(*pairs))
    growth = statistics.median(after / before - 1 for before, after in pairs)
    print(f'{"p99 without, ms":>18}{"with, ms":>10}{"more, %":>9}{"median of rounds, %":>21}{"aim":>5}')
    print(f'{without:18.1f}{beside:10.1f}{(beside / without - 1) * 100:9.1f}{growth * 100:21.1f}{AIM:5}')
    print('rounds: ' + ', '.join(f'{before:.1f}/{after:.1f}' for before, after in pairs))
