import FieldTables

/// Runs.
extension ResultSchema {
    static let run = ObjectRule("run", "A workload that was run.", runFields)

    static let runs = ObjectRule(
        "runs", "Several workloads with their published figures.",
        [.required("runs", list(runOfSeveral), "The runs.")])

    /// A run as a part of another result, with its own head.
    static let runOfSeveral = ObjectRule(
        "partialRun", "A run as a part of another result.",
        [
            .required("tool", text, "The word switchboard."),
            .required("version", text, "The version that wrote it."),
            .required("format", whole, "The number of the format."),
            .required("kind", text, "The word run."),
            .required("command", text, "The command that reproduces it."),
        ] + runFields)

    private static let runFields: [FieldRule] =
        [
            workloadField, settings, seed, replications,
            .required("warmUps", orNull(warmUps), "Where replications were found warmed up."),
            .required("batches", orNull(batches), "How one replication was cut into batches."),
            .required("precision", orNull(precision), "How precise the run became."),
            answer,
            .required(
                "measures", .map(of: .object(measure)),
                "Every measure that applies, by name; those of the baseline as baseline.NAME."),
            .required("outcomes", .object(outcomes), "How conversations ended."),
            .required(
                "costs", .map(of: .object(interval)),
                "What 30 days cost: agents, ai, losses, total; empty if nothing has a price."),
            .required(
                "distributions", .map(of: .object(distribution)),
                "Of aiSession, humanSession, endToEnd, wait and handledWait."),
            .required(
                "replicationValues", .map(of: list(maybeNumber)),
                "Every measure in every replication."),
            optional(
                "linearised", .map(of: list(maybeNumber)),
                "What each replication gives to every measure: their mean is the measure's and "
                    + "their variance gives its interval (the delta method for ratios, influence "
                    + "values for percentiles). Differences of those of two runs on the same "
                    + "customers are paired differences."),
            .required("baseline", orNull(baseline), "What it is set against."),
            .required(
                "breakdowns", .map(of: .map(of: .map(of: .object(trusted)))),
                "Measures by the name of the part, by dimension."),
            .required("figures", list(figure), "Published figures beside simulated ones."),
        ] + soundness

    private static let trust = FieldRule.required(
        "replicationsToTrust", maybeWhole,
        "About how many replications it takes to trust the interval; null if these do.")

    private static let trusted = ObjectRule(
        "trusted", "A mean with its interval, and whether to trust that.", estimate + [trust])

    private static let measure = ObjectRule(
        "measure", "A measure of a run.", estimate + [trust] + meaning)

    private static let warmUps = ObjectRule(
        "warmUps", "Where replications were found warmed up.",
        [
            .required("method", text, "How."),
            .required("minimumSeconds", number, "The shortest warm-up."),
            .required("medianSeconds", number, "The median."),
            .required("maximumSeconds", number, "The longest."),
            .required("replications", list(warmUp), "Each replication."),
        ])

    private static let warmUp = ObjectRule(
        "warmUp", "A replication's warm-up.",
        [
            .required("truncationSeconds", number, "What the method found."),
            .required("steady", flag, "Whether less than half was cut off."),
            .required("warmUpSeconds", number, "Where the measured part begins."),
        ])

    private static let batches = ObjectRule(
        "batches", "Batches of one long replication.",
        [
            .required("count", whole, "How many."),
            .required("seconds", number, "How long each is."),
            .required("level", number, "The level of the test for dependence."),
            .required("measures", .map(of: .object(dependence)), "The test of each measure."),
        ])

    private static let dependence = ObjectRule(
        "dependence", "How neighbouring batches depend on each other.",
        [
            .required("lagOneAutocorrelation", maybeNumber, "Their correlation."),
            .required("dependence", maybeNumber, "Von Neumann's statistic."),
            .required("looksDependent", flag, "Whether the test rejects independence."),
        ])

    private static let precision = ObjectRule(
        "precision", "How precise the run became.",
        [
            optional("relative", number, "The half-width asked for, as a share of the mean."),
            optional("absolute", number, "The half-width asked for, in the measure's unit."),
            .required("reached", flag, "Whether it was reached."),
            .required("replicationsNeeded", maybeNumber, "How many it takes."),
            .required("mostReplications", whole, "Where to give up."),
            .required("measures", .map(of: .object(precise)), "What must be precise."),
        ])

    private static let precise = ObjectRule(
        "precise", "How precise a measure became.",
        estimate + [
            .required("allowed", maybeNumber, "The half-width allowed."),
            .required("reached", flag, "Whether it is that small."),
            .required("replicationsNeeded", maybeNumber, "How many replications it takes."),
        ])

