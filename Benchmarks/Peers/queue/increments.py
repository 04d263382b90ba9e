"""Writes the increments of the hold model: 2^20 little-endian UInt64, round(x * 2^32).

usage: increments.py LAW > FILE
"""

import array
import random
import sys

COUNT = 1 << 20
UNIT = 1 << 32

LAWS = {
    "exponential": lambda rng: rng.expovariate(1),
    # An application's mix: nine short delays, one a hundred times longer.
    "bimodal": lambda rng: rng.expovariate(1 if rng.random() < 0.9 else 0.01),
    "heavy": lambda rng: min(rng.paretovariate(1.1), COUNT),
    # Nothing but equal keys, in crowds.
    "ties": lambda rng: rng.randrange(4),
    "constant": lambda rng: 1,
}


def increments(law):
    # A number, not the name: the hash of a string differs from process to process.
    rng = random.Random(1 + list(LAWS).index(law))
    return array.array("Q", (round(LAWS[law](rng) * UNIT) for _ in range(COUNT)))


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LAWS:
        sys.exit(f"usage: increments.py {'|'.join(LAWS)} > FILE")
    values = increments(sys.argv[1])
    if sys.byteorder == "big":
        values.byteswap()
    sys.stdout.buffer.write(values.tobytes())
