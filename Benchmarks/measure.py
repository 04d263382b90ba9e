#!/usr/bin/env python3
"""Builds every peer that can be built here, verifies all, times them side by side.

Nothing is timed that was not verified: each queue must pop what the reference pops, each
simulator must say what ours says, within the noise. Whoever disagrees gets no time, and the
exit code is 1. A peer whose tool is missing is skipped, and that fails nothing.
"""

import argparse
import datetime
import json
import sys
import tempfile
from pathlib import Path

from harness import build, decisions, logs, machine, queues, runs, summary
from harness.process import allowed_cores, pin, say


PARTS = ("queue", "run", "decisions", "logs")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--smoke", action="store_true", help="tiny sizes, one round")
    parser.add_argument("--only", choices=PARTS, help="a part of it")
    parser.add_argument("--rounds", type=int, default=10, help="process starts of a cell")
    parser.add_argument("--core", type=int, help="the core to use (default: the last)")
    parser.add_argument("--output", type=Path, help="default: Benchmarks/Results/DATE")
    parser.add_argument("--scratch", type=Path, help="keeps what was built for the next time")
    parser.add_argument("--switchboard", help="default: built from this checkout")
    return parser.parse_args()


def measure_queues(options, scratch, output):
    """Whether every queue agreed, and the tables."""
    measurement = queues.Measurement(scratch)
    say("verifying the queues")
    measurement.verify()
    cells = queues.plan(measurement.programs, options.smoke, options.rounds)
    rows = measurement.time(cells, output / "queue.csv")
    return not measurement.disagreeing, summary.queues(rows)


def measure_runs(options, scratch, output, cores):
    """Whether every simulator agreed, and the tables."""
    switchboard = options.switchboard or build.switchboard(scratch)
    programs = build.run_programs(scratch)
    measurement = runs.Measurement(switchboard, programs, cores)
    agreements = measurement.agreements(runs.sizes(options.smoke))
    disagreeing = {each.subject for each in agreements if not each.holds}
    for subject in disagreeing:
        say(f"{subject}: disagrees")
        del programs[subject]
    measurement.time(runs.timings(programs, options.smoke, options.rounds, cores))
    measurement.write(output / "run.csv")
    starts = measurement.start_up(20)
    return not disagreeing, summary.runs(measurement.rows, agreements, starts)


def measure_decisions(options, scratch, output, cores):
    """The table of what decisions cost; there is nothing to agree with."""
    switchboard = options.switchboard or build.switchboard(scratch)
    measurement = decisions.Measurement(switchboard, cores)
    rounds = 1 if options.smoke else min(3, options.rounds)
    try:
        measurement.time(decisions.decisions(options.smoke), rounds)
    finally:
        measurement.write(output / "decisions.csv")
    return True, decisions.summary(measurement.rows)


def measure_logs(options, scratch, output):
    """The table of what logs cost; tests see to it that they say what the run says."""
    switchboard = options.switchboard or build.switchboard(scratch)
    measurement = logs.Measurement(switchboard, options.smoke, scratch)
    try:
        measurement.time(1 if options.smoke else min(5, options.rounds))
    finally:
        measurement.write(output / "logs.csv")
    return True, logs.summary(measurement.rows)


def main():
    options = arguments()
    cores = allowed_cores()
    pinned = {options.core if options.core is not None else max(cores)} if cores else None
    pin(pinned)
    with tempfile.TemporaryDirectory() as folder:
        scratch = (options.scratch or Path(folder)).resolve()
        scratch.mkdir(parents=True, exist_ok=True)
        today = datetime.date.today().isoformat()
        default = scratch / "results" if options.smoke else build.BENCHMARKS / "Results" / today
        output = options.output or default
        output.mkdir(parents=True, exist_ok=True)
        description = json.dumps(machine.describe(pinned), indent=2) + "\n"
        (output / "machine.json").write_text(description, encoding="utf-8")
        measure = {
            "queue": lambda: measure_queues(options, scratch, output),
            "run": lambda: measure_runs(options, scratch, output, cores),
            "decisions": lambda: measure_decisions(options, scratch, output, cores),
            "logs": lambda: measure_logs(options, scratch, output),
        }
        parts = [measure[part]() for part in PARTS if options.only in (None, part)]
        text = "\n".join(text for _, text in parts)
        (output / "summary.md").write_text(text, encoding="utf-8")
        print(text, end="")
        return 0 if all(agreed for agreed, _ in parts) else 1


if __name__ == "__main__":
    sys.exit(main())
