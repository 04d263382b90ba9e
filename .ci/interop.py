"""Reads the logs in the current folder with several programs, which must find the same in them."""

import csv
import json
from datetime import datetime
from importlib.metadata import version

import duckdb
import pandas
import pm4py
import polars

result = json.load(open("result.json"))
offered = result["replicationValues"]["offered"][0]
waited = result["replicationValues"]["waitingSeconds"][0]


def check(program, what, found, expected):
    equal = abs(found - expected) <= 1e-9 * abs(expected) if isinstance(found, float) else found == expected
    if not equal:
        raise SystemExit(f"{program}: {what} is {found!r} and not {expected!r}")
    print(f"{program} {version(program)}: {what} {found}")


plain = list(csv.DictReader(open("conversations.csv", newline="", encoding="utf-8")))
intents = {row["intent"] for row in plain}
check("pandas", "a name with quotes and commas is whole:", '日本語 "a, b" <&>' in intents, True)

for form, reader in [("csv", "read_csv"), ("ndjson", "read_json")]:
    sql = f"{reader}('conversations.{form}')"
    types = {row[0]: row[1] for row in duckdb.sql(f"DESCRIBE SELECT * FROM {sql}").fetchall()}
    found = duckdb.sql(f"SELECT count(*) FILTER (counted), avg(wait_seconds) FILTER (counted) FROM {sql}")
    count, wait = found.fetchall()[0]
    check("duckdb", f"counted conversations in {form}", float(count), float(offered))
    check("duckdb", f"mean wait in {form}", wait, waited)
    for column, kind in [
        ("start", "TIMESTAMP"), ("end", "TIMESTAMP"), ("resolved", "BOOLEAN"), ("ai_correct", "BOOLEAN"),
        ("confidence", "DOUBLE"), ("wait_seconds", "DOUBLE"), ("issue", "BIGINT"), ("agent", "BIGINT"),
    ]:
        check("duckdb", f"{form} has a {kind.lower()} in {column}", types[column].startswith(kind), True)
duckdb.sql("COPY (FROM 'conversations.csv') TO 'conversations.parquet'")
check("duckdb", "rows in Parquet", duckdb.sql("SELECT count(*) FROM 'conversations.parquet'").fetchall()[0][0], len(plain))

frame = pandas.read_csv("conversations.csv", parse_dates=["start", "end"])
check("pandas", "mean wait", float(frame[frame.counted].wait_seconds.mean()), waited)
check("pandas", "times have a zone", str(frame.start.dt.tz), "UTC")
changing = pandas.read_csv("changing.csv")
starts = pandas.to_datetime(changing.start, utc=True)
check("pandas", "times on both sides of a change of the clock", int(starts.notna().sum()), len(changing))
duck = duckdb.sql("SELECT count(DISTINCT strftime(start, '%z')), min(epoch_us(start)) FROM 'changing.csv'")
check("duckdb", "first start in microseconds", duck.fetchall()[0][1], int(starts.min().value // 1000))
check("polars", "first start in microseconds", polars.read_csv("changing.csv", try_parse_dates=True)["start"].dt.epoch("us").min(), int(starts.min().value // 1000))
lines = pandas.read_json("conversations.ndjson", lines=True)
check("pandas", "rows of JSON", len(lines), len(plain))

table = polars.read_csv("conversations.csv", try_parse_dates=True)
counted = table.filter(polars.col("counted"))
check("polars", "mean wait", counted["wait_seconds"].mean(), waited)
check("polars", "times", str(table["start"].dtype).startswith("Datetime"), True)
check("polars", "rows of JSON", polars.read_ndjson("conversations.ndjson").height, len(plain))

events = list(csv.DictReader(open("events.csv", newline="", encoding="utf-8")))
times = [datetime.fromisoformat(event["time"]) for event in events]
check("pandas", "events are in the order of time", times == sorted(times), True)
check("polars", "events of JSON", polars.read_ndjson("events.ndjson").height, len(events))

sample = list(csv.DictReader(open("sample.csv", newline="", encoding="utf-8")))
issues = {row["issue"] for row in sample}
log = pm4py.read_xes("issues.xes")
check("pm4py", "events in XES", len(log), len(sample))
check("pm4py", "issues in XES", log["case:concept:name"].nunique(), len(issues))
starts = sorted({row["event"] for row in sample if row["event"] == "started"})
check("pm4py", "activities that begin", sorted(pm4py.get_start_activities(log)), starts)
objects = pm4py.read_ocel2_json("issues.jsonocel")
check("pm4py", "events in OCEL", len(objects.events), len(sample))
kinds = objects.objects["ocel:type"].value_counts().to_dict()
check("pm4py", "issues in OCEL", kinds["issue"], len(issues))
check("pm4py", "conversations in OCEL", kinds["conversation"], len({row["conversation"] for row in sample}))
