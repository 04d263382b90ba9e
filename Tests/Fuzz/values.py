#!/usr/bin/env python3
"""Sets every key of a workload, and every option, to values that nobody means.

    values.py keys [--sample N] [--seed S] [--results FILE] [--tool PATH] [--only WORD]
    values.py options …the same…

Keys are those of `switchboard schema`, each in the smallest bundled workload that has the object it
belongs to, or in one made from the schema; the workload is then run for an hour or so. Options are
those of `switchboard help VERB`, each beside a command that is small. A refusal (exit code 64, 65,
66, 73, 75) is as good as a result (0, 1, 2). Faults are: another exit code, such as a trap's or 70; more than
20 seconds; more than 1 GiB. --sample takes so many cases at random. Standard library only.
"""

import argparse
import concurrent.futures
import copy
import csv
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ALLOWED = {0, 1, 2, 64, 65, 66, 73, 75}
SECONDS = 20
BYTES = 1 << 30
COLUMNS = ["where", "value", "verdict", "code", "seconds", "mebibytes", "said"]
SUMMARY = ["where", "cases", "run", "refused", "faults", "most_seconds", "most_mebibytes"]
RTL = "\u202e\u200b\u2066a"


class Raw(str):
    """JSON as it is to be written."""


def general():
    """Values for any key, as JSON."""
    return [Raw(text) for text in [
        "null", "true", "0", "-0", "-0.0", "1", "-1", "0.5", "5e-324", "1e-320", "2.2e-308", "1e-9",
        "0.9999999999999999", "1.0000000000000002", "1e6", "1e8", "1e12", "4503599627370497.5", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "1e308", "-1e308", "1e400", '""', '"\\u0000"',
        "[]", "{}", "[0]", "[1,1]", "[[]]", '[{}]', '{"a":1}', '"eu"', '"2024-02-30"', '"9999-12-31"',
        '"24:00"', '"00:00"', '"../../../etc/passwd"']
    ] + [
        Raw(json.dumps("x" * 10_000)), Raw(json.dumps(RTL)), Raw("[" + "1," * 99_999 + "1]"),
        Raw("[" * 1000 + "]" * 1000)]


def bounds(rule):
    """The ends of a range, and what lies beside them."""
    found = []
    for end in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]:
        if isinstance(rule.get(end), (int, float)):
            value = rule[end]
            steps = [value - 1, value, value + 1] if rule.get("type") == "integer" else [
                value, value * (1 - 1e-15), value * (1 + 1e-15) if value else 1e-300]
            found += [Raw(repr(step)) for step in steps]
    return found


def arrays(rule, schema, now):
    """Arrays of what the key's elements are: of none, of one, and of very many."""
    if rule.get("type") != "array":
        return []
    items = now if isinstance(now, list) and now else [minimal(rule.get("items", {}), schema)]
    one = json.dumps(items[0])
    return [Raw(f"[{one}]"), Raw("[" + ",".join([one] * 1_000) + "]"),
            Raw("[" + ",".join([one] * 100_000) + "]")]


# What the schema does not say of a law: which of its keys go together.
LAWS = {
    "lognormal": {"mean": 1, "cv": 1}, "uniform": {"lower": 1, "upper": 3},
    "triangular": {"lower": 1, "mode": 2, "upper": 3},
    "histogram": {"edges": [1, 2], "weights": [1]},
    "empirical": {"values": [1, 2]},
}


def resolved(rule, schema):
    while "$ref" in rule:
        rule = schema["$defs"][rule["$ref"].split("/")[-1]]
    return rule


def alternatives(rule, schema):
    rule = resolved(rule, schema)
    for kind in ["anyOf", "oneOf"]:
        if kind in rule:
            return [leaf for part in rule[kind] for leaf in alternatives(part, schema)]
    return [rule]


def minimal(rule, schema):
    """Some value that the rule allows, as small as can be."""
    rule = alternatives(rule, schema)[0]
    if "default" in rule:
        return rule["default"]
    if "const" in rule:
        return rule["const"]
    if "enum" in rule:
        return rule["enum"][0]
    kind = rule.get("type")
    if kind == "object":
        keys = list(rule.get("required", []))
        for part in rule.get("allOf", []) + [rule]:
            forms = part.get("oneOf", [])
            keys += [key for key in (forms[0].get("required", []) if forms else []) if key not in keys]
        made = {key: minimal(rule["properties"][key], schema) for key in keys
                if key in rule.get("properties", {})}
        if "byHours" in made:
            made["byHours"] = 1
        return made | LAWS.get(made.get("distribution"), {})
    if kind == "array":
        return [minimal(rule.get("items", {}), schema)] * max(1, rule.get("minItems", 1))
    if kind in ("number", "integer"):
        low, high = rule.get("minimum", rule.get("exclusiveMinimum", 0)), rule.get("maximum", 1)
        return low + 1 if low + 1 <= high else (low + high) / 2
    if kind == "boolean":
        return True
    return "2024-02-05" if "[0-9]{4}" in rule.get("pattern", "") else "a"


