# SPDX-License-Identifier: GPL-3.0-or-later
"""Where and of what something was measured."""

import os
import pathlib
import platform
import statistics
import subprocess
import time


def commit(root):
    def git(*arguments):
        return subprocess.run(['git', *arguments], cwd=root, text=True, capture_output=True, timeout=30,
                              check=False).stdout.strip()
    return (git('rev-parse', '--short', 'HEAD') or 'unknown') + (' and changes' if git('status', '--porcelain') else '')


def description():
    models = [line.partition(':')[2].strip() for line in pathlib.Path('/proc/cpuinfo').read_text().splitlines()
              if line.startswith('model name')]
    system = platform.freedesktop_os_release().get('PRETTY_NAME', platform.system())
    return (f'{models[0] if models else platform.machine()}, {len(os.sched_getaffinity(0))} cores, {system}, '
            f'Linux {platform.release()}, load {os.getloadavg()[0]:.1f}')


def sync_time(folder):
    """The median time that one small write takes to reach the disk, in milliseconds."""
    path = pathlib.Path(folder, 'sync')
    times = []
    with open(path, 'wb', buffering=0) as file:
        for _ in range(100):
            file.write(bytes(4096))
            start = time.monotonic()
            os.fdatasync(file.fileno())
            times.append(time.monotonic() - start)
    path.unlink()
    return statistics.median(times) * 1000
