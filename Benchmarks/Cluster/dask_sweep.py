"""A sweep by Dask: `python3 dask_sweep.py SHARDS SWEEP...`, in a folder that all workers see.

Without a scheduler's address in DASK_SCHEDULER it starts workers on this machine.
"""

import os
import subprocess
import sys


def shard(number, count, sweep):
    part = f"part-{number}.ndjson"
    subprocess.run(
        ["switchboard", "sweep", *sweep, "--ndjson", "--shard", f"{number}/{count}", "--threads", "1",
         "--output", part, "--resume", "--no-progress"], check=True)
    return part


if __name__ == "__main__":
    from dask.distributed import Client

    count, sweep = int(sys.argv[1]), sys.argv[2:]
    address = os.environ.get("DASK_SCHEDULER")
    with Client(address) if address else Client(threads_per_worker=1, dashboard_address=None) as client:
        parts = client.gather(client.map(shard, range(1, count + 1), count=count, sweep=sweep))
    subprocess.run(["switchboard", "merge", *parts, "--output", "whole.ndjson"], check=True)
