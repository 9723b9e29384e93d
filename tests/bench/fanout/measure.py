# SPDX-License-Identifier: GPL-3.0-or-later
"""Deliveries a second, and what one costs the server, in a room where a few talk to many.

`fanN-S` is one room of N members with S senders in closed loop: each says the next thing when its own message has been
acknowledged or has come back. A delivery is one frame that one member receives; the sender's ack or echo is one. The
server has one core and the load generator another. The servers take turns, so that a noisy machine is so to all.
"""

import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys

import machine
from fanout.servers import Node, Wireside

REFERENCE = 'Node ws'


def install_packages(root, folder):
    """The pinned `ws`, which the tests of the protocol use too."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(['cmake', '-DNPM=npm', f'-DFOLDER={folder}', '-P', root / 'tests/wire/node/install.cmake'],
                   check=True, timeout=180)
    return folder / 'node_modules'


def measure(server, generator, shape, times, cores):
    members, senders = shape
    with server.run(cores[0], members) as (pid, port):
        done = subprocess.run(
            ['taskset', '-c', str(cores[1]), generator, '--port', str(port), '--pid', str(pid),
             '--dialect', server.dialect, '--members', str(members), '--senders', str(senders),
             '--warm-up', str(times.warm_up), '--seconds', str(times.seconds)],
            text=True, stdout=subprocess.PIPE, timeout=times.warm_up + times.seconds + 120, check=False)
    if done.returncode != 0:
        raise SystemExit(f'no figures for {server.name}')
    figures = json.loads(done.stdout)
    return {
        'rate': figures['deliveries'] / figures['seconds'],
        'cost': figures['server_seconds'] / figures['deliveries'] * 1e6,
        'server': figures['server_seconds'] / figures['seconds'],
        'generator': figures['generator_seconds'] / figures['seconds'],
    }


def print_table(medians):
    reference = medians[REFERENCE]
    print(f'{"":34}{"deliveries/s":>14}{"x Node":>8}{"CPU us/delivery":>18}{"Node /":>8}'
          f'{"server busy":>14}{"load busy":>12}')
    for name, figures in medians.items():
        print(f'{name:34}{figures["rate"]:14,.0f}{figures["rate"] / reference["rate"]:8.2f}'
              f'{figures["cost"]:18.2f}{reference["cost"] / figures["cost"]:8.2f}'
              f'{figures["server"]:14.0%}{figures["generator"]:12.0%}')


def parse(arguments):
    parser = argparse.ArgumentParser(prog='tests/bench/run fanout', description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--shape', action='append', metavar='fanN-S', help='default: fan100-10; may be given again')
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--seconds', type=int, default=5, help='of one measurement')
    parser.add_argument('--warm-up', type=int, default=1, help='seconds before it')
    parser.add_argument('--build-folder', type=pathlib.Path, default=pathlib.Path('build/bench'))
    options = parser.parse_args(arguments)
    options.shapes = {}
    for shape in options.shape or ['fan100-10']:
        found = re.fullmatch(r'fan(\d+)-(\d+)', shape)
        if not found:
            parser.error(f'{shape} is not a shape such as fan100-10')
        options.shapes[shape] = (int(found[1]), int(found[2]))
    return options


def main(root, build, arguments):
    options = parse(arguments)
    cores = sorted(os.sched_getaffinity(0))[:2]
    if len(cores) < 2:
        sys.exit('two cores are needed: one for the server, one for the load generator')
    folder = root / options.build_folder
    build(['wireside_server_program', 'bench_fanout'], folder)
    modules = install_packages(root, folder / 'bench_node')
    program = folder / 'bin/wireside-server'
    servers = [
        Wireside('Wireside', program, folder),
        Wireside('Wireside, data in memory', program, '/dev/shm'),
        Node(REFERENCE, 'plain', modules),
        Node('Node ws, sends gathered', 'gathered', modules),
        Node('Node ws, gathered, framed once', 'framed', modules),
    ]
    print(f'commit {machine.commit(root)}\n{machine.description()}\n'
          f'the disk takes {machine.sync_time(folder):.1f} ms to sync a write')
    for name, shape in options.shapes.items():
        rounds = [{server.name: measure(server, folder / 'bin/bench_fanout', shape, options, cores)
                   for server in servers} for _ in range(options.rounds)]
        medians = {server.name: {figure: statistics.median(each[server.name][figure] for each in rounds)
                                 for figure in ('rate', 'cost', 'server', 'generator')} for server in servers}
        print(f'\n{name}, 100-byte texts, medians of {options.rounds} rounds of {options.seconds} s')
        print_table(medians)
