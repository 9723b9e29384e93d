# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody makes an account at a server from the window, is let in again without being asked, is signed out on another
computer, and signs in again; what was written meanwhile arrives. Fails with what was not so.

Usage: signin.py PROGRAM PICTURES"""

import os
import shutil
import subprocess
import sys
import tempfile

import gi

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
os.environ.setdefault("WIRESIDE_BIN", os.path.dirname(os.path.abspath(sys.argv[1])))
from programs import BIN, PATIENCE, Server, json_lines  # noqa: E402
from window import NotThere, Window, wait_for  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

NAME = "Mara Okafor"
PASSWORD = "correct horse"


def password_field(window, words):
    """By its description, since Qt gives such a field no name."""
    return wait_for(lambda: [node for node in window.all("password text") if words in (node.get_description() or "")],
                    f"the field “{words}”")[0]


def fill(window, node, text):
    window.click(node)
    window.press("ctrl+a")
    window.type(text)


def make_account(window, address, pictures):
    window.click(window.find("button", "Sign in to a server"))
    fill(window, window.find("text", "Address of the server"), address)
    window.click(window.find("radio button", "New account"))
    fill(window, window.find("text", "Your name in the space"), NAME)
    fill(window, password_field(window, "Password"), PASSWORD)
    fill(window, password_field(window, "The same password again"), PASSWORD)
    window.picture(os.path.join(pictures, "signin-account.png"))
    window.press("Return")
    window.find("text", "Message")
    window.say("I am here.")
    wait_for(lambda: any("I am here." in name for name in window.messages()), "the message")


def sign_out_elsewhere(folder, address):
    """On another computer, which signs in by the same name and password."""
    password = os.path.join(folder, "password")
    with open(password, "w", encoding="utf-8") as file:
        file.write(PASSWORD + "\n")
    command = [BIN / "wireside-cli", "--server", address, "--profile", os.path.join(folder, "other"),
               "--account", NAME, "--password-file", password, "sign-out", "others"]
    subprocess.run(command, check=True, timeout=PATIENCE, stdin=subprocess.DEVNULL)
    return [BIN / "wireside-cli", "--server", address, "--profile", os.path.join(folder, "other"), "--json",
            "history", "general"]


def sign_in_again(window, pictures):
    window.find(name="You are signed out.")
    window.say("Written while I was out.")
    wait_for(lambda: any("while I was out" in name for name in window.messages()), "the message that waits")
    window.click(window.find("button", "Sign in again"))
    window.find("text", "Address of the server")
    name = window.find("text", "Your name in the space")
    assert Atspi.Text.get_text(name, 0, -1) == NAME, "the name is not filled in"
    fill(window, password_field(window, "Password"), "wrong horse")
    window.press("Return")
    window.find(name="The name or the password is not right.")
    window.picture(os.path.join(pictures, "signin-wrong.png"))
    fill(window, password_field(window, "Password"), PASSWORD)
    window.press("Return")
    window.wait_gone(name="You are signed out.")
    window.find("text", "Message")


def walk_through(program, profile, folder, address, pictures):
    window = Window(program, profile, place=(0, 0, 1100, 800))
    try:
        make_account(window, address, pictures)
        window.close()
        window = Window(program, profile)
        wait_for(lambda: any("I am here." in name for name in window.messages()), "the history")
        window.wait_gone(name="You’re offline.")
        read_history = sign_out_elsewhere(folder, address)
        sign_in_again(window, pictures)

        def said():
            events = json_lines(subprocess.run(read_history, check=True, timeout=PATIENCE, capture_output=True,
                                               text=True).stdout)
            return [event.get("content") for event in events if event["type"] == "chat_message"]

        wait_for(lambda: said() == ["I am here.", "Written while I was out."], "what was written meanwhile")
    except NotThere:
        window.picture(os.path.join(pictures, "signin-failed.png"))
        print(window.describe(), file=sys.stderr)
        raise
    finally:
        if window.process.poll() is None:
            window.close()


def main(program, pictures):
    os.makedirs(pictures, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="wireside-signin-")
    server = Server(folder)
    try:
        walk_through(program, os.path.join(folder, "mara"), folder, server.address, pictures)
        return 0
    finally:
        server.kill()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
