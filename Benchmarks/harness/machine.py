"""What the figures were measured on."""

import datetime
import os
import platform
import subprocess
from pathlib import Path

from harness import build
from harness.process import run, tool


def _first_line(command):
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return next((line for line in result.stdout.splitlines() if line), None)


def _processor():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return _first_line(["sysctl", "-n", "machdep.cpu.brand_string"]) or platform.processor()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def _module(name):
    program = f"import importlib.metadata as m; print(m.version({name!r}))"
    return _first_line([build.python(), "-c", program])


def _commit():
    git = ["git", "-C", str(build.ROOT)]
    commit = _first_line([*git, "rev-parse", "HEAD"])
    return f"{commit}, changed" if _first_line([*git, "status", "--porcelain"]) else commit


def describe(pinned):
    """A description that JSON can hold; versions of what is missing are null."""
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "commit": _commit(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "pinnedTo": sorted(pinned) if pinned else None,
        "loadAverage": os.getloadavg(),
        "system": platform.platform(),
        "swift": _first_line(["swift", "--version"]),
        "c++": _first_line([build.compiler() or "c++", "--version"]),
        "rustc": _first_line(["rustc", "--version"]),
        "python": _first_line([build.python(), "--version"]),
        "simpy": _module("simpy"),
        "ciw": _module("ciw"),
        # What a process that does nothing seems to need: that of the launcher.
        "peakKiBFloor": run([tool("true")]).peak_kib,
    }
