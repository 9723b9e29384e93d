# SPDX-License-Identifier: GPL-3.0-or-later
"""Spaces are found by who is on the same network, by our own programs and by others."""

import json
import shutil
import tempfile
import threading
import time
import unittest

import neighbourhood
from programs import BIN, Person, Server

FOUND = 3  # seconds
FOLLOWED = 5  # seconds, to another address or to the end


class Watcher:
    """wireside-cli nearby, and what it has told so far."""

    def __init__(self, machine):
        self.told = []
        self.process = machine.start(BIN / "wireside-cli", "--json", "nearby")
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.told.append(json.loads(line))

    def wait_for(self, patience, **wanted):
        """Waits for a line with these values; of addresses one is named."""
        address = wanted.pop("address", "")
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for line in list(self.told):
                if wanted.items() <= line.items() and address in line["addresses"]:
                    return line
            time.sleep(0.02)
        raise AssertionError(f"{wanted} {address} not within {patience} s: {self.told}")


@unittest.skipUnless(neighbourhood.is_possible(), "only root can make networks, with ip")
class NetworkTest(unittest.TestCase):
    """A test with two machines at one switch."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="wireside-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.network = neighbourhood.Neighbourhood(self, self.folder)
        self.host = self.network.machine()
        self.guest = self.network.machine()

    def serve(self, machine, name, *options, listen="0.0.0.0:8787"):
        server = Server(f"{self.folder}/{machine.address}", "--name", name, *options, address=listen,
                        wrapper=machine.here())

        def end():
            if server.process.poll() is None:
                server.kill()
        self.addCleanup(end)
        return server


class NearbyTest(NetworkTest):
    def test_space_is_found_when_it_comes_and_lost_when_it_goes(self):
        watcher = Watcher(self.guest)
        server = self.serve(self.host, "Studio")
        found = watcher.wait_for(FOUND, type="found", name="Studio", address="10.84.0.1:8787")
        self.assertEqual(found["people"], 0)
        self.assertEqual(found["way_in"], "open")
        self.assertEqual(server.stop(), 0)
        lost = watcher.wait_for(FOLLOWED, type="lost", name="Studio")
        self.assertEqual(lost["space"], found["space"])

    def test_space_that_is_there_is_found(self):
        self.serve(self.host, "Studio", "--sign-up", "invite")
        time.sleep(2)  # It has told all of itself; now it is asked.
        found = Watcher(self.guest).wait_for(FOUND, type="found", name="Studio", address="10.84.0.1:8787")
        self.assertEqual(found["way_in"], "code")

    def test_space_is_found_by_its_ipv6_address(self):
        watcher = Watcher(self.guest)
        self.serve(self.host, "Studio", listen="[::]:8787")
        found = watcher.wait_for(FOLLOWED, type="found", name="Studio", address="[fe80::")
        self.assertRegex(found["addresses"], r"^\[fe80::[0-9a-f:]+%lan\]:8787$")
        # And reached there.
        guest = Person(self.folder, "Ada", found["addresses"])
        self.assertIn("general", self.guest.output(*guest.command("rooms")))

    def test_space_is_found_on_its_own_machine(self):
        self.serve(self.host, "Studio")
        Watcher(self.host).wait_for(FOUND, type="found", name="Studio")

    def test_guests_follow_to_another_address(self):
        watcher = Watcher(self.guest)
        self.serve(self.host, "Studio")
        watcher.wait_for(FOUND, type="found", address="10.84.0.1:8787")
        self.host.move("10.84.0.99")
        watcher.wait_for(FOLLOWED, addresses="10.84.0.99:8787")

    def test_space_is_found_again_where_the_cable_was_out(self):
        watcher = Watcher(self.guest)
        self.serve(self.host, "Studio")
        watcher.wait_for(FOUND, type="found", address="10.84.0.1:8787")
        self.guest.unplug()
        watcher.wait_for(FOLLOWED, type="lost")
        watcher.told.clear()
        self.guest.plug_in()
        watcher.wait_for(FOLLOWED, type="found", address="10.84.0.1:8787")

    def test_two_spaces_of_one_name_are_both_found(self):
        watcher = Watcher(self.network.machine())
        self.serve(self.host, "Studio")
        self.serve(self.guest, "Studio")
        first = watcher.wait_for(FOLLOWED, type="found", name="Studio", address="10.84.0.1:8787")
        second = watcher.wait_for(FOLLOWED, type="found", name="Studio", address="10.84.0.2:8787")
        self.assertNotEqual(first["space"], second["space"])

    def test_space_that_is_to_stay_hidden_is_not_found(self):
        watcher = Watcher(self.guest)
        self.serve(self.host, "Hidden", "--no-discovery")
        self.serve(self.network.machine(), "Studio")
        watcher.wait_for(FOUND, type="found", name="Studio")
        self.assertEqual([line for line in watcher.told if line["name"] == "Hidden"], [])
