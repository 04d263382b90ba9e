"""A sweep by Spark: `spark-submit spark_sweep.py SHARDS SWEEP...`.

The rows come back through `RDD.pipe`: nodes need the program and no common folder.
"""

import os
import shlex
import subprocess
import sys

from pyspark import SparkContext

count, sweep = int(sys.argv[1]), sys.argv[2:]
command = (
    f"bash -c 'read shard && exec switchboard sweep {shlex.join(sweep)} --ndjson --threads 1 "
    f"--no-progress --shard $shard/{count}'")
# Without an environment the program would not be found.
shards = SparkContext().parallelize(range(1, count + 1), count)
lines = shards.pipe(command, env=dict(PATH=os.environ["PATH"]), checkCode=True)
with open("part-all.ndjson", "w", encoding="utf-8") as file:
    for line in lines.toLocalIterator():
        print(line, file=file)
subprocess.run(["switchboard", "merge", "part-all.ndjson", "--output", "whole.ndjson"], check=True)
