# SPDX-License-Identifier: GPL-3.0-or-later
"""A cable between two networks that this machine pretends to be: it can be pulled, cut one way, or be slow."""

import functools
import itertools
import os
import pathlib
import subprocess
import sys

ESTABLISHED = "01"
_numbers = itertools.count()


@functools.cache
def is_possible():
    """Whether networks may be made here, which is for root, with iproute2 and nftables."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    probe = ["unshare", "--net", "sh", "-c",
             "ip link add name one type veth peer name two && nft add table inet t"
             " && tc qdisc add dev one root tbf rate 1mbit burst 9k latency 1s"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def connections(pid):
    """The established connections in the network of a process, by their two ports in hexadecimal."""
    rows = [line.split() for line in pathlib.Path(f"/proc/{pid}/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    return {(row[1][-4:], row[2][-4:]) for row in rows if row[3] == ESTABLISHED}


class Cable:
    """The end "here" has the address 10.83.0.1, the end "there" 10.83.0.2."""

    address = "10.83.0.1"

    def __init__(self):
        name = f"wireside-{os.getpid()}-{next(_numbers)}"
        self._here, self._there = name + "-here", name + "-there"
        for number, end in enumerate((self._here, self._there), 1):
            run("ip", "netns", "add", end)
            run("ip", "-n", end, "link", "set", "lo", "up")
        run("ip", "-n", self._here, "link", "add", "name", "cable", "type", "veth",
            "peer", "name", "cable", "netns", self._there)
        for number, end in enumerate((self._here, self._there), 1):
            run("ip", "-n", end, "address", "add", f"10.83.0.{number}/24", "dev", "cable")
            run("ip", "-n", end, "link", "set", "cable", "up")
        self._lead_out()

    def here(self):
        """The wrapper of a program that lives at this end."""
        return ["ip", "netns", "exec", self._here]

    def there(self):
        return ["ip", "netns", "exec", self._there]

    def pull(self):
        """At the end there, whose system sees it."""
        run("ip", "-n", self._there, "link", "set", "cable", "down")

    def plug_in(self):
        run("ip", "-n", self._there, "link", "set", "cable", "up")
        self._lead_out()

    def _lead_out(self):
        """Who has no way to the whole world counts as offline; the way goes with the link."""
        run("ip", "-n", self._there, "route", "add", "default", "via", self.address)

    def drop(self, *hooks):
        """Drops what comes in ("input") or goes out ("output") at the end there, silently."""
        run(*self.there(), "nft", "add", "table", "inet", "cut")
        for hook in hooks:
            chain = f"{{ type filter hook {hook} priority 0; policy drop; }}"
            run(*self.there(), "nft", "add", "chain", "inet", "cut", hook, chain)

    def pass_again(self):
        run(*self.there(), "nft", "delete", "table", "inet", "cut")

    def slow_down(self, rate):
        for end in (self.here(), self.there()):
            run(*end, "tc", "qdisc", "add", "dev", "cable", "root", "tbf", "rate", rate, "burst", "9k", "latency", "5s")

    def remove(self):
        for end in (self._here, self._there):
            run("ip", "netns", "delete", end)


def run(*command):
    subprocess.run(command, check=True, capture_output=True)
