"""Holds the rosters of `coverage-study rosters` against those of an exact solver.

    coverage-study rosters 60 > rosters.jsonl
    python3 Benchmarks/Coverage/rosters.py rosters.jsonl
"""

import json
import sys

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_matrix

SECONDS = 60


def optimum(case):
    """Paid hours of the cheapest cover, and the bound below which there is none."""
    columns, needs = case["columns"], case["needs"]
    matrix = lil_matrix((len(needs), len(columns)))
    for number, column in enumerate(columns):
        for place in column:
            matrix[place, number] = 1
    costs = numpy.array([len(column) for column in columns])
    found = milp(
        costs,
        constraints=LinearConstraint(matrix.tocsr(), lb=needs),
        integrality=numpy.ones(len(columns)),
        bounds=Bounds(lb=0),
        options={"time_limit": SECONDS},
    )
    hours = case["minutes"] / 60
    return round(found.fun) * hours, found.mip_dual_bound * hours


def main():
    print("case,minutes,paidHours,lowerBound,optimum,boundOfSolver,excessPercent")
    for number, line in enumerate(open(sys.argv[1])):
        case = json.loads(line)
        best, bound = optimum(case)
        excess = 100 * (case["paidHours"] / best - 1)
        print(
            f"{number},{case['minutes']},{case['paidHours']},{case['lowerBound']},"
            f"{best},{bound:.2f},{excess:.2f}",
            flush=True,
        )


main()
