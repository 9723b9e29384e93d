# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts: what was not synced is lost, or partly there, and nothing that was promised may be among it. kill -9 could
not show this, since what a dead process wrote is still in the system's memory."""

import collections
import pathlib
import random
import sqlite3
import subprocess
import unittest

import runner
import traced
from powercut import ACKNOWLEDGED, QUEUED, Recording
from programs import PATIENCE, ProgramTest, Server

CUTS = runner.runs(20)
RESTARTS = 10  # one cut of so many is followed by a start of the real program


def ids_in(database, *tables):
    """The ids in tables of a database, by their bytes in hexadecimal. It has to be whole; a table that is lost holds none."""
    connection = sqlite3.connect(database)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        return [row[0] for table in tables if table in found
                for row in connection.execute(f"SELECT lower(hex(id)) FROM {table}")]
    finally:
        connection.close()


@unittest.skipUnless(traced.is_possible(), "processes cannot be traced here, or strace is missing")
class PowerCutTest(ProgramTest):
    server_options = ("--messages-per-minute", "0")
    server_address = runner.loopback(random.Random(runner.options.seed)) + ":0"

    def setUp(self):
        super().setUp()
        self.chance = random.Random(runner.options.seed)
        self.log = pathlib.Path(self.folder) / "log"

    def check_each_once(self, promised, found):
        counts = collections.Counter(found)
        self.assertEqual([i for i in promised if i not in counts], [], "lost")
        self.assertEqual([i for i, count in counts.items() if count > 1], [], "doubled")

    def feed(self, process, lines):
        process.stdin.write("".join(f"line {n}\n" for n in range(lines)))
        process.stdin.close()

    def test_server_keeps_what_it_acknowledged(self):
        self.server.stop()
        self.server = Server(self.folder + "/traced", *self.server_options, address=self.server.address,
                             wrapper=traced.recording(self.log))
        people = [self.person(name) for name in ("Ada", "Ben", "Cho")]
        senders = [person.start("send", "general", "-", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
                   for person in people]
        for sender in senders:
            self.feed(sender, 60)
        self.assertEqual([sender.wait(PATIENCE) for sender in senders], [0, 0, 0])
        self.server.kill()
        recording = Recording(traced.read(self.log), self.server.data, ACKNOWLEDGED)
        for number, (found, promised) in enumerate(recording.cuts(CUTS, self.chance)):
            self.check_each_once(promised, ids_in(found / "space.db", "events"))
            if number % RESTARTS == 0:
                self.server.data = found
                self.server.start()
                stored = [event["id"].replace("-", "") for event in people[0].history()]
                self.server.kill()
                self.check_each_once(promised, stored)

    def record(self, person, *words):
        """The calls of one run of somebody's, fed with some lines."""
        process = subprocess.Popen([*traced.recording(self.log), *person.command(*words)], text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self.feed(process, 60)
        self.assertEqual(process.wait(PATIENCE), 0)
        return traced.read(self.log)

    def test_client_keeps_what_it_reported_queued(self):
        ada = self.person("Ada")
        calls = self.record(ada, "rooms") + self.record(ada, "--json", "--offline", "send", "general", "-")
        # Nothing has reached the server yet but what a profile sends that was found after a cut.
        for number, (found, promised) in enumerate(Recording(calls, ada.profile, QUEUED).cuts(CUTS, self.chance)):
            (database,) = found.glob("spaces/*/space.db")
            self.check_each_once(promised, ids_in(database, "outbox"))
            if number % RESTARTS == 0:
                ada.profile = found
                flushed = ada.run("flush")
                self.assertEqual(flushed.returncode, 0, flushed.stderr)
                self.check_each_once(promised, [event["id"].replace("-", "") for event in ada.history()])


if __name__ == "__main__":
    runner.main()
