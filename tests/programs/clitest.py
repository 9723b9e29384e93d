# SPDX-License-Identifier: GPL-3.0-or-later
import stat
import subprocess

from programs import PATIENCE, Person, ProgramTest, json_lines


class CliTest(ProgramTest):
    def test_reports_a_message_queued_and_then_sent(self):
        result = self.person("Ada").run("--json", "send", "general", "Good morning")
        self.assertEqual(result.returncode, 0, result.stderr)
        queued, sent = json_lines(result.stdout)
        self.assertEqual((queued["state"], sent["state"]), ("queued", "sent"))
        self.assertEqual(queued["id"], sent["id"])
        for key, value in {"room": "general", "user": "Ada", "content": "Good morning", "seq": 2}.items():
            self.assertEqual(sent[key], value)
        self.assertRegex(sent["timestamp"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")

    def test_sends_each_line_of_standard_input_in_order(self):
        ada = self.person("Ada")
        lines = [f"line {n}" for n in range(300)]
        result = ada.run("send", "general", "-", stdin="\n".join(lines))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual([message["content"] for message in ada.messages("general")], lines)

    def test_skips_blank_lines_and_says_so(self):
        ada = self.person("Ada")
        result = ada.run("send", "general", "-", stdin="one\r\n\n  \ntwo\n")
        self.assertIn("line 2", result.stderr)
        self.assertEqual([message["content"] for message in ada.messages("general")], ["one", "two"])

    def test_sends_a_line_before_the_next_one_comes(self):
        ada = self.person("Ada")
        process = ada.start("--json", "send", "general", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write("first\n")
        process.stdin.flush()
        while '"sent"' not in process.stdout.readline():
            self.assertIsNone(process.poll())
        process.stdin.write("second\n")
        process.stdin.close()
        self.assertEqual(process.wait(PATIENCE), 0)
        process.stdout.close()

    def test_goes_on_after_a_line_that_is_too_long(self):
        ada = self.person("Ada")
        result = ada.run("send", "general", "-", stdin="one\n" + "x" * 10001 + "\ntwo\n")
        self.assertEqual(result.returncode, 1)
        self.assertIn("line 2", result.stderr)
        self.assertEqual([message["content"] for message in ada.messages("general")], ["one", "two"])

    def test_makes_a_line_of_a_batch_one_message_for_ever(self):
        ada = self.person("Ada")
        for _ in range(3):
            self.assertEqual(ada.run("--batch", "monday", "send", "general", "-", stdin="a\nb\n").returncode, 0)
        self.assertEqual(ada.run("send", "general", "-", stdin="a\nb\n").returncode, 0)
        self.assertEqual([message["content"] for message in ada.messages("general")], ["a", "b", "a", "b"])

    def test_keeps_what_is_written_offline_and_sends_it_later(self):
        ada = self.person("Ada")
        self.assertEqual(ada.run("send", "general", "one").returncode, 0)
        for text in ("two", "three"):
            self.assertEqual(ada.run("--offline", "send", "general", text).returncode, 0)
        self.assertEqual(ada.run("flush").returncode, 0)
        self.assertEqual([message["content"] for message in ada.messages("general")], ["one", "two", "three"])

    def test_shows_local_history_without_the_server(self):
        ada = self.person("Ada")
        ada.run("send", "general", "remember me")
        self.server.kill()
        result = ada.run("--offline", "history", "general")
        self.assertEqual(result.returncode, 0)
        self.assertIn("remember me", result.stdout)

    def test_says_that_the_server_cannot_be_reached_and_keeps_the_message(self):
        ada = self.person("Ada")
        ada.run("send", "general", "one")
        self.server.kill()
        result = ada.run("--wait", "1", "send", "general", "two")
        self.assertEqual(result.returncode, 3)
        self.assertIn("kept", result.stderr)
        self.server.start()
        self.assertEqual(ada.run("flush").returncode, 0)
        self.assertEqual([message["content"] for message in ada.messages("general")], ["one", "two"])

    def test_second_run_of_a_profile_says_so(self):
        ada = self.person("Ada")
        tail = ada.start("tail", "general", stdout=subprocess.PIPE)
        tail.stdout.readline()
        result = ada.run("rooms")
        self.assertEqual(result.returncode, 4)
        self.assertIn("in use", result.stderr)
        tail.terminate()
        self.assertEqual(tail.wait(PATIENCE), 0)
        tail.stdout.close()

    def test_tail_follows_what_others_send(self):
        ada, ben = self.person("Ada"), self.person("Ben")
        tail = ada.start("--json", "tail", "general", stdout=subprocess.PIPE)
        tail.stdout.readline()  # she joined
        self.assertEqual(ben.run("send", "general", "look").returncode, 0)
        contents = [json_lines(tail.stdout.readline())[0]["content"] for _ in range(2)]
        self.assertEqual(contents, ["", "look"])
        tail.terminate()
        tail.wait(PATIENCE)
        tail.stdout.close()

    def test_makes_joins_and_leaves_rooms(self):
        ada, ben = self.person("Ada"), self.person("Ben")
        self.assertEqual(ada.run("create", "print queue").returncode, 0)
        self.assertEqual(ada.run("create", "Print Queue").returncode, 1)
        self.assertEqual(ada.run("--private", "create", "leads").returncode, 0)
        self.assertEqual(ben.run("send", "print queue", "hello").returncode, 1)
        self.assertEqual(ben.run("join", "print queue").returncode, 0)
        self.assertEqual(ben.run("send", "print queue", "hello").returncode, 0)
        self.assertIn("Ben", ada.run("members", "print queue").stdout)
        names = [room["room"] for room in json_lines(ben.run("--json", "rooms").stdout)]
        self.assertEqual(sorted(names), ["general", "print queue", "random"])
        self.assertEqual(ben.run("join", "leads").returncode, 1)
        self.assertEqual(ben.run("leave", "print queue").returncode, 0)

    def test_tells_who_has_a_message(self):
        ada, ben = self.person("Ada"), self.person("Ben")
        ben.run("rooms")
        sent = json_lines(ada.run("--json", "send", "general", "look").stdout)[-1]
        self.assertEqual(ada.run("receipts", "general", str(sent["seq"])).stdout, "Ben  not yet\n")
        # One run has it on its disk, and the next one says so at once.
        ben.run("history", "general")
        ben.run("rooms")
        receipt, = json_lines(ada.run("--json", "receipts", "general", str(sent["seq"])).stdout)
        self.assertEqual(receipt["user"], "Ben")
        self.assertIn("delivered", receipt)
        self.assertNotIn("read", receipt)
        self.assertEqual(ada.run("receipts", "general", "first").returncode, 1)
        self.assertEqual(ada.run("receipts", "general", "9999").returncode, 1)

    def test_moderates_a_room(self):
        ada, ben = self.person("Ada"), self.person("Ben")
        ben.run("rooms")
        self.assertEqual(ada.run("--private", "create", "leads").returncode, 0)
        self.assertEqual(ben.run("invite", "leads", "Ben").returncode, 1)
        invited = ada.run("invite", "leads", "Ben")
        self.assertEqual(invited.returncode, 0, invited.stderr)
        self.assertEqual(ada.run("mute", "leads", "Ben", "60").returncode, 0)
        self.assertEqual(ben.run("send", "leads", "hello").returncode, 1)
        self.assertEqual(ada.run("mute", "leads", "Ben", "0").returncode, 0)
        self.assertEqual(ben.run("send", "leads", "hello").returncode, 0)
        self.assertEqual(ada.run("mute", "leads", "Ben", "long").returncode, 1)
        self.assertEqual(ada.run("role", "Ben", "moderator", "leads").returncode, 0)
        roles = {member["user"]: member["role"] for member in json_lines(ada.run("--json", "members", "leads").stdout)}
        self.assertEqual(roles, {"Ada": "moderator", "Ben": "moderator"})
        self.assertEqual(ada.run("remove", "leads", "Ben").returncode, 1)
        self.assertEqual(ben.run("role", "Ben", "member", "leads").returncode, 0)
        self.assertEqual(ada.run("remove", "leads", "Ben", "enough").returncode, 0)
        self.assertEqual(ben.run("history", "leads").returncode, 1)
        # The space itself is nobody's here.
        for words in (["ban", "Ben"], ["unban", "Ben"], ["bans"], ["audit"], ["announce", "hear"], ["role", "Ben", "guest"]):
            with self.subTest(words):
                self.assertEqual(ada.run(*words).returncode, 1)

    def test_says_something_of_oneself(self):
        ada = self.person("Ada")
        def says():
            return [member.get("status_text") for member in json_lines(ada.run("--json", "members", "general").stdout)]
        self.assertEqual(ada.run("status", "In a meeting").returncode, 0)
        self.assertEqual(says(), ["In a meeting"])
        self.assertIn("(online, member) In a meeting", ada.run("members", "general").stdout)
        self.assertEqual(ada.run("status", "x" * 81).returncode, 1)
        self.assertEqual(ada.run("status", "").returncode, 0)
        self.assertEqual(says(), [None])

    def test_a_name_belongs_to_the_first_who_takes_it(self):
        self.person("Ada").run("rooms")
        impostor = Person(self.folder + "/elsewhere", "ADA", self.server.address)
        result = impostor.run("rooms")
        self.assertEqual(result.returncode, 1)
        self.assertIn("--name", result.stderr)

    def test_sends_what_can_be_read_of_a_damaged_database(self):
        ada = self.person("Ada")
        self.assertEqual(ada.run("send", "general", "one").returncode, 0)
        for text in ("two", "three"):
            self.assertEqual(ada.run("--offline", "send", "general", text).returncode, 0)
        path = next(ada.profile.glob("spaces/*/space.db"))
        # A bit of a letter: nothing is wrong with the form of the file.
        self.assertEqual(path.read_bytes().count(b"three"), 1)
        path.write_bytes(path.read_bytes().replace(b"three", b"thrfe"))
        result = ada.run("flush")
        self.assertEqual(result.returncode, 0, result.stderr)
        damaged = next(path.parent.glob("space.db.damaged-*"))
        self.assertIn(str(damaged), result.stderr)
        self.assertIn(b"thrfe", damaged.read_bytes())
        self.assertEqual([message["content"] for message in ada.messages("general")], ["one", "two"])

    def test_repairs_a_damaged_profile(self):
        ada = self.person("Ada")
        ada.run("rooms")
        (ada.profile / "profile.db").write_bytes(b"garbage" * 1000)
        result = ada.run("rooms")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("profile.db.damaged-", result.stderr)
        self.assertEqual(ada.run("send", "general", "it is still me").returncode, 0)
        self.assertEqual(ada.run("rooms").stderr, "")

    def test_keeps_the_key_to_oneself(self):
        ada = self.person("Ada")
        ada.run("rooms")
        self.assertEqual(stat.S_IMODE((ada.profile / "device.key").stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(ada.profile.stat().st_mode), 0o700)

    def test_says_what_is_wrong_with_the_command_line(self):
        ada = self.person("Ada")
        for words in ([], ["dance"], ["send", "general"], ["send", "general", "two", "words"],
                      ["--limit", "few", "history", "general"], ["--server", "http://x", "rooms"]):
            with self.subTest(words):
                result = ada.run(*words)
                self.assertEqual(result.returncode, 2)
                self.assertTrue(result.stderr.startswith("wireside-cli: "), result.stderr)