def places(rule, value, schema, path=(), seen=()):
    """Every key that the schema knows below a value, with the place of its object in it."""
    for part in alternatives(rule, schema):
        if "properties" in part and (isinstance(value, dict) or value is None):
            tag = next((key for key, sub in part["properties"].items()
                        if len(sub.get("enum", [])) == 1 or "const" in sub), None)
            if tag and isinstance(value, dict) and tag in value:
                sub = part["properties"][tag]
                if value[tag] not in sub.get("enum", [sub.get("const")]):
                    continue
            for key, sub in part["properties"].items():
                if id(sub) in seen:
                    continue
                below = value.get(key) if isinstance(value, dict) else None
                yield path + (key,), sub, below
                yield from places(sub, below, schema, path + (key,), seen + (id(sub),))
        elif part.get("type") == "array" and "items" in part:
            first = value[0] if isinstance(value, list) and value else None
            yield from places(part["items"], first, schema, path + (0,), seen)
        elif isinstance(part.get("additionalProperties"), dict):
            yield path + ("a",), part["additionalProperties"], None


def replaced(document, path, value):
    """The document with the value at the path, to which it has the way."""
    document = copy.deepcopy(document)
    at = document
    for step in path[:-1]:
        at = at[step]
    if isinstance(path[-1], int):
        at[path[-1]:] = [value]
    else:
        at[path[-1]] = value
    return document


def text(document):
    """JSON in which raw values stand as they are."""
    raws = []

    def hide(value):
        if isinstance(value, Raw):
            raws.append(value)
            return f"\x01{len(raws) - 1}\x01"
        if isinstance(value, dict):
            return {key: hide(part) for key, part in value.items()}
        return [hide(part) for part in value] if isinstance(value, list) else value

    shown = json.dumps(hide(document))
    return re.sub(r'"\\u0001(\d+)\\u0001"', lambda match: raws[int(match[1])], shown)


def filled(document, path, schema):
    """The document with minimal objects where the path leads through what it has not."""
    document = copy.deepcopy(document)
    at, rules = document, [schema]
    for place, step in enumerate(path[:-1]):
        options = [leaf for rule in rules for leaf in alternatives(rule, schema)]
        if isinstance(step, int):
            rules = [leaf["items"] for leaf in options if "items" in leaf]
            if not at:
                at.append(minimal(rules[0], schema))
        else:
            rules = [leaf["properties"][step] for leaf in options
                     if step in leaf.get("properties", {})]
            wanted = list if isinstance(path[place + 1], int) else dict
            if not isinstance(at.get(step), wanted):
                fitting = [leaf for rule in rules for leaf in alternatives(rule, schema)
                           if leaf.get("type") == ("array" if wanted is list else "object")
                           and (wanted is list or path[place + 1] in leaf.get("properties", {})
                                or "properties" not in leaf)]
                at[step] = minimal(fitting[0], schema) if fitting else wanted()
        at = at[step]
    return document


def key_cases(tool):
    """Every key with every value: where, shown value, and the files and words of a command."""
    schema = json.loads(subprocess.check_output([tool, "schema"]))
    listed = subprocess.check_output([tool, "workloads", "--json"], text=True)
    names = [entry["name"] for entry in json.loads(listed)["workloads"]]
    bases = []
    for name in names:
        source = subprocess.run([tool, "workloads", name], capture_output=True, text=True).stdout
        if "trace" not in json.loads(source).get("demand", {}):
            bases.append((len(source), name, json.loads(source)))
    best = {}
    for size, name, document in sorted(bases):
        for path, rule, now in places(schema, document, schema):
            found = present(document, path)
            generic = tuple(step if isinstance(step, str) else 0 for step in path)
            key = (generic, id(rule))
            if key not in best or found > best[key][0]:
                best[key] = (found, name, document, path, rule, now)
    cases, done = [], set()
    for (generic, _), (_, name, document, path, rule, now) in sorted(
            best.items(), key=lambda item: str(item[0][0])):
        document = {key: part for key, part in document.items()
                    if key not in ("figures", "baseline") or key == path[0]}
        base = filled(document, path, schema)
        base.setdefault("horizonDays", 0.05)
        if path[0] not in ("horizonDays", "warmUpDays"):
            base["horizonDays"] = min(base["horizonDays"], 0.05)
            base["warmUpDays"] = 0
        leaves = alternatives(rule, schema)
        values = general() + [value for leaf in leaves for value in bounds(leaf)]
        values += [value for leaf in leaves for value in arrays(leaf, schema, now)]
        for value in values:
            where = f"{'.'.join(map(str, path))} of {name}"
            if (where, value) in done:
                continue
            done.add((where, value))
            cases.append((where, value, base, path))
    return cases


