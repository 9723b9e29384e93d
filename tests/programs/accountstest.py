# SPDX-License-Identifier: GPL-3.0-or-later
import stat
import subprocess
import time

from programs import BIN, PATIENCE, Person, ProgramTest, json_lines


class AccountsTest(ProgramTest):
    def cli(self, profile, *words, stdin=""):
        return subprocess.run([BIN / "wireside-cli", "--server", self.server.address, "--profile",
                               f"{self.folder}/{profile}", *words], input=stdin, capture_output=True, text=True,
                              timeout=PATIENCE)

    def ok(self, profile, *words, stdin=""):
        result = self.cli(profile, *words, stdin=stdin)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def devices(self, profile):
        return json_lines(self.ok(profile, "--json", "devices"))

    def sign_up(self, profile, name):
        self.ok(profile, "--account", name, "--sign-up", "rooms", stdin="correct horse\n")

    def test_needs_the_password_once(self):
        self.sign_up("laptop", "Ada")
        self.ok("laptop", "send", "general", "no password")
        self.ok("phone", "--account", "Ada", "rooms", stdin="correct horse\n")
        sent = json_lines(self.ok("phone", "--json", "send", "general", "hello"))
        self.assertEqual({message["user"] for message in sent}, {"Ada"})
        self.assertEqual([device["kind"] for device in self.devices("phone")], ["password", "password"])
        secrets = list((self.server.data.parent / "phone").glob("token-*"))
        self.assertEqual([stat.S_IMODE(path.stat().st_mode) for path in secrets], [0o600])
        self.assertNotIn("correct horse", secrets[0].read_text())

    def test_reads_the_password_and_then_the_lines(self):
        self.sign_up("laptop", "Ada")
        self.ok("phone", "--account", "Ada", "send", "general", "-", stdin="correct horse\none\ntwo\n")
        password = self.server.data.parent / "password"
        password.write_text("correct horse\n")
        self.ok("tablet", "--account", "Ada", "--password-file", password, "send", "general", "-", stdin="three\n")
        reader = Person(self.folder, "Ben", self.server.address)
        self.assertEqual([message["content"] for message in reader.messages("general")], ["one", "two", "three"])

    def test_refuses_a_wrong_password_in_words(self):
        self.sign_up("laptop", "Ada")
        for name in ("Ada", "nobody"):
            result = self.cli("thief", "--account", name, "rooms", stdin="a guess at it\n")
            self.assertEqual(result.returncode, 1)
            self.assertIn("the name or the password is not right", result.stderr)
        self.assertEqual(self.cli("thief", "--sign-up", "rooms").returncode, 2)

    def test_links_another_device_by_a_code(self):
        ada = Person(self.folder, "Ada", self.server.address)
        code = ada.run("link").stdout.strip()
        self.ok("other", "--code", code, "rooms")
        # Without a name or a code from now on.
        sent = json_lines(self.ok("other", "--json", "send", "general", "from the other one"))
        self.assertEqual(sent[-1]["user"], "Ada")
        self.assertEqual(len(self.devices("other")), 2)
        result = self.cli("third", "--code", code, "rooms")
        self.assertEqual(result.returncode, 1)
        self.assertIn("code is not good", result.stderr)

    def test_signs_out_here_and_says_so_later(self):
        self.sign_up("laptop", "Ada")
        self.ok("laptop", "sign-out", "here")
        self.assertEqual(self.cli("laptop", "rooms").returncode, 2)
        self.ok("laptop", "--account", "Ada", "rooms", stdin="correct horse\n")
        self.assertEqual(len(self.devices("laptop")), 1)

    def test_cuts_a_device_that_is_told_at_once(self):
        self.sign_up("laptop", "Ada")
        self.ok("phone", "--account", "Ada", "rooms", stdin="correct horse\n")
        tail = subprocess.Popen([BIN / "wireside-cli", "--server", self.server.address, "--profile",
                                 f"{self.folder}/laptop", "tail", "general"], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)
        self.ok("phone", "send", "general", "are you there?")
        while "are you there?" not in tail.stdout.readline():
            self.assertIsNone(tail.poll())
        other, = [device["device"] for device in self.devices("phone") if device["current"] == "no"]
        begun = time.monotonic()
        self.ok("phone", "sign-out", other)
        _, complaint = tail.communicate(timeout=PATIENCE)
        self.assertEqual(tail.returncode, 1)
        self.assertIn("sign in again with --account NAME", complaint)
        # The cut itself is at once; the client learns why as it dials anew.
        self.assertLess(time.monotonic() - begun, 5)
        self.assertEqual(self.cli("laptop", "rooms").returncode, 2)

    def test_signs_all_others_out(self):
        for profile in ("laptop", "phone", "tablet"):
            self.ok(profile, "--account", "Ada", *(["--sign-up"] if profile == "laptop" else []), "rooms",
                    stdin="correct horse\n")
        self.ok("phone", "sign-out", "others")
        self.assertEqual(len(self.devices("phone")), 1)
        for profile in ("laptop", "tablet"):
            self.assertIn("sign in again", self.cli(profile, "rooms").stderr)
