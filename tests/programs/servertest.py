# SPDX-License-Identifier: GPL-3.0-or-later
import socket
import sqlite3
import subprocess
import urllib.request

from programs import BIN, PATIENCE, ProgramTest


def run_server(*options):
    return subprocess.run([BIN / "wireside-server", *options], capture_output=True, text=True,
                          timeout=PATIENCE)


class ServerTest(ProgramTest):
    def test_names_port_and_option_when_the_port_is_taken(self):
        port = self.server.address.rsplit(":", 1)[1]
        result = run_server("--listen", self.server.address, "--data", self.folder + "/other")
        self.assertEqual(result.returncode, 1)
        self.assertIn(port, result.stderr)
        self.assertIn("--listen", result.stderr)

    def test_refuses_a_data_folder_that_another_server_has_open(self):
        result = run_server("--listen", "127.0.0.1:0", "--data", str(self.server.data))
        self.assertEqual(result.returncode, 1)
        self.assertIn("in use", result.stderr)

    def test_leaves_a_newer_database_untouched(self):
        self.assertEqual(self.server.stop(), 0)
        path = self.server.data / "space.db"
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 999")
        database.close()
        before = path.read_bytes()
        result = run_server("--listen", "127.0.0.1:0", "--data", str(self.server.data))
        self.assertEqual(result.returncode, 1)
        self.assertIn("newer version", result.stderr)
        self.assertEqual(path.read_bytes(), before)

    def test_does_not_begin_anew_on_a_damaged_database(self):
        ada = self.person("Ada")
        self.assertEqual(ada.run("send", "general", "-", stdin="\n".join(["x" * 5000] * 3)).returncode, 0)
        self.server.kill()
        path = self.server.data / "space.db"
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        database.close()
        whole = path.read_bytes()
        half = whole[:size] + b"\xff" * size * (pages - 1)
        for damaged in (half, b"garbage" * 1000, b""):
            with self.subTest(size=len(damaged)):
                path.write_bytes(damaged)
                (self.server.data / "space.db.suspect").touch()
                result = run_server("--listen", "127.0.0.1:0", "--data", str(self.server.data))
                self.assertEqual(result.returncode, 1)
                self.assertIn("damaged", result.stderr)
                self.assertIn(str(path), result.stderr)
                self.assertIn(".recover", result.stderr)
                self.assertEqual(len(path.read_bytes()), len(damaged))
        path.write_bytes(whole)
        self.server.start()
        self.assertEqual(len(ada.messages("general")), 3)

    def test_says_what_is_wrong_with_an_option(self):
        for words in (["--listen", "nonsense"], ["--listen", "127.0.0.1:99999"],
                      ["--messages-per-minute", "many"], ["--name", ""], ["stray"]):
            with self.subTest(words):
                result = run_server(*words, "--data", self.folder + "/other")
                self.assertEqual(result.returncode, 2)
                self.assertTrue(result.stderr.startswith("wireside-server: "), result.stderr)

    def test_tells_its_version_and_its_options(self):
        self.assertIn("wireside-server 0.", run_server("--version").stdout)
        for option in ("--listen", "--data", "--name"):
            self.assertIn(option, run_server("--help").stdout)

    def test_is_healthy(self):
        with urllib.request.urlopen(f"http://{self.server.address}/healthz", timeout=PATIENCE) as answer:
            self.assertEqual((answer.status, answer.read()), (200, b"ok\n"))

    def test_says_goodbye_when_it_is_told_to_end(self):
        ada = self.person("Ada")
        self.assertEqual(ada.run("send", "general", "hello").returncode, 0)
        with socket.create_connection(self.server.address.rsplit(":", 1)) as idle:
            idle.settimeout(PATIENCE)
            idle.sendall(b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                         b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                         b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            received = b""
            while b"challenge" not in received:
                received += idle.recv(4096)
            self.assertEqual(self.server.stop(), 0)
            while chunk := idle.recv(4096):
                received += chunk
        # A close frame (0x88) with code 1001.
        self.assertIn((1001).to_bytes(2, "big"), received[received.rindex(b"\x88"):])
        self.server.start()
        self.assertEqual([message["content"] for message in ada.messages("general")], ["hello"])
