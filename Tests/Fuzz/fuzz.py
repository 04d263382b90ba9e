#!/usr/bin/env python3
"""Gives the readers of the product damaged input, guided by what code it reaches.

    fuzz.py SCRATCH [--seconds N] [--only TARGET]... [--debug] [--results FILE] [--merge]
            [--patience N] [--seed N] [--runs N]

Builds Tests/Fuzz/Harness with clang's libFuzzer and the product's modules, in a copy of the sources,
because every one of them is built to count the edges that it takes (-sanitize=fuzzer). Then each
target of FuzzTarget runs N seconds from its seeds, from Tests/Fuzz/Corpus, which has what once was a
fault, and from what earlier runs in SCRATCH found. A trap, more than 20 seconds for one input
(--patience, for a machine that has other work), or more than 1 GiB of memory ends it: exit code 1,
and the input is named. With --seed the inputs are the same every time, and --runs is the most of
them. --debug builds without
optimisation, which is quicker to build and a tenth as fast. --merge makes of what was found a small
set that reaches as much, in SCRATCH/merged. Standard library only.
"""

import argparse
import csv
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TARGETS = re.findall(
    r"\w+", re.search(r"case (json.*)", (HERE / "Harness/FuzzTarget.swift").read_text())[1])
COLUMNS = ["target", "seconds", "inputs", "edges", "features", "kept", "mebibytes", "verdict"]

# The harness and what it needs; everything else is left out.
MANIFEST = """
func dependencies(_ target: Target) -> [String] {
    target.dependencies.compactMap { if case .byNameItem(let name, _) = $0 { name } else { nil } }
}
package.targets.removeAll { $0.name == "WorkloadTestSupport" }
package.targets += [
    .target(
        name: "WorkloadTestSupport", dependencies: ["ContactRouting", "SimulationStatistics"],
        path: "Tests/WorkloadTestSupport",
        sources: ["ForgedCheckpoint.swift", "ForgedReplication.swift"]),
    .executableTarget(
        name: "fuzz",
        dependencies: [
            "CommandLineTool", "HTMLReports", "Reports", "Fitting", "Experiments", "Workloads",
            "StrictJSON", "WorkloadTestSupport",
        ],
        path: "Tests/Fuzz/Harness"),
]
var needed: Set<String> = ["fuzz"]
for _ in package.targets {
    needed.formUnion(package.targets.filter { needed.contains($0.name) }.flatMap(dependencies))
}
package.products = []
package.targets.removeAll { !needed.contains($0.name) }
"""


def build(scratch, is_debug):
    """The fuzzer, as a program."""
    folder = scratch / "package"
    for name in ["Sources", "Workloads", "Tests/Fuzz", "Tests/WorkloadTestSupport"]:
        copy(ROOT / name, folder / name)
    (folder / "Package.swift").write_text((ROOT / "Package.swift").read_text() + MANIFEST)
    words = ["-c", "debug"] if is_debug else ["-c", "release", "-Xswiftc", "-enable-testing"]
    done = subprocess.run(
        ["swift", "build", "--product", "fuzz", "-Xswiftc", "-sanitize=fuzzer"] + words,
        cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(done.stdout[-3000:])
    return folder / ".build" / ("debug" if is_debug else "release") / "fuzz"


def copy(source, target):
    """Like `cp -r`, but files that are the same keep their dates."""
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        elif not place.exists() or place.read_bytes() != path.read_bytes():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_file() and not (source / path.relative_to(target)).exists():
            path.unlink()


def run(program, scratch, target, options):
    """One target for so many seconds, as a row."""
    found, faults = scratch / "found" / target, scratch / "faults" / target
    found.mkdir(parents=True, exist_ok=True)
    faults.mkdir(parents=True, exist_ok=True)
    committed = HERE / "Corpus" / target
    words = [
        str(program), f"-max_total_time={options.seconds}", f"-timeout={options.patience}",
        f"-seed={options.seed}", f"-runs={options.runs}", "-rss_limit_mb=1024",
        "-max_len=200000", "-print_final_stats=1", "-verbosity=1", f"-artifact_prefix={faults}/",
        str(found)] + ([str(committed)] if committed.exists() else [])
    start = time.monotonic()
    done = subprocess.run(
        words, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=dict(os.environ, FUZZ_TARGET=target, FUZZ_SEEDS=str(found),
                 SWIFT_BACKTRACE="enable=no"))
    said = done.stdout
    last = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", said)

    def stat(name):
        numbers = re.findall(rf"stat::{name}:\s+(\d+)", said)
        return numbers[-1] if numbers else ""

    trap = re.search(r"(Fatal error|ERROR: libFuzzer|SUMMARY)[^\n]*", said)
    verdict = "" if done.returncode == 0 else (trap[0] if trap else f"ended: {done.returncode}")
    (scratch / f"{target}.log").write_text(said)
    edges, features, kept = last[-1] if last else ("", "", "")
    return dict(zip(COLUMNS, [
        target, round(time.monotonic() - start), stat("number_of_executed_units"), edges, features,
        kept, stat("peak_rss_mb"), verdict[:200]]))


def merge(program, scratch, target):
    """A small set of inputs that reach as much as all that was found."""
    merged = scratch / "merged" / target
    merged.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [str(program), "-merge=1", "-rss_limit_mb=1024", str(merged),
         str(scratch / "found" / target)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=dict(os.environ, FUZZ_TARGET=target))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scratch", type=Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--patience", type=int, default=20, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=0, help="0: another one every time")
    parser.add_argument("--runs", type=int, default=-1)
    parser.add_argument("--only", action="append", default=[], choices=TARGETS)
    parser.add_argument("--debug", action="store_true")
    parser.add_argument("--results", type=Path)
    parser.add_argument("--merge", action="store_true")
    options = parser.parse_args()
    scratch = options.scratch.resolve()
    program = build(scratch, options.debug)
    rows = []
    for target in options.only or TARGETS:
        row = run(program, scratch, target, options)
        rows.append(row)
        print(*(f"{name} {value}" for name, value in row.items()), sep=", ", flush=True)
        if options.merge:
            merge(program, scratch, target)
    if options.results:
        with options.results.open("w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    faults = sorted(path for path in (scratch / "faults").rglob("*") if path.is_file())
    if any(row["verdict"] for row in rows):
        sys.exit("\n".join(
            ["inputs that are faults, and those that were slow:"] + [str(path) for path in faults]))


main()