def present(document, path):
    """How many steps of the path to the key's object are there."""
    count = 0
    for step in path[:-1]:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            break
        count += 1
    return count


# A command of each verb that takes no time; {} is a small workload.
COMMANDS = {
    "run": ["run", "{}", "-r", "2", "--horizon", "2h"],
    "compare": ["compare", "{}", "--variant", "b:humans.agents=15", "-r", "2", "--horizon", "2h"],
    "sweep": ["sweep", "{}", "--vary", "humans.agents=13,14", "-r", "2", "--horizon", "2h"],
    "merge": ["merge", "{part}"],
    "tune": ["tune", "{}", "--vary", "humans.agents=13,14", "--minimise", "waitingSeconds", "-r",
             "2", "--horizon", "2h", "--max-replications", "4"],
    "staff": ["staff", "{}", "--target", "serviceLevel>=0.5", "--horizon", "2h", "--by",
              "constant", "--max-replications", "4"],
    "plan": ["plan", "theory/attrition", "--target", "serviceLevel>=0.5", "--horizon", "2d", "-r", "2"],
    "calibrate": ["calibrate", "{}", "--input", "humans.agents", "--to", "waitingSeconds=30", "-r", "2", "--horizon", "2h"],
    "report": ["report", "{result}"],
    "trace": ["trace", "{}", "--horizon", "2h"],
    "fit": ["fit", "{log}", "--layout", "switchboard"],
    "bench": ["bench", "{}", "--repeats", "1", "--horizon", "1h"],
    "verify": None, "claims": ["claims"], "workloads": ["workloads"], "validate": ["validate", "{}"],
    "schema": ["schema"], "explain": ["explain"], "completions": ["completions", "bash"],
    "help": ["help"],
}

TEXTS = [
    "", " ", "-", "--", "0", "-0", "1", "-1", "2", "1e3", "1e-320", "1e308", "1e400", "nan", "inf",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "0.5", "1/3", "0/0",
    "9223372036854775807/9223372036854775807", "3/2", "auto", "0s", "1s", "1e300d", "5e-324s",
    "0%", "100%", "1e9%", "1K", "9e18T", "true", "null", "[]", "a=b", "a=", "=1", "a:b=c",
    "humans.agents=1:1e9:1", "humans.agents=1:2:1e-320", "humans.agents=2:1:-1", "humans.agents=",
    "humans.agents=1e308", "waitingSeconds", "waitingSeconds>=0.8", "serviceLevel>=1e-320",
    "serviceLevel<=", "waitingSeconds=1e308", "8h:1h@4h", "0h:0h@0h", "2024-02-30", "9999-12-31T23:59",
    "2024-02-01", "0-0", "0-9223372036854775807", "x" * 10_000, "," * 10_000, "/", "/dev/null",
    "/nonexistent/x", "../x", RTL, "\x1b[2J", "é" * 3_000, "{shard}", "mon-sun", "+99:99", "+01:00/eu",
]


def option_cases(tool):
    cases = []
    for verb, command in COMMANDS.items():
        if command is None:
            continue
        page = subprocess.check_output([tool, "help", verb], text=True)
        for name in dict.fromkeys(re.findall(r"^ +(?:-\w, )?--(?:\[no-\])?([\w-]+)", page, re.M)):
            # No other files than those of the case, and no long work that was asked for.
            if name in ("help", "time"):
                continue
            kept = without(command, "--" + name)
            for text in TEXTS:
                cases.append((f"{verb} --{name}", text, kept + [f"--{name}={text}"], None))
            cases.append((f"{verb} --{name}", "(flag)", kept + [f"--{name}"], None))
    return cases


def without(command, flag):
    kept, skip = [], False
    for word in command:
        if skip:
            skip = False
        elif word == flag or (flag, word) == ("--replications", "-r"):
            skip = True
        else:
            kept.append(word)
    return kept


