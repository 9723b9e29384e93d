# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people with a window each: one hosts a space, the other signs in there; they talk, one names the other and sees
that it was read, the host's server goes away and comes back. Everything is done with the pointer and the keyboard. Prints what both windows
show and exits 0 only where they show the same.

Usage: demo.py PROGRAM PICTURES"""

import os
import re
import shutil
import sys
import tempfile

from window import NotThere, Window, wait_for

PLACES = ((0, 0, 960, 720), (960, 0, 960, 720))


def exactly(window, role, name):
    """The first of that role that is called so, and not only begins like that."""
    return wait_for(lambda: [node for node in window.all(role) if node.get_name() == name], f"{role} “{name}”")[0]


def introduce(window, name):
    """Gives oneself a name on the start page."""
    field = window.find("text", "Your name")
    window.click(field)
    window.type(name)
    window.press("Return")


def host(window):
    window.click(window.find("text", "Name of the space"))
    window.type("Studio 4")
    window.press("Return")
    window.find("text", "Message")


def sign_in(window, address, pictures):
    """With the key of this device."""
    window.click(window.find("button", "Sign in to a server"))
    field = window.find("text", "Address of the server")
    window.click(field)
    window.type(address)
    window.click(window.find("radio button", "This device"))
    window.picture(os.path.join(pictures, "1-signin.png"))
    window.click(exactly(window, "button", "Sign in"))
    window.find("text", "Message")


def own_address(window):
    """Where the space is reached, as the host would read it to the others; on a machine without a network nobody
    else could, so the usual port is taken for granted."""
    window.click(window.find(name="You host"))
    window.find("button", "Open")
    shown = [re.fullmatch(r"[0-9.]+:[0-9]+", node.get_name() or "") for node in window.all()]
    address = next((match.group() for match in shown if match), "127.0.0.1:8787")
    window.click(window.find("button", "Open"))
    window.find("text", "Message")
    return address


def texts(window):
    """What was said, without when: the windows may show it in different minutes."""
    return [name.split(": ", 1)[1] for name in window.messages() if ": " in name]


def heard(window, text):
    wait_for(lambda: any(text in name for name in window.messages()), f"“{text}” in {window.process.args[2]}")


def mention(mara, jun, pictures):
    """Mara names Jun, who looks at another room; he opens the message from what is for him, and she sees that."""
    jun.click(exactly(jun, "list item", "Mara Okafor"))
    jun.wait_gone("list item", "leave the matte profile alone")
    mara.say("@Jun Tanaka, can you print the posters today?")
    mara.find("button", "Delivered")
    jun.click(jun.find("button", "For you, 1 new"))
    row = jun.find("list item", "(new)")
    jun.picture(os.path.join(pictures, "3-mention.png"))
    jun.click(row)
    heard(jun, "print the posters today?")
    mara.wait_gone("button", "Delivered")
    mara.click(mara.all("button", "Read by 1")[-1])
    mara.find(name="Who has read it")
    mara.find("list item", "Jun Tanaka")
    mara.picture(os.path.join(pictures, "3-receipt.png"))
    mara.press("Escape")


def stop_hosting(window):
    window.click(window.find(name="You host Studio 4"))
    window.click(window.find("button", "Stop…"))
    window.click(window.find("button", "Stop hosting"))
    window.find("button", "Host Studio 4 again")


def host_again(window):
    window.click(window.find("button", "Host Studio 4 again"))
    window.find("text", "Message")


def lose_and_find(mara, jun, pictures):
    """The host's server goes away while the other one writes, and comes back."""
    stop_hosting(mara)
    mara.picture(os.path.join(pictures, "4-stopped.png"))
    jun.find(name="offline")
    jun.say("Are you still there?")
    jun.find(name="Waiting")
    jun.picture(os.path.join(pictures, "4-offline.png"))
    host_again(mara)
    jun.wait_gone(name="offline")
    heard(mara, "Are you still there?")
    mara.say("Back again. Nothing was lost.")
    heard(jun, "Nothing was lost.")


def talk(mara, jun, pictures):
    introduce(mara, "Mara Okafor")
    host(mara)
    introduce(jun, "Jun Tanaka")
    mara.picture(os.path.join(pictures, "1-hosting.png"))
    jun.picture(os.path.join(pictures, "1-start.png"))
    sign_in(jun, own_address(mara), pictures)
    mara.say("Good morning! The plotter is back.")
    heard(jun, "The plotter is back.")
    jun.click(jun.find("text", "Message"))
    jun.type("Great, same command as be")
    mara.find(name="is typing")
    mara.picture(os.path.join(pictures, "2-typing.png"))
    jun.type("fore?")
    jun.press("Return")
    heard(mara, "same command as before?")
    mara.say("Yes. Please leave the matte profile alone.")
    heard(jun, "leave the matte profile alone")


def main(program, pictures):
    os.makedirs(pictures, exist_ok=True)
    folder = tempfile.mkdtemp(prefix="wireside-demo-")
    mara = Window(program, os.path.join(folder, "mara"), place=PLACES[0])
    jun = Window(program, os.path.join(folder, "jun"), place=PLACES[1])
    try:
        try:
            talk(mara, jun, pictures)
            mention(mara, jun, pictures)
            lose_and_find(mara, jun, pictures)
        except NotThere:
            mara.picture(os.path.join(pictures, "failed-mara.png"))
            jun.picture(os.path.join(pictures, "failed-jun.png"))
            print(mara.describe(), jun.describe(), sep="\n---\n", file=sys.stderr)
            raise
        for name, window in (("mara", mara), ("jun", jun)):
            window.picture(os.path.join(pictures, f"9-{name}.png"))
            print(f"--- {name}")
            print("\n".join(window.messages()))
        return 0 if texts(mara) == texts(jun) else 1
    finally:
        # Who hosts is not asked whether the others may go, where it is the system that ends the program.
        mara.close()
        jun.close()
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
