# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts wireside again: it goes straight to the last space and room, hosts again where it did, stands where it stood,
keeps the draft, and a second start of the same profile only raises the first. Fails with what was not so.

Usage: again.py PROGRAM PICTURES"""

import os
import shutil
import subprocess
import sys
import tempfile

import gi

from window import PATIENCE, NotThere, Window, wait_for, xdotool

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def begin(window):
    window.click(window.find("text", "Your name"))
    window.type("Mara Okafor")
    window.click(window.find("text", "Name of the space"))
    window.type("Studio 4")
    window.press("Return")
    window.say("Written before the end.")
    wait_for(lambda: any("Written before" in name for name in window.messages()), "the message")
    window.click(window.find("text", "Message"))
    window.type("Half a sen")


def geometry(window):
    lines = xdotool("getwindowgeometry", "--shell", window.id).split()
    return {key: value for key, value in (line.split("=") for line in lines) if key in ("WIDTH", "HEIGHT")}


def quit_by_keys(window):
    window.press("ctrl+q")
    return window.process.wait(PATIENCE)


def main(program, pictures):
    os.makedirs(pictures, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="wireside-again-")
    profile = os.path.join(folder, "mara")
    window = Window(program, profile, place=(40, 30, 1000, 700))
    try:
        begin(window)
        stood = geometry(window)
        code = quit_by_keys(window)
        assert code == 0, f"ended with {code}"

        window = Window(program, profile)
        wait_for(lambda: any("Written before" in name for name in window.messages()), "the history")
        window.find(name="You host Studio 4")
        window.find("heading", "Online — 1")
        assert geometry(window) == stood, f"{geometry(window)}, and it was {stood}"
        draft = window.find("text", "Message")
        wait_for(lambda: Atspi.Text.get_text(draft, 0, -1) == "Half a sen", "the draft")
        window.picture(os.path.join(pictures, "again.png"))

        second = subprocess.run([program, "--profile", profile], timeout=PATIENCE, check=False)
        assert second.returncode == 0, f"the second start ended with {second.returncode}"
        assert window.process.poll() is None, "the first one has ended"
        assert window.close() == 0, "the system's end of it was not clean"
        return 0
    except NotThere:
        window.picture(os.path.join(pictures, "again-failed.png"))
        print(window.describe(), file=sys.stderr)
        raise
    finally:
        if window.process.poll() is None:
            window.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
