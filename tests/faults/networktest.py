# SPDX-License-Identifier: GPL-3.0-or-later
"""Links that real networks have: pulled, half-open, slow, far away; and many who come back at once."""

import bisect
import random
import subprocess
import threading
import time
import unittest

import cable
import runner
from people import Listener, Runner, Talker, wait_until
from programs import PATIENCE, ProgramTest, Server
from proxy import BOTH

LONG = 60  # seconds, after which the pauses between two dials are as long as they get
NOTICED = 26  # seconds: 15 of silence, 10 without an answer to a ping, and one for a busy machine
BACK = 5  # seconds until all is shown once the link is back, whether the system says so or nobody


@unittest.skipUnless(cable.is_possible(), "only root can make networks, with ip, nft and tc")
class CableTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.server.stop()
        self.cable = cable.Cable()
        self.addCleanup(self.cable.remove)
        self.server = Server(self.folder + "/here", address=self.cable.address + ":0", wrapper=self.cable.here())
        self.ben = self.join(Distant(self.folder, "Ben", self.server.address, self.cable.there()))
        self.ada = self.join(Distant(self.folder, "Ada", self.server.address, self.cable.here()))
        for person in (self.ben, self.ada):
            wait_until(lambda person=person: person.lines(-1), f"{person.name} is there")

    def join(self, person):
        self.addCleanup(person.kill)
        person.listen()
        return person

    def say(self, name, text, wrapper=()):
        person = Distant(self.folder, name, self.server.address, wrapper or self.cable.here())
        self.assertEqual(person.run("send", "general", text).returncode, 0)

    def check_dead_link(self, cut, mend):
        """A link that dies is noticed at both ends; once it lives again, all is shown."""
        old = cable.connections(self.ben.process.pid)
        self.assertEqual(len(old), 1)
        ports = {pair[::-1] for pair in old}
        cut()
        wait_until(lambda: not old & cable.connections(self.ben.process.pid), "Ben notices", NOTICED)
        wait_until(lambda: not ports & cable.connections(self.server.process.pid), "the server notices", NOTICED)
        self.say("Cho", "meanwhile")
        self.assertEqual(self.ben.contents(), [])
        mend()
        begun = time.monotonic()
        wait_until(lambda: "meanwhile" in self.ben.contents(), "Ben is up to date", BACK)
        print(f"up to date {time.monotonic() - begun:.1f} s after the link was back")

    def test_cable_that_is_pulled(self):
        self.check_dead_link(self.cable.pull, self.cable.plug_in)

    def test_link_that_is_half_open_both_ways(self):
        self.check_dead_link(lambda: self.cable.drop("input", "output"), self.cable.pass_again)

    def test_link_that_is_dead_for_long(self):
        def mend():
            threading.Event().wait(LONG)
            self.cable.pass_again()

        # What cannot even be sent is tried again sooner by the system itself.
        self.check_dead_link(lambda: self.cable.drop("input"), mend)

    def test_link_that_brings_nothing(self):
        self.check_dead_link(lambda: self.cable.drop("input"), self.cable.pass_again)

    def test_link_that_takes_nothing(self):
        self.check_dead_link(lambda: self.cable.drop("output"), self.cable.pass_again)

    def test_slow_link_is_slow_and_nothing_else(self):
        old = cable.connections(self.ben.process.pid)
        self.cable.slow_down("64kbit")
        texts = [f"{number} " + "x" * 1000 for number in range(60)]
        for text in texts:
            self.say("Cho", text)
        wait_until(lambda: len(self.ben.contents()) == len(texts), "Ben has all")
        self.assertEqual(self.ben.contents(), texts)
        self.assertEqual(cable.connections(self.ben.process.pid), old)


class Distant(Runner):
    """Somebody at one end of a cable."""

    def __init__(self, folder, name, address, wrapper):
        super().__init__(folder, name, address)
        self.link.close()
        self.address = address
        self._wrapper = wrapper

    def command(self, *words):
        return [*self._wrapper, *super().command(*words)]

    def contents(self):
        return [line["content"] for line in self.lines(-1) if line["type"] == "chat_message"]


class LinkTest(ProgramTest):
    server_options = ("--max-per-address", "1000", "--messages-per-minute", "0")

    def setUp(self):
        super().setUp()
        self.chance = random.Random(runner.options.seed)

    def join(self, person):
        self.addCleanup(person.link.close)
        self.addCleanup(person.kill)
        person.begin()
        return person

    def test_far_and_lossy_link_delivers_everything_once(self):
        ada = self.join(Talker(self.folder, "Ada", self.server.address, is_batch=False))
        ben = self.join(Listener(self.folder, "Ben", self.server.address))
        for person in (ada, ben):
            # 200 ms there and back; every tenth piece is sent again after as long.
            person.link.drip(1400, lambda: 0.1 + (0.2 if self.chance.random() < 0.1 else 0), BOTH)
        ada.say(200)
        ada.finish()
        truth = ada.history()
        self.assertEqual([event["content"] for event in truth if event["type"] == "chat_message"], ada.written)
        self.assertEqual(ben.view(truth[-1]["seq"]), truth)

    def test_many_come_back_spread_out(self):
        count = runner.runs(200)
        people = [self.join(Listener(self.folder, f"Person {n}", self.server.address)) for n in range(count)]
        for person in people:
            wait_until(lambda person=person: person.lines(-1), f"{person.name} is there")
        self.server.kill()
        # Who is away for less comes back at once, and so do all.
        threading.Event().wait(10)
        begun = time.monotonic()
        self.server.start()
        wait_until(lambda: all(person.link.openings[-1] > begun for person in people), "all are back")
        times = sorted(person.link.openings[-1] for person in people)
        most = max(bisect.bisect_left(times, moment + 0.5) - place for place, moment in enumerate(times))
        print(f"{count} came back within {times[-1] - begun:.1f} s, at most {most} of them in half a second")
        self.assertLessEqual(most, count / 5)


if __name__ == "__main__":
    runner.main()
