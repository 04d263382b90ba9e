"""Times the log of a run, and the fit of one, as whole processes in turns with the run alone."""

import csv
import subprocess
from dataclasses import dataclass

from harness import goals
from harness.process import run, say
from harness.tables import against, medians, number, table

COLUMNS = ("round", "subject", "rows", "cpuSeconds", "wallSeconds", "peakKiB", "bytes")
ALONE = "the run alone"


@dataclass(frozen=True)
class Log:
    """A log, and the options that ask for it."""

    subject: str
    options: tuple


LOGS = (
    Log("conversations, CSV", ()),
    Log("conversations, NDJSON", ("--ndjson",)),
    Log("events, CSV", ("--events",)),
    Log("events, NDJSON", ("--events", "--ndjson")),
)

FITS = {
    "fit of all columns": (),
    "fit of the starts alone": ("--map", "start=start"),
}


class Measurement:
    """One replication of a month at full scale, or of some hours."""

    def __init__(self, switchboard, smoke, scratch):
        self.switchboard = switchboard
        self.options = ("hybrid", "--horizon", "6h" if smoke else "30d")
        self.file = scratch / "log"
        self.rows = []

    def time(self, rounds):
        """Each round takes every log, and the run alone after it."""
        for round_ in range(rounds):
            for log in LOGS:
                say(f"{log.subject}, round {round_ + 1}")
                self._observe(round_, log.subject, (*log.options, "--output", "/dev/null"))
                words = ("run", *self.options, "--no-figures", "--replications", "1", "--threads", "1")
                outcome = run([self.switchboard, *words])
                self._add(round_, ALONE, None, outcome, None)
            self._observe(round_, "conversations, CSV, to a file", ("--output", str(self.file)))
            for subject, options in FITS.items():
                say(f"{subject}, round {round_ + 1}")
                outcome = run([self.switchboard, "fit", str(self.file), *options])
                self._add(round_, subject, self._count("conversations"), outcome, None)
            self.file.unlink()

    def _observe(self, round_, subject, options):
        outcome = run([self.switchboard, "trace", *self.options, *options])
        size = self.file.stat().st_size if self.file.exists() else None
        self._add(round_, subject, self._count(subject), outcome, size)

    def _count(self, subject):
        """The rows of a log, which do not change from round to round."""
        known = [row["rows"] for row in self.rows if row["subject"] == subject]
        if known:
            return known[0]
        words = ["trace", *self.options, "--output", "/dev/null"]
        words += ["--events"] if subject.startswith("events") else []
        said = subprocess.run(
            [self.switchboard, *words], check=True, stderr=subprocess.PIPE, text=True).stderr
        return int(said.split()[0].replace(",", ""))

    def _add(self, round_, subject, rows, outcome, size):
        values = (rows, outcome.cpu_seconds, outcome.wall_seconds, outcome.peak_kib, size)
        self.rows.append(dict(zip(COLUMNS, (round_, subject, *values))))

    def write(self, path):
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)


def summary(rows):
    """The medians, and the rows a second beyond what the run alone takes."""
    costs = {column: medians(rows, ("subject",), column) for column in COLUMNS[2:6]}
    alone = costs["cpuSeconds"][(ALONE,)]
    body = []
    for (subject,), cpu in costs["cpuSeconds"].items():
        if subject == ALONE:
            body.append([subject, "", number(cpu), "1", "", str(int(costs["peakKiB"][(ALONE,)] // 1024))])
            continue
        count = costs["rows"][(subject,)]
        own = cpu if subject in FITS else max(1e-9, cpu - alone)
        rate = count / own / 1e6
        body.append([
            subject, number(count), number(cpu), number(cpu / alone),
            against(rate, goals.LOG_MILLION_ROWS.get(subject)),
            str(int(costs["peakKiB"][(subject,)] // 1024)),
        ])
    head = [
        "", "rows", "CPU s", "times the run", "million rows a second, logs beyond it (goal, at least)", "MiB",
    ]
    return "## Logs\n\n" + table("One replication of a month, whole processes, medians", head, body)
