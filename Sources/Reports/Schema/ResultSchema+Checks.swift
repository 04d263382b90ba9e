import FieldTables

/// What is known of the program and of what was published.
extension ResultSchema {
    static let verification = ObjectRule(
        "verification", "The simulator beside exact theory.",
        [
            .required("cases", list(referenceCase), "The reference cases."),
            .required("predictors", list(predictor), "How well waits are predicted."),
        ])

    private static let referenceCase = ObjectRule(
        "case", "A value that is known exactly.",
        [
            .required("name", text, "What it is."), .required("exact", number, "The exact value."),
            .required("simulated", number, "The simulated one."),
            .required("halfWidth", maybeNumber, "Half its interval."),
            .required("standardErrors", maybeNumber, "How far they are apart."),
            .required("pass", flag, "Whether they agree."),
        ])

    private static let predictor = ObjectRule(
        "predictor", "How well waits are predicted.",
        [
            .required("workload", text, "Where."), .required("predictor", text, "By what."),
            .required("waitSeconds", .object(interval), "The mean wait."),
            .required("biasSeconds", .object(interval), "Predicted less actual."),
            .required("rootMeanSquareErrorSeconds", .object(interval), "The error."),
        ])

    static let claims = ObjectRule(
        "claims", "Published figures read together.",
        [
            .required("claims", list(claim), "What follows from them."),
            .required("inputs", list(input), "What they rest on."),
        ])

    private static let range: [FieldRule] = [
        .required("low", number, "The lowest."), .required("high", number, "The highest."),
    ]

    private static let claim = ObjectRule(
        "claim", "What published figures imply for another one.",
        [
            .required("name", text, "Its name."), .required("topic", text, "What it is about."),
            .required("title", text, "What it says."),
            .required("quantity", text, "What is implied."), .required("unit", text, "The unit."),
            .required(
                "implied", .object(ObjectRule("range", "From a value to another.", range)),
                "What is implied."),
            .required(
                "target",
                .object(
                    ObjectRule(
                        "claimTarget", "What it must agree with.",
                        range + [
                            .required("relation", text, "equals, atMost or atLeast."),
                            .required("tolerance", number, "How near is near enough."),
                        ])), "What it must agree with."),
            .required("condition", orNull(condition), "Something unpublished that it needs."),
            .required("verdict", text, "reconciles, only if, near miss or cannot."),
            .required("reason", text, "Why."), .required("inputs", list(text), "By name."),
        ])

    private static let condition = ObjectRule(
        "condition", "Something unpublished that a claim needs.",
        [
            .required("unknown", text, "What it is."), .required("unit", text, "The unit."),
            .required(
                "required", .object(ObjectRule("range", "From a value to another.", range)),
                "What it must be."),
            .required(
                "possible", .object(ObjectRule("range", "From a value to another.", range)),
                "What it may be."),
        ])

    private static let input = ObjectRule(
        "input", "A published figure, or an assumption.",
        [.required("name", text, "What it is.")] + range + [
            .required("unit", text, "The unit."), .required("source", text, "Who published it."),
            .required("evidence", text, "What kind of source that is."),
        ])

    static let benchmark = ObjectRule(
        "benchmark", "A run that was timed.",
        [
            workloadField, seed,
            .required(
                "result", .object(benchmarkResult), "The same on every machine."),
            .required("measured", .object(timing), "Not the same."),
        ])

    private static let benchmarkResult = ObjectRule(
        "benchmarkResult", "What was simulated.",
        [
            .required("hash", text, "Of every statistic."),
            .required("conversations", whole, "Conversations."),
            .required("events", whole, "Events."),
            .required("queuedEvents", whole, "Those of them that were queued."),
            .required("cancellations", whole, "Events that were cancelled."),
            .required("meanPendingEvents", number, "Mean number in the queue."),
            .required("greatestPendingEvents", whole, "Greatest number in the queue."),
        ])

    private static let timing = ObjectRule(
        "timing", "How long it took.",
        [
            .required("repeats", whole, "How often it was timed."),
            .required("cpuSeconds", .object(spread), "Of a run."),
            .required("eventsPerCpuSecond", number, "By the median."),
            .required("conversationsPerCpuSecond", number, "By the median."),
            .required("nanosecondsPerEvent", .map(of: number), "By part."),
            .required("peakKiB", whole, "Greatest memory of the process."),
        ])

    private static let spread = ObjectRule(
        "spread", "Several timings.",
        [.required("median", number, "The median."), .required("min", number, "The least.")])

    static let queueBenchmark = ObjectRule(
        "queueBenchmark", "The event queue, timed.",
        [
            seed,
            .required(
                "result",
                .object(
                    ObjectRule(
                        "queueResult", "What was done.",
                        [
                            .required("laws", .map(of: text), "What the laws mean."),
                            .required("cells", list(cell), "Laws and sizes."),
                        ])), "The same on every machine."),
            .required(
                "measured",
                .object(
                    ObjectRule(
                        "queueTiming", "How long it took.",
                        [
                            .required("repeats", whole, "How often it was timed."),
                            .required("cells", list(timedCell), "Laws and sizes."),
                        ])), "Not the same."),
        ])

    private static let cell = ObjectRule(
        "cell", "A law of increments at a size.",
        [
            .required("law", text, "The law."), .required("pending", whole, "Pending events."),
            .required("holds", whole, "Holds."), .required("hash", text, "Of what came out."),
        ])

    private static let timedCell = ObjectRule(
        "timedCell", "A law of increments at a size, timed.",
        [
            .required("law", text, "The law."), .required("pending", whole, "Pending events."),
            .required("nanosecondsPerHold", .object(spread), "Of a hold."),
        ])

    static let workloads = ObjectRule(
        "workloads", "The bundled workloads.",
        [
            .required(
                "workloads",
                list(
                    ObjectRule(
                        "bundled", "A bundled workload.",
                        [
                            .required("name", text, "Its name."),
                            .required("title", text, "What it is."),
                        ])), "Each of them.")
        ])
}
