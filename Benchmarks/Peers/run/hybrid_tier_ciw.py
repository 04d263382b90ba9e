"""The reference model in Ciw: a network of two nodes with reneging.

usage: hybrid_tier_ciw.py DAYS SEED
"""

import json
import math
import statistics
import sys
import time

import ciw

ARRIVALS_PER_SECOND = 3_450_000 / (30 * 86_400)
AI_SECONDS, HANDLING_SECONDS, PATIENCE_SECONDS = 120, 660, 900
HAND_OVER_PROBABILITY = 1 / 3
AGENTS = 310
QUICK_SECONDS = 20
AI, HUMANS = 1, 2
SIGMA = math.sqrt(math.log(2))


class UntilHorizon(ciw.dists.Exponential):
    """Arrivals that stop: whoever is present then is still served."""

    def __init__(self, rate, horizon):
        super().__init__(rate)
        self.horizon = horizon

    def sample(self, t=None, ind=None):
        gap = super().sample(t, ind)
        return gap if t + gap < self.horizon else float("inf")


def lognormal(mean):
    """A coefficient of variation of 1."""
    return ciw.dists.Lognormal(math.log(mean) - SIGMA**2 / 2, SIGMA)


def network(horizon):
    return ciw.create_network(
        arrival_distributions=[UntilHorizon(ARRIVALS_PER_SECOND, horizon), None],
        service_distributions=[lognormal(AI_SECONDS), lognormal(HANDLING_SECONDS)],
        number_of_servers=[float("inf"), AGENTS],
        routing=[[0.0, HAND_OVER_PROBABILITY], [0.0, 0.0]],
        reneging_time_distributions=[None, ciw.dists.Exponential(1 / PATIENCE_SECONDS)],
    )


def summary(records, horizon):
    ai = [record for record in records if record.node == AI]
    offered = [record for record in records if record.node == HUMANS]
    handled = [record for record in offered if record.record_type == "service"]
    waits = [record.waiting_time for record in offered]
    starts = {record.id_number: record.arrival_date for record in ai}
    ends = {record.id_number: record.exit_date for record in ai}
    ends.update((record.id_number, record.exit_date) for record in offered)
    times = [ends[number] - start for number, start in starts.items()]
    percentiles = statistics.quantiles(times, n=100, method="inclusive")
    busy = sum(
        max(0.0, min(record.service_end_date, horizon) - record.service_start_date)
        for record in handled
    )
    return {
        "conversations": len(ai),
        "events": None,
        "automatedShare": 1 - len(offered) / len(ai),
        "aiSeconds": statistics.fmean(record.service_time for record in ai),
        "waitSeconds": statistics.fmean(waits),
        "waitedOver20": sum(wait > QUICK_SECONDS for wait in waits) / len(waits),
        "abandonment": 1 - len(handled) / len(offered),
        "handlingSeconds": statistics.fmean(record.service_time for record in handled),
        "occupancy": busy / (AGENTS * horizon),
        "p50": percentiles[49],
        "p90": percentiles[89],
        "p99": percentiles[98],
    }


def simulate(days, seed):
    ciw.seed(seed)
    horizon = days * 86_400
    simulation = ciw.Simulation(network(horizon))
    # Two days more than the arrivals: an empty system costs nothing.
    simulation.simulate_until_max_time(horizon + 2 * 86_400)
    return {"name": "ciw", "days": days} | summary(simulation.get_all_records(), horizon)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: hybrid_tier_ciw.py DAYS SEED")
    start = time.process_time()
    result = simulate(float(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps(result | {"cpuSeconds": time.process_time() - start}))
