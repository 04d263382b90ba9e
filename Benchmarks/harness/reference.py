"""The hold model once more, with heapq and nothing clever: what every queue must pop.

usage: reference.py hold|cancel INCREMENTS N HOLDS > DUMP
"""

import heapq
import sys
from array import array
from collections import deque
from pathlib import Path

MASK = (1 << 20) - 1


def _warm_up(factor, n):
    return min(max(factor * n, 100_000), 20_000_000)


def hold(increments, n, holds):
    """The popped pairs (key, payload), one after the other."""
    heap = [(increments[i & MASK], i) for i in range(n)]
    heapq.heapify(heap)
    popped = array("Q")
    warm_up = _warm_up(2, n)
    for number in range(n, n + warm_up + holds):
        key, payload = heap[0]
        heapq.heapreplace(heap, (key + increments[number & MASK], number))
        if number >= n + warm_up:
            popped.extend((key, payload))
    return popped


def cancel(increments, n, holds):
    """The same with timers, which really leave when they are cancelled."""
    length = max(1, n * 3 // 10)
    heap = [(increments[i & MASK], i << 1) for i in range(n - length)]
    heapq.heapify(heap)
    number = n - length
    timers, gone, popped = deque(), set(), array("Q")
    warm_up = _warm_up(8, n)
    for step in range(warm_up + holds):
        key, payload = heapq.heappop(heap)
        while payload in gone:
            gone.remove(payload)
            key, payload = heapq.heappop(heap)
        if payload & 1 == 0:
            heapq.heappush(heap, (key + increments[number & MASK], number << 1))
            number += 1
        if step % 7 < 3:
            if len(timers) == length:
                gone.add(timers.popleft())
            due = key + 8 * increments[number & MASK] + (12 << 32)
            timers.append(number << 1 | 1)
            heapq.heappush(heap, (due, timers[-1]))
            number += 1
        if step >= warm_up:
            popped.extend((key, payload))
    return popped


def main(mode, path, n, holds):
    increments = array("Q", Path(path).read_bytes())
    if sys.byteorder == "big":
        increments.byteswap()
    popped = {"hold": hold, "cancel": cancel}[mode](increments, int(n), int(holds))
    if sys.byteorder == "big":
        popped.byteswap()
    sys.stdout.buffer.write(popped.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
