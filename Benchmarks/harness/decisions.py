"""Times decisions as whole processes, in turns with single replications of what is decided."""

import csv
import json
from dataclasses import dataclass

from harness import goals
from harness.process import on_cores, run, say
from harness.tables import against, medians, number, table

COLUMNS = ("round", "subject", "replications", "cpuSeconds", "wallSeconds", "peakKiB")
ONE = " (one replication)"


@dataclass(frozen=True)
class Decision:
    """A command that decides something, and the workload of which it simulates replications."""

    subject: str
    words: tuple
    workload: str
    # Of the simulations only; `run` has to have the same.
    options: tuple = ()

    @property
    def commands(self):
        """The command itself, and one replication of its workload."""
        one = ("run", self.workload, "--no-figures", "--replications", "1", "--threads", "1")
        return {
            self.subject: (*self.words, *self.options),
            self.subject + ONE: (*one, *self.options),
        }


def decisions(smoke):
    """A threshold at full scale, and agents by the hour; small ones to see that they work."""
    if smoke:
        day = ("--horizon", "6h", "--warm-up", "1h")
        return [
            Decision(
                "tune", ("tune", "theory/ai-threshold", "--minimise", "abandonmentRate"),
                "theory/ai-threshold", day),
            Decision(
                "staff", ("staff", "theory/erlang-a-14", "--target", "abandonmentRate<=5%"),
                "theory/erlang-a-14", day),
        ]
    week = ("--horizon", "7d")
    return [
        Decision("tune hybrid", ("tune", "hybrid"), "hybrid"),
        Decision(
            "staff hybrid, 24 intervals",
            ("staff", "hybrid", "--target", "abandonmentRate<=3%", "--by", "hour"), "hybrid", week),
        Decision(
            "staff launch-month, 24 intervals",
            ("staff", "launch-month", "--target", "serviceLevel>=0.8", "--by", "hour"),
            "launch-month", week),
        Decision(
            "compare --equal-service, 168 intervals",
            ("compare", "human-only", "hybrid", "--equal-service", "--target",
             "abandonmentRate<=3%"), "hybrid", week),
    ]


class Measurement:
    """Our tool on all cores, a process at a time."""

    def __init__(self, switchboard, all_cores):
        self.switchboard = switchboard
        self.all_cores = all_cores
        self.rows = []

    def time(self, chosen, rounds):
        """Each round takes every decision, and a replication of each after it."""
        for round_ in range(rounds):
            for decision in chosen:
                for subject, words in decision.commands.items():
                    say(f"{subject}, round {round_ + 1}")
                    self.rows.append(self._observe(subject, words, round_))

    def _observe(self, subject, words, round_):
        with on_cores(self.all_cores):
            outcome = run([self.switchboard, *words, "--json"])
        values = (
            _replications(json.loads(outcome.output)), outcome.cpu_seconds, outcome.wall_seconds,
            outcome.peak_kib)
        return dict(zip(COLUMNS, (round_, subject, *values)))

    def write(self, path):
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)


def _replications(result):
    """How many replications a result rests on, or None where it does not say."""
    if "replicationsRun" in result:
        return result["replicationsRun"]
    count = result.get("replications")
    return count["all"] if isinstance(count, dict) else count


def summary(rows):
    """The medians, and what each decision costs in replications of its workload."""
    costs = {column: medians(rows, ("subject",), column) for column in COLUMNS[2:]}
    body = []
    for (subject,), cpu in costs["cpuSeconds"].items():
        if subject.endswith(ONE):
            continue
        one = costs["cpuSeconds"][(subject + ONE,)]
        wall = costs["wallSeconds"][(subject,)]
        body.append([
            subject, number(costs["replications"][(subject,)]), number(cpu), number(one),
            number(cpu / one), against(wall, goals.DECISION_SECONDS.get(subject)),
        ])
    head = ["", "replications", "CPU s", "CPU s of one", "ratio", "wall s (goal, at most)"]
    return "## Decisions\n\n" + table("Whole processes on all cores, medians", head, body)
