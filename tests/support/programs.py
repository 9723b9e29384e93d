# SPDX-License-Identifier: GPL-3.0-or-later
"""wireside-server and wireside-cli as processes, for the tests that need them."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

# The keychain of whoever runs the tests is not theirs.
os.environ.setdefault("WIRESIDE_SECRETS", "files")

BIN = pathlib.Path(os.environ["WIRESIDE_BIN"])
PATIENCE = 60  # seconds; no test waits that long unless something is wrong


class Server:
    """A running wireside-server; killed or stopped, it can be started again at the same address."""

    def __init__(self, folder, *options, address="127.0.0.1:0", wrapper=()):
        self.data = pathlib.Path(folder) / "space"
        self.options = options
        self.address = address
        self.start(*wrapper)

    def start(self, *wrapper):
        """Starts it, as an argument of another program where a wrapper is given."""
        assert self.try_to_start(*wrapper), "the server did not start"

    def try_to_start(self, *wrapper):
        """The same; whether it came to listen. One that did not has ended."""
        self.process = subprocess.Popen(
            [*wrapper, BIN / "wireside-server", "--listen", self.address, "--data", self.data, *self.options],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self.process.stdout.readline()
        if not line:
            self._reap()
            return False
        self.address = line.rsplit(" ", 1)[-1].strip()
        return True

    def kill(self):
        self.process.kill()
        self._reap()

    def stop(self):
        """Asks it to end; gives its exit code."""
        self.process.terminate()
        return self._reap()

    def _reap(self):
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return code


class Person:
    """Somebody with a profile of their own."""

    def __init__(self, folder, name, address):
        self.profile = pathlib.Path(folder) / name
        self.name = name
        self.address = address

    def command(self, *words):
        return [BIN / "wireside-cli", "--server", self.address, "--profile", self.profile,
                "--name", self.name, *words]

    def run(self, *words, stdin=None):
        return subprocess.run(self.command(*words), input=stdin, capture_output=True, text=True,
                              timeout=PATIENCE)

    def start(self, *words, **pipes):
        return subprocess.Popen(self.command(*words), text=True, **pipes)

    def history(self, room="general"):
        """All events of a room, as the server tells them."""
        result = self.run("--json", "--limit", "100000", "history", room)
        assert result.returncode == 0, result.stderr
        return json_lines(result.stdout)

    def messages(self, room):
        """All messages of a room, as the server tells them."""
        events = self.history(room)
        seqs = [event["seq"] for event in events]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs))), "a seq is missing"
        return [event for event in events if event["type"] == "chat_message"]


def json_lines(text):
    """The whole lines of a text, each read as JSON; a line that was cut off is none."""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own and a server in it."""

    server_options = ()
    server_address = "127.0.0.1:0"

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="wireside-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.server = Server(self.folder, *self.server_options, address=self.server_address)
        self.addCleanup(self._end_server)

    def _end_server(self):
        if self.server.process.poll() is None:
            self.server.kill()

    def person(self, name):
        return Person(self.folder, name, self.server.address)
