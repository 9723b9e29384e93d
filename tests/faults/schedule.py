# SPDX-License-Identifier: GPL-3.0-or-later
"""A schedule of chance: people write, links fail, programs and the server die. Then all have to agree."""

import collections
import random
import threading

from people import Listener, Talker
from programs import Server
from proxy import BOTH, Way
from runner import loopback

STEPS = 14


class Schedule:
    """The seed decides who does what and when, as far as processes are to be told."""

    def __init__(self, seed, folder):
        self._chance = random.Random(seed)
        self.seed = seed
        self.trace = []
        self.kills = 0
        self._server = Server(folder, "--messages-per-minute", "0", address=loopback(self._chance) + ":0")
        address = self._server.address
        self._talkers = [Talker(folder, name, address, is_batch=self._below(2) == 0) for name in ("Ada", "Ben")]
        # The other device of Ada's is one to the server: the same key, on a disk of its own.
        self._listeners = [Listener(folder, "Cho", address), Listener(folder, "Ada", address, profile="Ada again")]

    def run(self):
        """Takes all steps and lets everybody come to rest. What is wrong then; nothing where all is well."""
        try:
            assert self._talkers[0].run("rooms").returncode == 0
            self._listeners[1].take_key_of(self._talkers[0])
            for person in self._everybody():
                person.begin()
            for _ in range(STEPS):
                self._chance.choices(*zip(*self._steps()))[0]()
            return self._bring_together()
        finally:
            self._end()

    def _everybody(self):
        return [*self._talkers, *self._listeners]

    def _bring_together(self):
        for person in self._everybody():
            person.link.mend()
        for person in self._everybody():
            person.finish()
        truth = self._talkers[0].history()
        complaints = _complaints_about(truth)
        for talker in self._talkers:
            complaints += [f"{talker.name}: {what}" for what in _compare_messages(talker, truth)]
        for person in self._everybody():
            for run in range(len(person.outputs)):
                complaints += [f"{person.profile.name}: {what}" for what in _compare_view(person.lines(run), truth)]
            if person.view(truth[-1]["seq"])[-1] != truth[-1]:
                complaints.append(f"{person.profile.name} ends with another event")
            complaints += [f"{person.profile.name}: {what}" for what in _compare_view(person.lines(-1), truth)]
        return complaints

    def _end(self):
        for person in self._everybody():
            person.kill()
            person.link.close()
        if self._server.process.poll() is None:
            self._server.kill()

    def _below(self, bound):
        return self._chance.randrange(bound)

    def _somebody(self):
        return self._chance.choice(self._everybody())

    def _ways(self):
        return self._chance.choice([[Way.UP], [Way.DOWN], BOTH])

    def _pause(self, longest):
        """Passes time while a fault lasts: the one thing that is waited for here is that it ends."""
        threading.Event().wait(self._chance.uniform(0, longest))

    def _note(self, step):
        self.trace.append(step)

    def _steps(self):
        return [(self._say, 10), (self._cut, 3), (self._cut_soon, 4), (self._stall, 3), (self._swallow, 3),
                (self._drip, 2), (self._refuse, 2), (self._mend, 3), (self._kill_person, 3), (self._kill_server, 2)]

    def _say(self):
        talker, count = self._chance.choice(self._talkers), 1 + self._below(40)
        self._note(f"{talker.name} writes {count} lines")
        talker.say(count)
        self._pause(0.05)

    def _cut(self):
        person = self._somebody()
        is_orderly = self._below(2) == 0
        self._note(f"the link of {person.profile.name} {'ends' if is_orderly else 'breaks off'}")
        person.link.cut() if is_orderly else person.link.reset()

    def _cut_soon(self):
        person, way, count = self._somebody(), self._chance.choice(BOTH), 1 + self._below(3000)
        self._note(f"the link of {person.profile.name} breaks off after {count} bytes {way.value}")
        person.link.cut_after(count, way)

    def _stall(self):
        person, ways = self._somebody(), self._ways()
        self._note(f"the link of {person.profile.name} stalls, {len(ways)} ways")
        person.link.stall(ways)
        self._pause(0.2)

    def _swallow(self):
        person, ways = self._somebody(), self._ways()
        self._note(f"the link of {person.profile.name} swallows, {len(ways)} ways")
        person.link.swallow(ways)
        self._pause(0.2)

    def _drip(self):
        person, chunk = self._somebody(), 1 + self._below(40)
        self._note(f"the link of {person.profile.name} drips, {chunk} bytes at once")
        person.link.drip(chunk, lambda: 0.001)

    def _refuse(self):
        person = self._somebody()
        self._note(f"the link of {person.profile.name} refuses")
        person.link.refuse()
        self._pause(0.3)

    def _mend(self):
        person = self._somebody()
        self._note(f"the link of {person.profile.name} is mended")
        person.link.mend()

    def _kill_person(self):
        person = self._somebody()
        self._note(f"{person.profile.name} dies and starts again")
        person.kill()
        person.begin()
        self.kills += 1
        self._pause(0.1)

    def _kill_server(self):
        self._note("the server dies and starts again")
        self._server.kill()
        self._pause(0.1)
        self._server.start()
        self.kills += 1


def _complaints_about(truth):
    seqs = [event["seq"] for event in truth]
    # Two people who feed a batch of the same name use the same ids; they are one's own.
    ids = collections.Counter((event["user"], event["id"]) for event in truth)
    contents = collections.Counter(event["content"] for event in truth if event["type"] == "chat_message")
    complaints = [] if seqs == list(range(1, len(truth) + 1)) else ["a seq is missing"]
    complaints += [f"{what} is there {count} times"
                   for what, count in [*ids.items(), *contents.items()] if count != 1]
    return complaints


def _compare_messages(talker, truth):
    """What somebody was told about what they wrote, beside what is stored."""
    stored = {event["id"]: event for event in truth if event["user"] == talker.name}
    complaints = []
    for line in talker.reported("queued"):
        event = stored.get(line["id"])
        if event is None:
            complaints.append(f"'{line['content']}' was accepted and is nowhere")
        elif event["content"] != line["content"]:
            complaints.append(f"'{line['content']}' has become '{event['content']}'")
    for line in talker.reported("sent"):
        if line["id"] not in stored or stored[line["id"]]["seq"] != line["seq"]:
            complaints.append(f"'{line['content']}' was reported sent as {line['seq']}, and is not there")
    places = {content: place for place, content in enumerate(talker.written)}
    contents = [event["content"] for event in truth
                if event["user"] == talker.name and event["type"] == "chat_message"]
    complaints += [f"'{content}' was never written" for content in contents if content not in places]
    order = [places[content] for content in contents if content in places]
    if order != sorted(order):
        complaints.append("something was overtaken")
    if talker.is_batch and len(order) != len(talker.written):
        complaints.append(f"of a batch of {len(talker.written)} {len(order)} are there")
    return complaints


def _compare_view(lines, truth):
    """What a tail printed: a part of the truth, without a hole."""
    events = [line for line in lines if "type" in line]
    if not events:
        return []
    first = events[0]["seq"] - 1
    told = truth[first:first + len(events)]
    return [f"shows {shown} in the place of {true}" for shown, true in zip(events, told) if shown != true][:3]
