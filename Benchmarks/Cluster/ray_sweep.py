"""A sweep by Ray: `python3 ray_sweep.py SHARDS SWEEP...`, in a folder that all nodes see."""

import os
import subprocess
import sys

import ray


@ray.remote(num_cpus=1, max_retries=3)
def shard(number, count, sweep, folder):
    part = f"{folder}/part-{number}.ndjson"
    subprocess.run(
        ["switchboard", "sweep", *sweep, "--ndjson", "--shard", f"{number}/{count}", "--threads", "1",
         "--output", part, "--resume", "--no-progress"], check=True)
    return part


count, sweep = int(sys.argv[1]), sys.argv[2:]
ray.init()
parts = ray.get([shard.remote(i, count, sweep, os.getcwd()) for i in range(1, count + 1)])
subprocess.run(["switchboard", "merge", *parts, "--output", "whole.ndjson"], check=True)