class Runner:
    """Runs cases, each in a folder of its own."""

    def __init__(self, tool):
        self.tool = tool
        self.common = Path(tempfile.mkdtemp(prefix="values-"))
        self.small = self.common / "small.json"
        small = subprocess.check_output([tool, "workloads", "theory/erlang-a-14"])
        self.small.write_bytes(small)
        quiet = dict(stderr=subprocess.DEVNULL, cwd=self.common)
        (self.common / "log").write_bytes(subprocess.check_output(
            [tool, "trace", "hybrid", "--horizon", "2h", "--sample", "1%"], **quiet))
        (self.common / "part").write_bytes(subprocess.check_output(
            [tool, "sweep", "small.json", "--vary", "humans.agents=13,14", "-r", "2", "--ndjson",
             "--horizon", "2h"], **quiet))
        (self.common / "result").write_bytes(subprocess.check_output(
            [tool, "run", "small.json", "-r", "2", "--json", "--horizon", "2h"], **quiet))

    def run(self, case):
        where, value, base, path = case
        folder = Path(tempfile.mkdtemp(dir=self.common))
        try:
            if path is not None:
                document = replaced(base, path, value)
                (folder / "w.json").write_text(text(document))
                words = ["run", "w.json", "-r", "1", "-j", "1", "--memory", "900M", "--json"]
            else:
                for name in ["small.json", "log", "part", "result"]:
                    shutil.copy(self.common / name, folder / name)
                words = [{"{}": "small.json", "{part}": "part", "{log}": "log",
                          "{result}": "result"}.get(word, word) for word in base]
                words = [word.replace("\0", "") for word in words]
            return self.judge(where, value, folder, words)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def judge(self, where, value, folder, words):
        environment = dict(os.environ, SWITCHBOARD_THREADS="1", SWITCHBOARD_MEMORY="900M")
        start = time.monotonic()
        with open(folder / "said", "wb") as said, open(folder / "out", "wb") as out:
            process = subprocess.Popen(
                [self.tool] + words, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=said,
                env=environment)
            killer = threading.Timer(SECONDS, process.kill)
            killer.start()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = 0
            killer.cancel()
        seconds = time.monotonic() - start
        code = os.waitstatus_to_exitcode(status)
        messages = (folder / "said").read_text(errors="replace")
        verdict = ""
        if seconds >= SECONDS:
            verdict = "too long"
        elif code not in ALLOWED:
            verdict = "trap or fault"
        elif usage.ru_maxrss * 1024 > BYTES:
            verdict = "too much memory"
        return dict(zip(COLUMNS, [
            where, value[:60], verdict, code, round(seconds, 2), usage.ru_maxrss // 1024,
            " ".join(messages.split())[:160]]))


def summary(rows):
    """What the cases of each key or option came to."""
    places = {}
    for row in rows:
        places.setdefault(row["where"], []).append(row)
    for where, own in sorted(places.items()):
        yield dict(zip(SUMMARY, [
            where, len(own), sum(int(row["code"]) in (0, 1, 2) for row in own),
            sum(int(row["code"]) > 2 for row in own), sum(row["verdict"] != "" for row in own),
            max(float(row["seconds"]) for row in own), max(int(row["mebibytes"]) for row in own)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=["keys", "options"])
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--tool", default="switchboard")
    parser.add_argument("--results", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    tool = shutil.which(options.tool) or sys.exit(f"there is no {options.tool}")
    tool = str(Path(tool).resolve())
    cases = (key_cases if options.what == "keys" else option_cases)(tool)
    cases = [case for case in cases if options.only in case[0]]
    total = len(cases)
    if options.sample:
        cases = random.Random(options.seed).sample(cases, min(options.sample, total))
    runner = Runner(tool)
    start = time.monotonic()
    try:
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            rows = []
            for row in pool.map(runner.run, cases):
                rows.append(row)
                if row["verdict"]:
                    print(*row.values(), sep=" | ", flush=True)
    finally:
        shutil.rmtree(runner.common, ignore_errors=True)
    faults = [row for row in rows if row["verdict"]]
    places = len({row["where"] for row in rows})
    codes = {code: sum(row["code"] == code for row in rows) for code in {row["code"] for row in rows}}
    print(f"{len(rows)} of {total} cases, {places} {options.what}, exit codes {dict(sorted(codes.items()))}, "
          f"{len(faults)} faults, {time.monotonic() - start:.0f} s")
    if options.results:
        with options.results.open("w", newline="") as file:
            writer = csv.DictWriter(file, SUMMARY, lineterminator="\n")
            writer.writeheader()
            writer.writerows(summary(rows))
    sys.exit(1 if faults else 0)


main()
