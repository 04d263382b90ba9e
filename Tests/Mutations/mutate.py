#!/usr/bin/env python3
"""Applies the seeded faults of faults.json to the sources, one at a time, and asks the tests.

    mutate.py --check             every fault applies exactly once to the sources as they are
    mutate.py SCRATCH [--results FILE] [--only WORD]...
                                  runs the tests against each fault, in a copy of the sources

A fault is a file, a text that stands in it once (before), what it becomes (after) and what is then
broken. The tests of its module are built and run without optimisation in a package of their own that
has nothing else, so that a fault takes a minute; modules in `tests` are asked in turn if these do
not see it. The first test that fails ends the run: the fault is caught. So it is by a trap, a fault
that does not compile (the types caught it) and tests that take five times as long as usual.

What was caught before, by the results, is not run again unless the fault has changed. Standard
library only.
"""

import argparse
import csv
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COLUMNS = ["fault", "module", "verdict", "by", "seconds", "breaks", "sha"]

# Leaves only the tests that are asked, and what they depend on.
ONLY = """
func dependencies(_ target: Target) -> [String] {
    target.dependencies.compactMap { if case .byNameItem(let name, _) = $0 { name } else { nil } }
}
var needed: Set<String> = ["%s"]
for _ in package.targets {
    needed.formUnion(package.targets.filter { needed.contains($0.name) }.flatMap(dependencies))
}
package.products = []
package.targets.removeAll { !needed.contains($0.name) }
"""


def faults():
    found = json.loads((HERE / "faults.json").read_text())
    for fault in found:
        text = json.dumps(fault, sort_keys=True).encode()
        fault["sha"] = hashlib.sha256(text).hexdigest()[:12]
        fault["module"] = fault["file"].split("/")[1]
    return found


def check():
    """Says what is wrong with the list; nothing if every fault can be seeded."""
    problems = []
    names = [fault["name"] for fault in faults()]
    problems += [f"{name}: there are two" for name in set(names) if names.count(name) > 1]
    for fault in faults():
        path = ROOT / fault["file"]
        count = path.read_text().count(fault["before"]) if path.exists() else 0
        if count != 1:
            problems.append(f"{fault['name']}: its text stands {count} times in {fault['file']}")
        if fault["before"] == fault["after"]:
            problems.append(f"{fault['name']}: changes nothing")
    return problems


class Package:
    """A copy of the sources with the tests of one module."""

    def __init__(self, scratch, tests):
        self.tests = tests
        self.folder = scratch / tests
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ["Sources", "Tests", "Workloads"]:
            shutil.copytree(ROOT / name, self.folder / name, dirs_exist_ok=True)
        manifest = (ROOT / "Package.swift").read_text() + ONLY % tests
        self.write("Package.swift", manifest)
        self.usual = None

    def write(self, name, text):
        path = self.folder / name
        if not path.exists() or path.read_text() != text:
            path.write_text(text)

    def build(self):
        """Whether it compiles, and what the compiler says."""
        done = subprocess.run(
            ["swift", "build", "--build-tests"], cwd=self.folder, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode == 0, done.stdout

    def run(self):
        """What the tests say first: a failure, a trap, nothing for too long, or success."""
        start = time.monotonic()
        process = subprocess.Popen(
            ["swift", "test", "--skip-build"], cwd=self.folder, text=True, errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
        late = threading.Event()

        def stop():
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(5 * self.usual + 30 if self.usual else 1_800, stop)
        timer.start()
        found = ("caught", "ended without a word")
        for line in process.stdout:
            failed = re.match(r"✘ Test \"?(.+?)\"? (?:recorded|failed)", line)
            trapped = re.search(r"(Fatal error|Precondition failed|unexpected signal).*", line)
            if failed or trapped:
                found = ("caught", failed[1] if failed else trapped[0].strip()[:100])
                break
            if re.match(r"✔ Test run with \d+ test", line):
                found = ("survived", "")
        timer.cancel()
        if late.is_set():
            found = ("caught", "took too long")
        elif process.poll() is None:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        process.wait()
        return found, time.monotonic() - start

    def prepare(self):
        """Builds it as it is; the tests must pass, or they could tell nothing."""
        built, said = self.build()
        if not built:
            sys.exit(f"{self.tests} does not build without a fault:\n{said[-3000:]}")
        (verdict, by), seconds = self.run()
        if verdict != "survived":
            sys.exit(f"{self.tests} fails without a fault: {by}")
        self.usual = seconds

    def ask(self, fault):
        """The verdict on one fault, and by what."""
        text = (ROOT / fault["file"]).read_text()
        self.write(fault["file"], text.replace(fault["before"], fault["after"]))
        try:
            built, said = self.build()
            if not built:
                error = re.search(r"error: (.+)", said)
                return "does not compile", error[1][:100] if error else ""
            return self.run()[0]
        finally:
            self.write(fault["file"], text)


def known(path):
    if not path.exists():
        return {}
    with path.open() as file:
        return {row["sha"]: row for row in csv.DictReader(file)}


def write(path, rows, listed):
    order = {fault["sha"]: place for place, fault in enumerate(listed)}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        kept = [row for sha, row in rows.items() if sha in order]
        writer.writerows(sorted(kept, key=lambda row: order[row["sha"]]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scratch", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--results", type=Path, default=Path("faults.csv"))
    parser.add_argument("--only", action="append", default=[], help="of a name or module")
    options = parser.parse_args()
    problems = check()
    if problems:
        sys.exit("\n".join(problems))
    listed = faults()
    if options.check:
        print(f"{len(listed)} faults apply")
        return
    if options.scratch is None:
        parser.error("a scratch folder is needed")
    rows = known(options.results)
    packages = {}
    chosen = [
        fault for fault in listed
        if rows.get(fault["sha"], {"verdict": "survived"})["verdict"] == "survived"
        and (not options.only or any(word in (fault["name"], fault["module"])
                                     for word in options.only))
    ]
    for fault in chosen:
        start = time.monotonic()
        verdict, by = "survived", ""
        for module in [fault["module"]] + fault.get("tests", []):
            tests = module + "Tests"
            if tests not in packages:
                packages[tests] = Package(options.scratch.resolve(), tests)
                packages[tests].prepare()
            verdict, by = packages[tests].ask(fault)
            if verdict != "survived":
                break
        rows[fault["sha"]] = {
            "fault": fault["name"], "module": fault["module"], "verdict": verdict, "by": by,
            "seconds": round(time.monotonic() - start), "breaks": fault["breaks"],
            "sha": fault["sha"]}
        write(options.results, rows, listed)
        print(f"{verdict:16} {fault['name']}: {by}", flush=True)


main()
