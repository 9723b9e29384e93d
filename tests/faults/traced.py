# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs under strace: what they asked of the disk, and disks that answer with errors."""

import dataclasses
import functools
import pathlib
import re
import shutil
import subprocess
import sys

from people import wait_until

CALLS = ("openat", "write", "writev", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "rename", "linkat")
# A number of a process with less than five digits is filled up with blanks.
LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
UNFINISHED = re.compile(r"(\d+) +(\w+\(.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
END = re.compile(r"(\d+) +\+\+\+ ")
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
DESCRIPTOR = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")


@functools.cache
def is_possible():
    """Whether processes may be traced here, which containers may forbid."""
    if sys.platform != "linux" or not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-e", "trace=none", "true"], capture_output=True, check=False).returncode == 0


def wrapper(log, *expressions):
    """The command that traces another one, which stays our own child. A sanitizer that looks for leaks cannot be traced."""
    words = [word for expression in expressions for word in ("-e", expression)]
    return ["strace", "-D", "-f", "-q", "-y", "-xx", "-s", "1000000", "-o", str(log), "-E", "ASAN_OPTIONS=detect_leaks=0",
            "-e", "signal=kill", *words]


def recording(log):
    """Traces all that changes a disk, and what is said to others."""
    return wrapper(log, "trace=" + ",".join(CALLS))


def failing(log, call, fault, when):
    """The `when`th such call of each thread fails, or kills."""
    return wrapper(log, f"trace={call}", f"inject={call}:{fault}:when={when}")


@dataclasses.dataclass
class Call:
    """A system call that succeeded."""

    name: str
    arguments: str
    result: int
    opened: str = ""

    @property
    def strings(self):
        return [unescape(text) for text in STRING.findall(self.arguments)]

    @property
    def paths(self):
        return [text.decode() for text in self.strings]

    @property
    def descriptor(self):
        """Number and path of what the first argument refers to."""
        found = DESCRIPTOR.match(self.arguments)
        return (int(found[1]), unescape(found[2]).decode(errors="replace")) if found else (-1, "")

    @property
    def last_number(self):
        return int(self.arguments.rsplit(", ", 1)[-1])


def unescape(text):
    return bytes.fromhex(text.replace("\\x", ""))


def read(log):
    """The calls of a process that has ended, in order of their ends. The tracer writes its last lines after that."""
    log = pathlib.Path(log)
    wait_until(lambda: is_complete(log), f"{log} is complete")
    calls, begun = [], {}
    for line in log.read_text(encoding="ascii", errors="replace").splitlines():
        if unfinished := UNFINISHED.match(line):
            begun[unfinished[1]] = unfinished[2]
            continue
        if resumed := RESUMED.match(line):
            line = f"{resumed[1]} {begun.pop(resumed[1])}{resumed[2]}"
        if (found := LINE.match(line)) and int(found[4]) >= 0:
            calls.append(Call(found[2], found[3], int(found[4]), unescape(found[5] or "").decode(errors="replace")))
    return calls


def is_complete(log):
    """Whether a log tells the end of the process that it began with."""
    lines = pathlib.Path(log).read_text(encoding="ascii", errors="replace").splitlines()
    ended = [found[1] for line in lines[-50:] if (found := END.match(line))]
    return bool(lines) and lines[0].split()[0] in ended
