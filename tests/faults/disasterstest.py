# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import pathlib
import sqlite3
import subprocess
import unittest
import urllib.request

import runner
from disasters import Filler, WallClock, can_mount, faketime, on_small_disk
from people import wait_until
from programs import PATIENCE, Person, ProgramTest, Server, json_lines


class Chatter(Person):
    """Somebody who writes now and then, and whose program tells what becomes of it."""

    def begin(self, *wrapper):
        self.output = self.profile.with_name(self.name + ".out")
        with open(self.output, "w", encoding="utf-8") as output:
            self.process = subprocess.Popen([*wrapper, *self.command("--json", "send", "general", "-")], text=True,
                                            stdin=subprocess.PIPE, stdout=output, stderr=subprocess.DEVNULL)
        return self

    def write(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def has_reported(self, state, text):
        return any((line["state"], line["content"]) == (state, text)
                   for line in json_lines(self.output.read_text(encoding="utf-8")))

    def wait_for(self, state, text):
        wait_until(lambda: self.has_reported(state, text), f"'{text}' is {state}")

    def end(self):
        self.process.stdin.close()
        return self.process.wait(PATIENCE)


class DisastersTest(ProgramTest):
    def chatter(self, name, *wrapper):
        chatter = Chatter(self.folder, name, self.server.address).begin(*wrapper)
        self.addCleanup(lambda: chatter.process.poll() is None and chatter.process.kill())
        return chatter

    def contents(self, person):
        return [message["content"] for message in person.messages("general")]

    def serve(self, *wrapper):
        """Another server in the place of the one there is."""
        self.server.stop()
        self.server = Server(pathlib.Path(self.folder) / "another", wrapper=wrapper)

    @unittest.skipUnless(can_mount(), "file systems cannot be mounted here")
    def test_full_disk_refuses_messages_and_serves_the_rest(self):
        data = pathlib.Path(self.folder) / "another" / "space"
        data.parent.mkdir()
        self.serve(*on_small_disk(data, "1m"))
        filler = Filler(self.server.process.pid, data)
        ada, ben = self.chatter("Ada"), self.person("Ben")
        ada.write("before")
        ada.wait_for("sent", "before")
        self.assertEqual(ben.run("rooms").returncode, 0)

        filler.fill()
        ada.write("x" * 9000)
        ada.wait_for("queued", "x" * 9000)
        self.assertEqual(self.contents(ben), ["before"])
        members = {line["user"]: line["status"] for line in json_lines(ben.run("--json", "members", "general").stdout)}
        self.assertEqual(members, {"Ada": "online", "Ben": "online"})
        with urllib.request.urlopen(f"http://{self.server.address}/healthz", timeout=PATIENCE) as answer:
            self.assertEqual(answer.status, 200)
        # Who is new cannot be taken in, and is not sent away for good.
        cho = self.person("Cho")
        self.assertEqual(cho.run("--wait", "2", "rooms").returncode, 3)
        self.assertFalse(ada.has_reported("sent", "x" * 9000))

        filler.free()
        ada.wait_for("sent", "x" * 9000)
        self.assertEqual(cho.run("rooms").returncode, 0)
        self.assertEqual(ada.end(), 0)
        self.assertEqual(self.contents(ben), ["before", "x" * 9000])

    @unittest.skipUnless(can_mount(), "file systems cannot be mounted here")
    def test_full_disk_of_a_client_takes_no_message_and_loses_none(self):
        ada = Chatter(self.folder, "Ada", self.server.address)
        ada.begin(*on_small_disk(ada.profile, "1m"))
        self.addCleanup(ada.process.kill)
        ada.write("before")
        ada.wait_for("sent", "before")
        filler = Filler(ada.process.pid, ada.profile)
        filler.fill()
        for number in range(100):
            ada.write(f"{number} " + "x" * 9000)
        filler.free()
        ada.write("after")
        ada.wait_for("sent", "after")
        self.assertEqual(ada.end(), 1)
        stored = self.contents(self.person("Ben"))
        queued = [line["content"] for line in json_lines(ada.output.read_text(encoding="utf-8"))
                  if line["state"] == "queued"]
        self.assertEqual(stored, queued)

    def test_database_that_another_process_has_locked_is_left_alone(self):
        ada = self.person("Ada")
        self.assertEqual(ada.run("send", "general", "hello").returncode, 0)
        self.server.stop()
        with sqlite3.connect(self.server.data / "space.db") as other:
            other.execute("BEGIN EXCLUSIVE")
            self.assertFalse(self.server.try_to_start())
        other.close()
        self.server.start()
        with sqlite3.connect(ada.profile / "profile.db") as other:
            other.execute("BEGIN EXCLUSIVE")
            result = ada.run("rooms")
            self.assertEqual(result.returncode, 4, result.stderr)
        other.close()
        self.assertEqual(self.contents(ada), ["hello"])

    def say_over_jumps(self, clock, ada):
        """Writes while the clock jumps by a day, both ways. The days that were noted."""
        texts = ["today", "tomorrow", "yesterday", "today again"]
        for text, offset in zip(texts, ["+0", "+1d", "-1d", "+0"]):
            clock.jump(offset)
            ada.write(text)
            ada.wait_for("sent", text)
        self.assertEqual(ada.end(), 0)
        messages = self.person("Ben").messages("general")
        self.assertEqual([message["content"] for message in messages], texts)
        return [datetime.datetime.fromisoformat(message["timestamp"]).date() for message in messages]

    @unittest.skipUnless(faketime(), "libfaketime is missing")
    def test_clock_of_the_server_that_jumps_changes_times_and_nothing_else(self):
        clock = WallClock(self.folder)
        self.serve(*clock.wrapper())
        days = self.say_over_jumps(clock, self.chatter("Ada"))
        self.assertEqual((days[1] - days[2]).days, 2)

    @unittest.skipUnless(faketime(), "libfaketime is missing")
    def test_clock_of_a_client_that_jumps_changes_nothing(self):
        clock = WallClock(self.folder)
        days = self.say_over_jumps(clock, self.chatter("Ada", *clock.wrapper()))
        self.assertEqual((days[1] - days[2]).days, 0)


if __name__ == "__main__":
    runner.main()
