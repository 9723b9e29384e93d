# SPDX-License-Identifier: GPL-3.0-or-later
"""The real server, as a process of its own over a temporary data folder, on a free port of 127.0.0.1."""

import asyncio
import os
import re
import shutil
import signal
import tempfile
import unittest

# How long anything may take before a test gives up; generous, for sanitizers on a busy machine.
PATIENCE = 20


class Space:
    """`options` go to the command line of wireside-server."""

    def __init__(self, *options):
        self.options = options
        self.folder = tempfile.mkdtemp(prefix='wireside-wire-python-')
        self.process = None
        self.port = None

    @property
    def url(self):
        return f'ws://127.0.0.1:{self.port}/ws'

    async def start(self):
        """Starts the server (again) over the same folder, and waits until it listens."""
        log = os.path.join(self.folder, 'stderr.log')
        with open(log, 'wb') as stderr:
            self.process = await asyncio.create_subprocess_exec(
                os.environ['WIRESIDE_SERVER'], '--listen', '127.0.0.1:0', '--name', 'Wire test',
                '--data', os.path.join(self.folder, 'data'), *self.options,
                stdout=asyncio.subprocess.PIPE, stderr=stderr)
        line = (await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)).decode()
        found = re.fullmatch(r'Wire test listens on 127\.0\.0\.1:(\d+)\n', line)
        if not found:
            with open(log, encoding='utf-8', errors='replace') as stderr:
                raise RuntimeError(f'the server said {line!r}, and {stderr.read()}')
        self.port = int(found[1])

    async def kill(self):
        """Ends the server as a power cut would."""
        self.process.kill()
        await asyncio.wait_for(self.process.wait(), PATIENCE)

    async def stop(self):
        """Asks the server to end; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.process.wait(), PATIENCE)

    async def remove(self):
        """Ends the server if it runs, and removes its folder."""
        if self.process is not None and self.process.returncode is None:
            await self.kill()
        shutil.rmtree(self.folder)


class SpaceTest(unittest.IsolatedAsyncioTestCase):
    """A test with a space of its own."""

    options = ('--messages-per-minute', '0')

    async def asyncSetUp(self):
        self.space = Space(*self.options)
        self.addAsyncCleanup(self.space.remove)
        await self.space.start()
