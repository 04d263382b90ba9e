"""Times whole runs of the reference model and of a single server (M/M/1), and compares what the
simulators say of them."""

import csv
import io
import json
import math
import statistics
from dataclasses import dataclass

from harness.build import RUN
from harness.process import on_cores, run, say, text_of

WORKLOAD = "benchmarks/hybrid-tier"
SINGLE_SERVER = str(RUN / "single_server.json")
COLUMNS = (
    "round", "subject", "days", "conversations", "cpuSeconds", "loopSeconds", "wallSeconds",
    "peakKiB",
)
# Theirs, ours, and how ours is made theirs. The histogram of our percentiles is coarse.
DEFINITIONS = (
    ("conversations", "offered", lambda value: value),
    ("automatedShare", "containmentRate", lambda value: value),
    ("aiSeconds", "aiSessionMinutes", lambda value: 60 * value),
    ("waitSeconds", "waitingSeconds", lambda value: value),
    ("waitedOver20", "serviceLevelPositive", lambda value: 1 - value),
    ("abandonment", "abandonmentRate", lambda value: value),
    ("handlingSeconds", "humanSessionMinutes", lambda value: 60 * value),
    ("occupancy", "occupancy", lambda value: value),
    ("p50", "endToEndMinutesP50", lambda value: 60 * value),
    ("p90", "endToEndMinutesP90", lambda value: 60 * value),
    ("p99", "endToEndMinutesP99", lambda value: 60 * value),
)
HISTOGRAM_ERROR = 0.004
STANDARD_ERRORS = 3
HUNDREDFOLD = (
    "--set", "demand.freshPerMonth=345000000", "--set", "humans.agents=31000",
)


@dataclass(frozen=True)
class Timing:
    """One program in one size, `rounds` times."""

    subject: str
    days: float
    rounds: int
    options: tuple = ()
    workload: str = WORKLOAD
    # Ours is charged for its simulation, timed by `bench` so often, or, if that is 0, for a
    # whole process of `run` with so many replications and threads.
    repeats: int = 1
    replications: int = 1
    threads: int = 1


@dataclass(frozen=True)
class Agreement:
    """One statistic of one peer beside ours: means and standard errors over runs."""

    subject: str
    days: float
    statistic: str
    theirs: float
    their_error: float
    ours: float
    our_error: float

    @property
    def bound(self):
        coarse = HISTOGRAM_ERROR * self.ours if self.statistic.startswith("p") else 0
        return STANDARD_ERRORS * math.hypot(self.their_error, self.our_error) + coarse

    @property
    def holds(self):
        return abs(self.theirs - self.ours) <= self.bound


