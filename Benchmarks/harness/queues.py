"""Verifies and times the future event lists."""

import csv
import filecmp
from collections import Counter, defaultdict
from dataclasses import dataclass

from harness import build
from harness.process import TookTooLong, run, say, text_of

LAWS = ("exponential", "bimodal", "heavy", "ties", "constant")
FLOOR = "ring-buffer"
# A process that is still not done is hopeless for its number of events.
LIMIT_SECONDS = 180
COLUMNS = ("round", "law", "mode", "subject", "n", "holds", "ns", "peakKiB", "hash")


@dataclass(frozen=True)
class Cell:
    """One place in the tables: what all the subjects do in the same minutes."""

    law: str
    mode: str
    n: int
    holds: int
    rounds: int
    subjects: tuple


def able(names, mode):
    """The subjects that have the mode."""
    if mode == "hold":
        return tuple(names)
    return tuple(name for name in names if name != FLOOR and not name.startswith("rust-"))


def plan(names, smoke, rounds):
    """The cells in the order of measuring."""
    two = tuple(name for name in names if name in ("switchboard", "std-priority-queue"))

    def cell(law, n, subjects, mode="hold"):
        # At least once round the whole set, or a queue that sorts lazily shows half its work.
        holds = 100_000 if smoke else max(2_000_000, n)
        divisor = 1 if n <= 100_000 else 2 if n <= 1_000_000 else 3
        some = 1 if smoke else max(1, rounds // divisor)
        return Cell(law, mode, n, holds, some, able(subjects, mode))

    sizes = (10, 100, 1000) if smoke else (2, 5, *(10**power for power in range(2, 8)))
    few = (1000,) if smoke else tuple(10**power for power in range(2, 7))
    fewer = (1000,) if smoke else (10**2, 10**4, 10**6)
    return (
        [cell(law, n, names) for law in LAWS[:2] for n in sizes]
        + [cell("bimodal", n, names, "cancel") for n in fewer]
        + [cell(law, n, two) for law in LAWS[2:] for n in few]
    )


class Measurement:
    """The programs, their increments, and who has disagreed."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.programs = build.queue_programs(scratch)
        self.disagreeing = set()
        self.hopeless = set()
        say("queue subjects: " + ", ".join(self.programs))

    def _command(self, subject, law, mode, n, holds):
        file = build.increments(law, self.scratch)
        options = ["--cancel"] if mode == "cancel" else []
        return [self.programs[subject], subject, file, str(n), str(holds), *options]

    def verify(self, holds=100_000):
        """Compares what each subject pops, element by element, with the reference."""
        for law in LAWS:
            for n in (10, 1000):
                self._verify("hold", law, n, holds)
        for n in (10, 1000):
            self._verify("cancel", "bimodal", n, holds)

    def _verify(self, mode, law, n, holds):
        dump, expected = self.scratch / "dump", self.scratch / "expected"
        file = build.increments(law, self.scratch)
        build.reference(mode, file, n, holds, expected)
        for subject in able(self.programs, mode):
            if subject in self.disagreeing or subject == FLOOR:
                continue
            text_of([*self._command(subject, law, mode, n, holds), "--dump", str(dump)])
            if not filecmp.cmp(dump, expected, shallow=False):
                self.reject(subject, f"pops another sequence: {mode}, {law}, n = {n}")

    def reject(self, subject, why):
        say(f"{subject}: {why}")
        self.disagreeing.add(subject)

    def _subjects(self, cell):
        return [
            subject
            for subject in cell.subjects
            if subject not in self.disagreeing
            and (subject, cell.law, cell.mode) not in self.hopeless
        ]

    def time(self, cells, path):
        """Times every cell and writes every observation; ends with whoever disagreed out."""
        rows = []
        for cell in cells:
            say(f"{cell.mode} {cell.law} n = {cell.n}")
            rows += self._agreeing(cell, self._rounds(cell))
        kept = [row for row in rows if row["subject"] not in self.disagreeing]
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)
        return kept

    def _rounds(self, cell):
        rows = []
        for round_ in range(cell.rounds):
            # Everybody's neighbour changes from round to round.
            subjects = self._subjects(cell)
            shift = round_ % max(1, len(subjects))
            for subject in subjects[shift:] + subjects[:shift]:
                try:
                    rows.append(self._observe(cell, subject, round_))
                except TookTooLong as problem:
                    say(str(problem))
                    self.hopeless.add((subject, cell.law, cell.mode))
                    rows.append(_row(cell, subject, round_, None, None, None))
        return rows

    def _observe(self, cell, subject, round_):
        command = self._command(subject, cell.law, cell.mode, cell.n, cell.holds)
        outcome = run(command, LIMIT_SECONDS)
        _, _, _, nanoseconds, hash_ = outcome.output.strip().split(",")
        return _row(cell, subject, round_, float(nanoseconds), outcome.peak_kib, hash_)

    def _agreeing(self, cell, rows):
        hashes = defaultdict(set)
        for row in rows:
            if row["subject"] != FLOOR and row["hash"]:
                hashes[row["subject"]].add(row["hash"])
        counted = Counter(hash_ for some in hashes.values() for hash_ in some)
        if not counted:
            return rows
        usual = counted.most_common(1)[0][0]
        for subject, some in hashes.items():
            if some != {usual}:
                self.reject(subject, f"another hash: {cell.mode}, {cell.law}, n = {cell.n}")
        return rows


def _row(cell, subject, round_, nanoseconds, peak, hash_):
    values = (
        round_, cell.law, cell.mode, subject, cell.n, cell.holds, nanoseconds, peak, hash_)
    return dict(zip(COLUMNS, values))
