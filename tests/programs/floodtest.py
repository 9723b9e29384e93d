# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody on the network sends more than anybody has to say: many spaces at once, and then noise."""

import pathlib
import random
import socket
import struct
import sys
import time

from nearbytest import FOUND, NetworkTest, Watcher
from programs import PATIENCE

SPACES = 200
NOISE = 20_000  # datagrams
PER_SECOND = 10_000  # at most
GROUP = ("224.0.0.251", 5353)


def name(*labels):
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"


TYPE = name(b"_wireside", b"_tcp", b"local")


def record(owner, kind, data, unique=True):
    return owner + struct.pack("!HHIH", kind, 0x8001 if unique else 1, 120, len(data)) + data


def announcement(number, address):
    """What the space of this number says as it comes."""
    label = f"Space {number}".encode()
    instance, host = name(label, b"_wireside", b"_tcp", b"local"), name(f"ws-{number}".encode(), b"local")
    text = (b"id=%d" % number, b"name=" + label, b"people=1", b"way=open", b"v=1", b"key=" + b"A" * 43)
    answers = [record(TYPE, 12, instance, unique=False),
               record(instance, 33, struct.pack("!HHH", 0, 0, 8787) + host),
               record(instance, 16, b"".join(bytes([len(string)]) + string for string in text)),
               record(host, 1, socket.inet_aton(address))]
    return struct.pack("!6H", 0, 0x8400, 0, len(answers), 0, 0) + b"".join(answers)


def send(address):
    """Announces all spaces, and then sends noise: what is cut off or has a byte wrong."""
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sender.bind((address, GROUP[1]))
    sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
    chance = random.Random(1)
    good = [announcement(number, address) for number in range(SPACES)]
    for datagram in good:
        sender.sendto(datagram, GROUP)
        time.sleep(0.001)
    print("announced", flush=True)
    begun = time.monotonic()
    for count in range(NOISE):
        datagram = bytearray(good[chance.randrange(SPACES)])
        # The lengths of the first record's data and of the datagram itself; nothing of it can be read.
        datagram[12 + len(TYPE) + 8] = 0xff
        sender.sendto(datagram[:chance.randrange(12, len(datagram))], GROUP)
        time.sleep(max(0, begun + count / PER_SECOND - time.monotonic()))
    print("sent", flush=True)


def resident(process):
    """Bytes of memory that a process uses."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


class FloodTest(NetworkTest):
    def test_list_stays_right_and_small(self):
        watcher = Watcher(self.guest)
        self.serve(self.host, "Studio")
        watcher.wait_for(FOUND, type="found", name="Studio")
        flooder = self.host.start(sys.executable, __file__, self.host.address)
        self.assertEqual(flooder.stdout.readline(), "announced\n")
        for number in range(SPACES):
            watcher.wait_for(FOUND, type="found", name=f"Space {number}")
        before = resident(watcher.process)
        third = self.network.machine()
        self.serve(third, "Late")
        begun = time.monotonic()
        watcher.wait_for(PATIENCE, type="found", name="Late")
        late = time.monotonic() - begun
        self.assertEqual(flooder.stdout.readline(), "sent\n")
        grown = resident(watcher.process) - before
        print(f"{NOISE} datagrams of noise; found {late:.1f} s after it came; {grown >> 10} KiB more memory")
        self.assertLess(grown, 8 << 20)
        self.assertEqual(len(watcher.told), SPACES + 2, watcher.told[SPACES:])


if __name__ == "__main__":
    send(sys.argv[1])
