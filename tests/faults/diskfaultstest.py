# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that kills, refuses or fails at the n-th call of a kind, for one n after another: what was promised is there
once afterwards, and the programs go on by themselves where they live."""

import itertools
import pathlib
import random
import shutil
import subprocess
import tempfile
import time
import traceback
import unittest

import runner
import traced
from programs import PATIENCE, Person, Server, json_lines

LINES = 12
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO")
# How many calls of a kind a run makes about; what lies beyond does no harm. Not write: the event loop wakes by it.
CALLS = {"pwrite64": 90, "fdatasync": 24, "fsync": 2, "unlink": 3, "ftruncate": 2, "linkat": 1}


def places():
    """Each call of each kind with each fault."""
    return [(call, fault, when) for call, count in CALLS.items()
            for fault, when in itertools.product(FAULTS, range(1, count + 1))]


class Trial:
    """A server and somebody who sends, one of them under strace."""

    def __init__(self, folder, call, fault, when):
        self.folder = folder
        self.log = pathlib.Path(folder) / "log"
        self.wrapper = traced.failing(self.log, call, fault, when)
        self.host = runner.loopback(random.Random(f"{runner.options.seed} {call} {fault} {when}"))
        self.server = Server(folder, "--messages-per-minute", "0", address=self.host + ":0")
        self.ada = Person(folder, "Ada", self.server.address)
        self.output = pathlib.Path(folder) / "output"
        self.sender = None
        self.has_died = False

    def send(self, *wrapper):
        """Starts to send all lines; what is reported is in the output."""
        with open(self.output, "w", encoding="utf-8") as output:
            process = subprocess.Popen([*wrapper, *self.ada.command("--json", "send", "general", "-")], text=True,
                                       stdin=subprocess.PIPE, stdout=output, stderr=subprocess.DEVNULL)
        try:
            with process.stdin as pipe:
                pipe.write("".join(f"line {n}\n" for n in range(LINES)))
        except BrokenPipeError:
            pass
        return process

    def on_server(self):
        """The fault is the server's. Where that dies or gives up, it is started again."""
        self.server.kill()
        shutil.rmtree(self.server.data)
        if not self.server.try_to_start(*self.wrapper):
            self.has_died = True
            self.server.start()
        sender = self.sender = self.send()
        deadline = time.monotonic() + PATIENCE
        while sender.poll() is None:
            assert time.monotonic() < deadline, f"the sender has sent {self._count('sent')} of {LINES} messages"
            try:
                sender.wait(0.05)
            except subprocess.TimeoutExpired:
                if self.server.process.poll() is not None:
                    self.has_died = True
                    self.server.kill()
                    self.server.start()
        assert sender.returncode == 0, f"the sender ended with {sender.returncode}"
        assert self._count("queued") == self._count("sent") == LINES, "not everything was sent"
        # What counts is what a new process finds.
        self.server.kill()
        self.server.start()
        self._compare()

    def on_client(self):
        """The fault is the client's. A later run sends what was queued."""
        self.has_died = self.send(*self.wrapper).wait(PATIENCE) < 0
        flushed = self.ada.run("flush")
        assert flushed.returncode == 0, flushed.stderr
        self._compare()

    def has_struck(self):
        """Whether there was such a call."""
        return self.has_died or "(INJECTED)" in self.log.read_text(encoding="ascii", errors="replace")

    def end(self):
        if self.sender and self.sender.poll() is None:
            self.sender.kill()
            self.sender.wait()
        if self.server.process.poll() is None:
            self.server.kill()

    def _reported(self, state):
        return [line for line in json_lines(self.output.read_text(encoding="utf-8")) if line["state"] == state]

    def _count(self, state):
        return len(self._reported(state))

    def _compare(self):
        messages = self.ada.messages("general")
        ids = [message["id"] for message in messages]
        assert len(ids) == len(set(ids)), "doubled"
        queued = [line["id"] for line in self._reported("queued")]
        assert [i for i in queued if i not in ids] == [], "lost"
        assert sorted(queued, key=ids.index) == queued, "out of order"
        seqs = {message["id"]: message["seq"] for message in messages}
        for line in self._reported("sent"):
            assert seqs[line["id"]] == line["seq"], "acknowledged at another place"


def outcome(side, place):
    """Whether the fault struck, and what went wrong."""
    folder = tempfile.mkdtemp(prefix="wireside-fault-")
    trial = Trial(folder, *place)
    try:
        getattr(trial, side)()
        return trial.has_struck(), []
    except Exception:  # pylint: disable=broad-except
        return True, [f"{side}, call {place[2]} of {place[0]}, {place[1]}:\n{traceback.format_exc()}"]
    finally:
        trial.end()
        shutil.rmtree(folder, ignore_errors=True)


@unittest.skipUnless(traced.is_possible(), "processes cannot be traced here, or strace is missing")
class DiskFaultsTest(unittest.TestCase):
    def check(self, side):
        all_places = places()
        chosen = random.Random(runner.options.seed).sample(all_places, min(runner.runs(40), len(all_places)))
        outcomes = runner.at_once(lambda place: outcome(side, place), chosen)
        struck = sum(has_struck for has_struck, _ in outcomes)
        print(f"{struck} faults struck, of {len(chosen)} tried and {len(all_places)} in all")
        self.assertGreater(struck, len(chosen) / 4, "hardly anything was tried")
        if wrong := [line for _, complaints in outcomes for line in complaints]:
            self.fail(f"{len(wrong)} went wrong\n" + "\n".join(wrong))

    def test_server_loses_and_doubles_nothing(self):
        self.check("on_server")

    def test_client_loses_and_doubles_nothing(self):
        self.check("on_client")


if __name__ == "__main__":
    runner.main()
