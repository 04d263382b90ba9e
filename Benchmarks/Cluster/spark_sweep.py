"""A sweep by Spark: `spark-submit spark_sweep.py SHARDS SWEEP...`.

The rows come back through `RDD.pipe`: nodes need the program and no common folder.
"""

import shlex
import subprocess
import sys

from pyspark import SparkContext

count, sweep = int(sys.argv[1]), sys.argv[2:]
command = (
    f"bash -c 'read shard && exec switchboard sweep {shlex.join(sweep)} --ndjson --threads 1 "
    f"--no-progress --shard $shard/{count}'")
lines = SparkContext().parallelize(range(1, count + 1), count).pipe(command, checkCode=True)
with open("part-all.ndjson", "w", encoding="utf-8") as file:
    for line in lines.toLocalIterator():
        print(line, file=file)
subprocess.run(["switchboard", "merge", "part-all.ndjson", "--output", "whole.ndjson"], check=True)
