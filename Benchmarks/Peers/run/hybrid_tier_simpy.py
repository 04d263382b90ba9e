"""The reference model in SimPy: a process for each conversation.

usage: hybrid_tier_simpy.py DAYS SEED
"""

import json
import math
import random
import statistics
import sys
import time

import simpy

ARRIVALS_PER_SECOND = 3_450_000 / (30 * 86_400)
AI_SECONDS, HANDLING_SECONDS, PATIENCE_SECONDS = 120, 660, 900
HAND_OVER_PROBABILITY = 1 / 3
AGENTS = 310
QUICK_SECONDS = 20
SIGMA = math.sqrt(math.log(2))


class Observed:
    """Every value, as it is usual in SimPy."""

    def __init__(self):
        self.ai, self.waits, self.handling, self.times = [], [], [], []
        self.abandoned = 0
        self.busy = 0.0


def lognormal(mean):
    """A coefficient of variation of 1."""
    return random.lognormvariate(math.log(mean) - SIGMA**2 / 2, SIGMA)


def conversation(env, agents, horizon, seen):
    start = env.now
    session = lognormal(AI_SECONDS)
    yield env.timeout(session)
    seen.ai.append(session)
    if random.random() < HAND_OVER_PROBABILITY:
        yield from human_service(env, agents, horizon, seen)
    seen.times.append(env.now - start)


def human_service(env, agents, horizon, seen):
    asked = env.now
    with agents.request() as request:
        outcome = yield request | env.timeout(random.expovariate(1 / PATIENCE_SECONDS))
        seen.waits.append(env.now - asked)
        if request not in outcome:
            seen.abandoned += 1
            return
        session = lognormal(HANDLING_SECONDS)
        seen.busy += max(0.0, min(env.now + session, horizon) - env.now)
        yield env.timeout(session)
        seen.handling.append(session)


def arrivals(env, agents, horizon, seen):
    while True:
        gap = random.expovariate(ARRIVALS_PER_SECOND)
        if env.now + gap >= horizon:
            return
        yield env.timeout(gap)
        env.process(conversation(env, agents, horizon, seen))


def simulate(days, seed):
    random.seed(seed)
    horizon = days * 86_400
    seen = Observed()
    env = simpy.Environment()
    agents = simpy.Resource(env, capacity=AGENTS)
    env.process(arrivals(env, agents, horizon, seen))
    env.run()
    percentiles = statistics.quantiles(seen.times, n=100, method="inclusive")
    return {
        "name": "simpy",
        "days": days,
        "conversations": len(seen.times),
        "events": None,
        "automatedShare": 1 - len(seen.waits) / len(seen.times),
        "aiSeconds": statistics.fmean(seen.ai),
        "waitSeconds": statistics.fmean(seen.waits),
        "waitedOver20": sum(wait > QUICK_SECONDS for wait in seen.waits) / len(seen.waits),
        "abandonment": seen.abandoned / len(seen.waits),
        "handlingSeconds": statistics.fmean(seen.handling),
        "occupancy": seen.busy / (AGENTS * horizon),
        "p50": percentiles[49],
        "p90": percentiles[89],
        "p99": percentiles[98],
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: hybrid_tier_simpy.py DAYS SEED")
    start = time.process_time()
    result = simulate(float(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps(result | {"cpuSeconds": time.process_time() - start}))
