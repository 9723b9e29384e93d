# SPDX-License-Identifier: GPL-3.0-or-later
"""A network that this machine pretends to have: machines at one switch, and a system's responder on some of them."""

import functools
import itertools
import os
import pathlib
import shutil
import subprocess
import sys

from programs import PATIENCE

_numbers = itertools.count()
NETWORK = "10.84.0"

# A bus for the responder alone, on which everybody may do everything.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""
AVAHI = """[server]
host-name=printer
use-ipv4=yes
use-ipv6=yes
disallow-other-stacks=no
[publish]
publish-hinfo=no
publish-workstation=no
"""


@functools.cache
def is_possible():
    """Whether networks may be made here, which is for root, with iproute2."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    probe = ["unshare", "--net", "sh", "-c",
             "ip link add name one type veth peer name two && ip link add name three type bridge"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def has_avahi():
    return all(shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")
               for name in ("avahi-daemon", "avahi-browse", "avahi-publish", "dbus-daemon"))


class Neighbourhood:
    """A switch and the machines at it."""

    def __init__(self, test, folder):
        self._test = test
        self._folder = pathlib.Path(folder)
        self._name = f"wireside-near-{os.getpid()}-{next(_numbers)}"
        self._switch = self._add(f"{self._name}-switch")
        run("ip", "-n", self._switch, "link", "add", "name", "switch", "type", "bridge", "mcast_snooping", "0")
        run("ip", "-n", self._switch, "link", "set", "switch", "up")
        self._machines = 0

    def _add(self, namespace):
        run("ip", "netns", "add", namespace)
        self._test.addCleanup(run, "ip", "netns", "delete", namespace)
        run("ip", "-n", namespace, "link", "set", "lo", "up")
        return namespace

    def machine(self):
        self._machines += 1
        number = self._machines
        namespace = self._add(f"{self._name}-{number}")
        run("ip", "-n", self._switch, "link", "add", "name", f"port{number}", "type", "veth",
            "peer", "name", "lan", "netns", namespace)
        run("ip", "-n", self._switch, "link", "set", f"port{number}", "master", "switch", "up")
        run("ip", "-n", namespace, "address", "add", f"{NETWORK}.{number}/24", "dev", "lan")
        run("ip", "-n", namespace, "link", "set", "lan", "up")
        return Machine(self._test, self._folder, namespace, f"{NETWORK}.{number}")


class Machine:
    """A machine at the switch, with the address `address` at its interface "lan"."""

    def __init__(self, test, folder, namespace, address):
        self._test = test
        self._folder = folder
        self._namespace = namespace
        self.address = address
        self._environment = None  # of who talks to the responder

    def here(self):
        """The wrapper of a program that lives on this machine."""
        return ["ip", "netns", "exec", self._namespace]

    def move(self, address):
        """Gives it another address instead."""
        run("ip", "-n", self._namespace, "address", "del", f"{self.address}/24", "dev", "lan")
        run("ip", "-n", self._namespace, "address", "add", f"{address}/24", "dev", "lan")
        self.address = address

    def unplug(self):
        run("ip", "-n", self._namespace, "link", "set", "lan", "down")

    def plug_in(self):
        run("ip", "-n", self._namespace, "link", "set", "lan", "up")

    def start_avahi(self):
        """Starts the system's responder, with a bus of its own."""
        bus = self._folder / f"{self._namespace}.bus"
        configured = self._write("bus.conf", BUS.format(path=bus))
        self._environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus}"}
        daemon = self.start("dbus-daemon", "--nofork", "--print-address", f"--config-file={configured}")
        assert daemon.stdout.readline(), "the bus did not start"
        # Where it keeps its socket and its number is the system's own.
        script = ("mount -t tmpfs none /run && mkdir /run/avahi-daemon && exec avahi-daemon --no-drop-root --no-chroot"
                  " --no-rlimits --file=" + str(self._write("avahi.conf", AVAHI)))
        avahi = self.start("env", f"PATH={os.environ['PATH']}:/usr/sbin", "sh", "-c", script, stderr=subprocess.STDOUT)
        for line in avahi.stdout:
            if "Server startup complete" in line:
                return
        raise AssertionError("the responder did not start")

    def start(self, *command, stderr=subprocess.DEVNULL):
        """Starts a program here, which ends with the test."""
        process = subprocess.Popen([*self.here(), *command], env=self._environment, stdout=subprocess.PIPE,
                                   stderr=stderr, text=True)
        self._test.addCleanup(end, process)
        return process

    def output(self, *command):
        """What a program prints here until it ends."""
        return subprocess.run([*self.here(), *command], env=self._environment, capture_output=True, text=True,
                              timeout=PATIENCE, check=True).stdout

    def _write(self, name, text):
        path = self._folder / f"{self._namespace}.{name}"
        path.write_text(text, encoding="utf-8")
        return path


def end(process):
    if process.poll() is None:
        process.terminate()
    process.wait(PATIENCE)
    process.stdout.close()


def run(*command):
    subprocess.run(command, check=True, capture_output=True)
