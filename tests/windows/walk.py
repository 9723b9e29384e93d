# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks over the pages of a running wireside as assistive programs see them: every control has a name, and the Tab
key reaches every control. Fails with what it found.

Usage: walk.py PROGRAM PICTURES"""

import os
import shutil
import sys
import tempfile

import gi

from window import NotThere, Window, is_shown, role_of, walk

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

CONTROLS = {"button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "link",
            "list item", "menu item", "check menu item", "button menu", "slider", "page tab"}
# What is a control to others and plain text here, or is reached by the arrow keys of the list it stands in.
BY_ARROWS = {"list item", "menu item", "check menu item", "radio button"}
LONGEST_ROUND = 120  # presses of Tab after which a control that was not reached counts as not reachable


def controls(window):
    return [node for node in walk(window.application) if role_of(node) in CONTROLS and is_shown(node)]


def is_focused(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def label(node):
    return f"{role_of(node)} “{node.get_name()}”"


def unnamed(window):
    return [f"{role_of(node)} in {role_of(node.get_parent())} “{node.get_parent().get_name()}”"
            for node in controls(window) if not (node.get_name() or "").strip()]


def reached_by_tab(window):
    """The labels of what the Tab key comes by, until it is back where it began."""
    seen = []
    for _ in range(LONGEST_ROUND):
        window.press("Tab")
        focused = [label(node) for node in controls(window) if is_focused(node)]
        if focused and seen and focused[-1] == seen[0] and len(seen) > 1:
            break
        seen += focused
    return set(seen)


def check(window, page, idle, behind):
    """What is wrong on the page that is shown. `idle` are the names of buttons that have nothing to do there (Qt 6.4
    does not say so itself), `behind` the labels of what a dialog covers."""
    wrong = [f"{page}: no name: {each}" for each in unnamed(window)]
    wanted = {label(node) for node in controls(window)
              if node.get_name() and node.get_name() not in idle and role_of(node) not in BY_ARROWS} - behind
    reached = reached_by_tab(window)
    wrong += [f"{page}: Tab does not reach {each}" for each in sorted(wanted - reached)]
    print(f"{page}: {len(wanted)} controls, all named, are reached" if not wrong else f"{page}: not as it should be")
    return wrong


def pages(window):
    """Goes from page to page; says which one is shown, which of its buttons have nothing to do, and what it
    covers."""
    nothing = set()
    yield "start, of a newcomer", {"Join", "Host on this network"}, nothing
    window.click(window.find("text", "Your name"))
    window.type("Mara Okafor")
    window.press("Return")
    behind = {label(node) for node in controls(window)}
    window.click(window.find("button", "Sign in to a server"))
    window.find("dialog")
    yield "sign in", {"Sign in"}, behind
    window.click(window.find("radio button", "New account"))
    window.find("text", "Invitation")
    yield "new account", {"Create account"}, behind
    window.press("Escape")
    window.wait_gone("dialog")
    window.press("ctrl+comma")
    window.find("heading", "Settings")
    yield "settings", {"Host on this network"}, behind
    window.press("Escape")
    window.wait_gone("heading", "Settings")
    window.click(window.find("text", "Name of the space"))
    window.type("Studio 4")
    window.press("Return")
    window.find("text", "Message")
    yield "room", {"Send"}, nothing
    behind = {label(node) for node in controls(window)}
    for entry in ("Create a room…", "Join a room…"):
        window.click(window.find("button", "Create or join a room"))
        window.click(window.find("menu item", entry))
        window.find("dialog")
        yield entry, {"Create", "Join"}, behind
        window.press("Escape")
        window.wait_gone("dialog")
    window.place(0, 0, 560, 800)
    window.find("button", "Show the sidebar")
    yield "narrow room", {"Send"}, nothing


def main(program, pictures):
    folder = tempfile.mkdtemp(prefix="wireside-walk-")
    window = Window(program, os.path.join(folder, "mara"), place=(0, 0, 1280, 800))
    wrong = []
    try:
        for page in pages(window):
            wrong += check(window, *page)
    except NotThere as problem:
        os.makedirs(pictures, exist_ok=True)
        window.picture(os.path.join(pictures, "walk-failed.png"))
        wrong.append(f"{problem}\n{window.describe()}")
    finally:
        window.close()
        shutil.rmtree(folder)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
