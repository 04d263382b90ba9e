"""The speed goals: how many times as long the peers take, and what they are about."""

# Their time of a hold over ours, exponential and bimodal, by the number of pending events.
QUEUE = {
    "swift-collections-heap": {100: 4.5, 1000: 7, 10**4: 9, 10**5: 9, 10**6: 16, 10**7: 16},
    "std-priority-queue": {100: 3.2, 1000: 5, 10**4: 6, 10**5: 6.5, 10**6: 12, 10**7: 14},
    "boost-4-ary": {100: 3.3, 1000: 5.5, 10**4: 6.5, 10**5: 7, 10**6: 14, 10**7: 15},
    "rust-binary-heap": {100: 3, 1000: 5, 10**4: 6, 10**5: 6.5, 10**6: 13, 10**7: 14},
    "best tuned heap": {100: 1.7, 1000: 2.4, 10**4: 3, 10**5: 3.5, 10**6: 12, 10**7: 14},
}
BEST_TUNED = ("packed-4-ary", "packed-8-ary", "boost-4-ary-packed")
# The best heap that marks what is cancelled, over ours.
CANCEL = {100: 1.5, 10**4: 1.9, 10**6: 10}

# At most.
FLATNESS = 2.3
TIES = 1.3
FEW_EVENTS = 1.1
MEMORY = 1.25

# Our conversations per CPU second over theirs, at least.
RUN = {"cpp-priority-queue": 3, "simpy": 90, "ciw": None}
SINGLE_SERVER = 1.5
# At most, but for the speed-up.
PEAK_MIB = 32
START_UP_MS = 5
YEAR_OVER_DAY = 1.1
HUNDREDFOLD = 1.6
TWO_CORES = 1.9

# Seconds by the clock on two cores, at most.
DECISION_SECONDS = {
    "tune hybrid": 60,
    "staff hybrid, 24 intervals": 120,
    "staff launch-month, 24 intervals": 120,
}

# Rows of a log in millions a second, at least.
LOG_MILLION_ROWS = {
    "conversations, CSV": 3,
    "conversations, NDJSON": 1.2,
    "events, CSV": 4,
    "fit of all columns": 1,
    "fit of the starts alone": 1,
}