class Measurement:
    """Our tool, the peers' programs, and the cores that there are."""

    def __init__(self, switchboard, programs, all_cores):
        self.switchboard = switchboard
        self.programs = programs
        self.all_cores = all_cores
        self.rows = []

    def agreements(self, sizes):
        """Every statistic of every peer; `sizes` gives days and runs, theirs and ours."""
        return [
            agreement
            for subject, command in self.programs.items()
            for agreement in self._agreements(subject, command, *sizes[subject])
        ]

    def _agreements(self, subject, command, days, runs, replications):
        say(f"agreement of {subject}: {runs} runs of {days} d")
        theirs = [
            json.loads(text_of([*command, str(days), str(seed)])) for seed in range(1, runs + 1)
        ]
        ours = self._replications(workload_of(subject), days, replications)
        found = []
        for statistic, measure, convert in DEFINITIONS:
            # A single server has no AI, and nobody gives up.
            if statistic not in theirs[0]:
                continue
            their_mean, their_error = _mean([each[statistic] for each in theirs])
            our_mean, our_error = _mean([convert(value) for value in ours[measure]])
            found.append(
                Agreement(
                    subject, days, statistic, their_mean, their_error, our_mean, our_error))
        return found

    def _replications(self, workload, days, count):
        """The values of every replication, by the name of the measure."""
        text = text_of([
            self.switchboard, "run", workload, "--no-figures", "--csv", "--threads", "1",
            "--horizon", f"{days}d", "--replications", str(count),
        ])
        values = {}
        for row in csv.DictReader(io.StringIO(text)):
            if row["value"]:
                values.setdefault(row["measure"], []).append(float(row["value"]))
        return values

    def time(self, timings):
        """Each round takes every timing that still has one."""
        for round_ in range(max(timing.rounds for timing in timings)):
            for timing in timings:
                if round_ < timing.rounds:
                    say(f"run {timing.subject}, {timing.days:g} d, round {round_ + 1}")
                    self.rows.append(self._observe(timing, round_))

    def _observe(self, timing, round_):
        if timing.subject in self.programs:
            values = self._observe_peer(timing, round_)
        elif timing.repeats:
            values = self._observe_simulation(timing, round_)
        else:
            values = self._observe_process(timing, round_)
        return dict(zip(COLUMNS, (round_, timing.subject, timing.days, *values)))

    def _observe_peer(self, timing, round_):
        outcome = run([*self.programs[timing.subject], str(timing.days), str(round_ + 1)])
        result = json.loads(outcome.output)
        return (
            result["conversations"], outcome.cpu_seconds, result["cpuSeconds"],
            outcome.wall_seconds, outcome.peak_kib)

    def _observe_simulation(self, timing, round_):
        """The process itself does much else: what it takes as a whole says nothing."""
        command = self._command("bench", timing, round_, "--repeats", timing.repeats)
        result = json.loads(text_of(command))
        measured = result["measured"]
        return (
            result["result"]["conversations"], None, measured["cpuSeconds"]["median"], None,
            measured["peakKiB"])

    def _observe_process(self, timing, round_):
        command = self._command(
            "run", timing, round_, "--no-figures", "--replications", timing.replications,
            "--threads", timing.threads)
        unpinned = timing.subject.endswith("unpinned")
        with on_cores(self.all_cores if unpinned else None):
            outcome = run(command)
        offered = json.loads(outcome.output)["measures"]["offered"]["mean"]
        return (
            round(offered * timing.replications), outcome.cpu_seconds, None,
            outcome.wall_seconds, outcome.peak_kib)

    def _command(self, verb, timing, round_, *options):
        words = (
            self.switchboard, verb, timing.workload, "--json", "--horizon", f"{timing.days:g}d",
            "--seed", round_ + 1, *options, *timing.options)
        return [str(word) for word in words]

    def start_up(self, times):
        """Wall seconds of `switchboard --version`."""
        return [run([self.switchboard, "--version"]).wall_seconds for _ in range(times)]

    def write(self, path):
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)


def workload_of(subject):
    """What a peer simulates."""
    return SINGLE_SERVER if subject == "cpp-single-server" else WORKLOAD


def _mean(values):
    return statistics.fmean(values), statistics.stdev(values) / math.sqrt(len(values))


def sizes(smoke):
    """Days, their runs and our replications of each comparison."""
    if smoke:
        return {"cpp-priority-queue": (0.1, 30, 100), "cpp-single-server": (0.1, 30, 100),
                "simpy": (0.05, 30, 100), "ciw": (0.02, 20, 100)}
    return {"cpp-priority-queue": (30, 30, 30), "cpp-single-server": (36, 30, 30),
            "simpy": (1, 30, 200), "ciw": (0.25, 30, 400)}


def timings(programs, smoke, rounds, cores):
    """What is timed: the peers, then ourselves in several sizes."""
    ours, cpp, simpy, ciw = (0.1, 0.1, 0.05, 0.02) if smoke else (30, 30, 3, 0.5)
    single = 0.1 if smoke else 36
    rounds = 1 if smoke else rounds
    few = 1 if smoke else min(3, rounds)
    peers = [
        Timing("cpp-priority-queue", cpp, rounds),
        Timing("cpp-single-server", single, rounds),
        Timing("simpy", simpy, few),
        Timing("ciw", ciw, few),
    ]
    day, year, month = (0.01, 0.1, 0.05) if smoke else (1, 365, 30)
    own = [
        Timing("switchboard", ours, rounds),
        Timing("switchboard-single-server", single, rounds, workload=SINGLE_SERVER),
        # Start-up, reading and reporting included.
        Timing("switchboard-process", ours, rounds, repeats=0),
        Timing("switchboard-day", day, rounds, repeats=5),
        Timing("switchboard-year", year, few),
        Timing("switchboard-hundredfold", day, few, HUNDREDFOLD),
        Timing("switchboard-launch-month", month, few, workload="launch-month"),
    ]
    if cores is None or len(cores) >= 2:
        eight = {"repeats": 0, "replications": 8}
        own += [
            Timing("switchboard-one-thread-unpinned", ours, few, **eight),
            Timing("switchboard-two-threads-unpinned", ours, few, threads=2, **eight),
        ]
    else:
        say("two threads: skipped, this process may use one core only")
    return [peer for peer in peers if peer.subject in programs] + own
