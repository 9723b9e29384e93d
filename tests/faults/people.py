# SPDX-License-Identifier: GPL-3.0-or-later
"""People whose program may die and start again, each behind a link of their own that may fail."""

import shutil
import subprocess
import time

from programs import PATIENCE, Person, json_lines
from proxy import FaultProxy

ALL = "100000"  # of a history


def wait_until(is_true, what, seconds=PATIENCE):
    """Looks again and again; fails where it does not come true."""
    deadline = time.monotonic() + seconds
    while not is_true():
        if time.monotonic() > deadline:
            raise AssertionError(f"in {seconds} seconds not: {what}")
        time.sleep(0.01)


class Runner(Person):
    """Somebody who runs one long command. What it prints is kept, run by run."""

    def __init__(self, folder, name, server_address, profile=None):
        self.link = FaultProxy(server_address)
        super().__init__(folder, name, self.link.address)
        self.profile = self.profile.with_name(profile or name)
        self.process = None
        self.outputs = []

    @property
    def is_running(self):
        return self.process is not None and self.process.poll() is None

    def launch(self, *words, **pipes):
        self.outputs.append(self.profile.with_name(f"{self.profile.name}.{len(self.outputs)}.out"))
        with open(self.outputs[-1], "w", encoding="utf-8") as output:
            self.process = self.start("--json", *words, stdout=output, stderr=subprocess.DEVNULL, **pipes)

    def kill(self):
        if self.is_running:
            self.process.kill()
        self._close()

    def _close(self):
        if self.process is None:
            return
        self.process.wait(PATIENCE)
        if self.process.stdin:
            try:
                self.process.stdin.close()
            except BrokenPipeError:
                pass
        self.process = None

    def lines(self, run):
        """What a run has printed up to now."""
        return json_lines(self.outputs[run].read_text(encoding="utf-8"))

    def view(self, last_seq):
        """Everything that this profile shows once it has the event `last_seq`."""
        if not self.is_running:
            self.listen()
        wait_until(lambda: any(line["seq"] == last_seq for line in self.lines(-1)),
                   f"{self.profile.name} shows event {last_seq}")
        self.process.terminate()
        assert self.process.wait(PATIENCE) == 0
        self._close()
        return self.lines(-1)

    def listen(self):
        self.launch("--limit", ALL, "tail", "general")


class Listener(Runner):
    """Follows the room. With the key of somebody else it is another device of theirs."""

    def begin(self):
        self.listen()

    def take_key_of(self, other):
        self.profile.mkdir(mode=0o700)
        shutil.copy(other.profile / "device.key", self.profile / "device.key")

    def finish(self):
        """Waits until it has been in the room, which is an event by itself."""
        if not self.is_running:
            self.listen()
        wait_until(lambda: self.lines(-1), f"{self.profile.name} shows something")


class Talker(Runner):
    """Writes line after line. With a batch all lines are fed again to a program that starts anew; without, those are
    lost that it had not reported yet."""

    def __init__(self, *arguments, is_batch, **more):
        super().__init__(*arguments, **more)
        self.is_batch = is_batch
        self.written = []

    def begin(self):
        batch = ["--batch", "all"] if self.is_batch else []
        self.launch(*batch, "send", "general", "-", stdin=subprocess.PIPE)
        if self.is_batch:
            self._feed(self.written)

    def say(self, count):
        lines = [f"{self.name} {len(self.written) + n}" for n in range(count)]
        self.written += lines
        if self.is_running:
            self._feed(lines)

    def _feed(self, lines):
        try:
            self.process.stdin.write("".join(line + "\n" for line in lines))
            self.process.stdin.flush()
        except BrokenPipeError:
            pass

    def finish(self):
        """Ends the input, and lets everything go out."""
        if not self.is_running:
            self.begin()
        self.process.stdin.close()
        assert self.process.wait(PATIENCE) == 0, f"{self.name} could not send everything"
        self.process = None
        flushed = self.run("flush")
        assert flushed.returncode == 0, flushed.stderr

    def reported(self, state):
        """The messages that were reported to have come so far, over all runs, in the order of reporting."""
        return [line for run in range(len(self.outputs)) for line in self.lines(run) if line.get("state") == state]
