# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts of the power at instants of a run that strace has recorded."""

import pathlib
import re
import shutil
import tempfile

from disk import Disk

# What a program promises when it writes this, to a socket or to its output.
ACKNOWLEDGED = re.compile(rb'"type":"ack","to":"chat_message","id":"([0-9a-f-]{36})"')
QUEUED = re.compile(rb'"state":"queued".*?"id":"([0-9a-f-]{36})"')


class Recording:
    """The calls of a process that kept its things in a folder, and what it promised when."""

    def __init__(self, calls, folder, promise):
        self._calls = calls
        self._folder = folder
        self._promise = promise

    def cuts(self, count, chance):
        """Gives for each of so many cuts, in order of time, a folder as it may be found then, and the ids of what was
        promised before. The folder goes when the next one is asked for."""
        disk, promised, done = Disk(self._folder), [], 0
        for instant in self._instants(count, chance):
            for call in self._calls[done:instant + 1]:
                disk.apply(call)
                promised += self._promises(call)
            done = instant + 1
            found = pathlib.Path(tempfile.mkdtemp(prefix="wireside-cut-"))
            try:
                disk.after_cut(chance, found)
                yield found, promised
            finally:
                shutil.rmtree(found)

    def _promises(self, call):
        """The ids that a call promises, by their bytes in hexadecimal."""
        text = call.strings[0] if call.name == "write" else b""
        return [found.decode().replace("-", "") for found in self._promise.findall(text)]

    def _instants(self, count, chance):
        """Half of them are just after a promise, which is the worst moment; the others are any after the first."""
        worst = [place for place, call in enumerate(self._calls) if self._promises(call)]
        assert worst, "nothing was promised"
        return sorted(chance.choice(worst) if chance.random() < 0.5 else chance.randrange(worst[0], len(self._calls))
                      for _ in range(count))
