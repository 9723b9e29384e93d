# SPDX-License-Identifier: GPL-3.0-or-later
"""A running wireside as a person meets it: what its window says is read through the accessibility bus
(AT-SPI), and what is done to it are clicks and keys of the X server (xdotool)."""

import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 30  # seconds until something that has to happen counts as not happening
GLANCE = 0.05  # seconds between two looks


class NotThere(AssertionError):
    """What was waited for did not come."""


def wait_for(look, what, patience=PATIENCE):
    """Looks until there is something to see, and gives it."""
    deadline = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise NotThere(f"{what} did not come within {patience} s")
        time.sleep(GLANCE)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def walk(node):
    """The accessible objects of a tree, from its root on; those that go while one looks are passed over."""
    yield node
    try:
        count = node.get_child_count()
    except gi.repository.GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except gi.repository.GLib.Error:
            continue
        if child:
            yield from walk(child)


def role_of(node):
    """What AT-SPI calls it, as the newer versions do."""
    role = node.get_role_name()
    return "button" if role == "push button" else role


def is_shown(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)


class Window:
    """One wireside with a profile of its own and its window."""

    def __init__(self, program, profile, *arguments, place=None):
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LC_ALL="en_GB.UTF-8")
        environment.setdefault("QT_QUICK_BACKEND", "software")
        self.process = subprocess.Popen([program, "--profile", profile, *arguments], env=environment)
        self.application = wait_for(self._find_application, "the window")
        self.application.set_cache_mask(Atspi.Cache.NONE)
        self.id = wait_for(self._find_window, "the window")
        if place:
            self.place(*place)

    def _find_application(self):
        if self.process.poll() is not None:
            raise NotThere(f"wireside ended with {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.process.pid and application.get_child_count():
                return application
        return None

    def _find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True).stdout.split()
        return found[0] if found else None

    def place(self, x, y, width, height):
        xdotool("windowmove", "--sync", self.id, x, y)
        xdotool("windowsize", "--sync", self.id, width, height)

    # What it says.

    def all(self, role=None, name=None):
        """What is shown of a role and with a name that contains `name`."""
        try:
            return [node for node in walk(self.application)
                    if (role is None or role_of(node) == role)
                    and (name is None or name in (node.get_name() or "")) and is_shown(node)]
        except gi.repository.GLib.Error:
            return []  # something went while we looked

    def find(self, role=None, name=None, patience=PATIENCE):
        """The first that is shown of a role and a name; waits for it."""
        return wait_for(lambda: self.all(role, name), f"{role or 'something'} “{name}”", patience)[0]

    def has(self, role=None, name=None):
        return bool(self.all(role, name))

    def wait_gone(self, role=None, name=None):
        wait_for(lambda: not self.all(role, name), f"the end of {role or 'something'} “{name}”")

    def messages(self):
        """What the timeline shows, the oldest first."""
        lists = self.all("list", "Messages")
        if not lists:
            return []
        rows = [(node.get_extents(Atspi.CoordType.SCREEN).y, node.get_name()) for node in walk(lists[0])
                if role_of(node) == "list item" and node.get_name()]
        return [name for _, name in sorted(rows)]

    # What a person does.

    def focus(self):
        xdotool("windowfocus", "--sync", self.id)

    def click(self, node, button=1):
        self.focus()
        box = node.get_extents(Atspi.CoordType.SCREEN)
        xdotool("mousemove", "--sync", box.x + box.width // 2, box.y + box.height // 2, "click", button)

    def press(self, *keys):
        self.focus()
        xdotool("key", "--delay", 20, *keys)

    def type(self, text):
        self.focus()
        xdotool("type", "--delay", 12, text)

    def say(self, text):
        """Writes a message and sends it."""
        self.click(self.find("text", "Message"))
        self.type(text)
        self.press("Return")

    def picture(self, path):
        """Writes what the window shows as a PNG."""
        subprocess.run(["import", "-window", self.id, path], check=True)

    def close(self):
        """Ends the program as the system does at the end of a session."""
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def describe(self):
        """What is shown, a line each: for whoever wonders why something was not found."""
        return "\n".join(f"{role_of(node)}: {node.get_name()}" for node in walk(self.application)
                         if is_shown(node))
