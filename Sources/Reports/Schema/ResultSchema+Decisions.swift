import FieldTables

/// Sweeps, comparisons and tunings.
extension ResultSchema {
    static let sweepSummary = ObjectRule(
        "sweepSummary", "A sweep's combinations, as the page of a sweep holds them.",
        [
            workloadField, settings, seed,
            .required("axes", list(text), "The inputs that vary."),
            .required(
                "measures", .map(of: .object(ObjectRule("meaning", "A measure.", meaning))),
                "The measures of the points."),
            .required("points", list(combination), "Every combination."), assumptions,
        ])

    private static let combination = ObjectRule(
        "combination", "A combination of values.",
        [
            .required(
                "values",
                list(
                    .either(
                        [number, text, flag, .map(of: text), list(number)],
                        described: "a value of an input")), "Values of the axes."),
            replications,
            .required("measures", .map(of: maybeInterval), "Means of replications."),
        ])

    static let comparison = ObjectRule(
        "comparison", "Workloads on the same customers.",
        [
            answer, .required("meanIs", text, "What a difference is: b minus a."),
            .required(
                "equalService", orNull(list(staffed), "an array or null"),
                "With how many agents each meets the same targets."),
            .required("workloads", list(runOfSeveral), "The runs."),
            .required("differenceConfidence", number, "The confidence of each difference."),
            .required("differences", list(difference), "Every pair in every measure of both."),
            .required("selection", orNull(selection), "Which one is the best."),
            .required("sensitivity", orNull(sensitivity), "What that owes to assumptions."),
        ])

    private static let staffed = ObjectRule(
        "staffed", "A workload staffed for the same targets.",
        [
            .required("workload", text, "Its name."),
            .required("outcome", text, "met, notMet or withoutHumans."), settings,
            .required("agentsOnDuty", maybeNumber, "Agents on duty on average."),
            .required("fullTimeEquivalents", maybeNumber, "Full-time agents."), targets,
        ])

    private static let difference = ObjectRule(
        "difference", "One workload less another in a measure, on the same customers.",
        [
            .required("measure", text, "The measure."),
            .required("a", text, "The workload that is taken off."),
            .required("b", text, "The workload that it is taken off from."),
        ] + estimate + [
            .required(
                "varianceRatio", maybeNumber,
                "How many times more replications independent runs would need."),
            .required("verdict", text, "higher, lower, same or undecided."),
        ])

    private static let selection = ObjectRule(
        "selection", "Which one is the best.",
        [
            .required("procedure", text, "How it was found."),
            .required("probability", number, "The probability that it is right."),
            .required("objective", .object(objective), "What is as good as possible."),
            .required("indifference", number, "What is not worth finding."),
            .required("mostReplications", whole, "Where to give up."),
            .required("best", maybeText, "Its name; null if none was shown to be."),
            .required("candidates", list(contender), "Each workload."),
        ])

    private static let contender = ObjectRule(
        "contender", "A workload in a selection.",
        [
            .required("workload", text, "Its name."), replications,
        ] + estimate + [.required("left", flag, "Whether it was never dropped.")])

    private static let sensitivity = ObjectRule(
        "sensitivity", "What the best owes to inputs without a source.",
        [
            .required("objective", .object(objective), "By what it is the best."),
            .required("best", text, "The best."), .required("runnerUp", text, "The next."),
        ] + estimate + [.required("inputs", list(moved), "Each input, the largest swing first.")])

    private static let moved = ObjectRule(
        "moved", "An input moved by a fifth, alone.",
        [
            .required("path", text, "The input."),
            .required("low", orNull(side), "A fifth lower."),
            .required("high", orNull(side), "A fifth higher."),
            .required("reason", maybeText, "Why it was not moved."),
        ])

    private static let side = ObjectRule(
        "side", "The best less the next with one input moved.",
        [
            settings, .required("best", text, "The best then."),
            .required("decisive", flag, "Whether that is shown."),
        ] + estimate)

    static let tuning = ObjectRule(
        "tuning", "When the AI should hand over.",
        [
            workloadField, seed, answer,
            .required("objective", .object(objective), "What is as good as possible."),
            .required("targets", list(text), "What must be kept."), bounds,
            .required("indifference", number, "What is not worth finding."),
            .required("axes", list(text), "The tuned inputs."),
            .required("searchReplications", whole, "Replications of a point of the search."),
            .required("searchDays", number, "Measured days of each of them."),
            .required("search", list(point), "Points of the search."), replications,
            .required("replicationsRun", whole, "Replications in all."),
            .required(
                "measures", .map(of: .object(ObjectRule("meaning", "A measure.", meaning))),
                "The measures of points and candidates."),
            .required("candidates", list(candidate), "Points judged on other customers."),
            .required(
                "recommended", orNull(.map(of: text), "an object or null"),
                "Settings; null if nothing is recommended."),
            .required(
                "recommendedValues", orNull(list(number), "an array or null"),
                "The same as values of the axes; null for the workload as it stands."),
            .required("decided", flag, "Whether it is the best with its probability."),
            .required("tied", flag, "Whether it is one of several that were equal."),
            .required("refusal", maybeText, "Why some points are no valid workloads."),
            .required("gainOverCurrent", orNull(interval), "Against the workload as it stands."),
            .required("gainOverUniform", orNull(interval), "Against one threshold for all."),
            .required("regions", list(region), "What cannot be told from the recommended one."),
            assumptions,
        ])

    private static let maybeInterval = orNull(interval)

    private static let point = ObjectRule(
        "point", "A point of the search.",
        [
            .required("values", list(number), "Values of the axes."),
            .required("measures", .map(of: maybeInterval), "Measures; null where none applies."),
            .required("uniform", flag, "Whether the threshold is the same always and for all."),
            targets,
        ])

    private static let candidate = ObjectRule(
        "candidate", "A point that was judged.",
        [
            .required(
                "values", orNull(list(number), "an array or null"),
                "Values of the axes; null for a workload that is no point."), settings,
            .required(
                "standing", text,
                "recommended, indistinguishable, worse, missesTarget or undecidedTarget."),
            .required("current", flag, "Whether it is the workload as it stands."),
            .required("bestUniform", flag, "Whether it is the best that is always the same."),
            .required("difference", maybeInterval, "Its objective less the recommended one's."),
            targets,
            .required("measures", .map(of: maybeInterval), "Measures; null where none applies."),
        ])

    private static let region = ObjectRule(
        "region", "The values of an axis that cannot be told from the recommended one.",
        [
            .required("axis", text, "The input."), .required("from", number, "The lowest."),
            .required("to", number, "The highest."),
            .required("worseBelow", maybeNumber, "The nearest below that is worse."),
            .required("worseAbove", maybeNumber, "The nearest above that is worse."),
        ])
}
