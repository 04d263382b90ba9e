"""Starting programs and seeing what they cost."""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass


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


def run(command, limit_seconds=None):
    """Runs a command that must succeed and says what it cost."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        watch = _Watch(process, limit_seconds)
        output = process.stdout.read()
        # Not process.wait: it would throw the use of resources away.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
    if watch.stopped:
        raise TookTooLong(f"{command[0]}: more than {limit_seconds} s")
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Darwin counts bytes.
    peak = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    wall = time.monotonic() - start
    return Outcome(output, usage.ru_utime + usage.ru_stime, wall, peak)


class _Watch:
    """Kills a process that outlives its limit."""

    def __init__(self, process, limit_seconds):
        self.stopped = False
        self._process = process
        self._timer = threading.Timer(limit_seconds, self._stop) if limit_seconds else None
        if self._timer:
            self._timer.start()

    def _stop(self):
        self.stopped = True
        self._process.kill()

    def end(self):
        if self._timer:
            self._timer.cancel()


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
