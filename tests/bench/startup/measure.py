# SPDX-License-Identifier: GPL-3.0-or-later
"""How long it takes from a start to the first window, what that costs, and what the program does when nobody does
anything: wireside beside other chat clients, each with a fresh home, in one run; and wireside with a profile of a
hundred rooms and a million messages, until the window shows that space. Peers that are not installed are passed over.
Needs Xvfb and xdotool. The profile is made once, and stays in the build folder.

Cold means that the system's page cache is dropped before each start where that is allowed (root), warm that it is
not. Seconds are of the wall; processor time and memory (RSS) are of the process and its children."""

import argparse
import collections
import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time

import machine

TICKS = os.sysconf("SC_CLK_TCK")
SETTLING = 5  # seconds after the start at which processor time and memory are read
IDLING = 10  # seconds over which an idle program is watched
SPACE = "Lighthouse"  # what the space of the long profile is called
# What is measured, how it is started, and what its window is called once it shows what it is to show.
Program = collections.namedtuple("Program", "name command title is_cold", defaults=("", False))
PEERS = (Program("nheko", ["nheko"]), Program("quassel", ["quasselclient"]),
         Program("telegram-desktop", ["telegram-desktop"]))


def family(pid):
    """A process and all that it has started, as far as they still run."""
    found = [pid]
    for parent in found:
        try:
            with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as children:
                found += map(int, children.read().split())
        except OSError:
            pass
    return found


def processor_seconds(pid):
    total = 0
    for each in family(pid):
        try:
            with open(f"/proc/{each}/stat", encoding="ascii", errors="replace") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / TICKS


def resident_megabytes(pid):
    total = 0
    for each in family(pid):
        try:
            with open(f"/proc/{each}/status", encoding="ascii", errors="replace") as status:
                total += sum(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
        except OSError:
            pass
    return total / 1024


def wakeups(pid):
    """How often the threads of a family have gone to sleep by themselves."""
    total = 0
    for each in family(pid):
        try:
            for task in os.listdir(f"/proc/{each}/task"):
                with open(f"/proc/{each}/task/{task}/status", encoding="ascii", errors="replace") as status:
                    total += sum(int(line.split()[1]) for line in status
                                 if line.startswith("voluntary_ctxt_switches"))
        except OSError:
            pass
    return total


def drop_caches():
    os.sync()
    try:
        with open("/proc/sys/vm/drop_caches", "w", encoding="ascii") as switch:
            switch.write("3")
        return True
    except OSError:
        return False


def window_seconds(process, title, started):
    """Until the process has a window that is shown, of that title where one is given."""
    named = ["--name", title] if title else []
    while time.monotonic() - started < 60:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args[0]} ended with {process.returncode}")
        for pid in family(process.pid):
            seen = subprocess.run(["xdotool", "search", "--onlyvisible", "--all", "--pid", str(pid), *named],
                                  capture_output=True, text=True, check=False)
            if seen.stdout.strip():
                return time.monotonic() - started
        time.sleep(0.005)
    raise RuntimeError(f"{process.args[0]} shows no window")


def start_once(program, environment):
    home = tempfile.mkdtemp(prefix="startup-")
    surroundings = dict(environment, HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, XDG_CACHE_HOME=home)
    if program.is_cold:
        drop_caches()
    started = time.monotonic()
    process = subprocess.Popen(program.command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    try:
        window = window_seconds(process, program.title, started)
        time.sleep(max(0, SETTLING - (time.monotonic() - started)))
        spent, memory, sleeps = processor_seconds(process.pid), resident_megabytes(process.pid), wakeups(process.pid)
        time.sleep(IDLING)
        idle = (processor_seconds(process.pid) - spent) / IDLING * 100
        return window, spent, memory, idle, (wakeups(process.pid) - sleeps) / IDLING
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        shutil.rmtree(home, ignore_errors=True)


def measure(programs, runs, environment):
    print(f"{'':36}{'window s':>10}{'CPU s':>8}{'RSS MB':>8}{'idle CPU %':>12}{'wake-ups/s':>12}")
    samples = {program.name: [] for program in programs}
    for _ in range(runs):  # one after the other, so that a noisy minute hits all alike
        for program in programs:
            samples[program.name].append(start_once(program, environment))
    for name, rows in samples.items():
        window, spent, memory, idle, sleeps = map(statistics.median, zip(*rows))
        print(f"{name:36}{window:10.2f}{spent:8.2f}{memory:8.0f}{idle:12.2f}{sleeps:12.1f}")


def long_profile(folder):
    """The profile of somebody with a long history; made where it is not there yet."""
    profile = folder / "longprofile"
    if not profile.exists():
        unfinished = folder / "longprofile.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        print("making a profile with a million messages, which takes a minute", flush=True)
        subprocess.run([folder / "bin/bench_longprofile", unfinished], check=True)
        unfinished.rename(profile)
    return profile


def main(root, build, arguments):
    parser = argparse.ArgumentParser(prog="startup", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="medians of so many (default 3)")
    options = parser.parse_args(arguments)
    folder = root / "build/bench"
    build(["wireside_desktop_program", "bench_longprofile"], folder)
    wireside = str(folder / "bin/wireside")
    programs = [Program("wireside", [wireside]),
                Program("wireside, a million messages", [wireside, "--profile", str(long_profile(folder))], SPACE)]
    for peer in PEERS:
        if shutil.which(peer.command[0]):
            programs.append(peer)
        else:
            print(f"{peer.name} is not installed, and passed over")
    if drop_caches():
        programs += [each._replace(name=f"{each.name}, cold", is_cold=True) for each in programs]
    print(f"{machine.commit(root)}; {machine.description()}")
    # Without -noreset it begins anew after each program, and may turn the next one away meanwhile.
    screen = subprocess.Popen(["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1280x800x24"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        display = ":" + screen.stdout.readline().strip()
        os.environ["DISPLAY"] = display
        measure(programs, options.runs,
                dict(os.environ, QT_QUICK_BACKEND="software", QT_QPA_PLATFORM="xcb"))
    finally:
        screen.terminate()
        screen.wait()
