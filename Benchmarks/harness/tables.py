"""Medians, and how tables of them are written."""

import math
import statistics


def median_of(values):
    """The median of those that are not None; None if there is none, or if one is missing."""
    values = list(values)
    return statistics.median(values) if values and None not in values else None


def medians(rows, keys, column):
    """The median of a column for each combination of keys."""
    groups = {}
    for row in rows:
        groups.setdefault(tuple(row[key] for key in keys), []).append(row[column])
    return {key: median_of(values) for key, values in groups.items()}


def number(value):
    """Three digits at least, and no more than tell something."""
    if value is None:
        return ""
    digits = 2 - math.floor(math.log10(abs(value))) if value else 0
    return f"{value:.{min(max(digits, 0), 4)}f}"


def against(value, goal):
    """A measured value and the goal in brackets."""
    if value is None:
        return ""
    return f"{number(value)} ({goal:g})" if goal else number(value)


def power(n):
    exponent = round(math.log10(n))
    return f"10^{exponent}" if n >= 100 and n == 10**exponent else str(n)


def table(title, head, body):
    """A Markdown table below a line that says what it shows."""
    lines = [f"**{title}**\n" if title else "", "| " + " | ".join(head) + " |"]
    lines.append("| --- |" + " ---: |" * (len(head) - 1))
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in body]
    return "\n".join(line for line in lines if line) + "\n"
