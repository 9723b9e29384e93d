# SPDX-License-Identifier: GPL-3.0-or-later
"""Spaces are found by Avahi, the service discovery of most Linux systems, and what it says is found by us."""

import time
import unittest

import neighbourhood
from nearbytest import FOLLOWED, NetworkTest, Watcher
from programs import PATIENCE

PUBLISHED = ("id=elsewhere", "name=Elsewhere", "people=7", "way=ask", "v=1", "key=" + "A" * 43)


@unittest.skipUnless(neighbourhood.has_avahi(), "needs Avahi and dbus-daemon")
class AvahiTest(NetworkTest):
    """The system's responder runs on both machines and has the same port as our programs."""

    def setUp(self):
        super().setUp()
        self.host.start_avahi()
        self.guest.start_avahi()

    def browse(self):
        """What the responder of the guest's machine knows, as avahi-browse says it to programs."""
        text = self.guest.output("avahi-browse", "--resolve", "--parsable", "--terminate", "_wireside._tcp")
        return [line.split(";") for line in text.splitlines() if line.startswith("=")]

    def wait_for(self, name, address):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for fields in self.browse():
                if fields[3] == name and fields[7] == address:
                    return fields
        raise AssertionError(f"{name} at {address} is not found by Avahi: {self.browse()}")

    def test_it_finds_our_space(self):
        server = self.serve(self.host, "Studio")
        fields = self.wait_for("Studio", "10.84.0.1")
        self.assertEqual(fields[4:6], ["_wireside._tcp", "local"])
        self.assertRegex(fields[6], r"^wireside-[0-9a-f]{12}\.local$")
        self.assertEqual(fields[8], "8787")
        for string in ('"name=Studio"', '"people=0"', '"way=open"', '"v=1"'):
            self.assertIn(string, fields[9])
        server.stop()
        deadline = time.monotonic() + FOLLOWED
        while self.browse():
            self.assertLess(time.monotonic(), deadline)

    def test_we_find_what_it_publishes(self):
        watcher = Watcher(self.guest)
        publisher = self.host.start("avahi-publish", "--service", "Elsewhere", "_wireside._tcp", "4711", *PUBLISHED)
        found = watcher.wait_for(FOLLOWED, type="found", name="Elsewhere", address="10.84.0.1:4711")
        self.assertEqual((found["space"], found["people"], found["way_in"]), ("elsewhere", 7, "ask"))
        self.assertEqual(found["fingerprint"], "00" * 32)
        neighbourhood.end(publisher)
        watcher.wait_for(FOLLOWED, type="lost", name="Elsewhere")

    def test_name_that_it_has_is_left_to_it(self):
        published = [string if string != "name=Elsewhere" else "name=Studio" for string in PUBLISHED]
        self.guest.start("avahi-publish", "--service", "Studio", "_wireside._tcp", "4711", *published)
        self.wait_for("Studio", "10.84.0.2")
        self.serve(self.host, "Studio")
        self.wait_for(r"Studio\032\0402\041", "10.84.0.1")
        self.wait_for("Studio", "10.84.0.2")
