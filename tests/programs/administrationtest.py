# SPDX-License-Identifier: GPL-3.0-or-later
"""The administrator's commands of wireside-server, on a data folder that a server made."""
import asyncio
import base64
import hashlib
import hmac
import json
import subprocess
import time
import uuid

import websockets

from programs import BIN, PATIENCE, ProgramTest


class AdministrationTest(ProgramTest):
    def administer(self, *words, stdin=""):
        return subprocess.run([BIN / "wireside-server", *words, "--data", self.server.data], input=stdin,
                              capture_output=True, text=True, timeout=PATIENCE)

    def do(self, *words, stdin=""):
        """Carries a command out between two runs of the server; the lines that it printed."""
        self.assertEqual(self.server.stop(), 0)
        result = self.administer(*words, stdin=stdin)
        self.server.start()
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout.splitlines()

    def refused(self, *words, stdin=""):
        self.assertEqual(self.server.stop(), 0)
        result = self.administer(*words, stdin=stdin)
        self.server.start()
        self.assertNotEqual(result.returncode, 0)
        self.assertTrue(result.stderr.startswith("wireside-server: "), result.stderr)
        return result.stderr

    def sign_in(self, query="", headers=None, **request):
        """The last frame of a sign-in, or the status with which the handshake was refused."""
        async def run():
            try:
                async with websockets.connect(f"ws://{self.server.address}/ws{query}", extra_headers=headers or {},
                                              open_timeout=PATIENCE) as socket:
                    await socket.recv()
                    if request:
                        await socket.send(json.dumps({"id": str(uuid.uuid4()), **request}))
                    while True:
                        frame = json.loads(await socket.recv())
                        if frame["type"] != "ack":
                            return frame
            except websockets.exceptions.InvalidStatusCode as refusal:
                self.assertEqual(refusal.headers["WWW-Authenticate"], "Bearer")
                return refusal.status_code
        return asyncio.run(asyncio.wait_for(run(), PATIENCE))

    def password(self, name, password):
        return self.sign_in(type="authenticate", name=name, password=password)

    def test_says_that_a_server_must_not_run(self):
        result = self.administer("user", "list")
        self.assertEqual(result.returncode, 1)
        self.assertIn("stop it first", result.stderr)

    def test_makes_accounts_and_changes_their_passwords(self):
        self.assertEqual(self.do("user", "add", "Ada", stdin="correct horse\n"), [])
        self.assertIn("already", self.refused("user", "add", "ADA", stdin="correct horse\n"))
        self.assertIn("8 to 256", self.refused("user", "add", "Ben", stdin="short\n"))
        self.assertEqual([line.split("\t")[1] for line in self.do("user", "list")], ["Ada"])
        hello = self.password("Ada", "correct horse")
        self.assertEqual((hello["type"], hello["name"]), ("hello", "Ada"))
        self.assertEqual([room["room"] for room in hello["rooms"]], ["general"])
        self.do("user", "password", "ada", stdin="battery staple")
        self.assertEqual(self.password("Ada", "correct horse")["code"], "unauthenticated")
        self.assertEqual(self.password("Ada", "battery staple")["user"], hello["user"])
        self.assertIn("nobody", self.refused("user", "password", "Ben", stdin="battery staple"))

    def test_issues_tokens_and_revokes_them(self):
        self.do("user", "add", "Ada", stdin="correct horse\n")
        token, = self.do("token", "issue", "Ada")
        header = {"Authorization": f"Bearer {token}"}
        self.assertEqual(self.sign_in(headers=header)["name"], "Ada")
        self.assertEqual(self.sign_in(f"?token={token}")["name"], "Ada")
        self.assertEqual(self.sign_in(type="authenticate", token=token)["name"], "Ada")
        self.assertEqual((self.server.data / "token.key").stat().st_mode & 0o777, 0o600)
        device = self.do("user", "devices", "Ada")[0].split("\t")
        self.assertEqual(device[1], "token")
        self.do("token", "revoke", device[0])
        self.assertEqual(self.sign_in(headers=header), 401)
        self.assertEqual(self.sign_in(type="authenticate", token=token)["code"], "unauthenticated")
        self.assertIn("no such device", self.refused("token", "revoke", device[0]))

    def test_signs_somebody_out_altogether(self):
        self.assertEqual(self.person("Ada").run("rooms").returncode, 0)
        self.do("user", "sign-out", "Ada")
        refused = self.person("Ada").run("rooms")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("signed out", refused.stderr)
        self.assertEqual(self.do("user", "devices", "Ada"), [])

    def audit(self, reader):
        """What the audit log says was done to whom, the newest first."""
        result = self.person(reader).run("--json", "audit")
        self.assertEqual(result.returncode, 0, result.stderr)
        entries = [json.loads(line) for line in result.stdout.splitlines()]
        # Nobody in the space has done it.
        self.assertEqual({entry["user"] for entry in entries}, {""})
        return [(entry["action"], entry["target"], entry["detail"]) for entry in reversed(entries)]

    def test_gives_roles(self):
        self.assertEqual(self.person("Ada").run("rooms").returncode, 0)
        self.assertEqual(self.person("Ben").run("rooms").returncode, 0)
        self.assertNotEqual(self.person("Ada").run("--json", "audit").returncode, 0)
        self.do("user", "role", "ada", "owner")
        self.do("user", "role", "Ada", "owner")
        self.do("user", "role", "Ben", "guest")
        self.assertEqual(self.audit("Ada"), [("set_role", "Ben", "guest"), ("set_role", "Ada", "owner")])
        self.assertIn("nobody", self.refused("user", "role", "Cleo", "owner"))
        self.assertIn("a role is", self.refused("user", "role", "Ada", "king"))

    def test_bans_and_lets_back_in(self):
        ada, ben = self.person("Ada"), self.person("Ben")
        for person in (ada, ben):
            self.assertEqual(person.run("rooms").returncode, 0)
        self.do("user", "role", "Ada", "owner")
        self.do("user", "ban", "Ben", "Too loud")
        self.do("user", "ban", "Ben")
        refused = ben.run("rooms")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("banned", refused.stderr)
        self.assertIn("250", self.refused("user", "ban", "Ada", "a" * 251))
        self.do("user", "unban", "Ben")
        self.do("user", "unban", "Ben")
        self.assertEqual(ben.run("rooms").returncode, 0)
        self.assertEqual(self.audit("Ada")[:2], [("unban", "Ben", ""), ("ban", "Ben", "Too loud")])

    def test_removes_somebody(self):
        self.assertEqual(self.person("Ada").run("rooms").returncode, 0)
        self.do("user", "add", "Ben", stdin="correct horse\n")
        token, = self.do("token", "issue", "Ben")
        self.do("user", "role", "Ada", "owner")
        self.do("user", "remove", "Ben")
        self.assertEqual(self.password("Ben", "correct horse")["code"], "unauthenticated")
        self.assertEqual(self.sign_in(type="authenticate", token=token)["code"], "unauthenticated")
        self.assertEqual(self.do("user", "devices", "Ben"), [])
        members, = [line.split("\t")[2] for line in self.do("room", "list") if line.startswith("general\t")]
        self.assertEqual(members, "1")
        left = [event for event in self.person("Ada").history() if event["type"] == "user_left"]
        self.assertEqual([event["user"] for event in left], ["Ben"])
        self.assertEqual(self.audit("Ada")[0], ("remove_user", "Ben", ""))
        # Nobody takes the name of somebody who wrote here.
        self.assertIn("already", self.refused("user", "add", "ben", stdin="correct horse\n"))
        self.assertIn("nobody", self.refused("user", "remove", "Cleo"))

    def test_invites(self):
        self.server.options = ("--sign-up", "invite")
        code, = self.do("invite", "create", "--uses", "1")
        sign_up = {"type": "sign_up", "password": "correct horse"}
        self.assertEqual(self.sign_in(**sign_up, name="Ada")["code"], "not_allowed")
        self.assertEqual(self.sign_in(**sign_up, name="Ada", invite="abcd-efgh-2345")["code"], "not_allowed")
        self.assertEqual(self.sign_in(**sign_up, name="Ada", invite=code.upper())["name"], "Ada")
        self.assertEqual(self.sign_in(**sign_up, name="Ben", invite=code)["code"], "not_allowed")
        self.assertEqual(self.person("Cleo").run("rooms").returncode, 1)
        second, = self.do("invite", "create")
        (line,) = self.do("invite", "list")
        self.do("invite", "revoke", line.split("\t")[0])
        self.assertEqual(self.do("invite", "list"), [])
        self.assertEqual(self.sign_in(**sign_up, name="Ben", invite=second)["code"], "not_allowed")

    def test_makes_rooms(self):
        self.assertEqual(self.do("room", "create", "Kitchen"), [])
        self.assertIn("already", self.refused("room", "create", "kitchen"))
        names = {line.split("\t")[3] for line in self.do("room", "list")}
        self.assertEqual(names, {"general", "random", "Kitchen"})
        self.assertEqual(self.person("Ada").run("join", "Kitchen").returncode, 0)

    def test_believes_the_identity_system_that_it_is_told_of(self):
        secret = b"s" * 32
        key = self.server.data.parent / "id.key"
        key.write_bytes(secret + b"\n")
        self.server.stop()
        self.server.options = ("--jwt-key", key, "--jwt-algorithm", "HS256", "--jwt-issuer", "https://id.example",
                               "--jwt-audience", "studio")
        self.server.start()

        def token(algorithm="HS256", signer=secret, **changed):
            def text(data):
                return base64.urlsafe_b64encode(data).rstrip(b"=")
            claims = {"iss": "https://id.example", "aud": "studio", "sub": "7", "name": "Ada",
                      "exp": time.time() + 600, **changed}
            message = b".".join(text(json.dumps(part).encode()) for part in ({"alg": algorithm}, claims))
            return (message + b"." + text(hmac.new(signer, message, hashlib.sha256).digest())).decode()

        self.assertEqual(self.sign_in(f"?token={token()}")["name"], "Ada")
        for bad in (token("none"), token("EdDSA"), token(signer=b"t" * 32), token(aud="garden"), token(iss="me"),
                    token(exp=time.time() - 120), token(nbf=time.time() + 120), token() + "A", "a.b.c"):
            with self.subTest(bad):
                self.assertEqual(self.sign_in(f"?token={bad}"), 401)

    def test_requires_a_token_where_it_is_told_to(self):
        self.do("user", "add", "Ada", stdin="correct horse\n")
        token, = self.do("token", "issue", "Ada", "--days", "1")
        self.server.stop()
        self.server.options = ("--require-token",)
        self.server.start()
        self.assertEqual(self.sign_in(), 401)
        self.assertEqual(self.sign_in(f"?token={token}")["name"], "Ada")

    def test_says_what_is_wrong_with_a_command(self):
        for words in (["user"], ["user", "dance"], ["user", "add"], ["user", "add", "a", "b"],
                      ["user", "role", "Ada"], ["user", "ban", "a", "b", "c"],
                      ["token", "issue", "Ada", "--days", "0"], ["invite", "create", "--uses", "many"]):
            with self.subTest(words):
                result = self.administer(*words)
                self.assertEqual(result.returncode, 2)
        result = subprocess.run([BIN / "wireside-server", "user", "list", "--data", self.folder + "/none"],
                                capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(result.returncode, 1)
        self.assertIn("no space", result.stderr)
