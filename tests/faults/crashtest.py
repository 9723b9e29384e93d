# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of either side at random instants: nothing that was reported is lost, and nothing is doubled.

`--seed N` repeats a run's instants; `--runs N` is how often each side is killed."""

import collections
import random
import signal
import subprocess
import threading

import runner
from programs import PATIENCE, ProgramTest, json_lines

KILLS = runner.runs(10)


def feed(pipe, text):
    """Writes into the input of a process that may be killed meanwhile."""
    try:
        with pipe:
            pipe.write(text)
    except BrokenPipeError:
        pass


class CrashTest(ProgramTest):
    server_options = ("--messages-per-minute", "0")
    server_address = runner.loopback(random.Random(runner.options.seed)) + ":0"

    def setUp(self):
        super().setUp()
        self.chance = random.Random(runner.options.seed)

    def check_once_and_in_order(self, reader, reported):
        """Each reported message stands in the room once; those of one writer in the order of writing."""
        stored = reader.messages("general")
        counts = collections.Counter(message["id"] for message in stored)
        self.assertEqual([i for i, count in counts.items() if count != 1], [], "doubled")
        places = {message["id"]: message["seq"] for message in stored}
        for lines in reported:
            ids = [line["id"] for line in lines]
            self.assertEqual([i for i in ids if i not in places], [], "lost")
            self.assertEqual(sorted(ids, key=places.get), ids, "out of order")

    def test_client_killed_while_sending_loses_and_doubles_nothing(self):
        ada = self.person("Ada")
        self.assertEqual(ada.run("rooms").returncode, 0)
        reported = []
        for round_number in range(KILLS):
            process = ada.start("--json", "send", "general", "-", stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            lines = "".join(f"round {round_number} line {n}\n" for n in range(3000))
            feeder = threading.Thread(target=feed, args=[process.stdin, lines])
            feeder.start()
            # From the first report on, so that a busy machine does not kill it before it has begun.
            output = process.stdout.readline()
            killer = threading.Timer(self.chance.uniform(0, 0.15), process.send_signal, [signal.SIGKILL])
            killer.start()
            output += process.stdout.read()
            for thread in (killer, feeder):
                thread.join()
            process.stdout.close()
            process.wait(PATIENCE)
            reported += [line for line in json_lines(output) if line["state"] == "queued"]
        self.assertEqual(ada.run("flush").returncode, 0)
        self.assertTrue(reported)
        self.check_once_and_in_order(ada, [reported])

    def test_server_killed_while_five_send_loses_and_doubles_nothing(self):
        people = [self.person(name) for name in ("Ada", "Ben", "Cho", "Dan", "Eva")]
        for person in people:
            self.assertEqual(person.run("rooms").returncode, 0)
        lines = 200 * KILLS
        senders = [person.start("--json", "send", "general", "-", stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE) for person in people]
        outputs = [None] * len(senders)

        def feed(index):
            text = "".join(f"{people[index].name} {n}\n" for n in range(lines))
            outputs[index] = senders[index].communicate(text)[0]

        feeders = [threading.Thread(target=feed, args=[index]) for index in range(len(senders))]
        for feeder in feeders:
            feeder.start()
        for _ in range(KILLS):
            # The instant is random on purpose; nothing is awaited here but chance.
            threading.Event().wait(self.chance.uniform(0.01, 0.3))
            self.server.kill()
            self.server.start()
        for feeder in feeders:
            feeder.join(PATIENCE * KILLS)
        self.assertEqual([sender.wait(PATIENCE) for sender in senders], [0] * len(senders))
        for output in outputs:
            self.assertEqual(output.count('"state":"sent"'), lines)
        # In the order of writing; acks may be reported in another one after a crash.
        reported = [[line for line in json_lines(output) if line["state"] == "queued"] for output in outputs]
        self.check_once_and_in_order(people[0], reported)


if __name__ == "__main__":
    runner.main()
