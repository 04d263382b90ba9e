import FieldTables

/// What results look like: one table for the JSON Schema, its manual, and those who read results.
///
/// `kind` tells one kind of result from another. A key that a later version adds is new in its
/// schema as well; readers pass over what they do not know.
public enum ResultSchema {
    /// Any result of one command.
    public static let schema = Schema.variants(
        VariantsRule(
            "result", "What a command found, as --json writes it.", tag: "kind",
            [
                run, runs, sweepSummary, comparison, tuning, staffing, hiring, verification, claims,
                benchmark,
                queueBenchmark, workloads, fit, inputCalibration,
            ].map(complete)))

    /// A kind of result with what all of them begin with.
    private static func complete(_ rule: ObjectRule) -> ObjectRule {
        ObjectRule(rule.name, rule.summary, head + rule.fields)
    }

    private static let head: [FieldRule] = [
        .required("tool", text, "The word switchboard."),
        .required("version", text, "The version that wrote it."),
        .required(
            "format", .integer(1...Int.max),
            "The number of the format; it rises when anything that was there changes its meaning."),
        .required("command", text, "The command that reproduces it."),
    ]
}

/// Kinds of values that occur everywhere.
extension ResultSchema {
    static let number = Schema.number(.any)
    static let whole = Schema.integer(0...Int.max)
    static let text = Schema.string(.any)
    static let flag = Schema.boolean
    static let maybeNumber = orNull(number, "a number or null")
    static let maybeWhole = orNull(whole, "a whole number or null")
    static let maybeText = orNull(text, "text or null")

    /// A value that may not exist.
    static func orNull(_ schema: Schema, _ described: String) -> Schema {
        .either([schema, .null], described: described)
    }

    /// An object that may not exist.
    static func orNull(_ rule: ObjectRule) -> Schema {
        orNull(.object(rule), "an object or null")
    }

    static func list(_ schema: Schema) -> Schema { .array(of: schema, count: 0...Int.max) }

    static func list(_ rule: ObjectRule) -> Schema { list(.object(rule)) }

    /// Changed inputs.
    static let settings = FieldRule.required(
        "set", .map(of: text), "Changed inputs: what was typed, by path.")

    /// A number that is not given where there is none to give.
    static func optional(_ key: String, _ schema: Schema, _ summary: String) -> FieldRule {
        FieldRule(key, schema, isRequired: false, summary)
    }

    /// A mean and how surely it is known.
    static let estimate: [FieldRule] = [
        .required("mean", maybeNumber, "The mean; null if it has no value."),
        .required(
            "halfWidth", maybeNumber,
            "Half its interval, at 95 % unless it says otherwise; null if there is none."),
    ]

    static let interval = ObjectRule("estimate", "A mean with its interval.", estimate)

    /// What a measure is.
    static let meaning: [FieldRule] = [
        .required("unit", text, "The unit; share is a number from 0 to 1."),
        .required("definition", text, "What it means."),
    ]

    static let measured = ObjectRule(
        "measured", "A measure with its interval and meaning.", estimate + meaning)

    static let assumption = ObjectRule(
        "assumption", "An input without a source.",
        [
            .required("path", text, "Where it is in the workload."),
            .required("reason", text, "Why it is so."),
        ])

    static let assumptions = FieldRule.required(
        "assumptions", list(assumption), "Inputs without a source.")

    static let contradictions = FieldRule.required(
        "contradictions", list(text), "What cannot be and is: a fault of the program.")

    static let targetResult = ObjectRule(
        "target", "What a target came to.", target)

    /// What a target bounds.
    private static let bound: [FieldRule] = [
        .required("target", text, "The bound as it is typed."),
        .required("measure", text, "The measure."), .required("unit", text, "Its unit."),
        .required("relation", text, "atLeast or atMost."),
        .required("bound", number, "The bound."),
    ]

    static let bounds = FieldRule.required(
        "bounds", list(ObjectRule("bound", "What must be kept.", bound)), "The same, taken apart.")

    static let target: [FieldRule] =
        bound + [
            .required(
                "verdict", text, "met, missed, or undecided: the bound lies within the interval."),
            optional("asked", text, "Of a month, the target that it is of."),
            optional("place", text, "Where; the whole run if it is not said."),
            optional("mean", maybeNumber, "The value, if there is one."),
            optional("halfWidth", maybeNumber, "Half its interval."),
        ]

    static let targets = FieldRule.required("targets", list(targetResult), "What they came to.")

    static let objective = ObjectRule(
        "objective", "What is as small or as large as possible.",
        [
            .required("measure", text, "The measure."),
            .required("direction", text, "minimise or maximise."),
        ])

    static let workload = ObjectRule(
        "workload", "What was simulated.",
        [
            .required("name", text, "Its name."),
            .required("sha256", text, "The hash of its file."),
            .required("title", text, "What it is, in a line."),
            .required("description", text, "What it is for; empty if the file does not say."),
            .required("start", maybeText, "The date of the first day that is measured."),
            .required("horizonDays", number, "Days that are measured."),
            .required("warmUpDays", number, "Days before them that are not."),
            .required("acceptableWaitSeconds", number, "The wait of the service levels."),
            .required(
                "returnWindowHours", number,
                "Who stays away for so long after an AI's answer is assumed resolved."),
            .required("currency", text, "What amounts of money are in."),
            .required(
                "escalationThreshold", maybeNumber,
                "The confidence from which on the AI answers, if that is one number."),
        ])

    static let workloadField = FieldRule.required(
        "workload", .object(workload), "What was simulated.")

    static let answer = FieldRule.required(
        "answer", text, "What came out, in a sentence or two.")

    static let seed = FieldRule.required(
        "seed", .either([whole, text], described: "a whole number"), "The root of all randomness.")

    static let replications = FieldRule.required(
        "replications", whole, "Independent replications.")
}