    private static let outcomes = ObjectRule(
        "outcomes", "How conversations ended: mean numbers of a replication, each in one way.",
        [
            .required("aiRight", number, "By the AI, with a right answer."),
            .required("aiWrong", number, "By the AI, with a wrong answer."),
            .required("aiEnded", number, "By the AI, where right and wrong are not known."),
            .required("humanResolved", number, "By a human, resolved."),
            .required("humanFailed", number, "By a human, not resolved."),
            .required("humanClosed", number, "By a human, where that is not known."),
            .required("abandoned", number, "The customer gave up waiting."),
            .required("blocked", number, "Every place was taken."),
            .required("unserved", number, "Nobody was on duty, or everybody had gone home."),
            .required("lost", number, "In an outage or a hand-over."),
            .required("open", number, "Not at all before the run did."),
        ])

    private static let distribution = ObjectRule(
        "distribution", "How often durations are how long, all replications together.",
        [
            .required("unit", text, "The unit of the edges."),
            .required("edges", list(number), "Rising."),
            .required(
                "counts", list(number),
                "How many are at most an edge and more than the one before; the last ones are "
                    + "beyond all edges."),
        ])

    private static let baseline = ObjectRule(
        "baseline", "What the workload is set against, and what of the settings that followed.",
        [
            .required("name", text, "Its name."), .required("sha256", text, "Its hash."),
            .required("follows", .map(of: text), "Settings that it followed."),
            .required("own", .map(of: text), "Settings instead of which it has inputs of its own."),
            .required("refused", .map(of: text), "Settings that are not valid in it."),
        ])

    private static let figure = ObjectRule(
        "figure", "A published figure beside the simulated one.",
        [
            .required("name", text, "The measure."),
            .required("published", number, "What was published."),
            .required("relation", text, "equals, atMost or atLeast."),
            .required("tolerance", number, "How near is near enough."),
            .required("kind", text, "calibrated or test."),
            .required("simulated", maybeNumber, "What came out."),
            .required("halfWidth", maybeNumber, "Half its interval."),
            .required("verdict", text, "reproduced, missed, undecided or notApplicable."),
            .required("source", text, "Who published it."),
            .required("unit", text, "The unit."),
            .required("note", maybeText, "What its file says of it."),
            optional("set", .map(of: text), "Inputs that it changes."),
        ])

    private static let soundness: [FieldRule] = [
        .required("checks", .object(checks), "What the run says about itself."),
        .required("calibration", orNull(calibration), "The AI's confidence against the truth."),
        .required("bills", list(bill), "What price rules come to in 30 days."),
        assumptions,
        .required("unstated", list(assumption), "What the file does not say."),
    ]

    private static let checks = ObjectRule(
        "checks", "What the run says about itself.",
        [
            contradictions,
            .required(
                "littlesLaw", .map(of: maybeNumber),
                "The mean number at a stage over rate x mean time: 1 but for edges."),
            .required("neverServedShare", number, "Of those offered to humans."),
            .required("nearestModel", orNull(nearestModel), "The exact model nearest to it."),
        ])

    private static let nearestModel = ObjectRule(
        "nearestModel", "The exact model nearest to the human tier.",
        [
            .required("state", text, "steady, or from empty."),
            .required("waitingSeconds", maybeNumber, "Its mean wait."),
            .required("abandonmentRate", maybeNumber, "Its abandonment."),
            .required("simulatedWaitingSeconds", maybeNumber, "The simulated wait."),
            .required("simulatedAbandonmentRate", maybeNumber, "The simulated abandonment."),
            .required("departures", list(text), "What is here and not in that model."),
        ])

    private static let calibration = ObjectRule(
        "calibration", "The AI's confidence against the truth.",
        [
            .required("answers", whole, "Answers, given or held back."),
            .required("bins", list(bin), "By confidence."),
            .required("riskCoverage", list(riskCoverage), "What a threshold would come to."),
        ])

    private static let bin = ObjectRule(
        "bin", "Answers of some confidence.",
        [
            .required("from", number, "The lower edge."), .required("to", number, "The upper one."),
            .required("answers", whole, "How many."),
            .required("meanConfidence", maybeNumber, "Their mean confidence."),
            .required("accuracy", maybeNumber, "The share that is right."),
        ])

    private static let riskCoverage = ObjectRule(
        "riskCoverage", "What a threshold would come to.",
        [
            .required("threshold", number, "The confidence from which on the AI answers."),
            .required("coverage", maybeNumber, "The share that it would answer."),
            .required("risk", maybeNumber, "The share of those that is wrong."),
        ])

    private static let bill = ObjectRule(
        "bill", "What a price rule comes to in 30 days.",
        [
            .required("name", text, "What is billed."), .required("price", number, "The price."),
            .required("units", number, "How often it is billed."),
            .required("cost", number, "What that costs."),
            .required("priceChanges", flag, "Whether the price is only the first of several."),
            .required("isQuote", flag, "Whether it is only for comparison."),
        ])
}
