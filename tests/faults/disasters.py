# SPDX-License-Identifier: GPL-3.0-or-later
"""Surroundings that programs are put into: small disks, other clocks."""

import functools
import os
import pathlib
import subprocess
import sys

# Who is not root is one in a name space of their own, where the system allows that.
PRIVATE = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]


@functools.cache
def can_mount():
    if sys.platform != "linux":
        return False
    probe = [*PRIVATE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def on_small_disk(folder, size):
    """The wrapper of a program that alone sees a disk of this size at the folder, which goes with it."""
    pathlib.Path(folder).mkdir(mode=0o700)
    script = f'mount -t tmpfs -o size={size},mode=700 tmpfs "$0" && exec "$@"'
    return [*PRIVATE, "sh", "-c", script, str(folder)]


class Filler:
    """What fills the disk that a process sees."""

    def __init__(self, pid, folder):
        self._path = pathlib.Path(f"/proc/{pid}/root{folder}/filler")

    def fill(self):
        with open(self._path, "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                pass

    def free(self):
        self._path.unlink()


@functools.cache
def faketime():
    """libfaketime for programs with threads; nothing where it is not installed."""
    found = sorted(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    return found[0] if found else None


class WallClock:
    """The time of day that a process is told, which may jump. Time as it passes stays as it is."""

    def __init__(self, folder):
        self._path = pathlib.Path(folder) / "time of day"
        self.jump("+0")

    def jump(self, offset):
        """To so many seconds, or days such as -1d, from the true time."""
        self._path.write_text(offset + "\n", encoding="ascii")

    def wrapper(self):
        return ["env", f"LD_PRELOAD={faketime()}", f"FAKETIME_TIMESTAMP_FILE={self._path}", "FAKETIME_NO_CACHE=1",
                "DONT_FAKE_MONOTONIC=1"]
