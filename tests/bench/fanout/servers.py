# SPDX-License-Identifier: GPL-3.0-or-later
"""The servers that are compared: each as a process of its own, pinned to one core, on a free port of 127.0.0.1."""

import contextlib
import os
import pathlib
import re
import select
import subprocess
import tempfile

PATIENCE = 20


@contextlib.contextmanager
def running(command, core, environment=None):
    """Runs a server until the block ends; gives its process and port."""
    with tempfile.TemporaryFile('w+') as log:
        server = subprocess.Popen(['taskset', '-c', str(core), *map(str, command)], stdout=subprocess.PIPE, stderr=log,
                                  env={**os.environ, **(environment or {})}, text=True)
        try:
            ready, _, _ = select.select([server.stdout], [], [], PATIENCE)
            line = server.stdout.readline() if ready else ''
            found = re.search(r' listens on 127\.0\.0\.1:(\d+)$', line.strip())
            if not found:
                log.seek(0)
                raise SystemExit(f'{command[0]} does not listen: {line}{log.read()}')
            yield server.pid, int(found[1])
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait(PATIENCE)
            server.stdout.close()


class Wireside:
    """wireside-server with everything it does: the real protocol, and every message on disk before it is told."""

    dialect = 'wireside'

    def __init__(self, name, program, parent_folder):
        self.name = name
        self.program = program
        self.parent_folder = parent_folder

    @contextlib.contextmanager
    def run(self, core, members):
        with tempfile.TemporaryDirectory(prefix='wireside-bench-', dir=self.parent_folder) as folder:
            command = [self.program, '--listen', '127.0.0.1:0', '--data', folder, '--messages-per-minute', '0']
            if members > 900:
                command += ['--max-per-address', members + 100, '--max-connections', members + 100]
            with running(command, core) as server:
                yield server


class Node:
    """The same room in memory, in Node over `ws`."""

    dialect = 'plain'

    def __init__(self, name, mode, modules):
        self.name = name
        self.mode = mode
        self.modules = modules

    def run(self, core, members):
        del members
        script = pathlib.Path(__file__).with_name('nodeserver.js')
        return running(['node', script, self.mode], core, {'NODE_PATH': str(self.modules), 'NODE_ENV': 'production'})
