# SPDX-License-Identifier: GPL-3.0-or-later
"""How the tests beside this file are run: `--seed N` repeats one, `--runs N` says how much of it."""

import argparse
import concurrent.futures
import os
import random
import sys
import unittest

SKIPPED = 77  # what ctest is told to take for "could not be run here"
_parser = argparse.ArgumentParser(allow_abbrev=False)
_parser.add_argument("--seed", type=int, default=random.randrange(2**32))
_parser.add_argument("--runs", type=int, help="how many schedules, kills or cuts")
options, _rest = _parser.parse_known_args()


def runs(usual):
    """How often, unless it was said otherwise."""
    return options.runs or usual


def main():
    print(f"repeat with --seed {options.seed}", flush=True)
    result = unittest.main(argv=[sys.argv[0], *_rest], verbosity=2, exit=False).result
    if result.skipped and len(result.skipped) == result.testsRun:
        sys.exit(SKIPPED)
    sys.exit(not result.wasSuccessful())


def loopback(chance):
    """A loopback address with all ports free, so that a server that was killed finds its own free again: no
    connection of anybody else's has it."""
    if sys.platform != "linux":
        return "127.0.0.1"
    return "127.%d.%d.%d" % tuple(chance.randrange(2, 250) for _ in range(3))


def at_once(action, items, width=None):
    """What the action gives for each item, several at a time: most of them wait for something."""
    with concurrent.futures.ThreadPoolExecutor(width or 4 * (os.cpu_count() or 2)) as pool:
        return list(pool.map(action, items))
