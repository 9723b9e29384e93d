# SPDX-License-Identifier: GPL-3.0-or-later
"""Where wireside-cli keeps the key of its user: with a real gnome-keyring, open, locked and missing."""

import contextlib
import os
import pathlib
import shutil
import signal
import subprocess
import unittest

from programs import PATIENCE, ProgramTest

# What runs on a bus of its own, with a keychain that is open or, since nobody can be asked, locked.
UNLOCKED = 'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
LOCKED = 'exec "$@"'


def end_all(session):
    """Ends whatever is left of a session."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


@unittest.skipUnless(shutil.which("gnome-keyring-daemon"), "there is no gnome-keyring")
class KeychainTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.home = pathlib.Path(self.folder) / "home"
        self.home.mkdir()
        self.ada = self.person("ada")
        self.key = self.ada.profile / "device.key"

    def run_cli(self, *words, keychain=None):
        """Runs wireside-cli as Ada: with the keychain of a script, or without a bus."""
        environment = {**os.environ, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home)}
        for name in ("WIRESIDE_SECRETS", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_DATA_HOME"):
            environment.pop(name, None)
        command = self.ada.command(*words)
        if keychain:
            command = ["dbus-run-session", "--", "sh", "-c", keychain, "sh", *command]
        errors = pathlib.Path(self.folder) / "errors"
        with open(errors, "w") as output:
            process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=output, start_new_session=True)
        # A keychain may outlive its bus.
        self.addCleanup(end_all, process.pid)
        process.wait(PATIENCE)
        # A bus may say that it got fewer file descriptors than it wanted.
        said = [line for line in errors.read_text().splitlines(True) if not line.startswith("dbus-daemon[")]
        return subprocess.CompletedProcess(command, process.returncode, stderr="".join(said))

    def sent_by(self, result):
        self.assertEqual(result.returncode, 0, result.stderr)
        events = [event for event in self.person("ben").history() if event["type"] == "chat_message"]
        return events[-1]["user"]

    def test_keeps_the_key_in_the_keychain_and_never_makes_another_one(self):
        first = self.sent_by(self.run_cli("send", "general", "one", keychain=UNLOCKED))
        reference = self.key.read_bytes()
        self.assertTrue(reference.startswith(b"wireside keychain 1 device.key "), reference)

        locked = self.run_cli("send", "general", "two", keychain=LOCKED)
        self.assertEqual(locked.returncode, 1)
        self.assertIn("unlock it and try again", locked.stderr)
        no_bus = self.run_cli("send", "general", "two")
        self.assertEqual(no_bus.returncode, 1)
        self.assertIn("in the system's keychain", no_bus.stderr)
        self.assertEqual(self.key.read_bytes(), reference)

        again = self.sent_by(self.run_cli("send", "general", "two", keychain=UNLOCKED))
        self.assertEqual(again, first)

    def test_tells_that_it_keeps_the_key_in_a_file(self):
        told = self.run_cli("send", "general", "one")
        self.assertIn("which only you can read", told.stderr)
        self.assertEqual(self.key.stat().st_mode & 0o777, 0o600)
        self.assertEqual(len(self.key.read_bytes()), 32)
        first = self.sent_by(told)
        # It stays there: moving it is for a program that lives long enough to see to it.
        again = self.run_cli("send", "general", "two", keychain=UNLOCKED)
        self.assertEqual(self.sent_by(again), first)
        self.assertEqual(again.stderr, "")
        self.assertEqual(len(self.key.read_bytes()), 32)

    def test_keeps_the_key_in_a_file_where_the_keychain_stays_locked(self):
        told = self.run_cli("send", "general", "one", keychain=LOCKED)
        self.assertIn("there is no keychain to be used", told.stderr)
        first = self.sent_by(told)
        self.assertEqual(self.sent_by(self.run_cli("send", "general", "two", keychain=LOCKED)), first)


if __name__ == "__main__":
    unittest.main()
