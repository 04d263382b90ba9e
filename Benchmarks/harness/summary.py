"""The tables of summary.md, made of what was observed."""

import csv
import statistics

from harness import goals
from harness.tables import against, median_of, medians, number, power, table

OURS = "switchboard"


def load(path):
    """The rows of a CSV file, numbers as numbers and what is missing as None."""
    def value(text):
        try:
            return float(text)
        except ValueError:
            return text or None

    with path.open(newline="", encoding="utf-8") as file:
        rows = [{key: value(text) for key, text in row.items()} for row in csv.DictReader(file)]
    for row in rows:
        if "n" in row:
            row["n"] = int(row["n"])
    return rows


# Queues


def hold_medians(rows):
    """The median nanoseconds by law, mode, n and subject; None where a process was stopped."""
    return medians(rows, ("law", "mode", "n", "subject"), "ns")


def theirs(times, law, peer, n, mode="hold"):
    """The time of a peer; of several, of the fastest."""
    names = goals.BEST_TUNED if peer == "best tuned heap" else (peer,)
    found = [times.get((law, mode, n, name)) for name in names]
    return min((time for time in found if time), default=None)


def ratio(above, below):
    return above / below if above and below else None


def queues(rows):
    times = hold_medians(rows)
    modes = dict.fromkeys((row["law"], row["mode"]) for row in rows)
    parts = ["## Queues\n"]
    for law, mode in modes:
        parts.append(_nanoseconds(times, law, mode))
    for law in ("exponential", "bimodal"):
        parts.append(_ratios(times, law))
    parts.append(_queue_goals(times, rows))
    return "\n".join(parts)


def _nanoseconds(times, law, mode):
    here = [key for key in times if key[:2] == (law, mode)]
    sizes = sorted({n for _, _, n, _ in here})
    subjects = list(dict.fromkeys(subject for *_, subject in here))

    def cell(n, subject):
        key = (law, mode, n, subject)
        return number(times[key]) or "stopped" if key in times else ""

    body = [[subject, *(cell(n, subject) for n in sizes)] for subject in subjects]
    title = f"ns per {'hold' if mode == 'hold' else 'step with cancellation'}, {law}, medians"
    return table(title, ["queue", *map(power, sizes)], body)


def _ratios(times, law):
    sizes = sorted({n for some, mode, n, _ in times if (some, mode) == (law, "hold")})
    body = []
    for n in sizes:
        ours = times.get((law, "hold", n, OURS))
        values = [ratio(theirs(times, law, peer, n), ours) for peer in goals.QUEUE]
        body.append([
            power(n),
            *(against(value, wanted.get(n)) for value, wanted in zip(values, goals.QUEUE.values()))
        ])
    title = f"their time over ours, {law} (goal: at least)"
    return table(title, ["n", *goals.QUEUE], body)


def _queue_goals(times, rows):
    def ours(law, n, mode="hold"):
        return times.get((law, mode, n, OURS))

    sizes = sorted({n for _, _, n, _ in times})
    most, least = max(sizes), min((n for n in sizes if n >= 100), default=sizes[0])
    body = [
        [f"flatness {law}: {power(most)} over {power(least)}",
         against(ratio(ours(law, most), ours(law, least)), goals.FLATNESS)]
        for law in ("exponential", "bimodal")
    ]
    body += [
        [f"{law} over exponential, {power(n)}",
         against(ratio(ours(law, n), ours("exponential", n)), goals.TIES)]
        for law in ("ties", "heavy", "constant") for n in sizes if (law, "hold", n, OURS) in times
    ]
    body += [
        [f"ours over the best tuned heap, {power(n)}",
         against(ratio(ours("exponential", n), theirs(times, "exponential", "best tuned heap", n)),
                 goals.FEW_EVENTS)]
        for n in sizes if n <= 5
    ]
    body += [
        [f"cancellation, best heap over ours, {power(n)} (goal: at least)",
         against(ratio(_best_cancelling(times, n), ours("bimodal", n, "cancel")),
                 goals.CANCEL.get(n))]
        for n in sizes if ("bimodal", "cancel", n, OURS) in times
    ]
    if most >= 10**6:
        body.append([f"peak memory per event over 16 bytes, {power(most)}",
                     against(_memory(rows, least, most), goals.MEMORY)])
    return table("other goals (at most)", ["", "measured"], body)


