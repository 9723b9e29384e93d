# SPDX-License-Identifier: GPL-3.0-or-later
"""Schedules of chance between real programs, several at once. `--seed N --runs 1` repeats one of them."""

import shutil
import tempfile
import time
import traceback
import unittest

import runner
from schedule import Schedule


def outcome(seed):
    """The kills and the complaints of one schedule."""
    folder = tempfile.mkdtemp(prefix="wireside-schedule-")
    schedule = Schedule(seed, folder)
    try:
        complaints = schedule.run()
    except Exception:  # pylint: disable=broad-except
        complaints = [traceback.format_exc()]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if complaints:
        complaints = [f"repeat with --seed {seed} --runs 1", *schedule.trace, *complaints]
    return schedule.kills, complaints


class SchedulesTest(unittest.TestCase):
    def test_nothing_is_lost_and_nothing_doubled(self):
        first, count = runner.options.seed, runner.runs(50)
        begun = time.monotonic()
        outcomes = runner.at_once(outcome, range(first, first + count))
        print(f"{count} schedules, {sum(kills for kills, _ in outcomes)} kills, {time.monotonic() - begun:.0f} s")
        if wrong := [line for _, complaints in outcomes for line in complaints]:
            self.fail("\n  ".join(wrong))


if __name__ == "__main__":
    runner.main()
