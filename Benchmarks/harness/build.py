"""Builds the peers that can be built here."""

import os
import subprocess
from pathlib import Path

from harness.process import say, text_of, tool

BENCHMARKS = Path(__file__).resolve().parent.parent
ROOT = BENCHMARKS.parent
QUEUE = BENCHMARKS / "Peers" / "queue"
RUN = BENCHMARKS / "Peers" / "run"


def compiler():
    return tool(os.environ.get("CXX"), "g++", "c++", "clang++")


def python():
    return tool(os.environ.get("PYTHON"), "python3", "python")


def _build(command):
    say("$ " + " ".join(map(str, command)))
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _swift(package, scratch, product):
    options = ["--package-path", str(package), "--scratch-path", str(scratch), "-c", "release"]
    _build(["swift", "build", *options, "--product", product])
    folder = text_of(["swift", "build", *options, "--show-bin-path"]).strip()
    return str(Path(folder) / product)


def switchboard(scratch):
    """The path of the product, built from this checkout."""
    return _swift(ROOT, scratch / "switchboard", "switchboard")


def queue_programs(scratch):
    """The program of each subject by its name; ours comes first."""
    programs = [_swift(QUEUE / "Swift", scratch / "queue-peers", "queue-peers")]
    if cxx := compiler():
        programs.append(str(scratch / "queue-cpp"))
        _build([cxx, "-std=c++20", "-O3", "-o", programs[-1], QUEUE / "queue.cpp"])
    else:
        say("C++ queues: skipped, no compiler")
    if tool("rustc"):
        programs.append(str(scratch / "queue-rust"))
        _build(["rustc", "--edition", "2021", "-O", "-o", programs[-1], QUEUE / "queue.rs"])
    else:
        say("Rust queues: skipped, no rustc")
    return {name: path for path in programs for name in text_of([path, "--list"]).split()}


def run_programs(scratch):
    """The command of each simulator but ours, to which days and seed are added."""
    programs = {}
    sources = {"cpp-priority-queue": "hybrid_tier.cpp", "cpp-single-server": "single_server.cpp"}
    for subject, source in sources.items():
        if cxx := compiler():
            path = str(scratch / subject)
            _build([cxx, "-std=c++20", "-O3", "-o", path, RUN / source])
            programs[subject] = [path]
        else:
            say(f"{subject}: skipped, no compiler")
    for name in ("simpy", "ciw"):
        if _imports(name):
            programs[name] = [python(), str(RUN / f"hybrid_tier_{name}.py")]
        else:
            say(f"{name}: skipped, not installed for {python()}")
    return programs


def _imports(module):
    command = [python(), "-c", f"import {module}"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def increments(law, scratch):
    """The file of a law's increments."""
    path = scratch / f"{law}.increments"
    if not path.exists():
        with path.open("wb") as file:
            command = [python(), QUEUE / "increments.py", law]
            subprocess.run(command, check=True, stdout=file)
    return str(path)


def reference(mode, increments_file, n, holds, path):
    """Writes what every queue must pop."""
    program = BENCHMARKS / "harness" / "reference.py"
    with path.open("wb") as file:
        command = [python(), program, mode, increments_file, str(n), str(holds)]
        subprocess.run(command, check=True, stdout=file)
