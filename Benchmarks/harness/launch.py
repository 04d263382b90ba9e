"""Runs a command and adds a line of what it cost to its output.

usage: launch.py LIMIT-SECONDS COMMAND...      (a limit of 0 is none)

The peak memory that the system tells of a process begins with that of the one which started
it. So this one is small, and always the same.
"""

import os
import signal
import sys
import time


def main(limit, *command):
    start = time.monotonic()
    process = os.posix_spawnp(command[0], command, os.environ)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(process, signal.SIGKILL))
    signal.alarm(int(limit))
    _, status, usage = os.wait4(process, 0)
    wall = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    # Darwin counts bytes.
    peak = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    print(f"{code} {usage.ru_utime + usage.ru_stime} {wall} {peak}")


if __name__ == "__main__":
    main(*sys.argv[1:])
