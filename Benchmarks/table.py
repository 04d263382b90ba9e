#!/usr/bin/env python3
"""Prints the README's speed table from a folder of results.

usage: table.py RESULTS
"""

import json
import sys
from pathlib import Path

from harness import goals, summary
from harness.tables import number, power, table

NAMES = {
    "swift-collections-heap": "swift-collections `Heap`",
    "std-priority-queue": "C++ `std::priority_queue`",
    "boost-4-ary": "Boost `d_ary_heap<4>`",
    "rust-binary-heap": "Rust `BinaryHeap`",
    "best tuned heap": "best tuned heap",
    "cpp-priority-queue": "C++ with `std::priority_queue`, by hand",
    "simpy": "SimPy",
    "ciw": "Ciw",
}


def queue_table(rows):
    times = summary.hold_medians(rows)
    sizes = sorted({row["n"] for row in rows if row["n"] >= 100 and row["law"] == "exponential"})
    body = []
    for peer in goals.QUEUE:
        ratios = [
            summary.ratio(
                summary.theirs(times, "exponential", peer, n),
                times.get(("exponential", "hold", n, summary.OURS)))
            for n in sizes
        ]
        if any(ratios):
            body.append([NAMES[peer], *map(number, ratios)])
    ours = [number(times.get(("exponential", "hold", n, summary.OURS))) for n in sizes]
    body.append(["ours, ns", *ours])
    return table("", ["hold model: their time over ours", *map(power, sizes)], body)


def run_table(rows):
    speeds = summary.rates(rows)
    ours = speeds[summary.OURS]
    body = [["Switchboard", f"{ours:,.0f}", ""]] + [
        [NAMES[peer], f"{speeds[peer]:,.0f}", number(ours / speeds[peer])]
        for peer in goals.RUN if peer in speeds
    ]
    return table("", ["reference model", "conversations per CPU second", "ours over theirs"], body)


def main(folder):
    machine = json.loads((folder / "machine.json").read_text(encoding="utf-8"))
    parts = [
        make(summary.load(folder / name))
        for name, make in (("queue.csv", queue_table), ("run.csv", run_table))
        if (folder / name).exists()
    ]
    day = machine["date"][:10]
    parts.append(f"Medians, one core of {machine['processor']}, {machine['system']}, {day}.\n")
    print("\n".join(parts), end="")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: table.py RESULTS")
    main(Path(sys.argv[1]))
