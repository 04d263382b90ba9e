"""Starting programs and seeing what they cost."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = str(Path(__file__).with_name("launch.py"))


@dataclass(frozen=True)
class Outcome:
    """What a process wrote to its standard output, and what it took."""

    output: str
    cpu_seconds: float
    wall_seconds: float
    peak_kib: int


class TookTooLong(Exception):
    """The process was stopped at its limit."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def tool(*names):
    """The first of the tools that is installed, or None."""
    return next((name for name in names if name and shutil.which(name)), None)


def text_of(command):
    """The standard output of a command that must succeed."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def run(command, limit_seconds=0):
    """Runs a command that must succeed and says what it cost."""
    launcher = [sys.executable, "-I", "-S", LAUNCHER, str(limit_seconds)]
    *lines, cost = text_of([*launcher, *command]).splitlines(keepends=True)
    code, cpu, wall, peak = cost.split()
    if limit_seconds and int(code) == -signal.SIGKILL:
        raise TookTooLong(f"{command[0]}: more than {limit_seconds} s")
    if int(code) != 0:
        raise subprocess.CalledProcessError(int(code), command)
    return Outcome("".join(lines), float(cpu), float(wall), int(peak))


def allowed_cores():
    """The cores that this process may use, or None where the system does not tell."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None


def pin(cores):
    """Confines this process, and so those that it starts, to some cores."""
    if cores and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, cores)


@contextlib.contextmanager
def on_cores(cores):
    """The same for a while."""
    before = allowed_cores()
    pin(cores)
    try:
        yield
    finally:
        pin(before)
