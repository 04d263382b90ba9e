#!/usr/bin/env python3
"""Kills studies at random moments, lets them go on, and compares their bytes.

    kills.py [--kills 200] [--seed 1] [--tool switchboard] [--results FILE]

A study is a command that takes some seconds: run, compare, tune, staff and calibrate with
--checkpoint, a sweep with --resume, and a run in shards. Each is done undisturbed once. Then it is
started, killed (SIGKILL) after a time drawn between nothing and the whole, and started again until
it is done, killed at every second start as long as kills are left; the result must be the
undisturbed one. Exit code 1 if one is not. Standard library only.
"""

import argparse
import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DESK = "theory/erlang-a-14"
STUDIES = {
    "run": ["run", DESK, "-r", "60", "--horizon", "10d", "--json", "--by", "hour"],
    "run until precise": ["run", DESK, "--precision", "3%", "--precise", "waitingSeconds",
                          "--horizon", "5d", "--json"],
    "compare": ["compare", DESK, "--variant", "more:humans.agents=15", "--horizon", "10d", "-r", "25",
                "--json"],
    "compare and choose": ["compare", DESK, "--variant", "more:humans.agents=15", "--horizon", "5d",
                           "--minimise", "waitingSeconds", "--json"],
    "tune": ["tune", DESK, "--vary", "humans.agents=12,13,14,15", "--minimise", "waitingSeconds",
             "--horizon", "5d", "-r", "20", "--max-replications", "60", "--json"],
    "staff": ["staff", DESK, "--target", "serviceLevel>=0.8", "--by", "constant", "--horizon", "5d",
              "--max-replications", "60", "--json"],
    "calibrate": ["calibrate", DESK, "--input", "humans.agents", "--to", "waitingSeconds=20",
                  "--horizon", "2d", "-r", "20", "--json"],
    "sweep": ["sweep", DESK, "--vary", "humans.agents=12:16:1", "-r", "20", "--horizon", "10d",
              "--ndjson"],
    "run in shards": ["run", DESK, "-r", "60", "--horizon", "10d", "--json"],
}
COLUMNS = ["study", "kill", "after_seconds", "of_seconds", "kept_bytes", "equal"]


class Study:
    def __init__(self, tool, name, folder):
        self.tool, self.name, self.folder = tool, name, folder
        self.words = STUDIES[name]

    def start(self, more, output):
        return subprocess.Popen(
            [self.tool] + self.words + more + ["-o", output], cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def whole(self):
        begin = time.monotonic()
        process = self.start([], "whole")
        said = process.communicate()[1]
        if process.returncode != 0:
            sys.exit(f"{self.name} fails undisturbed: {said.decode()}")
        self.seconds = time.monotonic() - begin

    def commands(self):
        """What has to be done, one after the other; the last one writes the result."""
        if self.name == "sweep":
            return [["--resume"]]
        kept = ["--checkpoint", "kept-{shard}" if "shards" in self.name else "kept"]
        if "shards" not in self.name:
            return [kept]
        return [kept + ["--shard", shard] for shard in ["1/2", "2/2", "all/2"]]

    def clean(self):
        for path in self.folder.iterdir():
            if path.name != "whole":
                path.unlink()

    def kill_and_go_on(self, draw):
        """A study with a kill in it: what was killed when, and whether the bytes are the same."""
        self.clean()
        commands = self.commands()
        victim = draw.randrange(len(commands))
        moment = draw.random() * self.seconds / len(commands)
        for number, more in enumerate(commands):
            if number == victim:
                process = self.start(more, "result")
                time.sleep(moment)
                process.send_signal(signal.SIGKILL)
                process.communicate()
                kept = sum(path.stat().st_size for path in self.folder.iterdir()
                           if path.name not in ("whole", "result"))
                # It may have been done.
                if not more == ["--resume"]:
                    (self.folder / "result").unlink(missing_ok=True)
            process = self.start(more, "result")
            said = process.communicate()[1]
            if process.returncode != 0:
                print(said.decode(), file=sys.stderr)
        result = self.folder / "result"
        equal = result.exists() and result.read_bytes() == (self.folder / "whole").read_bytes()
        return round(moment, 3), kept, equal


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tool", default="switchboard")
    parser.add_argument("--results", type=Path)
    options = parser.parse_args()
    tool = str(Path(shutil.which(options.tool) or sys.exit("no such tool")).resolve())
    draw = random.Random(options.seed)
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        studies = []
        for name in STUDIES:
            folder = Path(scratch) / name.replace(" ", "-")
            folder.mkdir()
            studies.append(Study(tool, name, folder))
            studies[-1].whole()
        for kill in range(options.kills):
            study = studies[kill % len(studies)]
            moment, kept, equal = study.kill_and_go_on(draw)
            rows.append(dict(zip(COLUMNS, [
                study.name, kill, moment, round(study.seconds, 3), kept, "yes" if equal else "no"])))
            if not equal:
                print(f"{study.name}, killed after {moment} s: other bytes", flush=True)
    if options.results:
        with options.results.open("w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    wrong = sum(row["equal"] == "no" for row in rows)
    early = sum(row["kept_bytes"] == 0 for row in rows)
    print(f"{len(rows)} kills of {len(studies)} studies, {early} before anything was kept, "
          f"{wrong} results with other bytes")
    sys.exit(1 if wrong else 0)


main()