def _best_cancelling(times, n):
    found = [
        time for (_, mode, size, name), time in times.items()
        if (mode, size) == ("cancel", n) and name != OURS and time
    ]
    return min(found, default=None)


def _memory(rows, least, most):
    """Without what the process needs for a small set: the increments, the program."""
    def peak(n):
        return median_of(
            row["peakKiB"] for row in rows
            if (row["subject"], row["law"], row["mode"], row["n"])
            == (OURS, "exponential", "hold", n))

    small, large = peak(least), peak(most)
    return (large - small) * 1024 / (16 * most) if small and large else None


# Runs


def rates(rows):
    """Conversations per CPU second: medians by subject."""
    return {
        subject: median_of(
            # What the simulation alone took, where it is known, else the whole process.
            row["conversations"] / (row["loopSeconds"] or row["cpuSeconds"])
            for row in rows if row["subject"] == subject)
        for subject in dict.fromkeys(row["subject"] for row in rows)
    }


def runs(rows, agreements, starts):
    return "\n".join([
        "## Runs\n", _rates(rows), _run_goals(rows, starts), _agreements(agreements)])


def _rates(rows):
    speeds = rates(rows)
    body = []
    for subject, speed in speeds.items():
        mine = [row for row in rows if row["subject"] == subject]
        goal = goals.RUN.get(subject)
        compared = against(ratio(speeds[OURS], speed), goal) if subject in goals.RUN else ""
        body.append([
            subject, f"{mine[0]['days']:g}", f"{speed:,.0f}", compared,
            number(median_of(row["wallSeconds"] for row in mine)),
            number(median_of(row["peakKiB"] for row in mine) / 1024)])
    head = ["program", "days", "conversations per CPU second", "ours over theirs (goal)",
            "wall s", "peak MiB"]
    return table("The reference model: medians", head, body)


def _run_goals(rows, starts):
    speeds = rates(rows)

    def median(subject, column):
        return median_of(row[column] for row in rows if row["subject"] == subject)

    def slower(subject, than):
        return ratio(speeds.get(than), speeds.get(subject))

    speed_up = ratio(
        median("switchboard-one-thread-unpinned", "wallSeconds"),
        median("switchboard-two-threads-unpinned", "wallSeconds"))
    body = [
        ["peak memory of the reference run, MiB",
         against(median(OURS, "peakKiB") / 1024, goals.PEAK_MIB)],
        ["start-up, ms, median", against(1000 * statistics.median(starts), goals.START_UP_MS)],
        ["start-up, ms, least", number(1000 * min(starts))],
        ["CPU time of the whole process over that of its simulation",
         number(slower("switchboard-process", OURS))],
        ["cost per conversation, longest over short runs (365 d over 1 d)",
         against(slower("switchboard-year", "switchboard-day"), goals.YEAR_OVER_DAY)],
        ["cost per conversation, a centre 100 times as large",
         against(slower("switchboard-hundredfold", "switchboard-day"), goals.HUNDREDFOLD)],
        ["a single server (M/M/1, 90 % load): ours over C++ by hand (goal: at least)",
         against(ratio(speeds.get("switchboard-single-server"), speeds.get("cpp-single-server")),
                 goals.SINGLE_SERVER)],
        ["speed-up of two threads, 8 replications (goal: at least)",
         against(speed_up, goals.TWO_CORES)],
        ["launch month's conversations per CPU second over the reference model's",
         number(ratio(speeds.get("switchboard-launch-month"), speeds[OURS]))],
    ]
    return table("other goals (at most)", ["", "measured"], body)


def _agreements(agreements):
    body = [
        [each.subject, f"{each.days:g}", each.statistic, f"{each.theirs:.6g}",
         f"{each.ours:.6g}", f"{abs(each.theirs - each.ours):.3g}", f"{each.bound:.3g}",
         "yes" if each.holds else "**no**"]
        for each in agreements
    ]
    head = ["peer", "days", "statistic", "theirs", "ours", "difference", "bound", "agrees"]
    note = (
        "Means over independent runs of the same horizon. The bound is 3 standard errors of the"
        " difference (by chance about one statistic in 300 is beyond it; none may be, and the"
        " seeds are fixed), and for percentiles the 0.4 % of our histogram.\n")
    return table("Agreement", head, body) + "\n" + note
