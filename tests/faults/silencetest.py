# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that are stopped for a minute, as a laptop's lid does it. The other side takes them for dead after 25 s."""

import signal
import threading

import runner
from people import Listener, Talker, wait_until
from programs import ProgramTest, json_lines

MINUTE = 60
NOTICED = 26  # seconds: 15 of silence, 10 without an answer to a ping, and one for a busy machine
# Seconds: the longest pause between two attempts to connect, and some for the machine.
BACK = 33


class SilenceTest(ProgramTest):
    def begin(self, runner):
        self.addCleanup(runner.link.close)
        self.addCleanup(runner.kill)
        runner.begin()
        return runner

    def stop(self, process):
        process.send_signal(signal.SIGSTOP)
        self.addCleanup(lambda: process.poll() is None and process.send_signal(signal.SIGCONT))

    def status_of(self, name):
        members = json_lines(self.person("Eva").run("--json", "members", "general").stdout)
        return {member["user"]: member["status"] for member in members}.get(name)

    def shows(self, listener, text):
        return any(line.get("content") == text for line in listener.lines(-1))

    def test_client_that_was_stopped_catches_up(self):
        ben = self.begin(Listener(self.folder, "Ben", self.server.address))
        wait_until(lambda: self.status_of("Ben") == "online", "Ben is online")
        self.stop(ben.process)
        wait_until(lambda: self.status_of("Ben") == "offline", "Ben is offline", NOTICED)
        self.assertEqual(self.person("Ada").run("send", "general", "meanwhile").returncode, 0)
        threading.Event().wait(MINUTE - NOTICED)
        ben.process.send_signal(signal.SIGCONT)
        wait_until(lambda: self.shows(ben, "meanwhile"), "Ben has caught up", BACK)

    def test_server_that_was_stopped_goes_on(self):
        ben = self.begin(Listener(self.folder, "Ben", self.server.address))
        ada = self.begin(Talker(self.folder, "Ada", self.server.address, is_batch=False))
        ada.say(1)
        wait_until(lambda: self.shows(ben, ada.written[0]), "Ben sees the first line")
        self.stop(self.server.process)
        ada.say(10)
        wait_until(lambda: len(ada.reported("queued")) == 11, "all is kept")
        threading.Event().wait(MINUTE)
        self.assertEqual(len(ada.reported("sent")), 1)
        self.server.process.send_signal(signal.SIGCONT)
        wait_until(lambda: self.shows(ben, ada.written[-1]), "Ben sees the last line", BACK)
        ada.finish()
        self.assertEqual([event["content"] for event in ada.history() if event["type"] == "chat_message"], ada.written)


if __name__ == "__main__":
    runner.main()
