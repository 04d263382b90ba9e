import FieldTables

/// Inputs found from numbers.
extension ResultSchema {
    static let inputCalibration = ObjectRule(
        "inputCalibration", "Inputs found from numbers that measures are to come to.",
        [
            workloadField, seed, answer,
            .required(
                "ending", text, "found, nearestWhole, jump, outOfRange or unreached."),
            settings,
            .required("inputs", list(foundInput), "What was to be found."),
            .required("targets", list(calibrated), "What the measures are to come to, and do."),
            replications,
            .required("searchReplications", whole, "Replications of the first part of the search."),
            .required("replicationsRun", whole, "Replications in all."),
            .required(
                "sides", list(tried),
                "The ends, neighbours or sides of a leap that say why there is no root."),
            .required("search", list(tried), "What was tried, by rising values."),
            .required(
                "turns", flag, "Whether the measure rises in one place and falls in another."),
            .required(
                "otherRoots", list(list(number)), "Between which values other roots lie."),
            .required(
                "telling", orNull(telling), "How well the measures tell the inputs apart."),
            .required("refusal", maybeText, "Why some points are no valid workloads."),
        ])

    private static let foundInput = ObjectRule(
        "foundInput", "An input that was to be found; what was found, or the best there is.",
        [
            .required("path", text, "Where it is in the workload."),
            .required("before", maybeNumber, "Its value in the workload."),
            .required(
                "range", orNull(list(number), "an array or null"),
                "Between which values it was looked for, if that was said."),
            .required("value", number, "Its value, rounded to what is known."),
            .required("halfWidth", maybeNumber, "Half its interval at 95 %."),
            .required(
                "halfWidthOfSimulation", maybeNumber, "The part that is from the simulation."),
            .required("halfWidthOfTargets", maybeNumber, "The part from the numbers' own errors."),
        ])

    private static let calibrated = ObjectRule(
        "calibrated", "A measure, what it is to come to and what it comes to.",
        [.required("measure", text, "The measure.")] + meaning + [
            .required("value", number, "What it is to come to."),
            .required("error", number, "Half the interval of that number; 0 if it is exact."),
            .required("searched", orNull(interval), "On the customers of the search."),
            .required("confirmed", orNull(interval), "On other customers."),
            .required(
                "isConfirmed", .either([flag, .null], described: "true, false or null"),
                "Whether other customers say the same; null if nothing was found."),
        ])

    private static let tried = ObjectRule(
        "tried", "Values of the inputs that were tried.",
        [
            .required("values", list(number), "Values of the inputs."),
            .required(
                "measures", orNull(list(interval), "an array or null"),
                "The measures in the order of the targets; null if they have no value."),
        ])

    private static let telling = ObjectRule(
        "telling", "How well measures tell inputs apart.",
        [
            .required(
                "amplification", maybeNumber,
                "By how many per cent inputs move if a measure is off by one."),
            .required(
                "direction", list(number), "Changes of the inputs that move the measures least."),
            .required("isLost", flag, "Whether such changes cannot be told from none."),
        ])
}
